"""The window's thread goes first, and holds nobody up for long."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from moderator.worker.precedence import Precedence

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 10.0


@pytest.fixture
def other() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_nobody_waits_while_the_window_has_nothing_to_do(other: ThreadPoolExecutor) -> None:
    precedence = Precedence()
    assert other.submit(precedence.give_way).result(LIMIT) is None
    with precedence.taken():
        pass
    assert other.submit(precedence.give_way).result(LIMIT) is None


def test_others_wait_until_the_window_is_done(other: ThreadPoolExecutor) -> None:
    precedence, told = Precedence(), list[str]()

    def work() -> None:
        precedence.give_way()
        told.append("another thread's step")

    with precedence.taken():
        going_on = other.submit(work)
        with precedence.taken():  # painting within a key's work
            pass
        told.append("the window's work")
    going_on.result(LIMIT)
    assert told == ["the window's work", "another thread's step"]


def test_nobody_waits_for_what_takes_long(other: ThreadPoolExecutor) -> None:
    precedence = Precedence()
    with precedence.taken():
        other.submit(precedence.give_way).result(LIMIT)  # the block is still open
        assert not precedence.holds_up()
        with precedence.taken():
            assert precedence.holds_up()
    assert not precedence.holds_up()


def test_the_window_does_not_wait_for_itself() -> None:
    precedence = Precedence()
    with precedence.taken():
        precedence.give_way()
        assert precedence.holds_up()


def test_an_error_ends_it_too(other: ThreadPoolExecutor) -> None:
    precedence = Precedence()
    with pytest.raises(ValueError, match="a slot's"), precedence.taken():
        raise ValueError("a slot's")
    other.submit(precedence.give_way).result(LIMIT)
    assert not precedence.holds_up()
