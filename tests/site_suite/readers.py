"""Blocking readers: every kind of site says whether it can, and keeps to it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from moderator.errors import Garbled, Unreachable
from moderator.model import DeliveryState
from moderator.model.blocking import BlockIntent

if TYPE_CHECKING:
    from moderator.sites import Site
    from tests.site_suite.place import Place


def wish(
    site: Site, remote_id: str, *, blocks: bool = True, days: int | None = 7, version: str = ""
) -> BlockIntent:
    """Return a wish about the account that wrote a comment."""
    comment = site.reread([remote_id])[remote_id]
    assert comment is not None
    reader = f"a:{comment.author.remote_id}"
    period = days if blocks else None
    return BlockIntent(str(uuid.uuid4()), reader, blocks, period, "Lăng mạ", version or None)


class BlockingSuite:
    """Blocking and lifting it on a running site that says it can."""

    def test_a_reader_is_blocked_and_let_write_again(self, place: Place, site: Site) -> None:
        assert site.info().blocks_accounts
        assert not site.info().blocks_emails
        remote_id = place.post("Người này sắp bị chặn")
        first = site.set_blocked(wish(site, remote_id))
        assert (first.state, first.blocked) == (DeliveryState.DELIVERED, True)
        assert first.until is not None
        assert first.version is not None
        lifted = site.set_blocked(wish(site, remote_id, blocks=False, version=first.version))
        assert (lifted.state, lifted.blocked) == (DeliveryState.DELIVERED, False)
        same = site.set_blocked(wish(site, remote_id, blocks=False, version=lifted.version or ""))
        assert same.state is DeliveryState.ALREADY

    def test_a_retry_with_the_same_key_blocks_once(self, place: Place, site: Site) -> None:
        intent = wish(site, place.post("Người bị chặn một lần"))
        first = site.set_blocked(intent)
        again = site.set_blocked(intent)
        assert (again.version, again.until) == (first.version, first.until)

    def test_what_somebody_else_did_is_a_conflict(self, place: Place, site: Site) -> None:
        remote_id = place.post("Người đã bị người khác chặn")
        there = site.set_blocked(wish(site, remote_id, days=None))
        met = site.set_blocked(wish(site, remote_id, days=1))
        assert (met.state, met.blocked, met.until) == (DeliveryState.CONFLICT, True, None)
        assert met.version == there.version

    def test_an_unknown_reader_and_an_address_are_refused_by_name(self, site: Site) -> None:
        unknown = BlockIntent("k-la", "a:../x?y=1#z", blocks=True, days=1, reason="", version=None)
        assert site.set_blocked(unknown).state is DeliveryState.GONE
        address = BlockIntent(
            "k-thu", "e:lan@thu.example", blocks=True, days=1, reason="", version=None
        )
        done = site.set_blocked(address)
        assert (done.state, done.problem) == (DeliveryState.REFUSED, "not_supported")

    def test_a_lost_answer_is_asked_for_again(self, place: Place, site: Site) -> None:
        intent = wish(site, place.post("Người bị chặn mà mất câu trả lời"))
        place.weather("half", count=1, method="POST")
        assert site.set_blocked(intent).blocked is True
        place.calm()

    @pytest.mark.parametrize(("mode", "error"), [("503", Unreachable), ("html", Garbled)])
    def test_a_site_in_trouble_raises_and_a_later_try_succeeds(
        self, place: Place, site: Site, mode: str, error: type[Exception]
    ) -> None:
        intent = wish(site, place.post("Người bị chặn lúc trang bận"))
        place.weather(mode, count=1, method="POST")
        with pytest.raises(error):
            site.set_blocked(intent)
        place.calm()
        assert site.set_blocked(intent).blocked is True
