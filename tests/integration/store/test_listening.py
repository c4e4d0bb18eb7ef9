"""A server tells what was written; a file is asked."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from moderator.errors import StoreError
from moderator.store.records import Checked
from tests.integration.store.newsroom import comment

if TYPE_CHECKING:
    from moderator.store import Store
    from tests.databases import Place
    from tests.integration.store.newsroom import Newsroom

SECONDS = 20.0


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_what_is_committed_is_told_and_what_is_taken_back_is_not(
    store: Store, newsroom: Newsroom
) -> None:
    listening = store.listen()
    assert listening is not None
    with closing(listening):
        with suppress(ZeroDivisionError), store.write() as writing:
            writing.save_page(newsroom.site_id, [Checked(comment(1), ruleset="rules1")])
            _ = 1 // 0
        assert listening.wait(0) == ()
        newsroom.arrive(comment(1))
        assert listening.wait(SECONDS) == ("",)
        with store.attend() as attending:
            attending.open("here", "Lan", 1)
        assert listening.wait(SECONDS) == ("here",)


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_lost_connection_is_said(store: Store, place: Place) -> None:
    listening = store.listen()
    assert listening is not None
    other = place.open()
    with closing(listening), other.read() as reading:
        reading._t.connection.exec_driver_sql(  # noqa: SLF001 - as an administrator would
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'"
        )
        with pytest.raises(StoreError):
            listening.wait(SECONDS)
    other.close()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_file_tells_nothing(store: Store) -> None:
    assert store.listen() is None
