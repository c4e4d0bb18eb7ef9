from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderator.model import Present
    from moderator.store import Store

OVER = timedelta(seconds=-1)


def _open(store: Store, desk: str, actor: str, comment_id: int | None, **lease: timedelta) -> None:
    with store.attend() as attending:
        attending.open(desk, actor, comment_id, **lease)


def _present(store: Store) -> dict[str, Present]:
    with store.read() as reading:
        return {one.desk: one for one in reading.present()}


def test_the_first_to_open_a_comment_holds_it(store: Store) -> None:
    _open(store, "a", "Lan", 1)
    _open(store, "b", "Minh", 1)

    there = _present(store)
    assert (there["a"].holds, there["b"].holds) == (True, False)
    assert {one.comment_id for one in there.values()} == {1}


def test_whoever_moves_on_leaves_the_comment_to_the_other(store: Store) -> None:
    _open(store, "a", "Lan", 1)
    _open(store, "b", "Minh", 1)
    _open(store, "a", "Lan", 2)
    _open(store, "b", "Minh", 1)

    assert all(one.holds for one in _present(store).values())


def test_a_claim_that_nobody_renews_runs_out_and_is_taken_over(store: Store) -> None:
    _open(store, "vanished", "Lan", 1, lease=OVER)
    assert _present(store) == {}
    _open(store, "b", "Minh", 1)

    (there,) = _present(store).values()
    assert (there.actor, there.holds) == ("Minh", True)


def test_saying_it_again_renews_the_claim_and_keeps_its_beginning(store: Store) -> None:
    _open(store, "a", "Lan", 1)
    before = _present(store)["a"]
    _open(store, "a", "Lan", 1)
    assert _present(store)["a"] == before


def test_a_claim_that_ran_out_and_was_taken_is_not_won_back_by_renewing(store: Store) -> None:
    _open(store, "a", "Lan", 1, lease=OVER)
    _open(store, "b", "Minh", 1)
    _open(store, "a", "Lan", 1)

    there = _present(store)
    assert (there["a"].holds, there["b"].holds) == (False, True)


def test_many_may_be_at_work_with_nothing_open(store: Store) -> None:
    _open(store, "a", "Lan", None)
    _open(store, "b", "Minh", None)
    assert not any(one.holds for one in _present(store).values())
    with store.attend() as attending:
        attending.leave("a")
    assert set(_present(store)) == {"b"}


def test_claims_wait_for_no_decision_on_a_server(store: Store) -> None:
    if store.kind == "sqlite":  # one writer at a time, whoever it is
        return
    with store.write():
        _open(store, "a", "Lan", 1)
        assert _present(store)["a"].holds


def test_the_claims_of_a_program_known_to_have_ended_go_at_once(store: Store) -> None:
    _open(store, "ended", "Lan", 1)
    _open(store, "alive", "Minh", 2)
    with store.write() as writing:
        writing.end_leases(lambda owner: owner == "ended")
    assert set(_present(store)) == {"alive"}


def test_a_name_may_hold_anything(store: Store) -> None:
    _open(store, "a", "L\x00\ud800an", 1)
    assert _present(store)["a"].actor == "L\x00\ud800an"
