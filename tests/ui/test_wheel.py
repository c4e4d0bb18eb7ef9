"""Nothing that goes on behind the window comes between the wheel and the list."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from tests.windows import turn_wheel

if TYPE_CHECKING:
    from tests.windows import Bench

MANY = 40
A_MOMENT_S = 0.02  # less than anybody waits for the window


def test_other_threads_wait_while_the_wheel_moves_the_list(bench: Bench) -> None:
    for number in range(MANY):
        bench.room.site.post(f"Cây cầu này, ý kiến thứ {number}", name=f"Bạn đọc {number}")
    bench.room.round()
    window = bench.open()
    bench.until_read()
    assert bench.worker is not None
    give_way, view, held = bench.worker.give_way, window.queue.view, list[bool]()
    with ThreadPoolExecutor(1) as other:

        def moved(_value: int) -> None:
            held.append(bool(wait([other.submit(give_way)], A_MOMENT_S).not_done))

        view.verticalScrollBar().valueChanged.connect(moved)
        turn_wheel(view)
        view.verticalScrollBar().valueChanged.disconnect(moved)
    assert held == [True]
