"""The views of one text that need no search; each is made once, when a rule first asks for it."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from moderator.model import Part, Span
from moderator.rules.leet import Leet, find_leet
from moderator.text.encodings import Repaired, repair
from moderator.text.folding import Folded, fold, fold_key
from moderator.text.letters import MARKED, canonical, may_be_older
from moderator.text.typing_keys import Decoded, decode_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Container

_WORD: Final = re.compile(r"[a-z0-9]+")
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")

# What stands between the pieces of a word that is to be read and not found.
_GLUE: Final = re.compile(r"[._*'~|:,+`^\"’·•/-]{1,2}\Z")
_SPACED: Final = re.compile(r"[ ._*'~|:,+`^\"’·•/-]{1,3}\Z")
_SIGNS: Final = r"._*'~|:,+`^\"’·•/\-"
# Each may be at one of these signs; what stands before is looked at last, which is faster.
_MAY_BE_DISGUISED: Final = re.compile(
    rf"[ {_SIGNS}0-9@!$€£¢](?:(?<=[a-z][{_SIGNS}])[{_SIGNS}]?[a-z]|(?<=[a-z][0-9@!$€£¢|])"
    r"|(?<=[0-9$])[a-z]|(?<=[a-z] )(?<!\w[a-z] )[a-z](?!\w))"
)
_DIGIT: Final = re.compile("[0-9]")
_LONGEST_JOINED: Final = 12
_LEET: Final = str.maketrans("013457", "oieast")


class Word(NamedTuple):
    """A folded word, and where and how the reader typed it (composed, small letters)."""

    folded: str
    start: int
    end: int
    typed: str


class Row(tuple[Word, ...]):  # noqa: SLOT001  # what is found once is kept
    """Words in their order, with what everybody who looks for phrases asks of them."""

    @cached_property
    def folded(self) -> list[str]:
        """The folded words alone."""
        return [word[0] for word in self]

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The folded words that follow one another."""
        return frozenset(pairwise(self.folded))


_NO_WORDS: Final = Row()

# As Word's own constructor, without a call of Python's for each: a comment has forty of them.
_WORDS: Final[Callable[[tuple[str, int, int, str]], Word]] = partial(tuple.__new__, Word)


class Views:
    """A text and its views. ``part`` says whether it is the comment or the reader's name."""

    def __init__(self, text: str, part: Part = Part.TEXT) -> None:
        self.text = text
        self.part = part

    @cached_property
    def folded(self) -> Folded:
        """The text without case, marks and look-alikes, with the way back."""
        return fold(self.text)

    @cached_property
    def words(self) -> Row:
        """The folded words; letters typed three times or more ("vaaay") count once."""
        folded = self.folded
        stretched = _STRETCHED.search(folded.text) is not None
        words = []
        small = unicodedata.normalize("NFC", self.text).lower()
        if isinstance(folded.starts, range) and not stretched and len(small) == len(self.text):
            # Nearly every text folds letter by letter: the rest of this is for disguises.
            spans = [match.span() for match in _WORD.finditer(folded.text)]
            plain = [folded.text[start:end] for start, end in spans]
            said = [small[start:end] for start, end in spans]
            if may_be_older(small):
                said = [*map(canonical, said)]
            places = zip(*spans, strict=True) if spans else ((), ())
            return Row(map(_WORDS, zip(plain, *places, said, strict=True)))
        for match in _WORD.finditer(folded.text):
            start, end = folded.span(*match.span())
            typed = self.text[start:end]
            if not typed.isascii():
                typed = unicodedata.normalize("NFC", typed)
            form = _STRETCHED.sub(r"\1", match.group()) if stretched else match.group()
            words.append(Word(form, start, end, canonical(typed.lower())))
        return Row(words)

    @cached_property
    def digits(self) -> int:
        """How many digits there are, after folding."""
        return len(_DIGIT.findall(self.folded.text))

    @cached_property
    def joined(self) -> Row:
        """The words with their disguise taken off, or none when nothing looks disguised.

        Letters set apart ("v c l", "l.ồ.n") and pieces glued by signs ("lồ_n") are joined, and
        digits and signs inside a word are read as the letters they resemble ("kh0ng", "g@i").
        """
        if _MAY_BE_DISGUISED.search(self.folded.text) is None:
            return _NO_WORDS
        words = self.words
        leet = self._leet_by_word()
        joined: list[Word] = []
        changed = False
        place = 0
        while place < len(words):
            if (read := leet.get(words[place].start)) is not None:
                start, stop = self.folded.span(read.start, read.end)
                joined.append(Word(read.plain, start, stop, read.plain))
                changed = True
                while place < len(words) and words[place].start < stop:
                    place += 1
                continue
            end = self._group_end(place, leet)
            folded, start, stop, typed = words[place]
            if end > place + 1:
                group = words[place:end]
                folded = "".join(word.folded for word in group)
                typed = "".join(word.typed for word in group)
                stop = group[-1].end
            if not (folded.isalpha() or folded.isdigit()):
                folded, typed = folded.translate(_LEET), typed.translate(_LEET)
            changed = changed or folded != words[place].folded
            joined.append(Word(folded, start, stop, typed))
            place = end
        return Row(joined) if changed else _NO_WORDS

    def _leet_by_word(self) -> dict[int, Leet]:
        """Return the words in leet by where their first letter or digit stands in the text."""
        folded = self.folded
        firsts = ((_WORD.search(folded.text, one.start), one) for one in self.leet)
        return {folded.starts[first.start()]: one for first, one in firsts if first is not None}

    def _group_end(self, place: int, leet: Container[int]) -> int:
        """Return the place after the last word that belongs to the one at ``place``."""
        words, text = self.words, self.text
        if place + 1 == len(words):
            return place + 1
        single = len(words[place].folded) == 1
        if not single and text[words[place].end : words[place + 1].start] == " ":
            return place + 1  # as nearly always
        length = len(words[place].folded)
        end = place + 1
        blanks = 0
        while end < len(words) and length < _LONGEST_JOINED:
            gap = text[words[end - 1].end : words[end].start]
            if words[end].start in leet:
                break
            both_single = single and len(words[end].folded) == 1
            if not (_SPACED if both_single else _GLUE).match(gap):
                break
            if both_single and end > place + 1 and len(gap) - len(gap.strip()) > blanks:
                break  # a wider gap stands between words: "l.ồ.n m.ẹ"
            blanks = len(gap) - len(gap.strip())
            length += len(words[end].folded)
            end += 1
        return end

    @cached_property
    def leet(self) -> list[Leet]:
        """The words in which digits and signs stand for letters, in the folded text."""
        return find_leet(self.folded.text)

    @cached_property
    def keyed(self) -> Decoded | None:
        """The text with its typing keys read (Telex, VNI, VIQR), where some were left."""
        return decode_keys(self.text)

    @cached_property
    def decoded(self) -> Row:
        """The words with their typing keys read, or none where none were left."""
        keyed = self.keyed
        if keyed is None:
            return _NO_WORDS
        read = [
            Word(fold_key(one.after), one.start, one.end, canonical(one.after.lower()))
            for one in keyed.words
        ]
        covered = {place for one in read for place in range(one.start, one.end)}
        kept = [word for word in self.words if word.start not in covered]
        return Row(sorted((*read, *kept), key=lambda word: word.start))

    @cached_property
    def meant(self) -> tuple[Row, ...]:
        """The words as typed and, where they say something else, as they are to be read."""
        return tuple(words for words in (self.words, self.joined, self.decoded) if words)

    @cached_property
    def repaired(self) -> Repaired | None:
        """The text in its own character set, where it is shown in another."""
        return repair(self.text)

    @cached_property
    def accented(self) -> bool:
        """Whether the reader typed Vietnamese marks at all."""
        return any(letter in MARKED for letter in unicodedata.normalize("NFC", self.text))

    def span(self, start: int, end: int) -> Span:
        """Return the reader's code points behind folded characters ``start`` to ``end``."""
        return Span(*self.folded.span(start, end))
