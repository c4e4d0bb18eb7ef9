"""Finds writing meant to be read by people and missed by filters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from moderator.model import Part, Span, Words
from moderator.text.folding import fold_key
from moderator.text.letters import MARKED
from moderator.text.syllables import is_syllable

if TYPE_CHECKING:
    from moderator.rules.views import Views

_PIECE: Final = re.compile(r"\S{1,400}")
_LATIN_WORD: Final = re.compile(r"[^\W\d_]{2,40}")
# "kh0ng", "b0dv", "na.p": digits or signs between letters. "covid19", "4g" and "a/c" are not.
_LEET: Final = re.compile(r"(?<!\w)[a-z]{1,6}[0134]{1,2}[a-z]{1,5}(?!\w)")
_LEET_TABLE: Final = str.maketrans("0134", "oiea")
_ODD_JOINT: Final = re.compile(r"(?<=[^\W\d_])['`\"~|_:*^=+\[\]{}\\<>,;]{1,3}(?=[^\W\d_])")
_SOFT_JOINTS: Final = frozenset(",:;'")
_DOTTED: Final = re.compile(r"(?<![^\W_])(?:[^\W_][.\-_*~|,]{1,3}){3,40}[^\W_](?![^\W_])")
_SPACED: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_] {1,3}){4,40}[^\W\d_](?![^\W_])")


@dataclass(frozen=True, slots=True)
class Disguise:
    """One kind of disguise: how surely it is one, where, and how it reads."""

    score: float
    words: Words
    spans: tuple[Span, ...]
    plain: tuple[str, ...] = ()


def find_disguises(views: Views) -> list[Disguise]:
    """Return at most one of each kind."""
    kinds = (_scripts, _styles, _leet, _joints, _apart, _marks)
    return [found for kind in kinds if (found := kind(views)) is not None]


def _scripts(views: Views) -> Disguise | None:
    """Find words that mix Latin letters with look-alikes of another alphabet."""
    if views.text.isascii():
        return None
    spans = []
    plain = []
    for match in _LATIN_WORD.finditer(views.text):
        word = match.group()
        if not word.isascii() and {"LATIN", "OTHER"} <= {_script(letter) for letter in word}:
            spans.append(Span(*match.span()))
            plain.append(fold_key(word))
    if not spans:
        return None
    words = Words(
        f"{len(spans)} từ lẫn chữ của bảng chữ cái khác",
        f"{len(spans)} words mix letters of other alphabets",
    )
    return Disguise(0.7 if len(spans) == 1 else 0.9, words, tuple(spans), tuple(plain))


def _styles(views: Views) -> Disguise | None:
    """Find letters drawn in another style: full-width, circled, mathematical, small capitals."""
    if views.text.isascii():
        return None
    spans = [
        Span(*match.span())
        for match in _PIECE.finditer(views.text)
        if not match.group().isascii() and sum(map(_is_styled, match.group())) > 1
    ]
    if not spans:
        return None
    plain = [fold_key(views.text[span.start : span.end]) for span in spans]
    words = Words(
        f"{len(spans)} từ viết bằng ký tự tạo kiểu", f"{len(spans)} words in styled characters"
    )
    return Disguise(0.5 if len(spans) == 1 else 0.7, words, tuple(spans), tuple(plain))


def _leet(views: Views) -> Disguise | None:
    """Find digits inside words that read as syllables once the digits are letters."""
    spans = []
    plain = []
    for match in _LEET.finditer(views.folded.text):
        word = match.group().translate(_LEET_TABLE)
        if is_syllable(word) and len(word) > 2:  # noqa: PLR2004  # "a3c" is a code
            spans.append(views.span(*match.span()))
            plain.append(word)
    if not spans:
        return None
    words = Words(
        f"{len(spans)} từ thay chữ bằng số", f"{len(spans)} words with digits for letters"
    )
    return Disguise(0.45 if len(spans) == 1 else 0.8, words, tuple(spans), tuple(plain))


def _joints(views: Views) -> Disguise | None:
    """Find words cut by signs that Vietnamese never puts between letters."""
    spans = []
    cuts: dict[str, int] = {}
    for match in _PIECE.finditer(views.text):
        piece = match.group()
        if "://" in piece or "@" in piece or piece.startswith("#"):
            continue
        joints = [joint.group() for joint in _ODD_JOINT.finditer(piece)]
        # Missing blanks and English apostrophes are no disguise, unless they chop a word up.
        soft = sum(_SOFT_JOINTS.issuperset(joint) for joint in joints)
        hard = len(joints) - soft + (soft if soft > 1 and _short_pieces(piece) else 0)
        if hard:
            spans.append(Span(match.start(), match.end()))
            cuts[re.sub(r"[^\w]|_", "", piece)] = hard
    if not spans:
        return None
    count = sum(cuts.values())
    score = 0.15 if count == 1 else 0.4 if count == 2 else 0.8  # noqa: PLR2004
    words = Words(f"{count} chỗ chen dấu giữa chữ", f"{count} signs set between letters")
    return Disguise(score, words, tuple(spans), tuple(cuts) if count > 1 else ())


def _short_pieces(piece: str) -> bool:
    pieces = [part for part in re.split(r"[^\w]+|_+", piece) if part]
    return sum(len(part) <= 2 for part in pieces) * 2 >= len(pieces)  # noqa: PLR2004


def _apart(views: Views) -> Disguise | None:
    """Find words whose letters stand apart: "z a l o", "B.E.A.N"."""
    text = views.text
    found = [
        match
        for pattern in (_DOTTED, _SPACED)
        for match in pattern.finditer(text)
        if not match.group()[0].isdigit() and _varied(match.group())
    ]
    if not found:
        return None
    spans = tuple(Span(*match.span()) for match in found)
    plain = tuple(re.sub(r"[\W_]+", "", match.group()) for match in found)
    words = Words(f"{len(spans)} từ viết rời từng chữ", f"{len(spans)} words with letters apart")
    return Disguise(0.5 if len(spans) == 1 else 0.8, words, spans, plain)


def _varied(letters: str) -> bool:
    """Return whether different letters stand there, and not in the order of a list (a, b, c)."""
    kept = [letter.lower() for letter in letters if letter.isalpha()]
    steps = {ord(two) - ord(one) for one, two in pairwise(kept)}
    return len(set(kept)) > 2 and steps != {1}  # noqa: PLR2004


def _marks(views: Views) -> Disguise | None:
    """Find letters with marks that Vietnamese does not have, in words that are no names."""
    if views.text.isascii() or views.part is Part.NAME:
        return None
    spans = []
    for match in _LATIN_WORD.finditer(unicodedata.normalize("NFC", views.text)):
        word = match.group()
        if word.isascii() or word.istitle() or not any(map(_is_foreign_mark, word)):
            continue
        if is_syllable(fold_key(word)):  # "nạp" as "näp"; German and Spanish words are none
            spans.append(Span(*match.span()))
    if len(spans) < 2 or unicodedata.normalize("NFC", views.text) != views.text:  # noqa: PLR2004
        return None
    plain = tuple(fold_key(views.text[span.start : span.end]) for span in spans)
    words = Words(
        f"{len(spans)} từ mang dấu lạ", f"{len(spans)} words carry marks foreign to Vietnamese"
    )
    return Disguise(0.45 if len(spans) == 2 else 0.7, words, tuple(spans), plain)  # noqa: PLR2004


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    if letter.isascii():
        return "LATIN"
    name = unicodedata.name(letter, "")
    if name.startswith("LATIN"):
        return "LATIN"
    return "OTHER" if name.startswith(("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")) else "NONE"


@lru_cache(maxsize=8192)
def _is_styled(letter: str) -> bool:
    if letter.isascii() or letter in MARKED:
        return False
    name = unicodedata.name(letter, "")
    if name.startswith("LATIN LETTER SMALL CAPITAL"):
        return True
    form = unicodedata.normalize("NFKC", letter)
    return form != letter and form[:1].isascii() and form[:1].isalnum() and len(form) == 1


@lru_cache(maxsize=8192)
def _is_foreign_mark(letter: str) -> bool:
    if letter.isascii() or letter in MARKED:
        return False
    return unicodedata.name(letter, "").startswith("LATIN") and fold_key(letter).isalpha()
