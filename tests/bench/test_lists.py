"""How fast lists are read from a long database: ids, rows, counts, search, one comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.desk import sweep
from moderator.desk.view_counts import ViewCounts
from moderator.filters.line import parse
from moderator.filters.queries import narrowed
from moderator.model import Decision, FindingKind, Order, Query, State, Verdict
from moderator.model.filter import MOST_COUNTED
from tests.bench.measure import Report, ms, number, timed

if TYPE_CHECKING:
    from tests.desks import Newsroom

FIRST = 200
BLOCK = 100
QUERIES = {
    "pending, oldest first": Query(),
    "pending, newest first": Query(order=Order.NEWEST),
    "pending, by risk": Query(order=Order.RISK),
    "pending, with spam": Query(finding=FindingKind.SPAM),
    "all": Query(state=None),
}
SEARCHES = {
    "a rare word": Query(text="rung bần bật"),
    "three common words": Query(text="bà con mong"),
    "with its diacritics": Query(text="cống vẫn chưa", exact=True),
    "in everything": Query(state=None, text="thương lái"),
    "for a number": Query(text="lần thứ 77"),
}


@pytest.mark.parametrize("name", QUERIES)
def test_ids(name: str, room: Newsroom, report: Report) -> None:
    query = QUERIES[name]
    whole = room.desk.ids(query)
    assert len(whole) > FIRST
    assert room.desk.first_ids(query, FIRST) == whole[:FIRST]
    first = ms(timed(lambda: room.desk.first_ids(query, FIRST), 9))
    every = ms(timed(lambda: room.desk.ids(query)))
    report.tell("lists", f"{name}: first {FIRST} ids", first)
    report.tell("lists", f"{name}: all {len(whole):,} ids", every)


def test_rows(room: Newsroom, report: Report) -> None:
    ids = room.desk.ids(Query())
    blocks = iter(range(0, len(ids) - BLOCK, len(ids) // 40))

    def block() -> None:
        first = next(blocks)
        assert len(room.desk.rows(ids[first : first + BLOCK])) == BLOCK

    report.tell("lists", f"a block of {BLOCK} rows", ms(timed(block, 30)))


def test_counts_and_status(room: Newsroom, report: Report) -> None:
    assert room.desk.counts().states[State.PENDING] == len(room.desk.ids(Query()))
    report.tell("lists", "live counts", ms(timed(room.desk.counts, 15)))
    report.tell("lists", "status of the site", ms(timed(room.desk.status, 15)))
    seq = room.desk.last_seq()
    report.tell("lists", "look for changes", ms(timed(lambda: room.desk.changes(seq), 15)))


def test_one_comment(room: Newsroom, report: Report) -> None:
    ids = room.desk.ids(Query())
    which = iter(range(0, len(ids), len(ids) // 60))

    def open_one() -> None:
        assert room.desk.open(ids[next(which)]) is not None

    report.tell("lists", "open a comment with its thread", ms(timed(open_one, 50)))


@pytest.mark.parametrize("name", SEARCHES)
def test_search(name: str, room: Newsroom, report: Report) -> None:
    query = SEARCHES[name]
    found = room.desk.ids(query)
    assert len(found) > 0
    first = ms(timed(lambda: room.desk.first_ids(query, FIRST)))
    every = ms(timed(lambda: room.desk.ids(query)))
    report.tell("search", f"{name}: first {FIRST}", first)
    report.tell("search", f"{name}: all {len(found):,}", every)


FILTERS = (
    "finding:spam",
    "-finding:repeat",
    "author:lan",
    "section:kinh-tế",
    "before:2h",
    "length:>500",
    "has:reply",
    "is:edited",
    "by:me status:all",
    "repeats:>5",
    "risk:>50",
    '"bà con"',
    "-mong",
    "note:abc",
    "ip:203.0.113.7",
    "order:author",
    "order:article",
)
TYPED = ("th", "ba", "ng", "ch", "ho", "mo", "du", "tr", "ca", "xa")


@pytest.mark.parametrize("line", FILTERS)
def test_filter(line: str, room: Newsroom, report: Report) -> None:
    query = narrowed(Query(), parse(line).filter, "Lan")
    assert len(room.desk.first_ids(query, FIRST)) == min(FIRST, room.desk.lists.count(query, FIRST))
    first = ms(timed(lambda: room.desk.first_ids(query, FIRST), 9))
    report.tell("filters", f"{line}: first {FIRST}", first)


def test_two_letters(room: Newsroom, report: Report) -> None:
    words = iter(TYPED * 9)

    def look() -> None:
        ids = room.desk.first_ids(Query(text=next(words)), FIRST)
        assert len(room.desk.rows(ids[:60])) == min(60, len(ids))

    times = ms(timed(look, len(TYPED) * 8))
    report.tell("search", "two letters: first rows", f"{times}, p95 {number(times.most(0.95))} ms")


def test_counts_of_named_views(room: Newsroom, report: Report) -> None:
    queries = [narrowed(Query(), parse(line).filter, "Lan") for line in FILTERS[:8]]
    counts = ViewCounts(room.clock)
    whole = counts.count(room.desk, queries)
    assert whole == tuple(room.desk.lists.count(query, MOST_COUNTED + 1) for query in queries)
    report.tell(
        "lists", "counts of 8 named views", ms(timed(lambda: counts.count(room.desk, queries), 9))
    )


def test_a_whole_list_in_steps(room: Newsroom, report: Report) -> None:
    query = narrowed(Query(), parse("lần thứ 77").filter, "Lan")
    wanted = sweep.gather(room.desk, query, Decision(Verdict.HOLD, (), "Lan"))
    seconds = timed(lambda: sweep.preview(room.desk, wanted, lambda *_: None, lambda: False), 1)
    report.tell("decide", f"preview of {len(wanted.comments):,} comments", ms(seconds))
    seconds = timed(lambda: sweep.carry_out(room.desk, wanted, lambda *_: None, lambda: False), 1)
    report.tell("decide", f"{len(wanted.comments):,} comments in steps", ms(seconds))
    seconds = timed(lambda: room.desk.undo("Lan"), 1)
    report.tell("decide", f"undo of {len(wanted.comments):,} comments", ms(seconds))
