"""The ledger as people read it: one row for each act, with what the site said of it."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Select, Text, cast, func, select

from moderator.model import DeliveryState, Finding, LogQuery, LogRow, Moment, Words
from moderator.model.record import LogExtent
from moderator.model.terms import STATE_WORDS
from moderator.store import (
    article_policies,
    connected,
    flood_limits,
    ledger,
    reader_blocks,
    sealed,
    search,
)
from moderator.store.columns import load, maybe_moment, micros, moment
from moderator.store.tables import articles, comments, deliveries
from moderator.store.tables import ledger as table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DELIVERY: Final = "delivery"  # not shown: told in the row of the decision that caused it
_UNFINISHED: Final = (
    DeliveryState.WAITING.value,
    DeliveryState.SENDING.value,
    DeliveryState.DUE_AGAIN.value,
)


def rows(
    transaction: Transaction,
    query: LogQuery,
    seq: int | None,
    limit: int,
    *,
    newest: bool = False,
) -> tuple[LogRow, ...]:
    """Return log rows after ``seq`` in order, or before it, newest first."""
    wanted = _matching(transaction, query, select(table))
    if newest:
        if seq is not None:
            wanted = wanted.where(table.c.seq < seq)
        wanted = wanted.order_by(table.c.seq.desc())
    else:
        wanted = wanted.where(table.c.seq > (seq or 0)).order_by(table.c.seq)
    found = transaction.connection.execute(wanted.limit(limit)).all()
    return _shown(transaction, found)


def numbers(transaction: Transaction, query: LogQuery) -> array[int]:
    """Return the numbers of all rows that match, newest first.

    The database joins them into one text: one step, during which other threads run on.
    """
    listed = (
        _matching(transaction, query, select(table.c.seq))
        .order_by(table.c.seq.desc())
        .subquery("listed")
    )
    joined = (
        func.group_concat(listed.c.seq)
        if transaction.sqlite
        else func.string_agg(cast(listed.c.seq, Text), ",")
    )
    text = transaction.connection.execute(select(joined)).scalar()
    return array("q", json.loads(f"[{text}]") if text else [])


def numbered(transaction: Transaction, wanted: Sequence[int]) -> tuple[LogRow, ...]:
    """Return the rows with these numbers in the order asked; missing ones are skipped."""
    found: dict[int, LogRow] = {}
    for block in blocks(dict.fromkeys(wanted)):
        read = transaction.connection.execute(select(table).where(table.c.seq.in_(block))).all()
        found.update((row.seq, row) for row in _shown(transaction, read))
    return tuple(found[seq] for seq in wanted if seq in found)


def count(transaction: Transaction, query: LogQuery) -> int:
    """Return how many log rows match."""
    return int(
        transaction.connection.execute(
            _matching(transaction, query, select(func.count()).select_from(table))
        ).scalar_one()
    )


def extent(transaction: Transaction) -> LogExtent:
    """Return how many rows there are, how many of them are not shown, and the newest hash."""
    newest = ledger.head(transaction)
    answers = transaction.connection.execute(
        select(func.count()).select_from(table).where(table.c.kind == DELIVERY)
    ).scalar_one()
    return LogExtent(newest.seq, int(answers), newest.hash)


def actors(transaction: Transaction) -> tuple[str, ...]:
    """Return the names of people found in the log, sorted."""
    return tuple(
        sorted(
            transaction.connection.execute(
                select(table.c.actor)
                .where(table.c.kind.in_(["decision", "undo", "login", "resolved"]))
                .distinct()
            ).scalars()
        )
    )


def moments(transaction: Transaction, comment_id: int) -> tuple[Moment, ...]:
    """Return a comment's past, oldest first."""
    found = transaction.connection.execute(
        select(table).where(table.c.comment_id == comment_id).order_by(table.c.seq)
    ).all()
    blocking = (reader_blocks.BLOCKED, reader_blocks.UNBLOCKED)
    why = sealed.fields(transaction, [row.seq for row in found if row.kind in blocking])
    return tuple(
        Moment(
            seq=row.seq,
            at=moment(row.at),
            actor=row.actor,
            kind=row.kind,
            summary=_told(_summary(row.kind, ledger.payload_of(row.payload)), why.get(row.seq, {})),
        )
        for row in found
    )


def _matching(transaction: Transaction, query: LogQuery, wanted: Select[Any]) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = [table.c.kind != DELIVERY]
    if query.since is not None:
        conditions.append(table.c.at >= micros(query.since))
    if query.until is not None:
        conditions.append(table.c.at < micros(query.until))
    if query.actor is not None:
        conditions.append(table.c.actor == query.actor)
    if query.site_id is not None:
        conditions.append(table.c.site_id == query.site_id)
    if query.verdict is not None:
        conditions.append(table.c.verdict == query.verdict.value)
    if query.text.strip():
        if search.words(query.text):
            found = search.comments_ever(transaction, query.text)
            conditions.append(table.c.comment_id.in_(found))
        else:
            conditions.append(table.c.seq < 0)
    return wanted.where(*conditions)


def _shown(transaction: Transaction, found: Sequence[Any]) -> tuple[LogRow, ...]:
    hidden = sealed.fields(transaction, [row.seq for row in found])
    places = _places(transaction, {row.comment_id for row in found if row.comment_id is not None})
    results = _results(transaction, {row.decision for row in found if row.decision is not None})
    names = {record.id: record.info.name for record in connected.sites_of(transaction)}
    titles = _titles(transaction, found)
    return tuple(
        _row(
            row,
            hidden.get(row.seq, {}),
            places.get(row.comment_id, ("", titles.get(row.seq, ""))),
            results.get((row.decision, row.comment_id, row.kind == "undo")),
            names.get(row.site_id, ""),
        )
        for row in found
    )


def _row(
    row: Any,  # noqa: ANN401 - SQLAlchemy's row
    hidden: Mapping[str, str],
    place: tuple[str, str],
    result: tuple[str, int | None] | None,
    site: str,
) -> LogRow:
    payload = ledger.payload_of(row.payload)
    before, name = hidden.get("before", ""), hidden.get("name_before", "")
    notes = (_set(row.kind, payload), *(hidden.get(field, "") for field in _NOTED))
    if row.kind == reader_blocks.SENT:
        notes = (*notes, hidden.get("problem", ""))
    found = load(hidden["findings"], tuple[Finding, ...]) if "findings" in hidden else ()
    return LogRow(
        seq=row.seq,
        at=moment(row.at),
        kind=row.kind,
        actor=row.actor,
        hash=row.hash,
        site=site,
        article=place[1],
        author_before=name,
        author_after=hidden.get("name_after", name),
        comment_id=row.comment_id,
        remote_id=str(payload.get("remote_id", place[0])),
        before=before,
        after=hidden.get("after", before),
        verdict=row.verdict or str(payload.get("state", "")),
        reason=payload.get("reason") or "",
        note="; ".join(note for note in notes if note),
        edit=str(payload.get("edit", "")),
        findings=found,
        delivery=result[0] if result is not None else _answered(row.kind, payload),
        delivered_at=maybe_moment(result[1]) if result is not None else None,
        purged=bool(set(payload.get("sealed", {})) - set(hidden)),
    )


def _answered(kind: str, payload: Mapping[str, Any]) -> str:
    """Return what a site said that was told about an article or a reader."""
    return str(payload["result"]) if kind in {article_policies.SENT, reader_blocks.SENT} else ""


def _set(kind: str, payload: Mapping[str, Any]) -> str:
    """Return what a row sets that the other columns do not tell."""
    if kind == "hold":
        where = f"chuyên mục {payload['section']}" if payload["section"] else "bài"
        return f"{'giữ' if payload['on'] else 'bỏ giữ'} {where}"
    if kind == "hours":
        if payload["opens"] is None:
            return "đăng lúc nào cũng được"
        opens, closes = (
            "{:02}:{:02}".format(*divmod(payload[one], 60)) for one in ("opens", "closes")
        )
        return f"{opens}-{closes}, {payload['zone']}"
    if kind == reader_blocks.SENT:
        return _READER_RESULTS[payload["result"]].vi
    if kind in _DAYS:
        never, after = _DAYS[kind]
        return never if payload["days"] is None else after.format(payload["days"])
    return flood_limits.told(payload) if kind == flood_limits.KIND else ""


def _titles(transaction: Transaction, found: Iterable[Any]) -> dict[int, str]:
    """Return the articles' titles of rows that are about an article and no comment."""
    about = {
        row.seq: said.get("article_id", said.get("article"))
        for row in found
        if row.comment_id is None
        and row.kind.startswith(("article_", "flood", "hold"))
        and (said := ledger.payload_of(row.payload))
    }
    known = article_policies.titles(transaction, {one for one in about.values() if one})
    return {seq: known.get(one, "") for seq, one in about.items() if one}


def _places(transaction: Transaction, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for block in blocks(ids):
        for comment_id, remote_id, title in transaction.connection.execute(
            select(comments.c.id, comments.c.remote_id, articles.c.title)
            .join(articles, articles.c.id == comments.c.article_id)
            .where(comments.c.id.in_(block))
        ):
            found[comment_id] = (remote_id, title)
    return found


def _results(
    transaction: Transaction, wanted: Iterable[str]
) -> dict[tuple[str, int, bool], tuple[str, int | None]]:
    """Return how far each decision's delivery is, and its undo's, with the time of an outcome."""
    found: dict[tuple[str, int, bool], tuple[str, int | None]] = {}
    for block in blocks(wanted):
        for decision, comment_id, at, payload in transaction.connection.execute(
            select(table.c.decision, table.c.comment_id, table.c.at, table.c.payload)
            .where(table.c.decision.in_(block), table.c.kind == DELIVERY)
            .order_by(table.c.seq)
        ):
            said = ledger.payload_of(payload)
            found[decision, comment_id, bool(said["inverse"])] = (said["result"], at)
        for row in transaction.connection.execute(
            select(
                deliveries.c.decision,
                deliveries.c.comment_id,
                deliveries.c.inverse,
                deliveries.c.state,
            ).where(deliveries.c.decision.in_(block), deliveries.c.state.in_(_UNFINISHED))
        ):
            found[row.decision, row.comment_id, bool(row.inverse)] = (row.state, None)
    return found


_RESULTS: Final[Mapping[str, Words]] = {
    DeliveryState.DELIVERED: Words("trang báo đã nhận", "the site took it"),
    DeliveryState.ALREADY: Words("trang báo đã như vậy sẵn", "the site had it so already"),
    DeliveryState.CONFLICT: Words("trang báo có bản khác", "the site has another version"),
    DeliveryState.GONE: Words("trang báo không còn ý kiến này", "the site no longer has it"),
    DeliveryState.REFUSED: Words("trang báo từ chối", "the site refused"),
}
_DAYS: Final[Mapping[str, tuple[str, str]]] = {
    "article_close_after": ("không tự đóng", "sau {} ngày"),
    reader_blocks.BLOCKED: ("không thời hạn", "{} ngày"),
}
_READER_RESULTS: Final[Mapping[str, Words]] = {
    **_RESULTS,
    DeliveryState.CONFLICT: Words(
        "trang báo đã đổi về bạn đọc này", "the site changed about this reader"
    ),
    DeliveryState.GONE: Words("trang báo không biết bạn đọc này", "the site has no such reader"),
}
_NOTED: Final = ("note", "ordered_by", "document")
_KINDS: Final[Mapping[str, Words]] = {
    "decision": Words("Quyết định", "Decided"),
    "undo": Words("Hoàn tác, trở lại", "Undone, back to"),
    "remote": Words("Trên trang báo", "On the site"),
    "returned": Words("Bạn đọc sửa, trở lại", "The reader edited, back to"),
    "resolved": Words("Giải quyết xung đột", "Conflict resolved"),
    "watched": Words("Theo quy tắc của tòa soạn", "By a rule of the desk"),
    "held": Words("Trưởng ban đang giữ nơi này", "The chief holds this place"),
    "stopped": Words("Dừng trước khi gửi, trở lại", "Stopped before it was sent, back to"),
    "unwatched": Words("Không còn quy tắc nào giữ, trở lại", "No rule holds it, back to"),
}
_PLAIN: Final[Mapping[str, Words]] = {
    "hours": Words("Đã đổi giờ đăng", "Publishing hours changed"),
    "flood_limits": Words("Đã đổi mức báo động dồn dập", "Limits of flood alarms changed"),
    "released": Words("Đã cho đăng ngay, không chờ đến giờ", "Let out before the hours"),
    "hold": Words("Đã đặt hoặc bỏ lệnh giữ", "A hold was set or lifted"),
    "note": Words("Ghi chú", "Note"),
    "printed": Words("Đã in hoặc lưu thành PDF", "Printed or saved as PDF"),
    "reader_blocked": Words("Đã chặn bạn đọc", "The reader was blocked"),
    "reader_unblocked": Words("Đã bỏ chặn bạn đọc", "The reader may write again"),
    "policy": Words("Đã đổi quy định của trang báo", "Policy of the site changed"),
    "takedown_checked": Words(
        "Trang công khai không còn hiện ý kiến này", "The public page shows it no more"
    ),
}


def _told(summary: Words, hidden: Mapping[str, str]) -> Words:
    """Return a summary with the reason that was given, where one is kept."""
    note = hidden.get("note", "")
    return Words(f"{summary.vi}: {note}", f"{summary.en}: {note}") if note else summary


def _summary(kind: str, payload: Mapping[str, Any]) -> Words:
    if kind == DELIVERY:
        return _RESULTS[payload["result"]]
    if kind == reader_blocks.SENT:
        return _READER_RESULTS[payload["result"]]
    state = STATE_WORDS.get(payload.get("state", ""))
    head = _KINDS.get(kind)
    if head is None or state is None:
        return _PLAIN.get(kind, Words(kind, kind))
    return Words(f"{head.vi}: {state.vi}", f"{head.en}: {state.en}")
