from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from moderator.ui.id_list import Patch, patch

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
