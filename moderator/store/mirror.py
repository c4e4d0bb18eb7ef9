"""What the sites say: pages saved, comments found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, case, insert, select, update

from moderator.errors import StoreError
from moderator.model import Finding, RemoteArticle, RemoteState, State
from moderator.store import arrival, connected, observe, repeats, search, standing
from moderator.store.columns import maybe_micros, maybe_moment, micros, moment
from moderator.store.found import finding_row, thousandths, write_findings
from moderator.store.prepared import Prepared
from moderator.store.records import Checked, KnownComment, Saved
from moderator.store.stored import Stored, by_id, by_remote
from moderator.store.tables import articles, comment_versions, comments
from moderator.store.tables import standing as standing_table
from moderator.store.transaction import Transaction, blocks
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from moderator.store.near import Wording


def save_page(
    transaction: Transaction,
    site_id: int,
    checked: Sequence[Checked],
    gone: Sequence[str],
    cursor: str | None,
    *,
    closed: list[int],
    moved: list[int],
) -> Saved:
    """Save one page; see :meth:`moderator.store.Writing.save_page`.

    Articles that take comments no more, and did before, are added to ``closed``, those that went
    to another section to ``moved``.
    """
    record = connected.site(transaction, site_id)
    if record is None:
        raise StoreError(f"there is no site {site_id}")
    # A page may bring a comment twice; the later one is the newer one.
    newest = {item.comment.remote_id: item for item in checked}
    deleted = {key for key, item in newest.items() if item.comment.state is RemoteState.DELETED}
    deleted.update(gone)
    living = [item for key, item in newest.items() if key not in deleted]
    old = by_remote(transaction, site_id, (*newest, *gone))
    article_ids = save_articles(
        transaction, site_id, [item.comment.article for item in living], closed, moved
    )
    new = arrival.insert_new(
        transaction,
        site_id,
        [item for item in living if item.comment.remote_id not in old],
        article_ids,
    )
    seen = observe.observe(
        transaction,
        record.info.name,
        [
            (old[item.comment.remote_id], item, article_ids[item.comment.article.remote_id])
            for item in living
            if item.comment.remote_id in old
        ],
        [old[key] for key in deleted if key in old],
    )
    if cursor is not None:
        connected.set_cursor(transaction, site_id, cursor)
    return Saved(new, seen.changed, seen.returned, seen.theirs)


def save_articles(
    transaction: Transaction,
    site_id: int,
    found: Sequence[RemoteArticle],
    closed: list[int] | None = None,
    moved: list[int] | None = None,
) -> dict[str, int]:
    """Save what is said of articles; return their ids by the site's own ids.

    Those that were closed for comments since are added to ``closed``, those that went to another
    section to ``moved``.
    """
    newest = {article.remote_id: article for article in found}
    old: dict[str, Any] = {}
    for block in blocks(newest):
        for row in transaction.connection.execute(_ARTICLES, {"site": site_id, "ids": block}):
            old[row.remote_id] = row
    next_id = transaction.next_id(articles) if len(old) < len(newest) else 0
    fresh: list[dict[str, Any]] = []
    altered: list[dict[str, Any]] = []
    ids: dict[str, int] = {}
    for remote_id, article in newest.items():
        known_row = old.get(remote_id)
        values = _article_values(article, known_row)
        if known_row is None:
            ids[remote_id] = next_id
            fresh.append({"id": next_id, "site_id": site_id, "remote_id": remote_id, **values})
            next_id += 1
            continue
        ids[remote_id] = known_row.id
        shut = known_row.comments_open is not False and values["comments_open"] is False
        if closed is not None and shut:
            closed.append(known_row.id)
        if moved is not None and known_row.section != values["section"]:
            moved.append(known_row.id)
        if any(getattr(known_row, name) != value for name, value in values.items()):
            altered.append(
                {"of": known_row.id, **{f"new_{name}": value for name, value in values.items()}}
            )
    transaction.many(_INSERT_ARTICLE, fresh)
    transaction.many(_UPDATE_ARTICLE, altered)
    return ids


def assume(
    transaction: Transaction,
    old: Stored,
    state: RemoteState | None,
    text: str | None,
    name: str | None,
) -> None:
    """Follow a delivery whose site did not say what it has now; the next fetch tells."""
    values: dict[str, Any] = {"remote_state": (state or old.remote_state).value}
    wanted = (old.text if text is None else text, old.name if name is None else name)
    wordings: list[Wording] = []
    if wanted != (old.text, old.name):
        version, wordings = arrival.version_row(
            version_id=transaction.next_id(comment_versions),
            comment_id=old.id,
            remote_version=old.remote_version,
            text=wanted[0],
            name=wanted[1],
            source="desk",
            seen_at=transaction.at,
        )
        transaction.many(insert(comment_versions), [version])
        values |= {"version_id": version["id"], "fingerprint": version["fingerprint"]}
    transaction.connection.execute(update(comments).where(comments.c.id == old.id).values(values))
    if "fingerprint" in values:
        repeats.regroup(transaction, [(old.id, old.fingerprint, values["fingerprint"])], wordings)
        standing.notice(transaction, {old.id: (0, 0)})
        standing.reword(transaction, {old.id: wanted})


def save_findings(
    transaction: Transaction,
    ruleset: str,
    found: Mapping[int, tuple[tuple[Finding, ...], float]],
) -> None:
    """Save what another ruleset notices in the present versions of these comments."""
    stored = by_id(transaction, found)
    rows = [
        finding_row(stored[key].version_id, ruleset, noticed, risk)
        for key, (noticed, risk) in found.items()
        if key in stored
    ]
    write_findings(transaction, rows)
    transaction.many(
        update(comments).where(comments.c.id == bindparam("of")).values(ruleset=ruleset),
        [{"of": key} for key in stored],
    )
    standing.notice(
        transaction,
        {key: (standing.kinds_of(found[key][0]), thousandths(found[key][1])) for key in stored},
    )
    transaction.touch(stored)


def known(
    transaction: Transaction, site_id: int, remote_ids: Sequence[str]
) -> Mapping[str, KnownComment]:
    """Return what is known of these comments, by the site's own ids."""
    return {
        key: KnownComment(
            id=stored.id,
            version=stored.remote_version,
            state=stored.remote_state,
            version_id=stored.version_id,
            text=stored.text,
            name=stored.name,
            standing=stored.state,
            ruleset=stored.ruleset,
            seen_at=moment(stored.seen_at),
            updated_at=maybe_moment(stored.updated_at),
        )
        for key, stored in by_remote(transaction, site_id, remote_ids).items()
    }


def reconcile_candidates(
    transaction: Transaction, site_id: int, older_than: datetime, limit: int
) -> tuple[str, ...]:
    """Return ids of living comments last seen before ``older_than``, pending ones first."""
    pending_first = case((standing_table.c.state == State.PENDING.value, 0), else_=1)
    return tuple(
        transaction.connection.execute(
            select(comments.c.remote_id)
            .join(standing_table, standing_table.c.comment_id == comments.c.id)
            .where(
                comments.c.site_id == site_id,
                comments.c.seen_at < micros(older_than),
                comments.c.remote_state != RemoteState.DELETED.value,
            )
            .order_by(pending_first, comments.c.seen_at, comments.c.id)
            .limit(limit)
        ).scalars()
    )


def find(transaction: Transaction, site_id: int | None, remote_id: str) -> int | None:
    """Return a comment's id by its site's id; without a site the newest that has it."""
    wanted = select(comments.c.id).where(comments.c.remote_id == remote_id)
    if site_id is not None:
        wanted = wanted.where(comments.c.site_id == site_id)
    return transaction.connection.execute(wanted.order_by(comments.c.id.desc()).limit(1)).scalar()


def find_link(transaction: Transaction, link: str) -> int | None:
    """Return the id of the comment with this public link."""
    return transaction.connection.execute(
        select(comments.c.id).where(comments.c.link == link).order_by(comments.c.id.desc()).limit(1)
    ).scalar()


def _article_values(article: RemoteArticle, row: Any) -> dict[str, Any]:  # noqa: ANN401
    # A page that tells less than an earlier one (a list without the body) takes nothing away.
    values: dict[str, Any] = {
        name: getattr(article, name) or (getattr(row, name) if row is not None else "")
        for name in ("title", "url", "section", "lead", "text")
    }
    published = maybe_micros(article.published_at)
    opened = article.comments_open
    if row is not None:
        published = row.published_at if published is None else published
        opened = row.comments_open if opened is None else opened
    if row is not None and row.title == values["title"] and row.folded:
        folded = row.folded
    else:
        folded = search.searchable(fold_key(values["title"]), "")
    return {**values, "published_at": published, "comments_open": opened, "folded": folded}


_ARTICLES: Final = select(articles).where(
    articles.c.site_id == bindparam("site"),
    articles.c.remote_id.in_(bindparam("ids", expanding=True)),
)
_INSERT_ARTICLE: Final = Prepared(insert(articles))
_UPDATE_ARTICLE: Final = (
    update(articles)
    .where(articles.c.id == bindparam("of"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in (
                "title",
                "url",
                "section",
                "lead",
                "text",
                "published_at",
                "comments_open",
                "folded",
            )
        }
    )
)
