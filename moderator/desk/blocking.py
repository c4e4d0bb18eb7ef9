"""Readers who may not write at their site for a while: the chief's decision, told to the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.desk import words
from moderator.desk.people import check, require_name
from moderator.errors import DecisionError
from moderator.model import Right, Words
from moderator.model.blocking import PERIODS, why_not

if TYPE_CHECKING:
    from datetime import timedelta

    from moderator.model import Clock
    from moderator.model.blocking import Blocking
    from moderator.store import Store, Writing

_PERIOD: Final = Words("Thời hạn: 1, 7, 30 ngày hoặc hẳn", "The period: 1, 7, 30 days or for good")
_REASON: Final = Words("Chưa ghi lý do", "There is no reason yet")
_MEANWHILE: Final = Words(
    "Vừa có quyết định khác về bạn đọc này",
    "Something else was decided about this reader",
)
_FREE: Final = Words("Bạn đọc này không bị chặn ở đây", "This reader is not blocked from here")


class Blocks:
    """Safe to use from several threads at once.

    A reader is whoever wrote a comment, by account, or by an e-mail address where the site says
    that it has verified it: what a site does not say of its addresses is not known here. Comments
    that wait are not decided by it. Every change is the chief's, is a row of the log, and raises
    NotAllowed, and DecisionError where it cannot be.
    """

    def __init__(self, store: Store, clock: Clock, window: timedelta) -> None:
        """Ask ``store``; a site is told ``window`` after a decision."""
        self._store = store
        self._clock = clock
        self._window = window

    def listed(
        self, limit: int | None = None, *, ended: bool = True, before: int | None = None
    ) -> tuple[Blocking, ...]:
        """Return the readers about whom something was decided, the newest first.

        They are ``limit`` at most, of messages ``before`` that one; ``ended`` are those too who may
        write again by now.
        """
        with self._store.read() as reading:
            return reading.blocks.listed(limit, ended=ended, before=before)

    def again(self, actor: str, one: Blocking) -> Blocking:
        """Tell the site once more what came to nothing, in the same words.

        Where anything was decided after that, DecisionError is raised.
        """
        if one.blocks:
            return self.block(actor, one.comment_id, one.days, one.note, after=one.seq)
        return self.unblock(actor, one.comment_id, one.note, after=one.seq)

    def block(
        self,
        actor: str,
        comment_id: int,
        days: int | None,
        reason: str,
        *,
        after: int | None = None,
    ) -> Blocking:
        """Have who wrote a comment blocked for ``days``, None: for good.

        A block before it is replaced. Where it is just so already, nothing is written; nor where
        row ``after`` of the log is no longer the last decision about the reader.
        """
        require_name(actor)
        if days not in PERIODS:
            raise DecisionError(str(days), title=_PERIOD)
        if not reason.strip():
            raise DecisionError(title=_REASON)
        with self._store.write() as writing:
            check(writing, actor, Right.BLOCKING)
            reader, name = _reader(writing, comment_id)
            now = writing.blocks.of(reader)
            _last(now, after)
            same = now is not None and now.open and now.blocks and now.days == days
            if now is None or not same:
                writing.blocks.block(
                    actor,
                    reader,
                    comment_id,
                    days,
                    name=name,
                    note=reason.strip(),
                    not_before=self._clock() + self._window,
                )
            return _decided(writing.blocks.of(reader))

    def unblock(
        self, actor: str, comment_id: int, reason: str = "", *, after: int | None = None
    ) -> Blocking:
        """Let who wrote a comment write again; a block that has not left is cancelled.

        ``after`` as in :meth:`block`.
        """
        require_name(actor)
        with self._store.write() as writing:
            check(writing, actor, Right.BLOCKING)
            reader, name = _reader(writing, comment_id)
            now = writing.blocks.of(reader)
            _last(now, after)
            if now is None or not now.liftable:
                raise DecisionError(title=_FREE)
            writing.blocks.unblock(
                actor,
                reader,
                comment_id,
                name=name,
                note=reason.strip(),
                not_before=self._clock() + self._window,
            )
            return _decided(writing.blocks.of(reader))


def _reader(writing: Writing, comment_id: int) -> tuple[tuple[int, str], str]:
    """Return who wrote a comment, and how they signed; raises DecisionError."""
    known = writing.reader(comment_id)
    if known is None:
        raise DecisionError(title=words.NOBODY)
    record = next((one for one in writing.sites() if one.id == known[0][0]), None)
    refusal = words.NOT_HERE if record is None else why_not(record.info, known[0][1])
    if refusal is not None:
        raise DecisionError(title=refusal)
    return known


def _last(now: Blocking | None, after: int | None) -> None:
    if after is not None and (now is None or now.seq != after):
        raise DecisionError(title=_MEANWHILE)


def _decided(found: Blocking | None) -> Blocking:
    if found is None:
        raise DecisionError(title=words.NOT_HERE)
    return found
