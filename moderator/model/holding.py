"""What the chief holds: nothing there is approved by anybody else."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from moderator.model.obstacle import Stopping


class HeldPlace(Struct, frozen=True):
    """A section of all sites, or with ``article_id`` one article."""

    section: str = ""
    article_id: int | None = None


class Hold(Struct, frozen=True):
    """A hold in force. ``title`` is the article's, for an article."""

    place: HeldPlace
    title: str
    actor: str
    at: datetime
    note: str
    seq: int


class HoldSet(Struct, frozen=True):
    """What setting or lifting a hold did at once; ``changed`` is false when it was so already."""

    changed: bool
    stopping: Stopping = Stopping()
