"""Vietnamese typed without its marks, wholly or in part.

First a cheap look: how many bare words stand here that are seldom written so? A text written with
its marks is let go, and the restorer never runs. Else the restorer says which bare words should
carry marks here, and how surely. The score is the share of marks that lack, one half where three
in ten do, less where little speaks for it: one word may be a slip.

What is not counted, or hardly: names of people (``text.names``) and places, capitals alone among
small letters (abbreviations), and texts in which foreign words outweigh the Vietnamese ones. The
suggestion mends all but the names of people, which nobody should mend unasked.

Short answers: what is right without marks ("hay", "vui", "xong", "em xin link") and what belongs
to no language ("ok", "hi") stays quiet. Two words that clearly lack their marks ("cam on", "dung
roi") are found; with one ("duoc", "hay qua", where only "qua" lacks one) the score stays below
one half: such a comment reads well enough, and it may be anything.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Span, Words
from moderator.text.local_model import default
from moderator.text.names import names_in
from moderator.text.places import places_in
from moderator.text.shares import bare_shares
from moderator.text.syllables import is_syllable
from moderator.text.teencode import known_slang
from moderator.text.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from moderator.rules.context import Context
    from moderator.rules.reading import Reading
    from moderator.text.restore import Mended, Restoration, Restorer

_LONGEST: Final = 12_000
"""Code points looked at; what was found there speaks for the rest of a longer text."""

_FLAGGED_SHARE: Final = 0.3
"""The share of missing marks at which a finding scores one half."""

_QUIET: Final = 0.15
"""Findings that score less than this are not worth a moderator's eye."""

_GATE_SHARE: Final = 0.18
"""The share of marks that may lack at most, from which the restorer is asked.

Of newspaper comments with their marks 3 % pass; of those half without, all.
"""

_GATE_LEAST: Final = 0.5
"""Likewise how many words at least."""

_EVIDENCE: Final = 1.5
"""So many words without their marks are no slip."""

_NAME_WEIGHT: Final = 0.1
"""What a word counts that stands like a name or an abbreviation."""

_LONGEST_NAMES: Final = 6
"""When more words than these nearly all begin with capitals, capitals tell no name: lists apart."""

_SHORTEST_HEADLINE: Final = 4
"""Nor do they in a row of so many words in which no name is known."""

_KEYED: Final = 3
"""So many words with their typing keys left in are a text typed so, not without marks."""

_MAX_QUOTED: Final = 3
_FOREIGN_SHARE: Final = 0.6
"""The share of words, shared ones with them, from which a text is in a foreign language."""

# Words of English and French that Vietnamese has too without marks: foreign beside foreign words.
_SHARED: Final = frozenset(
    """
    a all am an and at be but by can do go had he her him his i in it long man me men my no not
    of on out she sing so song that the then to too up us we who you
    au bien ca ce de dit elle en et il je la le ma me mon ne on pas que qui sa sans se si son
    te tes tu un une y
    """.split()  # noqa: SIM905  # reads as a list does
)
_VOWEL: Final = re.compile("[aeiouy]")
_RUN: Final = re.compile(r"\w+")


def check(
    reading: Reading, _context: Context, restorer: Callable[[], Restorer] = default
) -> list[Finding]:
    """Return at most one finding: its spans are the bare words, its suggestion the whole text.

    ``restorer`` gives what restores, and is asked only where it is needed.
    """
    if reading.part is Part.NAME:
        return []
    text = reading.text[:_LONGEST]
    if not _may_lack(text) or _has_marks_in_hiding(reading):
        return []
    restoration = restorer().restore(text)
    words = _Words(text)
    lacking = [(mended, words.weight(mended)) for mended in restoration.mended]
    missing = sum(weight for _, weight in lacking)
    shown = [mended for mended, weight in lacking if weight > _NAME_WEIGHT]
    score = _score(missing, words.marked, words.foreign)
    if score < _QUIET or not shown:
        return []
    spans = tuple(Span(mended.start, mended.end) for mended in shown)
    suggestion = _but_names(text, restoration, words) + reading.text[_LONGEST:]
    reason = _reason(shown, words.marked)
    return [Finding(FindingKind.MISSING_DIACRITICS, score, spans, reason, suggestion=suggestion)]


def _may_lack(text: str) -> bool:
    """Return whether enough bare words stand here that are seldom written so."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    shares = bare_shares()
    lacking = 0.0
    marked = 0
    for word in _RUN.findall(text.lower()):
        share = shares.get(word)
        if share is not None:
            lacking += 1 - share
        elif not word.isascii():
            marked += 1
    return lacking >= _GATE_LEAST and lacking >= _GATE_SHARE * (lacking + marked)


def _has_marks_in_hiding(reading: Reading) -> bool:
    """Return whether the marks were typed and only do not show, which other findings say."""
    keyed = reading.keyed
    return reading.repaired is not None or (keyed is not None and len(keyed.words) >= _KEYED)


def _but_names(text: str, restoration: Restoration, words: _Words) -> str:
    """Return the restored text with the names of people as the reader typed them."""
    letters = list(restoration.text)
    for mended in restoration.mended:
        if words.is_person(mended):
            letters[mended.start : mended.end] = text[mended.start : mended.end]
    return "".join(letters)


def _score(missing: float, marked: int, foreign: int) -> float:
    if missing <= 0:
        return 0.0
    share = missing / (missing + marked + 0.5)
    # One word lacking its marks may be a slip, an abbreviation or a name.
    evidence = min(1.0, missing / _EVIDENCE)
    home = 1 / (1 + (foreign / missing) ** 4) if foreign else 1.0
    return min(1.0, 0.5 * share / _FLAGGED_SHARE) * evidence**2 * home


class _Words:
    """The words of a text: which carry marks, which could, which are foreign, which are names."""

    def __init__(self, text: str) -> None:
        tokens = [match for match in TOKEN.finditer(text) if match.group().isalpha()]
        self._text = text
        self._place = {match.start(): place for place, match in enumerate(tokens)}
        self._typed = [match.group() for match in tokens]
        self._ends = [match.end() for match in tokens]
        self._starts = [match.start() for match in tokens]
        self._people = _covered(names_in(text))
        self._places = _covered((start, end) for start, end, _ in places_in(text))
        self.marked = sum(not word.isascii() for word in self._typed)
        self._foreign = _foreign_places(self._typed)
        self.foreign = len(self._foreign)
        capital = sum(word[0].isupper() for word in self._typed)
        self._headline = capital > 0.8 * len(tokens) and self._is_headline()
        self._small = any(word.islower() for word in self._typed)

    def _is_headline(self) -> bool:
        """Return whether capital initials make a headline: long rows, or one without names."""
        count = len(self._typed)
        row = longest = 1
        for place in range(1, count):
            row = row + 1 if self._glued(place) else 1
            longest = max(longest, row)
        if count > _LONGEST_NAMES:
            return longest > _SHORTEST_HEADLINE
        return longest == count >= _SHORTEST_HEADLINE and not self._people

    def weight(self, mended: Mended) -> float:
        """Return how much a mended word counts as lacking its marks, 0 to 1."""
        if self._place[mended.start] in self._foreign:
            return 0.0
        sure = 1 / (1 + math.exp(-mended.certainty))
        return sure * _NAME_WEIGHT if self._is_name(mended.start) else sure

    def is_person(self, mended: Mended) -> bool:
        """Return whether a mended word seems to belong to somebody's name."""
        return mended.start in self._people

    def _is_name(self, start: int) -> bool:
        if start in self._people or start in self._places:
            return True
        place = self._place[start]
        word = self._typed[place]
        if len(word) > 1 and word.isupper():
            return self._small and not (self._capitals(place - 1) or self._capitals(place + 1))
        if not word[0].isupper() or self._headline:
            return False
        if self._beside(place) or (place > 0 and self._beside(place - 1)):
            return True
        return place > 0 and not self._begins_sentence(place)

    def _capitals(self, place: int) -> bool:
        return 0 <= place < len(self._typed) and self._typed[place].isupper()

    def _beside(self, place: int) -> bool:
        """Return whether the words at ``place`` and after it both begin with a capital."""
        return (
            place + 1 < len(self._typed)
            and self._typed[place][0].isupper()
            and self._typed[place + 1][0].isupper()
            and self._glued(place + 1)
        )

    def _glued(self, place: int) -> bool:
        """Return whether only spaces stand between the word at ``place`` and the one before."""
        return self._text[self._ends[place - 1] : self._starts[place]].isspace()

    def _begins_sentence(self, place: int) -> bool:
        between = self._text[self._ends[place - 1] : self._starts[place]]
        return any(sign in between for sign in '.!?…\n:;"“(')


def _covered(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def _foreign_places(words: Sequence[str]) -> frozenset[int]:
    """Return the places of the foreign words.

    Shared words beside foreign ones are foreign too if together they are most of the text.
    """
    alone = {
        place
        for place, word in enumerate(words)
        if word == "I" or (word.isascii() and not is_syllable(word) and _is_foreign(word.lower()))
    }
    foreign = set(alone)
    shared = [bool(alone) and word.lower() in _SHARED for word in words]
    for steps in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        for place in steps:
            if shared[place] and place - steps.step in foreign:
                foreign.add(place)
    most = len(foreign) >= _FOREIGN_SHARE * len(words)
    return frozenset(foreign if most else alone)


def _is_foreign(word: str) -> bool:
    long_enough = len(word) > 2  # noqa: PLR2004  # shorter ones are abbreviations
    return long_enough and word not in known_slang() and _VOWEL.search(word) is not None


def _reason(shown: Sequence[Mended], marked: int) -> Words:
    forms = list(dict.fromkeys(f"{mended.before} → {mended.after}" for mended in shown))
    quoted = ", ".join(forms[:_MAX_QUOTED])
    more = len(forms) - _MAX_QUOTED
    more_vi = f" và {more} tiếng khác" if more > 0 else ""
    more_en = f" and {more} others" if more > 0 else ""
    return Words(
        f"{len(shown)} trong {len(shown) + marked} tiếng lẽ ra có dấu mà không có:"
        f" {quoted}{more_vi}.",
        f"{len(shown)} of {len(shown) + marked} syllables should carry marks and do not:"
        f" {quoted}{more_en}.",
    )
