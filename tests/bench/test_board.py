"""How soon the board has its figures, with a long queue and a month of decisions behind it.

``MODERATOR_BENCH_DECISIONS`` says how many decisions; a tenth of them are taken back.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from moderator.desk.board import scope
from moderator.model import (
    Action,
    Decision,
    Finding,
    FindingKind,
    Query,
    State,
    Verdict,
    Words,
)
from moderator.store import Ruling
from tests.bench.measure import Report, ms, timed, worked

if TYPE_CHECKING:
    from tests.desks import Newsroom

DECISIONS: Final = int(os.environ.get("MODERATOR_BENCH_DECISIONS", "20000"))
BULK: Final = 500
DAYS: Final = 30
_OUTCOMES = (
    (Verdict.APPROVE, State.APPROVED, Action.APPROVE),
    (Verdict.REJECT, State.REJECTED, Action.REJECT),
    (Verdict.APPROVE, State.APPROVED, Action.APPROVE),
    (Verdict.SPAM, State.SPAM, Action.SPAM),
)
_NOTICED = (
    (),
    (Finding(FindingKind.SPAM, 0.9, (), Words("vì sao", "why")),),
    (Finding(FindingKind.ABUSE, 0.7, (), Words("vì sao", "why")),),
)


@pytest.fixture
def decided(room: Newsroom) -> Newsroom:
    """A desk that decided for a month, evenly."""
    now = room.clock()
    ids = room.desk.first_ids(Query(), DECISIONS)
    steps = range(0, len(ids), BULK)
    for at, first in enumerate(steps):
        room.clock.now = now - timedelta(days=DAYS) * (1 - at / len(steps))
        some = tuple(ids[first : first + BULK])
        verdict, state, action = _OUTCOMES[at % len(_OUTCOMES)]
        with room.store.write() as writing:
            stand = writing.standings(some)
            writing.decide_apply(
                f"bench{at}",
                Decision(verdict, some, ("Lan", "Minh", "Hà")[at % 3]),
                [
                    Ruling(key, stand[key].version_id, state, action, findings=_NOTICED[key % 3])
                    for key in some
                ],
                not_before=room.clock() + timedelta(days=99),
                urgent=False,
            )
            if at % 10 == 0:
                writing.undo_apply(f"bench{at}", "Lan", not_before=room.clock())
    room.clock.now = now
    return room


def test_board(decided: Newsroom, report: Report) -> None:
    today = decided.clock().astimezone().date()
    board = decided.desk.board
    waiting = ms(timed(lambda: board.queued(scope(today, today)), 5))
    report.tell("board", "what waits, by age (the first figures)", waiting)
    for name, first in (("today", today), ("7 days", today - timedelta(days=6)), _month(today)):
        wanted = scope(first, today)
        found = board.decided(wanted, "Lan")
        shown = f"{name}: all figures of {found.decided.total:,} decisions"
        count = partial(board.decided, wanted, "Lan")
        report.tell("board", shown, ms(timed(count, 3)))
        report.tell("board", f"{name}: of that a core was busy", ms(worked(count, 3)))
    assert found.decided.total > DECISIONS * 0.8
    wanted = scope(today - timedelta(days=DAYS), today, section="Đời sống")
    narrowed = ms(timed(lambda: board.decided(wanted, "Lan"), 3))
    report.tell("board", "one section, 30 days", narrowed)


def _month(today: date) -> tuple[str, date]:
    return "30 days", today - timedelta(days=DAYS)
