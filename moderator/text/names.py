"""Which words typed without marks stand as somebody's name.

A wrong mark in a name can defame, so nobody's name is mended without being asked. Signs of a name
are capital letters side by side, a capital inside a sentence on a syllable that people are called
by, a title before it ("anh Tuan", "luat su Hoa"), and, where capitals say nothing (all small
letters, all capitals, headlines), a family name with what follows one: "nguyen van nam", "tran
thi thanh huong", "chi hoa". Whoever is only perhaps named counts as named. Places are no names of
people, unless a title stands before them: "Thanh Hoa", but "chi Thanh Hoa".

The syllables are in ``resources/text/names.txt``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from msgspec import Struct

from moderator.resources import resource
from moderator.text.letters import bare
from moderator.text.places import DISTRICT, Places, default_places
from moderator.text.syllables import is_syllable
from moderator.text.tokens import TOKEN, key

_HEADLINE: Final = 0.8
"""The share of words with a capital from which capitals say nothing."""

_SHORTEST_HEADLINE: Final = 4
_LONGEST_NAMES: Final = 6
"""Of so many words with capitals at most a text may be a row of names."""

_GAP: Final = re.compile(r"[ \t\u00a0]{1,4}")
_INITIAL_GAP: Final = re.compile(r"\.?[ \t\u00a0]{0,2}")
_STOP: Final = re.compile(r'[.!?…\n:;"“(]')


class Lists(Struct, frozen=True):
    """The syllables that people are called by, bare, in small letters."""

    family: frozenset[str]
    sure_family: frozenset[str]
    small_family: frozenset[str]
    small_middle: frozenset[str]
    middle: frozenset[str]
    given: frozenset[str]
    titled: frozenset[str]
    titles: frozenset[str]
    short_titles: frozenset[str]
    title_pairs: frozenset[str]
    others: frozenset[str]
    small_others: frozenset[str]

    @classmethod
    def read(cls, text: str) -> Lists:
        """Read the lists: headings in brackets, words below them.

        Raises ``KeyError`` when a heading is missing.
        """
        found: dict[str, list[str]] = {}
        current: list[str] = []
        for line in text.splitlines():
            if line.startswith("["):
                current = found.setdefault(line.strip("[]"), [])
            elif not line.startswith("#"):
                current += line.split()
        family = found["family"]
        return cls(
            family=frozenset(
                [name.rstrip("!") for name in family] + found["family with a capital"]
            ),
            sure_family=frozenset(name[:-1] for name in family if name.endswith("!")),
            small_family=frozenset(found["family in small letters"]),
            small_middle=frozenset(found["middle in small letters"]),
            middle=frozenset(found["middle"]),
            given=frozenset(found["given"]),
            titled=frozenset(found["behind a title"]),
            titles=frozenset(found["title"]),
            short_titles=frozenset(found["short title"]),
            title_pairs=frozenset(found["title of two"]),
            others=frozenset(found["no name"]),
            small_others=frozenset(found["no name in small letters"]),
        )


@cache
def default_lists() -> Lists:
    """Return the lists that come with the program; they are read once, when first asked for."""
    return Lists.read(resource("text", "names.txt").read_text(encoding="utf-8"))


def names_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where people seem to be named with at least one word that carries no mark.

    The spans are code points, in order, apart from each other. Takes any string; linear in time.
    """
    return _Names(text, default_lists(), default_places()).spans()


class _Names:
    """The words of one text, and which of them are names."""

    def __init__(self, text: str, lists: Lists, places: Places) -> None:
        tokens = [match for match in TOKEN.finditer(text) if match.group()[-1].isalpha()]
        self._text = text
        self._lists = lists
        self._places = places
        self._typed = [match.group() for match in tokens]
        self._plain = [bare(key(word)) for word in self._typed]
        self._spans = [match.span() for match in tokens]
        self._glued = [False, *(self._follows(at) for at in range(1, len(tokens)))]
        self._capital = [word[0].isupper() for word in self._typed]
        self._tells = self._capitals_tell()
        self._place_ends = self._known_places()

    def spans(self) -> tuple[tuple[int, int], ...]:
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(self._typed):
            first, last = self._name_at(at)
            if last > first:
                if any(word.isascii() for word in self._typed[first:last]):
                    found.append((self._spans[first][0], self._spans[last - 1][1]))
                at = last
            else:
                at = max(at + 1, last)
        return tuple(found)

    def _name_at(self, at: int) -> tuple[int, int]:
        """Return the name that begins in the row of words at ``at``: its first word and its end.

        When there is none the two are the same: the word to go on with.
        """
        if not self._tells or not self._capital[at] or self._typed[at][1:2].isupper():
            if at in self._place_ends and not self._titled(at):
                return self._place_ends[at], self._place_ends[at]
            last = self._spelt_out(at)
            return (at, last) if last > at else (at + 1, at + 1)
        last = at + 1
        while self._runs_on(last):
            last += 1
        first = at
        if "+".join(self._plain[at : at + 2]) in self._lists.others:
            return last, last
        while last - first > 1 and self._is_before_names(first):
            first += 1
        if self._is_name(first, last):
            return first, max(last, self._spelt_out(first)) if last - first == 1 else last
        small = self._spelt_out(first)
        return (first, small) if small > last else (last, last)

    def _is_before_names(self, at: int) -> bool:
        """Return whether the first word of a row of capitals is a title or begins a sentence."""
        lists = self._lists
        if self._plain[at] in lists.titles:
            return True
        if not self._begins(at) or not is_syllable(self._typed[at]):
            return False
        return not any(
            self._plain[at] in names for names in (lists.family, lists.middle, lists.given)
        )

    def _is_name(self, first: int, last: int) -> bool:
        """Return whether a row of words with capitals names somebody."""
        lists = self._lists
        titled = self._titled(first)
        if titled:
            return last - first > 1 or self._plain[first] in lists.given | lists.family
        if self._is_place(first, last):
            return False
        if last - first > 1:
            return True
        return not self._begins(first) and self._plain[first] in lists.given | lists.family

    def _spelt_out(self, at: int) -> int:
        """Return the end of a name told by its syllables alone, or ``at``."""
        lists, plain = self._lists, self._plain
        end = at + 1
        while end < min(at + 4, len(plain)) and self._glued[end]:
            end += 1
        words = plain[at:end]
        if not self._capital[at] and "+".join(words[:2]) in lists.small_others:
            return at
        titled = self._titled(at)
        capital = self._tells and self._capital[at]
        if len(words) > 2 and self._begins_name(words, capital=capital):  # noqa: PLR2004  # three
            if words[2] in lists.middle and words[-1] in lists.given:
                return end
            if words[2] in lists.given:
                return at + 3
        if len(words) > 1 and words[0] in lists.sure_family and words[1] in lists.given:
            known = "+".join(words[:2]) in lists.others
            return at + 2 if (titled or capital) and not known else at
        if titled and words[0] in lists.titled and self._plain[at - 1] not in lists.short_titles:
            return at + 1
        return at

    def _begins_name(self, words: list[str], *, capital: bool) -> bool:
        """Return whether a family name and a middle name come first."""
        lists = self._lists
        if words[0] in lists.sure_family or (capital and words[0] in lists.family):
            return words[1] in lists.middle
        return words[0] in lists.small_family and words[1] in lists.small_middle

    def _titled(self, at: int) -> bool:
        """Return whether a title stands before the word at ``at``."""
        if at == 0 or not self._glued[at]:
            return False
        before = self._plain[at - 1]
        if before in self._lists.titles:
            return True
        if before in self._lists.short_titles and self._tells and self._capital[at]:
            return True
        pair = f"{self._plain[at - 2]}+{before}" if at > 1 and self._glued[at - 1] else ""
        return pair in self._lists.title_pairs

    def _is_place(self, first: int, last: int) -> bool:
        """Return whether the words are one or more places that are known as such."""
        while first < last:
            first = self._place_ends.get(first, last + 1)
        return first == last

    def _known_places(self) -> dict[int, int]:
        """Return the first words of places and their ends: well-known, or said to be places."""
        ends: dict[int, int] = {}
        row = 0
        for at in range(1, len(self._typed) + 1):
            if at < len(self._typed) and self._glued[at]:
                continue
            for first, last, forms in self._places.named(self._typed[row:at]):
                told = self._places.tells_kind(self._plain[row:at], first)
                if told or self._places.rank(forms[0]) >= DISTRICT:
                    ends[row + first] = row + last
            row = at
        return ends

    def _runs_on(self, at: int) -> bool:
        """Return whether the word at ``at`` goes on a row of capitals."""
        return (
            at < len(self._typed)
            and self._glued[at]
            and self._capital[at]
            and not (len(self._typed[at]) > 1 and self._typed[at].isupper())
        )

    def _follows(self, at: int) -> bool:
        gap = self._text[self._spans[at - 1][1] : self._spans[at][0]]
        initial = len(self._typed[at - 1]) == 1 and self._typed[at - 1].isupper()
        return (_INITIAL_GAP if initial else _GAP).fullmatch(gap) is not None

    def _begins(self, at: int) -> bool:
        if at == 0:
            return True
        between = self._text[self._spans[at - 1][1] : self._spans[at][0]]
        return _STOP.search(between) is not None

    def _capitals_tell(self) -> bool:
        """Return whether capital letters mean anything here: not in headlines, not in shouting."""
        if not any(self._capital):
            return False
        words = len(self._typed)
        shouted = sum(word.isupper() for word in self._typed if len(word) > 1)
        if shouted > words / 2:
            return False
        if words < _SHORTEST_HEADLINE or sum(self._capital) <= _HEADLINE * words:
            return True
        called = self._lists.family | self._lists.middle | self._lists.given
        some = not self._lists.sure_family.isdisjoint(self._plain)
        return words <= _LONGEST_NAMES and (some or called.issuperset(self._plain))
