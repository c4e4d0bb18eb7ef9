"""What a filter asks of the database: one condition on ``standing`` for each of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import and_, bindparam, exists, false, func, literal, not_, or_, select, true

from moderator.filters.names import folded as as_key
from moderator.model import Field, Order, Term
from moderator.model.filter import ANY_STATUS, ME
from moderator.store import brigades, by_decision, connected, groups, people, search, set_aside
from moderator.store.columns import micros
from moderator.store.publishing import awaiting
from moderator.store.spans import bounds, span
from moderator.store.standing import BITS, REPEAT
from moderator.store.tables import (
    articles,
    comments,
    drafts,
    log_notes,
    near_groups,
    repeats,
    standing,
)
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import BindParameter, ColumnElement, Select

    from moderator.model import Query
    from moderator.store.transaction import Transaction

    Condition = ColumnElement[bool]
    Asked = Callable[["_Asking", str], Condition]

FEW: Final = 5000
"""So many hits at most are gone through one by one; with more, the list is."""

_LISTED: Final = 300  # articles that are named one by one


def asks_for_status(query: Query) -> bool:
    """Return whether the filter itself says which states are wanted."""
    return any(term.field is Field.STATUS for term in query.terms)


def needles(query: Query) -> tuple[list[str], list[str]]:
    """Return the words and phrases that must and must not be there, as they were typed."""
    said = [term for term in query.terms if term.field in {Field.WORD, Field.PHRASE}]
    needed = [*query.text.split(), *(term.values[0] for term in said if not term.negated)]
    return needed, [term.values[0] for term in said if term.negated]


class Conditions(NamedTuple):
    """What must hold of a row of ``standing``; ``few``: hardly a comment is left by one of them."""

    wanted: list[Condition]
    few: bool


def conditions(transaction: Transaction, query: Query, *, words: bool = True) -> Conditions:
    """Return what must hold for a comment to be in a list.

    ``words`` False leaves out what is to be said and not to be said. With ``query.exact``, what
    must not be said is left to :func:`moderator.store.search.exactly`: the folded form would take
    too much.
    """
    asking = _Asking(transaction, query.actor)
    wanted = _places(transaction, query)
    if query.finding is not None:
        wanted.append(standing.c.kinds.op("&")(BITS[query.finding]) != 0)
    if query.group is not None:
        wanted.append(asking.comments(groups.of(transaction, query.group)))
    for term in query.terms:
        if term.field in _SAID and (not words or (query.exact and term.negated)):
            continue
        wanted.append(_condition(asking, term))
    if words and query.text.strip():
        wanted.append(_words(asking, search.words(query.text)))
    if query.state is not None and not asks_for_status(query):
        # What is few is looked up one by one, and some orders have an index of their own: the one
        # over a state's comments must not be gone through instead.
        apart = asking.few or query.order in {Order.ARTICLE, Order.AUTHOR}
        state = standing.c.state.concat("") if apart else standing.c.state
        wanted.append(state == query.state.value)
    return Conditions(wanted, asking.few)


def _places(transaction: Transaction, query: Query) -> list[Condition]:
    """Return what a list asks of the article and the site."""
    wanted: list[Condition] = []
    if query.site_id is not None:
        wanted.append(standing.c.site_id == query.site_id)
    if query.article_id is not None:
        wanted.append(standing.c.article_id == query.article_id)
    if (apart := set_aside.left_out(transaction, query)) is not None:
        wanted.append(apart)
    if query.part and (theirs := people.of_others(transaction, query.part)):
        wanted.append(standing.c.article_id.not_in(_inline(theirs)))
    return wanted


def _inline(ids: list[int]) -> BindParameter[list[int]]:
    """Return numbers to be written into the statement: they may be more than it has places for."""
    return bindparam(None, ids, expanding=True, literal_execute=True)


_SAID: Final = frozenset({Field.WORD, Field.PHRASE})
_own: Final = comments.alias("own")
"""The comment itself, under a name that no list's order has: it must not be taken for that one."""


class _Asking:
    """Builds conditions, and notes when one of them leaves few comments."""

    def __init__(self, transaction: Transaction, actor: str) -> None:
        self.transaction = transaction
        self.actor = actor
        self.negated = False
        self.several = False
        self.few = False

    def comments(self, keys: Select[tuple[int]]) -> Condition:
        """Say that a comment is among ``keys``."""
        self._note(keys)
        return standing.c.comment_id.in_(keys)

    def versions(self, keys: Select[tuple[int]]) -> Condition:
        """Say that a comment's present version is among ``keys``."""
        if self._note(keys):
            return standing.c.comment_id.in_(
                select(comments.c.id).where(comments.c.version_id.in_(keys))
            )
        # Of many, each comment of the list is looked up in them.
        there = _own.c.version_id + 0
        return exists().where(_own.c.id == standing.c.comment_id, there.in_(keys))

    def _note(self, keys: Select[tuple[int]]) -> bool:
        if self.negated or not few(self.transaction, keys):
            return False
        self.few = self.few or not self.several
        return True


def _words(asking: _Asking, found: list[str]) -> Condition:
    """Say that these words stand in text and name, in the article's title, or in a note."""
    transaction = asking.transaction
    if not found:
        return false()
    asked = search.expression(transaction, found)
    titled = search.hits(transaction, "articles", asked)
    noted = search.hits(transaction, "log_notes", asked)
    places: list[Condition] = []
    if transaction.connection.execute(titled.limit(1)).first() is not None:
        places.append(standing.c.article_id.in_(titled))
    if transaction.connection.execute(noted.limit(1)).first() is not None:
        of = select(log_notes.c.comment_id).where(log_notes.c.seq.in_(noted))
        places.append(standing.c.comment_id.in_(of))
    asking.several = bool(places)
    inside = asking.versions(search.hits(transaction, "comment_versions", asked))
    return or_(inside, *places) if places else inside


def _condition(asking: _Asking, term: Term) -> Condition:
    asking.negated, asking.several = term.negated, len(term.values) > 1
    found = [_ASKED[term.field](asking, value) for value in term.values]
    whole = found[0] if len(found) == 1 else or_(*found)
    return not_(whole) if term.negated else whole


# --- one function for each field ----------------------------------------------------------------


def _status(_asking: _Asking, value: str) -> Condition:
    return true() if value == ANY_STATUS else standing.c.state == value


def _finding(_asking: _Asking, value: str) -> Condition:
    bit = next(bit for kind, bit in BITS.items() if kind.value == value)
    return standing.c.kinds.op("&")(bit) != 0


def _phrase(asking: _Asking, value: str) -> Condition:
    found = search.words(value)
    if not found:
        return false()
    asked = search.expression(asking.transaction, found, phrase=True, goes_on=False)
    return asking.versions(search.hits(asking.transaction, "comment_versions", asked))


def _article(asking: _Asking, value: str) -> Condition:
    if value.startswith("#"):
        return standing.c.article_id == int(value[1:])
    found = search.words(value)
    if not found:
        return false()
    transaction = asking.transaction
    asked = search.expression(transaction, found, phrase=True)
    return _of_articles(asking, search.hits(transaction, "articles", asked))


def _section(asking: _Asking, value: str) -> Condition:
    wanted = as_key(value)
    known = asking.transaction.connection.execute(_SECTIONS).scalars()
    meant = [one for one in known if wanted in as_key(one)]
    return _of_articles(asking, select(articles.c.id).where(articles.c.section.in_(meant)))


def _of_articles(asking: _Asking, keys: Select[tuple[int]]) -> Condition:
    some = list(asking.transaction.connection.execute(keys.limit(_LISTED)).scalars())
    if len(some) == _LISTED:
        return standing.c.article_id.in_(keys)
    return standing.c.article_id.in_(some) if some else false()


def _site(asking: _Asking, value: str) -> Condition:
    if value.startswith("#"):
        return standing.c.site_id == int(value[1:])
    wanted = fold_key(value)
    meant = [
        one.id
        for one in connected.sites_of(asking.transaction)
        if wanted in fold_key(one.info.name) or wanted in one.info.address.casefold()
    ]
    return standing.c.site_id.in_(meant)


def _author(asking: _Asking, value: str) -> Condition:
    transaction = asking.transaction
    if value.startswith("="):
        return standing.c.author == search.author_key(value[1:])
    found = search.words(value)
    if not found:
        return false()
    key = " ".join(found)[: search.AUTHOR]
    named = literal(" ").concat(standing.c.author).contains(f" {key}", autoescape=True)
    asked = search.expression(transaction, found, phrase=True)
    versions = search.hits(transaction, "comment_versions", asked)
    if not asking.negated and few(transaction, versions):
        return and_(asking.versions(versions), named)
    return named


def few(transaction: Transaction, keys: Select[tuple[int]]) -> bool:
    """Return whether there are no more than :data:`FEW` keys."""
    counted = select(func.count()).select_from(keys.limit(FEW + 1).subquery("few"))
    return int(transaction.connection.execute(counted).scalar_one()) <= FEW


def _of_comment(asking: _Asking, *wanted: Condition) -> Condition:
    return asking.comments(select(comments.c.id).where(*wanted))


def _account(asking: _Asking, value: str) -> Condition:
    sites = [one.id for one in connected.sites_of(asking.transaction)]
    return _of_comment(asking, comments.c.site_id.in_(sites), comments.c.reader == f"a:{value}")


def _email(asking: _Asking, value: str) -> Condition:
    return _of_comment(asking, comments.c.email.in_(sorted({value, value.lower()})))


def _ip(asking: _Asking, value: str) -> Condition:
    if value.endswith((".", ":")):
        after = value[:-1] + chr(ord(value[-1]) + 1)
        return _of_comment(asking, comments.c.ip >= value, comments.c.ip < after)
    return _of_comment(asking, comments.c.ip == value)


def _note(asking: _Asking, value: str) -> Condition:
    found = search.words(value)
    if not found:
        return false()
    asked = search.expression(asking.transaction, found, phrase=True)
    noted = search.hits(asking.transaction, "log_notes", asked)
    return asking.comments(select(log_notes.c.comment_id).where(log_notes.c.seq.in_(noted)))


def _before(asking: _Asking, value: str) -> Condition:
    return standing.c.created_at < micros(span(value, asking.transaction.now)[0])


def _after(asking: _Asking, value: str) -> Condition:
    return standing.c.created_at >= micros(span(value, asking.transaction.now)[1])


def _since(asking: _Asking, value: str) -> Condition:
    return standing.c.created_at >= micros(span(value, asking.transaction.now)[0])


def _on(asking: _Asking, value: str) -> Condition:
    first, last = span(value, asking.transaction.now)
    return and_(standing.c.created_at >= micros(first), standing.c.created_at < micros(last))


def _length(_asking: _Asking, value: str) -> Condition:
    low, high = bounds(value)
    return standing.c.length.between(low, high)


def _risk(_asking: _Asking, value: str) -> Condition:
    low, high = bounds(value)
    # Between whole per cents lie thousandths: over 50 per cent begins right after 500.
    if value.startswith(">"):
        return standing.c.risk > (low - 1) * 10
    return standing.c.risk.between(low * 10, min(high, 100) * 10)


def _repeats(_asking: _Asking, value: str) -> Condition:
    low, high = bounds(value)
    others = func.coalesce(near_groups.c.total, repeats.c.total) - 1
    counted = (
        select(comments.c.id)
        .join(repeats, repeats.c.fingerprint == comments.c.fingerprint)
        .outerjoin(
            near_groups,
            near_groups.c.leader == func.coalesce(repeats.c.near, repeats.c.fingerprint),
        )
        .where(comments.c.id == standing.c.comment_id, others.between(max(low, 1), high))
    )
    some = and_(standing.c.kinds.op("&")(REPEAT) != 0, exists(counted))
    return or_(standing.c.kinds.op("&")(REPEAT) == 0, some) if low <= 0 else some


def _has(asking: _Asking, value: str) -> Condition:
    if value == "reply":
        below = comments.alias("below")
        return exists().where(below.c.parent_id == standing.c.comment_id)
    if value == "note":
        return asking.comments(select(log_notes.c.comment_id))
    return asking.comments(select(drafts.c.comment_id))


def _is(asking: _Asking, value: str) -> Condition:
    if value == "elsewhere":
        return by_decision.elsewhere()
    if value == "hours":
        return awaiting(asking.transaction)
    if value in set_aside.NAMED:
        return set_aside.among(asking.transaction, value)
    if value == "reply":
        return exists().where(_own.c.id == standing.c.comment_id, _own.c.parent_remote.is_not(None))
    return asking.comments(
        select(comments.c.id).where(comments.c.version_id != comments.c.original_id)
    )


def _by(asking: _Asking, value: str) -> Condition:
    return _decided_so(asking, by_decision.by(asking.actor if value == ME else value))


def _decided(asking: _Asking, value: str) -> Condition:
    return _decided_so(asking, by_decision.decided(asking.transaction, value))


def _edit(asking: _Asking, value: str) -> Condition:
    return _decided_so(asking, by_decision.edited(value))


def _decided_so(asking: _Asking, found: by_decision.ByDecision) -> Condition:
    return and_(asking.comments(found.keys), found.stands)


def _near(asking: _Asking, value: str) -> Condition:
    return asking.comments(groups.of(asking.transaction, int(value)))


_SECTIONS: Final = select(articles.c.section).distinct()
_ASKED: Final[dict[Field, Asked]] = {
    Field.WORD: _phrase,
    Field.PHRASE: _phrase,
    Field.STATUS: _status,
    Field.FINDING: _finding,
    Field.ARTICLE: _article,
    Field.SECTION: _section,
    Field.SITE: _site,
    Field.AUTHOR: _author,
    Field.ACCOUNT: _account,
    Field.EMAIL: _email,
    Field.IP: _ip,
    Field.BEFORE: _before,
    Field.AFTER: _after,
    Field.SINCE: _since,
    Field.ON: _on,
    Field.LENGTH: _length,
    Field.HAS: _has,
    Field.IS: _is,
    Field.BY: _by,
    Field.REPEATS: _repeats,
    Field.RISK: _risk,
    Field.NOTE: _note,
    Field.NEAR: _near,
    Field.TOGETHER: lambda asking, value: brigades.among(asking.transaction, value),
    Field.DECIDED: _decided,
    Field.EDIT: _edit,
}
