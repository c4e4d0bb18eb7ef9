"""Looks for words to mark in the editor's text, in the background and a piece at a time.

A piece is looked at when typing pauses; what can be seen comes first. However long a text is, the
window's thread handles one piece between two of its own turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor

from moderator.text.flaws import Fault, flaws
from moderator.ui.chips import wrapped_label
from moderator.ui.editor_fields import PARAGRAPH
from moderator.ui.key_button import KeyButton, Look
from moderator.ui.plain import set_tooltip, utf16_offsets
from moderator.ui.word_marks import WordMark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.desk import Desk
    from moderator.text.flaws import Flaw
    from moderator.ui.checked_field import CheckedField
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

PAUSE_MS: Final = 300  # after the last key
PIECE: Final = 1_000  # units looked at together
BESIDE: Final = 200  # units on each side that are read along, so that words have their neighbours
WORD: Final = 80  # a piece ends between words, if there is a place between two of them


class SpellMarks(QObject):
    """Keeps the marks of one field; ``button`` says how many there are and leads to the next.

    ``here`` says what is wrong with the word that a key led to, for as long as it is chosen.
    """

    remark = Signal(str)
    settled = Signal()  # all of the text was looked at

    def __init__(self, theme: Theme, lanes: Lanes, field: CheckedField, parent: QWidget) -> None:
        """Look at nothing yet."""
        super().__init__(parent)
        self._lanes = lanes
        self._theme = theme
        self._field = field
        self._told: WordMark | None = None
        self._on = False
        self._hidden = False
        self._announced = False
        self._evidence: tuple[str, ...] = ()
        self._asked = 0  # tells an answer from one that is no longer wanted
        self.button = KeyButton("", Look("search", "flat"), theme, parent)
        self.button.hide()
        self.here = wrapped_label("", parent)
        self.here.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        field.document().contentsChange.connect(self._changed)
        field.rested.connect(self._show)
        field.came_to.connect(self._came_to)
        field.lost.connect(self._lost)
        field.cursorPositionChanged.connect(self._gone_on)
        field.selectionChanged.connect(self._gone_on)  # the place may be the same
        theme.changed.connect(self._restyle)
        self._restyle()
        self.button.clicked.connect(field.go)

    def begin(self, evidence: tuple[str, ...], *, on: bool) -> None:
        """Look at another comment's text; ``evidence`` are texts that have names with marks."""
        self._on, self._evidence = on, evidence
        self._announced = False
        self._asked += 1
        self._tell(None)
        self._field.begin()
        self._show()
        self._pause.stop()
        if on:
            self._ask()

    def stop(self) -> None:
        """Look no longer."""
        self.begin((), on=False)

    def show_keys(self) -> None:
        """Show the keys that the field has now."""
        self.button.set_key(self._field.keys.key("next_flaw"))
        self._show()

    def hide(self, *, hidden: bool) -> None:
        """Hide how many there are while something else stands in the field's place."""
        self._hidden = hidden
        self._tell(None)
        self._show()

    @Slot(int, int, int)
    def _changed(self, _at: int, _removed: int, _added: int) -> None:
        self._asked += 1
        if self._on:
            self._pause.start()

    # --- looking ------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        """Have the next piece looked at."""
        stretch = self._field.marks.unchecked(self._field.shown_from()) if self._on else None
        if stretch is None:
            return
        start = self._between_words(stretch[0], back=True)
        end = self._between_words(min(stretch[1], start + PIECE), back=False)
        first = self._between_words(max(0, start - BESIDE), back=True)
        last = self._between_words(min(self._field.length(), end + BESIDE), back=False)
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        text = cursor.selectedText().replace(PARAGRAPH, "\n")
        asked, evidence = self._asked, self._evidence

        def look(desk: Desk) -> tuple[WordMark, ...]:
            return _placed(flaws(desk.restore(text, evidence)), text, first)

        def put(found: tuple[WordMark, ...]) -> None:
            if asked == self._asked:
                self._field.marks.checked(start, end, found)
                self._field.viewport().update()
                self._next()

        self._lanes.read(look, put, topic="spelling")

    def _between_words(self, place: int, *, back: bool) -> int:
        """Return the end of the text or a blank near ``place``; ``place`` where there is none."""
        document, length = self._field.document(), self._field.length()
        step = -1 if back else 1
        for near in range(place, place + step * WORD, step):
            if near <= 0 or near >= length:
                return min(max(near, 0), length)
            if document.characterAt(near).isspace():
                return near
        return place

    def _next(self) -> None:
        if self._field.marks.unchecked() is not None:
            self._ask()
            return
        self._show()
        if not self._announced and (said := self.summary()):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))
        self._announced = True
        self.settled.emit()

    # --- telling ------------------------------------------------------------------------------

    def summary(self) -> str:
        """Return how many words are marked, and the keys that lead to them; empty if none are."""
        wrong, bare = (self._field.count(fault) for fault in (Fault.SPELLING, Fault.MARKS))
        said = [self.tr("%n misspelt word(s)", "", wrong)] if wrong else []
        if bare:
            said.append(self.tr("%n word(s) without marks", "", bare))
        if said:
            said += [
                f"{key}: {what}"
                for key, what in (
                    (self._field.keys.key("next_flaw"), self.tr("to the next")),
                    (self._field.keys.key("suggestions"), self.tr("what may be meant")),
                )
                if key
            ]
        return "; ".join(said)

    @Slot()
    def _show(self) -> None:
        count = sum(self._field.count(fault) for fault in Fault)
        self.button.setVisible(bool(count) and not self._hidden)
        if count:
            text = self.tr("%n word(s) to look at", "", count)
            self.button.setText(text)
            self.button.setAccessibleName(text)
            self.button.updateGeometry()
        said = self.summary()
        set_tooltip(self.button, said)
        self._field.setAccessibleDescription(said)

    @Slot(object, int)
    def _came_to(self, mark: WordMark, number: int) -> None:
        place = self.tr("Word %1 of %2: %3")
        place = place.replace("%1", str(number)).replace("%2", str(len(self._field.marks)))
        self.here.setText(place.replace("%3", self._field.told(mark)))
        self._tell(mark)
        event = QAccessibleAnnouncementEvent(self._field, self.here.text())
        QAccessible.updateAccessibility(event)

    @Slot()
    def _gone_on(self) -> None:
        """Say nothing more of a word that is no longer chosen."""
        cursor, told = self._field.textCursor(), self._told
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        if told is not None and chosen != (told.start, told.end):
            self._tell(None)

    def _tell(self, mark: WordMark | None) -> None:
        self._told = mark
        self.here.setVisible(mark is not None)

    @Slot()
    def _restyle(self) -> None:
        self.here.setFont(self._theme.font(-1))
        self.here.setStyleSheet(f"color: {self._theme.colours.tones['amber'].fore};")

    @Slot(str)
    def _lost(self, what: str) -> None:
        here = what == "here" and len(self._field.marks)
        said = (
            self.tr("This word is not marked: %1 leads to the next one that is.")
            if here
            else self.tr("No word is marked.")
        )
        key = self._field.keys.key("next_flaw")
        self.remark.emit(said.replace("%1", key or f"“{self.button.text()}”"))


def _placed(found: tuple[Flaw, ...], text: str, first: int) -> tuple[WordMark, ...]:
    """Return flaws of ``text``, which begins at ``first``, by their places as Qt counts."""
    units = utf16_offsets(text)
    return tuple(
        WordMark(
            first + units[flaw.start],
            units[flaw.end] - units[flaw.start],
            flaw.word,
            flaw.fault,
            flaw.forms,
        )
        for flaw in found
    )
