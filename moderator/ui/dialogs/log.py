"""The log in a window of its own: filters, all rows, one row whole, its hash and its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.dialogs.choices import Filters, beside
from moderator.ui.dialogs.frame import narrow, roomy, while_alive
from moderator.ui.dialogs.log_entry import LogEntry
from moderator.ui.dialogs.log_model import Column, LogModel
from moderator.ui.flow import Flow
from moderator.ui.line_label import LineLabel
from moderator.ui.theme import IN_CELL
from moderator.ui.whole_table import WholeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from moderator.desk import Desk
    from moderator.model import Changes, Clock, LogRow, RejectReason, SiteRecord
    from moderator.model.record import LogExtent
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

    Rest = tuple[tuple[str, ...], tuple[SiteRecord, ...], LogExtent]

TYPING_MS = 250
SIZE = (1120, 660)  # of the window, at 14 px text
WIDTHS = {
    Column.WHEN: 140,
    Column.WHO: 112,
    Column.WHAT: 180,
    Column.READER: 116,
    Column.ARTICLE: 130,
    Column.ANSWER: 150,
}
TEXT = 120  # pixels that a comment's words have at least, at 14 px text
SPARED = (Column.ARTICLE, Column.READER)


class LogWindow(QDialog):
    """Non-modal: the work goes on beside it."""

    export_wanted = Signal(object)  # the Filters as they are
    verify_wanted = Signal()
    print_wanted = Signal(object)  # the LogQuery that is shown
    history_wanted = Signal(int)  # the comment of the chosen row

    def __init__(
        self, lanes: Lanes, reasons: Sequence[RejectReason], theme: Theme, clock: Clock
    ) -> None:
        """Read the newest rows."""
        super().__init__(None, Qt.WindowType.Window)
        self._lanes = lanes
        self._theme = theme
        self._extent: LogExtent | None = None
        self._wanted: int | None = None
        self.shown: LogRow | None = None
        self.setWindowTitle(self.tr("Log"))
        self.filters = Filters(theme, clock, self)
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Search texts and names"))
        self.text.setAccessibleName(self.tr("Search texts and names"))
        self.text.setClearButtonEnabled(True)
        self.model = LogModel(lanes, theme, self)
        self.table = QTableView(self)
        self.entry = LogEntry(theme, {one.code: one.words for one in reasons}, self)
        self.count = LineLabel(self)
        self.head = LineLabel(self)
        self.copy = QPushButton(self.tr("&Copy"), self)
        self.verify = QPushButton(self.tr("&Verify…"), self)
        self.export = QPushButton(self.tr("&Export…"), self)
        self.print = QPushButton(self.tr("P&rint…"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        for button in (self.copy, self.verify, self.export, self.print, self.close_button):
            button.setAutoDefault(False)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._set_up_table()
        self._arrange()
        self._style()
        self._connect()
        self.renew()

    # --- building -----------------------------------------------------------------------------

    def _set_up_table(self) -> None:
        table, px = self.table, self._theme.px
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Rows of the log"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._theme.line() + px(8))
        heads = table.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setSectionsClickable(False)
        wider = max(1.0, roomy(self._theme, self, *SIZE).width() / px(SIZE[0]))
        self._widths = {one: int(px(width) * wider) for one, width in WIDTHS.items()}
        for column, width in self._widths.items():
            table.setColumnWidth(column, width)
        heads.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what the chosen row tells below where the comment has no room."""
        super().resizeEvent(event)
        room = self.width() - sum(self._widths.values()) - self._theme.px(TEXT)
        for column in SPARED:
            self.table.setColumnHidden(column, room < 0)
            room += self._widths[column] if room < 0 else 0

    def _arrange(self) -> None:
        px = self._theme.px
        tight = narrow(self._theme, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        rows = WholeTable(self.table, 1 if tight else 2, self)
        rows.setBackgroundRole(QPalette.ColorRole.Base)
        rows.setAutoFillBackground(True)
        self.splitter.addWidget(rows)
        self.splitter.addWidget(self.entry)
        self.splitter.setStretchFactor(0, 58)
        self.splitter.setStretchFactor(1, 42)
        self.splitter.setSizes([px(300), px(250)])
        self.entry.setMinimumHeight(px(40 if tight else 110))
        self.count.setContentsMargins(px(14), px(2 if tight else 8), px(14), 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(14), px(4), px(14), px(10))
        foot.setSpacing(px(8))
        foot.addWidget(self.head)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.verify)
        foot.addWidget(self.export)
        foot.addWidget(self.print)
        foot.addWidget(self.close_button)
        self.empty = wrapped_label("", self.table, muted=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        over = QVBoxLayout(self.table)
        over.addWidget(self.empty)
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top(tight=tight))
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.count)
        layout.addLayout(foot)
        self.setMinimumSize(min(px(760), 1000), min(px(420), 520))
        self.resize(roomy(self._theme, self, *SIZE))

    def _top(self, *, tight: bool) -> QHBoxLayout:
        """Return the filters and the search, in several lines where one is too narrow."""
        px = self._theme.px
        top = QHBoxLayout()
        top.setContentsMargins(px(14), px(10), px(14), px(8))
        top.setSpacing(px(8))
        flow = Flow(px(8), self) if tight else None
        for name, field in (
            (self.tr("&Period"), self.filters.period),
            (self.tr("&Moderator"), self.filters.actor),
            (self.tr("&Newspaper"), self.filters.site),
            (self.tr("&Decision"), self.filters.verdict),
        ):
            pair = QWidget(self)
            both = QHBoxLayout(pair)
            both.setContentsMargins(0, 0, 0, 0)
            both.setSpacing(px(8))
            both.addWidget(beside(name, field, pair))
            both.addWidget(field)
            if flow is None:
                top.addWidget(pair)
            else:
                flow.add(pair)
            if field is self.filters.site:
                self._site = pair
        self._site.hide()
        if flow is not None:
            self.text.setMinimumWidth(px(180))
            flow.add(self.text)
            top.addWidget(flow, 1)
        else:
            top.addWidget(self.text, 1)
        return top

    @Slot()
    def _style(self) -> None:
        c, px = self._theme.colours, self._theme.px
        self.table.setStyleSheet(
            f"QTableView {{ background: {c.pane}; outline: none; border-top: 1px solid {c.line};"
            f" selection-background-color: {c.selected}; selection-color: {c.text}; }}"
            f"QTableView::item {{ border-bottom: 1px solid {c.line}; padding: 0 {px(6)}px; }}"
            f"QTableView::item:selected {{ background: {c.selected}; }}"
            f"QHeaderView {{ background: {c.pane}; border: none; }}"
            f"QHeaderView::section {{ background: {c.pane}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.edge}; padding: {px(5)}px {px(6) + IN_CELL}px; }}"
        )
        self.entry.setStyleSheet(
            f"QScrollArea {{ background: {c.window}; border-top: 1px solid {c.line}; }}"
            f"QScrollArea > QWidget > QWidget {{ background: {c.window}; }}"
        )

    def _connect(self) -> None:
        filters = self.filters
        filters.period.changed.connect(self.show_query)
        for field in (filters.actor, filters.site, filters.verdict):
            field.currentIndexChanged.connect(self.show_query)
        self.text.textChanged.connect(self._typing.start)
        self.text.returnPressed.connect(self.show_query)
        self._typing.timeout.connect(self.show_query)
        self.model.counted.connect(self._counted)
        self.model.arrived.connect(self._show_wanted)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.copy.clicked.connect(self._copy)
        self.verify.clicked.connect(self.verify_wanted)
        self.export.clicked.connect(self._export)
        self.print.clicked.connect(self._print)
        self.entry.history_wanted.connect(self.history_wanted)
        self.close_button.clicked.connect(self.close)
        self._theme.changed.connect(self._style)
        self._lanes.changed.connect(self._changed)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.text.setFocus)
        paper = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        paper.activated.connect(self._print)

    # --- reading --------------------------------------------------------------------------------

    def renew(self) -> None:
        """Read rows, names, sites and the newest hash."""
        self.show_query()
        self._read_rest()

    def _read_rest(self) -> None:
        def read(desk: Desk) -> Rest:
            return desk.actors(), desk.sites(), desk.log_extent()

        self._lanes.read(read, while_alive(self, self._show_rest), topic="log names")

    def _show_rest(self, found: Rest) -> None:
        actors, sites, extent = found
        self._extent = extent
        self.filters.show_choices(actors, sites)
        self._site.setVisible(len(sites) > 1)
        text = self.tr("Newest hash, of row %2: %1").replace("%2", labels.number(extent.rows))
        self.head.setText(text.replace("%1", f"{extent.head[:8]}…{extent.head[-8:]}"))
        self.head.setAccessibleName(text.replace("%1", extent.head))
        self.head.setToolTip(extent.head)
        self._tell()

    def _tell(self) -> None:
        """Say how many rows are shown, and why the log has more."""
        count, extent = self.model.rowCount(), self._extent
        parts = [self.tr("%Ln row(s) shown.", None, count)]
        if extent is not None and extent.rows != count:
            parts.append(self.tr("The whole log has %Ln row(s).", None, extent.rows))
        if extent is not None and extent.answers:
            answers = self.tr(
                "%Ln of them are answers of sites, told beside the decision they answer.",
                None,
                extent.answers,
            )
            parts.append(answers)
        self.count.setText(" ".join(parts))

    @Slot()
    def show_query(self) -> None:
        """Show the rows that the filters choose."""
        self._typing.stop()
        self.model.show_query(self.filters.query(self.text.text()))

    @Slot(object)
    def _changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.model.refresh()
            self.model.renew()
            self._read_rest()

    @Slot()
    def _counted(self) -> None:
        count = self.model.rowCount()
        self._tell()
        self.empty.setText(self.tr("No row of the log matches."))
        self.empty.setVisible(not count)
        if not self.table.currentIndex().isValid():
            if count:
                self.table.setCurrentIndex(self.model.index(0, 0))
            else:
                self._wanted = None
                self.entry.show_row(None)

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._wanted = self.model.seq_at(current.row()) if current.isValid() else None
        self._show_wanted()

    @Slot()
    def _show_wanted(self) -> None:
        current = self.table.currentIndex()
        row: LogRow | None = self.model.row_at(current.row()) if current.isValid() else None
        if row is None:
            if self._wanted is not None and current.isValid():
                self.model.data(current)  # sends for it
            return
        if self.shown != row:
            self.shown = row
            self.entry.show_row(row)

    # --- buttons --------------------------------------------------------------------------------

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._extent.head if self._extent else "")
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(2000, self, self._copied_long_ago)

    @Slot()
    def _copied_long_ago(self) -> None:
        self.copy.setText(self.tr("&Copy"))

    @Slot()
    def _print(self) -> None:
        self.print_wanted.emit(self.filters.query(self.text.text()))

    @Slot()
    def _export(self) -> None:
        self.export_wanted.emit(self.filters)


def as_window(parent: QWidget, window: LogWindow) -> None:
    """Put ``window`` a little below the corner of ``parent``, or bring it to the front."""
    if not window.isVisible():
        corner = parent.frameGeometry().topLeft()
        step = 36
        window.move(corner.x() + step, corner.y() + step)
    window.show()
    window.activateWindow()  # brings it to the front, too
    window.table.setFocus(Qt.FocusReason.OtherFocusReason)
