"""Who wrote a comment: what identifies them, their past here, what the desk made of them.

The past goes by account or e-mail and says which. Who only types the same name, or writes from the
same address, is told apart and with care: it may be somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from moderator.model import Mark
from moderator.ui import labels
from moderator.ui.blocking_line import BlockingLine
from moderator.ui.chips import wrapped_label
from moderator.ui.flow import Flow
from moderator.ui.plain import elided, safe, shortened, tooltip
from moderator.ui.thread_block import SHAPES

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from moderator.model import Detail, PastComment, ReaderHistory, ReaderMark
    from moderator.ui.theme import Theme

EXCERPT = 90


class PastLine(QPushButton):
    """An earlier comment on one line, with an ellipsis where it has no room."""

    def __init__(self, text: str, theme: Theme, parent: QWidget) -> None:
        """Begin with the whole ``text``, plain."""
        super().__init__(text.replace("&", "&&"), parent)
        self._whole = text
        self._theme = theme

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the text to the new width."""
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - self._theme.px(12)
        text = elided(self._whole, self.fontMetrics(), room)
        self.setText(text.replace("&", "&&"))
        self.setToolTip(tooltip(self._whole) if text != self._whole else "")


class ReaderBlock(QFrame):
    """Below a comment; its last ten are folded away until they are asked for."""

    mark_wanted = Signal(object)  # Mark
    chosen = Signal(int)  # a comment of the same reader
    remark = Signal(str)  # why a key did nothing
    left = Signal()  # what had the focus is folded away: the keys are the list's again

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._history: ReaderHistory | None = None
        self._open = False
        self.who = wrapped_label("", self)
        self.mark = wrapped_label("", self)
        self.hint = wrapped_label("", self, muted=True)
        self.fold = QToolButton(self)
        self.fold.setProperty("muted", "true")
        self.fold.clicked.connect(self.toggle)
        self.watch = QPushButton(self.tr("&Watch…"), self)
        self.trust = QPushButton(self.tr("&Trust…"), self)
        self.clear = QPushButton(self.tr("&No mark"), self)
        self.blocking = BlockingLine(theme, self)
        self.past: list[QPushButton] = []
        self._past = QVBoxLayout()
        self._past.setSpacing(0)
        for button, mark in (
            (self.watch, Mark.WATCHED),
            (self.trust, Mark.TRUSTED),
            (self.clear, Mark.NONE),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, mark=mark: self.mark_wanted.emit(mark))
        buttons = Flow(theme.px(8), self)
        for one in (self.fold, self.watch, self.trust, self.clear, *self.blocking.buttons):
            buttons.add(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.who)
        layout.addWidget(self.mark)
        layout.addWidget(self.hint)
        layout.addWidget(self.blocking)
        layout.addWidget(buttons)
        layout.addLayout(self._past)
        theme.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        for label in (self.who, self.hint, self.mark):
            label.setFont(theme.font(-1.5))
        for button in (self.fold, self.watch, self.trust, self.clear):
            button.setFont(theme.font(-1.5))

    # --- showing ------------------------------------------------------------------------------

    def show_detail(self, detail: Detail) -> None:
        """Show the reader of a comment."""
        history = self._history = detail.history
        self.who.setText(self._who(history, verified=detail.site.blocks_emails))
        self.mark.setText("" if history.mark is None else self._mark(history.mark))
        self.mark.setVisible(history.mark is not None)
        tone = "violet" if history.mark and history.mark.mark is Mark.WATCHED else "green"
        self.mark.setStyleSheet(f"color: {self._theme.colours.tones[tone].fore};")  # type: ignore[index]  # one of two tones
        hint = self._hint(history)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        known = bool(history.by)
        there = history.mark.mark if history.mark is not None else Mark.NONE
        self.watch.setVisible(known and there is not Mark.WATCHED)
        self.trust.setVisible(known and there is not Mark.TRUSTED)
        self.clear.setVisible(there is not Mark.NONE)
        self.blocking.setVisible(known)
        self.blocking.show_reader(history)
        self.fold.setVisible(bool(history.last))
        self._show_past()

    def _who(self, history: ReaderHistory, *, verified: bool) -> str:
        if not history.by:
            return self.tr("The reader gave neither account nor e-mail: no past can be told.")
        if history.by == "account":
            by = self.tr("By account %1")
        elif verified:
            by = self.tr("By e-mail %1")
        else:
            by = self.tr("By e-mail %1, unverified: anybody may type it")
        by = by.replace("%1", safe(shortened(history.who, 80)))
        counts = [
            (history.approved, self.tr("%n approved", "", history.approved)),
            (history.rejected, self.tr("%n rejected", "", history.rejected)),
            (history.spam, self.tr("%n spam", "", history.spam)),
            (history.edited, self.tr("%n edited", "", history.edited)),
        ]
        said = [text for number, text in counts if number]
        nothing = self.tr("nothing decided before")
        return f"{by}: {', '.join(said) or nothing}"

    def _mark(self, mark: ReaderMark) -> str:
        what = (
            self.tr("Watched since %1 (%2): new comments go to the chief.")
            if mark.mark is Mark.WATCHED
            else self.tr("Trusted since %1 (%2): comes later by risk; still needs a decision.")
        )
        text = what.replace("%1", labels.day(mark.at)).replace("%2", safe(mark.actor))
        return f"{text} {safe(shortened(mark.note, 300))}".rstrip()

    def _hint(self, history: ReaderHistory) -> str:
        found = history.elsewhere
        said = []
        if found.same_name:
            said.append(
                self.tr("Same name elsewhere: %1; may be somebody else.").replace(
                    "%1", self._number(found.same_name, found.most)
                )
            )
        if found.same_address:
            said.append(
                self.tr("Same network address: %1; a household or a company may share it.").replace(
                    "%1", self._number(found.same_address, found.most)
                )
            )
        return " ".join(said)

    def _number(self, number: int, most: int) -> str:
        text = self.tr("%n comment(s)", "", number)
        return self.tr("at least %1").replace("%1", text) if number >= most else text

    # --- the last ten -------------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Unfold the last comments, or fold them away."""
        held = any(one.hasFocus() for one in self.past)
        if self._history is None or not self._history.last:
            self.remark.emit(self._nothing())
            return
        self._open = not self._open
        self._show_past()
        if self._open and self.past:
            self.past[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif held:
            self.left.emit()

    def _nothing(self) -> str:
        """Return why nothing can be unfolded."""
        if self._history is None:
            return self.tr("No comment is open.")
        if not self._history.by:
            return self.tr("The reader gave neither account nor e-mail: no past can be told.")
        return self.tr("No other comment by this reader is known here.")

    def _show_past(self) -> None:
        for gone in self.past:
            self._past.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.past = []
        if self._history is None:
            return
        last = self._history.last
        text = (
            self.tr("Hide the last %n", "", len(last))
            if self._open
            else self.tr("Show the last %n", "", len(last))
        )
        self.fold.setText(text)
        if not self._open:
            return
        for one in last:
            line = self._line(one)
            self.past.append(line)
            self._past.addWidget(line)
            line.show()

    def _line(self, one: PastComment) -> QPushButton:
        theme = self._theme
        decided = labels.state(one.state)
        if one.edited:
            decided = self.tr("%1, edited").replace("%1", decided)
        if one.decided_by:
            decided += f" ({safe(shortened(one.decided_by, 30))})"
        text = (
            f"{labels.day(one.created_at)}  ·  {decided}  ·  {safe(shortened(one.text, EXCERPT))}"
        )
        line = PastLine(text, theme, self)
        line.setAutoDefault(False)
        line.setFlat(True)
        theme.put_icon(line, SHAPES[one.state], theme.colours.muted, theme.px(14))
        line.setFont(theme.font(-1.5))
        line.setStyleSheet(
            f"text-align: left; border-color: transparent; padding: {theme.px(2)}px;"
            f" color: {theme.colours.text};"
        )
        line.setMinimumWidth(1)
        line.setAccessibleName(f"{text}. {safe(shortened(one.article, 120))}")
        line.clicked.connect(lambda _=False, of=one.id: self.chosen.emit(of))
        return line
