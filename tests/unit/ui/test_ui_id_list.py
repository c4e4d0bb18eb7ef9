from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.ui.id_list import Patch, moved, patch, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.ui.id_list import Among

ids = st.lists(st.integers(1, 60), unique=True, max_size=40)


def carried_out(old: array[int], steps: Patch) -> list[int]:
    if steps.whole:
        return list(steps.new)
    now = list(old)
    for start, length in steps.removed:
        del now[start : start + length]
    for start, length in steps.inserted:
        now[start:start] = steps.new[start : start + length]
    return now


@given(ids, ids)
def test_the_steps_lead_from_the_old_list_to_the_new(before: list[int], after: list[int]) -> None:
    old, new = array("q", before), array("q", after)
    assert carried_out(old, patch(old, new)) == after


@given(ids, st.data())
def test_nothing_that_stays_in_its_order_is_touched(before: list[int], data: st.DataObject) -> None:
    kept = [one for one in before if data.draw(st.booleans())]
    steps = patch(array("q", before), array("q", kept))
    assert not steps.whole
    assert sum(length for _, length in steps.removed) == len(before) - len(kept)
    assert steps.inserted == ()


def test_a_row_that_left_a_long_list_is_one_step() -> None:
    old = array("q", range(500_000))
    new = old[:7] + old[8:]
    steps = patch(old, new)
    assert (steps.removed, steps.inserted, steps.whole) == (((7, 1),), (), False)


def test_changes_at_both_ends_of_a_long_list_are_two_steps() -> None:
    old = array("q", range(500_000))
    steps = patch(old, old[3:] + array("q", [500_001]))
    assert (steps.removed, steps.inserted) == (((0, 3),), ((499_997, 1),))


def test_very_many_changes_are_put_in_place_as_a_whole() -> None:
    old = array("q", range(2000))
    assert patch(old, old[::2]).whole


def in_order(now: list[int], asked: list[list[int]] | None = None) -> Among:
    """Return what tells which of some ids belong to ``now``; note what is asked."""
    rank = {one: at for at, one in enumerate(now)}

    def among(some: Sequence[int]) -> list[int]:
        if asked is not None:
            asked.append(list(some))
        return sorted((one for one in some if one in rank), key=rank.__getitem__)

    return among


@given(st.permutations(range(1, 30)), st.sets(st.integers(1, 29)), st.data())
def test_changed_ids_come_to_stand_where_they_belong(
    order: list[int], before: set[int], data: st.DataObject
) -> None:
    changed = data.draw(st.sets(st.integers(1, 29)))
    old = [one for one in data.draw(st.permutations(order)) if one in before]
    others = [one for one in old if one not in changed]
    moving = [one for one in order if one in changed and data.draw(st.booleans())]
    now = list(others)
    for one in moving:
        now.insert(data.draw(st.integers(0, len(now))), one)
    steps = moved(array("q", old), changed, in_order(now))
    assert steps is not None
    assert carried_out(array("q", old), steps) == now == list(steps.new)


def test_a_few_changes_in_a_long_list_take_few_small_questions() -> None:
    old = array("q", range(0, 1_000_000, 2))
    now = [one for one in old if one != 400] + [1_000_001]
    now.insert(123_456, 77)
    asked: list[list[int]] = []
    steps = moved(old, {400, 77, 1_000_001, 5_000}, in_order(now, asked))
    assert steps is not None
    assert carried_out(old, steps) == now
    assert (len(steps.removed), len(steps.inserted)) == (1, 2)
    assert len(asked) < 12
    assert max(map(len, asked)) < 300


def test_what_did_not_move_is_left_alone() -> None:
    old = array("q", range(1000))
    steps = moved(old, {5, 6, 7, 999}, in_order(list(old)))
    assert steps is not None
    assert (steps.removed, steps.inserted) == ((), ())


def test_ids_that_scattered_ask_for_the_whole_list() -> None:
    old = array("q", range(0, 100_000, 2))
    scattered = set(range(1, 100_000, 1001))
    assert moved(old, scattered, in_order(sorted({*old, *scattered}))) is None


@pytest.mark.parametrize("gone", [range(3), range(0, 1000, 50), range(398, 404), range(990, 1000)])
def test_what_somebody_changed_since_is_left_to_its_own_turn(gone: range) -> None:
    """It is told by itself: the list is not read whole for it, and others find their places."""
    old = array("q", range(0, 10_000, 10))
    now = sorted({*old} - {old[at] for at in gone} | {4005, 20_000})
    steps = moved(old, {4005, 20_000}, in_order(now))
    assert steps is not None
    shown = carried_out(old, steps)
    assert set(shown) == {*old, 4005, 20_000}
    assert [one for one in shown if one in set(now)] == now


def test_where_too_much_is_gone_the_whole_list_is_asked_for() -> None:
    old = array("q", range(0, 10_000, 10))
    assert moved(old, {4005}, in_order([4005, 9990])) is None


def test_what_leaves_while_its_place_is_asked_is_not_put_back() -> None:
    old = array("q", range(1000))
    answers = iter([[5, 2000], [4, 6, 2000]])

    def among(ids: Sequence[int]) -> Sequence[int]:
        return next(answers, [one for one in sorted(ids) if one not in {5, 2000}])

    steps = moved(old, {5, 2000}, among)
    assert steps is not None
    assert carried_out(old, steps) == [one for one in range(1000) if one != 5]


def test_places_are_found_by_value_and_not_by_bytes_across_two() -> None:
    ids = array("q", [256, 1, 65536, 1 << 40, 3])
    assert places(ids, [1, 3, 99]) == [1, 4]
    assert places(array("q", range(50)), set(range(0, 80, 5))) == list(range(0, 50, 5))
