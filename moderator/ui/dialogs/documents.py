"""The files that dialogs write: where they are saved, and the way to their folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def documents() -> Path:
    """Return where a person keeps documents."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    found = Path(places[0]) if places else Path.home()
    return found if found.is_dir() else Path.home()


def ask_where(
    title: str, first: str, endings: Sequence[str], chosen: Callable[[str], object], over: QWidget
) -> None:
    """Ask for a file to write, ``first`` offered; it asks too before a file may be replaced.

    ``endings`` have no dot; the one that is picked is what a name without an ending gets.
    """
    dialog = QFileDialog(over, title, first)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters([f"*.{ending}" for ending in endings])
    dialog.setDefaultSuffix(endings[0])
    dialog.filterSelected.connect(lambda picked: dialog.setDefaultSuffix(picked[2:]))
    dialog.fileSelected.connect(chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class FolderButton(QPushButton):
    """Opens the folder of the file that was written; hidden until there is one."""

    def __init__(self, parent: QWidget) -> None:
        """Begin without a file."""
        super().__init__(self.tr("Open the &folder"), parent)
        self._file = Path()
        self.setAutoDefault(False)
        self.clicked.connect(self._open)
        self.hide()

    def offer(self, file: Path) -> None:
        """Show the way to ``file``."""
        self._file = file
        self.show()

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))
