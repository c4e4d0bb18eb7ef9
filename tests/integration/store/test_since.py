"""What was read a moment ago is read again where anything may have touched it, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.model import Role, Verdict
from tests.desks import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.store.since import Mark
    from tests.databases import Place


@pytest.fixture
def room(place: Place) -> Iterator[Newsroom]:
    made = Newsroom.open(place.data, url=place.url)
    yield made
    made.check()
    made.close()


def marked(room: Newsroom) -> Mark:
    with room.store.read() as reading:
        return reading.mark()


def untouched(room: Newsroom, mark: Mark, *comments: int) -> bool:
    with room.store.write() as writing:
        return writing.untouched(mark, comments)


def test_a_decision_elsewhere_touches_nothing_else(room: Newsroom) -> None:
    mine, other, third = (room.post(f"Ý kiến {number}") for number in range(3))
    mark = marked(room)
    assert untouched(room, mark, mine, other, third)
    room.decide(Verdict.HOLD, other)
    assert untouched(room, mark, mine, third)
    assert not untouched(room, mark, mine, other)
    assert untouched(room, marked(room), mine, other)


def test_what_sync_a_draft_or_a_note_changes_is_seen(room: Newsroom) -> None:
    mine, other = (room.post(f"Ý kiến {number}") for number in range(2))
    mark = marked(room)
    room.post("Ý kiến mới")
    assert untouched(room, mark, mine, other)
    detail = room.desk.open(mine)
    assert detail is not None
    room.desk.save_draft(mine, detail.row.version_id, "Sửa dở", detail.name)
    assert not untouched(room, mark, mine)
    assert untouched(room, mark, other)


def test_whatever_a_desk_agrees_on_touches_everything(room: Newsroom) -> None:
    mine = room.post("Ý kiến của bạn đọc")
    mark = marked(room)
    room.desk.people.set_role("Lan", "Lan", Role.CHIEF)
    assert not untouched(room, mark, mine)
    mark = marked(room)
    room.desk.record_login("Minh")
    assert not untouched(room, mark, mine)


def test_of_very_many_nothing_is_promised(room: Newsroom) -> None:
    mine = room.post("Ý kiến của bạn đọc")
    assert not untouched(room, marked(room), *range(mine, mine + 501))
