"""What happened in a shift and what it leaves behind, read from the log and from what stands.

A sheet that was handed over is a row of the ledger of kind ``shift``, its note a sealed field; that
somebody read the note is a row of kind ``shift_read``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import bindparam, func, select

from moderator.model import DeliveryState, State, Verdict
from moderator.model.shift import DecidedBy, Heap, Left, Outgoing, Removal, ShiftNote
from moderator.store import connected
from moderator.store import ledger as ledger_rows
from moderator.store import sealed as sealed_rows
from moderator.store.article_policies import aside
from moderator.store.columns import maybe_moment, micros, moment
from moderator.store.tables import articles, comment_versions, comments, deliveries, standing
from moderator.store.tables import ledger as table
from moderator.store.takedowns import CHECKED
from moderator.store.transaction import blocks
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.store.transaction import Transaction

HANDED_OVER: Final = "shift"
READ: Final = "shift_read"
LINES: Final = 25
"""How many comments of one state a sheet lists."""

BEGINNING: Final = 120
_MOST_NOTES: Final = 50
_OPEN: Final = (DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.DUE_AGAIN)


class Handover(NamedTuple):
    """A sheet that was handed over."""

    seq: int
    at: datetime
    actor: str


class ShiftReading:
    """What can be asked about shifts inside one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def before(self, since: datetime) -> int:
        """Return the newest row of the log from before ``since``; 0: there is none.

        Reads the log from its end, so its time grows with the length of the shift alone.
        """
        found = self._t.connection.execute(_BEFORE, {"at": micros(since)}).scalar()
        return int(found or 0)

    def last_handover(self) -> Handover | None:
        """Return the sheet that was handed over last."""
        row = self._t.connection.execute(_HANDOVERS, {"after": 0, "most": 1}).first()
        return None if row is None else Handover(row.seq, moment(row.at), row.actor)

    def first_login(self, actor: str, after: int) -> datetime | None:
        """Return when ``actor`` first logged in after row ``after``."""
        wanted = {"actor": actor, "after": after, "kind": "login"}
        return maybe_moment(self._t.connection.execute(_FIRST_OF_KIND, wanted).scalar())

    def first_act(self, actor: str, after: int) -> datetime | None:
        """Return when ``actor`` first did anything after row ``after``."""
        wanted = {"actor": actor, "after": after}
        return maybe_moment(self._t.connection.execute(_FIRST, wanted).scalar())

    def decided(self, after: int) -> tuple[DecidedBy, ...]:
        """Return who decided and undid what after row ``after``, the busiest first."""
        verdicts: dict[str, dict[Verdict, int]] = {}
        undone: dict[str, int] = {}
        for actor, kind, verdict, total in self._t.connection.execute(_DECIDED, {"after": after}):
            counted = verdicts.setdefault(actor, {})
            if kind == "undo":
                undone[actor] = undone.get(actor, 0) + total
            else:
                counted[Verdict(verdict)] = total
        found = (
            DecidedBy(actor, counted, undone.get(actor, 0)) for actor, counted in verdicts.items()
        )
        return tuple(sorted(found, key=lambda one: (-one.total, fold_key(one.actor))))

    def heap(self, state: State, total: int, most: int = LINES) -> Heap:
        """Return the oldest comments in a state, of ``total`` there are.

        Of what waits, those that are in the queue: not under articles that are set aside.
        """
        apart = aside(self._t) if state is State.PENDING else {}
        wanted = _LEFT.where(standing.c.article_id.not_in(list(apart))) if apart else _LEFT
        rows = self._t.connection.execute(wanted, {"state": state.value, "most": most}).all()
        problems = self._problems([row.id for row in rows]) if state is State.CONFLICT else {}
        return Heap(
            total,
            tuple(
                Left(
                    row.id,
                    row.name,
                    " ".join(row.text[: 2 * BEGINNING].split())[:BEGINNING],
                    row.title,
                    moment(row.created_at),
                    row.actor or "",
                    maybe_moment(row.at),
                    problems.get(row.id, ""),
                )
                for row in rows
            ),
        )

    def _problems(self, comment_ids: list[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for block in blocks(comment_ids):
            for row in self._t.connection.execute(_PROBLEMS, {"ids": block}):
                found[row.comment_id] = row.problem or ""
        return found

    def outgoing(self) -> tuple[Outgoing, ...]:
        """Return what is still to be sent, site by site."""
        oldest = {
            row.site_id: moment(row.oldest) for row in self._t.connection.execute(_OLDEST_UNSENT)
        }
        found = []
        for site in connected.sites_of(self._t):
            status = connected.status(self._t, site.id)
            if status is not None:
                unsent = status.waiting + status.sending
                found.append(
                    Outgoing(
                        site.info.name,
                        unsent,
                        oldest.get(site.id) if unsent else None,
                        status.refused,
                        status.connected,
                        status.later,
                        status.opens_at,
                    )
                )
        return tuple(found)

    def removals(self, after: int) -> tuple[Removal, ...]:
        """Return what was taken down after row ``after``, in order."""
        rows = self._t.connection.execute(_REMOVALS, {"after": after}).all()
        if not rows:
            return ()
        hidden = sealed_rows.fields(self._t, [row.seq for row in rows])
        checked: dict[int, int] = {}
        for block in blocks([row.comment_id for row in rows]):
            for row in self._t.connection.execute(_CHECKED, {"ids": block}):
                checked[row.comment_id] = row.seq
        return tuple(
            Removal(
                row.comment_id,
                moment(row.at),
                row.actor,
                hidden.get(row.seq, {}).get("name_before", ""),
                row.title,
                hidden.get(row.seq, {}).get("ordered_by", ""),
                hidden.get(row.seq, {}).get("document", ""),
                checked.get(row.comment_id, 0) > row.seq,
            )
            for row in rows
        )

    def unread(self, actor: str, after: int) -> tuple[ShiftNote, ...]:
        """Return others' notes of after row ``after`` that ``actor`` did not mark as read."""
        wanted = {"after": after, "most": _MOST_NOTES}
        rows = [row for row in self._t.connection.execute(_HANDOVERS, wanted) if row.actor != actor]
        if not rows:
            return ()
        seen: set[int] = set()
        of_actor = {"actor": actor, "after": after, "kind": READ}
        for row in self._t.connection.execute(_OF_KIND, of_actor):
            seen.update(ledger_rows.payload_of(row.payload)["shifts"])
        hidden = sealed_rows.fields(self._t, [row.seq for row in rows])
        notes = (
            ShiftNote(row.seq, moment(row.at), row.actor, hidden.get(row.seq, {}).get("note", ""))
            for row in reversed(rows)
            if row.seq not in seen
        )
        return tuple(note for note in notes if note.text)


# Built once: building a statement takes longer than running it.
_BEFORE: Final = (
    select(table.c.seq).where(table.c.at < bindparam("at")).order_by(table.c.seq.desc()).limit(1)
)
_HANDOVERS: Final = (
    select(table.c.seq, table.c.at, table.c.actor)
    .where(table.c.kind == HANDED_OVER, table.c.seq > bindparam("after"))
    .order_by(table.c.seq.desc())
    .limit(bindparam("most"))
)
_OF_KIND: Final = (
    select(table.c.payload)
    .where(
        table.c.kind == bindparam("kind"),
        table.c.actor == bindparam("actor"),
        table.c.seq > bindparam("after"),
    )
    .order_by(table.c.seq)
)
_FIRST: Final = select(func.min(table.c.at)).where(
    table.c.actor == bindparam("actor"), table.c.seq > bindparam("after")
)
_FIRST_OF_KIND: Final = _FIRST.where(table.c.kind == bindparam("kind"))
_DECIDED: Final = (
    select(table.c.actor, table.c.kind, table.c.verdict, func.count())
    .where(table.c.seq > bindparam("after"), table.c.kind.in_(["decision", "undo"]))
    .group_by(table.c.actor, table.c.kind, table.c.verdict)
)
_LEFT: Final = (
    select(
        standing.c.comment_id.label("id"),
        standing.c.created_at,
        comment_versions.c.text,
        comment_versions.c.name,
        articles.c.title,
        table.c.actor,
        table.c.at,
    )
    .join(comments, comments.c.id == standing.c.comment_id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .join(articles, articles.c.id == standing.c.article_id)
    .outerjoin(table, table.c.seq == standing.c.seq)
    .where(standing.c.state == bindparam("state"))
    .order_by(standing.c.created_at, standing.c.comment_id)
    .limit(bindparam("most"))
)
_PROBLEMS: Final = (
    select(deliveries.c.comment_id, deliveries.c.problem)
    .where(deliveries.c.comment_id.in_(bindparam("ids", expanding=True)))
    .order_by(deliveries.c.id)
)
_OLDEST_UNSENT: Final = (
    select(deliveries.c.site_id, func.min(deliveries.c.created_at).label("oldest"))
    .where(deliveries.c.state.in_([state.value for state in _OPEN]))
    .group_by(deliveries.c.site_id)
)
_REMOVALS: Final = (
    select(table.c.seq, table.c.at, table.c.actor, table.c.comment_id, articles.c.title)
    .join(comments, comments.c.id == table.c.comment_id)
    .join(articles, articles.c.id == comments.c.article_id)
    .where(
        table.c.kind == "decision",
        table.c.verdict == Verdict.TAKEDOWN.value,
        table.c.seq > bindparam("after"),
    )
    .order_by(table.c.seq)
)
_CHECKED: Final = (
    select(table.c.comment_id, func.max(table.c.seq).label("seq"))
    .where(table.c.comment_id.in_(bindparam("ids", expanding=True)), table.c.kind == CHECKED)
    .group_by(table.c.comment_id)
)
