"""The whole job as a screen reader has it: everything named, reached by Tab, and announced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from moderator.settings import Settings
from tests.e2e.paper import Paper
from tests.e2e.shift import connected
from tests.live.desk_on_screen import DeskOnScreen
from tests.live.screen import Alarm, Screen, needed

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON = "/usr/bin/python3"
WORKED = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "list",
    "table",
    "menu item",
}
"""Roles of what a person works with: each must have a name."""


class Ears:
    """A screen reader's view of the program."""

    def __init__(self, screen: Screen) -> None:
        script = str(Path(__file__).with_name("reader.py"))
        self._process = screen.start(PYTHON, script, "Moderator")
        assert self._line() == "ready"

    def ask(self, order: str) -> Any:  # noqa: ANN401 - any JSON
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        return self._line()

    def _line(self) -> Any:  # noqa: ANN401 - any JSON
        assert self._process.stdout is not None
        with Alarm(self._process, 120):
            line = self._process.stdout.readline()
        assert line, "the reader ended"
        return json.loads(line)

    def heard(self, words: str) -> None:
        """Wait until ``words`` were announced."""
        said: list[str] = []
        for _ in range(50):
            said += self.ask("heard")
            if any(words in one for one in said):
                return
        raise AssertionError(f"{words!r} was not announced, but {said}")

    def press(self, name: str) -> None:
        assert self.ask(f"press push button\t{name}"), name

    def shown(self) -> list[dict[str, Any]]:
        return [one for one in self.ask("tree") if "showing" in one["states"]]

    def focus(self) -> tuple[str, str]:
        found = self.ask("focus")
        assert found, "nothing got the focus"
        return found["role"], found["name"]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    needed("at-spi-bus-launcher", "at-spi2-registryd", PYTHON)
    if next(Path("/usr/lib").glob("python3/dist-packages/pyatspi/__init__.py"), None) is None:
        pytest.skip("not on this machine: python3-pyatspi")
    with Screen(tmp_path) as screen:
        screen.environment |= {
            "QT_QPA_PLATFORM": "xcb",
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        screen.start("at-spi-bus-launcher", "--launch-immediately")
        yield screen


def unnamed(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    worked = (one for one in shown if one["role"] in WORKED and "focusable" in one["states"])
    return [one for one in worked if not one["name"].strip()]


def test_the_whole_job_by_a_screen_reader(  # noqa: PLR0915 - one walk, told in order
    screen: Screen, tmp_path: Path
) -> None:
    paper = Paper(tmp_path / "site")
    try:
        ids = [paper.post(f"Bạn đọc {at}", f"Ý kiến {at} về cây cầu") for at in range(1, 7)]
        wanted = Settings(actor="Lan", theme="light", undo_window_s=600, poll_s=60, min_view_ms=0)
        connected(tmp_path / "desk", paper, wanted)
        desk = DeskOnScreen(screen, tmp_path / "desk")
        desk.until(lambda now: now["left"] == len(ids) and now["ready"] is not None)
        ears = Ears(screen)

        # read: the list says whose comment it is and what stands in it, whole
        shown = ears.shown()
        assert unnamed(shown) == []
        assert any("Bạn đọc 1" in one["name"] and "cây cầu" in one["name"] for one in shown)

        # approve, and reject with a reason: what happened and what is left is said
        ears.press("Duyệt")
        desk.decided("approve")
        ears.heard(f"Đã duyệt, còn {len(ids) - 1}")
        ears.press("Từ chối")
        desk.until(lambda now: bool(now["picking"]))
        assert ears.focus()[1] == "Lý do"
        ears.heard("1, A: ")
        screen.keys("2")
        desk.decided("approve", "reject")
        ears.heard(f"Đã từ chối, còn {len(ids) - 2}")

        # undo
        ears.press("Hoàn tác")
        desk.until(lambda now: now["left"] == len(ids) - 1)
        ears.heard("hoàn tác")

        # search
        screen.keys("slash")
        assert ears.focus()[0] in {"text", "entry"}
        screen.type("khong co chu nay")
        desk.until(lambda now: now["left"] == 0)
        screen.keys("ctrl+a", "Delete", "Escape")
        desk.until(lambda now: now["left"] == len(ids) - 1 and now["ready"] is not None)

        # the focus goes round by Tab through things that all have names, each once
        round_: list[tuple[str, str]] = []
        for _ in range(40):
            screen.keys("Tab")
            now = ears.focus()
            if now in round_:
                break
            round_.append(now)
        assert all(name.strip() for _, name in round_), round_
        assert len(round_) > 10

        # a command found by its name: which one is said before it is done, then what came of it
        screen.keys("ctrl+k")
        assert ears.focus()[0] in {"text", "entry"}
        screen.type("duyet")
        ears.heard("Duyệt, 1")
        screen.keys("Return")
        desk.decided("approve", "reject", "approve")
        ears.heard(f"Đã duyệt, còn {len(ids) - 2}")

        # the palette and the log
        screen.keys("ctrl+k")
        screen.type("nhat ky")
        ears.heard("nhật ký")
        screen.keys("Return")
        for _ in range(50):
            shown = ears.shown()
            rows = [one["name"] for one in shown if one["role"] == "table cell"]
            if "Đã từ chối" in rows and "Đã duyệt" in rows:
                break
        else:
            raise AssertionError(f"the log does not show what was decided: {rows}")
        assert unnamed(shown) == []

        # the board: each bar is a thing of its own, with its numbers
        screen.keys("Escape", "ctrl+k")
        screen.type("bang theo doi")
        ears.heard("ảng theo dõi")
        screen.keys("Return")
        for _ in range(50):
            bars = [one["name"] for one in ears.shown() if one["role"] == "push button"]
            if any(one.endswith(": 2 duyệt") for one in bars):
                break
        else:
            raise AssertionError(f"no bar tells what was decided: {bars}")
    finally:
        paper.close()


DIALOGS = (
    "bang theo doi",
    "ban giao ca",
    "doi nguoi",
    "ma pin",
    "cau tra loi cua truong",
    "muc va bai",
    "don dap",
    "cung keo den",
    "moi thu cua mot ban doc",
    "doc lai",
    "cac quyet dinh gan day",
    "quy tac",
    "cai dat",
    "go khan cap",
    "xem phim tat",
)
"""What is typed into the palette, which finds commands also by a part of their words."""


def test_every_dialog_names_its_controls(screen: Screen, tmp_path: Path) -> None:
    paper = Paper(tmp_path / "site")
    try:
        for at in range(1, 4):
            paper.post(f"Bạn đọc {at}", f"Ý kiến {at} về cây cầu")
        wanted = Settings(actor="Lan", theme="light", undo_window_s=600, poll_s=60, min_view_ms=0)
        connected(tmp_path / "desk", paper, wanted)
        desk = DeskOnScreen(screen, tmp_path / "desk")
        desk.until(lambda now: now["left"] == 3 and now["ready"] is not None)
        ears = Ears(screen)
        alone = _windows(ears.shown())
        opened = []
        for words in DIALOGS:
            screen.keys("ctrl+k")
            screen.type(words)
            screen.keys("Return")
            for _ in range(10):
                shown = ears.shown()
                if new := _windows(shown) - alone:
                    opened.append(new)
                    assert unnamed(shown) == [], words
                    break
            screen.keys("Escape", "Escape")
            for _ in range(10):
                if _windows(ears.shown()) == alone:
                    break
        assert len(opened) >= len(DIALOGS) // 2, opened
    finally:
        paper.close()


def _windows(shown: list[dict[str, Any]]) -> set[str]:
    """Return the titles of what is open."""
    return {one["name"] for one in shown if one["role"] in {"frame", "dialog", "alert"}}
