"""Moderators who decide without a pause, each at a desk of their own, until nothing waits."""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from moderator.model import Decision, ItemResult, Query, Verdict

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.model import Row

AHEAD = 200
"""How many comments are read at once; the window reads as many first."""

YES = frozenset({"parent_unpublished", "outgoing_findings", "published_replies", "watched"})


@dataclass
class Moderator:
    """Takes the oldest comment, opens it, decides what was on the screen, goes on.

    A considerate one passes over what another has open and over what is known to be decided; one
    who is not decides whatever was in the list when it was read.
    """

    desk: Desk
    name: str
    considerate: bool = True
    results: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)  # seconds a decision took
    _rows: deque[Row] = field(default_factory=deque)
    _seq: int = 0

    def work(self, most: int) -> None:
        """Decide until nothing waits, or ``most`` comments were decided here."""
        while self.results[ItemResult.DONE] < most:
            row = self._next()
            if row is None:
                break
            self._decide(row)
        self.desk.company.leave()

    def _next(self) -> Row | None:
        """Return the next comment to decide; None when nothing waits that could be had."""
        for _ in range(3):
            open_elsewhere = self._news()
            while self._rows:
                row = self._rows.popleft()
                if not self.considerate or row.id not in open_elsewhere:
                    return row
            self._seq = self.desk.last_seq()
            ids = self.desk.first_ids(Query(), AHEAD)
            self._rows.extend(self.desk.rows(ids))
        return self._rows.popleft() if self._rows else None

    def _news(self) -> set[int]:
        news = self.desk.company.news(self._seq)
        if self.considerate:
            self._seq = news.changes.seq
            changed = set(news.changes.ids)
            self._rows = deque(row for row in self._rows if row.id not in changed)
            if not news.changes.complete:
                self._rows.clear()
        return {one.comment_id for one in news.others if one.comment_id is not None}

    def _decide(self, row: Row) -> None:
        self.desk.company.open(self.name, row.id)
        self.desk.open(row.id)
        verdict = Verdict.REJECT if row.id % 4 == 0 else Verdict.APPROVE
        yes = YES if self.considerate else YES | {"claimed"}
        began = time.perf_counter()
        decided = self.desk.decide(
            Decision(
                verdict,
                (row.id,),
                self.name,
                seen={row.id: row.version_id},
                stood={row.id: row.state},
                confirmed=yes,
            )
        )
        self.times.append(time.perf_counter() - began)
        self.results.update(item.result for item in decided.items)
