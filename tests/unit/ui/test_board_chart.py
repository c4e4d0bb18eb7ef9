"""Charts by themselves: scales, rows of a table."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from moderator.ui.charts.chart import Bar, Chart, marks


@given(st.integers(min_value=1, max_value=10**9))
def test_scales_are_few_round_numbers_that_reach_the_longest_bar(most: int) -> None:
    found = marks(most)
    assert found[0] == 0
    assert found[-1] >= most
    assert 2 <= len(found) <= 6
    assert {after - before for before, after in pairwise(found)} == {found[1]}
    assert str(found[1]).rstrip("0") in {"1", "2", "5"}


def test_a_chart_without_numbers_has_no_length() -> None:
    assert Chart("key", "title", ("one",), (Bar("a", (0,)),)).most == 0
    assert Chart("key", "title", ("one", "two"), (Bar("a", (2, 3)), Bar("b", (4, 0)))).most == 5
    assert marks(0) == (0, 1)


def test_tables_have_a_column_for_each_part_and_for_the_share() -> None:
    chart = Chart("key", "title", ("one", "two"), names="name", share="share")
    assert chart.heads() == ("Name", "One", "Two", "Share")
