"""What a rule may know besides the text."""

from __future__ import annotations

from msgspec import Struct

from moderator.model import NO_CROWDS, Crowds


class Context(Struct, frozen=True):
    """The comment's surroundings; the repeats count other comments that say the same."""

    name: str = ""
    article_title: str = ""
    article_text: str = ""
    section: str = ""
    article: str = ""  # the site's id of the article
    article_url: str = ""
    site: str = ""  # the site's address
    repeats: int = 0
    repeat_readers: int = 0
    repeat_articles: int = 0
    likeness: float = 1.0  # of the least alike of them
    crowds: Crowds = NO_CROWDS
