"""Where files are saved unless a person says otherwise."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents() -> Path:
    """Return where a person keeps documents."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    found = Path(places[0]) if places else Path.home()
    return found if found.is_dir() else Path.home()
