"""The keys of the desk, by their place on the keyboard.

Vietnamese input methods change what a key types: with VNI the digits are tone marks, the
Vietnamese layout of X11 types letters on the digit row, and Unikey on Windows sends characters and
Backspace of its own. So a decision is bound to a physical key where the system tells which one it
was, keys sent by other programs are ignored, and Backspace, Ctrl+Shift and Alt+Z, which input
methods use, are never bound. A key held down decides once.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QKeyCombination
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from moderator.ui.key_places import ALT, CTRL, ENTER, KEY, SHIFT, combination, sent_by_program

if TYPE_CHECKING:
    from collections.abc import Mapping


class Act(Struct, frozen=True):
    """Something a key does: its stable name and default key; empty: none unless one is given."""

    id: str
    key: str


ACTS: tuple[Act, ...] = (
    Act("approve", "1"),
    Act("hold", "2"),
    Act("chief", "3"),
    Act("reject", "8"),
    Act("spam", "9"),
    Act("return", "0"),
    Act("edit", "F2"),
    Act("restore", "F3"),
    Act("take", "M"),
    Act("next_flaw", "F7"),
    Act("previous_flaw", "Shift+F7"),
    Act("suggestions", "Alt+Enter"),
    Act("save", "Ctrl+Enter"),
    Act("group", "S"),
    Act("undo", "Ctrl+Z"),
    Act("recent", "H"),
    Act("next", "J"),
    Act("previous", "K"),
    Act("next_same", "N"),
    Act("previous_same", "P"),
    Act("queue", "Q"),
    Act("views", "V"),
    Act("search", "/"),
    Act("takedown", "G"),
    Act("open_article", "B"),
    Act("article", "T"),
    Act("thread", "L"),
    Act("note", "C"),
    Act("reader", "Ctrl+B"),
    Act("watch", ""),
    Act("trust", ""),
    Act("readers", ""),
    Act("block_reader", ""),
    Act("unblock_reader", ""),
    Act("blocked_readers", ""),
    Act("only_article", ""),
    Act("only_author", "Ctrl+G"),
    Act("only_finding", "Ctrl+H"),
    Act("save_view", "Ctrl+S"),
    Act("places", ""),
    Act("manage_article", ""),
    Act("pause_article", ""),
    Act("floods", ""),
    Act("together", ""),
    Act("trace", ""),
    Act("print_comment", "Ctrl+P"),
    Act("publish_now", "Ctrl+F5"),
    Act("answers", "F6"),
    Act("holds", ""),
    Act("hold_section", ""),
    Act("hold_article", ""),
    Act("select_all", "Ctrl+A"),
    Act("palette", "Ctrl+K"),
    Act("sync", "F5"),
    Act("log", "Ctrl+L"),
    Act("export_log", ""),
    Act("verify_log", ""),
    Act("board", ""),
    Act("rules", "Ctrl+R"),
    Act("settings", "Ctrl+,"),
    Act("actor", "F4"),
    Act("pin", ""),
    Act("lock", "Shift+F4"),
    Act("shift", ""),
    Act("shift_notes", ""),
    Act("connect", ""),
    Act("problems", ""),
    Act("second_look", ""),
    Act("second_result", ""),
    Act("larger", "Ctrl+="),
    Act("smaller", "Ctrl+-"),
    Act("dark", ""),
    Act("print_keys", ""),
    Act("change_keys", ""),
    Act("about", ""),
    Act("quit", "" if sys.platform == "win32" else "Ctrl+Q"),  # Windows closes with Alt+F4
    Act("help", "?"),
    Act("help_f1", "F1"),
)
"""Every action with a key that can be changed in the settings."""

WHILE_TYPING = frozenset({"next_flaw", "previous_flaw", "suggestions", "save"})
"""Actions for what is being written: a key that types something would do nothing there."""


class Why(StrEnum):
    """Why a key cannot be bound, or had better not be."""

    CORRECTS = "corrects"  # input methods send it to take letters back
    SWITCHES = "switches"  # it switches an input method
    WINDOW = "window"  # lists, fields and buttons need it
    COMPOSES = "composes"  # an input method may join it with the next key
    TYPES = "types"  # it types a letter where the action is needed


_OF_LISTS = {
    KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Return, KEY.Key_Enter, KEY.Key_Escape, KEY.Key_Up,
    KEY.Key_Down, KEY.Key_Left, KEY.Key_Right, KEY.Key_Home, KEY.Key_End, KEY.Key_PageUp,
    KEY.Key_PageDown, KEY.Key_Menu, KEY.Key_unknown,
}  # fmt: skip
_OF_FIELDS = {KEY.Key_C, KEY.Key_V, KEY.Key_X}
_OF_WRITING = {KEY.Key_A, KEY.Key_Y, KEY.Key_Z, KEY.Key_Delete, KEY.Key_Insert}
_COMPOSING = {
    KEY.Key_A, KEY.Key_E, KEY.Key_I, KEY.Key_O, KEY.Key_U, KEY.Key_Y,
    KEY.Key_D, KEY.Key_W, KEY.Key_BracketLeft, KEY.Key_BracketRight,
}  # fmt: skip


def why_not(key: QKeyCombination, action: str = "") -> Why | None:
    """Return why ``key`` must not be bound, to ``action`` at least; None where it may."""
    modifiers, place = key.keyboardModifiers(), key.key()
    with_enter = place in ENTER and modifiers in {CTRL, ALT}
    reasons = (
        (place == KEY.Key_Backspace, Why.CORRECTS),
        (place == KEY.Key_Space and bool(modifiers), Why.SWITCHES),
        (bool(modifiers & CTRL and modifiers & SHIFT), Why.SWITCHES),
        (bool(modifiers & ALT) and place == KEY.Key_Z, Why.SWITCHES),
        ((place in _OF_LISTS and not with_enter) or place == KEY.Key_Space, Why.WINDOW),
        (modifiers == CTRL and place in _OF_FIELDS, Why.WINDOW),
        (modifiers == ALT and place == KEY.Key_F4, Why.WINDOW),
        (action in WHILE_TYPING and _types(key), Why.TYPES),
        (action in WHILE_TYPING and modifiers == CTRL and place in _OF_WRITING, Why.WINDOW),
    )
    return next((why for holds, why in reasons if holds), None)


def _types(key: QKeyCombination) -> bool:
    """Return whether a field writes something for ``key``; Ctrl with Alt is AltGr on Windows."""
    return key.key() < KEY.Key_Escape and key.keyboardModifiers() & (CTRL | ALT) not in {CTRL, ALT}


def doubt(key: QKeyCombination) -> Why | None:
    """Return why ``key`` may be bound but had better not be.

    Unikey on Windows looks at every key, also where nothing is written: after a vowel it takes a
    digit (VNI) or a tone key (Telex) for a mark, and after D a second D; that key is then lost to
    us. W and the brackets are letters of their own there. With consonants alone nothing is joined.
    """
    plain = not key.keyboardModifiers() & ~SHIFT
    return Why.COMPOSES if plain and key.key() in _COMPOSING else None


def forbidden(key: QKeyCombination, action: str = "") -> bool:
    """Return whether ``key`` must not be bound, to ``action`` at least."""
    return why_not(key, action) is not None


def typing() -> bool:
    """Return whether something is being typed, so that the keys rest."""
    focus = QApplication.focusWidget()
    if isinstance(focus, (QLineEdit, QComboBox)):
        return True
    if focus is not None and focus.property("ownsKeys"):
        return True
    return isinstance(focus, QPlainTextEdit) and not focus.isReadOnly()


class KeyMap:
    """Which key does what: the defaults with a person's changes."""

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        """Apply ``changed`` (action → key; empty: none) to the defaults.

        What may not be bound is left out. A person's own choice goes before a default.
        """
        self._keys: dict[str, str] = {}
        self._acts: dict[tuple[int, int], Act] = {}
        own = changed or {}
        rest = [act for act in ACTS if not self._bind(act, own.get(act.id, ""))]
        for act in rest:
            if own.get(act.id) != "":
                self._bind(act, act.key)

    def _bind(self, act: Act, text: str) -> bool:
        sequence = QKeySequence(text)
        if sequence.count() != 1:
            return False
        pressed = sequence[0]  # type: ignore[index]  # the stubs do not know __getitem__
        if forbidden(pressed, act.id):
            return False
        place = _place(pressed)
        if place in self._acts:
            return False
        self._acts[place] = act
        self._keys[act.id] = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        return True

    def key(self, action: str) -> str:
        """Return the key of an action as the system writes it; empty if it has none."""
        return QKeySequence(self._keys.get(action, "")).toString(
            QKeySequence.SequenceFormat.NativeText
        )

    def sequences(self, action: str) -> list[QKeySequence]:
        """Return the keys of an action for a shortcut: both Enter keys where it is one of them."""
        sequence = QKeySequence(self._keys.get(action, ""))
        if sequence.count() != 1:
            return []
        pressed = sequence[0]  # type: ignore[index]  # the stubs do not know __getitem__
        keys = ENTER if pressed.key() in ENTER else {pressed.key()}
        return [QKeySequence(QKeyCombination(pressed.keyboardModifiers(), key)) for key in keys]

    def act(self, event: QKeyEvent) -> Act | None:
        """Return what the key of ``event`` does."""
        platform = QGuiApplication.platformName()
        if sent_by_program(event, platform):
            return None
        return self._acts.get(_place(combination(event, platform)))


def _place(key: QKeyCombination) -> tuple[int, int]:
    place = KEY.Key_Enter if key.key() in ENTER else key.key()
    return (key.keyboardModifiers().value, int(place))


_NAMES: dict[str, object] = {
    "approve": QT_TRANSLATE_NOOP("keys", "Approve"),
    "hold": QT_TRANSLATE_NOOP("keys", "Hold for later"),
    "chief": QT_TRANSLATE_NOOP("keys", "Pass to the chief"),
    "reject": QT_TRANSLATE_NOOP("keys", "Reject with a reason"),
    "spam": QT_TRANSLATE_NOOP("keys", "Mark as spam"),
    "return": QT_TRANSLATE_NOOP("keys", "Return to pending"),
    "edit": QT_TRANSLATE_NOOP("keys", "Edit the text or the reader's name"),
    "restore": QT_TRANSLATE_NOOP("keys", "Propose diacritics, word by word"),
    "take": QT_TRANSLATE_NOOP(
        "keys", "Take over what a finding offers: hide personal data, decode"
    ),
    "next_flaw": QT_TRANSLATE_NOOP("keys", "Editor: next marked word"),
    "previous_flaw": QT_TRANSLATE_NOOP("keys", "Editor: previous marked word"),
    "suggestions": QT_TRANSLATE_NOOP("keys", "Editor: what a marked word may mean"),
    "save": QT_TRANSLATE_NOOP("keys", "Save: approve the edit, keep changes"),
    "group": QT_TRANSLATE_NOOP("keys", "List the comments that say the same, or go back"),
    "undo": QT_TRANSLATE_NOOP("keys", "Undo the last decision"),
    "recent": QT_TRANSLATE_NOOP("keys", "Recent decisions, to undo any of them"),
    "next": QT_TRANSLATE_NOOP("keys", "Next comment, this one waits"),
    "previous": QT_TRANSLATE_NOOP("keys", "Previous comment"),
    "next_same": QT_TRANSLATE_NOOP("keys", "Next comment with the same finding"),
    "previous_same": QT_TRANSLATE_NOOP("keys", "Previous comment with the same finding"),
    "queue": QT_TRANSLATE_NOOP("keys", "To the list"),
    "views": QT_TRANSLATE_NOOP("keys", "To the views"),
    "search": QT_TRANSLATE_NOOP("keys", "Search"),
    "takedown": QT_TRANSLATE_NOOP("keys", "Urgent removal"),
    "open_article": QT_TRANSLATE_NOOP("keys", "Open the article in the browser"),
    "article": QT_TRANSLATE_NOOP("keys", "The article's text and what the comment takes from it"),
    "thread": QT_TRANSLATE_NOOP("keys", "To the thread: arrows walk in it, Enter opens"),
    "note": QT_TRANSLATE_NOOP("keys", "Write a note for the other moderators"),
    "reader": QT_TRANSLATE_NOOP("keys", "The reader's last comments, or hide them"),
    "watch": QT_TRANSLATE_NOOP("keys", "Watch this reader"),
    "trust": QT_TRANSLATE_NOOP("keys", "Trust this reader"),
    "readers": QT_TRANSLATE_NOOP("keys", "Readers watched or trusted"),
    "block_reader": QT_TRANSLATE_NOOP("keys", "Block this reader at the site"),
    "unblock_reader": QT_TRANSLATE_NOOP("keys", "Let this reader write again at the site"),
    "blocked_readers": QT_TRANSLATE_NOOP("keys", "Blocked readers"),
    "only_article": QT_TRANSLATE_NOOP("keys", "Only comments on this article"),
    "only_author": QT_TRANSLATE_NOOP("keys", "Everything by this reader"),
    "only_finding": QT_TRANSLATE_NOOP("keys", "Only comments with the same finding"),
    "save_view": QT_TRANSLATE_NOOP("keys", "Keep this list as a view"),
    "places": QT_TRANSLATE_NOOP("keys", "Articles and sections: find one"),
    "manage_article": QT_TRANSLATE_NOOP(
        "keys", "Pause, close or leave to the chief: comments on this article"
    ),
    "pause_article": QT_TRANSLATE_NOOP("keys", "Pause comments on this article, or resume them"),
    "floods": QT_TRANSLATE_NOOP("keys", "Floods: what bursts now"),
    "together": QT_TRANSLATE_NOOP("keys", "Who came together: groups with their evidence"),
    "trace": QT_TRANSLATE_NOOP(
        "keys", "Find everything by one reader: name, e-mail, address, link"
    ),
    "print_comment": QT_TRANSLATE_NOOP("keys", "Print this comment's whole history"),
    "publish_now": QT_TRANSLATE_NOOP("keys", "Publish now what waits for the hours"),
    "answers": QT_TRANSLATE_NOOP("keys", "The chief's answers to what you passed up"),
    "holds": QT_TRANSLATE_NOOP("keys", "Sections and articles held by the chief"),
    "hold_section": QT_TRANSLATE_NOOP("keys", "Hold this section for the chief, or lift it"),
    "hold_article": QT_TRANSLATE_NOOP("keys", "Hold this article for the chief, or lift it"),
    "select_all": QT_TRANSLATE_NOOP("keys", "Select the whole list"),
    "palette": QT_TRANSLATE_NOOP("keys", "Find a command or view by its name"),
    "sync": QT_TRANSLATE_NOOP("keys", "Ask the site now"),
    "log": QT_TRANSLATE_NOOP("keys", "Open the log"),
    "export_log": QT_TRANSLATE_NOOP("keys", "Export the log: spreadsheet, CSV, JSON Lines"),
    "verify_log": QT_TRANSLATE_NOOP("keys", "Verify the log"),
    "board": QT_TRANSLATE_NOOP("keys", "Board: figures of the desk"),
    "rules": QT_TRANSLATE_NOOP("keys", "Rules"),
    "settings": QT_TRANSLATE_NOOP("keys", "Settings"),
    "actor": QT_TRANSLATE_NOOP("keys", "Switch person: the name written to the log"),
    "pin": QT_TRANSLATE_NOOP("keys", "Set or change your PIN"),
    "lock": QT_TRANSLATE_NOOP("keys", "Lock the window"),
    "shift": QT_TRANSLATE_NOOP("keys", "Shift sheet: hand over to the next shift"),
    "shift_notes": QT_TRANSLATE_NOOP("keys", "Notes of the shift before"),
    "connect": QT_TRANSLATE_NOOP("keys", "Connect a site"),
    "problems": QT_TRANSLATE_NOOP("keys", "Problems"),
    "second_look": QT_TRANSLATE_NOOP("keys", "Second look: read decisions again"),
    "second_result": QT_TRANSLATE_NOOP("keys", "Second look: order it, see the agreement"),
    "larger": QT_TRANSLATE_NOOP("keys", "Larger text"),
    "smaller": QT_TRANSLATE_NOOP("keys", "Smaller text"),
    "dark": QT_TRANSLATE_NOOP("keys", "Dark or light"),
    "print_keys": QT_TRANSLATE_NOOP("keys", "Print the keys on one page"),
    "change_keys": QT_TRANSLATE_NOOP("keys", "Change the keys"),
    "about": QT_TRANSLATE_NOOP("keys", "About this program: version, licences"),
    "quit": QT_TRANSLATE_NOOP("keys", "Quit: what is being edited is kept"),
    "help": QT_TRANSLATE_NOOP("keys", "Show the keys"),
    "help_f1": QT_TRANSLATE_NOOP("keys", "Show the keys: a second key"),
}


def describe(act: Act) -> str:
    """Return what an action does, in the window's language."""
    return QCoreApplication.translate("keys", str(_NAMES[act.id]))


def in_english(act: Act) -> str:
    """Return what an action does in English, whatever the window's language."""
    return str(_NAMES[act.id])
