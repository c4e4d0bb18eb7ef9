from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import LogQuery, Verdict
from tests.desks import Newsroom

if TYPE_CHECKING:
    from pathlib import Path


def test_the_numbers_of_the_log_name_its_rows_newest_first(tmp_path: Path) -> None:
    room = Newsroom.open(tmp_path)
    first, second, third = (room.post(f"Ý kiến {number}") for number in range(3))
    room.decide(Verdict.REJECT, first, actor="Nam")
    room.decide(Verdict.APPROVE, second)
    room.decide(Verdict.HOLD, third)
    room.later()
    numbers = list(room.desk.log_numbers(LogQuery()))
    assert numbers == sorted(numbers, reverse=True)
    rows = room.desk.log_rows(numbers)
    assert rows == room.desk.log_newest(LogQuery())
    assert [row.seq for row in room.desk.log_rows([numbers[2], 10**6, numbers[0]])] == [
        numbers[2],
        numbers[0],
    ]
    assert list(room.desk.log_numbers(LogQuery(actor="Nam"))) == [numbers[-1]]
    assert list(room.desk.log_numbers(LogQuery(text="không có"))) == []
    room.close()


def test_a_kept_hash_is_found_while_its_row_is_there(tmp_path: Path) -> None:
    room = Newsroom.open(tmp_path)
    room.decide(Verdict.HOLD, room.post("Ý kiến"))
    kept = room.desk.head()
    room.decide(Verdict.HOLD, room.post("Ý kiến khác"))
    assert room.desk.in_log(f" {kept.upper()} ")
    assert not room.desk.in_log("0" * 64)
    room.close()
