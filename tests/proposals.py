"""A window in which diacritics are proposed, and short ways about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from moderator.text.proposal import Stop
    from moderator.ui.editor import Editor
    from moderator.ui.restoration_choices import Choices
    from tests.windows import Bench

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
BARE = "cau nay rat xau, de nghi sua som"


def editor(bench: Bench) -> Editor:
    """Return the editor."""
    return bench.window.detail.editor


def choices(bench: Bench) -> Choices:
    """Return the proposal's choices, which must be there."""
    found = editor(bench).proposal.choices()
    assert found is not None
    return found


def current(bench: Bench) -> Stop:
    """Return the word that is asked about."""
    stop = choices(bench).current
    assert stop is not None
    return stop


def text(bench: Bench) -> str:
    """Return what stands in the editor."""
    return editor(bench).text.words()


def propose(bench: Bench, comment: str) -> int:
    """Open a window on ``comment`` and press the key of the proposal."""
    number = bench.room.post(comment)
    bench.open()
    bench.press(KEY.Key_F3)
    bench.until(lambda: editor(bench).proposal.choices() is not None)
    return number


def go_to(bench: Bench, word: str) -> Stop:
    """Walk to ``word`` by the arrow; raise LookupError where it is none of the words."""
    for _ in range(len(choices(bench).stops)):
        if current(bench).before == word:
            return current(bench)
        bench.key(KEY.Key_Right)
    raise LookupError(word)
