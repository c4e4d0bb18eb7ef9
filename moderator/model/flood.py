"""Too many comments at once: under one article, under one name, from one address."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct


class FloodKind(StrEnum):
    """What bursts. Stored: only ever add to it."""

    ARTICLE = "article"
    NAME = "name"
    ADDRESS = "address"  # of the network, or an e-mail address where that is what there is


MOST_LIMIT: Final = 100_000


class FloodLimits(Struct, frozen=True):
    """From how many comments within ten minutes on an alarm is raised; 0: never.

    Each is at most ``MOST_LIMIT``. A desk that is used to more is told only of more than that.
    """

    article: int = 40
    name: int = 8
    address: int = 15


class Flood(Struct, frozen=True):
    """An alarm, as the log has it."""

    seq: int
    at: datetime
    kind: FloodKind
    site_id: int
    comments: int
    minutes: int  # between the first and the last of them, rounded up, at least 1
    usual: int  # more than this is unusual here
    since: datetime
    until: datetime
    article_id: int | None = None
    shown: str = ""  # the title, the name or the address
    subject: str = ""  # what stands for the name or the address
    values: tuple[str, ...] = ()  # the addresses as they were sent
