"""What a line that filters a list says: closed fields, values in one canonical form."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from moderator.model.terms import Order, Words


class Field(StrEnum):
    """What a part of a line speaks of."""

    WORD = "word"  # a word that must not be there; the others stand in ``Filter.text``
    PHRASE = "phrase"
    STATUS = "status"
    FINDING = "finding"
    ARTICLE = "article"
    SECTION = "section"
    SITE = "site"
    AUTHOR = "author"
    ACCOUNT = "account"
    EMAIL = "email"
    IP = "ip"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    ON = "on"
    LENGTH = "length"
    HAS = "has"
    IS = "is"
    BY = "by"
    REPEATS = "repeats"
    RISK = "risk"
    NOTE = "note"
    NEAR = "near"
    TOGETHER = "together"
    DECIDED = "decided"
    EDIT = "edit"


ANY_STATUS = "all"
"""The value of ``Field.STATUS`` that takes every state."""

ME = "@me"
"""The value of ``Field.BY`` that stands for whoever asks."""


class Term(Struct, frozen=True):
    """One part: a comment has any of ``values``, or with ``negated`` none of them.

    Values by field: states, kinds of findings, ``reply``/``note``/``draft``, ``reply``/``edited``;
    ``#12`` (an id) or words for articles and sites; ``=name`` or words for readers; a day
    (``2026-11-01``), a minute (``2026-11-01T14:30``) or an age (``90m``, ``2h``, ``3d``, ``1w``);
    decisions also an hour (``2026-11-01T14``) or two days (``2026-11-01..2026-11-07``);
    a bound (``>200``, ``<20``, ``20-200``, ``7``) in code points, comments, or per cent of risk.
    """

    field: Field
    values: tuple[str, ...]
    negated: bool = False


class Filter(Struct, frozen=True):
    """All that a line says. ``text`` holds the words to be found; the last may go on."""

    text: str = ""
    terms: tuple[Term, ...] = ()
    order: Order | None = None
    exact: bool = False


class LineProblem(Struct, frozen=True):
    """What was not understood: code points ``start`` to ``end`` of the line, and why."""

    start: int
    end: int
    words: Words


class Parsed(Struct, frozen=True):
    """A line as it was understood; with problems, ``filter`` is what the rest says."""

    filter: Filter
    problems: tuple[LineProblem, ...] = ()


MOST_COUNTED = 10_000
"""A longer list of a saved view is shown as more than this many: all would take too long."""


class SavedView(Struct, frozen=True):
    """A line that a person gave a name."""

    name: str
    line: str
    owner: str = ""  # whose list it is in; empty: of everybody who works at this computer


class Known(Struct, frozen=True):
    """Values that a line may name and that only the desk knows."""

    articles: tuple[str, ...] = ()  # titles, those with most pending comments first
    sections: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
