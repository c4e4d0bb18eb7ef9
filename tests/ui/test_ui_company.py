"""Another desk on the same queue, seen from a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from moderator.desk import Desk
from moderator.model import Decision, State, Verdict
from moderator.ui.at_work import AtWork
from moderator.ui.company import Company
from moderator.ui.part_button import PartButton
from tests.desks import WINDOW, ruleset

if TYPE_CHECKING:
    from tests.windows import Bench


@dataclass
class Two:
    """Lan's window, and Minh at another desk."""

    bench: Bench
    company: Company
    at_work: AtWork
    minh: Desk

    def look(self) -> None:
        """Let the window look for what others did, as it does each second."""
        assert self.bench.worker is not None
        self.bench.worker.refresh()

    def open(self, comment: int | None) -> None:
        """Let Minh open a comment, and wait until the window knows."""
        self.minh.company.open("Minh", comment)
        self.look()
        self.bench.until(lambda: [one.comment_id for one in self.company.others()] == [comment])

    def held(self) -> int | None:
        """Return what the others see open at Lan's window."""
        return next((one.comment_id for one in self.minh.company.others()), None)


@pytest.fixture
def two(five: Bench) -> Two:
    assert five.worker is not None
    company = Company(five.window, five.worker)
    at_work = AtWork(company, five.worker, five.theme, five.window.status)
    room = five.room
    minh = Desk(room.store, ruleset(), clock=room.clock, undo_window=WINDOW, station="minh")
    company.begin()
    return Two(five, company, at_work, minh)


def test_what_is_opened_here_is_told_to_the_others(two: Two) -> None:
    bench = two.bench
    bench.key(Qt.Key.Key_Down)
    bench.until(lambda: two.held() == bench.list()[1])
    (lan,) = two.minh.company.others()
    assert (lan.actor, lan.holds) == ("Lan", True)


def test_closing_the_window_gives_the_comment_back(two: Two) -> None:
    two.bench.key(Qt.Key.Key_Down)
    two.bench.until(lambda: two.held() is not None)
    two.bench.close()
    assert two.minh.company.others() == ()


def test_what_another_has_open_is_marked_with_the_name(two: Two) -> None:
    bench = two.bench
    second = bench.list()[1]
    two.open(second)

    row = bench.room.row(second)
    delegate = bench.window.queue.delegate
    assert "Minh" in delegate.chips(row)[0].text
    assert "Minh" in delegate.describe(row)
    bench.key(Qt.Key.Key_Down)
    bench.until_read()
    beside = bench.window.detail.beside
    assert beside.isVisible()
    assert "Minh" in beside.text()
    two.open(None)
    assert not beside.isVisible()


def test_moving_on_by_itself_passes_over_what_another_has_open(two: Two) -> None:
    bench = two.bench
    first, second, third, *_ = bench.list()
    two.open(second)

    bench.press("2")

    bench.until(lambda: bench.shown() == third)
    bench.until(lambda: bench.room.row(first).state is State.HELD)
    assert second in bench.list()


def test_deciding_what_another_has_open_is_asked_first(two: Two) -> None:
    bench = two.bench
    first = bench.list()[0]
    two.open(first)

    bench.press("2")

    dialog = bench.window.acts.dialog
    bench.until(lambda: dialog() is not None)
    assert bench.room.row(first).state is State.PENDING
    shown = dialog()
    assert shown is not None
    shown.accept()
    bench.until(lambda: bench.room.row(first).state is State.HELD)


def test_deciding_after_another_says_who_was_first(two: Two) -> None:
    bench = two.bench
    first = bench.list()[0]
    bench.until_read()
    asked = frozenset({"claimed"})
    two.minh.decide(Decision(Verdict.HOLD, (first,), "Minh", confirmed=asked))  # not seen yet

    bench.key("1")

    bench.until(lambda: "Minh đã quyết định" in bench.note())
    bench.until(lambda: first not in bench.list())
    assert bench.room.row(first).state is State.HELD


def test_what_another_decided_is_followed_by_what_stood_below_it(two: Two) -> None:
    bench = two.bench
    *_, third, fourth, fifth = bench.list()
    bench.press("j")
    bench.press("j")
    two.open(fourth)
    asked = frozenset({"claimed"})
    two.minh.decide(Decision(Verdict.APPROVE, (third,), "Minh", confirmed=asked))
    two.look()

    bench.until(lambda: third not in bench.list())
    bench.until(lambda: bench.shown() == fifth)  # the fourth is open at Minh's desk
    assert bench.window.queue.view.selected() == [fifth]


def test_who_is_at_work_is_said_in_the_status_bar_and_behind_it(two: Two) -> None:
    bench = two.bench
    assert not two.at_work.isVisible()
    two.open(bench.list()[2])
    assert two.at_work.isVisible()

    two.at_work.setFocus()
    bench.key(Qt.Key.Key_Space)

    dialog = two.at_work.dialog()
    assert dialog is not None
    item = dialog.list.item(0)
    bench.until(lambda: "Ý kiến thứ 3" in dialog.list.item(0).text())
    assert item is not None
    two.minh.company.leave()
    two.look()
    bench.until(dialog.nobody.isVisible)
    bench.key(Qt.Key.Key_Escape)


def test_the_queue_is_narrowed_to_ones_own_part(two: Two) -> None:
    bench, people = two.bench, two.bench.room.desk.people
    assert bench.worker is not None
    part = PartButton(bench.window, bench.worker, bench.theme, pressed=False)
    article = bench.room.row(bench.list()[0]).article
    part.look()
    assert not part.isVisible()
    people.set_part("Minh", "Minh", [], [article])
    part.look()
    bench.until(part.isVisible)
    whole = bench.list()
    assert whole

    part.setFocus()
    bench.key(Qt.Key.Key_Space)

    bench.until(lambda: bench.list() == [])
    part.setFocus()
    bench.key(Qt.Key.Key_Space)
    bench.until(lambda: bench.list() == whole)
