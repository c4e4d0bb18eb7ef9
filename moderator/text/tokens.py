"""Cuts a text into words, numbers, stops and things that are nobody's words (links, codes)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from moderator.text.letters import canonical

# Repeats are bounded: on "a.a.a.a…" an open one would start over at every letter.
LINK: Final = (
    r"https?://[^\s<>\"]{1,2000}"
    r"|www\.[^\s<>\"]{1,2000}"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w.])(?:[A-Za-z0-9-]{1,63}\.){1,5}"
    r"(?:com|net|org|info|vn|me|co|io|xyz|club|top|biz|vip|cc|tv|ly|app|shop|site|online|win)"
    r"(?![\w-])(?:/[^\s<>\"]{0,2000})?"
    # Paths and names of files: nobody's words either.
    r"|(?<!\w)[A-Za-z]:[\\/][^\s<>\"]{1,2000}"
    r"|(?<![\w.-])[\w-]{1,100}\.(?:mp[34]|jpe?g|png|gif|pdf|docx?|xlsx?|pptx?|zip|rar|exe|apk|html?|txt)"
    r"(?![\w-])"
)
_NUMBER = r"\d{1,30}(?:[.,]\d{1,30}){0,9}(?!\w)"
# Marks that follow a letter belong to its word; a lone one does not start a word.
_MARK = "\u0300-\u036f"
_WORD = rf"[@#]?\w[\w{_MARK}]*"
_STOP = r"[.!?…\n:;()\[\]\"“”]"

TOKEN: Final = re.compile(f"{LINK}|{_NUMBER}|{_WORD}|{_STOP}")

TOKEN_OR_COMMA: Final = re.compile(f"{TOKEN.pattern}|,")

STOPS: Final = frozenset('.!?…\n:;()[]"“”')
STOP: Final = "."
"""A token that ends a sentence, for where a text begins and ends."""

BOUNDARY: Final = "<s>"
NUMBER: Final = "<n>"
OTHER: Final = "<o>"


def key(token: str) -> str:
    """Return the form under which a token of ``TOKEN`` is counted.

    Words come back in lower case, composed, with the older tone placement; stops, numbers and
    things that are not words as one of the three classes in angle brackets.
    """
    if token.isascii():
        if token.isalpha():
            return token.lower()
    else:
        word = unicodedata.normalize("NFC", token).lower()
        if word.isalpha():
            return canonical(word)
    if token in STOPS:
        return BOUNDARY
    return NUMBER if token[0].isdigit() and token[-1].isdigit() and _is_number(token) else OTHER


def _is_number(token: str) -> bool:
    return token.replace(".", "").replace(",", "").isdigit()
