"""Keeps readers' comments coming while the site runs."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from moderator.demo import blocks
from moderator.demo.archive import Archive, tick
from moderator.demo.comments import insert, open_articles
from moderator.demo.readers import Compose


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Posts a composed comment about every ``every`` seconds."""

    every: float
    seed: int

    async def keep_coming(self, archive: Archive) -> None:
        """Run until cancelled."""
        dice = random.Random(self.seed)  # noqa: S311 - a reproducible demo, no secrets
        compose = Compose(dice)
        while True:
            await asyncio.sleep(self.every * dice.uniform(0.5, 1.5))
            await run_in_threadpool(post_one, archive, compose)


def post_one(archive: Archive, compose: Compose) -> int | None:
    """Store one composed comment as if a reader had just sent it, and return its id.

    None when every article is closed for comments, or the reader may not write now.
    """
    with archive.writing() as database:
        now = archive.now()
        articles = open_articles(database)
        if not articles:
            return None
        new = compose.comment(articles, now)
        if blocks.ends(database, new.reader, now)[0]:
            return None
        return insert(database, new, tick(database, now))
