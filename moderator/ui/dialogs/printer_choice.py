"""Which printer, which pages, how often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from moderator.ui.dialogs.frame import Frame, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.ui.theme import Theme

COPIES = 99
_RANGE = re.compile(r"\s*(\d{1,7})\s*(?:[-–]\s*(\d{1,7})\s*)?")


class PrinterChoice(Frame):
    """``chosen`` carries the printer's name, the pages counted from 0, copies and both sides."""

    chosen = Signal(str, object, int, bool)

    def __init__(
        self, printers: Sequence[str], first: str, count: int, theme: Theme, parent: QWidget
    ) -> None:
        """Offer ``printers``, ``first`` to begin with; there are ``count`` pages."""
        super().__init__(self.tr("Print"), theme, parent, width=480)
        self._count = count
        self.printer = QComboBox(self)
        self.printer.addItems(list(printers))
        self.printer.setCurrentText(first)
        self.pages = QLineEdit(self)
        self.pages.setPlaceholderText(self.tr("all"))
        self.copies = QSpinBox(self)
        self.copies.setRange(1, COPIES)
        self.copies.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self.both = QCheckBox(self.tr("On &both sides of the paper"), self)
        form = QFormLayout()
        form.setSpacing(theme.px(9))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("P&rinter"), self.printer)
        form.addRow(self.tr("Pa&ges"), self.pages)
        form.addRow(
            "",
            paragraph(
                self.tr("For example 1-3, 5; empty for all %n page(s).", "", count),
                theme,
                self,
                muted=True,
                width=300,
            ),
        )
        form.addRow(self.tr("Cop&ies"), self.copies)
        form.addRow("", self.both)
        self.body.addLayout(form)
        self.go = self.add_button(self.tr("Print"), primary=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.go.clicked.connect(self._go)
        self.pages.returnPressed.connect(self._go)
        self.back.clicked.connect(self.reject)
        self.printer.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go(self) -> None:
        numbers = page_numbers(self.pages.text(), self._count)
        if not numbers:
            text = self.tr("Write pages between 1 and %1, for example 1-3, 5.")
            self.say(text.replace("%1", str(self._count)))
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.chosen.emit(
            self.printer.currentText(), numbers, self.copies.value(), self.both.isChecked()
        )
        self.accept()


def page_numbers(text: str, count: int) -> Sequence[int]:
    """Return the pages that ``text`` names, counted from 0; none where it cannot be understood.

    An empty text names all ``count``.
    """
    if not text.strip():
        return range(count)
    found: list[int] = []
    for part in re.split("[,;]", text):
        match = _RANGE.fullmatch(part)
        if match is None:
            return ()
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= count:
            return ()
        found.extend(range(first - 1, last))
    return tuple(dict.fromkeys(found))
