"""Composes comments that readers might write, and what a site knows of the reader.

Names, addresses and numbers are invented; IP addresses come from the ranges kept for
documentation, domains end in .example, telephone numbers begin with a prefix nobody is given.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from moderator.demo.comments import NewComment
from moderator.resources import resource

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

NETS = ("192.0.2", "198.51.100", "203.0.113")
SENTENCE = re.compile(r"^\w|(?<=[.!?] )\w")
AGENTS = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36",
)


def bare(text: str) -> str:
    """Return Vietnamese text as typed without diacritics."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(each for each in parts if not unicodedata.combining(each))


def reader_of(new: NewComment, dice: random.Random) -> NewComment:
    """Return the comment with what a site records of its reader: the same for the same name."""
    digest = hashlib.sha256(new.name.encode("utf-8", "replace")).digest()
    letters = "".join(filter(str.isascii, bare(new.name).lower()))
    local = "".join(filter(str.isalnum, letters))
    email = f"{local or 'docgia'}{digest[0]}@thu.example" if digest[1] % 10 < 6 else None  # noqa: PLR2004
    host = 1 + digest[2] % 254
    ip = (
        f"2001:db8::{digest[3]:x}:{host:x}"
        if digest[3] % 6 == 0
        else f"{NETS[digest[3] % 3]}.{host}"
    )
    agent = AGENTS[dice.randrange(len(AGENTS))]
    return replace(new, reader=f"bd-{digest[:4].hex()}", email=email, ip=ip, user_agent=agent)


class Compose:
    """Puts comments together from the templates of ``resources/demo/live.json``."""

    def __init__(self, dice: random.Random) -> None:
        """Draw with ``dice``."""
        self._dice = dice
        document: dict[str, Any] = json.loads(resource("demo", "live.json").read_text("utf-8"))
        self._parts: dict[str, list[str]] = document["parts"]
        self._kinds: list[dict[str, Any]] = document["kinds"]

    def comment(self, articles: Sequence[int], created_at: int = 0) -> NewComment:
        """Return a new pending comment on one of ``articles``, of a time in microseconds."""
        dice = self._dice
        kind = dice.choices(self._kinds, [each["weight"] for each in self._kinds])[0]
        text = self._fill(dice.choice(kind["texts"]))
        match kind.get("typed", ""):
            case "careful":
                text = SENTENCE.sub(lambda found: found[0].upper(), text)
            case "bare":
                text = bare(text)
            case "shouted":
                text = text.upper()
            case "decomposed":
                text = unicodedata.normalize("NFD", text)
        name = self._fill(dice.choice(kind.get("names", ["{family} {given}"])))
        new = NewComment(
            article_id=dice.choice(articles), name=name, text=text, created_at=created_at
        )
        return reader_of(new, dice)

    def _fill(self, template: str) -> str:
        """Replace each ``{part}`` by one of its words, which may hold parts again."""
        while "{" in template:
            before, _, rest = template.partition("{")
            name, _, after = rest.partition("}")
            if name == "digit":
                word = str(self._dice.randrange(10))
            else:
                word = self._dice.choice(self._parts[name])
            template = before + word + after
        return template
