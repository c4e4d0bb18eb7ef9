"""The same or nearly the same text again: from other readers or under other articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Words

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

_COMMON_WORDS: Final = 6
"""Texts this short ("Chúc mừng em") are said by many in good faith."""

_SAME: Final = 0.995


def check(reading: Reading, context: Context) -> list[Finding]:
    """Return one finding when other comments say the same."""
    if context.repeats <= 0:
        return []
    score = 0.25 + 0.1 * min(context.repeats, 4)
    if context.repeat_readers > 1:
        score += 0.15
    if context.repeat_articles > 1:
        score += 0.15
    if len(reading.words) <= _COMMON_WORDS:
        score *= 0.4
    if context.likeness < _SAME:
        percent = int(100 * context.likeness)
        score *= 0.9
        vi = f"{context.repeats} ý kiến khác có nội dung gần giống (từ {percent}%)"
        en = f"{context.repeats} other comments say nearly the same ({percent}% or more)"
    else:
        vi = f"{context.repeats} ý kiến khác có cùng nội dung"
        en = f"{context.repeats} other comments say the same"
    if context.repeat_readers > 1:
        vi += f", từ {context.repeat_readers} bạn đọc"
        en += f", from {context.repeat_readers} readers"
    if context.repeat_articles > 1:
        vi += f", dưới {context.repeat_articles} bài"
        en += f", under {context.repeat_articles} articles"
    return [Finding(FindingKind.REPEAT, min(score, 0.95), (), Words(f"{vi}.", f"{en}."))]
