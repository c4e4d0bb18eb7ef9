"""Regular expressions that people write, matched in time linear in the text.

Google's RE2 builds an automaton and never goes back, so that no expression can hang the program
(R. Cox, "Regular Expression Matching in the Wild", 2010). It knows no look-around and no
back-references. Letters match in either case; ``(?-i)`` in a pattern makes case count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from moderator.model import Span, Words
from moderator.text.letters import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from re2 import _Regexp

LONGEST: Final = 2_000
"""How many characters a pattern may have."""

_MEMORY: Final = 4 << 20
_UNENCODABLE: Final = re.compile("[\ud800-\udfff]")


class BadPattern(Exception):
    """A pattern that cannot be used; ``words`` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class Pattern:
    """One expression, ready to search texts. Safe to use from several threads."""

    def __init__(self, source: str, *, bare: bool = False) -> None:
        """Compile ``source``; ``bare`` takes the marks off its letters, for folded texts.

        Raises ``BadPattern`` when it is too long, no expression, too large, or matches nothing
        at all, which every text has.
        """
        self._regexp = _compiled(unmarked(source) if bare else source)

    def spans(self, text: str, most: int) -> list[Span]:
        """Return the first ``most`` places that match and are not empty, in code points.

        Takes any string; each lone surrogate is matched as U+FFFD.
        """
        if not text.isascii():
            text = _UNENCODABLE.sub("\ufffd", text)
        return [Span(*span) for span in _some(self._regexp, text, most)]

    def found(self, text: str) -> bool:
        """Return whether anything matches."""
        return bool(self.spans(text, 1))


def unmarked(source: str) -> str:
    """Return a pattern without Vietnamese marks: none of its signs is a marked letter."""
    return "".join(
        _bare(letter) if letter in MARKED else letter
        for letter in unicodedata.normalize("NFC", source)
    )


def _bare(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0]
    return {"đ": "d", "Đ": "D"}.get(plain, plain)


def _some(regexp: _Regexp, text: str, most: int) -> Iterator[tuple[int, int]]:
    left = most
    for match in regexp.finditer(text):
        start, end = match.span()
        if end > start:
            yield start, end
            left -= 1
        if not left:
            return


@lru_cache(maxsize=512)
def _compiled(source: str) -> _Regexp:
    import re2  # noqa: PLC0415  # most desks write no patterns

    if len(source) > LONGEST:
        raise BadPattern(
            Words(
                f"Mẫu dài quá {LONGEST} ký tự", f"The pattern is longer than {LONGEST} characters"
            )
        )
    if _UNENCODABLE.search(source):
        raise BadPattern(Words("Mẫu có ký tự hỏng", "The pattern has a broken character"))
    options = re2.Options()
    options.max_mem = _MEMORY
    options.case_sensitive = False
    options.log_errors = False
    try:
        regexp = re2.compile(source, options)
    except re2.error as error:
        told = error.args[0] if error.args else ""
        why = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
        raise BadPattern(
            Words(f"Mẫu không hợp lệ: {why}", f"The pattern is not valid: {why}")
        ) from None
    if regexp.search("") is not None:
        raise BadPattern(
            Words(
                "Mẫu khớp cả với chuỗi rỗng, tức là với mọi ý kiến",
                "The pattern matches the empty text, which is to say every comment",
            )
        )
    return regexp
