"""Stopping a reading that nobody waits for any more."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from moderator.errors import Interrupted

if TYPE_CHECKING:
    from moderator.store import Store

LIMIT = 20.0
ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(3600)",
}


def test_one_threads_reading_is_stopped_and_no_others(store: Store) -> None:
    begun, ended, errors = threading.Event(), threading.Event(), list[Exception]()

    def read() -> None:
        try:
            with store.read() as reading:
                begun.set()
                reading._t.connection.execute(text(ENDLESS[store.kind]))  # noqa: SLF001
        except Interrupted as error:
            errors.append(error)
        ended.set()

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    assert begun.wait(LIMIT)
    with store.read() as mine:
        # What is not running yet cannot be stopped: ask until it was.
        while not ended.wait(0.01):
            store.interrupt_reads(thread.ident)
        assert mine.last_seq() == 0
    assert len(errors) == 1
    with store.read() as again:
        assert again.last_seq() == 0


def test_a_reading_that_lets_others_go_first_is_stopped_there_too(store: Store) -> None:
    me = threading.get_ident()

    def another_is_wanted() -> None:  # while this thread waits, as for a key of the window
        store.between_statements(lambda: None)
        store.interrupt_reads(me)

    with store.read() as reading:
        assert reading.last_seq() == 0
        store.between_statements(another_is_wanted)
        with pytest.raises(Interrupted):
            reading.last_seq()
