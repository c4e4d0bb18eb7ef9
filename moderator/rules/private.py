"""Numbers, accounts and mailboxes that belong to somebody, and what hides each."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.text.folding import fold_key
from moderator.text.masking import Patch, hide_digits, hide_mailbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.model import Span
    from moderator.rules.reading import Reading

NEAR: Final = 40
"""How many code points before a number are read for what it is."""

_MOST: Final = 200


class Sort(StrEnum):
    """What kind of personal data; the order is that of the reason's words."""

    PHONE = "phone"
    IDENTITY = "identity"
    ACCOUNT = "account"
    EMAIL = "email"
    ADDRESS = "address"
    PLATE = "plate"


class Private(Struct, frozen=True):
    """One piece of personal data: where it stands, how surely it is one, what hides it."""

    sort: Sort
    span: Span
    score: float
    patch: Patch


def number(
    reading: Reading, sort: Sort, match: re.Match[str], score: float, *, group: int = 0
) -> Private:
    """Return a number found in the folded text; the digits of ``group`` are to be hidden."""
    start, end = reading.folded.span(*match.span(group))
    patch = hide_digits(reading.text, start, end)
    return Private(sort, reading.span(*match.span()), score, patch)


_NUMBER: Final = re.compile(r"(?<![\w.,/-])[0-9](?:[ .-]?[0-9]){5,18}(?![\w/]|[.,-][0-9])")
_MONEY: Final = re.compile(
    r" ?(?:d|dong|k|tr|trieu|ty|ti|vnd|usd|nghin|ngan|nguoi|luot|follow|sub|xu|diem|phan)(?!\w)"
)
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[ .][0-9]{3})+\Z")

# --- bank accounts ------------------------------------------------------------------------------

_BANKS: Final = (
    "vietcombank|vcb|techcombank|tcb|bidv|agribank|mb ?bank|mb|acb|vp ?bank|tp ?bank|sacombank|"
    "vietinbank|ctg|hd ?bank|shb|vib|msb|ocb|scb|sea ?bank|lp ?bank|eximbank|nam a bank|"
    "bac a bank|kienlongbank|pvcombank|abbank|ncb|cake|timo"
)
_ACCOUNT_CUE: Final = re.compile(
    r"(?<!\w)(?:(stk|so (?:tai khoan|tk|the)|tai khoan so|tk so)|(tai khoan|tk|ck|chuyen khoan))"
    r"(?!\w)[^0-9]{0,30}\Z"
)
_BANK_BEFORE: Final = re.compile(rf"(?<!\w)(?:{_BANKS})(?!\w)[^0-9\n]{{0,12}}\Z")
_BANK_BEHIND: Final = re.compile(rf"[ ,(:.–-]{{0,4}}(?:ngan hang |nh )?(?:{_BANKS})(?!\w)")
_SPENT: Final = re.compile(
    r"(?<!\w)(?:tru|cong|mat|rut|no|am|nap|con|co|hoan|lai|du)"
    r"(?: (?:oan|het|gan|khoang|hon|mat|toi|duoc|them)){0,2} ?\Z"
)
"""Before a sum that an account gains or loses."""

_ROUND: Final = "000"
_DAY: Final = re.compile(
    r"(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]\Z|[0-3][0-9][01][0-9](?:19|20)[0-9]{2}\Z"
)
_SURE_DIGITS: Final = 6
_LIKELY_DIGITS: Final = 8


LEAST_DIGITS: Final = 6
"""Of a number that is looked at."""


def find_numbers(folded: str) -> list[re.Match[str]]:
    """Return the numbers of six digits and more, also grouped by blanks, dots or hyphens."""
    return list(_NUMBER.finditer(folded))


def accounts(reading: Reading, folded: str, numbers: list[re.Match[str]]) -> Iterator[Private]:
    """Yield numbers beside a bank's name or a word for an account."""
    for match in numbers:
        before = folded[max(0, match.start() - NEAR) : match.start()]
        cue = _ACCOUNT_CUE.search(before)
        bank = _BANK_BEFORE.search(before) or _BANK_BEHIND.match(folded, match.end())
        if cue is None and bank is None:
            continue
        digits = "".join(filter(str.isdigit, match.group()))
        surely = cue is not None and cue[1] is not None
        if len(digits) < (_SURE_DIGITS if surely else _LIKELY_DIGITS):
            continue
        if not surely and (_is_sum(folded, match, before) or _DAY.match(digits)):
            continue
        if cue is not None and not surely and _ORDER_CUE.search(before):
            continue
        yield number(reading, Sort.ACCOUNT, match, 0.9 if cue is not None and bank else 0.8)


def _is_sum(folded: str, match: re.Match[str], before: str) -> bool:
    return (
        _MONEY.match(folded, match.end()) is not None
        or _GROUPED.match(match.group()) is not None
        or match.group().endswith(_ROUND)
        or _SPENT.search(before) is not None
    )


# --- identity -----------------------------------------------------------------------------------

_IDENTITY_CUE: Final = re.compile(
    r"(?<!\w)(?:cccd|can cuoc|cmnd|cmt|cmtnd|chung minh|so dinh danh|ma dinh danh|giay to tuy than)"
    r"(?!\w)[^0-9]{0,30}\Z"
)
_ORDER_CUE: Final = re.compile(
    r"(?<!\w)(?:ma (?:don|van don|giao dich|so thue|hang|vach)|don hang|van don|mst|bien lai|"
    r"hoa don|so seri|serial|imei|quyet dinh|nghi dinh|so bao danh|sbd|ma bai|bai so)(?!\w)"
    r"[^0-9]{0,20}\Z"
)
# The codes of provinces in identity numbers (Circular 07/2016/TT-BCA, appendix).
_PROVINCES: Final = frozenset(
    """
    001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036
    037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075
    077 079 080 082 083 084 086 087 089 091 092 093 094 095 096
    """.split()  # noqa: SIM905  # a list of codes is read more easily so
)
_CARD_DIGITS: Final = 12
_OLD_DIGITS: Final = 9
_YEAR_NOW: Final = 30  # two digits, some years ahead, so that the code needs no clock
_PASSPORT: Final = re.compile(
    r"(?<!\w)(?:ho chieu|passport)(?!\w)[^0-9\n]{0,20}?(?<!\w)([a-z][0-9]{7,8})(?!\w)"
)


def identities(reading: Reading, folded: str, numbers: list[re.Match[str]]) -> Iterator[Private]:
    """Yield numbers of identity cards, old and new, and of passports."""
    for match in numbers:
        digits = "".join(filter(str.isdigit, match.group()))
        if len(digits) not in (_OLD_DIGITS, _CARD_DIGITS):
            continue
        before = folded[max(0, match.start() - NEAR) : match.start()]
        if _IDENTITY_CUE.search(before):
            yield number(reading, Sort.IDENTITY, match, 0.9)
        elif is_card_number(digits) and not _ORDER_CUE.search(before):
            yield number(reading, Sort.IDENTITY, match, 0.6)
    if "ho chieu" in folded or "passport" in folded:
        for match in _PASSPORT.finditer(folded):
            yield number(reading, Sort.IDENTITY, match, 0.8, group=1)


def is_card_number(digits: str) -> bool:
    """Return whether twelve digits are built as an identity card's.

    A province, a digit for century and sex (0 and 1: born in the 1900s, 2 and 3: in the 2000s),
    two digits of the year of birth, six of a serial number (Decree 137/2015/NĐ-CP, article 13).
    """
    if len(digits) != _CARD_DIGITS or digits[:3] not in _PROVINCES:
        return False
    year = int(digits[4:6])
    if digits[3] in "01":
        return year > 10  # noqa: PLR2004  # nobody born before 1911 got such a number
    return digits[3] in "23" and year <= _YEAR_NOW


# --- mailboxes ----------------------------------------------------------------------------------

_MAILBOX: Final = re.compile(
    r"(?<![a-z0-9._%+-])([a-z0-9][a-z0-9._%+-]{0,63})"
    r"(?:@| ?[(\[]at[)\]] ?| a cong | @ (?=gmail|yahoo))"
    r"([a-z0-9-]{1,40}(?: ?(?:\.|(?<= )cham(?= )|\(dot\)) ?[a-z0-9-]{2,20}){1,3})(?![a-z0-9])"
)
_PUBLIC_BOX: Final = re.compile(
    r"(?:toasoan|bandoc|banbientap|info|contact|lienhe|support|hotro|cskh|duongdaynong|admin|"
    r"office|vanphong|tuyensinh|tuyendung|hr|sales?|marketing|press|media)[._-]?[a-z0-9]{0,12}\Z"
)


def mailboxes(reading: Reading, folded: str) -> Iterator[Private]:
    """Yield e-mail addresses that are no office's, also with "(at)" and "a còng" in them."""
    for match in _MAILBOX.finditer(folded):
        if _PUBLIC_BOX.match(match[1]) or "gov.vn" in match[2] or "edu.vn" in match[2]:
            continue
        start, end = reading.folded.span(*match.span(1))
        yield Private(
            Sort.EMAIL,
            reading.span(*match.span()),
            0.8,
            hide_mailbox(reading.text, start, end),
        )


# --- telephones ---------------------------------------------------------------------------------

_PUBLIC: Final = re.compile(
    r"(?<!\w)(?:hotline|duong day nong|tong dai|so nong|truc ban|cong an|canh sat|ubnd|uy ban|"
    r"toa soan|cuu ho|cuu thuong|cap cuu|cham soc khach hang|cskh|chi nhanh|van phong)(?!\w)"
)
_SHOWN: Final = 3
_LANDLINE: Final = ("02", "842")


def phones(reading: Reading) -> Iterator[Private]:
    """Yield telephone numbers that are no service's and are not called public."""
    for phone in reading.phones[:_MOST]:
        if phone.hotline:
            continue
        near = fold_key(reading.text[max(0, phone.span.start - NEAR) : phone.span.start])
        if _PUBLIC.search(near):
            continue
        score = 0.5 if phone.digits.startswith(_LANDLINE) else 0.7
        patch = hide_digits(reading.text, phone.span.start, phone.span.end, shown=_SHOWN)
        yield Private(Sort.PHONE, phone.span, score, patch)
