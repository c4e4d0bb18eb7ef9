"""Fixtures: a newspaper of one's own, and a shift at its desk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from moderator.settings import Settings
from tests.e2e.paper import Paper
from tests.e2e.shift import Shift, connected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


CALM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, headless=True, args=list(CALM)
        )
        yield running
        running.close()


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    """An empty newspaper."""
    running = Paper(tmp_path / "site")
    yield running
    running.close()


@pytest.fixture
def settings() -> Settings:
    """What the profile's settings file says."""
    return Settings(actor="Lan", theme="light", undo_window_s=1, poll_s=5)


@pytest.fixture
def shift(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, paper: Paper, settings: Settings
) -> Iterator[Shift]:
    """A moderator's desk on the paper; the program is not started yet."""
    made = Shift(qtbot, qapp, connected(tmp_path / "desk", paper, settings))
    yield made
    made.end()
