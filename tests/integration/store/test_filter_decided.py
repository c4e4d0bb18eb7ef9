"""Lists by what was decided: when, why it was edited, and what the site itself decided."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.filters.line import parse, write
from moderator.filters.queries import narrowed
from moderator.model import EditClass, Query, RemoteState, Verdict
from tests.integration.store.newsroom import comment

if TYPE_CHECKING:
    from moderator.store import Store
    from tests.integration.store.newsroom import Newsroom


@pytest.fixture
def two_days(newsroom: Newsroom) -> dict[str, int]:
    """Decide one comment yesterday, two today of which one is edited; the site decides another."""
    old, fresh, mended, theirs, back, _ = newsroom.arrive(*(comment(n) for n in range(1, 7)))
    newsroom.decide(Verdict.REJECT, old)
    newsroom.clock.forward(days=1)
    newsroom.decide(Verdict.APPROVE, fresh)
    newsroom.decide(Verdict.APPROVE, mended, text="sửa rồi", edit=EditClass.LEGAL)
    newsroom.undo(newsroom.decide(Verdict.SPAM, back))
    newsroom.save(
        replace(
            comment(4),
            version="2",
            state=RemoteState.APPROVED,
            decided_by="Trực trang",
            decided_at=newsroom.clock(),
        )
    )
    return {"old": old, "fresh": fresh, "mended": mended, "theirs": theirs}


def listed(store: Store, line: str, names: dict[str, int]) -> set[str]:
    parsed = parse(line)
    assert parsed.problems == (), line
    query = narrowed(Query(state=None), parsed.filter, "An")
    with store.read() as reading:
        found = set(reading.ids(query))
    assert found <= set(names.values()), line
    return {name for name, key in names.items() if key in found}


def test_what_was_decided_when_and_why(
    newsroom: Newsroom, store: Store, two_days: dict[str, int]
) -> None:
    today = newsroom.clock().astimezone()
    yesterday = today - timedelta(days=1)
    for line, names in (
        ("decided:today", {"fresh", "mended", "theirs"}),
        ("quyết-định:hôm-qua", {"old"}),
        (f"decided:{yesterday:%Y-%m-%d}..{today:%Y-%m-%d}", {"old", "fresh", "mended", "theirs"}),
        (f"decided:{yesterday:%Y-%m-%dT%H}", {"old"}),
        ("decided:2h", {"fresh", "mended", "theirs"}),
        ("decided:today by:me", {"fresh", "mended"}),
        ("is:elsewhere", {"theirs"}),
        ("decided:today -is:elsewhere status:approved", {"fresh", "mended"}),
        ("edit:legal", {"mended"}),
        ("sửa:chính-tả", set()),
        ("decided:2031-01-01", set()),
        ("decided:9998-12-31", set()),
        ("decided:0002-01-01..0003-01-01", set()),
    ):
        assert listed(store, line, two_days) == names, line


@pytest.mark.parametrize(
    "line",
    [
        "decided:2026-11-01T14",
        "quyết-định:2026-11-01..2026-11-07",
        "edit:legal,other",
        "decided:3d",
    ],
)
def test_what_is_written_is_read_as_the_same(line: str) -> None:
    found = parse(line).filter
    for language in ("vi", "en"):
        assert parse(write(found, language)).filter == found
