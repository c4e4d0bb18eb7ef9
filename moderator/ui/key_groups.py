"""The keys by group, as the list on the screen and the printed sheet show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from moderator.ui.keys import ACTS, describe

if TYPE_CHECKING:
    from moderator.ui.keys import KeyMap

_Raw = list[list[tuple[str, list[str], list[tuple[str, str]]]]]


class KeyGroup(Struct, frozen=True):
    """A heading and its lines: keys, three blanks between several, and what they do."""

    title: str
    lines: tuple[tuple[str, str], ...]


def key_groups(keys: KeyMap) -> tuple[tuple[KeyGroup, ...], ...]:
    """Return the groups of both columns; every action stands in one of them."""
    by_id = {act.id: act for act in ACTS}
    sides = _groups(keys)
    listed = {name for side in sides for _, names, _ in side for name in names}
    rest = [act.id for act in ACTS if act.id not in listed | {"help_f1"}]
    if rest:
        sides[-1].append((QCoreApplication.translate("HelpDialog", "More"), rest, []))
    return tuple(
        tuple(
            KeyGroup(
                title,
                (*((_keys_of(keys, name), describe(by_id[name])) for name in names), *fixed),
            )
            for title, names, fixed in side
        )
        for side in sides
    )


def _keys_of(keys: KeyMap, name: str) -> str:
    """Return the key of an action; help has two."""
    own = keys.key(name)
    other = keys.key("help_f1") if name == "help" else ""
    return f"{own}   {other}" if other and own else own or other


def _groups(keys: KeyMap) -> _Raw:
    """Return for each column its groups: title, actions, keys that cannot be changed."""
    translate = QCoreApplication.translate
    return [
        [
            (
                translate("HelpDialog", "Decide"),
                [
                    "approve",
                    "hold",
                    "chief",
                    "reject",
                    "spam",
                    "return",
                    "undo",
                    "recent",
                    "takedown",
                ],
                [],
            ),
            (
                translate("HelpDialog", "Edit"),
                [
                    "edit",
                    "restore",
                    "take",
                    "next_flaw",
                    "previous_flaw",
                    "suggestions",
                    "save",
                ],
                [
                    ("Esc", translate("HelpDialog", "Leave the editor; the draft is kept")),
                ],
            ),
            (
                translate("HelpDialog", "Proposed diacritics"),
                [],
                [
                    ("Enter", translate("HelpDialog", "Accept the word and go to the next")),
                    ("←   →", translate("HelpDialog", "To another word")),
                    ("1–9", translate("HelpDialog", "Take another reading by its number")),
                    ("0", translate("HelpDialog", "Leave the word as typed")),
                    (
                        _keys_of(keys, "restore"),
                        translate(
                            "HelpDialog", "Accept all certain words, stop at the first doubtful"
                        ),
                    ),
                    ("T", translate("HelpDialog", "Write out short forms, or keep them")),
                    ("Esc", translate("HelpDialog", "Back to typing; what was accepted stays")),
                ],
            ),
            (
                translate("HelpDialog", "Comment and reader"),
                [
                    "article",
                    "thread",
                    "note",
                    "reader",
                    "watch",
                    "trust",
                    "readers",
                    "block_reader",
                    "unblock_reader",
                    "blocked_readers",
                    "trace",
                    "print_comment",
                ],
                [],
            ),
            (
                translate("HelpDialog", "Articles and the chief"),
                [
                    "manage_article",
                    "pause_article",
                    "floods",
                    "together",
                    "publish_now",
                    "answers",
                    "holds",
                    "hold_section",
                    "hold_article",
                ],
                [],
            ),
        ],
        [
            (
                translate("HelpDialog", "Move"),
                [
                    "next",
                    "previous",
                    "next_same",
                    "previous_same",
                    "queue",
                    "views",
                    "select_all",
                ],
                [
                    ("Shift+↑ ↓", translate("HelpDialog", "Select several")),
                    ("Tab", translate("HelpDialog", "To the next part of the window")),
                ],
            ),
            (
                translate("HelpDialog", "Find and read"),
                [
                    "palette",
                    "search",
                    "group",
                    "only_author",
                    "only_finding",
                    "only_article",
                    "places",
                    "save_view",
                    "open_article",
                    "log",
                ],
                [
                    (
                        translate("HelpDialog", "Space"),
                        translate("HelpDialog", "Read on in a long comment"),
                    )
                ],
            ),
            (
                translate("HelpDialog", "Program"),
                [
                    "sync",
                    "actor",
                    "lock",
                    "rules",
                    "settings",
                    "connect",
                    "problems",
                    "help",
                    "change_keys",
                    "print_keys",
                    "about",
                    "quit",
                ],
                [],
            ),
            (translate("HelpDialog", "Look"), ["larger", "smaller", "dark"], []),
            (
                translate("HelpDialog", "Log and desk"),
                [
                    "export_log",
                    "verify_log",
                    "board",
                    "second_look",
                    "second_result",
                    "shift",
                    "shift_notes",
                    "pin",
                ],
                [],
            ),
        ],
    ]
