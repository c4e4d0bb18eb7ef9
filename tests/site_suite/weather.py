"""What every site's adapter promises when the site answers badly: told clearly, nothing lost."""

from __future__ import annotations

import uuid
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from moderator.errors import Garbled, LoginNeeded, Refused, SiteError, Unreachable
from moderator.model import Action, DeliveryState, Intent, Outcome, RemoteState
from tests.site_suite.deciding import SETTLED, intent

if TYPE_CHECKING:
    from moderator.sites import Site
    from tests.site_suite.place import Place

SHORT_S = 1.0

READS: list[tuple[str, type[SiteError]]] = [
    ("html", Garbled),
    ("garbage", Garbled),
    ("redirect", Refused),
    ("401", LoginNeeded),
    ("403", Refused),
    ("404", Garbled),
    ("429", Unreachable),
    ("500", Unreachable),
    ("502", Unreachable),
    ("503", Unreachable),
    ("504", Unreachable),
    ("half", Unreachable),
    ("silence", Unreachable),
]
WRITES = ["html", "garbage", "401", "403", "404", "429", "500", "502", "503", "504", "redirect"]
UNKNOWN = ["half", "lost", "silence"]


def wishes(site: Site, ids: list[str]) -> list[Intent]:
    """Return approvals of ``ids`` as they stand."""
    return [
        Intent(str(uuid.uuid4()), each.remote_id, Action.APPROVE, each.version, expected=each)
        for each in site.reread(ids).values()
        if each
    ]


def until_settled(site: Site, intents: list[Intent], rounds: int = 6) -> dict[str, Outcome]:
    """Deliver as sync does: what has no final outcome is tried again with the same key."""
    settled: dict[str, Outcome] = {}
    for _ in range(rounds):
        left = [each for each in intents if each.key not in settled]
        if not left:
            break
        try:
            for outcome in site.deliver(left):
                if outcome.state is not DeliveryState.DUE_AGAIN:
                    settled[outcome.key] = outcome
        except SiteError:
            continue
    return settled


class WeatherSuite:
    """Runs against ``place``."""

    @pytest.mark.parametrize(("mode", "error"), READS)
    def test_reading_in_bad_weather_is_told_and_works_afterwards(
        self, place: Place, mode: str, error: type[SiteError]
    ) -> None:
        remote_id = place.post("Vẫn còn đây sau cơn bão")
        with closing(place.open(timeout=SHORT_S)) as site:
            site.fetch(None)
            # a broken connection is tried once more, so it must break twice
            place.weather(mode, count=2, method="GET")
            with pytest.raises(error) as told:
                site.reread([remote_id])
            place.calm()
            assert told.value.words("vi")
            assert site.reread([remote_id])[remote_id] is not None

    def test_the_sites_wish_when_to_come_back_is_kept(self, place: Place, site: Site) -> None:
        remote_id = place.post("Hỏi quá nhanh")
        site.reread([remote_id])
        place.weather("429", method="GET")
        with pytest.raises(Unreachable) as told:
            site.reread([remote_id])
        assert told.value.retry_after is not None
        assert told.value.retry_after >= 1

    @pytest.mark.parametrize("mode", WRITES)
    def test_a_refused_delivery_is_done_in_the_end_and_once(
        self, place: Place, site: Site, mode: str
    ) -> None:
        ids = [place.post(f"Gửi trong bão {number}") for number in range(3)]
        intents = wishes(site, ids)
        place.weather(mode, count=1, method="POST")
        settled = until_settled(site, intents)
        place.calm()
        states = [settled[each.key].state for each in intents]
        # WordPress refuses comment by comment: one that was refused is a person's business
        refused = states.count(DeliveryState.REFUSED)
        assert refused <= (mode in {"403", "404"})
        assert sum(each in SETTLED for each in states) == len(ids) - refused
        approved = [place.stored(each).state is RemoteState.APPROVED for each in ids]
        assert approved.count(True) == len(ids) - refused

    @pytest.mark.parametrize("mode", UNKNOWN)
    @pytest.mark.parametrize("text", [None, "Đã sửa có dấu: a < b & c"])
    def test_a_lost_answer_is_found_out_by_reading(
        self, place: Place, mode: str, text: str | None
    ) -> None:
        remote_id = place.post("mat cau tra loi")
        with closing(place.open(timeout=SHORT_S)) as site:
            wish = intent(site, remote_id, Action.APPROVE, text=text)
            place.weather(mode, count=1, method="POST")
            settled = until_settled(site, [wish])
            place.calm()
        assert settled[wish.key].state in SETTLED
        stored = place.stored(remote_id)
        assert stored.state is RemoteState.APPROVED
        assert stored.text == (text or "mat cau tra loi")

    @pytest.mark.parametrize("mode", ["half", "lost"])
    def test_a_decision_whose_answer_was_lost_is_settled_in_the_same_call(
        self, place: Place, mode: str
    ) -> None:
        remote_id = place.post("Hỏi lại ngay")
        with closing(place.open(timeout=SHORT_S)) as site:
            wish = intent(site, remote_id, Action.APPROVE)
            place.weather(mode, count=1, method="POST")
            (outcome,) = site.deliver([wish])
            place.calm()
        assert outcome.state in SETTLED
        assert outcome.comment is not None
        assert outcome.comment.state is RemoteState.APPROVED

    @pytest.mark.parametrize("mode", UNKNOWN)
    def test_a_reply_whose_answer_was_lost_is_not_written_twice(
        self, place: Place, mode: str
    ) -> None:
        parent = place.post("Có ai trả lời không?", state="approved")
        with closing(place.open(timeout=SHORT_S)) as site:
            wish = intent(site, parent, Action.REPLY, text="Có, tòa soạn đây")
            place.weather(mode, count=1, method="POST")
            settled = until_settled(site, [wish])
            place.calm()
        assert settled[wish.key].state in SETTLED
        assert place.replies(parent) == 1

    def test_a_login_lost_midway_keeps_the_rest_unsent(self, place: Place, site: Site) -> None:
        ids = [place.post(f"Mất đăng nhập {number}") for number in range(4)]
        intents = wishes(site, ids)
        place.weather("401", count=1, method="POST")
        with pytest.raises(LoginNeeded):
            list(site.deliver(intents))
        place.calm()
        settled = until_settled(site, intents)
        assert {settled[each.key].state for each in intents} <= SETTLED

    def test_a_site_that_is_off_is_unreachable(self, place: Place) -> None:
        remote_id = place.post("Chờ trang chạy lại")
        with closing(place.open(timeout=SHORT_S)) as site:
            site.fetch(None)
            place.weather("503", count=-1)
            for _ in range(3):
                with pytest.raises(Unreachable):
                    site.fetch(None)
            place.calm()
            assert site.find(remote_id) is not None
