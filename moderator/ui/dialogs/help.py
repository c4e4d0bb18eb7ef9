"""All keys at a glance, as they are bound now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from moderator.ui import keys as desk_keys
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.dialogs.frame import Frame

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from moderator.ui.keys import KeyMap
    from moderator.ui.theme import Theme


class HelpDialog(Frame):
    """Two columns of keys by group. The help key closes it again."""

    about_wanted = Signal()
    keys_wanted = Signal()
    filters_wanted = Signal()

    def __init__(self, keys: KeyMap, theme: Theme, parent: QWidget) -> None:
        """Show ``keys``."""
        super().__init__(self.tr("Keys"), theme, parent, width=780)
        self._keys = keys
        self.rows: list[tuple[str, str]] = []
        scroll = ColumnScroll(self)
        columns = QHBoxLayout(scroll.page)
        columns.setContentsMargins(0, 0, theme.px(6), 0)
        columns.setSpacing(theme.px(36))
        by_id = {act.id: act for act in desk_keys.ACTS}
        groups = self._groups()
        listed = {name for side in groups for _, names, _ in side for name in names}
        rest = [act.id for act in desk_keys.ACTS if act.id not in listed | {"help_f1"}]
        if rest:
            groups[-1].append((self.tr("More"), rest, []))
        for side in groups:
            column = QVBoxLayout()
            column.setSpacing(theme.px(12))
            for title, names, fixed in side:
                lines = [(self._keys_of(name), desk_keys.describe(by_id[name])) for name in names]
                column.addLayout(self._group(title, [*lines, *fixed]))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(
            wrapped_label(
                self.tr(
                    "Keys decide by their place on the keyboard, so they work the same with Telex"
                    " and VNI. A key held down decides once; nothing is decided before the text was"
                    " on the screen."
                ),
                self,
                muted=True,
            )
        )
        self.about = self.add_button(self.tr("&About and licences"))
        self.change = self.add_button(self.tr("Change &keys…"))
        self.filters = self.add_button(self.tr("&Filter line"))
        self.close_button = self.add_button(self.tr("Close"))
        self.filters.clicked.connect(self.filters_wanted)
        self.about.clicked.connect(self.about_wanted)
        self.change.clicked.connect(self.keys_wanted)
        self.close_button.clicked.connect(self.reject)
        self.resize(theme.px(820), min(theme.px(600), self.maximumHeight()))
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _groups(self) -> list[list[tuple[str, list[str], list[tuple[str, str]]]]]:
        """Return for each column its groups: title, actions, keys that cannot be changed."""
        return [
            [
                (
                    self.tr("Decide"),
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
                    self.tr("Edit"),
                    ["edit", "restore", "take"],
                    [
                        ("Ctrl+Enter", self.tr("Save and approve")),
                        ("Esc", self.tr("Leave the editor; the draft is kept")),
                    ],
                ),
                (
                    self.tr("Proposed diacritics"),
                    [],
                    [
                        ("Enter", self.tr("Accept the word and go to the next")),
                        ("←   →", self.tr("To another word")),
                        ("1   9", self.tr("Take another reading by its number")),
                        ("0", self.tr("Leave the word as typed")),
                        (
                            self._keys_of("restore"),
                            self.tr("Accept all certain words, stop at the first doubtful"),
                        ),
                        ("T", self.tr("Write out short forms, or keep them")),
                        ("Esc", self.tr("Back to typing; what was accepted stays")),
                    ],
                ),
            ],
            [
                (
                    self.tr("Move"),
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
                        ("Shift+↑ ↓", self.tr("Select several")),
                        ("Tab", self.tr("To the next part of the window")),
                    ],
                ),
                (
                    self.tr("Find and read"),
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
                    [(self.tr("Space"), self.tr("Read on in a long comment"))],
                ),
                (
                    self.tr("Program"),
                    ["sync", "actor", "rules", "settings", "connect", "problems", "help"],
                    [],
                ),
                (self.tr("Look"), ["larger", "smaller", "dark"], []),
            ],
        ]

    def _keys_of(self, name: str) -> str:
        """Return the key of an action; help has two."""
        own = self._keys.key(name)
        other = self._keys.key("help_f1") if name == "help" else ""
        return f"{own}   {other}" if other and own else own or other

    def _group(self, title: str, lines: list[tuple[str, str]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(5))
        head = plain_label(title, self)
        head.setFont(self.theme.font(bold=True))
        column.addWidget(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(12))
        grid.setVerticalSpacing(self.theme.px(4))
        grid.setColumnMinimumWidth(0, self.theme.px(92))
        grid.setColumnStretch(1, 1)
        for number, (key, text) in enumerate(lines):
            caps = QHBoxLayout()
            caps.setSpacing(self.theme.px(5))
            for one in key.split("   "):
                caps.addWidget(self._cap(one), 0, Qt.AlignmentFlag.AlignTop)
            caps.addStretch(1)
            grid.addLayout(caps, number, 0)
            grid.addWidget(wrapped_label(text, self), number, 1)
            self.rows.append((key, text))
        column.addLayout(grid)
        return column

    def _cap(self, key: str) -> QLabel:
        cap = plain_label(key or "–", self)
        cap.setFont(self.theme.font(-1.5, bold=True))
        c, px = self.theme.colours, self.theme.px
        cap.setStyleSheet(
            f"color: {c.text}; background: {c.pane}; border: 1px solid {c.edge};"
            f" border-bottom: 2px solid {c.edge}; border-radius: {px(5)}px; padding: 0 {px(6)}px;"
        )
        cap.setMinimumWidth(px(26))
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return cap

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with the key that opened it."""
        act = self._keys.act(event)
        if act is not None and act.id in {"help", "help_f1"}:
            self.reject()
        else:
            super().keyPressEvent(event)
