"""The whole job as a screen reader has it: everything named, reached by Tab, and announced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from moderator.settings import Settings
from moderator.ui.keys import ACTS, in_english
from tests.e2e.paper import Paper
from tests.e2e.shift import connected
from tests.live.desk_on_screen import DeskOnScreen
from tests.live.screen import Alarm, Screen, needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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

    def until(
        self, suits: Callable[[list[dict[str, Any]]], bool], about: str
    ) -> list[dict[str, Any]]:
        """Look until what is on the screen suits; return it."""
        for _ in range(50):
            shown = self.shown()
            if suits(shown):
                return shown
        raise AssertionError(f"{about}: {shown}")

    def comes_to(self, what: str, *wanted: str) -> None:
        """Wait until the focus is on something whose ``what`` is one of ``wanted``."""
        for _ in range(50):
            found = self.ask("focus")
            if found and found[what] in wanted:
                return
        raise AssertionError(f"the focus came to {found}, not to {wanted}")

    def leaves(self, before: list[tuple[str, str]]) -> tuple[str, str]:
        """Return role and name of what got the focus after ``before``, for which it waits."""
        for _ in range(20):
            found = self.ask("focus")
            now = (found["role"], found["name"])
            if now not in before:
                break
        return now


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
        ears.comes_to("name", "Lý do")
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
        ears.comes_to("role", "text", "entry")
        screen.type("khong co chu nay")
        desk.until(lambda now: now["left"] == 0)
        screen.keys("ctrl+a", "Delete", "Escape")
        desk.until(lambda now: now["left"] == len(ids) - 1 and now["ready"] is not None)

        # the focus goes round by Tab through things that all have names, each once
        round_: list[tuple[str, str]] = []
        for _ in range(40):
            screen.keys("Tab")
            now = ears.leaves(round_[-1:])
            if now in round_:
                break
            round_.append(now)
        assert all(name.strip() for _, name in round_), round_
        assert len(round_) > 10

        # a command found by its name: which one is said before it is done, then what came of it
        screen.keys("ctrl+k")
        ears.comes_to("role", "text", "entry")
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
        rows = {("table cell", "Đã từ chối"), ("table cell", "Đã duyệt")}
        shown = ears.until(
            lambda shown: rows <= {(one["role"], one["name"]) for one in shown}, "what was decided"
        )
        assert unnamed(shown) == []

        # the board: each bar is a thing of its own, with its numbers
        screen.keys("Escape")
        ears.until(_active, "the window has the keys again")
        screen.keys("ctrl+k")
        screen.type("bang theo doi")
        ears.heard("ảng theo dõi")
        screen.keys("Return")
        bar = ("push button", ": 2 duyệt")
        ears.until(
            lambda shown: any(
                one["role"] == bar[0] and one["name"].endswith(bar[1]) for one in shown
            ),
            "a bar of what was decided",
        )
    finally:
        paper.close()


DIALOGS = (
    "board",
    "shift",
    "actor",
    "pin",
    "answers",
    "holds",
    "places",
    "manage_article",
    "floods",
    "together",
    "trace",
    "blocked_readers",
    "second_look",
    "second_result",
    "recent",
    "print_comment",
    "log",
    "export_log",
    "rules",
    "settings",
    "change_keys",
    "connect",
    "takedown",
    "help",
    "about",
)
"""The actions that open a window; the palette finds each by its English name too."""


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
        for words in (in_english(act)[:30] for act in ACTS if act.id in DIALOGS):
            screen.keys("ctrl+k")
            screen.type(words)
            screen.keys("Return")
            shown = ears.until(lambda shown: _windows(shown) > alone, words)
            assert unnamed(shown) == [], words
            assert "" not in _windows(shown), words
            screen.keys("Escape", "Escape")  # exporting opens the log too
            ears.until(lambda shown: _windows(shown) == alone and _active(shown), words)
    finally:
        paper.close()


def _active(shown: list[dict[str, Any]]) -> bool:
    """Whether the window has the keys: the window manager gives them back in its own time."""
    return any(one["role"] == "frame" and "active" in one["states"] for one in shown)


def _windows(shown: list[dict[str, Any]]) -> set[str]:
    """Return the titles of what is open."""
    return {one["name"] for one in shown if one["role"] in {"frame", "dialog", "alert"}}
