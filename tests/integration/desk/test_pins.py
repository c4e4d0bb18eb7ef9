"""PINs: nobody acts under a colleague's name by mistake, at whichever computer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from moderator.desk.pins import FREE_TRIES, LONGEST_WAIT, wait_after
from moderator.errors import DecisionError, NotAllowed
from moderator.model import LogQuery, Role
from tests.meanwhile import before_write

if TYPE_CHECKING:
    from tests.desks import Newsroom


def _kinds(room: Newsroom) -> list[tuple[str, str, str]]:
    return [(row.kind, row.actor, row.note) for row in room.desk.log(LogQuery())]


def test_a_name_without_a_pin_asks_for_none(room: Newsroom) -> None:
    assert not room.desk.pins.has("Lan")
    assert room.desk.pins.check("Lan", "").right


def test_a_pin_is_right_however_the_name_is_written(room: Newsroom) -> None:
    pins = room.desk.pins
    assert pins.set("Ngọc  Ánh", "4711").right

    assert pins.has(" Ngo\u0323c A\u0301nh")
    assert pins.check("Ngọc Ánh", "4711").right
    assert not pins.check("Ngọc Ánh", "4712").right
    assert not pins.check("Ngọc Ánh", "").right


@pytest.mark.parametrize(
    "pin", ["", "123", "1234567890123", "12a4", "１２３４", "12 34", "\ud800123"]
)
def test_only_four_to_twelve_digits_are_a_pin(newsroom: Newsroom, pin: str) -> None:
    with pytest.raises(DecisionError) as error:
        newsroom.desk.pins.set("Lan", pin)
    assert "4 đến 12 chữ số" in error.value.words("vi")
    assert not newsroom.desk.pins.has("Lan")


def test_neither_the_digits_nor_their_hash_are_in_the_log(newsroom: Newsroom) -> None:
    newsroom.desk.pins.set("Lan", "471100")

    with newsroom.store.read() as reading:
        (entry,) = [one for one in reading.ledger_entries(0, 100) if one.kind == "pin"]
        kept = reading.pin("Lan")
    assert kept is not None
    assert "471100" not in kept.code
    assert "471100" not in repr(entry)
    assert kept.code.rsplit("$", 1)[1] not in repr(entry)


def test_two_people_with_the_same_digits_have_different_hashes(newsroom: Newsroom) -> None:
    newsroom.desk.pins.set("Lan", "4711")
    newsroom.desk.pins.set("Minh", "4711")
    with newsroom.store.read() as reading:
        codes = {kept.code for name in ("Lan", "Minh") if (kept := reading.pin(name))}
    assert len(codes) == 2


def test_ones_own_pin_is_changed_and_removed_with_the_present_one(room: Newsroom) -> None:
    pins = room.desk.pins
    pins.set("Lan", "4711")

    assert not pins.set("Lan", "1234", "9999").right
    assert not pins.remove("Lan", "9999").right
    assert pins.check("Lan", "4711").right
    assert pins.set("Lan", "1234", "4711").right
    assert pins.check("Lan", "1234").right
    assert pins.remove("Lan", "1234").right
    assert not pins.has("Lan")
    assert [one for one in _kinds(room) if one[0] == "pin"] == [("pin", "Lan", "Lan")] * 3


def test_wrong_tries_make_the_next_wait_longer_and_longer(room: Newsroom) -> None:
    pins = room.desk.pins
    pins.set("Lan", "4711")
    for _ in range(FREE_TRIES - 1):
        assert pins.check("Lan", "0000").wait == timedelta(0)

    assert pins.check("Lan", "0000").wait == timedelta(seconds=5)
    early = pins.check("Lan", "4711")
    assert (early.right, early.looked_at) == (False, False)  # also the right one waits
    room.clock.forward(seconds=5)
    assert pins.check("Lan", "0000").wait == timedelta(seconds=10)
    room.clock.forward(seconds=10)
    assert pins.check("Lan", "4711").right
    assert pins.check("Lan", "0000").wait == timedelta(0)  # forgiven


def test_a_clock_that_was_set_back_locks_nobody_out(newsroom: Newsroom) -> None:
    pins = newsroom.desk.pins
    pins.set("Lan", "4711")
    for _ in range(FREE_TRIES):
        pins.check("Lan", "0000")
    newsroom.clock.forward(days=-3)
    assert pins.check("Lan", "4711").wait == timedelta(seconds=5)
    newsroom.clock.forward(seconds=3)
    assert pins.check("Lan", "4711").wait == timedelta(seconds=2)
    newsroom.clock.forward(seconds=2)
    assert pins.check("Lan", "4711").right


def test_waits_double_up_to_five_minutes() -> None:
    waits = [wait_after(failed) for failed in range(12)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT
    assert wait_after(10**9) == LONGEST_WAIT


def test_a_forgotten_pin_is_reset_by_the_chief_and_the_log_says_so(room: Newsroom) -> None:
    room.desk.people.set_role("Lan", "Lan", Role.CHIEF)
    room.desk.pins.set("Minh", "4711")

    with pytest.raises(NotAllowed):
        room.desk.pins.reset("Minh", "Minh")
    room.desk.pins.reset("Lan", "Minh")

    assert room.desk.pins.check("Minh", "").right
    assert _kinds(room)[-1] == ("pin", "Lan", "Minh")
    with pytest.raises(DecisionError):
        room.desk.pins.reset("Lan", "Minh")


def test_who_can_be_switched_to_those_of_this_computer_first(newsroom: Newsroom) -> None:
    newsroom.desk.people.set_role("Lan", "Lan", Role.CHIEF)
    newsroom.desk.people.set_role("Lan", "An", Role.MODERATOR)
    newsroom.desk.pins.set("Bình", "4711")

    found = newsroom.desk.pins.colleagues(["Minh", "Bình", "Minh "])

    assert [(one.name, one.role, one.pin) for one in found] == [
        ("Minh", None, False),
        ("Bình", None, True),
        ("An", Role.MODERATOR, False),
        ("Lan", Role.CHIEF, False),
    ]


def test_a_computer_whose_clock_is_behind_lets_its_people_in(newsroom: Newsroom) -> None:
    newsroom.desk.pins.set("Lan", "4711")
    assert not newsroom.desk.pins.check("Lan", "0000").right
    assert newsroom.desk.pins.check("Lan", "4711").right
    newsroom.clock.forward(minutes=-20)  # the same person, at another computer
    assert newsroom.desk.pins.check("Lan", "4711").right


def test_a_name_that_only_looks_like_a_guarded_one_is_none(newsroom: Newsroom) -> None:
    newsroom.desk.pins.set("Lan", "4711")
    for name in ("Lan\ufe0f", "L\ufe00an", "Lan\U000e0100", "Lan\u180b"):
        with pytest.raises(DecisionError):
            newsroom.desk.pins.unguarded(name)


def test_a_pin_that_was_reset_while_it_was_looked_at_is_not_set_over(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = room.desk.pins
    room.desk.people.set_role("Lan", "Lan", Role.CHIEF)
    pins.set("Minh", "4711")
    before_write(room.store, monkeypatch, 2, lambda: pins.reset("Lan", "Minh"))

    with pytest.raises(DecisionError, match=r"^Minh$"):
        pins.set("Minh", "1234", "4711")

    assert not pins.has("Minh")
    assert _kinds(room)[-1] == ("pin", "Lan", "Minh")


def test_a_pin_that_was_changed_while_it_was_looked_at_is_not_removed(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = room.desk.pins
    pins.set("Minh", "4711")
    before_write(room.store, monkeypatch, 2, lambda: pins.set("Minh", "1234", "4711"))

    with pytest.raises(DecisionError, match=r"^Minh$"):
        pins.remove("Minh", "4711")

    assert pins.check("Minh", "1234").right


def test_of_two_first_pins_set_at_once_the_one_that_came_first_stays(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = room.desk.pins
    before_write(room.store, monkeypatch, 1, lambda: pins.set("Minh", "1234"))

    with pytest.raises(DecisionError, match=r"^Minh$"):
        pins.set("Minh", "4711")

    assert pins.check("Minh", "1234").right
