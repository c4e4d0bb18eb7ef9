"""Judges a link by its host: trusted, shortened, a private chat, or posing as somebody else.

The lists are ``resources/rules/links.toml``. A desk's own file of that name replaces the keys
that it gives and leaves the others as they are.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from moderator.errors import SettingsError
from moderator.rules.lists import strings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from moderator.rules.context import Context
    from moderator.rules.links import Link


class LinkKind(StrEnum):
    """How much a link says about who posted it."""

    TRUSTED = "trusted"
    PLAIN = "plain"
    SHORT = "short"  # hides where it leads
    ODD = "odd"  # a cheap ending, or a name made up of random letters
    POSED = "posed"  # carries the name of somebody whose site it is not
    CHAT = "chat"  # leads to a private conversation
    DISGUISED = "disguised"


_KEYS: Final = ("own", "trusted", "trusted_ends", "shorteners", "chats", "odd_ends")
_READ_AS: Final = str.maketrans("01345", "oieas")
_RANDOM: Final = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[0-9][A-Z]")
_AN_ADDRESS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}\Z")
_LONG_NAME: Final = 6
"""Names this long are found anywhere in a host; shorter ones open or end one of its words."""

_SHORT_NAME: Final = 4
"""Names shorter than this must be a whole word between dots and hyphens ("acb-vn.net")."""

_SPELT_LONG: Final = 7
"""Names this long are also known with one letter wrong ("vietconbank")."""


class Hosts(Struct, frozen=True):
    """The lists of hosts. ``brands`` gives each name that false sites carry its true hosts."""

    lists: dict[str, frozenset[str]]
    brands: dict[str, frozenset[str]]
    source: bytes

    def kind(self, link: Link, own: Iterable[str] = ()) -> LinkKind:
        """Return what ``link`` is; hosts in ``own`` and those below them are trusted."""
        ends = _ends(link.host)
        lists = self.lists

        def listed(*names: str) -> bool:
            return any(not ends.isdisjoint(lists[name]) for name in names)

        kind = LinkKind.PLAIN
        if link.disguised:
            kind = LinkKind.DISGUISED
        elif not ends.isdisjoint(own) or listed("own", "trusted", "trusted_ends"):
            kind = LinkKind.TRUSTED
        elif listed("shorteners"):
            kind = LinkKind.SHORT
        elif listed("chats"):
            kind = LinkKind.CHAT
        elif self.brand(link.host) is not None:
            kind = LinkKind.POSED
        elif (
            link.host.rpartition(".")[2] in lists["odd_ends"]
            or _AN_ADDRESS.match(link.host) is not None
            or _RANDOM.search(link.typed_host) is not None
        ):
            kind = LinkKind.ODD
        return kind

    def brand(self, host: str) -> str | None:
        """Return the name that ``host`` carries without being its owner's, if any."""
        ends = _ends(host)
        words = [word.translate(_READ_AS) for word in re.split(r"[.-]", host)[:8]]
        for name, owners in self.brands.items():
            if any(_carries(word, name) for word in words) and ends.isdisjoint(owners):
                return name
        return None


def own_hosts(context: Context) -> frozenset[str]:
    """Return the hosts of the newspaper itself, to which its readers may well link."""
    if not context.site and not context.article_url:
        return frozenset()
    return frozenset(filter(None, map(_host, (context.site, context.article_url))))


@lru_cache(maxsize=512)
def _host(address: str) -> str:
    match = re.match(r"(?:[a-zA-Z]{2,6}://)?(?:www\.)?([^/:?#\s]{1,255})", address)
    return match.group(1).lower() if match else ""


def read_hosts(path: Path, own: Path | None = None) -> Hosts:
    """Read the lists at ``path``, and over them those that a desk gives in its file ``own``.

    Raises ``SettingsError`` when a file is missing, no TOML, or not of the form described above.
    """
    table, source = _read(path)
    if own is not None:
        more, its_source = _read(own)
        table |= more
        source += its_source
    brands: dict[str, frozenset[str]] = {}
    for entry in table.pop("brand"):
        names, owners = (strings(entry.get(key), f"links.toml, {key}") for key in _BRAND)
        for name in names:
            brands[name] = frozenset(owners)
    lists = {name: frozenset(map(str.lower, table[name])) for name in _KEYS}
    return Hosts(lists, brands, source)


_BRAND: Final = ("names", "owners")


def _read(path: Path) -> tuple[dict[str, Any], bytes]:
    try:
        source = path.read_bytes()
        table = tomllib.loads(source.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name}: {error}") from error
    for name, value in table.items():
        if name == "brand":
            if not isinstance(value, list) or not all(
                isinstance(entry, dict) and set(entry) == set(_BRAND) for entry in value
            ):
                raise SettingsError(f"{path.name}: a brand needs names and owners")
        elif name in _KEYS:
            strings(value, f"{path.name}, {name}")
        else:
            raise SettingsError(f"{path.name}: unknown {name}")
    return table, source


def _ends(host: str) -> frozenset[str]:
    """Return a host and the domains it lies in: "a.b.vn" in "b.vn" and "vn"."""
    parts = host.split(".")[-8:]
    return frozenset(".".join(parts[start:]) for start in range(len(parts)))


def _carries(word: str, name: str) -> bool:
    if len(name) < _SHORT_NAME:
        return word == name
    if len(name) < _LONG_NAME:
        return word.startswith(name) or word.endswith(name)
    return name in word or (len(name) >= _SPELT_LONG and _one_letter_off(word, name))


def _one_letter_off(word: str, name: str) -> bool:
    """Return whether one letter was changed, added or left out."""
    if abs(len(word) - len(name)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(word, name, strict=False)) if a != b),
        min(len(word), len(name)),
    )
    rest, wanted = word[start:], name[start:]
    return rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]
