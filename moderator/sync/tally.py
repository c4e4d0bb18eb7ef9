"""Counts what one round does, until it becomes a ``Round``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from moderator.model import DeliveryState, Round, Words

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.errors import ModeratorError
    from moderator.store import Saved

REMEMBERED = 200


class Tally(Struct):
    """The counters of a round in progress."""

    fetched: int = 0
    changed: int = 0
    delivered: int = 0
    already: int = 0
    conflicts: int = 0
    gone: int = 0
    refused: int = 0
    retried: int = 0
    reconciled: int = 0
    unconfirmed: int = 0
    newest: tuple[int, ...] = ()  # the last comments that were new, ``REMEMBERED`` at most
    problem: Words | None = None
    detail: str | None = None
    error: ModeratorError | None = None

    def outcome(self, state: DeliveryState) -> None:
        """Count what became of one delivery."""
        match state:
            case DeliveryState.DELIVERED:
                self.delivered += 1
            case DeliveryState.ALREADY:
                self.already += 1
            case DeliveryState.CONFLICT:
                self.conflicts += 1
            case DeliveryState.GONE:
                self.gone += 1
            case DeliveryState.REFUSED:
                self.refused += 1
            case _:
                self.retried += 1

    def saved(self, saved: Saved, *, reread: int | None = None) -> None:
        """Count a page of a fetch, or of ``reread`` comments of a reconciliation."""
        if reread is None:
            self.fetched += len(saved.new)
            self.newest = (*self.newest, *saved.new)[-REMEMBERED:]
        self.changed += len(set(saved.changed) - set(saved.new))
        self.reconciled += reread or 0

    def trouble(self, error: ModeratorError) -> None:
        """Keep the first trouble of the round: later ones mostly follow from it."""
        self.error = self.error or error
        self.say(error.title, error.detail or type(error).__name__)

    def say(self, problem: Words, detail: str = "") -> None:
        """Keep a problem in words unless there is one already."""
        if self.problem is None:
            self.problem, self.detail = problem, detail or None

    def report(
        self,
        site_id: int,
        started_at: datetime,
        ended_at: datetime,
        waiting: int,
        next_due: datetime | None,
    ) -> Round:
        """Return the round's evidence."""
        return Round(
            site_id=site_id,
            started_at=started_at,
            ended_at=ended_at,
            fetched=self.fetched,
            changed=self.changed,
            delivered=self.delivered,
            already=self.already,
            conflicts=self.conflicts,
            gone=self.gone,
            refused=self.refused,
            retried=self.retried,
            waiting=waiting,
            next_due=next_due,
            reconciled=self.reconciled,
            unconfirmed=self.unconfirmed,
            problem=self.problem,
            detail=self.detail,
        )
