"""What was noticed in a comment and why, one line a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from moderator.model import FindingKind, Part
from moderator.ui import labels
from moderator.ui.chips import chip_label, style_chip, wrapped_label
from moderator.ui.key_button import KeyButton, Look
from moderator.ui.told_once import told_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Finding
    from moderator.ui.colours import Tone
    from moderator.ui.keys import KeyMap
    from moderator.ui.theme import Theme

MOST = 12
TAKE = "take"
"""The action of the key that takes over a suggestion."""


class _Line:
    """The widgets for one finding; they are kept for the next comment's, which spares making them.

    ``finding`` is what they show, None while they are hidden.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._theme = theme
        self._tone: Tone = "grey"
        self.finding: Finding | None = None
        self.chip = chip_label("", self._tone, theme, parent)
        self.reason = wrapped_label("", parent)
        self.button = KeyButton("", Look("check"), theme, parent)
        self.button.set_level(1)
        self.restyle()
        self.clear()

    def restyle(self) -> None:
        """Take over what the theme is now."""
        style_chip(self.chip, self._tone, self._theme)
        self.reason.setFont(self._theme.font(-1))

    def show(self, finding: Finding, name: str) -> None:
        """Show ``finding``, called ``name``; the button follows by ``offer``."""
        self.finding = finding
        tone = labels.TONES[finding.kind]
        if tone != self._tone:
            self._tone = tone
            style_chip(self.chip, tone, self._theme)
        self.chip.setText(name)
        self.reason.setText(labels.words(finding.reason))
        self.chip.show()
        self.reason.show()

    def offer(self, action: str, text: str, key: str) -> None:
        """Have the button stand for ``action``; an empty one is for nothing to do."""
        self.button.setObjectName(action)
        if action:
            self.button.setText(text)
            self.button.setAccessibleName(text)
            self.button.set_key(key)

    def clear(self) -> None:
        """Show nothing."""
        self.finding = None
        self.button.setObjectName("")
        for widget in (self.chip, self.reason, self.button):
            widget.hide()

    def drop(self) -> None:
        """Be gone."""
        self.clear()
        for widget in (self.chip, self.reason, self.button):
            widget.deleteLater()


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
        self._lines: list[_Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._restyle)
        self.hide()

    def show_keys(self, keys: KeyMap) -> None:
        """Show the keys in force from the next findings on."""
        self._keys = keys
        for button in self.buttons():
            button.set_key(keys.key(button.objectName()))

    def buttons(self) -> list[KeyButton]:
        """Return the buttons of the findings that are shown."""
        return [line.button for line in self._lines if line.button.objectName()]

    def show_acts(self, *, shown: bool) -> None:
        """Show what can be done, or not: while the editor is open it has its own buttons."""
        self._acts = shown
        for button in self.buttons():
            button.setVisible(shown)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings, the surest first."""
        ranked = sorted(told_once(findings), key=lambda one: -one.score)[:MOST]
        self._offers = {}
        for number, finding in enumerate(ranked):
            name = labels.finding(finding.kind)
            if finding.part is Part.NAME:
                name = self.tr("Name: %1").replace("%1", name)
            line = self._line(number, finding)
            line.show(finding, name)
            action, text = self._act(finding)
            line.offer(action, text, self._keys.key(action) if self._keys and action else "")
            line.button.setVisible(bool(action) and self._acts)
        for line in self._lines[len(ranked) :]:
            line.clear()
        self.setVisible(bool(ranked))

    def _line(self, number: int, finding: Finding) -> _Line:
        """Return the widgets for the finding at ``number``."""
        if number < len(self._lines):
            line = self._lines[number]
            if not line.button.hasFocus() or line.finding == finding:
                return line
            line.drop()  # nobody comes to be at what another finding offers unawares
            del self._lines[number]
        line = _Line(self._theme, self)
        line.button.clicked.connect(self._clicked)
        self._grid.addWidget(line.chip, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(line.reason, 2 * number, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(line.button, 2 * number + 1, 1, Qt.AlignmentFlag.AlignLeft)
        self._lines.insert(number, line)
        return line

    @Slot()
    def _restyle(self) -> None:
        for line in self._lines:
            line.restyle()

    def _act(self, finding: Finding) -> tuple[str, str]:
        """Return what can be done about ``finding`` and in which words; empty for nothing."""
        if finding.kind is FindingKind.MISSING_DIACRITICS and finding.part is Part.TEXT:
            return "restore", self.tr("Propose diacritics")
        if finding.kind is FindingKind.REPEAT:
            return "group", self.tr("List them")
        if finding.suggestion is not None and finding.part is Part.TEXT:
            return self._offer(finding), self._taking(finding.kind)
        return "", ""

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

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        name = sender.objectName() if sender is not None else ""
        if name in self._offers:
            self.taken.emit(self._offers[name])
        elif name:
            self.triggered.emit(name)
