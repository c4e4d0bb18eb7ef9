"""The window's language: our own words, and Qt's, which has no Vietnamese of its own."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

from moderator.resources import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

LOG = logging.getLogger(__name__)


def install(application: QCoreApplication, language: str) -> None:
    """Speak ``language`` (``vi`` or ``en``) from now on; English too has its plural forms."""
    locale = QLocale("vi_VN") if language == "vi" else QLocale("en_GB")
    QLocale.setDefault(locale)
    for name in (f"moderator_{language}.qm", f"qtbase_{language}.qm"):
        try:
            file = resource("i18n", name)
        except FileNotFoundError:
            if name != "qtbase_en.qm":  # Qt speaks English by itself
                LOG.warning("no translation %s", name)
            continue
        translator = QTranslator(application)
        if translator.load(str(file)):
            application.installTranslator(translator)
