"""Pages are fetched and checked ahead of the one that is being saved, and nothing comes of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.errors import Unreachable
from moderator.model import Query, Verdict
from moderator.rules.checkers import Checkers
from tests.desks import Newsroom
from tests.flaky_site import Crash, FlakySite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from moderator.model import Intent, Outcome, Page

TEXTS = (
    "Cầu phao mở lại đúng lúc, mừng cho bà con hai bên sông",
    "Bai viet hay qua, cam on toa soan da dua tin som cho ba con",
    "Vay tiền nhanh trong ngày, lãi thấp, zalo 0900 000 321 gặp em Lan",
    "Thằng ngu này viết cái gì vậy, vcl thật",
    "GIÁ XĂNG LẠI TĂNG NỮA RỒI, DÂN CHỊU SAO NỔI!!!",
)
PAGE = 200


class Alone(FlakySite):
    """A site that notes when two speak to it at once; its pages take until one was saved."""

    def __init__(self) -> None:
        super().__init__()
        self.speaking = threading.Lock()
        self.delivering = threading.Event()
        self.overlaps = 0

    def fetch(self, cursor: str | None, limit: int = 200) -> Page:
        with self.speaking:
            page = super().fetch(cursor, limit)
            if cursor is not None:
                self.delivering.wait(0.2)  # long enough for whoever would not wait
            return page

    def deliver(self, intents: list[Intent]) -> Iterator[Outcome]:  # type: ignore[override]  # a list is what comes
        self.delivering.set()
        if not self.speaking.acquire(blocking=False):
            self.overlaps += 1
            return
        try:
            yield from super().deliver(intents)
        finally:
            self.speaking.release()


@pytest.fixture(scope="module")
def checkers() -> Iterator[Checkers]:
    checkers = Checkers(1)
    yield checkers
    checkers.close()


def fill(site: FlakySite, count: int) -> None:
    for number in range(count):
        text = TEXTS[number // 9 % 5] if number % 9 == 0 else TEXTS[0]
        site.post(f"{text}, lần {number}", name=f"Bạn đọc {number % 40}")


def rows(room: Newsroom) -> list[tuple[object, ...]]:
    found = room.desk.rows(room.desk.ids(Query(state=None)))
    return [(row.remote_id, row.text, row.findings, row.repeats) for row in found]


def test_processes_and_pages_ahead_save_what_one_page_after_the_other_does(
    tmp_path: Path, checkers: Checkers
) -> None:
    ahead, alone = Newsroom.open(tmp_path / "ahead"), Newsroom.open(tmp_path / "alone")
    ahead.checkers = checkers
    fill(ahead.site, 450)
    fill(alone.site, 450)
    done = ahead.round()
    assert (done.fetched, done.problem) == (450, None)
    assert checkers.processes()
    while alone.round(stop=_after_one(alone)).fetched:
        pass
    assert rows(ahead) == rows(alone)
    assert any(row.findings for row in ahead.desk.rows(ahead.pending()))
    ahead.check()
    ahead.close()
    alone.close()


def _after_one(room: Newsroom) -> Callable[[], bool]:
    before = room.site.calls.count("fetch")
    return lambda: room.site.calls.count("fetch") > before


@pytest.mark.parametrize("fault", [Unreachable("no answer"), Crash()])
@pytest.mark.parametrize("after", [False, True])
def test_a_page_that_fails_ahead_takes_nothing_from_the_one_before_it(
    newsroom: Newsroom, fault: BaseException, *, after: bool
) -> None:
    fill(newsroom.site, 250)
    newsroom.site.trouble("fetch", fault, skipping=1, after=after)
    if isinstance(fault, Unreachable):
        assert newsroom.round().problem == fault.title
    else:
        with pytest.raises(Crash):
            newsroom.round()
    assert len(newsroom.pending()) == PAGE
    newsroom.later(minutes=20)
    assert len(newsroom.pending()) == 250
    newsroom.site.calls.clear()
    newsroom.round()
    assert newsroom.site.calls.count("fetch") == 1


def test_a_program_that_dies_between_two_pages_goes_on_with_the_second(
    tmp_path: Path,
) -> None:
    room = Newsroom.open(tmp_path)
    fill(room.site, 250)

    def die() -> None:
        raise Crash

    with pytest.raises(Crash):
        room.sync("first").round(changed=die)
    room.store.close()
    again = Newsroom.open(tmp_path, room.site, room.clock)
    assert len(again.pending()) == PAGE
    again.clock.forward(minutes=6)  # the lease of the one that died
    assert again.sync("second").round(reconcile=False).fetched == 50
    again.check()
    again.close()


def test_a_newer_answer_of_the_next_page_is_kept(newsroom: Newsroom) -> None:
    """A reader edits between two requests; the site tells no time of change."""
    fill(newsroom.site, 250)
    fetch, first = newsroom.site.fetch, next(iter(newsroom.site.comments))

    def edited(cursor: str | None, limit: int = 200) -> Page:
        page = fetch(cursor, limit)
        if cursor is None:
            newsroom.site.change(first, text="Tôi viết lại cho rõ hơn về chuyện cây cầu")
        bare = tuple(replace(one, updated_at=None) for one in page.comments)
        return replace(page, comments=bare)

    newsroom.site.fetch = edited  # type: ignore[method-assign]  # a site without times
    newsroom.clock.forward(seconds=5)
    newsroom.round()
    assert newsroom.row(newsroom.id(first)).text.startswith("Tôi viết lại")


def test_nobody_else_speaks_to_the_site_while_a_page_is_fetched(tmp_path: Path) -> None:
    site = Alone()
    room = Newsroom.open(tmp_path, site)
    comment = room.post("Một ý kiến")
    fill(site, 450)
    decided: list[object] = []

    def decide_once() -> None:
        if not decided and len(room.pending()) > PAGE:
            decided.append(room.decide(Verdict.APPROVE, comment))
            room.clock.forward(seconds=11)

    sync = room.sync("busy")
    sync.round(reconcile=False, changed=decide_once)
    assert site.overlaps == 0
    assert [effect.remote_id for effect in site.effects] == [room.remote(comment)]
    room.check()
    room.close()
