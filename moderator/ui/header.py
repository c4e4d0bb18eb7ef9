"""The head of the window: site, search, urgent removal, the name written to the log, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QToolButton,
    QWidget,
)

from moderator.ui.chips import plain_label
from moderator.ui.key_button import KeyButton, Look
from moderator.ui.plain import safe, shortened
from moderator.ui.search_box import SearchBox
from moderator.ui.spacing import spaced

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from moderator.ui.keys import KeyMap
    from moderator.ui.theme import Theme

WITH_SITE, WITH_TITLE = 940, 800
"""Pixels at 14 px text from which on there is room for them."""


class Header(QFrame):
    """One line at the top."""

    takedown_wanted = Signal()
    help_wanted = Signal()
    commands_wanted = Signal()
    actor_wanted = Signal()  # somebody else is to be put at the window

    def __init__(
        self, theme: Theme, keys: KeyMap, actor: str, parent: QWidget | None = None
    ) -> None:
        """Show ``actor`` as the name written to the log."""
        super().__init__(parent)
        self.setObjectName("header")
        self._theme = theme
        self._actor = actor
        self.title = plain_label(self.tr("Reader comments"), self)
        self.site = plain_label("", self, muted=True)
        self.search = SearchBox(theme, self)
        self.takedown = KeyButton(
            self.tr("Urgent removal"), Look("shield-alert", "danger"), theme, self
        )
        self.takedown.clicked.connect(self.takedown_wanted)
        self.actor = QToolButton(self)
        self.actor.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.actor.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.actor.clicked.connect(self.actor_wanted)
        self.commands = QToolButton(self)
        self.commands.setAccessibleName(self.tr("Commands"))
        self.commands.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.commands.clicked.connect(self.commands_wanted)
        self.help = QToolButton(self)
        self.help.setAccessibleName(self.tr("Keys"))
        self.help.setToolTip(self.tr("Keys"))
        self.help.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.help.clicked.connect(self.help_wanted)
        row = QHBoxLayout(self)
        spaced(row, theme, 10, (18, 7, 14, 7))
        row.addWidget(self.title)
        row.addWidget(self.site)
        row.addSpacing(theme.px(10))
        row.addWidget(self.search, 4)
        row.addStretch(1)
        row.addWidget(self.takedown)
        row.addWidget(self.actor)
        row.addWidget(self.commands)
        row.addWidget(self.help)
        theme.changed.connect(self._restyle)
        theme.changed.connect(self._fit)
        self.show_keys(keys)
        self._restyle()

    def show_keys(self, keys: KeyMap) -> None:
        """Show the keys in force."""
        self.takedown.set_key(keys.key("takedown"))
        self.help.setText(keys.key("help"))
        key = keys.key("palette")
        self.commands.setToolTip(self.tr("Commands (%1)").replace("%1", key))
        self.commands.setAccessibleDescription(key)
        self.search.show_key(keys.key("search"))

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        self.title.setFont(theme.font(1, bold=True))
        self.search.setMaximumWidth(theme.px(640))
        theme.put_icon(self.actor, "user-round", theme.colours.muted, theme.px(16))
        self.commands.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.commands.setIcon(theme.icon("list", theme.colours.muted, theme.px(16)))
        self.help.setStyleSheet(
            f"QToolButton {{ border: 1px solid {theme.colours.edge};"
            f" border-radius: {theme.px(6)}px; min-width: {theme.px(14)}px; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.colours.focus}; }}"
        )
        self.show_actor(self._actor)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what stands elsewhere too where letters are large for the window."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.site.setVisible(self.width() >= self._theme.px(WITH_SITE))
        self.title.setVisible(self.width() >= self._theme.px(WITH_TITLE))

    def show_site(self, name: str) -> None:
        """Show the site's name."""
        self.site.setText(shortened(safe(name), 40))

    def show_actor(self, actor: str) -> None:
        """Show the name written to the log."""
        self._actor = actor
        self.actor.setText(shortened(safe(actor), 28))
        self.actor.setAccessibleName(
            self.tr("Name written to the log: %1").replace("%1", safe(actor))
        )
        self.actor.setToolTip(
            self.tr("The name written to the log. Click where somebody else is working.")
        )
