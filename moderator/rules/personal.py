"""Somebody's number, account, mailbox or home, which a newspaper does not print.

Each sort has a form and something that makes the form sure: the structure of an identity number
(province, century and sex, year of birth), a word of its kind nearby ("STK", "CMND"), a bank's
name, a ward behind a house number. Numbers that are meant to be public are left alone: service
and emergency numbers, hotlines, the mailboxes and addresses of offices, shops and schools.

The kind PHONE says "there is a number, as in advertisements"; PERSONAL says "this is somebody's,
and here it is hidden". Where both speak of the same number the window shows this one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Words
from moderator.rules.homes import addresses, plates
from moderator.rules.private import (
    LEAST_DIGITS,
    Private,
    Sort,
    accounts,
    find_numbers,
    identities,
    mailboxes,
    phones,
)
from moderator.text.masking import patched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

_MAX_SPANS: Final = 200
_LONGEST: Final = 20_000
"""Code points looked at: a comment this long is not read for house numbers only."""

_BOXES: Final = ("@", "(at)", "[at]", " a cong ")


_NAMES: Final = {
    Sort.PHONE: Words("số điện thoại", "a phone number"),
    Sort.IDENTITY: Words("số giấy tờ tuỳ thân", "an identity number"),
    Sort.ACCOUNT: Words("số tài khoản", "a bank account"),
    Sort.EMAIL: Words("địa chỉ e-mail", "an e-mail address"),
    Sort.ADDRESS: Words("địa chỉ nhà", "a home address"),
    Sort.PLATE: Words("biển số xe", "a licence plate"),
}


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return at most one finding; its suggestion is the text with everything personal hidden."""
    found = find_private(reading)
    if not found:
        return []
    counts = {sort: sum(one.sort is sort for one in found) for sort in Sort}
    vi = ", ".join(_counted(_NAMES[sort].vi, count) for sort, count in counts.items() if count)
    en = ", ".join(
        _NAMES[sort].en + (f" ({count})" if count > 1 else "")
        for sort, count in counts.items()
        if count
    )
    reason = Words(f"Có thông tin cá nhân: {vi}.", f"There is personal data: {en}.")
    score = max(one.score for one in found)
    spans = tuple(one.span for one in found[:_MAX_SPANS])
    suggestion = patched(reading.text, [one.patch for one in found])
    return [Finding(FindingKind.PERSONAL, score, spans, reason, suggestion=suggestion)]


def find_private(reading: Reading) -> list[Private]:
    """Return the personal data of a comment's text in order, without overlaps."""
    if reading.part is Part.NAME:
        return []
    found: list[Private] = []
    for one in _all(reading):
        if not any(
            one.span.start < other.span.end and other.span.start < one.span.end for other in found
        ):
            found.append(one)
        if len(found) >= _MAX_SPANS:
            break
    return sorted(found, key=lambda one: one.span.start)


def _all(reading: Reading) -> Iterator[Private]:
    """Yield what is found, the surest sorts first."""
    folded = reading.folded.text[:_LONGEST]
    if has_digits := reading.digits > 0:
        numbers = find_numbers(folded) if reading.digits >= LEAST_DIGITS else []
        yield from accounts(reading, folded, numbers)
        yield from identities(reading, folded, numbers)
    if any(sign in folded for sign in _BOXES):
        yield from mailboxes(reading, folded)
    if reading.phones:
        yield from phones(reading)
    if has_digits:
        yield from addresses(reading, folded)
        yield from plates(reading, folded)


def _counted(name: str, count: int) -> str:
    return f"{count} {name}" if count > 1 else name
