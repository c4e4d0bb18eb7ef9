"""From how many comments on the program calls a flood: fields of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSpinBox

from moderator.ui.chips import plain_label
from moderator.ui.dialogs.frame import paragraph

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFormLayout, QWidget

    from moderator.settings import Settings
    from moderator.ui.theme import Theme

MOST = 100_000  # comments, as the settings file takes them


class FloodFields:
    """One number each for an article, a name and an address; who uses them gives the form."""

    def __init__(self, settings: Settings, form: QFormLayout, theme: Theme, page: QWidget) -> None:
        """Add a heading, the fields and what they do to ``form``."""
        translate = QCoreApplication.translate
        heading = plain_label(translate("FloodFields", "Alarm about a flood"), page)
        heading.setFont(theme.font(0, bold=True))
        form.addRow(heading)
        why = translate(
            "FloodFields",
            "So many comments within ten minutes raise the alarm above the list. Where more is"
            " usual here, only what goes beyond that does. From the next start on.",
        )
        form.addRow(paragraph(why, theme, page, muted=True))
        rows = (
            (translate("FloodFields", "Under one art&icle"), settings.flood_article),
            (translate("FloodFields", "Under one na&me"), settings.flood_name),
            (translate("FloodFields", "From one a&ddress"), settings.flood_address),
        )
        fields = []
        for name, value in rows:
            field = QSpinBox(page)
            field.setRange(0, MOST)
            field.setSpecialValueText(translate("FloodFields", "never an alarm"))
            field.setSuffix(translate("FloodFields", " comments"))
            field.setValue(value)
            field.setAccessibleDescription(why)
            field.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
            form.addRow(name, field)
            fields.append(field)
        self.article, self.name, self.address = fields
