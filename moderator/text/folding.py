"""The form in which texts are compared: small Latin letters, no marks, nothing invisible.

Folding works on one cluster (a character and the marks on it) at a time and keeps, for each
character it gives, the code points it came from, so that what is found in the folded text can be
shown in the reader's own. It is idempotent and takes any string.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import Final

from msgspec import Struct
from unidecode import unidecode_expect_nonascii

from moderator.text.letters import MARKED
from moderator.text.lookalikes import look_alikes

_PLAIN: Final = re.compile(r"[\x20-\x7e\n]*\Z")
_LETTERWISE: Final = re.compile(f"[\x20-\x7e\n{''.join(sorted(MARKED))}“”‘’–]*\\Z")
"""Nearly every text: each of these characters is folded into one."""

_SPACES: Final = re.compile(r" {2,}")
_MARKS: Final = frozenset({"Mn", "Me"})


class Folded(Struct, frozen=True):
    """A folded text; character ``i`` came from code points ``starts[i]`` to ``ends[i]``."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where folded characters ``start`` to ``end`` stand in the original.

        Raises ``IndexError`` when ``start`` is not inside the folded text.
        """
        if end <= start:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold ``text`` and keep the way back.

    Case, marks, đ, width, look-alikes and invisible characters are folded away; emoji and
    letters that are read as no Latin ones (Chinese, Thai) stay as they are. White space keeps its
    place: each kind becomes a blank, a line end stays. Letters made of regional indicators are
    read, flags are not; what is found in such letters stands for all of their run.
    """
    if _PLAIN.match(text):
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    if _LETTERWISE.match(text):
        whole = "".join(map(_FOLDED.__getitem__, text))
        return Folded(whole, range(len(text)), range(1, len(text) + 1))
    pieces = list(map(_FOLDED.__getitem__, text))
    spelt = _spell_flags(text, pieces)
    whole = "".join(pieces)
    if len(whole) == len(text) and "" not in pieces and not spelt:
        return Folded(whole, range(len(text)), range(1, len(text) + 1))
    starts: list[int] = []
    ends: list[int] = []
    for position, (character, folded) in enumerate(zip(text, pieces, strict=True)):
        if folded:
            starts.extend([position] * len(folded))
            ends.extend([position + 1] * len(folded))
        elif ends and unicodedata.category(character) in _MARKS:
            # A mark belongs to its letter, so that a span covers both.
            last = len(ends) - 1
            while last >= 0 and ends[last] == position:
                ends[last] = position + 1
                last -= 1
    for first, after in spelt:
        low, high = bisect_left(starts, first), bisect_left(starts, after)
        ends[low:high] = [max(ends[high - 1], after)] * (high - low)
        starts[low:high] = [first] * (high - low)
    return Folded(whole, tuple(starts), tuple(ends))


def fold_text(text: str) -> str:
    """Return the text that :func:`fold` gives, without the way back: a third of the time."""
    if _PLAIN.match(text):
        return text.lower()
    if _REGIONAL.search(text) is None:
        return "".join(map(_FOLDED.__getitem__, text))
    pieces = list(map(_FOLDED.__getitem__, text))
    _spell_flags(text, pieces)
    return "".join(pieces)


def fold_key(text: str) -> str:
    """Return the folded text with single blanks and none at the ends, for columns and look-ups."""
    return _SPACES.sub(" ", fold_text(text).replace("\n", " ")).strip(" ")


def _spell_flags(text: str, pieces: list[str]) -> list[tuple[int, int]]:
    """Put letters for the regional indicators that make no flags; return where they stand."""
    spelt = []
    for match in _REGIONAL.finditer(text):
        run = "".join(chr(ord(sign) - _REGIONAL_A + ord("a")) for sign in match.group())
        pairs = [run[place : place + 2] for place in range(0, len(run), 2)]
        if not all(pair in _REGIONS for pair in pairs):
            pieces[match.start() : match.end()] = run
            spelt.append(match.span())
    return spelt


class _Table(dict[str, str]):
    """Folds a character once; there are no more than Unicode has."""

    def __missing__(self, character: str) -> str:
        folded = _fold_character(character)
        self[character] = folded
        return folded


_FOLDED: Final = _Table()


def _fold_character(character: str) -> str:
    if character.isspace():
        return "\n" if character == "\n" else " "
    if character.isascii():
        return character.lower() if character.isprintable() else ""
    table = look_alikes()
    if character in table:
        return table[character]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Cs", "Cc"} or character in _BLANK_LETTERS:
        return ""
    if category in {"Nd", "No", "So"} and (sign := _fold_sign(character, category)):
        return sign
    parts = [
        part
        for part in unicodedata.normalize("NFKD", character)
        if unicodedata.category(part) not in {"Mn", "Me", "Cf"}
    ]
    if len(parts) == 3 and parts[0] == "(":  # noqa: PLR2004  # a letter or digit in brackets
        parts = parts[1:2]
    return "".join(_fold_part(part) for part in parts)


def _fold_sign(character: str, category: str) -> str:
    """Return the letter or number that a digit, a circle or an emoji shows, or nothing."""
    if category == "Nd":
        return str(unicodedata.digit(character))
    for first in _BOXED_A:
        if first <= ord(character) < first + 26:
            return chr(ord(character) - first + ord("a"))
    if character == "\N{KEYCAP TEN}":
        return "10"
    # NFKD takes white circles apart, black and double ones it does not.
    if category == "No" and "CIRCLED" in unicodedata.name(character, ""):
        value = unicodedata.numeric(character)
        return str(int(value)) if value.is_integer() else ""
    return ""


def _fold_part(part: str) -> str:
    table = look_alikes()
    small = table.get(part) or table.get(part.lower()) or part.lower()
    if small.isascii():
        return " " if small.isspace() else small
    if len(small) > 1:
        return part
    if unicodedata.name(small, "").startswith("LATIN"):
        spelt = unidecode_expect_nonascii(small).lower()
        if spelt.isalnum():
            return spelt
    return small


# Letters by category that show nothing: Hangul fillers, Khmer inherent vowels.
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800")
# White letters on black circles and squares.
_BOXED_A: Final = (0x1F150, 0x1F170)
_REGIONAL_A: Final = 0x1F1E6
_REGIONAL: Final = re.compile("[\U0001f1e6-\U0001f1ff]+")
# ISO 3166-1 with the reserved codes that have a flag.
_REGIONS: Final = frozenset(
    """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br
    bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cp cr cu cv cw cx cy cz de dg dj dk dm do
    dz ea ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt
    gu gw gy hk hm hn hr ht hu ic id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr
    kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu
    mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py
    qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz ta tc td tf tg
    th tj tk tl tm tn to tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu wf ws xk ye yt za
    zm zw
    """.split()  # noqa: SIM905  # a list of words is read more easily so
)
