"""How often a syllable is rightly written without any mark: "con" often, "duong" never.

Counted in text that is written with its marks; ``resources/text/bare_shares.txt`` says how.
"""

from __future__ import annotations

from functools import cache

from moderator.resources import resource


@cache
def bare_shares() -> dict[str, float]:
    """Return the share, 0 to 1, for each bare syllable that was counted, in small letters.

    Raises ``OSError`` when the file is not there, ``ValueError`` when it is no such list.
    """
    shares: dict[str, float] = {}
    for line in resource("text", "bare_shares.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            share, *syllables = line.split()
            shares.update(dict.fromkeys(syllables, int(share) / 100))
    return shares
