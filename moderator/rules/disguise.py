"""Finds writing meant to be read by people and missed by filters.

Each kind is looked for only where a cheap search says that it may be there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.model import Part, Span, Words
from moderator.rules.leet import LURES
from moderator.text.folding import fold_key
from moderator.text.known import known_syllables
from moderator.text.letters import MARKED, canonical
from moderator.text.lookalikes import look_alikes
from moderator.text.syllables import is_syllable
from moderator.text.typing_keys import Method

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.rules.views import Views

_PIECE: Final = re.compile(r"\S{1,400}")
_LATIN_WORD: Final = re.compile(r"[^\W\d_]{2,40}")
_BREAK: Final = re.compile(r"\W+|_+")

# A letter or sign that a Vietnamese comment does not hold; emoji and quotation marks are usual.
_UNUSUAL: Final = re.compile(
    "[^\x00-\x7f" + "".join(sorted(MARKED)) + "\xa0-\xbf\u0300-\u0303\u0306\u0309\u031b\u0323"
    "\u2000-\u206f\u20ab\u2190-\u21ff\u2600-\u27bf\ufe0f\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]"
)
_REGIONAL: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff](?:[ \u200b\ufe0f]?[\U0001f1e6-\U0001f1ff]){1,40}"
)

# Signs that Vietnamese never puts between letters, and those it does: full stops and hyphens
# of abbreviations, commas and colons with no blank after them.
_JOINTS: Final = "'`\"~|_:*^=+[]{}\\<>,;.·•!-"
_JOINT: Final = re.compile("[" + re.escape(_JOINTS) + r"]{1,3}(?=[^\W\d_])")
_SOFT: Final = frozenset(",:;'.-!")
_NO_WORDS: Final = re.compile("://|[@#]|[&?].{1,40}=|=.{1,40}&")  # links, mail, tags
_CUT_WORD: Final = re.compile(
    r"(?<![\w@./-])[^\W\d_]{1,4}(?:[.·•*_~|'-]{1,2}[^\W\d_]{1,5}){1,3}(?![\w@/]|[.-]\w)"
)

_MAY_BE_DOTTED: Final = re.compile(r"[.\-_*~|,][^\W_][.\-_*~|,]{1,3}[^\W_]")
_DOTTED: Final = re.compile(r"(?<![^\W_])(?:[^\W_][.\-_*~|,]{1,3}){2,40}[^\W_](?![^\W_])")
_MAY_BE_SPACED: Final = re.compile(r" [^\W\d_] {1,3}[^\W\d_](?![^\W_])")
_SPACED: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_] {1,3}){2,40}[^\W\d_](?![^\W_])")
_MIN_SPACED: Final = 5
"""Letters a word apart must have if it is no syllable: "a b c d" is a list, "m k c" are words."""

_MIN_DOTTED: Final = 4


class Disguise(Struct, frozen=True):
    """One kind of disguise: how surely it is one, where, and how it reads."""

    score: float
    words: Words
    spans: tuple[Span, ...]
    plain: tuple[str, ...] = ()


def find_disguises(views: Views) -> list[Disguise]:
    """Return at most one of each kind."""
    text = views.text
    kinds: list[Callable[[Views], Disguise | None]] = []
    if not text.isascii():
        if _UNUSUAL.search(text) is not None:
            kinds += (_scripts, _styles, _marks)
        if _REGIONAL.search(text) is not None:
            kinds.append(_flags)
    kinds.append(_leet)
    if any(_JOINT.finditer(text)):
        kinds += (_joints, _cut)
    if _MAY_BE_DOTTED.search(text) is not None or _MAY_BE_SPACED.search(f" {text}") is not None:
        kinds.append(_apart)
    return [found for kind in kinds if (found := kind(views)) is not None]


def plain_reading(typed: str) -> str:
    """Return how a disguised word reads: small letters, Vietnamese marks kept, nothing else."""
    letters = [
        letter if letter in MARKED or letter.isascii() else fold_key(letter)
        for letter in unicodedata.normalize("NFC", typed)
    ]
    return "".join(letters).lower()


def _scripts(views: Views) -> Disguise | None:
    """Find words that mix Latin letters with look-alikes of another alphabet."""
    spans = []
    plain = []
    for match in _LATIN_WORD.finditer(views.text):
        word = match.group()
        if not word.isascii() and _mixes_scripts(word):
            spans.append(Span(*match.span()))
            plain.append(plain_reading(word))
    if not spans:
        return None
    words = Words(
        f"{len(spans)} từ lẫn chữ của bảng chữ cái khác",
        _some(len(spans), "word mixes", "words mix") + " letters of other alphabets",
    )
    return Disguise(0.7 if len(spans) == 1 else 0.9, words, tuple(spans), tuple(plain))


def _mixes_scripts(word: str) -> bool:
    scripts = {_script(letter) for letter in word}
    if not {"LATIN", "OTHER"} <= scripts:
        return False
    # "μm", "γδ" and "kΩ" are units and names of things.
    return len(word) > 2 or word[0] not in "μγβαλΔ"  # noqa: PLR2004


def _styles(views: Views) -> Disguise | None:
    """Find letters drawn in another style: full-width, circled, mathematical, small capitals."""
    spans = [
        Span(*match.span())
        for match in _PIECE.finditer(views.text)
        if not match.group().isascii() and _drawn(match.group()) > 1
    ]
    if not spans:
        return None
    plain = [fold_key(views.text[span.start : span.end]) for span in spans]
    words = Words(
        f"{len(spans)} từ viết bằng ký tự tạo kiểu",
        _some(len(spans), "word", "words") + " in styled characters",
    )
    score = 0.5 if len(spans) == 1 else 0.7
    # Readers adorn their names; what the name says is judged by the other rules.
    return Disguise(
        score * (0.5 if views.part is Part.NAME else 1), words, tuple(spans), tuple(plain)
    )


def _drawn(piece: str) -> int:
    """Count the letters drawn in a style; two raised ones are an ordinal ("1ˢᵗ")."""
    drawn = [letter for letter in piece if _is_styled(letter)]
    raised = [letter for letter in drawn if unicodedata.category(letter) == "Lm"]
    return len(drawn) if len(drawn) > len(raised) or len(raised) > 2 else 0  # noqa: PLR2004


def _flags(views: Views) -> Disguise | None:
    """Find words made of the letters that flags are made of."""
    spans = []
    plain = []
    for match in _REGIONAL.finditer(views.text):
        read = fold_key(match.group()).replace(" ", "")
        if read.isascii() and len(read) > 2:  # noqa: PLR2004
            spans.append(Span(*match.span()))
            plain.append(read)
    if not spans:
        return None
    words = Words(
        f"{len(spans)} từ ghép bằng chữ cái của lá cờ",
        _some(len(spans), "word", "words") + " of flags' letters",
    )
    return Disguise(0.7, words, tuple(spans), tuple(plain))


def _leet(views: Views) -> Disguise | None:
    """Find words with digits or signs for letters, which read as words once these are letters."""
    keyed: set[int] = set()
    if views.keyed is not None and views.keyed.method is Method.VNI:
        keyed = {word.start for word in views.keyed.words}  # "to6i" is no leet
    found = [
        (views.span(one.start, one.end), one)
        for one in views.leet
        if views.folded.starts[one.start] not in keyed
    ]
    if not found:
        return None
    missed = 1.0
    for _, one in found[:8]:
        missed *= 1 - one.weight
    words = Words(
        f"{len(found)} từ thay chữ bằng số hoặc ký hiệu",
        _some(len(found), "word", "words") + " with digits or signs for letters",
    )
    plain = tuple(one.plain for _, one in found)
    return Disguise(min(1 - missed, 0.95), words, tuple(span for span, _ in found), plain)


def _some(count: int, one: str, many: str) -> str:
    """Return ``count`` things in English."""
    return f"1 {one}" if count == 1 else f"{count} {many}"


def _joints(views: Views) -> Disguise | None:
    """Find words cut by signs that Vietnamese never puts between letters."""
    text = views.text
    spans = []
    plain = []
    count = 0
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece.isalnum() or _NO_WORDS.search(piece) is not None:
            continue
        hard = _hard_joints(piece)
        if hard:
            spans.append(Span(match.start(), match.end()))
            plain.append(re.sub(r"\W|_", "", piece))
            count += hard
    if not spans:
        return None
    score = 0.15 if count == 1 else 0.4 if count == 2 else 0.8  # noqa: PLR2004
    words = Words(
        f"{count} chỗ chen dấu giữa chữ", _some(count, "sign", "signs") + " set between letters"
    )
    return Disguise(score, words, tuple(spans), tuple(plain) if count > 1 else ())


def _hard_joints(piece: str) -> int:
    """Count the joints of a piece between blanks that no missing blank explains.

    Commas, full stops and apostrophes count only where they chop a word up.
    """
    joints = [
        joint
        for joint in _JOINT.finditer(piece)
        if joint.start() and piece[joint.start() - 1].isalpha()
    ]
    hard = 0
    soft = set()
    for joint in joints:
        signs = joint.group()
        before, after = piece[: joint.start()], piece[joint.end() :]
        if _SOFT.issuperset(signs):
            soft.add(signs)
        elif not (_is_whole(_BREAK.split(before)[-1]) and _is_whole(_BREAK.split(after)[0])):
            hard += 1  # "thông_báo" are two words, "thô_ng" is cut
    if len(joints) > 1 and soft - {",", ":"} and _chopped(piece):
        hard = len(joints)
    return hard


def _is_whole(part: str) -> bool:
    return len(part) > 1 and (_is_word(part) or part.isupper())


def _chopped(piece: str) -> bool:
    """Return whether most pieces are too short for words, and no abbreviation ("T.P.HCM")."""
    pieces = [part for part in _BREAK.split(piece) if part]
    if all(part.isupper() for part in pieces) or set("".join(pieces).lower()) <= {"v", "x"}:
        return False
    whole = sum(_is_word(part) for part in pieces)
    short = sum(len(part) <= 2 for part in pieces)  # noqa: PLR2004
    return short * 2 >= len(pieces) > 2 and whole * 2 <= len(pieces)  # noqa: PLR2004


def _cut(views: Views) -> Disguise | None:
    """Find single syllables cut in two: "ti.ền", "n-ạp", "kh_ông"."""
    spans = []
    plain = []
    for match in _CUT_WORD.finditer(views.text):
        piece = match.group()
        parts = _BREAK.split(piece)
        whole = plain_reading("".join(parts))
        # "T.Hà", "v.v" and "Q.Tân" are abbreviations; "đẹp.có" lacks a blank.
        if not _is_word(whole) or whole.isascii() or all(map(_is_word, parts)):
            continue
        if parts[0].isupper() or (len(parts[0]) == 1 and _is_word(parts[-1])):
            continue
        spans.append(Span(*match.span()))
        plain.append(whole)
    if not spans:
        return None
    words = Words(
        f"{len(spans)} tiếng bị cắt bằng dấu",
        _some(len(spans), "syllable", "syllables") + " cut by a sign",
    )
    return Disguise(0.45 if len(spans) == 1 else 0.8, words, tuple(spans), tuple(plain))


def _apart(views: Views) -> Disguise | None:
    """Find words whose letters stand apart: "z a l o", "B.E.A.N", "n ạ p"."""
    text = views.text
    found = [
        match
        for match in (*_DOTTED.finditer(text), *_SPACED.finditer(text))
        if not match.group()[0].isdigit() and _is_apart(match.group())
    ]
    if not found:
        return None
    spans = tuple(Span(*match.span()) for match in found)
    plain = tuple(plain_reading(re.sub(r"[\W_]+", "", match.group())) for match in found)
    words = Words(
        f"{len(spans)} từ viết rời từng chữ",
        _some(len(spans), "word", "words") + " with letters apart",
    )
    return Disguise(0.5 if len(spans) == 1 else 0.8, words, spans, plain)


def _is_apart(typed: str) -> bool:
    """Return whether letters that stand apart make a word, and no list, score or abbreviation."""
    kept = [letter.lower() for letter in unicodedata.normalize("NFC", typed) if letter.isalpha()]
    steps = {ord(two) - ord(one) for one, two in pairwise(kept)}
    if len(set(kept)) <= 2 or steps == {1}:  # noqa: PLR2004
        return False
    read = "".join(kept)
    if read in LURES:
        return True
    if typed.replace(" ", "").isalpha() and len(kept) < _MIN_SPACED:
        return not read.isascii() and _is_word(read)
    if len(kept) < _MIN_DOTTED:
        return typed.islower() and _is_word(read)
    vowels = sum(letter in "aeiouy" for letter in fold_key(read))
    return 0 < vowels < len(kept)


def _marks(views: Views) -> Disguise | None:
    """Find letters with marks that Vietnamese does not have, in words that are no names."""
    text = views.text
    if views.part is Part.NAME or unicodedata.normalize("NFC", text) != text:
        return None
    spans = []
    for match in _LATIN_WORD.finditer(text):
        word = match.group()
        if word.isascii() or word.istitle() or not any(map(_is_foreign_mark, word)):
            continue
        if is_syllable(fold_key(word)):  # "nạp" as "näp"; German and Spanish words are none
            spans.append(Span(*match.span()))
    if len(spans) < 2:  # noqa: PLR2004
        return None
    plain = tuple(fold_key(text[span.start : span.end]) for span in spans)
    words = Words(
        f"{len(spans)} từ mang dấu lạ",
        _some(len(spans), "word carries", "words carry") + " marks foreign to Vietnamese",
    )
    return Disguise(0.45 if len(spans) == 2 else 0.7, words, tuple(spans), plain)  # noqa: PLR2004


def _is_word(part: str) -> bool:
    """Return whether a piece is a syllable in use as it is typed."""
    form = canonical(unicodedata.normalize("NFC", part).lower())
    return is_syllable(form) if form.isascii() else form in known_syllables()


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    if letter.isascii() or letter in MARKED:
        return "LATIN"
    if unicodedata.name(letter, "").startswith("LATIN"):
        return "LATIN"
    return "OTHER" if letter in look_alikes() else "NONE"


@lru_cache(maxsize=8192)
def _is_styled(letter: str) -> bool:
    if letter.isascii() or letter in MARKED:
        return False
    name = unicodedata.name(letter, "")
    if name.startswith(
        ("LATIN LETTER SMALL CAPITAL", "NEGATIVE CIRCLED LATIN", "NEGATIVE SQUARED")
    ):
        return True
    form = unicodedata.normalize("NFKC", letter)
    return form != letter and len(form) == 1 and form.isascii() and form.isalpha()


@lru_cache(maxsize=8192)
def _is_foreign_mark(letter: str) -> bool:
    if letter.isascii() or letter in MARKED:
        return False
    return unicodedata.name(letter, "").startswith("LATIN") and fold_key(letter).isalpha()
