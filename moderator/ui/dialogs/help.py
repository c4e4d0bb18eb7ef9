"""All keys at a glance, as they are bound now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.dialogs.frame import Frame, narrow, roomy
from moderator.ui.key_groups import key_groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from moderator.ui.key_groups import KeyGroup
    from moderator.ui.keys import KeyMap
    from moderator.ui.theme import Theme

WIDE = 1600
"""Width of a screen, in pixels at 14 px text, that holds three columns."""

HEAD = 2
"""Lines that a group's heading and the room above it take."""


class HelpDialog(Frame):
    """Keys by group, in as many columns as there is room for. The help key closes it again."""

    about_wanted = Signal()
    keys_wanted = Signal()
    filters_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, keys: KeyMap, theme: Theme, parent: QWidget) -> None:
        """Show ``keys``."""
        super().__init__(self.tr("Keys"), theme, parent, width=780)
        self._keys = keys
        self.rows: list[tuple[str, str]] = []
        scroll = ColumnScroll(self)
        whole = QVBoxLayout(scroll.page)
        whole.setContentsMargins(0, 0, theme.px(6), 0)
        whole.setSpacing(theme.px(14))
        columns = QHBoxLayout()
        whole.addLayout(columns, 1)
        columns.setSpacing(theme.px(36))
        groups = [group for side in key_groups(keys) for group in side]
        wide = self.screen().availableGeometry().width() >= theme.px(WIDE)
        number = 1 if narrow(theme, self) else 3 if wide else 2
        for part in spread(groups, number):
            column = QVBoxLayout()
            column.setSpacing(theme.px(12))
            for group in part:
                column.addLayout(self._group(group.title, group.lines))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addWidget(scroll, 1)
        self.explanation = wrapped_label(
            self.tr(
                "Keys decide by their place on the keyboard, so they work the same with Telex"
                " and VNI. A key held down decides once; nothing is decided before the text was"
                " on the screen."
            ),
            self,
            muted=True,
        )
        # On a small screen it would leave no room for the keys: there it scrolls along.
        (whole if narrow(theme, self) else self.body).addWidget(self.explanation)
        self.about = self.add_button(self.tr("&About and licences"))
        self.about.setVisible(not narrow(theme, self))  # the settings have it too
        self.change = self.add_button(self.tr("Change &keys…"))
        self.filters = self.add_button(self.tr("&Filter line"))
        self.print = self.add_button(self.tr("&Print…"))
        self.close_button = self.add_button(self.tr("Close"))
        self.filters.clicked.connect(self.filters_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.about.clicked.connect(self.about_wanted)
        self.change.clicked.connect(self.keys_wanted)
        self.close_button.clicked.connect(self.reject)
        self.resize(roomy(theme, self, 1000 if wide else 820, 600))
        self._open_out(whole)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_out(self, whole: QVBoxLayout) -> None:
        """Become as high as all the keys, where the screen has the room: nothing to scroll to."""
        inner = self.width() - self._beside()
        needed = self._around(inner) + whole.totalHeightForWidth(inner)
        if not whole.indexOf(self.explanation) >= 0:
            needed += self.explanation.heightForWidth(inner) + self.body.spacing()
        self.resize(self.width(), min(max(self.height(), needed), self.maximumHeight()))

    def _group(self, title: str, lines: Sequence[tuple[str, str]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(5))
        head = plain_label(title, self)
        head.setFont(self.theme.font(bold=True))
        column.addWidget(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(12))
        grid.setVerticalSpacing(self.theme.px(4))
        grid.setColumnMinimumWidth(0, self.theme.px(98))
        grid.setColumnStretch(1, 1)
        for number, (key, text) in enumerate(lines):
            caps = QHBoxLayout()
            caps.setSpacing(self.theme.px(5))
            if key:
                for one in key.split("   "):
                    caps.addWidget(self._cap(one), 0, Qt.AlignmentFlag.AlignTop)
            else:
                caps.addWidget(plain_label(self.tr("no key"), self, muted=True))
            caps.addStretch(1)
            grid.addLayout(caps, number, 0)
            grid.addWidget(wrapped_label(text, self), number, 1)
            self.rows.append((key, text))
        column.addLayout(grid)
        return column

    def _cap(self, key: str) -> QLabel:
        cap = plain_label(key, self)
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


def spread(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """Return the groups in their order in ``columns`` about as long as each other."""
    whole = sum(len(group.lines) + HEAD for group in groups)
    spread_out: list[list[KeyGroup]] = [[] for _ in range(columns)]
    before = 0
    for group in groups:
        high = len(group.lines) + HEAD
        at = min(int((before + high / 2) * columns / whole), columns - 1)
        spread_out[at].append(group)
        before += high
    return spread_out
