"""The alarm: a line above the panes that says what bursts, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from moderator.model.flood import FloodKind
from moderator.ui.chips import wrapped_label
from moderator.ui.plain import safe, shortened
from moderator.ui.spacing import spaced

if TYPE_CHECKING:
    from moderator.model.flood import Flood
    from moderator.ui.theme import Theme

SHOWN, SHOWN_NARROW = 90, 30  # characters of what bursts
NARROW = 700  # pixels at 14 px text: on a narrower screen the buttons stand below the words


class FloodAlarm(QFrame):
    """Shows the newest alarm; calm: it takes no focus, and stays until it is put aside."""

    list_wanted = Signal(object)  # a Flood
    article_wanted = Signal(int)
    aside_wanted = Signal(object)  # a Flood
    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("floodAlarm")
        self._theme = theme
        self._floods: tuple[Flood, ...] = ()
        self.icon = QLabel(self)
        self.text = wrapped_label("", self)
        self.show_list = self._button(self.tr("Show them"))
        self.manage = self._button(self.tr("This article…"))
        self.others = self._button("")
        self.aside = self._button(self.tr("Put aside"))
        self.show_list.clicked.connect(lambda: self.list_wanted.emit(self.floods()[0]))
        self.manage.clicked.connect(lambda: self.article_wanted.emit(self.floods()[0].article_id))
        self.aside.clicked.connect(lambda: self.aside_wanted.emit(self.floods()[0]))
        self.others.clicked.connect(self.all_wanted)
        said, acts = QHBoxLayout(), QHBoxLayout()
        for row in (said, acts):
            spaced(row, theme, 8)
        said.addWidget(self.icon)
        said.addWidget(self.text, 1)
        for button in (self.show_list, self.manage, self.others, self.aside):
            acts.addWidget(button)
        acts.addStretch(0)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        spaced(self._rows, theme, 8, (16, 5, 12, 5))
        self._rows.addLayout(said, 1)
        self._rows.addLayout(acts)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _narrow(self) -> bool:
        return self.screen().availableGeometry().width() < self._theme.px(NARROW)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        pair = theme.colours.tones["amber"]
        size = theme.px(18)
        below = self._narrow()
        direction = QBoxLayout.Direction
        self._rows.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        self.icon.setPixmap(theme.icon("triangle-alert", pair.fore, size).pixmap(QSize(size, size)))
        self.text.setFont(theme.font(-0.5))
        self.setStyleSheet(
            f"#floodAlarm {{ background: {pair.back};"
            f" border-bottom: 1px solid {theme.colours.edge}; }}"
            f"#floodAlarm QLabel {{ color: {pair.fore}; background: transparent; }}"
            f"#floodAlarm QToolButton {{ color: {pair.fore}; background: transparent;"
            f" border: 1px solid {pair.fore}; border-radius: {theme.px(6)}px;"
            f" padding: {theme.px(2)}px {theme.px(9)}px; }}"
            f"#floodAlarm QToolButton:hover {{ background: {theme.colours.hover}; }}"
            f"#floodAlarm QToolButton:focus {{ border: 2px solid {theme.colours.focus};"
            f" padding: {theme.px(1)}px {theme.px(8)}px; }}"
        )

    def floods(self) -> tuple[Flood, ...]:
        """Return the alarms, the newest first."""
        return self._floods

    def show_floods(self, floods: tuple[Flood, ...]) -> None:
        """Show the newest of these alarms, or nothing."""
        self._floods = floods
        if not floods:
            self.hide()
            return
        first = floods[0]
        self.text.setText(self.sentence(first))
        self.text.setAccessibleName(self.text.text())
        self.manage.setVisible(first.kind is FloodKind.ARTICLE)
        more = len(floods) - 1
        self.others.setText(self.tr("%n more", "", more))
        self.others.setAccessibleName(self.tr("%n more alarm(s)", "", more))
        self.others.setVisible(more > 0)
        self.show()

    def sentence(self, flood: Flood) -> str:
        """Return what an alarm says."""
        shown = SHOWN_NARROW if self._narrow() else SHOWN
        what = safe(" ".join(shortened(flood.shown, shown).split()))
        place = {
            FloodKind.ARTICLE: self.tr("under “%1”"),
            FloodKind.NAME: self.tr("signed “%1”"),
            FloodKind.ADDRESS: self.tr("from the address %1"),
        }[flood.kind]
        count = self.tr("Flood: %n comment(s)", "", flood.comments)
        minutes = self.tr("within %n minute(s)", "", flood.minutes)
        usual = self.tr("usually no more than %n", "", flood.usual)
        return f"{count} {minutes} {place.replace('%1', what)} ({usual})."
