"""How fast comments come in: fetched, read by the rules, stored, indexed for search."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from moderator.model import Query
from moderator.rules.ruleset import risk
from moderator.store import Checked
from tests.bench import readers
from tests.bench.measure import Report, timed
from tests.desks import Newsroom, ruleset
from tests.flaky_site import FlakySite

if TYPE_CHECKING:
    from pathlib import Path

FETCHED = 4000
PAGES = 10
PAGE = 200


def test_a_first_sync(tmp_path: Path, report: Report) -> None:
    site = FlakySite()
    for one in readers.comments(0, FETCHED):
        site.post(one.text, name=one.author.name, article=one.article)
    room = Newsroom.open(tmp_path, site)
    began = time.perf_counter()
    done = room.round()
    took = time.perf_counter() - began
    assert done.fetched == FETCHED
    assert len(room.desk.ids(Query(text="cay cau tam"))) > FETCHED // 20
    report.rate("ingest", "fetch, check, store and index", FETCHED, [took], "comments")
    again = timed(lambda: room.round(reconcile=False))
    report.tell("ingest", "a round that finds nothing new", f"{1000 * min(again):.1f} ms")
    room.close()


def test_pages_of_a_long_database(room: Newsroom, report: Report) -> None:
    """A page of 200 arrives where there are many already."""
    known = sum(room.desk.counts().states.values())
    checked = [
        Checked(one, found := ruleset().check(one.text), ruleset().hash, risk(found))
        for one in readers.comments(known, known + PAGES * PAGE)
    ]
    times = []
    for first in range(0, PAGES * PAGE, PAGE):
        began = time.perf_counter()
        with room.store.write() as writing:
            saved = writing.save_page(room.site_id, checked[first : first + PAGE])
        times.append(time.perf_counter() - began)
        assert len(saved.new) == PAGE
    report.rate("ingest", "store a page of 200 (rules done)", PAGE, times, "comments")
    same = timed(lambda: _save(room, checked[:PAGE]))
    report.rate("ingest", "store a page again, unchanged", PAGE, same, "comments")


def _save(room: Newsroom, checked: list[Checked]) -> None:
    with room.store.write() as writing:
        assert writing.save_page(room.site_id, checked).changed == ()
