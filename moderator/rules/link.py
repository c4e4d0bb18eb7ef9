"""Links in a comment or a reader's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Words
from moderator.rules.hosts import LinkKind, own_hosts

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.hosts import Hosts
    from moderator.rules.reading import Reading

_SCORES: Final = {
    LinkKind.TRUSTED: 0.2,
    LinkKind.PLAIN: 0.55,
    LinkKind.ODD: 0.75,
    LinkKind.SHORT: 0.85,
    LinkKind.CHAT: 0.85,
    LinkKind.DISGUISED: 0.8,
    LinkKind.POSED: 0.9,
}
_WORDS: Final = {
    LinkKind.TRUSTED: Words("liên kết tới trang quen biết", "a link to a known site"),
    LinkKind.PLAIN: Words("liên kết", "a link"),
    LinkKind.ODD: Words("liên kết đáng ngờ", "a dubious link"),
    LinkKind.SHORT: Words("liên kết rút gọn", "a shortened link"),
    LinkKind.CHAT: Words("liên kết tới nhóm chat riêng", "a link to a private chat"),
    LinkKind.DISGUISED: Words("địa chỉ trang viết né lọc", "a web address in disguise"),
    LinkKind.POSED: Words("liên kết mượn tên nơi khác", "a link that borrows another's name"),
}
_MAX_SPANS: Final = 200


class Links:
    """The rule, with its lists of hosts."""

    def __init__(self, hosts: Hosts) -> None:
        self._hosts = hosts

    def check(self, reading: Reading, context: Context) -> list[Finding]:
        """Return one finding for all links, as strong as the strongest."""
        links = reading.links[:_MAX_SPANS]
        if not links:
            return []
        own = own_hosts(context)
        kinds = [self._hosts.kind(link, own) for link in links]
        place = max(range(len(links)), key=lambda place: _SCORES[kinds[place]])
        score = _SCORES[kinds[place]]
        if reading.part is Part.NAME:
            score = max(score, 0.9)
        words, host = _WORDS[kinds[place]], links[place].host
        more = len(reading.links) - 1
        more_vi = f" và {more} liên kết khác" if more else ""
        more_en = f" and {more} more" if more else ""
        reason = Words(
            f"Có {words.vi} “{host}”{more_vi}.", f"There is {words.en}, “{host}”{more_en}."
        )
        return [Finding(FindingKind.LINK, score, tuple(link.span for link in links), reason)]
