"""Makes ``resources/text/lookalikes.txt`` of Unicode's confusables data (UTS #39).

Run ``python -m moderator.text.confusables confusables.txt resources/text/lookalikes.txt``, with the
file of any version from https://www.unicode.org/Public/security/. Kept are the letters and digits
of other alphabets, and letters of Latin that no rule takes apart, which stand for one ASCII letter
or digit. Left out:

- what folding already reads aright: ASCII itself, Vietnamese letters, and everything that Unicode
  decomposes to ASCII (accented, full-width, circled, mathematical letters) or to a letter kept;
- signs, and letters that stand for several ("rn" is read as m, other groups are not kept).

A capital that Unicode gives as "l" is one that looks like I and becomes i; a digit keeps its value
where its look-alike is the letter O or l. The same input gives the same bytes.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from moderator.text.letters import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOTICE: Final = """\
# Letters and digits that are read as ASCII ones, by code point. Derived (changed: reduced and
# turned round) from Unicode's confusables.txt, {version}, by moderator/text/confusables.py.
# Copyright © 1991-2020 Unicode, Inc. Unicode License v3, see UNICODE-LICENSE beside this file.
"""


def derive(lines: Iterable[str]) -> dict[str, str]:
    """Return one small ASCII letter or digit for each character kept, from the file's lines."""
    table: dict[str, str] = {}
    for character, prototype in _pairs(lines):
        read = _read(character, prototype)
        if read is not None:
            table[character] = read
    return {
        character: read
        for character, read in table.items()
        if table.get(_plain(unicodedata.normalize("NFKD", character)), "") != read
        or _plain(unicodedata.normalize("NFKD", character)) == character
    }


def written(table: dict[str, str], version: str) -> str:
    """Return the text of the shipped file: a line for each letter, its look-alikes in hex."""
    by_letter: dict[str, list[str]] = {}
    for character in sorted(table):
        by_letter.setdefault(table[character], []).append(f"{ord(character):04X}")
    rows = [f"{letter} {' '.join(by_letter[letter])}\n" for letter in sorted(by_letter)]
    return _NOTICE.format(version=version) + "".join(rows)


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        fields = line.lstrip("\ufeff").partition("#")[0].split(";")
        if len(fields) > 1:
            yield (
                chr(int(fields[0], 16)),
                "".join(chr(int(code, 16)) for code in fields[1].split()),
            )


def _read(character: str, prototype: str) -> str | None:
    category = unicodedata.category(character)
    if character.isascii() or character in MARKED or category[0] not in "LN":
        return None
    if _plain(unicodedata.normalize("NFKD", character)).isascii():
        return None
    if category == "Nd" and not prototype.isdigit():
        return str(unicodedata.digit(character))
    letters = "m" if prototype == "rn" else _plain(unicodedata.normalize("NFD", prototype))
    if len(letters) != 1 or not letters.isascii() or not letters.isalnum():
        return None
    return "i" if letters == "l" and not character.islower() else letters.lower()


def _plain(text: str) -> str:
    return "".join(letter for letter in text if unicodedata.category(letter)[0] != "M")


def _version(text: str) -> str:
    return next(line[2:] for line in text.splitlines() if line.startswith("# Version")).strip()


def main() -> None:
    """Read the file named first and write the one named second."""
    source, target = map(Path, sys.argv[1:3])
    text = source.read_text(encoding="utf-8")
    target.write_text(written(derive(text.splitlines()), _version(text)), encoding="utf-8")


if __name__ == "__main__":
    main()
