"""Whatever a filter asks, each order lists the same comments, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.filters.line import parse
from moderator.filters.queries import narrowed
from moderator.model import Order, Query
from tests.integration.store.newsroom import comment

if TYPE_CHECKING:
    from tests.integration.store.newsroom import Newsroom

LINES = ["-ngập", '-"đường xá" -xấu', "is:reply", "-is:reply", "-author:lan", "repeats:<9", "mưa"]


@pytest.mark.parametrize("order", list(Order))
def test_an_order_leaves_nothing_out(newsroom: Newsroom, order: Order) -> None:
    said = ("Đường xá quá xấu, mưa là ngập", "Chuối chín", "Mưa nhiều quá")
    newsroom.arrive(*(comment(n, said[n % 3]) for n in range(1, 10)))
    with newsroom.store.read() as r:
        for line in LINES:
            plain = narrowed(Query(), parse(line).filter, "Hà")
            sorted_ = narrowed(Query(order=order), parse(line).filter, "Hà")
            whole = r.ids(sorted_).tolist()
            assert sorted(whole) == sorted(r.ids(plain)), line
            assert r.first_ids(sorted_, 2).tolist() == whole[:2], line
