"""Who may do what, and which articles are whose part of the queue.

Names are all that is known of people: they prove nothing. What protects the rows are the rights
that the server gives each login; see the manual.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, insert, select

from moderator.model import Person, Role
from moderator.store import ledger
from moderator.store.columns import micros, moment
from moderator.store.records import Entry, Plain
from moderator.store.tables import articles, people
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.store.transaction import Transaction


def everybody(transaction: Transaction) -> tuple[Person, ...]:
    """Return the people who were given a role or a part, by name."""
    found = transaction.connection.execute(_ALL).all()
    return tuple(sorted((_person(*row) for row in found), key=lambda one: fold_key(one.name)))


def person(transaction: Transaction, name: str) -> Person | None:
    """Return what is kept of one person, or None."""
    row = transaction.connection.execute(_ONE, {"name": name}).one_or_none()
    return None if row is None else _person(*row)


def put(transaction: Transaction, actor: str, new: Person) -> bool:
    """Keep a person's role and part; the log says what changed. False when nothing did."""
    old = person(transaction, new.name)
    entries = []
    if old is None or old.role is not new.role:
        before = None if old is None else old.role.value
        said = {"person": new.name, "note": f"{new.name}: {new.role.value}"}
        payload: dict[str, Plain] = {"role": new.role.value, "before": before}
        entries.append(Entry(kind="role", actor=actor, payload=payload, sealed=said))
    if (() if old is None else old.part) != new.part:
        said = {"person": new.name, "note": f"{new.name}: {', '.join(new.part)}"}
        entries.append(Entry(kind="part", actor=actor, payload={}, sealed=said))
    if not entries:
        return False
    ledger.append(transaction, entries)
    transaction.connection.execute(delete(people).where(people.c.name == new.name))
    transaction.connection.execute(
        insert(people).values(
            name=new.name,
            role=new.role.value,
            part=json.dumps([new.sections, new.articles]),
            since=transaction.at if old is None else micros(old.since),
        )
    )
    return True


def of_others(transaction: Transaction, name: str) -> list[int]:
    """Return the articles that are other people's part and not ``name``'s.

    What belongs to nobody is everybody's. Time grows with the number of articles and patterns.
    """
    mine: list[Person] = []
    theirs: list[Person] = []
    for one in everybody(transaction):
        (mine if one.name == name else theirs).append(one)
    if not any(one.part for one in theirs):
        return []
    taken, kept = _Patterns(theirs), _Patterns(mine)
    found = transaction.connection.execute(_PLACES)
    return [
        article_id
        for article_id, section, title in found
        if taken.have(section, title) and not kept.have(section, title)
    ]


class _Patterns:
    """Sections and titles as people write them: folded, ``*`` for anything."""

    def __init__(self, people: Iterable[Person]) -> None:
        people = tuple(people)
        self._sections = {_pieces(one) for person in people for one in person.sections}
        self._titles = {_pieces(f"*{one}*") for person in people for one in person.articles}
        self._known: dict[str, bool] = {}

    def have(self, section: str, title: str) -> bool:
        known = self._known.get(section)
        if known is None:
            folded = fold_key(section)
            known = any(_fits(folded, pattern) for pattern in self._sections)
            self._known[section] = known
        if known or not self._titles:
            return known
        folded = fold_key(title)
        return any(_fits(folded, pattern) for pattern in self._titles)


def _pieces(pattern: str) -> tuple[str, ...]:
    return tuple(fold_key(piece) for piece in pattern.split("*"))


def _fits(text: str, pieces: tuple[str, ...]) -> bool:
    """Tell whether the pieces stand in ``text`` in order, the first and last at its ends."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return text == first
    if len(text) < len(first) + len(last) or not text.startswith(first):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in pieces[1:-1]:
        at = text.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return text.endswith(last)


def _person(name: str, role: str, part: str, since: int) -> Person:
    sections, titles = json.loads(part)
    return Person(name, Role(role), tuple(sections), tuple(titles), moment(since))


_COLUMNS: Final = (people.c.name, people.c.role, people.c.part, people.c.since)
_ALL: Final = select(*_COLUMNS)
_ONE: Final = select(*_COLUMNS).where(people.c.name == bindparam("name"))
_PLACES: Final = select(articles.c.id, articles.c.section, articles.c.title)
