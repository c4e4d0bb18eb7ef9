"""Reading and writing the line that filters a list. Pure, in time linear in the line.

::

    line   := part (blank part)*
    part   := ["-"] key ":" value ("," value)* | ["-"] '"' phrase '"' | ["-"] word
    value  := '"' anything '"' | anything without blanks and commas

A quote inside quotes is doubled. Parts must all hold; of the values after one key, any. A minus
turns a part round. Whatever is not understood is a problem with its place, never left out
silently. What :func:`write` gives, :func:`parse` reads as the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from moderator.filters import names, values
from moderator.model.filter import Field, Filter, LineProblem, Parsed, Term
from moderator.model.terms import Order, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 2000
"""Code points of a line that are read; a longer one is a problem."""

KEY: Final = re.compile(r"[^\W\d_](?:[^\W_]|[-\u0300-\u036f])*:")
_BLANK: Final = re.compile(r"\s+")
_CLOSERS: Final = {'"': '"', "“": "”", "„": "“"}
_MISSING: Final = Words("Thiếu giá trị sau dấu hai chấm.", "A value is missing after the colon.")


class Value(NamedTuple):
    """A value as typed: its text without quotes, and where it stands."""

    text: str
    start: int
    end: int
    quoted: bool


class Part(NamedTuple):
    """A part of the line as typed; ``key`` without its colon, empty for words and phrases."""

    start: int
    end: int
    negated: bool
    key: str
    values: tuple[Value, ...]


def parts(line: str) -> Iterator[Part]:
    """Cut ``line`` into its parts; nothing is judged here."""
    at = 0
    while True:
        blank = _BLANK.match(line, at)
        at = blank.end() if blank else at
        if at >= len(line):
            return
        start = at
        negated = line[at] == "-" and at + 1 < len(line) and not line[at + 1].isspace()
        at += negated
        key = KEY.match(line, at)
        if key is not None and line.startswith("//", key.end()):
            key = None  # an address
        if key is not None:
            found, at = _values(line, key.end())
            yield Part(start, at, negated, key.group()[:-1], found)
        elif line[at] in _CLOSERS:
            text, end = _quoted(line, at)
            yield Part(start, end, negated, "", (Value(text, at, end, quoted=True),))
            at = end
        else:
            end = _end(line, at)
            yield Part(start, end, negated, "", (Value(line[at:end], at, end, quoted=False),))
            at = end


def _values(line: str, at: int) -> tuple[tuple[Value, ...], int]:
    found: list[Value] = []
    while True:
        if at < len(line) and line[at] in _CLOSERS:
            text, end = _quoted(line, at)
            found.append(Value(text, at, end, quoted=True))
        else:
            end = _end(line, at, stop=",")
            found.append(Value(line[at:end], at, end, quoted=False))
        at = end
        if at >= len(line) or line[at] != ",":
            return tuple(found), at
        at += 1


def _end(line: str, at: int, stop: str = "") -> int:
    while at < len(line) and not line[at].isspace() and line[at] != stop:
        at += 1
    return at


def _quoted(line: str, at: int) -> tuple[str, int]:
    """Return what stands in quotes, and where they end; the line's end closes them too."""
    closer = _CLOSERS[line[at]]
    at += 1
    pieces: list[str] = []
    while True:
        end = line.find(closer, at)
        if end < 0:
            return "".join([*pieces, line[at:]]), len(line)
        pieces.append(line[at:end])
        if line[end + 1 : end + 2] != closer:
            return "".join(pieces), end + 1
        pieces.append(closer)
        at = end + 2


class _Reading:
    """What was understood so far."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.terms: list[Term] = []
        self.order: Order | None = None
        self.exact = False
        self.problems: list[LineProblem] = []

    def trouble(self, start: int, end: int, words: Words) -> None:
        self.problems.append(LineProblem(start, end, words))

    def take(self, part: Part) -> None:
        if not part.key:
            self._words(part)
            return
        key = names.key_of(part.key)
        if key is None:
            self.trouble(part.start, part.end, _unknown_key(part.key))
        elif key == "order":
            self._order(part)
        elif key == "marks":
            self._marks(part)
        else:
            self._term(Field(key), part)

    def _words(self, part: Part) -> None:
        value = part.values[0]
        if value.quoted:
            found = values.read(Field.PHRASE, value.text)
            if isinstance(found, Words):
                self.trouble(part.start, part.end, found)
            else:
                self._add(Term(Field.PHRASE, (found,), part.negated))
        elif part.negated:
            self._add(Term(Field.WORD, (value.text,), negated=True))
        else:
            self.text.append(value.text)

    def _term(self, field: Field, part: Part) -> None:
        found: dict[str, None] = {}
        for value in part.values:
            if not value.text.strip():
                self.trouble(part.start, part.end, _MISSING)
                return
            one = values.read(field, value.text)
            if isinstance(one, Words):
                self.trouble(value.start, value.end, one)
                return
            found[one] = None
        self._add(Term(field, tuple(found), part.negated))

    def _add(self, term: Term) -> None:
        if term not in self.terms:
            self.terms.append(term)

    def _single(self, part: Part) -> str | None:
        """Return the one named value of a part that takes no other."""
        key = names.key_of(part.key)
        value = part.values[0]
        if not value.text.strip():
            self.trouble(part.start, part.end, _MISSING)
            return None
        found = names.value_of(key, value.text) if key is not None else None
        if found is None or part.negated or len(part.values) > 1:
            known = names.VALUES[key or "order"].values()
            self.trouble(
                part.start,
                part.end,
                Words(
                    "Chỉ nhận một trong: " + ", ".join(one.vi for one in known),
                    "Takes one of: " + ", ".join(one.en for one in known),
                ),
            )
            return None
        return found

    def _order(self, part: Part) -> None:
        found = self._single(part)
        if found is None:
            return
        if self.order is not None and self.order is not Order(found):
            twice = Words("Chỉ một thứ tự.", "There is one order only.")
            self.trouble(part.start, part.end, twice)
        self.order = Order(found)

    def _marks(self, part: Part) -> None:
        self.exact = self._single(part) is not None or self.exact


def _unknown_key(key: str) -> Words:
    from difflib import get_close_matches  # noqa: PLC0415  # the window is painted first

    near = get_close_matches(names.folded(key[:40]), names.key_spellings(), n=1)
    if near:
        known = names.key_of(near[0])
        name = names.KEYS[known] if known is not None else names.KEYS["order"]
        return Words(
            f"Không hiểu “{key}:”. Ý bạn là “{name.vi}:”?",
            f"“{key}:” is not understood. Perhaps “{name.en}:”?",
        )
    return Words(
        f"Không hiểu “{key}:”. Để tìm đúng chữ này, đặt trong ngoặc kép.",
        f"“{key}:” is not understood. To search for it, put it in quotes.",
    )


def parse(line: str) -> Parsed:
    """Read a line. Takes any string; what is not understood becomes a problem."""
    reading = _Reading()
    if len(line) > LONGEST:
        reading.trouble(LONGEST, len(line), Words("Dòng lọc quá dài.", "The line is too long."))
        line = line[:LONGEST]
    for part in parts(line):
        reading.take(part)
    found = Filter(" ".join(reading.text), tuple(reading.terms), reading.order, reading.exact)
    return Parsed(found, tuple(reading.problems))


def write(wanted: Filter, language: str = "vi") -> str:
    """Return the line that says ``wanted``, its keys in ``language``."""
    said = [_written(term, language) for term in wanted.terms]
    if wanted.text:
        said.append(wanted.text)
    if wanted.exact:
        said.append(_named("marks", "exact", language))
    if wanted.order is not None:
        said.append(_named("order", wanted.order.value, language))
    return " ".join(said)


def _named(key: names.Key, value: str, language: str) -> str:
    shown = names.VALUES[key][value].text(language)
    return f"{names.KEYS[key].text(language)}:{shown}"


def _written(term: Term, language: str) -> str:
    minus = "-" if term.negated else ""
    if term.field is Field.WORD:
        return f"{minus}{term.values[0]}"
    if term.field is Field.PHRASE:
        return f"{minus}{_in_quotes(term.values[0])}"
    named = names.VALUES.get(term.field, {})
    shown = [
        named[value].text(language) if value in named else _value(value) for value in term.values
    ]
    return f"{minus}{names.KEYS[term.field].text(language)}:{','.join(shown)}"


def _value(value: str) -> str:
    plain = not any(sign.isspace() or sign in ',"“„' for sign in value)
    return value if plain else _in_quotes(value)


def _in_quotes(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
