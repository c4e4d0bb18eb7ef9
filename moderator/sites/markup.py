"""HTML source ↔ plain text, for sites that store what readers write as HTML.

The moderator reads and writes plain text. Formatting that WordPress lets readers use is taken
away, a link shows where it leads, and every other tag stays visible as the characters it is
made of, since it might be published.

``to_text(to_html(text)) == text`` holds for every text.

Which tags survive in a comment: wp-includes/kses.php, ``$allowedtags``.
"""

from __future__ import annotations

import re

from moderator.text.entities import unescaped

_KEPT = frozenset(
    "a abbr acronym b blockquote cite code del em i q s strike strong".split()  # noqa: SIM905
)
_QUIET_ATTRIBUTES = frozenset({"href", "title", "rel", "cite", "datetime"})
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)
        (?P<attributes>(?:\s+[a-zA-Z][\w:-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?)*)
        \s*/?>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?""")
# every expression here is linear in the text's length: readers choose the text
_LINK = re.compile(
    r"(?i)<a(?P<attributes>\s[^<>]*)?>(?P<inside>[^<]*(?:<(?!/?a[\s>])[^<]*)*)</a\s*>"
)
_BREAK = re.compile(r"(?i)<br\s*/?>(\r?\n)?")
_PARAGRAPH_END = re.compile(r"(?i)</p\s*>\s*(?=<p[\s>])")
_PARAGRAPH = re.compile(r"(?i)</?p\s*>")
_ANY_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_DROPPED = (
    (re.compile(r"(?i)<script\b"), re.compile(r"(?i)</script\s*>")),
    (re.compile(r"(?i)<style\b"), re.compile(r"(?i)</style\s*>")),
    (re.compile(r"<!--"), re.compile(r"-->")),
)
_BLOCK_END = re.compile(r"(?i)</(p|div|h[1-6]|li|blockquote|figure|figcaption|tr)\s*>|<br\s*/?>")


def to_html(text: str) -> str:
    """Return HTML source that shows ``text`` exactly."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def to_text(source: str) -> str:
    """Return what a moderator reads of a comment's HTML ``source``."""
    if "<" in source:
        source = _PARAGRAPH_END.sub("\n\n", source)
        source = _PARAGRAPH.sub("", source)
        source = _BREAK.sub("\n", source)
        source = _LINK.sub(_link, source)
        source = _TAG.sub(lambda tag: "" if _quiet(tag) else tag.group(), source)
    return unescaped(source)


def survives(source: str) -> bool:
    """Whether a site that filters ``source`` again leaves every word of it alone.

    A bare ``<`` makes WordPress's filter eat the words behind it, and a tag outside its list is
    dropped; such a source is better replaced by ``to_html(to_text(source))`` on the next write.
    """
    rest = _TAG.sub(lambda tag: "" if _quiet(tag) else tag.group(), source)
    return "<" not in rest and ">" not in rest


def page_text(source: str) -> str:
    """Return the words of an article's HTML: blocks become lines, all markup goes."""
    for opening, closing in _DROPPED:
        source = _without(source, opening, closing)
    source = _BLOCK_END.sub("\n", source)
    text = unescaped(_ANY_TAG.sub("", source))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _without(source: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Return ``source`` less the blocks between ``opening`` and ``closing``."""
    kept: list[str] = []
    at = 0
    while (start := opening.search(source, at)) and (end := closing.search(source, start.end())):
        kept += [source[at : start.start()], " "]
        at = end.end()
    return "".join([*kept, source[at:]])


def _quiet(tag: re.Match[str]) -> bool:
    """Whether a tag is formatting that changes nothing but the looks."""
    if tag["name"].lower() not in _KEPT:
        return False
    return all(
        match[1].lower() in _QUIET_ATTRIBUTES for match in _ATTRIBUTE.finditer(tag["attributes"])
    )


def _link(link: re.Match[str]) -> str:
    """Return a link's words followed by where it leads, both still as HTML source."""
    opening = _TAG.fullmatch(f"<a{link['attributes'] or ''}>")
    if opening is None or not _quiet(opening):
        return link.group()
    inside = link["inside"]
    for name, *values in _ATTRIBUTE.findall(link["attributes"] or ""):
        target = next((value for value in values if value), "")
        if name.lower() == "href" and target and not _same_place(inside, target):
            return f"{inside} ({target})"
    return inside


def _same_place(words: str, target: str) -> bool:
    def bare(address: str) -> str:
        address = unescaped(address).strip().lower()
        return re.sub(r"^[a-z]+:(//)?(www\.)?|^www\.|/$", "", address)

    return bare(words) == bare(target)
