"""What was answered to those who passed comments to the chief: a button, and the list behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton

from moderator.ui import labels
from moderator.ui.chief_words import filled
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.model.passed import Answer, Answers
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow
    from moderator.ui.theme import Theme

REST_MS = 400
"""Writings that follow each other so closely are looked at together."""

ROLE = int(Qt.ItemDataRole.UserRole) + 1


class AnswersButton(QToolButton):
    """A button of the status bar; hidden while nothing new was answered."""

    def __init__(self, window: MainWindow, lanes: Lanes, theme: Theme) -> None:
        """Begin hidden; ``begin`` reads what was answered since somebody last looked."""
        super().__init__(window.status)
        self._window = window
        self._lanes = lanes
        self._theme = theme
        self._seq: int | None = None
        self.found: tuple[Answer, ...] = ()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        window.status.add(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read)
        lanes.changed.connect(self._rest.start)
        window.actor_changed.connect(self.begin)
        theme.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def begin(self) -> None:
        """Read what was answered to whoever works now."""
        self._seq, self.found = None, ()
        self._say()
        self._read()

    @Slot()
    def _read(self) -> None:
        actor, after = self._window.actor, self._seq
        self._lanes.read(
            lambda desk: desk.passing.answers(actor, after),
            partial(self._show, actor),
            topic="answers",
        )

    def _show(self, actor: str, answers: Answers) -> None:
        if actor != self._window.actor:
            return
        self._seq = answers.seq
        again = {one.comment_id for one in answers.found}
        self.found = (*answers.found, *(one for one in self.found if one.comment_id not in again))
        self._say()

    def _say(self) -> None:
        text = self.tr("%n answer(s)", "", len(self.found))
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(self.tr("What became of the comments that you passed to the chief"))
        self.setVisible(bool(self.found))

    def looked(self) -> None:
        """Keep that these answers were read."""
        if self._seq is None:
            return
        actor, seq, self.found = self._window.actor, self._seq, ()
        self._lanes.write(lambda desk: desk.passing.looked(actor, seq))
        self._say()

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        tone = theme.colours.tones["violet"]
        self.setFont(theme.font(-1.5, bold=True))
        theme.put_icon(self, "user-round-check", tone.fore, theme.px(13))
        self.setStyleSheet(f"color: {tone.fore}; padding: 0 {theme.px(5)}px;")


class AnswersDialog(Frame):
    """One entry an answer, the newest first; Enter shows the comment."""

    open_wanted = Signal(int, object)  # a comment and its state

    def __init__(self, found: tuple[Answer, ...], theme: Theme, parent: QWidget) -> None:
        """List ``found``."""
        super().__init__(self.tr("Answered by the chief"), theme, parent, width=600)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Answers"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(theme.px(110))
        self.resize(theme.px(620), min(theme.px(380), self.maximumHeight()))
        none = paragraph(
            self.tr("Nothing that you passed to the chief was answered since you last looked."),
            theme,
            self,
        )
        for answer in found:
            item = QListWidgetItem(self._line(answer), self.list)
            item.setData(ROLE, answer)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        none.setVisible(not found)
        for part in (self.list, none):
            self.body.addWidget(part)
        self.show_button = self.add_button(self.tr("Show the comment"), primary=True)
        self.back = self.add_button(self.tr("Close"))
        self.show_button.setEnabled(bool(found))
        self.show_button.clicked.connect(self._open)
        self.back.clicked.connect(self.accept)
        self.list.itemActivated.connect(self._open)
        (self.list if found else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, answer: Answer) -> str:
        head = filled(
            self.tr("%1  ·  %2  ·  %3"),
            labels.verdict_done(answer.verdict),
            safe(shortened(answer.actor, 60)),
            labels.clock_time(answer.at),
        )
        said = safe(shortened(" ".join(answer.text.split()), 160))
        said = f"{safe(shortened(answer.author, 60))}: {said}"
        lines = [head, said]
        if answer.note:
            lines.append(filled(self.tr("Note: %1"), safe(shortened(answer.note, 300))))
        return "\n".join(lines)

    @Slot()
    def _open(self) -> None:
        answer: Answer | None = self.list.currentIndex().data(ROLE)
        if answer is not None:
            self.open_wanted.emit(answer.comment_id, answer.state)
            self.accept()
