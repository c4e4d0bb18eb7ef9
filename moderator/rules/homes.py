"""Where somebody lives, down to the house, and the plates of somebody's vehicle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from moderator.rules.private import NEAR, Private, Sort, number
from moderator.text.masking import hide_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from moderator.rules.reading import Reading

_WARD: Final = (
    r"(?<!\w)(?P<ward>[pqh](?:\.| ?[0-9])|(?:phuong|quan|xa|tp|thanh pho|huyen|tt|thi tran|thi xa|"
    r"tx|khu pho|kp|tinh)(?:\.|(?= )))"
)
_HOUSE: Final = r"[0-9]{1,4}[a-h]?(?:/[0-9]{1,4}[a-h]?){0,5}"
_LANE: Final = r"(?:ngo|ngach|hem|kiet|hxh)"
_ABOUT_MANY: Final = re.compile(r"(?<!\w)(?:tu|den|toi|tung|cac|nhung|moi|danh|doc|hon|gan) ?\Z")
"""Before "số nhà": no single house is meant."""

_STREET: Final = r"(?:duong|pho|dai lo|quoc lo|khu|thon|ap|xom|to|lo|toa|tt|ktx|hem|ngo|ngach|kiet)"
# "số nhà 12 ngõ 34", "SN 5", "nhà số 7/2 đường …"
_NUMBERED: Final = re.compile(
    rf"(?<!\w)(?P<cue>so nha|nha so|sn)\.?:? {{1,2}}(?P<number>{_HOUSE})(?!\w|[.,][0-9])"
    rf"(?P<more>(?:,? {{0,2}}{_LANE} {_HOUSE}){{0,3}})(?P<street>,? {{0,2}}{_STREET}(?!\w))?"
)
# "12 ngõ 34", "7A hẻm 51/2"
_IN_LANE: Final = re.compile(
    rf"(?<![\w/.,])(?P<number>{_HOUSE})(?P<more>(?:,? {{0,2}}{_LANE} {_HOUSE}){{1,3}})"
    r"(?!\w|[.,][0-9])"
)
# "12/3 Lê Lợi, P. 5": a name in title case and a ward behind the number
_BEFORE_WARD: Final = re.compile(
    rf"(?<![\w/.,-])(?P<number>{_HOUSE})(?P<kind> duong| pho)?(?P<name>(?: [a-z]{{2,8}}){{1,5}})"
    rf"(?=,? {{0,2}}(?:[–-] )?{_WARD})"
)
# "căn hộ 1205 toà A", "phòng 803 chung cư …"
_FLAT: Final = re.compile(
    r"(?<!\w)(?:can(?: ho)?|phong) (?:so )?(?P<number>[a-z]{0,2}[0-9]{1,2}[.-]?[0-9]{2,4}[a-z]?)"
    r",? (?:toa|block|thap|lo|chung cu|cc)(?!\w)"
)
# A hamlet or a group of households, where somebody says that it is an address
_HAMLET: Final = re.compile(
    r"(?<!\w)(?:dia chi|d/c|ngu|tru)(?: tai| o| la)?:? ?"
    r"(?P<number>(?:(?:to|doi|khu pho|kp|xom|ap|thon|ban|lang|khu) [0-9]{1,3}[a-z]?(?!\w)"
    r"(?:, ?| )?){1,3})"
    rf"(?=(?:[a-z]{{1,8}} ){{0,4}},? ?{_WARD})"
)
_OFFICE: Final = re.compile(
    r"(?<!\w)(?:benh vien|truong hoc|thpt|thcs|tieu hoc|mam non|dai hoc|quan an|shop|cua hang|"
    r"cong ty|cty|sieu thi|tru so|ubnd|uy ban|cong an|nha hang|khach san|buu dien|ngan hang|"
    r"trung tam|phong kham|toa an|nha tho|nha sach|bao tang|chi nhanh|van phong|so giao duc|"
    r"nha thuoc|tgdd|dmx|dien may|cay xang|ben xe|nha van hoa|cafe|ca phe|karaoke)(?!\w)"
    r"[^.!?\n]{0,40}\Z"
)
# These say a public place only with their marks: "cho" and "quan" are everyday words.
_OFFICE_SAID: Final = re.compile(r"(?<!\w)(?:trường|quán|chợ|chùa|tiệm|rạp)(?!\w)[^.!?\n]{0,40}\Z")
_DATE_CUE: Final = re.compile(
    r"(?<!\w)(?:ngay|hom|sang|chieu|toi|den|tu|dip|le|truoc|sau|lop|khoi|vong|khoa|tang) ?\Z"
)
_DATE: Final = re.compile(r"[0-9]{1,2}/(?:[0-9]{1,2}/)?[0-9]{4}\Z")
_STREET_BEHIND: Final = re.compile(rf",? {{0,2}}{_STREET}(?!\w)")
_AT_HOME: Final = re.compile(r"(?<!\w)(?:so|o|tai|nha|dia chi|d/c|ve|den)(?: la)?:? ?\Z")
_YEAR: Final = re.compile(r"(?:\A|/)(?:19|20)[0-9]{2}\Z")
_NO_STREET: Final = re.compile(r" (?:viet nam|tet|nguoi|ngay|thang|nam)(?!\w)")
_FAR: Final = 60


def addresses(reading: Reading, folded: str) -> Iterator[Private]:
    """Yield homes down to the house or the flat, but for offices', shops' and schools'."""
    for signs, pattern, scored in _ADDRESSES:
        if not any(sign in folded for sign in signs):
            continue
        for match in pattern.finditer(folded):
            score = scored(reading, folded, match)
            if score and not _is_public(reading, folded, match.start()):
                yield _home(reading, match, score)


def _of_numbered(reading: Reading, folded: str, match: re.Match[str]) -> float:
    number = match["number"]
    before = folded[max(0, match.start() - NEAR) : match.start()]
    if _DATE.match(number) or _ABOUT_MANY.search(before):
        return 0.0
    street = match["street"] is not None and _is_named(reading, folded, match.end())
    if match["more"] or (street and len(number) < 4):  # noqa: PLR2004  # "SN 1961, thôn …"
        return 0.8
    if match["cue"] == "sn":  # also "born in"
        return 0.0
    # A number without the name of its street is no address: "số nhà 1, đường ngập".
    return 0.8 if street or "/" in number else 0.0


def _of_lane(reading: Reading, folded: str, match: re.Match[str]) -> float:
    behind = _STREET_BEHIND.match(folded, match.end())
    if behind is not None:
        return 0.75 if _is_named(reading, folded, behind.end()) else 0.0
    goes_on = folded[match.end() : match.end() + 1] == " "
    if goes_on and not _is_named(reading, folded, match.end()):
        before = folded[max(0, match.start() - NEAR) : match.start()]
        return 0.75 if _AT_HOME.search(before) else 0.0  # "12 ngõ 4 hẻm bị cấm" counts lanes
    return 0.75


def _of_ward(reading: Reading, folded: str, match: re.Match[str]) -> float:
    before = folded[max(0, match.start() - NEAR) : match.start()]
    if (
        _DATE_CUE.search(before)
        or _YEAR.search(match["number"])
        or _NO_STREET.match(match["name"])
        or not _is_titled(reading, *match.span("name"))
        or not _is_ward(reading, folded, match)
    ):
        return 0.0
    if match["kind"] is None and match["name"].count(" ") == 1:
        return 0.0  # one word behind a number is as good as anything
    return 0.7 if "/" in match["number"] else 0.55


def _of_flat(reading: Reading, folded: str, match: re.Match[str]) -> float:
    return 0.7 if _is_named(reading, folded, match.end()) else 0.0


def _of_hamlet(reading: Reading, folded: str, match: re.Match[str]) -> float:
    return 0.6 if _is_ward(reading, folded, match) else 0.0


def _is_ward(reading: Reading, folded: str, match: re.Match[str]) -> bool:
    """Return whether the word for a ward has its name behind it: not "xã hội", "phường tôi"."""
    return match["ward"][-1].isdigit() or _is_named(reading, folded, match.end("ward"))


def _is_named(reading: Reading, folded: str, place: int) -> bool:
    """Return whether a name in title case, a letter or a number stands behind ``place``."""
    while folded[place : place + 1] == " ":
        place += 1
    if place >= len(folded):
        return False
    start, end = reading.folded.span(place, place + 1)
    typed = reading.text[start:end]
    return typed[:1].isupper() or typed.isdigit()


# What must stand in the text for a pattern to be tried; the pattern; its score.
_ADDRESSES: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[..., float]], ...]] = (
    (("so nha", "nha so", "sn"), _NUMBERED, _of_numbered),
    (("ngo ", "ngach ", "hem ", "kiet ", "hxh "), _IN_LANE, _of_lane),
    (("p", "q", "tx", "tt", "xa ", "huyen "), _BEFORE_WARD, _of_ward),
    (("can ", "phong "), _FLAT, _of_flat),
    (("dia chi", "d/c", "ngu ", "tru "), _HAMLET, _of_hamlet),
)


def _is_public(reading: Reading, folded: str, start: int) -> bool:
    first = max(0, start - _FAR)
    if _OFFICE.search(folded[first:start]):
        return True
    typed = reading.text[slice(*reading.folded.span(first, start))] if start > first else ""
    return _OFFICE_SAID.search(normalize("NFC", typed).lower()) is not None


def _is_titled(reading: Reading, start: int, end: int) -> bool:
    """Return whether all words between two folded places begin with a capital letter."""
    first, last = reading.folded.span(start, end)
    words = normalize("NFC", reading.text[first:last]).split()
    return all(word[:1].isupper() and word[1:].islower() for word in words)


def _home(reading: Reading, match: re.Match[str], score: float) -> Private:
    groups = match.re.groupindex
    last = "more" if "more" in groups and match["more"] else "number"
    start, end = reading.folded.span(match.start("number"), match.end(last))
    patch = hide_digits(reading.text, start, end)
    whole = match.start() + len(match.group().rstrip(" ,"))
    return Private(Sort.ADDRESS, reading.span(match.start(), whole), score, patch)


# --- licence plates -----------------------------------------------------------------------------

_PLATE: Final = re.compile(
    r"(?<![\w.,/-])([1-9][0-9])[- ]?([a-z]{1,2}[0-9]?)( ?[- .] ?| )([0-9]{3}\.?[0-9]{2})"
    r"(?!\w|[.,][0-9])"
)
_PLATE_DIGITS: Final = 7
_PLATE_CUE: Final = re.compile(r"(?<!\w)(?:bien|bks|bsx|bien so|xe|oto|o to|taxi)(?!\w)")
_NO_PLATE: Final = frozenset("ijoqw")


def plates(reading: Reading, folded: str) -> Iterator[Private]:
    """Yield plates of vehicles, written as such or called so; the province's number stays."""
    if reading.digits < _PLATE_DIGITS:
        return
    for match in _PLATE.finditer(folded):
        start, end = reading.folded.span(match.start(2), match.start(2) + 1)
        if not reading.text[start:end].isupper() or not _NO_PLATE.isdisjoint(match[2]):
            continue
        before = folded[max(0, match.start() - NEAR) : match.start()]
        shaped = "-" in match.group() or "." in match[4]
        if not (shaped or _PLATE_CUE.search(before)):
            continue
        yield number(reading, Sort.PLATE, match, 0.55, group=4)
