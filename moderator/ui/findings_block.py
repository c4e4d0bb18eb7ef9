"""What was noticed in a comment and why, one line a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from moderator.model import FindingKind, Part
from moderator.ui import labels
from moderator.ui.chips import chip_label, wrapped_label
from moderator.ui.key_button import KeyButton, Look
from moderator.ui.told_once import told_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Finding
    from moderator.ui.keys import KeyMap
    from moderator.ui.theme import Theme

MOST = 12
TAKE = "take"
"""The action of the key that takes over a suggestion."""


class FindingsBlock(QFrame):
    """Chips with their reasons in words, and what can be done about them by a key."""

    triggered = Signal(str)  # an action's id
    taken = Signal(object)  # the finding whose suggestion is to be taken over

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._keys: KeyMap | None = None
        self._acts = True
        self._offers: dict[str, Finding] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_keys(self, keys: KeyMap) -> None:
        """Show the keys in force from the next findings on."""
        self._keys = keys
        for button in self.buttons():
            button.set_key(keys.key(button.objectName()))

    def buttons(self) -> list[KeyButton]:
        """Return the buttons of the findings that are shown."""
        items = (self._grid.itemAt(place) for place in range(self._grid.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, KeyButton)]

    def show_acts(self, *, shown: bool) -> None:
        """Show what can be done, or not: while the editor is open it has its own buttons."""
        self._acts = shown
        for button in self.buttons():
            button.setVisible(shown)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings, the surest first."""
        while (entry := self._grid.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        ranked = sorted(told_once(findings), key=lambda one: -one.score)[:MOST]
        self._offers = {}
        for number, finding in enumerate(ranked):
            name = labels.finding(finding.kind)
            if finding.part is Part.NAME:
                name = self.tr("Name: %1").replace("%1", name)
            chip = chip_label(name, labels.TONES[finding.kind], self._theme, self)
            reason = wrapped_label(labels.words(finding.reason), self)
            reason.setFont(self._theme.font(-1))
            self._grid.addWidget(chip, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(reason, 2 * number, 1, Qt.AlignmentFlag.AlignVCenter)
            if finding.kind is FindingKind.MISSING_DIACRITICS and finding.part is Part.TEXT:
                button = self._button("restore", self.tr("Propose diacritics"))
                self._grid.addWidget(button, 2 * number + 1, 1, Qt.AlignmentFlag.AlignLeft)
            elif finding.kind is FindingKind.REPEAT:
                button = self._button("group", self.tr("List them"), "list")
                self._grid.addWidget(button, 2 * number + 1, 1, Qt.AlignmentFlag.AlignLeft)
            elif finding.suggestion is not None and finding.part is Part.TEXT:
                button = self._button(self._offer(finding), self._taking(finding.kind))
                self._grid.addWidget(button, 2 * number + 1, 1, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(ranked))

    def offer(self) -> Finding | None:
        """Return the finding whose suggestion the key takes over: the surest that has one."""
        return self._offers.get(TAKE)

    def _offer(self, finding: Finding) -> str:
        """Keep what ``finding`` offers; return its button's name. The first is the key's."""
        name = f"{TAKE}:{finding.kind}" if self._offers else TAKE
        self._offers[name] = finding
        return name

    def _taking(self, kind: FindingKind) -> str:
        if kind is FindingKind.PERSONAL:
            return self.tr("Hide it")
        if kind in {FindingKind.UNDECODED, FindingKind.ENCODING}:
            return self.tr("Use the decoded text")
        return self.tr("Use what is offered")

    def _button(self, action: str, text: str, icon: str = "check") -> KeyButton:
        button = KeyButton(text, Look(icon), self._theme, self)
        button.set_level(1)
        button.setObjectName(action)
        button.set_key(self._keys.key(action) if self._keys is not None else "")
        button.clicked.connect(self._clicked)
        button.setVisible(self._acts)
        return button

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        name = sender.objectName() if sender is not None else ""
        if name in self._offers:
            self.taken.emit(self._offers[name])
        elif name:
            self.triggered.emit(name)
