"""Links in a comment or a reader's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Words
from moderator.rules.links import LinkKind

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

_SCORES: Final = {
    LinkKind.TRUSTED: 0.2,
    LinkKind.PLAIN: 0.55,
    LinkKind.ODD: 0.75,
    LinkKind.SHORT: 0.85,
    LinkKind.CHAT: 0.85,
    LinkKind.DISGUISED: 0.8,
}
_WORDS: Final = {
    LinkKind.TRUSTED: Words("liên kết tới trang quen biết", "a link to a known site"),
    LinkKind.PLAIN: Words("liên kết", "a link"),
    LinkKind.ODD: Words("liên kết đáng ngờ", "a dubious link"),
    LinkKind.SHORT: Words("liên kết rút gọn", "a shortened link"),
    LinkKind.CHAT: Words("liên kết tới nhóm chat riêng", "a link to a private chat"),
    LinkKind.DISGUISED: Words("địa chỉ trang viết né lọc", "a web address in disguise"),
}
_MAX_SPANS: Final = 200


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return one finding for all links, as strong as the strongest."""
    links = reading.links
    if not links:
        return []
    strongest = max(links, key=lambda link: _SCORES[link.kind])
    score = _SCORES[strongest.kind]
    if reading.part is Part.NAME:
        score = max(score, 0.9)
    words = _WORDS[strongest.kind]
    more_vi = f" và {len(links) - 1} liên kết khác" if len(links) > 1 else ""
    more_en = f" and {len(links) - 1} more" if len(links) > 1 else ""
    reason = Words(
        f"Có {words.vi} “{strongest.host}”{more_vi}.",
        f"There is {words.en}, “{strongest.host}”{more_en}.",
    )
    spans = tuple(link.span for link in links[:_MAX_SPANS])
    return [Finding(FindingKind.LINK, score, spans, reason)]
