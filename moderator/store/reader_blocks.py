"""Blocking readers at their sites: rows of the ledger and an outbox.

A reader is an account or an e-mail address of one site. What holds is the newest message about
the reader that was not cancelled; each hangs on the ledger's row that asked for it, whose sealed
fields say whom it means and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, exists, func, or_, select, update

from moderator.model import DeliveryState
from moderator.model.blocking import Blocking, BlockIntent
from moderator.store import ledger as ledger_rows
from moderator.store import sealed
from moderator.store.columns import maybe_micros, maybe_moment, moment
from moderator.store.message_tables import reader_deliveries as table
from moderator.store.messages import CANCELLED, SENDING, LeasedMessage, Messages
from moderator.store.records import Entry
from moderator.store.tables import comments, ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from moderator.model.blocking import BlockOutcome
    from moderator.store.readers import Reader
    from moderator.store.records import Plain
    from moderator.store.transaction import Transaction

BLOCKED: Final = "reader_blocked"
UNBLOCKED: Final = "reader_unblocked"
SENT: Final = "reader_sent"
"""What became of telling the site."""

KINDS: Final = (BLOCKED, UNBLOCKED, SENT)

LeasedBlock = LeasedMessage[BlockIntent]


class BlockReading:
    """What can be asked about blocked readers inside one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction
        self._messages = Messages(transaction, table, "site_id", "reader")

    def of(self, reader: Reader) -> Blocking | None:
        """Return what was decided last about a reader; None where nothing ever was."""
        wanted = {"site": reader[0], "reader": reader[1]}
        row = self._t.connection.execute(_NEWEST_OF, wanted).one_or_none()
        return None if row is None else self._told([row])[0]

    def listed(
        self, limit: int | None = None, *, ended: bool = True, before: int | None = None
    ) -> tuple[Blocking, ...]:
        """Return the readers about whom anything was decided, the newest first.

        They are ``limit`` at most, of messages ``before`` that one; without ``ended`` those of whom
        a site said that they may write again, or whose time is over, are left out.
        """
        wanted = _NEWEST if ended else _NEWEST.where(_STANDS)
        if before is not None:
            wanted = wanted.where(table.c.id < before)
        given = {"at": self._t.at}
        return self._told(self._t.connection.execute(wanted.limit(limit), given).all())

    def any_due(self, site_id: int, now: datetime, *, ignore_window: bool = False) -> bool:
        """Return whether a message about a reader could go now."""
        return self._messages.any_due(site_id, now, ignore_window=ignore_window)

    def _told(self, rows: Sequence[Any]) -> tuple[Blocking, ...]:
        hidden = sealed.fields(self._t, [row.seq for row in rows])
        heard = {row.id: self._heard(row) for row in rows}
        return tuple(
            Blocking(
                site_id=row.site_id,
                reader=row.reader,
                comment_id=row.comment_id,
                blocks=bool(row.blocks),
                days=row.days,
                name=hidden.get(row.seq, {}).get("name_before", ""),
                note=hidden.get(row.seq, {}).get("note", ""),
                actor=row.actor,
                at=moment(row.at),
                seq=row.seq,
                sending=DeliveryState(row.state),
                problem=row.problem,
                missed=row.missed,
                again_at=moment(row.not_before),
                there=heard[row.id].there,
                until=maybe_moment(heard[row.id].until),
                message=row.id,
            )
            for row in rows
        )

    def _heard(self, row: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's rows
        """Return the row of what the site said last: a refusal left what was there before."""
        if row.state != DeliveryState.REFUSED.value or row.version is not None:
            return row
        wanted = {"site": row.site_id, "reader": row.reader}
        return self._t.connection.execute(_HEARD, wanted).one_or_none() or row


class BlockWriting(BlockReading):
    """What can be decided about readers, and what becomes of telling their sites."""

    def block(
        self,
        actor: str,
        reader: Reader,
        comment_id: int,
        days: int | None,
        *,
        name: str,
        note: str,
        not_before: datetime,
    ) -> None:
        """Have a reader blocked for ``days``, None: for good; a block before this is replaced."""
        seq = self._decide(
            BLOCKED, actor, reader, comment_id, {"name_before": name, "note": note}, days=days
        )
        self._messages.queue(
            _about(reader, comment_id) | {"blocks": True, "days": days}, seq, not_before
        )

    def unblock(
        self,
        actor: str,
        reader: Reader,
        comment_id: int,
        *,
        name: str,
        note: str,
        not_before: datetime,
    ) -> bool:
        """Let a reader write again; False when the site need not be told.

        It need not where blocking never left here: that is cancelled.
        """
        seq = self._decide(
            UNBLOCKED, actor, reader, comment_id, {"name_before": name, "note": note}
        )
        maybe_there = self._maybe_there(reader)
        row_id = self._messages.queue(
            _about(reader, comment_id) | {"blocks": False, "days": None}, seq, not_before
        )
        if not maybe_there:
            self._messages.set(
                row_id, state=DeliveryState.ALREADY.value, finished_at=self._t.at, there=None
            )
        return maybe_there

    def lease_due(
        self,
        site_id: int,
        owner: str,
        now: datetime,
        limit: int,
        *,
        ttl: timedelta,
        ignore_window: bool = False,
    ) -> tuple[LeasedBlock, ...]:
        """Take what is due, oldest first, at most one for each reader."""
        found = self._messages.take_due(
            site_id, owner, now, limit, ttl=ttl, ignore_window=ignore_window
        )
        hidden = sealed.fields(self._t, [row.seq for row in found])
        self._touch(found)
        return tuple(
            LeasedMessage(
                row.id,
                BlockIntent(
                    key=row.key,
                    reader=row.reader,
                    blocks=bool(row.blocks),
                    days=row.days,
                    reason=hidden.get(row.seq, {}).get("note", ""),
                    version=self._version((row.site_id, row.reader)),
                ),
                row.fence + 1,
                row.attempts,
                row.missed,
            )
            for row in found
        )

    def finish(
        self,
        leased: LeasedBlock,
        outcome: BlockOutcome,
        *,
        retry_at: datetime | None = None,
    ) -> bool:
        """Keep what became of a message; False when the lease was lost.

        A conflict with what an earlier message of ours may have done, whose answer was lost, is
        none: this one goes again at once, against what the site has now.
        """
        settled = self._messages.settle(leased, outcome, retry_at=retry_at)
        if settled is None:
            return False
        row, over = settled
        self._touch([row])
        if outcome.version is not None:
            self._messages.set(
                row.id,
                version=outcome.version,
                there=outcome.blocked,
                until=maybe_micros(outcome.until),
            )
        if not over:
            return True
        if outcome.state is DeliveryState.CONFLICT and self._own_effect(row, outcome):
            self._messages.set(
                row.id,
                state=DeliveryState.DUE_AGAIN.value,
                problem=None,
                finished_at=None,
                not_before=self._t.at,
            )
            return True
        payload: dict[str, Plain] = {
            "asked_by": row.seq,
            "blocks": bool(row.blocks),
            "result": outcome.state.value,
            "until": maybe_micros(outcome.until),
        }
        hidden = {"reader": row.reader, **({"problem": outcome.problem} if outcome.problem else {})}
        entry = Entry(
            kind=SENT,
            actor="",
            payload=payload,
            sealed=hidden,
            site_id=row.site_id,
            comment_id=row.comment_id,
        )
        ledger_rows.append(self._t, [entry])
        return True

    def put_back(self, leased: LeasedBlock) -> None:
        """Let a message wait again that surely never reached the site."""
        self._messages.put_back(leased)

    def _decide(
        self,
        kind: str,
        actor: str,
        reader: Reader,
        comment_id: int,
        hidden: dict[str, str],
        **said: Plain,
    ) -> int:
        self._t.touch(
            self._t.connection.execute(
                _OF_READER, {"site": reader[0], "reader": reader[1]}
            ).scalars()
        )
        entry = Entry(
            kind=kind,
            actor=actor,
            payload=said,
            sealed={"reader": reader[1], **{name: text for name, text in hidden.items() if text}},
            site_id=reader[0],
            comment_id=comment_id,
        )
        return ledger_rows.append(self._t, [entry])[0]

    def _maybe_there(self, reader: Reader) -> bool:
        """Return whether the site may have the reader blocked, as far as is known here."""
        wanted = {"site": reader[0], "reader": reader[1]}
        if self._t.connection.execute(select(_IN_DOUBT), wanted).scalar():
            return True
        if self._doubtful(reader, self._t.next_id(table)) is not None:
            return True
        row = self._t.connection.execute(_HEARD, wanted).one_or_none()
        return row is not None and bool(row.there)

    def _version(self, reader: Reader) -> str | None:
        wanted = {"site": reader[0], "reader": reader[1]}
        row = self._t.connection.execute(_HEARD, wanted).one_or_none()
        return None if row is None else row.version

    def _own_effect(self, row: Any, outcome: BlockOutcome) -> bool:  # noqa: ANN401 - SQLAlchemy's row
        """Return whether what the site has may be the doing of an earlier message of ours."""
        doubtful = self._doubtful((row.site_id, row.reader), row.id)
        return doubtful is not None and doubtful == outcome.blocked and row.version is None

    def _doubtful(self, reader: Reader, before: int) -> bool | None:
        """Return what a cancelled message wanted that may have got through, None without one."""
        wanted = {"site": reader[0], "reader": reader[1], "before": before}
        found = self._t.connection.execute(_DOUBTFUL, wanted).scalar()
        return None if found is None else bool(found)

    def _touch(self, rows: Iterable[Any]) -> None:
        for row in rows:
            wanted = {"site": row.site_id, "reader": row.reader}
            self._t.touch(self._t.connection.execute(_OF_READER, wanted).scalars())


def forget(transaction: Transaction, seqs: Sequence[int]) -> None:
    """Take away whom the messages mean that these rows of the ledger asked for.

    What was still to be sent about them is not sent any more; of what is being sent at this moment
    the answer counts for nothing, and it is not sent again.
    """
    theirs = update(table).where(table.c.seq.in_(seqs))
    unfinished = theirs.where(table.c.finished_at.is_(None))
    transaction.connection.execute(
        unfinished.values(state=CANCELLED, lease_until=None, finished_at=transaction.at)
    )
    transaction.connection.execute(theirs.values(reader=""))


def _about(reader: Reader, comment_id: int) -> dict[str, Any]:
    return {"site_id": reader[0], "reader": reader[1], "comment_id": comment_id}


_LATER: Final = table.alias("later")
_COLUMNS: Final = select(table, ledger.c.actor, ledger.c.at).join(
    ledger, ledger.c.seq == table.c.seq
)
_OURS: Final = (table.c.site_id == bindparam("site")) & (table.c.reader == bindparam("reader"))
_NEWEST_OF: Final = (
    _COLUMNS.where(_OURS, table.c.state != CANCELLED).order_by(table.c.id.desc()).limit(1)
)
_NEWEST: Final = _COLUMNS.where(
    table.c.state != CANCELLED,
    table.c.reader != "",
    ~exists().where(
        _LATER.c.site_id == table.c.site_id,
        _LATER.c.reader == table.c.reader,
        _LATER.c.id > table.c.id,
        _LATER.c.state != CANCELLED,
    ),
).order_by(table.c.id.desc())
_STANDS: Final = or_(
    table.c.state.not_in([DeliveryState.DELIVERED.value, DeliveryState.ALREADY.value]),
    and_(table.c.blocks, or_(table.c.until.is_(None), table.c.until > bindparam("at"))),
)
_HEARD: Final = (
    select(table.c.version, table.c.there, table.c.until)
    .where(_OURS, table.c.version.is_not(None))
    .order_by(table.c.id.desc())
    .limit(1)
)
_IN_DOUBT: Final = exists().where(
    _OURS, table.c.blocks, table.c.finished_at.is_(None), table.c.attempts > 0
) | exists().where(_OURS, table.c.state == SENDING)
_LAST_HEARD: Final = (
    select(func.max(_LATER.c.id))
    .where(
        _LATER.c.site_id == bindparam("site"),
        _LATER.c.reader == bindparam("reader"),
        _LATER.c.id < bindparam("before"),
        _LATER.c.version.is_not(None),
    )
    .scalar_subquery()
)
_DOUBTFUL: Final = (
    select(table.c.blocks)
    .where(
        _OURS,
        table.c.id > func.coalesce(_LAST_HEARD, 0),
        table.c.id < bindparam("before"),
        table.c.state == CANCELLED,
        table.c.attempts > 0,
        table.c.version.is_(None),
    )
    .order_by(table.c.id.desc())
    .limit(1)
)
_OF_READER: Final = select(comments.c.id).where(
    comments.c.site_id == bindparam("site"), comments.c.reader == bindparam("reader")
)
