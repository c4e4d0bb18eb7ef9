"""The board in a window of its own: key numbers, charts or tables, and the way to the comments."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from moderator.ui import labels
from moderator.ui.board.asking import Asking
from moderator.ui.board.charts import Charts
from moderator.ui.board.counting import Counting
from moderator.ui.board.tiles import Tiles
from moderator.ui.charts.view import Card
from moderator.ui.chips import wrapped_label
from moderator.ui.dialogs.frame import roomy, while_alive
from moderator.ui.plain import safe
from moderator.ui.theme import IN_CELL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from moderator.desk.board import Choices
    from moderator.errors import ModeratorError
    from moderator.model import Clock
    from moderator.model.figures import Figures, Queued
    from moderator.ui.board.charts import Asked
    from moderator.ui.charts.chart import Chart
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

KEYS: Final = (  # the cards in their order; the first takes the whole width
    "steps",
    "waiting",
    "delays",
    "agreement",
    "findings",
    "edits",
    "sections",
    "articles",
    "people",
)

WIDE: Final = 860  # pixels at 14 px text from which on cards stand side by side

MINUTE_MS: Final = 60_000


class BoardWindow(QDialog):
    """Non-modal: the work goes on beside it, and the figures follow."""

    line_wanted = Signal(str, int)  # what lists the comments behind a bar, and how many counted
    print_wanted = Signal(object)  # what the board is about: Asked
    meaning_wanted = Signal()
    kept = Signal(object)  # the choices to begin with next time

    def __init__(
        self, lanes: Lanes, actor: str, theme: Theme, clock: Clock, kept: Mapping[str, str]
    ) -> None:
        """Count what was chosen last."""
        super().__init__(None, Qt.WindowType.Window)
        self._lanes = lanes
        self._actor = actor
        self._theme = theme
        self._columns = 0
        self._counted: tuple[Asked, Queued | None, Figures | None] | None = None
        self.setWindowTitle(self.tr("Board"))
        self.charts = Charts(self)
        self.asking = Asking(theme, clock, kept, self)
        self.tables = QPushButton(self)
        self.tables.setObjectName("asTables")
        self.tables.setCheckable(True)
        self.tables.setChecked(kept.get("tables") == "1")
        self.print = QPushButton(self.tr("&Print…"), self)
        self.meaning = QPushButton(self.tr("&What counts"), self)
        self.second = QPushButton(self.tr("Second &look…"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.people = QCheckBox(self.tr("&Figures of single moderators"), self)
        self.said = wrapped_label("", self, muted=True)
        self.told = wrapped_label("", self, muted=True)
        self.tiles = Tiles(theme, self)
        self.cards = {key: Card(theme, self) for key in KEYS}
        for button in (self.tables, self.print, self.second, self.meaning, self.close_button):
            button.setAutoDefault(False)
        self._counting = Counting(lanes, self)
        self._counting.far.connect(self._far)
        self._counting.waiting.connect(self._waiting)
        self._counting.decided.connect(self._decided)
        self._counting.failed.connect(self._failed)
        self._counting.due.connect(self.count)
        self._minute = QTimer(self)  # what waits grows older by itself
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.count)
        self._arrange()
        self._style()
        self._connect()
        self._read_choices(first=True)

    # --- building -----------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout()
        bar.setContentsMargins(px(14), px(10), px(14), px(8))
        bar.setSpacing(px(8))
        bar.addWidget(self.asking, 1)
        bar.addWidget(self.tables, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(px(14), px(12), px(14), px(14))
        column.setSpacing(px(12))
        self._grid = QGridLayout()
        self._grid.setSpacing(px(12))
        column.addWidget(self.tiles)
        column.addLayout(self._grid)
        column.addWidget(self.people)
        column.addWidget(self.told)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(14), px(8), px(14), px(10))
        foot.setSpacing(px(8))
        foot.addWidget(self.said, 1)
        foot.addWidget(self.second)
        foot.addWidget(self.meaning)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.area, 1)
        layout.addLayout(foot)
        self.cards["people"].hide()
        self.people.hide()
        self.told.hide()
        last: QWidget = self.print
        for card in self.cards.values():
            for part in (card.view, card.table):
                self.setTabOrder(last, part)
                last = part
        for button in (self.people, self.second, self.meaning, self.close_button):
            self.setTabOrder(last, button)
            last = button
        self._place(2)
        self.setMinimumSize(min(px(420), 640), min(px(360), 460))
        self.resize(roomy(self._theme, self, 1080, 760))

    def _place(self, columns: int) -> None:
        """Put the cards into so many columns; the first stands over all of them."""
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards.values()):
            self._grid.removeWidget(card)
            if at == 0:
                self._grid.addWidget(card, 0, 0, 1, columns)
            else:
                self._grid.addWidget(card, 1 + (at - 1) // columns, (at - 1) % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @Slot()
    def _style(self) -> None:
        c, px = self._theme.colours, self._theme.px
        self.area.setStyleSheet(
            f"QScrollArea {{ background: {c.window}; border: none;"
            f" border-top: 1px solid {c.line}; border-bottom: 1px solid {c.line}; }}"
            f"QScrollArea > QWidget > QWidget {{ background: {c.window}; }}"
            f"#card {{ background: {c.pane}; border: 1px solid {c.line};"
            f" border-radius: {px(9)}px; }}"
            f"QTableView {{ background: {c.pane}; outline: none;"
            f" selection-background-color: {c.selected}; selection-color: {c.text}; }}"
            f"QTableView::item {{ border-bottom: 1px solid {c.line}; padding: 0 {px(4)}px; }}"
            f"QHeaderView::section {{ background: {c.pane}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.edge}; padding: {px(3)}px {px(4) + IN_CELL}px; }}"
        )
        self.tables.setStyleSheet(
            f"#asTables:checked {{ background: {c.selected}; border: 1px solid {c.accent}; }}"
            f"#asTables:checked:focus {{ border: 2px solid {c.focus}; }}"
        )
        self._say_form()
        for card in self.cards.values():
            card.restyle()
        self.tiles.restyle()

    def _say_form(self) -> None:
        """Let the button say whether tables are shown; its colour alone does not."""
        on = self.tables.isChecked()
        self.tables.setText(self.tr("Shown as &tables") if on else self.tr("Show as &tables"))
        self._theme.put_icon(self.tables, "check" if on else "list", size=self._theme.px(14))

    def _connect(self) -> None:
        self.asking.changed.connect(self._chosen)
        self.tables.toggled.connect(self._as_tables)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.asking.asked()))
        self.meaning.clicked.connect(self.meaning_wanted)
        self.close_button.clicked.connect(self.close)
        self.people.clicked.connect(self._watch)
        self._theme.changed.connect(self._style)
        self._lanes.changed.connect(self._changed)
        for card in self.cards.values():
            card.chosen.connect(self.line_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand the cards side by side where there is room."""
        super().resizeEvent(event)
        self._place(2 if self.width() >= self._theme.px(WIDE) else 1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Follow what happens."""
        super().showEvent(event)
        self._minute.start()

    def done(self, result: int) -> None:
        """Stop counting with the window."""
        self._minute.stop()
        self._counting.stop()
        super().done(result)

    def renew(self, actor: str) -> None:
        """Count anew for whoever works now; another's figures of people are gone at once."""
        if actor != self._actor:
            self._actor, self._counted = actor, None
            self.cards["people"].hide()
        self._read_choices(first=False)
        self.count()

    # --- choosing ---------------------------------------------------------------------------------

    def _read_choices(self, *, first: bool) -> None:
        actor = self._actor
        self._lanes.read(
            lambda desk: desk.board.choices(actor),
            while_alive(self, partial(self._show_choices, first=first)),
            topic="board choices",
            failed=while_alive(self, self._failed),
        )

    def _show_choices(self, found: Choices, *, first: bool) -> None:
        self.asking.show_choices(found.sites, found.sections)
        watching = found.watching
        self.people.setVisible(found.may)
        self.people.setChecked(watching.on)
        text = ""
        if watching.on and watching.at is not None:
            text = self.tr("%1 turned figures of single moderators on, %2. Only chiefs see them.")
            text = text.replace("%2", labels.clock_time(watching.at))
            text = text.replace("%1", safe(watching.by))
        elif found.may:
            text = self.tr("Turning this on is written to the log, which everybody can read.")
        self.told.setText(text)
        self.told.setVisible(bool(text))
        if first:
            self.count()

    @Slot()
    def _chosen(self) -> None:
        self._keep()
        self.count()

    def _keep(self) -> None:
        self.kept.emit(self.asking.kept() | {"tables": "1" if self.tables.isChecked() else "0"})

    @Slot()
    def _as_tables(self) -> None:
        self._say_form()
        self._keep()
        self._show_all()

    @Slot()
    def _watch(self) -> None:
        on, actor = self.people.isChecked(), self._actor
        self._lanes.write(
            lambda desk: desk.board.watch(actor, on=on),
            while_alive(self, lambda _new: self.renew(actor)),
            failed=while_alive(self, self._not_watched),
        )

    def _not_watched(self, error: ModeratorError) -> None:
        self.people.setChecked(not self.people.isChecked())
        self._failed(error)

    # --- counting ---------------------------------------------------------------------------------

    @Slot(object)
    def _changed(self, _changes: object) -> None:
        if self.isVisible():
            self._counting.note_change()

    @property
    def busy(self) -> bool:
        """Whether figures are being counted."""
        return self._counting.busy

    @Slot()
    def count(self) -> None:
        """Count anew; what is shown stays until the new figures are there."""
        asked = self.asking.asked()
        if self._counted is None or self._counted[0] != asked:
            self.said.setText(self.tr("Counting…"))
        self._counting.count(asked, self._actor)

    @Slot(int, int)
    def _far(self, done: int, total: int) -> None:
        if self._counted is None or self._counted[2] is None:
            text = self.tr("Counting… %1").replace("%1", labels.percent(100 * done // total))
            self.said.setText(text)

    @Slot(object, object)
    def _waiting(self, asked: Asked, queued: Queued) -> None:
        old = self._counted
        figures = old[2] if old is not None and old[0] == asked else None
        self._counted = (asked, queued, figures)
        self._show(self.charts.waiting(asked, queued))
        self.tiles.show_all(queued, figures, self.charts)

    @Slot(object, object)
    def _decided(self, asked: Asked, figures: Figures) -> None:
        old = self._counted
        self._counted = (asked, old[1] if old is not None else None, figures)
        self._show_all()
        self.said.setText(self.charts.times.days(asked.first, asked.last))

    def _show_all(self) -> None:
        if self._counted is None:
            return
        asked, queued, figures = self._counted
        if queued is not None:
            self._show(self.charts.waiting(asked, queued))
        if figures is None:
            return
        self.cards["people"].setVisible(figures.people is not None)
        for chart in self.charts.of(asked, figures):
            self._show(chart)
        self.tiles.show_all(queued, figures, self.charts)

    def _show(self, chart: Chart) -> None:
        self.cards[chart.key].show_chart(chart, table=self.tables.isChecked())

    @Slot(object)
    def _failed(self, error: Any) -> None:  # noqa: ANN401 - also a fault of ours
        words = getattr(error, "words", None)
        self.said.setText(words(labels.language()) if words is not None else str(error))
