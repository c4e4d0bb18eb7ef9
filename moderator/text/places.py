"""Which words name a place in Vietnam, as it is called since the reform of 2025 or was before.

Provinces, districts, wards and communes come from ``resources/text/places.txt``, which names its
source. A bare name is found by its first syllable, the longest first: "Ba Ria Vung Tau" is one
place. Names are found by their capitals ("o Ca Mau"), or in any case behind the kind of unit
("tinh ca mau", "tp ho chi minh"); a name of one syllable ("Hue", "Lang") only behind the kind of
unit or, of provinces and districts, behind a word such as "ở".
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from moderator.resources import resource
from moderator.text.letters import bare
from moderator.text.tokens import TOKEN, key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PROVINCE: Final = 2
DISTRICT: Final = 1
WARD: Final = 0
_RANKS: Final = {"w": WARD, "d": DISTRICT, "p": PROVINCE}
_MOST_SYLLABLES: Final = 6

# The words before a name that say what kind of unit it is, folded; the second word of a pair.
_KINDS: Final = frozenset({"tinh", "tp", "tphcm", "huyen", "quan", "phuong", "xa", "tx", "tt"})
_KIND_PAIRS: Final = frozenset(
    {("thanh", "pho"), ("thi", "xa"), ("thi", "tran"), ("dac", "khu"), ("thu", "do")}
)
# Behind these a name may stand in small letters. "xa hoi an" and "phuong an" are words.
_SURE_KINDS: Final = frozenset({"tinh", "tp", "huyen", "quan", "tx"})
_WHERE: Final = frozenset({"o", "tai", "ve", "tu", "den", "ra", "vao", "xu", "ngoai", "trong"})

_GAPS: Final = frozenset({" ", "  ", "\u00a0", "'", " - ", "-"})
"""What may stand between two words of one name: "Bà Rịa - Vũng Tàu", "Cư M'gar"."""

Found = tuple[int, int, tuple[str, ...]]
"""The first word, the one after the last, and the names it may be, the likeliest first."""


class Places:
    """An index of names with their marks. Never changed; safe for several threads."""

    def __init__(self, text: str) -> None:
        """Index ``text``: lines of a name, a tab, its rank and how many units bear it."""
        known: dict[str, list[tuple[int, int, str]]] = {}
        longest: dict[str, int] = {}
        folded = bare(text.lower()).replace("'", " ")
        for line, plain_line in zip(text.split("\n"), folded.split("\n"), strict=True):
            name, tab, rank = line.partition("\t")
            if not tab or line.startswith("#"):
                continue
            plain = plain_line.partition("\t")[0]
            first = plain.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), plain.count(" ") + 1)
            known.setdefault(plain, []).append((_RANKS[rank[0].lower()], int(rank[1:]), name))
        self._longest = longest
        self._names: dict[str, tuple[str, ...]] = {}
        self._rank: dict[str, int] = {}
        for plain, forms in known.items():
            forms.sort(reverse=True)
            self._names[plain] = tuple(name for _, _, name in forms)
            self._rank[plain] = forms[0][0]

    @classmethod
    def read(cls, path: Path) -> Places:
        """Read the file. Raises ``OSError``, or ``ValueError`` when it is no list of places."""
        return cls(path.read_text(encoding="utf-8"))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Return the places among ``words``, in order, each at least partly without its marks.

        The words follow one another in a text, with nothing but spaces between: the caller cuts
        at commas and stops. What the reader did accent must agree. Linear in the words.
        """
        return [
            (first, last, forms)
            for first, last, forms in self.named(words)
            if any(word.isascii() for word in words[first:last])
        ]

    def named(self, words: Sequence[str]) -> list[Found]:
        """Return the places among ``words`` as ``find`` does, also those with all their marks."""
        keys = [key(word) if word else "" for word in words]
        plain = [bare(word) for word in keys]
        found: list[Found] = []
        capitals = _capitals(words)
        place = 0
        while place < len(words):
            longest = min(self._longest.get(plain[place], 0), len(words) - place, _MOST_SYLLABLES)
            if not self._is_announced(plain, place):
                longest = min(longest, capitals[place])
            for last in range(place + longest, place, -1):
                if last - place == 1 and not (capitals[place] and self._is_told(plain, place)):
                    continue
                forms = self._forms(keys, plain, place, last)
                if forms:
                    found.append((place, last, forms))
                    place = last - 1
                    break
            place += 1
        return found

    def _forms(
        self, keys: Sequence[str], plain: Sequence[str], first: int, last: int
    ) -> tuple[str, ...]:
        names = self._names.get(" ".join(plain[first:last]), ())
        if all(map(str.isascii, keys[first:last])):
            return names
        return tuple(name for name in names if _agrees(_words(name), keys[first:last]))

    def _is_announced(self, plain: Sequence[str], at: int) -> bool:
        """Return whether a name of several words may stand here without capitals."""
        return (at > 0 and plain[at - 1] in _SURE_KINDS) or _pair(plain, at) in _KIND_PAIRS

    def _is_told(self, plain: Sequence[str], at: int) -> bool:
        """Return whether what stands before tells that one word in capitals is a name."""
        at_one = at > 0 and plain[at - 1] in _WHERE and self._rank.get(plain[at], WARD) > WARD
        return at_one or self.tells_kind(plain, at)

    def meant(self, words: Sequence[str]) -> list[tuple[int, str]]:
        """Return which bare words are part of a place, and the form they have in its likely name.

        A ward or commune counts only where its kind stands before it: the same two words may be
        a person's given names. Forms are in small letters, as ``key`` gives them.
        """
        found: list[tuple[int, str]] = []
        plain: list[str] = []
        for first, last, names in self.find(words):
            plain = plain or [bare(key(word)) for word in words]
            if self._rank[" ".join(plain[first:last])] > WARD or self.tells_kind(plain, first):
                said = zip(range(first, last), _words(names[0]), strict=True)
                found += [(place, form) for place, form in said if words[place].isascii()]
        return found

    def tells_kind(self, plain: Sequence[str], at: int) -> bool:
        """Return whether the bare words before ``at`` say that a place is named there."""
        return (at > 0 and plain[at - 1] in _KINDS) or _pair(plain, at) in _KIND_PAIRS

    def rank(self, phrase: str) -> int:
        """Return the highest rank of a place called ``phrase``, with or without marks, or -1."""
        return self._rank.get(bare(" ".join(_words(phrase))), -1)


@cache
def default_places() -> Places:
    """Return the places that the program knows; they are read once, when first asked for."""
    return Places.read(resource("text", "places.txt"))


def places_in(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return where ``text`` names places not all of whose marks are typed, and their likely names.

    Code points from and to, in order, and the names with their marks, the likeliest first. Takes
    any string; linear in time.
    """
    places = default_places()
    tokens = [match for match in TOKEN.finditer(text) if match.group()[-1].isalpha()]
    gaps = [text[one.end() : other.start()] for one, other in pairwise(tokens)]
    found: list[tuple[int, int, tuple[str, ...]]] = []
    row = 0
    for at in range(1, len(tokens) + 1):
        if at < len(tokens) and gaps[at - 1] in _GAPS:
            continue
        words = [match.group() for match in tokens[row:at]]
        rows = places.find(words)
        if len(words) == 1 and "," in "".join(gaps[max(row - 1, 0) : at]):
            rows = places.find(["TP", *words])  # a place among others, if it is a known one
            rows = [(0, 1, one[2]) for one in rows if places.rank(words[0]) > WARD]
        elif not rows and places.rank(" ".join(words)) > WARD:
            rows = places.find(["tinh", *words])  # nothing but a known place: "ha noi, da nang"
            rows = [(0, len(words), one[2]) for one in rows if one[1] == len(words) + 1]
        for first, last, forms in rows:
            found.append((tokens[row + first].start(), tokens[row + last - 1].end(), forms))
        row = at
    return tuple(found)


def _words(name: str) -> list[str]:
    """Return the words of a name as the rest of the program cuts and counts them."""
    return [key(word) for word in name.replace("'", " ").split()]


def _capitals(words: Sequence[str]) -> list[int]:
    """Return for each word how many in a row begin with a capital, from it on."""
    runs = [0] * (len(words) + 1)
    for at in range(len(words) - 1, -1, -1):
        if words[at][:1].isupper():
            runs[at] = runs[at + 1] + 1
    return runs


def _pair(plain: Sequence[str], at: int) -> tuple[str, str]:
    return (plain[at - 2], plain[at - 1]) if at > 1 else ("", "")


def _agrees(name: Sequence[str], typed: Sequence[str]) -> bool:
    return all(word.isascii() or word == form for form, word in zip(name, typed, strict=True))
