"""Characters that do not show: invisible ones, ones that turn the text round, heaps of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Span, Words
from moderator.text.visible import Hidden, HiddenPlace, hidden_places

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

_NAMES: Final = {
    Hidden.DIRECTION: Words(
        "{} ký tự đổi chiều chữ", "{} characters that turn the direction of writing"
    ),
    Hidden.INVISIBLE: Words("{} ký tự không nhìn thấy", "{} invisible characters"),
    Hidden.CONTROL: Words("{} ký tự điều khiển", "{} control characters"),
    Hidden.BROKEN: Words("{} ký tự hỏng", "{} broken characters"),
    Hidden.HEAP: Words("{} chỗ chồng quá nhiều dấu", "{} letters under a heap of marks"),
}
_SCORES: Final = {
    Hidden.DIRECTION: 0.6,
    Hidden.INVISIBLE: 0.2,
    Hidden.CONTROL: 0.3,
    Hidden.BROKEN: 0.2,
    Hidden.HEAP: 0.7,
}
_MAX_SPANS: Final = 500


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return at most one finding. An invisible character inside a word weighs more."""
    places = hidden_places(reading.text)
    if not places or reading.repaired is not None:
        return []  # a wrong character set is full of control characters
    counts = {kind: sum(place.kind is kind for place in places) for kind in Hidden}
    score = max(_SCORES[kind] for kind, count in counts.items() if count)
    inside = sum(_inside_word(reading.text, place) for place in places)
    if inside:
        score = max(score, 0.6 if inside == 1 else 0.8)
    vi = "; ".join(_NAMES[kind].vi.format(count) for kind, count in counts.items() if count)
    en = "; ".join(_NAMES[kind].en.format(count) for kind, count in counts.items() if count)
    if inside:
        vi += f"; {inside} chỗ nằm giữa một từ"
        en += f"; {inside} of them inside a word"
    spans = tuple(Span(place.start, place.end) for place in places[:_MAX_SPANS])
    return [Finding(FindingKind.HIDDEN, score, spans, Words(f"Có {vi}.", f"There are {en}."))]


def _inside_word(text: str, place: HiddenPlace) -> bool:
    if place.kind is Hidden.HEAP or place.start == 0 or place.end >= len(text):
        return False
    before, after = text[place.start - 1], text[place.end]
    # Scripts of Asia join their letters with these characters by rule; Latin has no such rule.
    return before.isalpha() and after.isalpha() and before < "\u0530" and after < "\u0530"
