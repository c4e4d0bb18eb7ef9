"""Long work gives way to the window's thread after each block, and never waits for ever."""

from __future__ import annotations

import threading
from queue import Queue

from moderator.ui.turns import Turns

SECONDS = 10


def test_work_waits_until_the_window_has_heard_how_far_it_is() -> None:
    told: Queue[tuple[int, int]] = Queue()
    shown: list[tuple[int, int]] = []
    went_on = threading.Event()
    turns = Turns(lambda done, total: shown.append((done, total)))
    turns.longest = SECONDS

    def work() -> None:
        turns.giving_way(lambda done, total: told.put((done, total)))(200, 1000)
        went_on.set()

    thread = threading.Thread(target=work)
    thread.start()
    step = told.get(timeout=SECONDS)
    assert not went_on.is_set()
    turns.hear(*step)
    assert went_on.wait(SECONDS)
    thread.join(SECONDS)
    assert shown == [(200, 1000)]


def test_work_goes_on_when_the_window_does_not_answer_any_more() -> None:
    turns = Turns()
    turns.longest = 0.0
    told: list[int] = []
    tell = turns.giving_way(lambda done, _total: told.append(done))
    for done in range(3):
        tell(done, 3)
    assert told == [0, 1, 2]


def test_within_a_block_the_last_step_is_told_again_and_waited_for() -> None:
    turns = Turns()
    turns.longest = 0.0
    told: list[tuple[int, int]] = []
    tell = turns.giving_way(lambda done, total: told.append((done, total)))
    tell(200, 1000)
    turns.between(tell)()
    assert told == [(200, 1000)] * 2
