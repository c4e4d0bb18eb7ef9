"""What WordPress does to texts before it stores them (wp-includes/kses.php, formatting.php)."""

from __future__ import annotations

import re
from html.entities import html5

ALLOWED = {
    "a": {"href", "title", "rel"},
    "abbr": {"title"},
    "acronym": {"title"},
    "b": set[str](),
    "blockquote": {"cite"},
    "cite": set[str](),
    "code": set[str](),
    "del": {"datetime"},
    "em": set[str](),
    "i": set[str](),
    "q": {"cite"},
    "s": set[str](),
    "strike": set[str](),
    "strong": set[str](),
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PIECE = re.compile(r"<[^>]*(?:>|$)|>")
_TAG = re.compile(r"<\s*(/\s*)?([a-zA-Z0-9-]+)([^>]*)>?$", re.DOTALL)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|\S+)")
_BARE_AND = re.compile(r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")


def filtered(text: str) -> str:
    """Return a comment's text as it is stored after the filter for readers and editors."""
    text = _CONTROL.sub("", text)
    text = _BARE_AND.sub("&amp;", text)
    text = _NAMED.sub(lambda entity: _known(entity[1]), text)
    return _PIECE.sub(lambda piece: _kept(piece[0]), text).strip(" \t\n\r\0\x0b")


def _known(entity: str) -> str:
    return f"&{entity};" if f"{entity};" in html5 else f"&amp;{entity};"


def _kept(piece: str) -> str:
    if not piece.startswith("<"):
        return "&gt;"
    tag = _TAG.fullmatch(piece)
    if tag is None or tag[2].lower() not in ALLOWED:
        return ""  # words between < and > are eaten with it
    if tag[1]:
        return f"</{tag[2]}>"
    attributes = "".join(
        f' {name}="{value.strip(chr(34) + chr(39))}"'
        for name, value in _ATTRIBUTE.findall(tag[3])
        if name.lower() in ALLOWED[tag[2].lower()]
    )
    return f"<{tag[2]}{attributes}>"


def plain_field(text: str) -> str:
    """Return a one-line field as ``sanitize_text_field`` leaves it."""
    if "<" in text:
        text = re.sub(r"<[^>]*>?", "", text)
    text = re.sub(r"[\r\n\t ]+", " ", text).strip()
    while found := re.search(r"%[a-f0-9]{2}", text, re.IGNORECASE):
        text = text.replace(found[0], "")
    return text


def author_name(text: str) -> str:
    """Return a reader's name as it is stored."""
    return filtered(plain_field(text))
