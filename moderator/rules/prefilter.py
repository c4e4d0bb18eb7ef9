"""Which comments a phrase could be in, told from their search column without reading the text.

The column holds folded words between blanks. A disguise may set a word's letters apart, stretch
them, or put signs and digits in the place of some; so only the other letters are compared, with
nothing between them. What this lets through is then read properly; what it stops, no phrase is in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable

STAND_INS: Final = frozenset("oieastlgbzqc")
"""Letters that some digit or sign may stand for; a test compares them with the views."""

_KEPT: Final = "".join(sorted(set("abcdefghijklmnopqrstuvwxyz") - STAND_INS))
_BONES: Final = {code: None for code in range(128) if chr(code) not in _KEPT}
_RUN: Final = re.compile(rf"([{_KEPT}])\1\1")
_RUNS: Final = re.compile(rf"([{_KEPT}])\1+")
_MOST: Final = 200
_CUT: Final = 190_000  # the column does not hold more of a text


class Prefilter:
    """Tells for some phrases whether a searched text may have one of them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        bones = {_bones(fold_key(phrase)) for phrase in phrases}
        self._bones = sorted(bones, key=len)
        self._runs = sorted({_RUNS.sub(r"\1", one) for one in bones}, key=len)
        self.helps = bool(bones) and len(bones) <= _MOST and "" not in bones
        """False: it would let everything through, or take longer than reading."""

    def may_hold(self, folded: str) -> bool:
        """Return False only when no phrase can be in the text of which ``folded`` was made."""
        if not self.helps or not folded.isascii() or len(folded) > _CUT:
            return True
        bones = _bones(folded)
        for one in self._bones:
            if one in bones:
                return True
        if _RUN.search(bones) is None:
            return False
        single = _RUNS.sub(r"\1", bones)
        return any(one in single for one in self._runs)


def _bones(folded: str) -> str:
    return folded.translate(_BONES)
