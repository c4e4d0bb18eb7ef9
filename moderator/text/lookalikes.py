"""Letters and digits of other alphabets that are read as ASCII ones.

Most come from Unicode's confusables data (``resources/text/lookalikes.txt``, made by
``moderator.text.confusables``). Unicode compares shapes one by one; a reader of a Vietnamese word
also takes a small Cyrillic "н" for an h. Those are our own, by eye, and go before the data.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from moderator.resources import resource

_BY_EYE: Final = (
    "вb кk мm нh тt пn иu зz ъb ьb бb ӏl шw яr ҺH ԚQ ШW ЯR "  # Cyrillic
    "βb εe κk τt χx ωw ςc μu ΛA ΣE "  # Greek
    "đd ʋv ŋn ɱm ℮e"
)


@cache
def look_alikes() -> dict[str, str]:
    """Return one small ASCII letter or digit for each foreign one; đ is here too, as d."""
    lines = resource("text", "lookalikes.txt").read_text(encoding="utf-8").splitlines()
    table = {
        chr(int(code, 16)): letter
        for letter, *codes in (line.split(" ") for line in lines if not line.startswith("#"))
        for code in codes
    }
    table.update({pair[0]: pair[1].lower() for pair in _BY_EYE.split()})
    return table
