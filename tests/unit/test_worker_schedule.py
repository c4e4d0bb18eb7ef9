from __future__ import annotations

from datetime import UTC, datetime, timedelta

from moderator.model import SiteInfo, SiteRecord, SyncStatus
from moderator.worker.schedule import BREATH, Schedule

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
POLL = timedelta(seconds=60)


def status(
    site_id: int = 1, *, due: datetime | None = None, urgent: datetime | None = None
) -> SyncStatus:
    info = SiteInfo("contract", "Báo thử", "http://127.0.0.1", None, frozenset())
    return SyncStatus(
        site=SiteRecord(site_id, info, None, None),
        connected=None,
        last_round=None,
        last_success=None,
        waiting=0,
        sending=0,
        refused=0,
        conflicts=0,
        next_due=due,
        urgent_due=urgent,
    )


def polled(*, resume: datetime | None = None) -> Schedule:
    schedule = Schedule(POLL)
    schedule.update([status()])
    schedule.started(1)
    schedule.ended(1, NOW, resume)
    return schedule


def test_a_site_never_visited_is_due_at_once() -> None:
    schedule = Schedule(POLL)
    schedule.update([status()])
    assert schedule.due(NOW) == (1,)


def test_without_sites_nothing_is_due() -> None:
    schedule = Schedule(POLL)
    assert schedule.due(NOW) == ()
    assert schedule.wait(NOW) is None


def test_a_running_round_is_not_started_twice() -> None:
    schedule = Schedule(POLL)
    schedule.update([status()])
    schedule.started(1)
    assert schedule.due(NOW + 2 * POLL) == ()
    assert schedule.wait(NOW) is None


def test_the_next_round_comes_after_the_poll_interval() -> None:
    schedule = polled()
    assert schedule.due(NOW + POLL - timedelta(milliseconds=1)) == ()
    assert schedule.wait(NOW) == POLL
    assert schedule.due(NOW + POLL) == (1,)


def test_a_delivery_wakes_the_site_when_it_is_due() -> None:
    schedule = polled()
    schedule.update([status(due=NOW + timedelta(seconds=10))])
    assert schedule.wait(NOW) == timedelta(seconds=10)


def test_a_delivery_that_stays_due_does_not_make_a_hot_loop() -> None:
    schedule = polled()
    schedule.update([status(due=NOW - timedelta(hours=1))])
    assert schedule.wait(NOW) == BREATH


def test_a_failing_site_is_left_alone_although_deliveries_are_due() -> None:
    resume = NOW + timedelta(minutes=7)
    schedule = polled(resume=resume)
    schedule.update([status(due=NOW)])
    assert schedule.due(resume - BREATH) == ()
    assert schedule.due(resume) == (1,)


def test_an_urgent_removal_goes_although_the_site_is_left_alone() -> None:
    schedule = polled(resume=NOW + timedelta(minutes=7))
    schedule.update([status(due=NOW, urgent=NOW)])
    assert schedule.due(NOW + BREATH) == (1,)


def test_a_person_who_asks_gets_a_round_at_once() -> None:
    schedule = polled(resume=NOW + timedelta(minutes=7))
    schedule.ask()
    assert schedule.due(NOW) == (1,)


def test_a_wish_during_a_round_starts_another_round() -> None:
    schedule = Schedule(POLL)
    schedule.update([status()])
    schedule.started(1)
    schedule.ask()
    schedule.ended(1, NOW, None)
    assert schedule.due(NOW) == (1,)


def test_a_clock_set_back_by_hours_does_not_silence_the_polling() -> None:
    schedule = polled()
    assert schedule.due(NOW - timedelta(hours=5)) == (1,)


def test_a_site_that_was_removed_is_forgotten() -> None:
    schedule = polled()
    schedule.update([])
    assert schedule.due(NOW + POLL) == ()
    schedule.ended(1, NOW, None)
    assert schedule.wait(NOW) is None
