"""Finds links, also those written to be read and not found: "abc chấm com", "abc[.]com"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from moderator.model import Span
from moderator.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.rules.views import Views


class LinkKind(StrEnum):
    """How much a link says about who posted it."""

    TRUSTED = "trusted"
    PLAIN = "plain"
    SHORT = "short"  # hides where it leads
    ODD = "odd"  # a cheap ending, or a name that poses as another's
    CHAT = "chat"  # leads to a private conversation
    DISGUISED = "disguised"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands in the text, its host in small letters, and what it is."""

    span: Span
    host: str
    kind: LinkKind


SHORTENERS: Final = frozenset(
    """
    bit.ly t.ly tinyurl.com goo.gl cutt.ly is.gd ow.ly rb.gy s.id shorturl.at shorturl.asia t.co
    rebrand.ly v.gd tiny.cc bom.so urlvn.net link1s.com slim.link linktr.ee by.com.vn me2.do
    """.split()  # noqa: SIM905  # a list of words is read more easily so
)
CHATS: Final = frozenset(
    """
    t.me telegram.me telegram.org zalo.me wa.me chat.whatsapp.com m.me line.me discord.gg viber.me
    """.split()  # noqa: SIM905  # likewise
)
TRUSTED: Final = frozenset(
    """
    vnexpress.net tuoitre.vn thanhnien.vn dantri.com.vn vietnamnet.vn laodong.vn nhandan.vn vtv.vn
    vov.vn tienphong.vn nld.com.vn plo.vn sggp.org.vn baochinhphu.vn vietnamplus.vn zingnews.vn
    znews.vn kenh14.vn cafef.vn soha.vn 24h.com.vn wikipedia.org youtube.com youtu.be google.com
    bbc.com reuters.com who.int un.org
    """.split()  # noqa: SIM905  # likewise
)
POSED: Final = (
    "vietcombank",
    "vietcom",
    "bidv",
    "techcombank",
    "agribank",
    "vietinbank",
    "sacombank",
    "mbbank",
    "vpbank",
    "tpbank",
    "ocbc",
    "hdbank",
    "shopee",
    "lazada",
    "tiktok",
    "vneid",
    "dichvucong",
    "chinhphu",
    "viettel",
    "vinaphone",
    "mobifone",
    "evn",
    "vnpost",
    "momo",
    "zalopay",
    "vietlott",
)
"""Names that false sites carry in theirs."""

OWNERS: Final = frozenset(
    """
    vietcombank.com.vn bidv.com.vn techcombank.com techcombank.com.vn agribank.com.vn vietinbank.vn
    sacombank.com.vn mbbank.com.vn vpbank.com.vn tpb.vn hdbank.com.vn ocbc.com shopee.vn lazada.vn
    tiktok.com vietteltelecom.vn viettel.vn viettel.com.vn vinaphone.com.vn mobifone.vn evn.com.vn
    vnpost.vn momo.vn zalopay.vn vietlott.vn evnhcmc.vn evnhanoi.vn viettelpay.vn
    """.split()  # noqa: SIM905  # likewise
)
_ODD_ENDS: Final = frozenset(
    """
    top xyz club icu cfd sbs bid vip win bet online site live fun shop tk ml ga cf gq pw cc ws cx
    """.split()  # noqa: SIM905  # likewise
)
_TRUSTED_ENDS: Final = (".gov.vn", ".edu.vn", ".edu", ".gov")

_SAFE_ENDS: Final = (
    "com|net|org|vn|info|xyz|asia|biz|gov|edu|site|online|club|icu|cfd|sbs|bid|vip|top|shop|win|bet|"
    "live|link|app|dev|page|website|store|fun|pro|tk|ml|ga|cf|gq|pw|ru|cn|uk|jp|kr|tw|eu"
)
# These are also words that open a Vietnamese sentence after a full stop without a blank.
_DOUBTFUL_ENDS: Final = (
    "me|ly|co|cc|de|cx|io|tv|gg|gl|us|to|la|ai|in|so|id|at|im|is|it|ws|gd|gy|be|eu|int"
)

_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]{2,2000}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}"
    rf"(?:{_SAFE_ENDS}|{_DOUBTFUL_ENDS})(?![\w-])(?::\d{{2,5}})?(?:[/?][^\s<>\"“”]{{0,2000}})?",
    re.IGNORECASE,
)
_DOT: Final = (
    r"(?: {0,2}(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\(cham\)) {0,2}"
    r"| {1,2}(?:cham|dot) {1,2}| ?, ?(?=com\b)| {0,2}\. {1,2}(?=com\b)| {1,2}\.(?=com\b))"
)
_DISGUISED: Final = re.compile(
    rf"(?<![\w])[a-z0-9-]{{2,40}}{_DOT}"
    r"(?:com|net|vn|org|info|xyz|club|top|vip|cc|me|shop|site|online)(?!\w)"
)
_HOST: Final = re.compile(r"(?:[a-z]{2,6}://)?(?:www\.)?([^/:?#\s]{1,255})")
_SPELT_DOT: Final = re.compile(r"cham|dot|[\[({]")


def find_links(views: Views) -> list[Link]:
    """Return the links of a text, in order."""
    return sorted(_found(views), key=lambda link: link.span.start)


def _found(views: Views) -> Iterator[Link]:
    text = views.text
    if "." in text or "://" in text:
        for match in _LINK.finditer(text):
            whole = match.group().rstrip(".,;:!?)…'\"")
            host = _host(whole)
            if _is_link(whole, host):
                span = Span(match.start(), match.start() + len(whole))
                yield Link(span, host, LinkKind.DISGUISED if _carries(whole) else _kind(host))
    folded = views.folded.text
    if "cham" in folded or "dot" in folded or "." in folded or "com" in folded:
        for match in _DISGUISED.finditer(folded):
            words = re.split(r"[^a-z0-9]+", match.group())
            # "ăn, cơm" and "xong. Com" are no addresses.
            if not _SPELT_DOT.search(match.group()) and is_syllable(words[0]):
                continue
            yield Link(views.span(*match.span()), ".".join(words), LinkKind.DISGUISED)


def _host(link: str) -> str:
    match = _HOST.match(link.lower())
    return match.group(1) if match else ""


def _is_link(whole: str, host: str) -> bool:
    if "://" in whole or whole.lower().startswith("www.") or "/" in whole:
        return True
    labels = host.split(".")
    if re.fullmatch(_DOUBTFUL_ENDS, labels[-1]) is None:
        # "vui.Top" is a missing blank; "shop.vn" is a link.
        return labels[-1] in {"com", "net", "org", "vn", "xyz", "info"} or not is_syllable(
            labels[-2]
        )
    label = whole.split(".")[-2]
    code_like = any(map(str.isdigit, label)) or not (label.islower() or label.istitle())
    odd_word = label.islower() and len(label) > 3 and not is_syllable(label)  # noqa: PLR2004
    return code_like or odd_word or (len(labels) > 2 and not is_syllable(label))  # noqa: PLR2004


def _carries(whole: str) -> bool:
    """Return whether a link is but a search for another address."""
    _, _, asked = whole.partition("?q=")
    return _LINK.search(asked) is not None


def _kind(host: str) -> LinkKind:
    if host in SHORTENERS:
        return LinkKind.SHORT
    if host in CHATS:
        return LinkKind.CHAT
    parts = host.split(".")
    ends = {".".join(parts[start:]) for start in range(len(parts))}
    if ends & TRUSTED or host.endswith(_TRUSTED_ENDS):
        return LinkKind.TRUSTED
    if parts[-1] in _ODD_ENDS or (any(name in host for name in POSED) and not ends & OWNERS):
        return LinkKind.ODD
    return LinkKind.PLAIN
