"""Makes ``resources/text/bare_shares.txt``: how often a syllable is rightly written without marks.

usage: bare_shares.py TEXT [TEXT ...] OUT

Each text has one sentence or comment a line, UTF-8. Only lines count in which most words carry
marks, so that what is bare there is meant to be. "con" is bare in most of its readings, "duong"
in none. Syllables seen fewer than ``SEEN`` times are left out. The result depends on the texts
alone; the shipped file was made from the corpora that the card of the restoration model names.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Final

from moderator.text.letters import bare
from moderator.text.syllables import is_syllable

SEEN: Final = 10
ACCENTED: Final = 0.65
"""The share of marked words from which a line counts as accented (usual is 0.8)."""

SHORTEST: Final = 6
STEP: Final = 5
HEADER: Final = """\
# How often, of a hundred times, a syllable stands without any mark in text that is written with
# marks; made by packaging/bare_shares.py. Syllables that are never bare stand in the first line.
"""
WORD: Final = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Count the texts, write the file."""
    if len(sys.argv) < 3:  # noqa: PLR2004  # a text and the result
        sys.exit(__doc__)
    *texts, out = map(Path, sys.argv[1:])
    plain: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for path in texts:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                words = WORD.findall(unicodedata.normalize("NFC", line).lower())
                accented = sum(not word.isascii() for word in words)
                if len(words) >= SHORTEST and accented >= ACCENTED * len(words):
                    for word in words:
                        (plain if word.isascii() else marked)[bare(word)] += 1
    shares: dict[int, list[str]] = {}
    for syllable in plain.keys() | marked.keys():
        total = plain[syllable] + marked[syllable]
        if total >= SEEN and is_syllable(syllable):
            share = STEP * round(100 * plain[syllable] / total / STEP)
            shares.setdefault(share, []).append(syllable)
    rows = [f"{share} {' '.join(sorted(shares[share]))}\n" for share in sorted(shares)]
    out.write_text(HEADER + "".join(rows), encoding="utf-8")
    print(f"{sum(map(len, shares.values()))} syllables")


if __name__ == "__main__":
    main()
