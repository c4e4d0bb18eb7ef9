"""Words of abuse, however they are written, with what excuses them.

A listed word is left alone where it stands as a name (title case beside a family name, after the
word for a place) or as initials (capitals amid small letters). It weighs less where somebody's
words are told, in quotation marks after a word for saying, or where the article's own title uses
it: readers repeat what the news says. Single bare words count only in texts without marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from moderator.model import Finding, FindingKind, Part, Span, Words
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.rules.context import Context
    from moderator.rules.lists import WordList
    from moderator.rules.phrases import Family, Match, Phrase
    from moderator.rules.reading import Reading
    from moderator.rules.views import Word

_MAX_QUOTED: Final = 3
_MAX_SPANS: Final = 200
_FLAGGED: Final = 0.5
_HARSH_ONLY: Final = 0.48
"""Words that do not abuse one by one do not together either."""

_TOLD: Final = 0.45
"""What somebody else is said to have said stays below one half."""

_SEVERITIES: Final = ((0.8, 3), (0.6, 2), (0.0, 1))

# "l*n", "đ..t", "c**c": what is left out is a vowel. The reader's own stars are meant to be read.
_STARRED: Final = re.compile(r"(?<![\w*.])([a-z])(?:[*!]{1,4}|[.]{2,4})([a-z])(?![\w*])")
_STARRED_WORDS: Final = {
    "dt": "địt",
    "ln": "lồn",
    "cc": "cặc",
    "bi": "buồi",
    "do": "đéo",
    "dm": "đm",
    "fk": "fuck",
}
# "đ** mẹ", "vãi l***": the companion tells the word.
_CUT: Final = re.compile(
    r"(?<!\w)(?:(d[*]{1,4}) (?:me|ma|may|con me|bo|cu)(?!\w)"
    r"|(?:vai|cai|con|nhu|an|mat|dau) ([lcb][*]{1,4})(?!\w))"
)
_CUT_WORDS: Final = {"d": "địt", "l": "lồn", "c": "cặc", "b": "buồi"}

# Between two words of one phrase: not a comma, nor a full stop with a blank behind.
_BREAK: Final = re.compile(r"[,;:!?()\"“”\n]|[.…] | [-–] ")
_CLOSING: Final = re.compile(r"[^\"“”'«»\n]{0,200}[\"”’'»)]")
_SAYING: Final = frozenset(
    """
    tu chu cau noi chui mang quat het goi viet khai tieng lai rang thot keu doa hoi comment
    binh luan goi la cum ten ghi dap
    """.split()  # noqa: SIM905  # a list of words is read more easily so
)
_NEAR_WORDS: Final = 6
_QUOTE_REACH: Final = 80
_FAR: Final = 2_000

# The most frequent family names, one syllable each (public statistics of names).
_FAMILY_NAMES: Final = frozenset(
    """
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh lâm mai trịnh
    đoàn hà trương tô tạ phùng châu tống thái cao quách la lương lưu vương triệu chu kiều từ nghiêm
    thạch danh tăng thân doãn khổng viên hứa lò vi quàng cầm lầu giàng sùng vàng mùa nông hoa khuất
    """.split()  # noqa: SIM905  # likewise
)
_PLACES: Final = frozenset(
    """
    xã thôn ấp làng bản buôn hòn núi đèo sông suối đảo cồn đồi chợ cầu vịnh hồ xóm phường huyện
    kênh rạch ga mũi bãi
    """.split()  # noqa: SIM905  # likewise
)
_LONGEST_NAME: Final = 5


class Abuse:
    """The rule, with its list.

    The list's ``not_in_names`` are abbreviations, which in a name or in capitals may be initials;
    its ``names`` are rude words that are also rare names.
    """

    def __init__(self, words: WordList) -> None:
        self._words = words
        self._initials = frozenset(words.settings.get("not_in_names", ()))
        self._shouted = frozenset(words.settings.get("never_initials", ()))
        self._names = frozenset(words.settings.get("names", ()))
        self._by_text = {entry.text: entry for entry in words.entries}

    def check(self, reading: Reading, context: Context) -> list[Finding]:
        """Return at most one finding for all abusive words, graver the graver and more they are."""
        found: dict[Span, Phrase] = {}
        for words in reading.meant:
            for match in self._matches(reading, words):
                if match.phrase.family.weight > 0 and self._counts(reading, words, match):
                    span = Span(words[match.first].start, words[match.last - 1].end)
                    found.setdefault(span, match.phrase)
        for span, phrase in self._starred(reading):
            found.setdefault(span, phrase)
        if not found:
            return []
        families: dict[Family, list[str]] = {}
        told = True
        for span in sorted(found, key=lambda span: span.start):
            said = reading.text[span.start : span.end]
            families.setdefault(found[span].family, []).append(said)
            told = told and (_is_told(reading, span) or _is_titled(said, context))
        score = _together(families)
        if told:
            score = min(score, _TOLD)
        spans = tuple(sorted(found, key=lambda span: span.start))[:_MAX_SPANS]
        return [Finding(FindingKind.ABUSE, score, spans, _reason(families, told=told))]

    def _matches(self, reading: Reading, words: tuple[Word, ...]) -> Iterator[Match]:
        """Find phrases that no sign of a new clause cuts; of one that is cut, what stands whole."""
        for match in self._words.phrases.find(words):
            first = match.first
            for last in range(first + 1, match.last):
                if _BREAK.search(reading.text, words[last - 1].end, words[last].start):
                    yield from self._whole(words, first, last)
                    first = last
            if first == match.first:
                yield match
            else:
                yield from self._whole(words, first, match.last)

    def _whole(self, words: tuple[Word, ...], first: int, last: int) -> Iterator[Match]:
        for match in self._words.phrases.find(words[first:last]):
            yield replace(match, first=first + match.first, last=first + match.last)

    def _counts(self, reading: Reading, words: tuple[Word, ...], match: Match) -> bool:
        if match.last - match.first > 1:
            return words[match.first].folded != "d" or _is_short_for_no(reading, words[match.first])
        word, text = words[match.first], match.phrase.text
        if text in self._initials and (
            reading.part is Part.NAME
            or (_is_initials(reading, word) and not self._is_shouted(reading, match, word))
        ):
            return False
        if text in self._names and _stands_as_name(reading, words, match.first):
            return False
        if _stands_as_place(reading, words, match.first):
            return False
        # Someone who types marks means the bare word: "lon" is a can.
        return match.marked or not reading.accented or not word.folded

    def _is_shouted(self, reading: Reading, match: Match, word: Word) -> bool:
        return match.phrase.text in self._shouted and reading.text[word.start : word.end].isalpha()

    def _starred(self, reading: Reading) -> Iterator[tuple[Span, Phrase]]:
        folded = reading.folded.text
        if "*" not in folded and ".." not in folded and "!" not in folded:
            return
        for match in _STARRED.finditer(folded):
            phrase = self._by_text.get(_STARRED_WORDS.get(match[1] + match[2], ""))
            if phrase is not None:
                yield reading.span(*match.span()), phrase
        for match in _CUT.finditer(folded):
            place = 1 if match[1] else 2
            phrase = self._by_text.get(_CUT_WORDS[match[place][0]])
            if phrase is not None:
                yield reading.span(*match.span(place)), phrase


def severity(weight: float) -> int:
    """Return how grave a family of this weight is: 1 coarse, 2 insulting, 3 threat or hatred."""
    return next(grade for least, grade in _SEVERITIES if weight >= least)


def _together(families: dict[Family, list[str]]) -> float:
    missed = 1.0
    for family, said in families.items():
        missed *= (1 - family.weight) * 0.8 ** (min(len(said), 4) - 1)
    score = min(1 - missed, 0.99)
    if all(family.weight < _FLAGGED for family in families):
        return min(score, _HARSH_ONLY)
    return score


def _is_short_for_no(reading: Reading, word: Word) -> bool:
    """Return whether "đ" is the rude no: neither a person's initial nor the sign of the dong."""
    text = reading.text
    return (
        text[word.start : word.end] == "đ"
        and text[word.end : word.end + 1] == " "
        and not text[max(0, word.start - 3) : word.start].rstrip(". ")[-1:].isdigit()
    )


def _is_initials(reading: Reading, word: Word) -> bool:
    """Return whether an abbreviation stands in capitals amid small letters, or behind a sum."""
    typed = reading.text[word.start : word.end]
    if word.folded == "d":
        return True  # the sign of the currency; only its phrases count
    letters = "".join(filter(str.isalpha, typed))
    near = reading.text[max(0, word.start - _QUOTE_REACH) : word.end + _QUOTE_REACH]
    return letters.isupper() and not near.isupper()


def _stands_as_name(reading: Reading, words: tuple[Word, ...], at: int) -> bool:
    """Return whether a word in title case stands in one with a family name before it."""
    if not _is_title(reading, words[at]):
        return False
    for place in range(at - 1, max(at - _LONGEST_NAME, -1), -1):
        gap = reading.text[words[place].end : words[place + 1].start]
        if gap.strip(" ") or not _is_title(reading, words[place]):
            return False
        if words[place].typed in _FAMILY_NAMES:
            return True
    return False


def _stands_as_place(reading: Reading, words: tuple[Word, ...], at: int) -> bool:
    return at > 0 and words[at - 1].typed in _PLACES and _is_title(reading, words[at])


def _is_title(reading: Reading, word: Word) -> bool:
    typed = reading.text[word.start : word.end]
    return typed[:1].isupper() and typed[1:].islower()


def _is_told(reading: Reading, span: Span) -> bool:
    """Return whether ``span`` stands in quotation marks behind a word for saying."""
    start = max(0, span.start - _QUOTE_REACH)
    before = reading.text[start : span.start]
    opened = max(before.rfind(sign) for sign in "\"“«'‘")
    if opened < 0 or not _CLOSING.match(reading.text, span.end):
        return False
    if before[opened] == '"':
        place = start + opened + 1
        if reading.text.count('"', max(0, place - _FAR), place) % 2 == 0:
            return False  # it closed what was quoted before
    if any(closing in before[opened + 1 :] for closing in "”»"):
        return False
    words = re.findall(r"\w+", fold_key(before[:opened]))
    return not _SAYING.isdisjoint(words[-_NEAR_WORDS:])


def _is_titled(said: str, context: Context) -> bool:
    return bool(context.article_title) and said.lower() in context.article_title.lower()


def _reason(families: dict[Family, list[str]], *, told: bool) -> Words:
    def quoted(said: list[str]) -> str:
        distinct = list(dict.fromkeys(said))
        more = "…" if len(distinct) > _MAX_QUOTED else ""
        return ", ".join(f"“{words}”" for words in distinct[:_MAX_QUOTED]) + more

    heaviest = sorted(families, key=lambda family: -family.weight)
    grade = severity(heaviest[0].weight)
    vi = "; ".join(f"{family.words.vi}: {quoted(families[family])}" for family in heaviest)
    en = "; ".join(f"{family.words.en}: {quoted(families[family])}" for family in heaviest)
    if told:
        vi += " (lời được thuật lại)"
        en += " (told of others)"
    return Words(
        f"{vi[0].upper()}{vi[1:]}. Mức nặng {grade}/3.",
        f"{en[0].upper()}{en[1:]}. Severity {grade} of 3.",
    )
