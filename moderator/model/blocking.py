"""Readers who may not write at a site for a while: what is asked of the site, what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec import Struct

from moderator.model.remote import SiteInfo
from moderator.model.terms import DeliveryState, Words

PERIODS: Final[tuple[int | None, ...]] = (1, 7, 30, None)
"""For how many days a reader can be blocked; None: for good."""


class Blocking(Struct, frozen=True):
    """What this desk decided last about a reader at their site, and what the site made of it.

    The site counts the days from when it takes them: what it says of the end is in ``until``.
    """

    site_id: int
    reader: str  # "a:" and the account's id, or "e:" and the address
    comment_id: int  # beside which it was decided
    blocks: bool  # False: they may write again
    days: int | None  # None: for good
    name: str  # as the reader signed there
    note: str  # why
    actor: str
    at: datetime
    seq: int  # the row of the log that says so
    sending: DeliveryState
    problem: str | None = None
    missed: int = 0  # tries at which the site did not find the reader
    again_at: datetime | None = None  # when telling it is, or was, due
    there: bool | None = None  # what the site said last; None: it was never asked
    until: datetime | None = None  # as the site said; None: for good, or not blocked
    message: int = 0  # later ones have a higher number

    @property
    def told(self) -> bool:
        """Whether the site has said that it is so."""
        return self.sending in {DeliveryState.DELIVERED, DeliveryState.ALREADY}

    @property
    def failed(self) -> bool:
        """Whether telling the site came to nothing, and a person must choose again."""
        return self.sending in {
            DeliveryState.REFUSED,
            DeliveryState.GONE,
            DeliveryState.CONFLICT,
        }

    @property
    def liftable(self) -> bool:
        """Whether they are not known to be let write again: a failed lifting changed nothing."""
        return self.blocks or bool(self.there) or self.failed

    @property
    def open(self) -> bool:
        """Whether the site is still to be told."""
        return not self.told and not self.failed

    def stands(self, now: datetime) -> bool:
        """Whether the reader is, or is to be, blocked at ``now``."""
        if self.failed:
            there = not self.blocks if self.there is None else self.there
            return there and (self.until is None or self.until > now)
        return self.blocks and (self.open or self.until is None or self.until > now)


class BlockIntent(Struct, frozen=True):
    """Blocking a reader's account or address, or lifting that; ``key`` is the same each retry.

    ``version`` is the site's, of what this desk knows of the reader; None: never blocked.
    """

    key: str
    reader: str
    blocks: bool
    days: int | None
    reason: str
    version: str | None


class BlockOutcome(Struct, frozen=True):
    """What became of it: DELIVERED, ALREADY, CONFLICT, GONE, REFUSED or DUE_AGAIN.

    The last three fields are what the site says of the reader now, where it said so.
    """

    key: str
    state: DeliveryState
    problem: str | None = None
    retry_after: float | None = None  # seconds, the site's wish
    version: str | None = None
    blocked: bool | None = None
    until: datetime | None = None


def why_not(info: SiteInfo, reader: str) -> Words | None:
    """Return why a reader cannot be blocked at a site; None where they can."""
    if info.blocks(reader):
        return None
    if info.kind == "wordpress":
        return Words(
            "WordPress không có cách chặn bạn đọc từ bên ngoài",
            "WordPress has no way to block a reader from outside",
        )
    if info.kind == "file":
        return Words(
            "Ý kiến này đọc từ tệp: không có trang báo để báo",
            "This comment came from a file: there is no site to tell",
        )
    if reader.startswith("a:"):
        return Words(
            "Trang báo này không nhận lệnh chặn tài khoản bạn đọc",
            "This site takes no orders to block a reader's account",
        )
    return Words(
        "Trang báo này không xác minh thư điện tử của bạn đọc nên không chặn theo đó",
        "This site does not say that it verifies its readers' e-mail: nobody is blocked by it",
    )
