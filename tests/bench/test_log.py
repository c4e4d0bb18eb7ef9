"""How fast the log is read, exported and verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator import export
from moderator.model import LogQuery, Query, Verdict
from tests.bench.measure import Report, ms, timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from moderator.model import LogRow
    from tests.desks import Newsroom

DECISIONS = 10_000
BULK = 200
PAGE = 500


@pytest.fixture
def logged(room: Newsroom) -> Newsroom:
    """A desk that has decided a lot already."""
    missing = DECISIONS - room.desk.log_count(LogQuery())
    for _ in range(0, missing, BULK):
        ids = room.desk.first_ids(Query(), BULK)
        assert room.decide(Verdict.REJECT, *ids, reason="off_topic").decision is not None
    return room


def rows(room: Newsroom) -> Iterator[LogRow]:
    after = 0
    while page := room.desk.log(LogQuery(), after, PAGE):
        yield from page
        after = page[-1].seq


def test_reading(logged: Newsroom, report: Report) -> None:
    assert len(logged.desk.log_newest(LogQuery(), None, PAGE)) == PAGE
    newest = timed(lambda: logged.desk.log_newest(LogQuery(), None, PAGE))
    report.tell("log", f"the newest {PAGE} rows", ms(newest))
    found = LogQuery(text="cây cầu tạm")
    assert logged.desk.log_count(found) > 0
    report.tell(
        "log", "count the rows with some words", ms(timed(lambda: logged.desk.log_count(found)))
    )


@pytest.mark.parametrize("kind", list(export.Format))
def test_export(kind: export.Format, logged: Newsroom, tmp_path: Path, report: Report) -> None:
    total = logged.desk.log_count(LogQuery())
    out = tmp_path / f"log.{kind}"

    def write() -> None:
        assert export.write(kind, rows(logged), out, language="vi") == total

    report.rate("log", f"export {total:,} rows as {kind}", total, timed(write, 1), "rows")


def test_verify(logged: Newsroom, report: Report) -> None:
    found = logged.desk.verify_log()
    assert found.intact
    times = timed(logged.desk.verify_log, 3)
    report.rate("log", f"verify {found.entries:,} entries", found.entries, times, "entries")
