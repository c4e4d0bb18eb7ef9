"""A field to try a rule on a sentence while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from moderator.model import Finding, FindingKind, OwnRule, Part, RuleDoes, Words
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.comment_view import CommentView
from moderator.ui.dialogs.frame import while_alive
from moderator.ui.plain import safe, shortened, shown

if TYPE_CHECKING:
    from moderator.desk.rulekeeping import Tried
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

PAUSE_MS = 120


class TryField(QWidget):
    """Shows where the rule matches, and the form in which the sentence was compared."""

    def __init__(self, lanes: Lanes, theme: Theme, parent: QWidget) -> None:
        """Begin without a rule."""
        super().__init__(parent)
        self._lanes = lanes
        self._theme = theme
        self._rule = OwnRule("", "")
        self.field = QLineEdit(self)
        self.field.setMaxLength(2_000)
        self.field.setPlaceholderText(self.tr("Write or paste a comment to try the rule on"))
        self.view = CommentView(theme, self)
        self.view.setAccessibleName(self.tr("Where the rule matches"))
        self.told = wrapped_label("", self)
        self.folded = plain_label("", self, muted=True)
        area = QScrollArea(self)
        area.setWidget(self.view)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedHeight(theme.line(2.5) + theme.px(10))
        label = QLabel(self.tr("Tr&y it"), self)
        label.setBuddy(self.field)
        self.field.setAccessibleName(self.tr("Try it"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(3))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(area, 1, 1)
        grid.addWidget(self.told, 2, 1)
        grid.addWidget(self.folded, 3, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._try)
        self.field.textChanged.connect(self._timer.start)

    def take(self, rule: OwnRule) -> None:
        """Try ``rule`` from now on."""
        self._rule = rule
        self._timer.start()

    @Slot()
    def _try(self) -> None:
        rule, text = self._rule, self.field.text()
        self._lanes.read(
            lambda desk: (rule, text, desk.rulekeeping.try_text(rule, text)),
            while_alive(self, self._show),
            topic="rule-try",
        )

    def _show(self, found: tuple[OwnRule, str, Tried]) -> None:
        rule, text, tried = found
        kind = FindingKind.WATCHED if rule.does is RuleDoes.HOLD else FindingKind.OWN
        noticed = Finding(kind, 1.0, tried.spans, Words("", ""))
        self.view.show_text(shown(text, [noticed], Part.TEXT, one_line=True), None)
        colours = self._theme.colours.tones
        if not text:  # what is wrong with the rule is said beside Save
            said, tone = "", colours["grey"]
        elif tried.problems:
            said, tone = "; ".join(labels.words(one) for one in tried.problems), colours["red"]
        elif tried.reason is None:
            said, tone = self.tr("No match."), colours["grey"]
        else:
            said, tone = self.tr("It matches."), colours["green"]
        self.told.setText(shortened(safe(said), 200))
        self.told.setStyleSheet(f"color: {tone.fore};")
        self.folded.setText(
            self.tr("Compared as: %1").replace("%1", shortened(safe(tried.folded), 110))
            if text
            else ""
        )
        self.view.setAccessibleDescription(f"{said} {self.folded.text()}")
