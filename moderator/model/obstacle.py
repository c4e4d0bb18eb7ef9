"""What stands between an approval and the public page, and what became of one that was stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from moderator.model.terms import Words


class Barrier(StrEnum):
    """Why an approval does not go out. Stored: only ever add to it."""

    RULE = "rule"  # a rule of the desk passes it to the chief
    SECTION = "section"  # the chief holds the section
    ARTICLE = "article"  # the chief holds the article
    CHIEF_ONLY = "chief_only"  # only the chief decides at this article
    PAUSED = "paused"  # nobody decides at this article for now
    CLOSED = "closed"  # the article takes no more comments


BARRIER_WORDS: Final[Mapping[Barrier, Words]] = {
    Barrier.RULE: Words(
        "một quy tắc của tòa soạn chuyển ý kiến này cho trưởng ban",
        "a rule of the desk passes this comment to the chief",
    ),
    Barrier.SECTION: Words("trưởng ban đang giữ chuyên mục này", "the chief holds this section"),
    Barrier.ARTICLE: Words("trưởng ban đang giữ bài này", "the chief holds this article"),
    Barrier.CHIEF_ONLY: Words(
        "chỉ trưởng ban duyệt ý kiến ở bài này", "only the chief decides at this article"
    ),
    Barrier.PAUSED: Words("bài này đang tạm dừng duyệt", "this article is paused"),
    Barrier.CLOSED: Words(
        "bài đã đóng, không nhận ý kiến nữa", "the article was closed for comments"
    ),
}
"""How a sentence says why; to be joined to others."""


class Obstacle(Struct, frozen=True):
    """One thing that keeps a moderator from approving a comment. The chief may pass it."""

    barrier: Barrier
    actor: str  # who set it; "" for a rule
    at: datetime | None = None  # since when
    note: str = ""  # why, in the words of whoever set it
    what: str = ""  # the name of the section, the article or the rule
    seq: int = 0  # the ledger row that set it; 0 for a rule, which none sets


class Stopped(Struct, frozen=True):
    """An approval that was stopped before it left, as its comment shows it."""

    approved_by: str
    approved_at: datetime
    by: str  # who or what stopped it
    at: datetime
    barrier: Barrier


class Stopping(Struct, frozen=True):
    """What stopping unsent approvals did; comments' ids."""

    stopped: tuple[int, ...] = ()
    under_way: tuple[int, ...] = ()  # being sent at this moment: asked again if that fails
