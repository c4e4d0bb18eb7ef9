"""What near repeats cost: a page of unlike comments stored, a flood, a group looked up."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.model import Query
from moderator.store import Checked
from tests.bench import readers
from tests.bench.measure import Report, ms, timed
from tests.desks import Newsroom

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 200
PAGES = 10
FLOOD = 10_000
SPAM = "Cho vay tiền nhanh trong ngày, lãi chỉ {}%, không cần thế chấp, gọi 09{:08} gặp em {} nhé"
NAMES = ("An", "Bình", "Hoàng Lan", "Quốc Dũng", "Minh Tâm")


def unlike(number: int) -> str:
    """Return some forty words in an order that no other comment has."""
    words = readers.text(number).split()
    random.Random(number).shuffle(words)  # noqa: S311 - the same ones each time
    return " ".join(words[:40])


def test_a_page_of_unlike_comments(room: Newsroom, report: Report) -> None:
    known = sum(room.desk.counts().states.values())
    page = [
        Checked(replace(one, remote_id=f"u{one.remote_id}", text=unlike(number)))
        for number, one in enumerate(readers.comments(known, known + PAGES * PAGE), start=known)
    ]
    times = []
    for first in range(0, PAGES * PAGE, PAGE):
        began = time.perf_counter()
        with room.store.write() as writing:
            writing.save_page(room.site_id, page[first : first + PAGE])
        times.append(time.perf_counter() - began)
    report.rate("groups", "store a page of 200 unlike ones", PAGE, times, "comments")


def test_a_flood(tmp_path: Path, report: Report) -> None:
    """Every other one of the very same text, the rest with other numbers and names."""
    room = Newsroom.open(tmp_path)
    page = [
        Checked(
            replace(
                readers.comment(number),
                text=SPAM.format(7, 7, "An")
                if number % 2
                else SPAM.format(number % 9, number * 7919 % 10**8, NAMES[number % 5]),
            )
        )
        for number in range(FLOOD)
    ]
    times = []
    for first in range(0, FLOOD, PAGE):
        began = time.perf_counter()
        with room.store.write() as writing:
            writing.save_page(room.site_id, page[first : first + PAGE])
        times.append(time.perf_counter() - began)
    fifth = len(times) // 5
    report.rate("groups", "flood of 10,000: the first pages", PAGE, times[:fifth], "comments")
    report.rate("groups", "flood of 10,000: the last pages", PAGE, times[-fifth:], "comments")
    ids = room.desk.ids(Query(state=None))
    with room.store.read() as reading:
        assert reading.group(ids[0]).comments == FLOOD
    which = iter(range(0, FLOOD, 400))
    report.tell(
        "groups",
        "open one of 10,000 repeats",
        ms(timed(lambda: room.desk.open(ids[next(which)]), 20)),
    )
    report.tell(
        "groups",
        "all ids of their group",
        ms(timed(lambda: room.desk.ids(Query(group=ids[0], state=None)))),
    )
    room.close()


def test_look_up(room: Newsroom, report: Report) -> None:
    ids = room.desk.ids(Query())
    which = iter(range(0, len(ids), len(ids) // 60))

    def look() -> None:
        with room.store.read() as reading:
            assert reading.group(ids[next(which)]).comments > 0

    def around() -> None:
        with room.store.read() as reading:
            reading.crowds(ids[next(which)])

    report.tell("groups", "who says the same as a comment", ms(timed(look, 25)))
    report.tell("groups", "who came together with a comment", ms(timed(around, 25)))
