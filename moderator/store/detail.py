"""One comment with all that a person may want to know before deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, select

from moderator.model import (
    Article,
    Detail,
    ReaderHistory,
    RemoteState,
    State,
    ThreadItem,
)
from moderator.model.blocking import why_not
from moderator.store import (
    article_policies,
    connected,
    decisions,
    drafts,
    log,
    obstacles,
    passed,
    policies,
    publishing,
    queue,
    reader_blocks,
    readers,
    unsent,
)
from moderator.store.columns import maybe_moment, moment
from moderator.store.records import Version
from moderator.store.tables import articles, comment_versions, comments, standing
from moderator.store.transaction import pairs

if TYPE_CHECKING:
    from moderator.model import SiteInfo
    from moderator.store.transaction import Transaction

_CLIMB: Final = 50
_THREAD: Final = 200


def detail(transaction: Transaction, comment_id: int) -> Detail | None:
    """Return everything about one comment, or None."""
    rows = queue.rows(transaction, [comment_id])
    if not rows:
        return None
    row = rows[0]
    source = transaction.connection.execute(_COMMENT, {"of": comment_id}).one()
    now, first = (
        transaction.connection.execute(_VERSION, {"of": version_id}).one()
        for version_id in (source.version_id, source.original_id)
    )
    record = connected.site(transaction, source.site_id)
    if record is None:
        return None
    standing_now = decisions.standings(transaction, [comment_id])[comment_id]
    theirs: str | None = None
    mine: str | None = None
    if row.state is State.CONFLICT:
        theirs = now.text
        mine = _mine(transaction, comment_id)
    return Detail(
        row=row,
        text=now.text,
        name=now.name,
        original_text=first.text,
        original_name=first.name,
        article=article(transaction, source.article_id),
        policy=article_policies.holding(transaction, source.article_id),
        thread=thread(transaction, comment_id),
        history=_history(transaction, source, now.name, record.info),
        moments=log.moments(transaction, comment_id),
        site=record.info,
        link=source.link,
        email=source.email,
        ip=source.ip,
        draft=drafts.draft(transaction, comment_id),
        editing=source.site_id not in policies.unedited(transaction),
        notes=readers.notes(transaction, comment_id),
        parent_unpublished=standing_now.parent_published is False,
        theirs=theirs,
        mine=mine,
        against=obstacles.of(transaction, [comment_id]).get(comment_id, ()),
        publishes_at=publishing.publishes_at(transaction, comment_id),
        stopped=unsent.stopped(transaction, comment_id),
        passed=passed.passed(transaction, comment_id) if row.state is State.CHIEF else None,
    )


def versions(transaction: Transaction, comment_id: int) -> tuple[Version, ...]:
    """Return each text and name as it was seen, oldest first."""
    return tuple(
        Version(
            id=row.id,
            comment_id=row.comment_id,
            remote_version=row.remote_version,
            text=row.text,
            name=row.name,
            source=row.source,
            seen_at=moment(row.seen_at),
        )
        for row in transaction.connection.execute(
            select(comment_versions)
            .where(comment_versions.c.comment_id == comment_id)
            .order_by(comment_versions.c.id)
        )
    )


def published_replies(transaction: Transaction, comment_id: int) -> tuple[int, ...]:
    """Return the ids of known replies (at any depth) that are published."""
    below = (
        select(comments.c.id, comments.c.remote_state)
        .where(comments.c.parent_id == comment_id)
        .cte("below", recursive=True)
    )
    below = below.union(
        select(comments.c.id, comments.c.remote_state).join(
            below, comments.c.parent_id == below.c.id
        )
    )
    return tuple(
        transaction.connection.execute(
            select(below.c.id)
            .where(below.c.remote_state == RemoteState.APPROVED.value)
            .order_by(below.c.id)
        ).scalars()
    )


def _mine(transaction: Transaction, comment_id: int) -> str | None:
    lost = decisions.newest_deliveries(transaction, [comment_id]).get(comment_id)
    if lost is None:
        return None
    if lost.text is not None:
        return str(lost.text)
    return transaction.connection.execute(
        select(comment_versions.c.text).where(comment_versions.c.id == lost.version_id)
    ).scalar()


def article(transaction: Transaction, article_id: int) -> Article:
    """Return an article; the comments hang on it, so it is there."""
    row = transaction.connection.execute(_ARTICLE, {"of": article_id}).one()
    return Article(
        id=row.id,
        site_id=row.site_id,
        remote_id=row.remote_id,
        title=row.title,
        url=row.url,
        section=row.section,
        lead=row.lead,
        text=row.text,
        published_at=maybe_moment(row.published_at),
        comments_open=row.comments_open,
    )


def thread(transaction: Transaction, comment_id: int) -> tuple[ThreadItem, ...]:
    """Return the top comment and what hangs on it, each reply below what it answers."""
    top = comment_id
    for _ in range(_CLIMB):
        parent = transaction.connection.execute(_PARENT, {"of": top}).scalar()
        if parent is None or parent == comment_id:
            break
        top = parent
    found = transaction.connection.execute(_BELOW, {"top": top}).all()
    if len(found) == 1:
        return ()
    answers: dict[int | None, list[Any]] = {}
    for row in found:
        answers.setdefault(None if row.id == top else row.parent_id, []).append(row)
    names = {row.id: row.name for row in found}
    items: list[ThreadItem] = []
    todo = [(row, 0) for row in answers[None]]
    seen: set[int] = set()
    while todo:
        row, depth = todo.pop()
        if row.id in seen:
            continue
        seen.add(row.id)
        items.append(
            ThreadItem(
                id=row.id,
                author=row.name,
                text=row.text,
                state=State(row.state),
                created_at=moment(row.created_at),
                depth=depth,
                current=row.id == comment_id,
                replies_to=names.get(row.parent_id, "") if depth else "",
            )
        )
        todo.extend((answer, depth + 1) for answer in reversed(answers.get(row.id, [])))
    return _around(items)


def _around(items: list[ThreadItem]) -> tuple[ThreadItem, ...]:
    """Keep the neighbourhood of the comment when a thread is very long, and its top."""
    if len(items) <= _THREAD:
        return tuple(items)
    here = next(index for index, item in enumerate(items) if item.current)
    start = min(max(here - _THREAD // 2, 1), len(items) - _THREAD + 1)
    return (items[0], *items[start : start + _THREAD - 1])


def _history(
    transaction: Transaction,
    source: Any,  # noqa: ANN401 - SQLAlchemy's row
    name: str,
    info: SiteInfo,
) -> ReaderHistory:
    found = readers.elsewhere(transaction, source, name)
    if source.reader is None:
        return ReaderHistory(by="", elsewhere=found)
    reader = {"site": source.site_id, "reader": source.reader, "of": source.id}
    decided: dict[str, int] = pairs(transaction.connection.execute(_DECIDED, reader))
    edited = transaction.connection.execute(_EDITED, reader).scalar_one()
    return ReaderHistory(
        by="account" if source.reader.startswith("a:") else "email",
        approved=decided.get(State.APPROVED.value, 0),
        rejected=decided.get(State.REJECTED.value, 0) + decided.get(State.TAKEN_DOWN.value, 0),
        spam=decided.get(State.SPAM.value, 0),
        edited=int(edited),
        who=source.reader[2:],
        last=readers.last(transaction, source.id, (source.site_id, source.reader)),
        mark=readers.marks(transaction).get((source.site_id, source.reader)),
        blocking=(
            reader_blocks.BlockReading(transaction).of((source.site_id, source.reader))
            if info.blocks(source.reader)
            else None
        ),
        no_blocking=why_not(info, source.reader),
        elsewhere=found,
    )


# Built once: building a statement takes longer than running it.
_COMMENT: Final = select(comments).where(comments.c.id == bindparam("of"))
_PARENT: Final = select(comments.c.parent_id).where(comments.c.id == bindparam("of"))
_ARTICLE: Final = select(articles).where(articles.c.id == bindparam("of"))
_VERSION: Final = select(comment_versions.c.text, comment_versions.c.name).where(
    comment_versions.c.id == bindparam("of")
)
_top = select(comments.c.id).where(comments.c.id == bindparam("top")).cte("below", recursive=True)
_below = _top.union(select(comments.c.id).join(_top, comments.c.parent_id == _top.c.id))
_BELOW: Final = (
    select(
        comments.c.id,
        comments.c.parent_id,
        comments.c.created_at,
        comment_versions.c.name,
        comment_versions.c.text,
        standing.c.state,
    )
    .join(_below, _below.c.id == comments.c.id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .join(standing, standing.c.comment_id == comments.c.id)
    .order_by(comments.c.created_at, comments.c.id)
)
_OTHERS_OF_READER: Final = (
    (comments.c.site_id == bindparam("site"))
    & (comments.c.reader == bindparam("reader"))
    & (comments.c.id != bindparam("of"))
)
_DECIDED: Final = (
    select(standing.c.state, func.count())
    .join(comments, comments.c.id == standing.c.comment_id)
    .where(_OTHERS_OF_READER)
    .group_by(standing.c.state)
)
_EDITED: Final = (
    select(func.count())
    .select_from(comments)
    .join(standing, standing.c.comment_id == comments.c.id)
    .where(
        _OTHERS_OF_READER,
        standing.c.state == State.APPROVED.value,
        comments.c.version_id != comments.c.original_id,
    )
)
