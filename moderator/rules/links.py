"""Finds links, also those written to be read and not found: "abc chấm com", "abc[.]com"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.model import Span
from moderator.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.rules.views import Views


class Link(Struct, frozen=True):
    """A link as it stands in the text; its host in small letters, and as the reader typed it."""

    span: Span
    host: str
    typed_host: str
    disguised: bool = False


# Endings that are no words of Vietnamese or of the English that readers mix in.
_SURE_ENDS: Final = frozenset("com net org vn info xyz asia biz edu gov".split())  # noqa: SIM905
_WORD_ENDS: Final = (
    "site|online|club|icu|cfd|sbs|bid|vip|top|shop|win|bet|live|link|app|dev|page|website|store|"
    "fun|pro|buzz|rest|cyou|monster|quest|lol|click|work|loan|casino|poker|games|autos|bond|space|"
    "life|today|world|tech|host|press|ink|one|fit|best|onl|ltd|group|money|finance|cam|chat|sex|"
    "porn|love|dating|fyi|zone|network|cloud|digital|media|news|blog|market|sale|deals|gift|"
    "support|help|center|tel|mobi|name|tokyo|wiki|vin|trade|party|bar|run|red|pink|cool|plus|company|"
    "services|team|tips|tools|promo|gold|cash|credit|tax|bingo|golf|football|racing|download|stream|"
    "science|review|date|faith|webcam|rocks|social|video|show|tube|health|clinic|care|school|academy|"
    "land|house|estate|homes|auction|toys|exchange|capital|fund|trading|forex|broker|fashion|shoes"
)
_COUNTRIES: Final = "tk|ml|ga|cf|gq|pw|ru|cn|uk|jp|kr|tw|su|ph|hk|sg|th|fr|nl|ca|au|br|pl"
# These are also words that open a Vietnamese sentence after a full stop without a blank.
_DOUBTFUL_ENDS: Final = (
    "me|ly|co|cc|de|cx|io|tv|gg|gl|us|to|la|ai|in|so|id|at|im|is|it|ws|gd|gy|be|eu|int|st|ae|li|vc"
)
_ENDS: Final = f"{'|'.join(sorted(_SURE_ENDS))}|{_WORD_ENDS}|{_COUNTRIES}|{_DOUBTFUL_ENDS}"
_IS_WORD: Final = frozenset(_WORD_ENDS.split("|"))
_IS_DOUBTFUL: Final = frozenset(_DOUBTFUL_ENDS.split("|"))

_MAY_LINK: Final = re.compile(r"[.:](?:(?<=\w\.)\w|(?<=:)//)")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]{2,2000}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}"
    rf"(?:{_ENDS})(?![\w-])(?::\d{{2,5}})?(?:[/?][^\s<>\"“”]{{0,2000}})?",
    re.IGNORECASE,
)
_DOT: Final = (
    r"(?: {0,2}(?:\[\.\]|\(\.\)|\{\.\}|[\[(](?:dot|cham)[\])]) {0,2}"
    r"| {1,2}(?:cham|dot) {1,2}| ?, ?(?=com\b)| {0,2}\. {1,2}(?=com\b)| {1,2}\.(?=com\b))"
)
_DOTS: Final = ("com", "cham", "dot", "[.", "(.", "{.")
"""One of these stands in every text in which the next is found."""

_MAY_DISGUISE: Final = re.compile(
    r" (?:cham|dot) |[\[({](?:\.|dot|cham)|[.,] {0,2}com\b| \.com\b",
)
_DISGUISED: Final = re.compile(
    rf"(?<![\w])[a-z0-9-]{{2,40}}{_DOT}"
    r"(?:com|net|vn|org|info|xyz|club|top|vip|cc|me|shop|site|online|live|bet|win|fun|icu)(?!\w)"
)
_SPELT: Final = re.compile(r" (?:cham|dot) ")
_SAID_DOT: Final = frozenset({"chấm", "cham", "dot"})
_HOST: Final = re.compile(r"(?:[a-zA-Z]{2,6}://)?(?:www\.)?([^/:?#\s]{1,255})")
_SHORT_LABEL: Final = 5
"""Words this long before an ending that is a word too ("lag.shop") are a missing blank."""


def find_links(views: Views) -> list[Link]:
    """Return the links of a text, in order."""
    found = list(_written(views.text)) if _MAY_LINK.search(views.text) else []
    folded = views.folded.text
    if any(dot in folded for dot in _DOTS) and _MAY_DISGUISE.search(folded):
        found += _disguised(views)
        found.sort(key=lambda link: link.span.start)
    return found


def _written(text: str) -> Iterator[Link]:
    for match in _LINK.finditer(text):
        whole = match.group().rstrip(".,;:!?)]}…'\"")
        host = _host(whole)
        if _is_link(whole, host):
            span = Span(match.start(), match.start() + len(whole))
            yield Link(span, host.lower(), host, _carries(whole))


def _disguised(views: Views) -> Iterator[Link]:
    for match in _DISGUISED.finditer(views.folded.text):
        words = re.split(r"[^a-z0-9]+", match.group())
        label, end = words[0], words[-1]
        said = _SPELT.search(match.group())
        if said is not None:
            start, stop = match.start() + said.start() + 1, match.start() + said.end() - 1
            place = views.span(start, stop)
            # "rất chậm. Shop" and "nếu chấm top" are no addresses.
            if views.text[place.start : place.end].lower() not in _SAID_DOT or (
                end not in _SURE_ENDS and is_syllable(label)
            ):
                continue
            words = [label, end]
        elif match.group()[len(label)] in " .," and is_syllable(label):
            continue  # "ăn, cơm", "xong. Com"
        host = ".".join(word for word in words if word not in {"cham", "dot"} or word == label)
        yield Link(views.span(*match.span()), host, host, disguised=True)


def _host(link: str) -> str:
    match = _HOST.match(link)
    return match.group(1) if match else ""


def _is_link(whole: str, host: str) -> bool:
    if "://" in whole or whole.lower().startswith("www.") or "/" in whole:
        return True
    typed = host.split(".")
    label, end = typed[-2] if len(typed) > 1 else "", typed[-1]
    labels = host.lower().split(".")
    if labels[-1] in _SURE_ENDS:
        # "30k.Com ngon" is a missing blank; "shop.vn" is a link.
        return not (end.istitle() and len(labels) == 2 and len(label) < _SHORT_LABEL)  # noqa: PLR2004
    code_like = any(map(str.isdigit, label)) or "-" in label
    if labels[-1] in _IS_WORD:
        return not is_syllable(labels[-2]) and (
            code_like
            or len(labels) > 2  # noqa: PLR2004  # three in a row are no missing blanks
            or (len(label) >= _SHORT_LABEL and (not end.istitle() or not label.islower()))
        )
    if labels[-1] not in _IS_DOUBTFUL:
        return not is_syllable(labels[-2])
    code_like = code_like or not (label.islower() or label.istitle())
    odd_word = label.islower() and len(label) > 3 and not is_syllable(label)  # noqa: PLR2004
    return code_like or odd_word or (len(labels) > 2 and not is_syllable(label))  # noqa: PLR2004


def _carries(whole: str) -> bool:
    """Return whether a link is but a search for another address."""
    _, _, asked = whole.partition("?q=")
    return bool(asked) and _LINK.search(asked) is not None
