"""What the program is, and under which licences it and its parts stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from moderator.resources import resource
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.choices import beside
from moderator.ui.dialogs.frame import Frame

if TYPE_CHECKING:
    from pathlib import Path

    from moderator.ui.theme import Theme

PARTS: tuple[tuple[str, str], ...] = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("pysqlite3", "zlib"),
    ("httpx", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("click", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("keyring", "MIT"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("filelock", "MIT"),
    ("tomlkit", "MIT"),
    ("Unidecode", "GPL-2.0-or-later"),
)


class AboutDialog(Frame):
    """Version, parts and licence texts."""

    def __init__(self, theme: Theme, data: Path, parent: QWidget) -> None:
        """Describe the program, whose desk lies in ``data``."""
        super().__init__(self.tr("About Moderator"), theme, parent, width=620)
        about = self.tr(
            "Moderator %1, with Qt %2. Free software under the GPL, version 3 or later."
        )
        about = about.replace("%1", _version("moderator")).replace("%2", qVersion() or "")
        self.body.addWidget(wrapped_label(about, self))
        place = plain_label(self.tr("Data folder: %1").replace("%1", str(data)), self, muted=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        self.body.addWidget(place)
        self.which = QComboBox(self)
        self.which.addItem(self.tr("Libraries"), None)
        for name, parts in (
            (self.tr("Noto Sans (SIL Open Font License)"), ("fonts", "OFL.txt")),
            (self.tr("Lucide icons (ISC)"), ("icons", "LICENSE")),
            (self.tr("Unicode look-alikes (Unicode-3.0)"), ("text", "UNICODE-LICENSE")),
        ):
            self.which.addItem(name, parts)
        self.body.addWidget(beside(self.tr("&Licence of"), self.which, self))
        self.body.addWidget(self.which)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Licence"))
        self.text.setMinimumHeight(theme.px(220))
        self.body.addWidget(self.text, 1)
        self.close_button = self.add_button(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.which.currentIndexChanged.connect(self._chosen)
        self._chosen()
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _chosen(self) -> None:
        parts = self.which.currentData()
        if parts is None:
            self.text.setPlainText(
                "\n".join(f"{name} {_version(name)}: {by}" for name, by in PARTS)
            )
            return
        try:
            self.text.setPlainText(resource(*parts).read_text("utf-8"))
        except OSError as error:
            self.text.setPlainText(str(error))


def _version(package: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - dear, and the window is not to wait for it

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "–"
