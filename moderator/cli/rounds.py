"""Rounds of sync with every site, one after the other."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from moderator import compose
from moderator.settings import Secrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from moderator.model import Round, SiteRecord
    from moderator.sync import Sync

_SHORTEST = 1.0
"""Seconds between two rounds at least."""


class Rounds:
    """The sites of one desk for as long as a command runs. A site may be added meanwhile."""

    def __init__(self, parts: compose.Parts) -> None:
        self._parts = parts
        self.secrets = Secrets(parts.profile.secrets)
        self._open: dict[int, Sync] = {}
        self._stack = ExitStack()
        self._last: list[Round] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def sites(self) -> tuple[SiteRecord, ...]:
        """Return the connected sites."""
        return self._parts.desk.sites()

    def of(self, record: SiteRecord) -> Sync:
        """Return what syncs with one site."""
        if record.id not in self._open:
            made = compose.sync(self._parts, self.secrets, record)
            self._stack.callback(made.close)
            self._open[record.id] = made
        return self._open[record.id]

    def run(
        self, *, now: bool, reconcile: bool | None, stop: Callable[[], bool]
    ) -> list[tuple[SiteRecord, Round]]:
        """Do one round with each site. A site's fault is in its report and stops no other."""
        done = [
            (record, self.of(record).round(now=now, reconcile=reconcile, stop=stop))
            for record in self.sites()
            if not stop()
        ]
        self._last = [one for _, one in done]
        self._parts.desk.rulekeeping.recheck(stop=stop)
        return done

    def pause(self, at: datetime) -> float:
        """Return how many seconds to wait for the next round."""
        wait = self._parts.settings.poll_s
        dues = [one.next_due for one in self._last if one.next_due is not None]
        if dues:
            wait = min(wait, (min(dues) - at).total_seconds())
        resumes = [sync.resume_at for sync in self._open.values()]
        if resumes and all(resume is not None for resume in resumes):
            # every site failed: leave them alone for as long as they wish
            first = min(resume for resume in resumes if resume is not None)
            wait = max(wait, (first - at).total_seconds())
        return max(_SHORTEST, wait)
