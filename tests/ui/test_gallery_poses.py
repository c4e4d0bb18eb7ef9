"""Every dialog of the program has a pose in the gallery, and each of the settings' pages too."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

import moderator.ui
from moderator.ui.dialogs.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


def kinds(above: type[QDialog]) -> Iterator[type[QDialog]]:
    for one in above.__subclasses__():
        yield one
        yield from kinds(one)


def poses(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module("poses")


def test_every_dialog_has_a_pose_that_must_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for found in pkgutil.walk_packages(moderator.ui.__path__, "moderator.ui."):
        importlib.import_module(found.name)
    gathered = poses(monkeypatch)
    own = {one for one in kinds(QDialog) if one.__module__.startswith("moderator.")} - {Frame}
    assert own - set(gathered.SHOWS.values()) == set()
    assert set(gathered.SHOWS) <= set(gathered.ALL)


def test_every_page_of_the_settings_has_a_pose(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered = poses(monkeypatch)
    settings = sys.modules["moderator.ui.dialogs.settings"]
    pages = range(settings.LEARNING + 1)
    assert sorted(sys.modules["window_poses"].SETTINGS.values()) == list(pages)
    assert {f"settings-{name}" for name in sys.modules["window_poses"].SETTINGS} <= set(
        gathered.ALL
    )
