"""Handing a shift over: the sheet, the note to whoever comes next, and that it was read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from moderator.desk.people import require_name
from moderator.model import State
from moderator.model.people import plain
from moderator.model.shift import ShiftSheet, Since
from moderator.store.columns import micros
from moderator.store.records import Entry
from moderator.store.shifts import HANDED_OVER, READ

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from moderator.model import Clock
    from moderator.model.shift import ShiftNote
    from moderator.store import Reading, Store
    from moderator.store.records import Plain

LONGEST: Final = timedelta(hours=16)
"""A log-in or a sheet from longer ago began another shift."""

USUAL: Final = timedelta(hours=8)
KEPT: Final = timedelta(days=14)
"""How long a note is shown to those who did not read it."""


class Shifts:
    """The shifts of one desk. Safe to use from several threads at once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        """Ask ``store``."""
        self._store = store
        self._clock = clock

    def sheet(self, actor: str, since: datetime | None = None) -> ShiftSheet:
        """Return what the shift hands over; without ``since`` it began with what is told.

        That is the last sheet handed over; without one the person's first log-in, or else the
        first thing the person did: each within the last 16 hours.
        """
        actor, now = plain(actor), self._clock()
        with self._store.read() as reading:
            began, before, after = Since.CHOSEN, "", None
            if since is None:
                since, began, before, after = _beginning(reading, actor, now)
            shifts, counts = reading.shifts, reading.counts()
            states = counts.states
            if after is None:
                after = shifts.before(since)
            return ShiftSheet(
                actor,
                since,
                now,
                began,
                before,
                decided=shifts.decided(after),
                pending=shifts.heap(State.PENDING, counts.waiting, most=1),
                aside=sum(counts.aside.values()),
                held=shifts.heap(State.HELD, states.get(State.HELD, 0)),
                chief=shifts.heap(State.CHIEF, states.get(State.CHIEF, 0)),
                conflicts=shifts.heap(State.CONFLICT, states.get(State.CONFLICT, 0)),
                outgoing=shifts.outgoing(),
                removals=shifts.removals(after),
                articles=tuple(one for one in reading.articles.listed() if not one.plain),
            )

    def hand_over(self, sheet: ShiftSheet, note: str) -> int:
        """Note in the log that a shift was handed over, with a note to the next; return its row.

        The next shift begins here.
        """
        require_name(sheet.actor)
        payload: dict[str, Plain] = {
            "since": micros(sheet.since),
            "decided": sum(one.total for one in sheet.decided),
            "pending": sheet.pending.total,
            "held": sheet.held.total,
            "chief": sheet.chief.total,
            "conflicts": sheet.conflicts.total,
            "unsent": sheet.unsent,
        }
        said = {"note": note.strip()} if note.strip() else {}
        entry = Entry(kind=HANDED_OVER, actor=sheet.actor, payload=payload, sealed=said)
        with self._store.write() as writing:
            return writing.record(entry)[0]

    def unread(self, actor: str) -> tuple[ShiftNote, ...]:
        """Return others' notes of the last two weeks that ``actor`` did not read, oldest first."""
        with self._store.read() as reading:
            after = reading.shifts.before(self._clock() - KEPT)
            return reading.shifts.unread(plain(actor), after)

    def read(self, actor: str, notes: Iterable[ShiftNote]) -> None:
        """Note in the log that ``actor`` read these notes."""
        require_name(actor)
        seqs: list[Plain] = [one.seq for one in notes]
        if seqs:
            entry = Entry(kind=READ, actor=plain(actor), payload={"shifts": seqs})
            with self._store.write() as writing:
                writing.record(entry)


def _beginning(
    reading: Reading, actor: str, now: datetime
) -> tuple[datetime, Since, str, int | None]:
    """Return when a shift began, with what, after whom, and after which row where one is known."""
    earliest = now - LONGEST
    last = reading.shifts.last_handover()
    if last is not None and last.at >= earliest:
        return last.at, Since.HANDOVER, last.actor, last.seq
    after = reading.shifts.before(earliest)
    if (login := reading.shifts.first_login(actor, after)) is not None:
        return login, Since.LOGIN, "", None
    if (act := reading.shifts.first_act(actor, after)) is not None:
        return act, Since.WORK, "", None
    return now - USUAL, Since.HOURS, "", None
