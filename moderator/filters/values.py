"""How the values of a filter line are read into their one form. Pure; nothing raises."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from moderator.filters import names
from moderator.model.filter import Field
from moderator.model.terms import Words

if TYPE_CHECKING:
    from collections.abc import Callable

AGE: Final = re.compile(r"(\d{1,5})\s*(m|min|ph|phut|h|g|gio|d|n|ngay|w|t|tuan)\Z")
_UNITS: Final = {
    "m": "m", "min": "m", "ph": "m", "phut": "m",
    "h": "h", "g": "h", "gio": "h",
    "d": "d", "n": "d", "ngay": "d",
    "w": "w", "t": "w", "tuan": "w",
}  # fmt: skip
_EUROPEAN: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\Z")
_HOUR: Final = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3])\Z", re.ASCII)
_BOUND: Final = re.compile(r"(>=|<=|>|<|≥|≤)?(\d{1,9})%?\Z")
_RANGE: Final = re.compile(r"(\d{1,9})(?:-|\.\.|–)(\d{1,9})%?\Z")
_ID: Final = re.compile(r"#?([1-9]\d{0,17})\Z")

_CAME: Final = re.compile(r"(article|alike|address)-#?([1-9]\d{0,17})\Z")

Found = str | Words
"""A value's one form, or why it is none."""


def read(field: Field, value: str) -> Found:
    """Return the one form of what was typed after ``field``'s key, or why it has none."""
    reader = _READERS.get(field, _text)
    return reader(field, value)


def _text(_field: Field, value: str) -> Found:
    plain = " ".join(value.split())
    if not any(sign.isalnum() for sign in plain):
        return Words("Cần có chữ hoặc số.", "Letters or digits are needed.")
    return plain


def _reader(field: Field, value: str) -> Found:
    bare = value.strip()
    exact = bare.startswith("=")
    found = _text(field, bare.removeprefix("="))
    return f"={found}" if exact and isinstance(found, str) else found


def _verbatim(_field: Field, value: str) -> Found:
    plain = value.strip()
    return plain or Words("Thiếu giá trị.", "A value is missing.")


def _named(field: Field, value: str) -> Found:
    from difflib import get_close_matches  # noqa: PLC0415  # the window is painted first

    found = names.value_of(field, value)
    if found is not None:
        return found
    known = [name for one in names.VALUES[field].values() for name in (one.vi, one.en)]
    by_form = {names.folded(name): name for name in known}
    near = get_close_matches(names.folded(value[:60]), by_form, n=1)
    shown = ", ".join(one.vi for one in names.VALUES[field].values())
    shown_en = ", ".join(one.en for one in names.VALUES[field].values())
    if near:
        hint = by_form[near[0]]
        return Words(f"Không có giá trị này. Ý bạn là “{hint}”?", f"Unknown. Perhaps “{hint}”?")
    return Words(f"Không có giá trị này. Có: {shown}", f"Unknown. There are: {shown_en}")


def _who(field: Field, value: str) -> Found:
    return names.value_of(field, value) or _text(field, value)


def _day(field: Field, value: str) -> Found:
    named = names.value_of(field, value)
    if named is not None:
        return named
    age = AGE.match(names.folded(value))
    if age is not None and field is not Field.ON:
        return f"{int(age[1])}{_UNITS[age[2]]}"
    found = _calendar(value)
    if found is not None:
        return found
    if field is Field.ON:
        return Words(
            "Cần một ngày: 2026-11-01, 01/11/2026, hôm-nay, hôm-qua.",
            "A day is needed: 2026-11-01, 01/11/2026, today, yesterday.",
        )
    return Words(
        "Cần một ngày hoặc khoảng: 2026-11-01, 01/11/2026, 30ph, 2h, 3d.",
        "A day or an age is needed: 2026-11-01, 01/11/2026, 30m, 2h, 3d.",
    )


def _decided(field: Field, value: str) -> Found:
    text = value.strip()
    hour = _HOUR.match(text)
    if hour is not None and _calendar(hour[1]) == hour[1]:
        return text
    first, dots, last = text.partition("..")
    if dots:
        ends = [_calendar(one) for one in (first, last)]
        if all(one is not None and "T" not in one for one in ends):
            return "..".join(sorted(one for one in ends if one is not None))
        return Words("Cần hai ngày: 2026-11-01..2026-11-07.", "Two days: 2026-11-01..2026-11-07.")
    return _day(field, value)


def _calendar(value: str) -> str | None:
    """Return a day or a minute in ISO form; days are read as day/month/year."""
    text = value.strip()
    european = _EUROPEAN.match(text)
    try:
        if european is not None:
            found = date(int(european[3]), int(european[2]), int(european[1]))
            return found.isoformat() if _usable(found) else None
        moment = datetime.fromisoformat(text) if text.isascii() else None
        if moment is None or not _usable(moment):
            return None
        if moment.tzinfo is not None:
            return None
        if len(text) <= len("2026-01-31") and moment.time() == time():
            return moment.date().isoformat()
        return moment.replace(second=0, microsecond=0).isoformat(timespec="minutes")
    except (ValueError, OverflowError):
        return None


def _usable(day: date) -> bool:
    """Whether there is room for a time zone on both sides."""
    return 1 < day.year < 9999  # noqa: PLR2004  # what Python can count


def _number(field: Field, value: str) -> Found:
    text = value.replace(" ", "")
    span = _RANGE.match(text)
    if span is not None:
        low, high = sorted((int(span[1]), int(span[2])))
        return f"{low}-{high}"
    bound = _BOUND.match(text)
    if bound is None:
        return Words("Cần một số: >200, <20 hoặc 20-200.", "A number: >200, <20 or 20-200.")
    sign, number = bound[1] or "", int(bound[2])
    if sign in {">=", "≥"}:
        return f">{number - 1}" if number else "0-999999999"
    if sign in {"<=", "≤"}:
        return f"<{number + 1}"
    if not sign and field in {Field.RISK, Field.REPEATS}:
        return f">{number - 1}" if number else "0-999999999"
    return f"{sign}{number}"


def _comment(_field: Field, value: str) -> Found:
    found = _ID.match(value.strip())
    if found is None or not found[1].isascii():
        return Words("Cần mã của một ý kiến.", "The id of a comment is needed.")
    return found[1]


def _together(_field: Field, value: str) -> Found:
    found = _CAME.match(value.strip().casefold())
    if found is None or not found[2].isascii():
        return Words(
            "Cần loại nhóm và mã một ý kiến: article-123, alike-123 hoặc address-123.",
            "A kind of group and a comment's id: article-123, alike-123 or address-123.",
        )
    return f"{found[1]}-{found[2]}"


def _place(field: Field, value: str) -> Found:
    bare = value.strip()
    found = _ID.match(bare) if bare.startswith("#") else None
    if found is not None and found[1].isascii():
        return f"#{found[1]}"
    said = _text(field, bare)
    return said.lstrip("# ") if isinstance(said, str) else said  # only a number may follow the sign


_READERS: Final[dict[Field, Callable[[Field, str], Found]]] = {
    Field.STATUS: _named,
    Field.FINDING: _named,
    Field.HAS: _named,
    Field.IS: _named,
    Field.ARTICLE: _place,
    Field.SITE: _place,
    Field.AUTHOR: _reader,
    Field.ACCOUNT: _verbatim,
    Field.EMAIL: _verbatim,
    Field.IP: _verbatim,
    Field.BEFORE: _day,
    Field.AFTER: _day,
    Field.SINCE: _day,
    Field.ON: _day,
    Field.LENGTH: _number,
    Field.REPEATS: _number,
    Field.RISK: _number,
    Field.BY: _who,
    Field.NEAR: _comment,
    Field.TOGETHER: _together,
    Field.DECIDED: _decided,
    Field.EDIT: _named,
}
