"""Keeps readers' comments coming while the site runs."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from moderator.demo.archive import Archive, tick
from moderator.demo.comments import insert
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


def post_one(archive: Archive, compose: Compose) -> int:
    """Store one composed comment as if a reader had just sent it, and return its id."""
    with archive.writing() as database:
        now = archive.now()
        return insert(database, compose.comment(now), tick(database, now))
