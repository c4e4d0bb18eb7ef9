"""Lists: their counts, their ids in one step, their rows in blocks."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace
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
from moderator.model.article import Handling
from moderator.model.holding import HeldPlace
from moderator.store import (
    by_group,
    chief_holds,
    connected,
    filtering,
    learned,
    publishing,
    repeats,
    search,
    set_aside,
)
from moderator.store.article_tables import article_policies
from moderator.store.columns import Exact, load, maybe_moment, moment
from moderator.store.decisions import newest_deliveries
from moderator.store.standing import REPEAT
from moderator.store.tables import (
    articles,
    comment_versions,
    comments,
    drafts,
    findings,
    near_groups,
    standing,
    tallies,
)
from moderator.store.tables import repeats as wordings
from moderator.store.transaction import BLOCK, Transaction, blocks, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import ColumnElement, ScalarResult

SHOWN: Final = 600
"""How many code points of its text a row has."""

_READ: Final = 4000  # escaped, a code point takes up to five characters
_MOST_ARTICLES: Final = 500
_PIECE: Final = 20_000  # characters
_WALK: Final = 1500
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
    sites = pairs(transaction.connection.execute(_PENDING_BY_SITE))
    aside = set_aside.take_out(transaction, site_id, kinds, sites)
    return Counts(
        states=states,
        findings=kinds,
        articles=tuple((int(item), titles[int(item)], int(total)) for item, total in pending),
        oldest_chief=maybe_moment(set_aside.oldest_chief(transaction, site_id)),
        oldest_pending=maybe_moment(set_aside.oldest(transaction, site_id)),
        sites=tuple(
            (one.id, one.info.name, int(sites.get(one.id, 0)))
            for one in connected.sites_of(transaction)
        ),
        aside=aside,
    )


_PENDING_BY_SITE: Final = select(tallies.c.site_id, tallies.c.total).where(
    tallies.c.scope == "state", tallies.c.item == State.PENDING.value
)


def ids(transaction: Transaction, query: Query) -> array[int]:
    """Return all ids of a list in its order.

    The database joins them into one text: one step, during which other threads run on.
    """
    wanted = _list(transaction, query)
    listed = wanted.subquery("listed")
    joined = (
        func.group_concat(listed.c.comment_id)
        if transaction.sqlite
        else func.string_agg(cast(listed.c.comment_id, Text), ",")
    )
    text = transaction.connection.execute(select(joined)).scalar()
    return _verified(transaction, query, _numbers(text or "", transaction.step))


def _numbers(joined: str, step: Callable[[], None]) -> array[int]:
    """Return the numbers of a text in which commas part them.

    A piece at a time: the interpreter reads a whole one in one go, and other threads wait.
    """
    found, start = array("q"), 0
    while start < len(joined):
        step()
        end = joined.find(",", start + _PIECE)
        end = len(joined) if end < 0 else end
        found.fromlist(json.loads(f"[{joined[start:end]}]"))
        start = end + 1
    return found


def among(transaction: Transaction, query: Query, some: Sequence[int]) -> array[int]:
    """Return those of ``some`` comments that belong to a list, in its order."""
    if not some:
        return array("q")
    wanted = _list(transaction, query)
    here = wanted.where(standing.c.comment_id.in_(some))
    found = array("q", list(transaction.connection.scalars(here)))
    return _verified(transaction, query, found)


def first_ids(transaction: Transaction, query: Query, limit: int) -> array[int]:
    """Return the first ``limit`` ids of a list without making the whole."""
    if any(filtering.needles(query)):
        beginning = _walked(transaction, query, limit)
        if beginning is not None:
            return beginning
    if query.order is Order.GROUP and not _needs_verifying(query):
        beginning = by_group.first(transaction, filtering.conditions(transaction, query), limit)
        if beginning is not None:
            return beginning
    wanted = _list(transaction, query)
    if not _needs_verifying(query):
        return array("q", list(transaction.connection.scalars(wanted.limit(limit))))
    kept = array("q")
    no_more = {"yield_per": BLOCK}  # than are looked at
    found: ScalarResult[int] = transaction.connection.scalars(wanted, execution_options=no_more)
    with found:
        for block in blocks(found):
            kept.extend(_verified(transaction, query, array("q", block)))
            if len(kept) >= limit:
                break
    return kept[:limit]


def _walked(transaction: Transaction, query: Query, limit: int) -> array[int] | None:
    """Return the beginning of a search by reading the list's first comments themselves.

    A word that many comments have is found soon that way, where the index would first gather all
    of them. None when it was not.
    """
    if query.order is Order.GROUP:
        return None
    sought = search.Sought.of(transaction, query)
    everything = _list(transaction, query, words=False)
    first: list[int] = list(transaction.connection.scalars(everything.limit(_WALK)))
    kept = array("q")
    for block in blocks(first):
        kept.extend(_verified(transaction, query, array("q", sought.among(transaction, block))))
        if len(kept) >= limit:
            return kept[:limit]
    return kept if len(first) < _WALK else None


def rows(transaction: Transaction, wanted: Sequence[int]) -> tuple[Row, ...]:
    """Return the rows of these ids in the order asked; missing ones are skipped."""
    found: dict[int, Row] = {}
    held = chief_holds.holding(transaction)
    for block in blocks(dict.fromkeys(wanted)):
        sources = transaction.connection.execute(_ROWS, {"ids": block}).all()
        noticed = findings_of(transaction, [(row.version_id, row.ruleset) for row in sources])
        again = repeats.totals(transaction, [row.fingerprint for row in sources])
        sent = newest_deliveries(transaction, block)
        said = learned.findings_of(transaction, block)
        later = publishing.awaiting_of(transaction, sent)
        for row in sources:
            found[row.id] = _row(
                row,
                _strongest(noticed.get(row.version_id, ()), said.get(row.id)),
                again.get(row.fingerprint, 1) - 1,
                sent.get(row.id),
                place_held=bool(held) and not held.isdisjoint(_places(row)),
                awaits_hours=row.id in later,
            )
    return tuple(found[key] for key in wanted if key in found)


def _places(row: Any) -> tuple[HeldPlace, HeldPlace]:  # noqa: ANN401  # a row of the database
    return HeldPlace(article_id=row.article_id), HeldPlace(section=row.section)


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


def _list(transaction: Transaction, query: Query, *, words: bool = True) -> Select[tuple[int]]:
    """Select a list's ids in its order; ``words`` False leaves out what is said in them."""
    asked = filtering.conditions(transaction, query, words=words)
    wanted = select(standing.c.comment_id).where(*asked.wanted)
    return _sorted(wanted, query, few=asked.few)


def _sorted(wanted: Select[tuple[int]], query: Query, *, few: bool) -> Select[tuple[int]]:
    at: ColumnElement[int] = standing.c.created_at
    if few:
        at = at + 0  # few are sorted; the index by time would be gone through for them
    oldest = (at, standing.c.comment_id)
    one_state = query.state is not None and not filtering.asks_for_status(query)
    between = [standing.c.state] if one_state else []  # says nothing, but an index has it there
    if query.order is Order.NEWEST:
        return wanted.order_by(*(column.desc() for column in oldest))
    if query.order is Order.RISK:
        return wanted.order_by(standing.c.risk.desc(), *oldest)
    if query.order is Order.ARTICLE:
        return wanted.order_by(standing.c.article_id, *between, *oldest)
    if query.order is Order.AUTHOR:
        return wanted.order_by(standing.c.author, *between, *oldest)
    if query.order is Order.GROUP:
        again = standing.c.kinds.op("&")(REPEAT) != 0
        leader = func.coalesce(wordings.c.near, wordings.c.fingerprint)
        return (
            wanted.outerjoin(comments, and_(comments.c.id == standing.c.comment_id, again))
            .outerjoin(wordings, wordings.c.fingerprint == comments.c.fingerprint)
            .outerjoin(near_groups, near_groups.c.leader == leader)
            .order_by(
                func.coalesce(near_groups.c.total, wordings.c.total, 0).desc(),
                func.coalesce(leader, 0),
                *oldest,
            )
        )
    return wanted.order_by(*oldest)


def count(transaction: Transaction, query: Query, most: int) -> int:
    """Return how many comments a list has, counted no further than ``most``."""
    if _needs_verifying(query):
        return min(len(ids(transaction, query)), most)
    counted = select(func.count()).select_from(_some(transaction, query, most).subquery("some"))
    return int(transaction.connection.execute(counted).scalar_one())


def some_ids(transaction: Transaction, query: Query, most: int) -> tuple[int, ...]:
    """Return up to ``most`` comments of a list, in no order."""
    if _needs_verifying(query):
        return tuple(ids(transaction, query)[:most])
    return tuple(transaction.connection.scalars(_some(transaction, query, most)))


def _some(transaction: Transaction, query: Query, most: int) -> Select[tuple[int]]:
    plain = replace(query, order=Order.OLDEST)  # other orders bring tables of their own
    return _list(transaction, plain).order_by(None).limit(most)


def _needs_verifying(query: Query) -> bool:
    return query.exact and any(filtering.needles(query))


def _verified(transaction: Transaction, query: Query, found: array[int]) -> array[int]:
    if not _needs_verifying(query):
        return found
    return array("q", search.exactly(transaction, *filtering.needles(query), found.tolist()))


def _row(
    row: Any,  # noqa: ANN401  # a row of the database
    noticed: tuple[Finding, ...],
    again: int,
    delivery: Any,  # noqa: ANN401  # likewise
    *,
    place_held: bool,
    awaits_hours: bool,
) -> Row:
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
        handling=Handling(row.handling or Handling.EVERYBODY.value),
        place_held=place_held,
        awaits_hours=awaits_hours,
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
        articles.c.section,
        article_policies.c.handling,
        comment_versions.c.name,
        type_coerce(func.substr(comment_versions.c.text, 1, _READ), Exact).label("beginning"),
        _parent_version.c.name.label("parent_name"),
        drafts.c.comment_id.label("draft"),
    )
    .join(standing, standing.c.comment_id == comments.c.id)
    .join(articles, articles.c.id == comments.c.article_id)
    .outerjoin(article_policies, article_policies.c.article_id == comments.c.article_id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .outerjoin(_parent, _parent.c.id == comments.c.parent_id)
    .outerjoin(_parent_version, _parent_version.c.id == _parent.c.version_id)
    .outerjoin(drafts, drafts.c.comment_id == comments.c.id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
