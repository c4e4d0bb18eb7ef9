"""Floods: more comments within ten minutes than a desk is used to.

The method is that of aberration detection in public health: a count is unusual when it exceeds the
mean of a baseline by more than three standard deviations, the newest past being left out of the
baseline so that a flood does not hide itself (EARS, method C2: Hutwagner, Thompson, Seeman and
Treadwell, "The bioterrorism preparedness and response Early Aberration Reporting System (EARS)",
Journal of Urban Health 80, 2003, i89-i96). What is counted here is, for each ten minutes of the
last 28 days in which anything came, the most that any one article, name or address got within a
sliding window of ten minutes (``paces``); the last two hours are left out. Beneath a desk's own
limit nothing is a flood; while there is little to compare with, the limit alone counts. What was
a flood is learned as no more than its threshold: a long one must not make the next ones usual.

Everything goes by the comments' own times, so that a backlog fetched at once is none, and by the
site's clock as far as it is known to differ from ours (:mod:`~moderator.store.site_clocks`). Each
comment
is read once for the baseline and, while it is new, once a round: time is linear. Nothing is done
while a page is saved.
"""

from __future__ import annotations

import json
from math import sqrt
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace
from sqlalchemy import bindparam, delete, func, select, text

from moderator.model.flood import Flood, FloodKind
from moderator.store import article_policies, flood_limits, ledger
from moderator.store import sealed as sealed_rows
from moderator.store.article_tables import paces
from moderator.store.columns import moment
from moderator.store.flood_windows import (
    ENOUGH,
    WINDOW,
    Pace,
    Run,
    Subject,
    address_of,
    counted,
    fullest,
    worst,
)
from moderator.store.records import Entry, Plain
from moderator.store.site_clocks import ClockReading, ClockWriting
from moderator.store.tables import comment_versions, comments, meta, standing
from moderator.store.tables import ledger as table
from moderator.store.told_floods import purged, subject_of, told_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from moderator.model.flood import FloodLimits

KIND: Final = "flood"
SEEN: Final = "flood_seen"

_MINUTE: Final = 60_000_000
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
LOOKED_AT: Final = _HOUR
"""How old a comment may be to raise an alarm."""

RECENT: Final = 2 * _HOUR
"""What the baseline leaves out."""

PAST: Final = 28 * _DAY
QUIET: Final = 6 * _HOUR
"""How long one alarm about the same is enough, unless twice as many come."""

SHOWN: Final = 12 * _HOUR
MOST: Final = 20_000
"""Comments that are read in one go."""

_ADDRESS: Final = FloodKind.ADDRESS
_MOST_VALUES: Final = 20
_MOST_ALARMS: Final = 300
_NOTE: Final = 200


class FloodReading(ClockReading):
    """What can be asked about floods inside one transaction."""

    def active(self) -> tuple[Flood, ...]:
        """Return the alarms that nobody has put aside, the newest first; of a subject the last.

        One that was purged tells nobody anything and is none any more.
        """
        put_aside = {
            int(ledger.payload_of(row.payload)["flood_seq"]) for row in self._newest(SEEN, SHOWN)
        }
        alarms: dict[tuple[int, Subject], Flood] = {}
        for flood in self._floods(self._newest(KIND, SHOWN)):
            if not purged(flood):
                alarms.setdefault((flood.site_id, subject_of(flood)), flood)
        left = [one for one in alarms.values() if one.seq not in put_aside]
        # Of those that came with one round, the largest first.
        return tuple(sorted(left, key=lambda one: (one.at, one.comments), reverse=True))

    def one(self, seq: int) -> Flood | None:
        """Return an alarm by its number in the log."""
        row = self._t.connection.execute(
            select(table).where(table.c.seq == seq, table.c.kind == KIND)
        ).one_or_none()
        return None if row is None else self._floods([row])[0]

    def limits(self) -> FloodLimits:
        """Return from how many comments on an alarm is raised."""
        return flood_limits.in_force(self._t)

    def found(self, site_id: int) -> tuple[Flood, ...]:
        """Return what is a flood now and was not told yet; ``seq`` 0."""
        limits = self.limits()
        wanted = [kind for kind in FloodKind if getattr(limits, kind.value) > 0]
        runs = self._runs(site_id, wanted)
        if not runs:
            return ()
        pace = self.pace(site_id)
        usual = {kind: pace.usual(kind, limits) for kind in wanted}
        over = {key: run for key, run in runs.items() if run.comments > usual[key[0]]}
        if not over:
            return ()
        lately = [one for one in self._floods(self._newest(KIND, QUIET)) if one.site_id == site_id]
        told = told_of(lately, over)
        new = {key: run for key, run in over.items() if run.comments >= 2 * told.get(key, 0)}
        chosen = worst(new, told)
        values = self._addresses(site_id, chosen)
        return tuple(
            self._flood(site_id, key, run, usual[key[0]], values.get(key, set()))
            for key, run in chosen.items()
        )

    def pace(self, site_id: int) -> Pace:
        """Return what is usual at a site."""
        names = [kind.value for kind in FloodKind]
        row = self._t.connection.execute(
            select(
                func.count().label("slots"),
                *(func.avg(paces.c[name] * 1.0).label(f"{name}_mean") for name in names),
                *(
                    func.avg(paces.c[name] * 1.0 * paces.c[name]).label(f"{name}_square")
                    for name in names
                ),
            ).where(paces.c.site_id == site_id)
        ).one()
        mean = {kind: float(getattr(row, f"{kind.value}_mean") or 0) for kind in FloodKind}
        square = {kind: float(getattr(row, f"{kind.value}_square") or 0) for kind in FloodKind}
        return Pace(
            int(row.slots),
            mean,
            {kind: sqrt(max(square[kind] - mean[kind] ** 2, 0)) for kind in FloodKind},
        )

    def unlearned(self, site_id: int) -> tuple[dict[int, dict[FloodKind, int]], int] | None:
        """Return the fullest windows of the past that ``paces`` lacks, by slot, and their end.

        None when there is nothing to learn now; at most ``MOST`` comments are read.
        """
        at = self._there(site_id)
        end = (at - RECENT) // WINDOW * WINDOW
        begin = max(self._through(site_id), (at - PAST) // WINDOW * WINDOW)
        if begin >= end:
            return None
        rows = self._rows(site_id, begin - WINDOW, end - 1, newest=False)
        if len(rows) == MOST:
            last = rows[-1].created_at // WINDOW * WINDOW
            if last > begin:
                end = last  # the slot in which reading ended is read again whole
        slots: dict[int, dict[FloodKind, int]] = {}
        for at, counts in counted(rows, tuple(FloodKind)):
            if begin <= at < end:
                slot = slots.setdefault(at // WINDOW, dict.fromkeys(FloodKind, 0))
                for (kind, _), count in counts:
                    slot[kind] = max(slot[kind], count)
        return slots, end

    def _runs(self, site_id: int, wanted: Sequence[FloodKind]) -> dict[Subject, Run]:
        """Return the fullest window of each subject in the last hour."""
        at = self._there(site_id)
        since, until = at - LOOKED_AT, at + WINDOW
        rows = self._rows(site_id, since, until, newest=True)
        return fullest(rows, wanted)

    def _rows(self, site_id: int, since: int, until: int, *, newest: bool) -> list[Any]:
        given = {"site": site_id, "since": since, "until": until}
        if newest:
            found = list(self._t.connection.execute(_BACKWARD, given))
            found.reverse()
            return found
        return list(self._t.connection.execute(_FORWARD, given))

    def _newest(self, kind: str, past: int) -> list[Any]:
        given = {"kind": kind, "since": self._t.at - past}
        return list(self._t.connection.execute(_NEWEST, given))

    def _flood(self, site_id: int, key: Subject, run: Run, usual: int, values: set[str]) -> Flood:
        kind, subject = key
        row = self._t.connection.execute(_SHOWN, {"of": run.newest}).one()
        shown = row.name if kind is FloodKind.NAME else str(subject)
        if kind is FloodKind.ARTICLE:
            shown = article_policies.titles(self._t, [row.article_id])[row.article_id]
        elif kind is FloodKind.ADDRESS:
            shown = next(iter(sorted(values)), shown) if len(values) == 1 else shown
        return Flood(
            seq=0,
            at=self._t.now,
            kind=kind,
            site_id=site_id,
            comments=run.comments,
            minutes=max(-(-(run.until - run.since) // _MINUTE), 1),
            usual=usual,
            since=moment(run.since),
            until=moment(run.until),
            article_id=row.article_id if kind is FloodKind.ARTICLE else None,
            shown=shown,
            subject="" if kind is FloodKind.ARTICLE else str(subject),
            values=tuple(sorted(values)[:_MOST_VALUES]),
        )

    def _addresses(self, site_id: int, floods: Mapping[Subject, Run]) -> dict[Subject, set[str]]:
        """Return the addresses as they were sent, of all these floods in one go."""
        found: dict[Subject, set[str]] = {key: set() for key in floods if key[0] is _ADDRESS}
        if found:
            since = min(floods[key].since for key in found)
            until = self._there(site_id) + WINDOW
            for row in self._rows(site_id, since, until, newest=True):
                key = (_ADDRESS, address_of(row))
                if key in found and floods[key].since <= row.created_at <= floods[key].until:
                    found[key].add(row.ip or row.email)
        return found

    def _floods(self, rows: Sequence[Any]) -> list[Flood]:
        hidden = sealed_rows.fields(self._t, [row.seq for row in rows])
        payloads = {row.seq: ledger.payload_of(row.payload) for row in rows}
        about = {one["article_id"] for one in payloads.values() if one["article_id"]}
        titles = article_policies.titles(self._t, about)
        return [_read(row, payloads[row.seq], hidden.get(row.seq, {}), titles) for row in rows]

    def _through(self, site_id: int) -> int:
        found = self._t.connection.execute(
            select(meta.c.value).where(meta.c.name == _marker(site_id))
        ).scalar()
        return int(found or 0)


class FloodWriting(FloodReading, ClockWriting):
    """What is written about floods."""

    def set_limits(self, actor: str, wanted: FloodLimits) -> bool:
        """Let alarms be raised from other numbers on; False when it is so already."""
        return flood_limits.put(self._t, actor, wanted)

    def raise_alarms(self, site_id: int) -> tuple[Flood, ...]:
        """Write an alarm for each flood that was not told yet; return them."""
        new = self.found(site_id)
        seqs = ledger.append(self._t, [_entry(one) for one in new])
        about = [one.article_id for one in new if one.article_id is not None]
        if about:
            self._t.touch(self._t.connection.execute(_SOME_OF, {"ids": about, "most": 1}).scalars())
        return tuple(replace(one, seq=seq) for one, seq in zip(new, seqs, strict=True))

    def put_aside(self, actor: str, seq: int) -> bool:
        """Note that somebody has seen an alarm; False when there is no such one to put aside."""
        if seq not in {one.seq for one in self.active()}:
            return False
        flood = self.one(seq)
        if flood is None:
            return False
        payload: dict[str, Plain] = {"flood_seq": seq, "article_id": flood.article_id}
        entry = Entry(kind=SEEN, actor=actor, payload=payload, site_id=flood.site_id)
        ledger.append(self._t, [entry])
        return True

    def learn(self, site_id: int, slots: dict[int, dict[FloodKind, int]], end: int) -> None:
        """Keep what :meth:`unlearned` returned, and forget what is long past."""
        pace, limits = self.pace(site_id), self.limits()
        most = {kind: pace.usual(kind, limits) + 1 for kind in FloodKind}
        self._t.many(
            _KEEP,
            [
                {"site": site_id, "slot": slot}
                | {
                    kind.value: count if pace.slots < ENOUGH else min(count, most[kind])
                    for kind, count in one.items()
                }
                for slot, one in slots.items()
            ],
        )
        self._t.connection.execute(
            delete(paces).where(
                paces.c.site_id == site_id, paces.c.slot < (self._t.at - PAST) // WINDOW
            )
        )
        name = _marker(site_id)
        self._t.connection.execute(delete(meta).where(meta.c.name == name))
        self._t.connection.execute(meta.insert().values(name=name, value=str(end)))


def _entry(flood: Flood) -> Entry:
    payload: dict[str, Plain] = {
        "flood": flood.kind.value,
        "article_id": flood.article_id,
        "comments": flood.comments,
        "minutes": flood.minutes,
        "usual": flood.usual,
        "since": round(flood.since.timestamp() * 1_000_000),
        "until": round(flood.until.timestamp() * 1_000_000),
    }
    told = f"{flood.comments} ý kiến trong {flood.minutes} phút (thường không quá {flood.usual})"
    sealed = {"note": f"{told}: {flood.shown[:_NOTE]}"}
    if flood.kind is not FloodKind.ARTICLE:
        sealed |= {
            "subject": flood.subject,
            "shown": flood.shown,
            "values": json.dumps(flood.values),
        }
    return Entry(kind=KIND, actor="", payload=payload, sealed=sealed, site_id=flood.site_id)


def _read(
    row: Any,  # noqa: ANN401 - SQLAlchemy's row
    payload: dict[str, Any],
    hidden: Mapping[str, str],
    titles: dict[int, str],
) -> Flood:
    article_id = payload["article_id"]
    return Flood(
        seq=row.seq,
        at=moment(row.at),
        kind=FloodKind(payload["flood"]),
        site_id=row.site_id,
        comments=payload["comments"],
        minutes=payload["minutes"],
        usual=payload["usual"],
        since=moment(payload["since"]),
        until=moment(payload["until"]),
        article_id=article_id,
        shown=titles.get(article_id, "") if article_id else hidden.get("shown", ""),
        subject=hidden.get("subject", ""),
        values=tuple(json.loads(hidden.get("values", "[]"))),
    )


def _marker(site_id: int) -> str:
    return f"paced:{site_id}"


# Built once: building a statement takes longer than running it.
_COMMENTS: Final = (
    select(
        standing.c.comment_id,
        standing.c.created_at,
        standing.c.article_id,
        standing.c.author,
        comments.c.ip,
        comments.c.email,
    )
    .join(comments, comments.c.id == standing.c.comment_id)
    .where(
        standing.c.created_at.between(bindparam("since"), bindparam("until")),
        standing.c.site_id == bindparam("site"),
    )
    .limit(MOST)
)
_BACKWARD: Final = _COMMENTS.order_by(standing.c.created_at.desc(), standing.c.comment_id.desc())
_FORWARD: Final = _COMMENTS.order_by(standing.c.created_at, standing.c.comment_id)
_SHOWN: Final = (
    select(comments.c.article_id, comment_versions.c.name)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .where(comments.c.id == bindparam("of"))
)
_SOME_OF: Final = (
    select(standing.c.comment_id)
    .where(standing.c.article_id.in_(bindparam("ids", expanding=True)))
    .limit(bindparam("most"))
)
_NEWEST: Final = (
    select(table)
    .where(table.c.kind == bindparam("kind"), table.c.at >= bindparam("since"))
    .order_by(table.c.seq.desc())
    .limit(_MOST_ALARMS)
)
_KEEP: Final = text(
    "INSERT INTO paces (site_id, slot, article, name, address)"
    " VALUES (:site, :slot, :article, :name, :address)"
    " ON CONFLICT (site_id, slot) DO UPDATE SET article = excluded.article,"
    " name = excluded.name, address = excluded.address"
)
