"""Which act about an article its person may take back: the newest about it, while it is that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, or_, select

from moderator.model import Words
from moderator.model.article import ArticleAct, Did, Handling
from moderator.store import article_policies as policies
from moderator.store import ledger as ledger_rows
from moderator.store.article_tables import article_policies
from moderator.store.columns import moment
from moderator.store.tables import articles, ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.store.transaction import Transaction

UNDOES: Final = "undoes"
"""The part of a payload that says which row was taken back; such a row is not taken back again."""

_LOOKED_AT: Final = 10


def newest(transaction: Transaction, actor: str, after: int = 0) -> ArticleAct | None:
    """Return the newest act of ``actor`` that still holds for its article, above row ``after``."""
    given = {"actor": actor, "after": after, "limit": _LOOKED_AT}
    for row in transaction.connection.execute(_OWN, given):
        if (act := _act(transaction, row)) is not None:
            return act
    return None


def act(transaction: Transaction, seq: int) -> ArticleAct | None:
    """Return the act of a row of the ledger; None where it holds no longer."""
    row = transaction.connection.execute(_BY_SEQ, {"seq": seq}).one_or_none()
    return None if row is None else _act(transaction, row)


def before(transaction: Transaction, article_id: int, seq: int) -> dict[str, Any]:
    """Return what held for an article before row ``seq``, as the projection would have it."""
    # Payloads are canonical, their keys sorted: nothing comes before the article.
    begins = f'{{"article_id":{article_id}'
    given = {"seq": seq, "alone": f"{begins}}}", "begins": f"{begins},%"}
    values = dict(policies.NOTHING)
    for row in transaction.connection.execute(_EARLIER, given):
        values = policies.apply(values, row.kind, ledger_rows.payload_of(row.payload))
    return values


def _act(transaction: Transaction, row: Any) -> ArticleAct | None:  # noqa: ANN401 - a row
    payload = ledger_rows.payload_of(row.payload)
    if UNDOES in payload:
        return None
    was = before(transaction, row.article_id, row.seq)
    now = policies.apply(was, row.kind, payload)
    if now == was:
        return None
    return ArticleAct(
        seq=row.seq,
        article_id=row.article_id,
        title=row.title,
        did=Did(row.kind),
        actor=row.actor,
        at=moment(row.at),
        chiefs=row.kind not in policies.HANDLING
        or Handling.CHIEF.value in {was["handling"], now["handling"]},
        words=_words(row.kind, was),
    )


def _words(kind: str, was: Mapping[str, Any]) -> Words:
    if kind in policies.HANDLING:
        return _BACK_TO[Handling(was["handling"])]
    return _OTHERS[kind]


_BACK_TO: Final = {
    Handling.EVERYBODY: Words(
        "Bài trở lại với mọi người; lệnh duyệt đã bị dừng thì phải duyệt lại",
        "Everybody works on this article again; approvals that were stopped stay stopped",
    ),
    Handling.PAUSED: Words("Bài lại tạm dừng", "The article is paused again"),
    Handling.CHIEF: Words(
        "Bài lại dành riêng cho trưởng ban", "The article is the chief's alone again"
    ),
}
_OTHERS: Final = {
    policies.CLOSED: Words(
        "Bài lại nhận ý kiến; trang báo được báo nếu báo được",
        "The article takes comments again; its site is told where it can be",
    ),
    policies.REOPENED: Words(
        "Bài lại đóng ý kiến; trang báo được báo nếu báo được",
        "The article is closed for comments again; its site is told where it can be",
    ),
    policies.CLOSE_AFTER: Words(
        "Số ngày nhận ý kiến trở lại như trước", "The days for comments are as before"
    ),
}
_ROWS: Final = (
    select(
        article_policies.c.article_id,
        articles.c.title,
        ledger.c.seq,
        ledger.c.kind,
        ledger.c.actor,
        ledger.c.at,
        ledger.c.payload,
    )
    .join(ledger, ledger.c.seq == article_policies.c.seq)
    .join(articles, articles.c.id == article_policies.c.article_id)
)
_OWN: Final = (
    _ROWS.where(
        article_policies.c.actor == bindparam("actor"), article_policies.c.seq > bindparam("after")
    )
    .order_by(article_policies.c.seq.desc())
    .limit(bindparam("limit"))
)
_BY_SEQ: Final = _ROWS.where(article_policies.c.seq == bindparam("seq"))
_EARLIER: Final = (
    select(ledger.c.kind, ledger.c.payload)
    .where(
        ledger.c.kind.in_(policies.KINDS),
        ledger.c.seq < bindparam("seq"),
        or_(
            ledger.c.payload == bindparam("alone"),
            ledger.c.payload.like(bindparam("begins")),
        ),
    )
    .order_by(ledger.c.seq)
)
