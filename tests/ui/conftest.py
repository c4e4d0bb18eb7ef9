"""Fixtures: a look, a window on a real desk, a window with five comments."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QLocale

from moderator.settings import Settings
from moderator.ui.theme import Theme
from tests.desks import Newsroom
from tests.windows import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    QLocale.setDefault(QLocale("vi_VN"))
    qapp.setApplicationName("Moderator")
    theme = Theme("light")
    theme.apply()
    return theme


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Bench]:
    room = Newsroom.open(tmp_path)
    bench = Bench(qtbot, room, theme, Settings())
    yield bench
    bench.close()
    room.close()


@pytest.fixture
def five(bench: Bench) -> Bench:
    """Five plain comments, oldest first, in an open window."""
    for number in range(1, 6):
        bench.room.site.post(f"Ý kiến thứ {number} về cây cầu", name=f"Bạn đọc {number}")
    bench.room.round()
    bench.open()
    return bench
