"""What the chief holds: nothing there is approved by anybody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moderator.model.obstacle import Stopping


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A section of all sites, or with ``article_id`` one article."""

    section: str = ""
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold in force. ``title`` is the article's, for an article."""

    place: HeldPlace
    title: str
    actor: str
    at: datetime
    note: str
    seq: int


@dataclass(frozen=True, slots=True)
class HoldSet:
    """What setting or lifting a hold did at once; ``changed`` is false when it was so already."""

    changed: bool
    stopping: Stopping = Stopping()  # noqa: RUF009 - frozen
