"""How long a decision takes at the desk, down to the disk, and its undo."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from moderator.model import ItemResult, Query, Verdict
from tests.bench.measure import Report, ms, timed

if TYPE_CHECKING:
    from tests.desks import Newsroom

DECISIONS = 300
BULK = 200
YES = frozenset({"parent_unpublished", "outgoing_findings"})


def test_one_at_a_time(room: Newsroom, report: Report) -> None:
    ids = room.desk.first_ids(Query(), DECISIONS)
    times = []
    for at, comment in enumerate(ids):
        verdict = Verdict.APPROVE if at % 3 else Verdict.SPAM
        began = time.perf_counter()
        decided = room.decide(verdict, comment, confirmed=YES)
        times.append(time.perf_counter() - began)
        assert [item.result for item in decided.items] == [ItemResult.DONE]
    report.tell("decide", "one comment, down to the disk", ms(times))


def test_edited(room: Newsroom, report: Report) -> None:
    times = []
    for row in room.desk.rows(room.desk.first_ids(Query(), DECISIONS // 3)):
        text = f"{row.text} (đã biên tập)"
        began = time.perf_counter()
        decided = room.decide(Verdict.APPROVE, row.id, text=text, confirmed=YES)
        times.append(time.perf_counter() - began)
        assert decided.decision is not None
    report.tell("decide", "one comment with a mended text", ms(times))


def test_undo(room: Newsroom, report: Report) -> None:
    ids = room.desk.first_ids(Query(), DECISIONS // 3)
    for comment in ids:
        room.decide(Verdict.HOLD, comment)
    told = timed(lambda: room.desk.undoable("Lan"), 50)
    report.tell("decide", "say what undo would take back", ms(told))
    times = timed(lambda: room.desk.undo("Lan"), len(ids))
    assert room.desk.first_ids(Query(), len(ids)) == ids
    report.tell("decide", "undo one", ms(times))


def test_in_bulk(room: Newsroom, report: Report) -> None:
    def spam() -> None:
        ids = room.desk.first_ids(Query(), BULK)
        assert room.decide(Verdict.SPAM, *ids).decision is not None

    report.tell("decide", f"{BULK} comments at once", ms(timed(spam)))
