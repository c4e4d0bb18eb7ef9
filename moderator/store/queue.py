"""Lists: their counts, their ids in one step, their rows in blocks."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Select, Text, and_, bindparam, cast, func, select, true, type_coerce

from moderator.model import (
    Counts,
    DeliveryState,
    Finding,
    FindingKind,
    Order,
    Query,
    Row,
    State,
)
from moderator.store import groups, learned, repeats, search
from moderator.store.columns import Exact, load, maybe_moment, moment
from moderator.store.decisions import newest_deliveries
from moderator.store.standing import BITS
from moderator.store.tables import (
    articles,
    comment_versions,
    comments,
    drafts,
    findings,
    standing,
    tallies,
)
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHOWN: Final = 600
"""How many code points of its text a row has."""

_READ: Final = 4000  # escaped, a code point takes up to five characters
_MOST_ARTICLES: Final = 500
_PROBLEMS: Final = frozenset(
    {DeliveryState.CONFLICT, DeliveryState.REFUSED, DeliveryState.DUE_AGAIN, DeliveryState.GONE}
)


def counts(transaction: Transaction, site_id: int | None) -> Counts:
    """Return the live counts of one site or of all."""
    here = true() if site_id is None else tallies.c.site_id == site_id
    states: dict[State, int] = {}
    kinds: dict[FindingKind, int] = {}
    for scope, item, total in transaction.connection.execute(
        select(tallies.c.scope, tallies.c.item, func.sum(tallies.c.total))
        .where(tallies.c.scope.in_(["state", "finding"]), here)
        .group_by(tallies.c.scope, tallies.c.item)
    ):
        if scope == "state":
            states[State(item)] = int(total)
        else:
            kinds[FindingKind(item)] = int(total)
    pending = transaction.connection.execute(
        select(tallies.c.item, tallies.c.total)
        .where(tallies.c.scope == "article", here)
        .order_by(tallies.c.total.desc(), tallies.c.item)
        .limit(_MOST_ARTICLES)
    ).all()
    titles = {
        article_id: title
        for block in blocks(int(item) for item, _ in pending)
        for article_id, title in transaction.connection.execute(
            select(articles.c.id, articles.c.title).where(articles.c.id.in_(block))
        )
    }
    waiting = standing.c.state == State.PENDING.value
    if site_id is not None:
        waiting = and_(waiting, standing.c.site_id == site_id)
    oldest = transaction.connection.execute(
        select(standing.c.created_at).where(waiting).order_by(standing.c.created_at).limit(1)
    ).scalar()
    return Counts(
        states=states,
        findings=kinds,
        articles=tuple((int(item), titles[int(item)], int(total)) for item, total in pending),
        oldest_pending=maybe_moment(oldest),
    )


def ids(transaction: Transaction, query: Query) -> array[int]:
    """Return all ids of a list in its order.

    The database joins them into one text: one step, during which other threads run on.
    """
    wanted = _list(transaction, query)
    if wanted is None:
        return array("q")
    listed = wanted.subquery("listed")
    joined = (
        func.group_concat(listed.c.comment_id)
        if transaction.sqlite
        else func.string_agg(cast(listed.c.comment_id, Text), ",")
    )
    text = transaction.connection.execute(select(joined)).scalar()
    found = array("q", json.loads(f"[{text}]") if text else [])
    return _verified(transaction, query, found)


def first_ids(transaction: Transaction, query: Query, limit: int) -> array[int]:
    """Return the first ``limit`` ids of a list without making the whole."""
    wanted = _list(transaction, query)
    if wanted is None:
        return array("q")
    if not _needs_verifying(query):
        return array("q", list(transaction.connection.scalars(wanted.limit(limit))))
    kept: list[int] = []
    candidates: list[int] = list(transaction.connection.scalars(wanted))
    for block in blocks(candidates):
        kept.extend(search.exactly(transaction, query.text, block))
        if len(kept) >= limit:
            break
    return array("q", kept[:limit])


def rows(transaction: Transaction, wanted: Sequence[int]) -> tuple[Row, ...]:
    """Return the rows of these ids in the order asked; missing ones are skipped."""
    found: dict[int, Row] = {}
    for block in blocks(dict.fromkeys(wanted)):
        sources = transaction.connection.execute(_ROWS, {"ids": block}).all()
        noticed = findings_of(transaction, [(row.version_id, row.ruleset) for row in sources])
        again = repeats.totals(transaction, [row.fingerprint for row in sources])
        sent = newest_deliveries(transaction, block)
        said = learned.findings_of(transaction, block)
        for row in sources:
            delivery = sent.get(row.id)
            found[row.id] = _row(
                row,
                _strongest(noticed.get(row.version_id, ()), said.get(row.id)),
                again.get(row.fingerprint, 1) - 1,
                delivery,
            )
    return tuple(found[key] for key in wanted if key in found)


def _strongest(noticed: tuple[Finding, ...], said: Finding | None) -> tuple[Finding, ...]:
    if said is None:
        return noticed
    return tuple(sorted((*noticed, said), key=lambda finding: -finding.score))


def findings_of(
    transaction: Transaction, versions: Iterable[tuple[int, str]]
) -> dict[int, tuple[Finding, ...]]:
    """Return what these rulesets noticed in these versions; strongest first."""
    rulesets = dict(versions)
    found: dict[int, tuple[Finding, ...]] = {}
    for block in blocks(rulesets):
        for version_id, ruleset, stored in transaction.connection.execute(
            _FINDINGS, {"ids": block}
        ):
            if ruleset == rulesets[version_id]:
                found[version_id] = load(stored, tuple[Finding, ...])
    return found


def newest_findings(transaction: Transaction, version_id: int) -> tuple[Finding, ...]:
    """Return what the comment's present ruleset noticed in one version."""
    ruleset = transaction.connection.execute(_RULESET, {"version": version_id}).scalar()
    if ruleset is None:
        return ()
    return findings_of(transaction, [(version_id, ruleset)]).get(version_id, ())


def _list(transaction: Transaction, query: Query) -> Select[tuple[int]] | None:
    """Select a list's ids in its order; None when nothing can match."""
    wanted = select(standing.c.comment_id)
    if query.state is not None:
        wanted = wanted.where(standing.c.state == query.state.value)
    if query.site_id is not None:
        wanted = wanted.where(standing.c.site_id == query.site_id)
    if query.article_id is not None:
        wanted = wanted.where(standing.c.article_id == query.article_id)
    if query.finding is not None:
        bit = BITS[query.finding]
        wanted = wanted.where(standing.c.kinds.op("&")(bit) != 0)
    if query.group is not None:
        wanted = wanted.where(standing.c.comment_id.in_(groups.of(transaction, query.group)))
    if query.text.strip():
        if not search.words(query.text):
            return None
        wanted = wanted.where(
            standing.c.comment_id.in_(search.comments_now(transaction, query.text))
        )
    if query.order is Order.NEWEST:
        return wanted.order_by(standing.c.created_at.desc(), standing.c.comment_id.desc())
    if query.order is Order.RISK:
        return wanted.order_by(standing.c.risk.desc(), standing.c.created_at, standing.c.comment_id)
    return wanted.order_by(standing.c.created_at, standing.c.comment_id)


def _needs_verifying(query: Query) -> bool:
    return query.exact and bool(query.text.strip())


def _verified(transaction: Transaction, query: Query, found: array[int]) -> array[int]:
    if not _needs_verifying(query):
        return found
    return array("q", search.exactly(transaction, query.text, found.tolist()))


def _row(row: Any, noticed: tuple[Finding, ...], again: int, delivery: Any) -> Row:  # noqa: ANN401
    state = DeliveryState(delivery.state) if delivery is not None else None
    return Row(
        id=row.id,
        site_id=row.site_id,
        remote_id=row.remote_id,
        version_id=row.version_id,
        state=State(row.state),
        author=row.name,
        article_id=row.article_id,
        article=row.title,
        text=row.beginning[:SHOWN],
        created_at=moment(row.created_at),
        findings=noticed,
        repeats=max(again, 0),
        replies_to=row.parent_name,
        edited=row.version_id != row.original_id,
        draft=row.draft is not None,
        delivery=state,
        problem=delivery.problem if state in _PROBLEMS else None,
    )


# Statements that are run for each comment or block are built once: that takes longer than running.
_FINDINGS: Final = select(findings.c.version_id, findings.c.ruleset, findings.c.found).where(
    findings.c.version_id.in_(bindparam("ids", expanding=True)), findings.c.kinds != 0
)
_RULESET: Final = (
    select(comments.c.ruleset)
    .join(comment_versions, comment_versions.c.comment_id == comments.c.id)
    .where(comment_versions.c.id == bindparam("version"))
)
_parent = comments.alias("parent")
_parent_version = comment_versions.alias("parent_version")

_ROWS: Final = (
    select(
        comments.c.id,
        comments.c.site_id,
        comments.c.remote_id,
        comments.c.version_id,
        comments.c.original_id,
        comments.c.ruleset,
        comments.c.fingerprint,
        comments.c.article_id,
        comments.c.created_at,
        standing.c.state,
        articles.c.title,
        comment_versions.c.name,
        type_coerce(func.substr(comment_versions.c.text, 1, _READ), Exact).label("beginning"),
        _parent_version.c.name.label("parent_name"),
        drafts.c.comment_id.label("draft"),
    )
    .join(standing, standing.c.comment_id == comments.c.id)
    .join(articles, articles.c.id == comments.c.article_id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .outerjoin(_parent, _parent.c.id == comments.c.parent_id)
    .outerjoin(_parent_version, _parent_version.c.id == _parent.c.version_id)
    .outerjoin(drafts, drafts.c.comment_id == comments.c.id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
