"""What kind of edit a person made, told from what it changed.

The first that explains all of the change is taken: hidden personal data, restored diacritics, then
small repairs of words, case, blanks and punctuation. Anything else is ``OTHER``; that an edit was
made for the law's sake no text can tell.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from rapidfuzz.distance import Levenshtein

from moderator.model import EditClass
from moderator.text.diff import word_diff

_NEAR: Final = 2  # letters that may differ within a word: a slip of the keys
_SHORT: Final = 3  # up to so many letters one may
_LONGEST: Final = 40  # no word is longer, and comparing such ones is dear
_HIDDEN: Final = re.compile(r"\d*[xX*•█_#]+|^[.…\[\]]+$")
_PRIVATE: Final = re.compile(r"\d|@")
_TAIL: Final = re.compile(r"[^\w]+")


def edit_class(
    before: str, after: str, name_before: str = "", name_after: str = ""
) -> EditClass | None:
    """Return the kind of an edit of text and name; None where nothing was changed."""
    if (before, name_before) == (after, name_after):
        return None
    pairs = [(before, after), (name_before, name_after)]
    if all(_bare(old) == _bare(new) for old, new in pairs):
        return EditClass.DIACRITICS
    replaced = [pair for old, new in pairs for pair in _replaced(old, new)]
    if all(_hides(old, new) for old, new in replaced):
        return EditClass.PERSONAL
    if all(_repairs(old, new) for old, new in replaced):
        return EditClass.SPELLING
    return EditClass.OTHER


def _bare(text: str) -> str:
    """Return ``text`` without its marks; case and all else stay."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _replaced(before: str, after: str) -> list[tuple[str, str]]:
    """Return what was taken out and what stands in its place, side by side."""
    if before == after:
        return []
    found: list[tuple[str, str]] = []
    out, put = "", ""
    for change in word_diff(before, after):
        if change.kind == "same" and change.text.strip():
            found.append((out, put))
            out = put = ""
        elif change.kind == "removed":
            out += change.text
        elif change.kind == "added":
            put += change.text
        else:
            out, put = out + change.text, put + change.text
    return [pair for pair in (*found, (out, put)) if pair[0] != pair[1]]


def _hides(old: str, new: str) -> bool:
    """Return whether numbers and addresses gave way to signs that hide them, or to nothing."""
    if "*" in new and "*" not in old:
        return True
    hidden = [word for word in old.split() if _PRIVATE.search(word)]
    left = [word for word in new.split() if not _HIDDEN.search(word)]
    if not hidden or len(_PRIVATE.findall(new)) >= len(_PRIVATE.findall(old)):
        return False
    return left == [word for word in old.split() if not _PRIVATE.search(word)]


def _repairs(old: str, new: str) -> bool:
    """Return whether the same words are there, at most a slip of the keys apart."""
    olds, news = _words(old), _words(new)
    if "".join(olds) == "".join(news):  # case, blanks and punctuation
        return True
    if len(olds) != len(news):
        return False
    return all(_near(one, other) for one, other in zip(olds, news, strict=True))


def _near(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    if longest > _LONGEST:
        return one == other
    allowed = 1 if longest <= _SHORT else _NEAR
    return Levenshtein.distance(_bare(one), _bare(other), score_cutoff=allowed) <= allowed


def _words(text: str) -> list[str]:
    return [word for word in _TAIL.sub(" ", text.lower()).split(" ") if word]
