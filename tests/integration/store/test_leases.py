from __future__ import annotations

from moderator.model import DeliveryState, Verdict
from tests.integration.store.newsroom import Newsroom, comment


def test_what_a_program_that_ended_was_sending_is_taken_over_with_its_key(
    newsroom: Newsroom,
) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    newsroom.owner = "desk:1:0:a"
    (lost,) = newsroom.lease(now=True)
    newsroom.owner = "desk:2:0:b"
    assert newsroom.lease(now=True) == ()

    with newsroom.store.write() as writing:
        assert writing.end_leases(lambda owner: owner == "desk:1:0:a") == 1

    (again,) = newsroom.lease(now=True)
    assert again.intent.key == lost.intent.key
    assert not newsroom.finish(lost, DeliveryState.REFUSED, problem="late")
    assert newsroom.finish(again, DeliveryState.DELIVERED, comment=newsroom.result(again))
    assert newsroom.sound()


def test_only_the_leases_of_ended_programs_are_ended(newsroom: Newsroom) -> None:
    site = newsroom.site_id
    with newsroom.store.write() as writing:
        assert writing.fetch_lease(site, "living")
        assert writing.end_leases(lambda owner: owner == "ended") == 0
        assert not writing.fetch_lease(site, "other")
        assert writing.end_leases(lambda owner: owner == "living") == 1
        assert writing.fetch_lease(site, "other")
