"""What the newspaper published, as far as it is known here: to learn its words from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import State
from moderator.text.archive import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from moderator.store import Store
    from moderator.text.archive import Piece

BLOCK: Final = 1_000
"""Comments read in one transaction: memory stays the same whatever the history."""


def published(store: Store, progress: Callable[[int, int], None]) -> Iterator[Piece]:
    """Yield each article that has comments, its title first, and each published comment."""
    with store.read() as reading:
        total = sum(reading.counts().states.values())
    after = examined = 0
    seen: set[int] = set()
    while True:
        with store.read() as reading:
            block = reading.past(after, BLOCK, texts=True)
            fresh = {one.article_id: one.comment_id for one in block if one.article_id not in seen}
            articles = reading.material(fresh.values())
        if not block:
            return
        after = block[-1].comment_id
        examined += len(block)
        seen |= fresh.keys()
        progress(examined, total)
        for article in articles:
            if piece := (*lines_of(article.place.title), *lines_of(article.article_text)):
                yield piece
        for comment in block:
            if comment.state is State.APPROVED and (piece := lines_of(comment.text or "")):
                yield piece
