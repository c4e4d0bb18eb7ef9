"""Many comments within minutes: from one address, under one name, of names never seen before.

The reason says figures only: an address is personal data. Many readers of a mobile network share
one, so an address alone never makes a sure finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Words

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

LEAST: Final = 5
"""Comments within five minutes from one address or under one name that are a burst."""

LEAST_ALIKE: Final = 3
"""New names that say nearly the same within half an hour."""

LEAST_NEW: Final = 12
"""New names under one article within half an hour, when nearly all there are new."""

_SEVERAL: Final = 3


def check(reading: Reading, context: Context) -> list[Finding]:
    """Return one finding with all that is told of the crowds a comment came with."""
    del reading
    told = [
        one
        for one in (_address(context), _name(context), _alike(context), _article(context))
        if one is not None
    ]
    if not told:
        return []
    vi = "; ".join(words.vi for _, words in told)
    en = "; ".join(words.en for _, words in told)
    score = max(score for score, _ in told) + 0.1 * (len(told) - 1)
    return [Finding(FindingKind.BURST, min(score, 0.95), (), Words(f"{vi}.", f"{en}."))]


def _address(context: Context) -> tuple[float, Words] | None:
    crowd = context.crowds.address
    if crowd is None or crowd.comments < LEAST:
        return None
    vi = f"{crowd.comments} ý kiến trong {crowd.minutes} phút từ một địa chỉ"
    en = f"{crowd.comments} comments in {_minutes(crowd.minutes)} from one address"
    score = 0.35 + 0.05 * min(crowd.comments - LEAST, 6)
    if crowd.names >= _SEVERAL:
        vi += f", dưới {crowd.names} tên"
        en += f", under {crowd.names} names"
        score += 0.15
    return score, Words(vi, en)


def _name(context: Context) -> tuple[float, Words] | None:
    crowd = context.crowds.name
    if crowd is None or crowd.comments < LEAST:
        return None
    vi = f"{crowd.comments} ý kiến trong {crowd.minutes} phút dưới một tên"
    en = f"{crowd.comments} comments in {_minutes(crowd.minutes)} under one name"
    return 0.35 + 0.05 * min(crowd.comments - LEAST, 5), Words(vi, en)


def _alike(context: Context) -> tuple[float, Words] | None:
    crowd = context.crowds.alike
    if crowd is None or crowd.names < LEAST_ALIKE:
        return None
    vi = f"{crowd.names} tên mới nói gần như cùng một điều trong {crowd.minutes} phút"
    en = f"{crowd.names} new names say nearly the same in {_minutes(crowd.minutes)}"
    return 0.55 + 0.05 * min(crowd.names - LEAST_ALIKE, 7), Words(vi, en)


def _article(context: Context) -> tuple[float, Words] | None:
    crowd = context.crowds.article
    if crowd is None or crowd.names < LEAST_NEW:
        return None
    vi = f"{crowd.names} tên mới dưới một bài trong {crowd.minutes} phút"
    en = f"{crowd.names} new names under one article in {_minutes(crowd.minutes)}"
    return 0.3 + 0.02 * min(crowd.names - LEAST_NEW, 10), Words(vi, en)


def _minutes(number: int) -> str:
    return "one minute" if number == 1 else f"{number} minutes"
