"""Abbreviations, slang and loan words that belong to Vietnamese comments."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from moderator.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

Written = tuple[tuple[str, float], ...]
"""What a short form stands for, likeliest first, each with its share of the uses, 0 to 1."""

_READING: Final = re.compile(r"(\D+?) (\d+)")


@cache
def known_slang() -> frozenset[str]:
    """Return the listed words, in small letters."""
    lines = resource("text", "teencode.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def short_forms() -> Mapping[str, Written]:
    """Return each short form, in small letters, with what it stands for whatever its context."""
    forms: dict[str, Written] = {}
    for line in resource("text", "short_forms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        form, _, written = line.partition(" = ")
        found = (_READING.fullmatch(one) for one in written.split(" | "))
        forms[form] = tuple((one[1], int(one[2]) / 100) for one in found if one is not None)
    return forms


def written_out(word: str) -> Written:
    """Return what ``word`` may stand for, in its own case; nothing if it is no short form.

    Capitals alone are an abbreviation of another kind ("HS", "GV") and stay.
    """
    readings = short_forms().get(word.lower(), ())
    if not readings or (len(word) > 1 and word.isupper()):
        return ()
    if word[0].isupper():
        return tuple((form[0].upper() + form[1:], share) for form, share in readings)
    return readings
