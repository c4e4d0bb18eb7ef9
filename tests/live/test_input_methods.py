"""Deciding and writing with a real Vietnamese input method, ibus-unikey, on a real X server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.settings import Settings
from tests.e2e.paper import Paper
from tests.e2e.shift import connected
from tests.live.desk_on_screen import DeskOnScreen
from tests.live.screen import Screen, needed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGINE = "Unikey"
WRITTEN = "Đường xá đẹp 189 "
KEYS = {"telex": "DDuwowngf xas ddepj 189 ", "vni": "D9u7o7ng2 xa1 d9e5p 189 "}
SOUGHT = {"telex": "ddepj ", "vni": "d9e5p "}


@pytest.fixture
def screen(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """A screen on which every key goes through Unikey in the wanted mode."""
    needed("ibus-daemon", "ibus", "ibus-engine-unikey")
    settings = tmp_path / "home" / "config" / "glib-2.0" / "settings" / "keyfile"
    with Screen(tmp_path) as screen:
        settings.parent.mkdir(parents=True)
        settings.write_text(
            f"[org/freedesktop/ibus/engine/unikey]\ninput-method='{request.param}'\n"
            f"[desktop/ibus/general]\npreload-engines=['{ENGINE}']\n"
        )
        screen.environment |= {"QT_IM_MODULE": "ibus", "QT_QPA_PLATFORM": "xcb"}
        screen.start("ibus-daemon", "--panel=disable", "--emoji-extension=disable")
        yield screen


@pytest.mark.parametrize(("screen", "mode"), [("telex",) * 2, ("vni",) * 2], indirect=["screen"])
def test_keys_decide_and_writing_decides_nothing(screen: Screen, mode: str, tmp_path: Path) -> None:
    paper = Paper(tmp_path / "site")
    try:
        ids = [paper.post(f"Bạn đọc {at}", f"Ý kiến {at}") for at in range(1, 9)]
        wanted = Settings(actor="Lan", theme="light", undo_window_s=0, poll_s=5, min_view_ms=0)
        connected(tmp_path / "desk", paper, wanted)
        desk = DeskOnScreen(screen, tmp_path / "desk")
        desk.until(lambda now: now["left"] == len(ids) and now["ready"] is not None)
        desk.until(lambda now: bool(now["active"]))
        _engine(screen)

        screen.keys("1")
        desk.decided("approve")
        screen.keys("8", "2")
        desk.decided("approve", "reject")
        first = desk.now["ready"]
        screen.keys("j")
        desk.until(lambda now: now["ready"] not in {first, None})
        screen.keys("k")
        desk.until(lambda now: now["ready"] == first)
        screen.keys("9")
        desk.decided("approve", "reject", "spam")

        screen.keys("F2")
        desk.until(lambda now: bool(now["editing"]))
        screen.type(KEYS[mode])
        desk.until(lambda now: now["text"].startswith(WRITTEN))
        assert desk.now["decided"] == ["approve", "reject", "spam"]
        screen.keys("ctrl+Return")
        desk.decided("approve", "reject", "spam", "approve")

        screen.keys("slash")
        screen.type(SOUGHT[mode])
        desk.until(lambda now: now["search"] == "đẹp ")
        screen.keys("ctrl+a", "Delete", "Escape")
        desk.until(lambda now: now["search"] == "" and now["ready"] is not None)
        screen.keys("2")
        desk.decided("approve", "reject", "spam", "approve", "hold")
        states = [paper.comment(one)["state"] for one in ids]
        assert states.count("pending") >= len(ids) - 4
    finally:
        paper.close()


def _engine(screen: Screen) -> None:
    """Switch Unikey on for whatever has the focus, and see that it is."""
    screen.run("ibus", "engine", ENGINE, may_fail=True)  # it also sets the keyboard, which may
    assert screen.run("ibus", "engine").strip() == ENGINE
