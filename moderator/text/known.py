"""The accented syllables that are in use, of all that the rules of spelling allow."""

from __future__ import annotations

from functools import cache

from moderator.resources import resource


@cache
def known_syllables() -> dict[str, int]:
    """Return the rank of each syllable (0: the commonest), in small composed letters.

    Tones stand as in ``moderator.text.letters.canonical``.
    """
    lines = resource("text", "known.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split(" ")]
    return {word: rank for rank, word in enumerate(words)}
