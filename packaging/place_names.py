"""Makes ``resources/text/places.txt`` from lists of Vietnam's administrative units.

usage: place_names.py NOW.json BEFORE.json [BEFORE.json ...] OUT

Each list is ``vietnam_provinces/data/nested-divisions.json`` as it lies in a wheel of the package
``vietnam-provinces`` (GPL-3.0-or-later, names after the National Statistics Office): units with a
``name``, and the lower units in lists below them. The shipped file was made from these versions:

- 2026.9.0: 34 provinces and cities, 3,321 wards, communes and special zones, as since July 2025
- 0.6.0: 63 provinces and cities, 696 districts, 10,051 wards, communes and towns, January 2025
- 0.2.2: the 63 provinces and their units of about 2020, before the mergers in between

Only names are taken, without the kind of unit and without a number behind them ("Xã Phú Hòa 1"
gives "Phú Hòa"); names of two parts give the parts too ("Bà Rịa - Vũng Tàu"). The result depends
on the lists alone.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from moderator.text.letters import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER: Final = """\
# Places of Vietnam: provinces, districts, wards, communes and special zones, as they are since
# July 2025 and as they were before. Made by packaging/place_names.py from the package
# vietnam-provinces (GPL-3.0-or-later; names after the National Statistics Office of Viet Nam).
# A line: the name, a tab, its highest rank (p province, d district, w ward or commune; in
# capitals if one is called so today), and how many units bear or bore it.
"""

KIND: Final = re.compile(
    r"(?:Tỉnh|Thành phố|Thị xã|Thị trấn|Quận|Huyện|Phường|Xã|Đặc khu) (?=\S)", re.IGNORECASE
)
NUMBER: Final = re.compile(r"\s+(?:\d{1,3}|[A-Z])\Z")
NUMERAL: Final = re.compile("[A-Z]|[IVX]{2,4}")
DIGITS: Final = frozenset("0123456789")
RANKS: Final = "wdp"
HIGHEST_NOW: Final = {0: "p", 1: "w"}
HIGHEST_BEFORE: Final = {0: "p", 1: "d", 2: "w"}

# Known to every reader, and no unit of these lists: what they were merged from or lie in.
MORE: Final = {
    "Sài Gòn": "p", "Gia Định": "p", "Chợ Lớn": "p", "Hà Tây": "p", "Hà Bắc": "p",
    "Hải Hưng": "p", "Nam Hà": "p", "Hà Nam Ninh": "p", "Vĩnh Phú": "p", "Bắc Thái": "p",
    "Hà Tuyên": "p", "Hoàng Liên Sơn": "p", "Nghệ Tĩnh": "p", "Bình Trị Thiên": "p",
    "Quảng Nam - Đà Nẵng": "p", "Nghĩa Bình": "p", "Phú Khánh": "p", "Thuận Hải": "p",
    "Gia Lai - Kon Tum": "p", "Sông Bé": "p", "Minh Hải": "p", "Cửu Long": "p",
    "Thừa Thiên": "p", "Tây Nguyên": "p", "Tây Bắc": "p", "Đông Bắc": "p", "Bắc Bộ": "p",
    "Trung Bộ": "p", "Nam Bộ": "p", "Đông Nam Bộ": "p", "Tây Nam Bộ": "p",
    "Nam Trung Bộ": "p", "Bắc Trung Bộ": "p", "Việt Nam": "p", "Đồng Tháp Mười": "d",
    "Trường Sơn": "d", "Phan Xi Păng": "d", "Bà Nà": "d", "Tràng An": "d", "Thủ Thiêm": "d",
    "Phú Mỹ Hưng": "d", "Nội Bài": "d", "Tân Sơn Nhất": "d", "Long Thành": "d",
    "Mỹ Đình": "d", "Bãi Cháy": "d", "Hồ Gươm": "d", "Hồ Tây": "d", "Hoàn Kiếm": "d",
    "Sơn Trà": "d", "Mũi Né": "d", "Mũi Cà Mau": "d", "Sa Pa": "d", "Tam Đảo": "d",
}  # fmt: skip


def main() -> None:
    """Read the lists, write the file."""
    if len(sys.argv) < 4:  # noqa: PLR2004  # now, before, out
        sys.exit(__doc__)
    *sources, out = map(Path, sys.argv[1:])
    rank: dict[str, str] = dict(MORE)
    current: set[str] = set()
    counts: Counter[str] = Counter(dict.fromkeys(MORE, 1))
    for place, source in enumerate(sources):
        units = Counter[str]()
        ranks = HIGHEST_BEFORE if place else HIGHEST_NOW
        for name, depth in walk(json.loads(source.read_text(encoding="utf-8")), 0):
            for spelt in cleaned(name):
                units[spelt] += 1
                level = ranks[depth]
                rank[spelt] = max(rank.get(spelt, level), level, key=RANKS.index)
                if not place:
                    current.add(spelt)
        for spelt, count in units.items():
            counts[spelt] = max(counts[spelt], count)
    lines = [
        f"{name}\t{rank[name].upper() if name in current else rank[name]}{counts[name]}\n"
        for name in sorted(rank)
    ]
    out.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} names, {len(current)} of them in use today")


def walk(units: list[dict[str, Any]], depth: int) -> Iterator[tuple[str, int]]:
    """Yield each unit's name and how deep it lies."""
    for unit in units:
        yield unit["name"], depth
        for below in unit.values():
            if isinstance(below, list):
                yield from walk(below, depth + 1)


def cleaned(official: str) -> set[str]:
    """Return what a unit is called in speech, or nothing when that is a number."""
    name = unicodedata.normalize("NFC", official).replace("’", "'")
    name = KIND.sub("", name, count=1).replace("N.T ", "")
    name = NUMBER.sub("", name)
    parts = re.split(r" ?[-–] ?", name)
    whole = " ".join(" ".join(parts).replace("' ", "'").split())
    names = {spelt(one) for one in (whole, *parts)}
    return {name for name in names if not (NUMERAL.fullmatch(name) or set(name) & DIGITS)}


def spelt(name: str) -> str:
    """Return ``name`` with the tone marks where the program's counts have them."""
    return " ".join(
        "".join(
            letter.upper() if typed.isupper() else letter
            for letter, typed in zip(canonical(word.lower()), word, strict=True)
        )
        for word in name.strip().split()
    )


if __name__ == "__main__":
    main()
