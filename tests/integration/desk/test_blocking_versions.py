"""What a site calls the versions of its readers comes back to it as it was said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from moderator.model.blocking import BlockOutcome
from moderator.model.terms import DeliveryState

if TYPE_CHECKING:
    from tests.desks import Newsroom

NO_WAIT = timedelta(0)
WHY = "Lăng mạ người khác nhiều lần"


def test_what_a_site_calls_a_version_is_given_back_exactly(newsroom: Newsroom) -> None:
    room, version = newsroom, "\ud800\x00\x1b"
    comment = room.post("Ý kiến ở một trang báo đặt tên bản rất lạ")
    for known in (None, version):
        room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
        with room.store.write() as writing:
            (leased,) = writing.blocks.lease_due(
                room.site_id, "one", room.clock(), 9, ttl=NO_WAIT, ignore_window=True
            )
            assert leased.intent.version == known
            done = BlockOutcome(
                leased.intent.key, DeliveryState.DELIVERED, version=version, blocked=True
            )
            assert writing.blocks.finish(leased, done)
