"""The fields of one rule of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from moderator.model import OwnRule, Part, RuleDoes, RuleReads
from moderator.ui.chips import name_choice
from moderator.ui.dialogs.frame import narrow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.ui.theme import Theme

SEPARATOR = ";"
PHRASE_LINES = 4


class _Phrases(QPlainTextEdit):
    """Takes what room there is, and asks for no more than a few lines."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self.minimumHeight())


class RuleFields(QWidget):
    """``edited`` is emitted with every change that a person makes."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self._narrow = narrow(theme, self)
        self._rule = OwnRule("", "")
        self.name = QLineEdit(self)
        self.name.setMaxLength(200)
        self.on = QCheckBox(self.tr("The rule is &on"), self)
        self.phrases = phrase_field(theme, self)
        self.exact = phrase_field(theme, self)
        self.pattern = QLineEdit(self)
        self.pattern.setMaxLength(2_000)
        self.pattern.setPlaceholderText(self.tr("for example 0[0-9]{9}"))
        self.reads = QComboBox(self)
        for text, reads in (
            (self.tr("in the text as typed"), RuleReads.TYPED),
            (self.tr("in the text without marks"), RuleReads.FOLDED),
            (self.tr("in both"), RuleReads.BOTH),
        ):
            self.reads.addItem(text, reads)
        self.in_text = QCheckBox(self.tr("in the comment"), self)
        self.in_name = QCheckBox(self.tr("in the reader's name"), self)
        self.does = QComboBox(self)
        self.does.addItem(self.tr("mark the comment"), RuleDoes.NOTICE)
        self.does.addItem(self.tr("pass the comment to the chief"), RuleDoes.HOLD)
        self.weight = QSpinBox(self)
        self.weight.setRange(1, 100)
        self.weight.setSuffix("%")
        self.weight.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self.sections = QLineEdit(self)
        self.articles = QLineEdit(self)
        self.sites = QLineEdit(self)
        for field, hint in (
            (self.sections, self.tr("all sections")),
            (self.articles, self.tr("all articles")),
            (self.sites, self.tr("all sites")),
        ):
            field.setPlaceholderText(hint)
            field.setToolTip(self.tr("Several are separated by semicolons"))
        self._lay_out()
        for line in (self.name, self.pattern, self.sections, self.articles, self.sites):
            line.textEdited.connect(self._edited)
        for box in (self.on, self.in_text, self.in_name):
            box.clicked.connect(self._edited)
        for choice in (self.reads, self.does):
            choice.activated.connect(self._edited)
        self.weight.valueChanged.connect(self._edited)
        for text_field in (self.phrases, self.exact):
            text_field.textChanged.connect(self._edited)

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(7))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        rows = (
            (self.tr("Na&me"), self.name, self.on),
            (self.tr("&Phrases"), self.phrases, None),
            (self.tr("Pa&ttern"), self.pattern, self.reads),
            (self.tr("Look for it"), self._row(self.in_text, self.in_name), None),
            (self.tr("T&hen"), self.does, self._weighed()),
            (self.tr("Only in s&ections"), self.sections, None),
            (self.tr("Only below artic&les"), self.articles, None),
            (self.tr("Only on s&ites"), self.sites, None),
        )
        for at, (title, field, beside) in enumerate(rows):
            label = QLabel(title, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            field.setAccessibleName(title.replace("&", ""))
            if self._narrow:
                self._add_below(grid, label, field, beside)
                continue
            top = Qt.AlignmentFlag.AlignTop if field is self.phrases else Qt.AlignmentFlag(0)
            grid.addWidget(label, at, 0, top)
            if field is self.phrases:
                grid.addLayout(self._both(), at, 1, 1, 2)
            elif beside is None:
                grid.addWidget(field, at, 1, 1, 2)
            else:
                grid.addWidget(field, at, 1)
                grid.addWidget(beside, at, 2)
        name_choice(self.reads, self.tr("What the pattern reads"))

    def _add_below(
        self, grid: QGridLayout, label: QLabel, field: QWidget, beside: QWidget | None
    ) -> None:
        """Put a field below its name, and what belongs to it below that."""
        at = grid.rowCount()
        grid.addWidget(label, at, 0, 1, 3)
        if field is self.phrases:
            grid.addLayout(self._both(), at + 1, 0, 1, 3)
        else:
            grid.addWidget(field, at + 1, 0, 1, 3)
        if beside is not None:
            grid.addWidget(beside, at + 2, 0, 1, 3)

    def _both(self) -> QGridLayout:
        both = QGridLayout()
        both.setHorizontalSpacing(self._theme.px(10))
        both.setVerticalSpacing(self._theme.px(2))
        self.phrases.setPlaceholderText(self.tr("One a line, written with its marks"))
        self.exact.setPlaceholderText(self.tr("One a line"))
        for column, (title, field) in enumerate(
            (
                (self.tr("with or without marks, also disguised"), self.phrases),
                (self.tr("only with all their marks"), self.exact),
            )
        ):
            label = QLabel(title, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("muted", "true")
            label.setFont(self._theme.font(-1.5))
            below = self._narrow
            both.addWidget(field, 2 * column if below else 0, 0 if below else column)
            both.addWidget(label, 2 * column + 1 if below else 1, 0 if below else column)
        self.exact.setAccessibleName(self.tr("Phrases only with all their marks"))
        return both

    def _weighed(self) -> QWidget:
        label = QLabel(self.tr("with a &weight of"), self)
        label.setBuddy(self.weight)
        self.weight.setAccessibleName(self.tr("Weight"))
        return self._row(label, self.weight)

    def _row(self, *widgets: QWidget) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(10))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        holder.setFocusProxy(widgets[-1])
        return holder

    def show_rule(self, rule: OwnRule) -> None:
        """Show ``rule``; nothing counts as edited."""
        blockers = [QSignalBlocker(one) for one in (self.phrases, self.exact, self.weight)]
        self._rule = rule
        self.name.setText(rule.name)
        self.on.setChecked(rule.on)
        self.phrases.setPlainText("\n".join(rule.phrases))
        self.exact.setPlainText("\n".join(rule.exact))
        self.pattern.setText(rule.pattern)
        self.reads.setCurrentIndex(self.reads.findData(rule.reads))
        self.in_text.setChecked(Part.TEXT in rule.parts)
        self.in_name.setChecked(Part.NAME in rule.parts)
        self.does.setCurrentIndex(self.does.findData(rule.does))
        self.weight.setValue(round(rule.weight * 100))
        for field, values in (
            (self.sections, rule.sections),
            (self.articles, rule.articles),
            (self.sites, rule.sites),
        ):
            field.setText(f"{SEPARATOR} ".join(values))
        del blockers

    def rule(self) -> OwnRule:
        """Return the rule as the fields have it."""
        boxes = ((self.in_text, Part.TEXT), (self.in_name, Part.NAME))
        weight = self._rule.weight
        if round(weight * 100) != self.weight.value():
            weight = self.weight.value() / 100
        return replace(
            self._rule,
            name=self.name.text(),
            on=self.on.isChecked(),
            phrases=lines(self.phrases),
            exact=lines(self.exact),
            pattern=self.pattern.text(),
            reads=RuleReads(self.reads.currentData()),
            parts=tuple(part for box, part in boxes if box.isChecked()),
            sections=_pieces(self.sections.text().split(SEPARATOR)),
            articles=_pieces(self.articles.text().split(SEPARATOR)),
            sites=_pieces(self.sites.text().split(SEPARATOR)),
            does=RuleDoes(self.does.currentData()),
            weight=weight,
        )

    @Slot()
    def _edited(self) -> None:
        self.edited.emit()


def phrase_field(theme: Theme, parent: QWidget) -> QPlainTextEdit:
    """Return a field for phrases, one a line."""
    field = _Phrases(parent)
    field.setTabChangesFocus(True)
    field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    field.setMinimumHeight(theme.line() * PHRASE_LINES + theme.px(14))
    return field


def lines(field: QPlainTextEdit) -> tuple[str, ...]:
    """Return the phrases of a field, each once and without blanks around it."""
    return _pieces(field.toPlainText().split("\n"))


def _pieces(found: Iterable[str]) -> tuple[str, ...]:
    kept = (" ".join(one.split()) for one in found)
    return tuple(dict.fromkeys(one for one in kept if one))
