"""Everything by one reader, from whatever somebody gave us of them.

An account is the reader, and so is an e-mail address at a site that has verified it; there each
leads to the other, one step far. At any other site anybody can type an address, with an account or
without, and a network address or a name is shared: those are listed apart. A link is that of a
comment, whose reader is meant; or its last part is an account of that site; or it was posted in
comments.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import bindparam, func, or_, select

from moderator.model import Field, Filter, State, Term
from moderator.model.filter import ANY_STATUS
from moderator.model.trace import (
    SURE,
    Clue,
    ClueKind,
    How,
    Identity,
    Trace,
    network_address,
)
from moderator.store import connected, mirror, readers, search
from moderator.store.tables import comment_versions, comments, standing
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement

MOST: Final = {
    How.ACCOUNT: 100_000,
    How.EMAIL: 100_000,
    How.LINK: 5_000,
    How.ADDRESS: 5_000,
    How.NAME: 5_000,
}
_SOME: Final = 20
"""Addresses, names and identities that are followed or told."""
_LOOKED_THROUGH: Final = 50_000
"""Texts with a link's words that are read to see whether they have the link itself."""


def trace(transaction: Transaction, clue: Clue) -> Trace:
    """Return everything by the reader whom ``clue`` is about."""
    opened: int | None = None
    if clue.kind is ClueKind.LINK:
        clue, opened = _meant(transaction, clue)
    gathered = _Gathered(transaction)
    if clue.kind is ClueKind.ACCOUNT:
        _by_accounts(gathered, clue)
    elif clue.kind is ClueKind.EMAIL:
        _by_email(gathered, clue)
    elif clue.kind is ClueKind.ADDRESS:
        values = sorted({clue.value, clue.value.lower(), network_address(clue.value) or ""} - {""})
        gathered.take(How.ADDRESS, comments.c.ip.in_(values))
        gathered.filters[How.ADDRESS] = _filter(Field.IP, values)
    elif clue.kind is ClueKind.LINK:
        gathered.keep(How.LINK, _posted(transaction, clue.value))
    elif key := search.author_key(clue.value):
        gathered.take(How.NAME, standing.c.author == key)
        gathered.filters[How.NAME] = _filter(Field.AUTHOR, [f"={clue.value}"])
    if opened is not None and not gathered.has(opened):
        gathered.ids = {How.COMMENT: array("q", [opened]), **gathered.ids}
    if clue.kind in {ClueKind.ACCOUNT, ClueKind.EMAIL}:
        _hints(gathered)
    return gathered.trace(clue, opened)


class _Gathered:
    """What is found so far; a comment counts where it was found first."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.ids: dict[How, array[int]] = {}
        self.filters: dict[How, Filter] = {}
        self.more: set[How] = set()
        self._known: set[int] = set()

    def has(self, comment: int) -> bool:
        return comment in self._known

    def take(self, how: How, condition: ColumnElement[bool]) -> None:
        wanted = (
            select(comments.c.id)
            .join(standing, standing.c.comment_id == comments.c.id)
            .where(condition)
            .order_by(comments.c.created_at.desc(), comments.c.id.desc())
            .limit(MOST[how] + len(self._known) + 1)
        )
        self.keep(how, self.transaction.connection.execute(wanted).scalars())

    def keep(self, how: How, found: Iterable[int]) -> None:
        fresh = [one for one in found if one not in self._known]
        if len(fresh) > MOST[how]:
            self.more.add(how)
            del fresh[MOST[how] :]
        if fresh:
            self._known.update(fresh)
            self.ids.setdefault(how, array("q")).extend(fresh)

    def trace(self, clue: Clue, opened: int | None) -> Trace:
        transaction = self.transaction
        order = [how for how in How if how in self.ids]
        states = {how: _states(transaction, self.ids[how]) for how in order}
        known = _identities(transaction, [one for how in order for one in self.ids[how]])
        sure = [one for how in order if how in SURE for one in self.ids[how]]
        theirs = _keys(transaction, sure)
        typed = _keys(transaction, self.ids.get(How.EMAIL, ()))
        marks = tuple(
            mark for key, mark in readers.marks(transaction).items() if key in theirs | typed
        )
        return Trace(
            clue,
            {how: self.ids[how] for how in order},
            states,
            known,
            marks,
            frozenset(self.more),
            {how: self.filters[how] for how in order if how in self.filters},
            opened,
            theirs,
            typed,
        )


# --- who is meant -------------------------------------------------------------------------------


def _meant(transaction: Transaction, clue: Clue) -> tuple[Clue, int | None]:
    """Return whom a link is about, and the comment that it opens, if it does."""
    comment = mirror.find_link(transaction, clue.value)
    if comment is None and "//" not in clue.value:
        comment = mirror.find_link(transaction, f"https://{clue.value}")
    if comment is not None:
        row = transaction.connection.execute(_WHO, {"of": comment}).one()
        kind, _, value = (row.reader or "").partition(":")
        if kind == "a":
            return Clue(ClueKind.ACCOUNT, value, row.site_id), comment
        if kind == "e":
            return Clue(ClueKind.EMAIL, value), comment
        return Clue(ClueKind.NAME, row.name), comment
    address = clue.value if "//" in clue.value else f"//{clue.value}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return clue, None
    names = [*(one for values in parse_qs(parts.query).values() for one in values)]
    names += [one for one in re.split("[/.#-]", f"{parts.path}/{parts.fragment}") if one]
    names += [one for one in parts.path.split("/") if one]
    for site in connected.sites_of(transaction):
        here = (urlsplit(site.info.address).hostname or "").removeprefix("www.")
        if here != host:
            continue
        for name in reversed(names[:_SOME]):
            if transaction.connection.execute(
                _IS_ACCOUNT, {"site": site.id, "reader": f"a:{name}"}
            ).first():
                return Clue(ClueKind.ACCOUNT, name, site.id), None
    return clue, None


def _by_accounts(gathered: _Gathered, clue: Clue) -> None:
    sites = [one.id for one in connected.sites_of(gathered.transaction)]
    if clue.site_id is not None:
        sites = [clue.site_id]
    mine = comments.c.site_id.in_(sites) & (comments.c.reader == f"a:{clue.value}")
    gathered.take(How.ACCOUNT, mine)
    gathered.filters[How.ACCOUNT] = _filter(Field.ACCOUNT, [clue.value], sites, clue)
    emails = _values(gathered.transaction, comments.c.email, mine)
    if emails:
        # Anybody can put a stranger's address into an account where none is verified.
        own = mine & comments.c.site_id.in_(_verifying(gathered.transaction))
        _under(gathered, emails, _values(gathered.transaction, comments.c.email, own))


def _under(gathered: _Gathered, emails: Sequence[str], proven: Sequence[str]) -> None:
    """Take what was written under ``emails``.

    Where a site verifies addresses, it is surely theirs under those that are ``proven`` theirs.
    """
    verifying = _verifying(gathered.transaction)
    if verifying and proven:
        gathered.take(How.ACCOUNT, comments.c.email.in_(proven) & comments.c.site_id.in_(verifying))
    gathered.take(How.EMAIL, comments.c.email.in_(emails))
    listed = _filter(Field.EMAIL, emails)
    gathered.filters.setdefault(How.ACCOUNT, listed)
    gathered.filters[How.EMAIL] = listed


def _by_email(gathered: _Gathered, clue: Clue) -> None:
    # First how it is spelt, which the index alone answers: then the index finds the comments.
    folded = func.lower(comments.c.email, type_=comments.c.email.type) == clue.value.lower()
    spelt = _values(gathered.transaction, comments.c.email, folded) or [clue.value]
    same = comments.c.email.in_(spelt)
    # Where none is verified, whose account bears an address need not be whose address it is.
    verifying = comments.c.site_id.in_(_verifying(gathered.transaction))
    accounts = gathered.transaction.connection.execute(
        select(comments.c.site_id, comments.c.reader)
        .where(same, verifying, comments.c.reader.like("a:%"))
        .distinct()
        .limit(_SOME)
    ).all()
    if accounts:
        theirs = or_(
            *(
                (comments.c.site_id == one.site_id) & (comments.c.reader == one.reader)
                for one in accounts
            )
        )
        gathered.take(How.ACCOUNT, theirs)
        gathered.filters[How.ACCOUNT] = _filter(
            Field.ACCOUNT, sorted({one.reader[2:] for one in accounts})
        )
    _under(gathered, spelt, spelt)


def _verifying(transaction: Transaction) -> list[int]:
    """Return the sites that verify their readers' e-mail addresses."""
    return [site.id for site in connected.sites_of(transaction) if site.info.blocks_emails]


def _hints(gathered: _Gathered) -> None:
    """Add who writes from the same addresses or signs the same: it may be somebody else."""
    transaction = gathered.transaction
    theirs = [one for how in (How.ACCOUNT, How.EMAIL) for one in gathered.ids.get(how, ())]
    addresses: Counter[str] = Counter()
    names: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for block in blocks(theirs):
        for row in transaction.connection.execute(_SIGNED, {"ids": block}):
            if row.ip:
                addresses[row.ip] += 1
            if row.author:
                names[row.author] += 1
                shown.setdefault(row.author, " ".join(row.name.split()))
    if addresses:
        values = [one for one, _ in addresses.most_common(_SOME)]
        gathered.take(How.ADDRESS, comments.c.ip.in_(values))
        gathered.filters[How.ADDRESS] = _filter(Field.IP, values)
    if names:
        keys = [one for one, _ in names.most_common(_SOME)]
        gathered.take(How.NAME, standing.c.author.in_(keys))
        gathered.filters[How.NAME] = _filter(Field.AUTHOR, [f"={shown[one]}" for one in keys])


def _posted(transaction: Transaction, link: str) -> list[int]:
    """Return the comments of which some version holds ``link``, whatever its scheme; newest first.

    The index finds its words side by side; the text is asked for the link itself.
    """
    bare = _bare(link)
    found = search.words(bare)
    if not found:
        return []
    asked = search.expression(transaction, found, phrase=True)
    likely = search.hits(transaction, "comment_versions", asked).limit(_LOOKED_THROUGH)
    kept: set[int] = set()
    versions = list(transaction.connection.execute(likely).scalars())
    for block in blocks(versions):
        for row in transaction.connection.execute(_TEXTS, {"ids": block}):
            if bare in row.text.casefold():
                kept.add(row.comment_id)
    return sorted(kept, reverse=True)


def _bare(link: str) -> str:
    plain = re.sub(r"^https?://", "", link.strip(), flags=re.IGNORECASE).casefold()
    return plain.removeprefix("www.").rstrip("/")


def _filter(
    field: Field, values: Sequence[str], sites: Sequence[int] = (), clue: Clue | None = None
) -> Filter:
    terms = [Term(field, tuple(values)), Term(Field.STATUS, (ANY_STATUS,))]
    if clue is not None and clue.site_id is not None:
        terms.insert(1, Term(Field.SITE, (f"#{sites[0]}",)))
    return Filter(terms=tuple(terms))


def _values(transaction: Transaction, column: Any, condition: Any) -> list[str]:  # noqa: ANN401
    wanted = select(column).where(condition, column.is_not(None)).distinct().limit(_SOME)
    return sorted(transaction.connection.execute(wanted).scalars())


def _states(transaction: Transaction, ids: Sequence[int]) -> dict[State, int]:
    found: Counter[State] = Counter()
    for block in blocks(ids):
        for state, total in transaction.connection.execute(_STATES, {"ids": block}):
            found[State(state)] += total
    return dict(found)


def _keys(transaction: Transaction, ids: Sequence[int]) -> frozenset[tuple[int, str]]:
    return frozenset((one.site_id, one.reader) for one in _identities(transaction, ids))


def _identities(transaction: Transaction, ids: Sequence[int]) -> tuple[Identity, ...]:
    counts: Counter[tuple[int, str]] = Counter()
    names: dict[tuple[int, str], dict[str, None]] = {}
    for block in blocks(ids):
        for row in transaction.connection.execute(_READERS, {"ids": block}):
            key = (row.site_id, row.reader or "")
            counts[key] += 1
            known = names.setdefault(key, {})
            if len(known) < _SOME:
                known[" ".join(row.name.split())] = None
    return tuple(
        Identity(site, reader, tuple(names[site, reader]), total)
        for (site, reader), total in counts.most_common(_SOME)
    )


def exists(transaction: Transaction, account: str) -> bool:
    """Return whether some site knows an account called so."""
    return any(
        transaction.connection.execute(
            _IS_ACCOUNT, {"site": site.id, "reader": f"a:{account}"}
        ).first()
        is not None
        for site in connected.sites_of(transaction)
    )


# Built once: building a statement takes longer than running it.
_IDS: Final = comments.c.id.in_(bindparam("ids", expanding=True))
_WHO: Final = (
    select(comments.c.site_id, comments.c.reader, comment_versions.c.name)
    .join(comment_versions, comment_versions.c.id == comments.c.original_id)
    .where(comments.c.id == bindparam("of"))
)
_IS_ACCOUNT: Final = (
    select(comments.c.id)
    .where(comments.c.site_id == bindparam("site"), comments.c.reader == bindparam("reader"))
    .limit(1)
)
_SIGNED: Final = (
    select(comments.c.ip, standing.c.author, comment_versions.c.name)
    .join(standing, standing.c.comment_id == comments.c.id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .where(_IDS)
)
_TEXTS: Final = select(comment_versions.c.comment_id, comment_versions.c.text).where(
    comment_versions.c.id.in_(bindparam("ids", expanding=True))
)
_STATES: Final = (
    select(standing.c.state, func.count())
    .where(standing.c.comment_id.in_(bindparam("ids", expanding=True)))
    .group_by(standing.c.state)
)
_READERS: Final = (
    select(comments.c.site_id, comments.c.reader, comment_versions.c.name)
    .join(comment_versions, comment_versions.c.id == comments.c.original_id)
    .where(_IDS)
)
