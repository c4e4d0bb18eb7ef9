"""Without the site, and after the program was killed: nothing is lost, nothing comes twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from moderator.settings import Settings

if TYPE_CHECKING:
    from tests.e2e.paper import Paper
    from tests.e2e.shift import Shift

TWENTY = 20
HANDS = Path(__file__).with_name("hands.py")


@pytest.fixture
def settings() -> Settings:
    return Settings(actor="Lan", theme="light", undo_window_s=0, poll_s=5, min_view_ms=1)


@pytest.fixture
def posts(paper: Paper) -> list[str]:
    """Two dozen comments on the site, oldest first."""
    return [
        paper.post(f"Bạn {number}", f"Ý kiến thứ {number} về cây cầu", seconds_ago=900 - number)
        for number in range(TWENTY + 4)
    ]


def test_what_is_decided_while_the_site_is_down_reaches_it_when_it_is_back(
    shift: Shift, paper: Paper, posts: list[str]
) -> None:
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    paper.kill()
    for number in range(TWENTY):
        comment = shift.list()[0]
        shift.press("1" if number % 2 else "9")
        shift.until(lambda comment=comment: comment not in shift.list())  # type: ignore[misc]  # bound at once
    status = shift.window.status
    shift.until(lambda: "Không kết nối được" in status.connection.text())
    shift.until(lambda: status.waiting.text().endswith(str(TWENTY)))
    assert status.waiting.isVisible()
    assert status.problems.isVisible()

    paper.start()
    shift.key(Qt.Key.Key_F5)
    shift.until_sent()
    shift.until_connected()
    shift.until(lambda: not status.waiting.isVisible())
    assert not status.problems.isVisible()
    wanted = ["spam", "approved"] * (TWENTY // 2) + ["pending"] * 4
    assert list(paper.states(*posts).values()) == wanted
    assert paper.revisions(*posts) == [2] * TWENTY + [1] * 4


def test_what_a_killed_program_had_decided_is_sent_by_the_next_one_and_only_once(
    shift: Shift, paper: Paper, posts: list[str]
) -> None:
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    shift.end()
    paper.kill()
    killed_after_deciding(shift.profile.data, 5)
    paper.start()
    assert set(paper.states(*posts).values()) == {"pending"}

    shift.work()
    assert len(shift.list()) == len(posts) - 5
    shift.until_sent()
    wanted = ["approved"] * 5 + ["pending"] * (len(posts) - 5)
    assert list(paper.states(*posts).values()) == wanted
    assert paper.revisions(*posts) == [2] * 5 + [1] * (len(posts) - 5)


def killed_after_deciding(data: Path, count: int) -> None:
    """Run the program as a process of its own until it decided, then kill it."""
    process = subprocess.Popen(
        [sys.executable, str(HANDS), str(data), str(count)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as output:
        said = output.readline()
    process.kill()
    process.wait(20)
    assert said == "decided\n"
