"""Words of abuse, however they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Span, Words

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.lists import WordList
    from moderator.rules.phrases import Family, Match
    from moderator.rules.reading import Reading
    from moderator.rules.views import Word

_MAX_QUOTED: Final = 3
_MAX_SPANS: Final = 200


class Abuse:
    """The rule, with its list. A list's ``not_in_names`` are abbreviations left alone in names."""

    def __init__(self, words: WordList) -> None:
        self._words = words
        self._not_in_names = frozenset(words.settings.get("not_in_names", ()))

    def check(self, reading: Reading, _context: Context) -> list[Finding]:
        """Return at most one finding for all abusive words, graver the graver and more they are."""
        found: dict[Span, Match] = {}
        for words in (reading.words, reading.joined):
            for match in self._words.phrases.find(words):
                span = Span(words[match.first].start, words[match.last - 1].end)
                if match.phrase.family.weight > 0 and self._counts(reading, words, match):
                    found.setdefault(span, match)
        if not found:
            return []
        families: dict[Family, list[str]] = {}
        for span in sorted(found, key=lambda span: span.start):
            family = found[span].phrase.family
            families.setdefault(family, []).append(reading.text[span.start : span.end])
        missed = 1.0
        for family, said in families.items():
            missed *= (1 - family.weight) * 0.8 ** (min(len(said), 4) - 1)
        score = min(1 - missed, 0.99)
        spans = tuple(sorted(found, key=lambda span: span.start))[:_MAX_SPANS]
        return [Finding(FindingKind.ABUSE, score, spans, _reason(families))]

    def _counts(self, reading: Reading, words: tuple[Word, ...], match: Match) -> bool:
        if reading.part is Part.NAME and match.phrase.text in self._not_in_names:
            return False
        # Someone who types marks means the bare word: "lon" is a can.
        single = match.last - match.first == 1
        return match.marked or not (single and reading.accented) or not words[match.first].folded


def _reason(families: dict[Family, list[str]]) -> Words:
    def quoted(said: list[str]) -> str:
        distinct = list(dict.fromkeys(said))
        more = "…" if len(distinct) > _MAX_QUOTED else ""
        return ", ".join(f"“{words}”" for words in distinct[:_MAX_QUOTED]) + more

    heaviest = sorted(families, key=lambda family: -family.weight)
    vi = "; ".join(f"{family.words.vi}: {quoted(families[family])}" for family in heaviest)
    en = "; ".join(f"{family.words.en}: {quoted(families[family])}" for family in heaviest)
    return Words(f"{vi[0].upper()}{vi[1:]}.", f"{en[0].upper()}{en[1:]}.")
