"""The window opens where the person left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from moderator.app.last_place import LastPlace
from moderator.model import Order
from moderator.settings import Profile, place
from moderator.settings.place import Place
from moderator.ui.arrangement import list_width, widen_list
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from pathlib import Path

    from tests.windows import Bench


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def test_size_list_order_and_comment_are_found_again(five: Bench, profile: Profile) -> None:
    window, worker = five.window, five.worker
    assert worker is not None
    LastPlace(window, worker, profile)
    window.queue.order.actions_of[Order.NEWEST].trigger()
    five.until(lambda: window.browsing.query.order is Order.NEWEST and window.queue.model.complete)
    third = five.list()[2]
    window.queue.view.go_to_comment(third)
    window.resize(1234, 700)
    widen_list(window, 400)
    width = list_width(window)
    assert width == 400
    window.close()
    worker.stop()
    assert place.load(profile) == Place(
        width=1234, height=700, list_width=width, order="newest", comment=third
    )

    worker = five.again()
    again = five.window
    last = LastPlace(again, worker, profile)
    last.show()
    again.begin()
    last.find_comment()
    worker.start()
    five.until(lambda: five.shown() == third)
    assert again.normalGeometry().height() == 700  # a screen off screen has not the width
    assert again.browsing.query.order is Order.NEWEST


def test_what_was_chosen_in_the_palette_comes_first_again(five: Bench, profile: Profile) -> None:
    window, worker = five.window, five.worker
    assert worker is not None
    LastPlace(window, worker, profile)
    for typed in ("log", "rejected"):
        five.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        five.type(typed)
        palette = window.commands.palette()
        assert palette is not None
        five.key(Qt.Key.Key_Return)
    kept = list(window.commands.recent)
    assert len(kept) == 2
    assert isinstance(kept[0], View)
    window.close()
    worker.stop()

    worker = five.again()
    LastPlace(five.window, worker, profile)
    assert five.window.commands.recent == kept


@pytest.mark.parametrize("recent", ["gone_action", '{"state": "nowhere"}', "\\u0000", "[[["])
def test_what_is_no_longer_known_is_left_out(five: Bench, profile: Profile, recent: str) -> None:
    place.save(profile, Place(recent=(recent, "log")))
    assert five.worker is not None
    LastPlace(five.window, five.worker, profile)
    assert five.window.commands.recent == ["log"]


def test_a_comment_that_is_decided_by_now_leaves_the_first_one_open(
    five: Bench, profile: Profile
) -> None:
    first, *_ = five.list()
    five.window.close()
    assert five.worker is not None
    five.worker.stop()
    place.save(profile, Place(comment=987_654))
    worker = five.again()
    again = five.window
    last = LastPlace(again, worker, profile)
    last.show()
    again.begin()
    last.find_comment()
    worker.start()
    five.until(lambda: five.shown() == first)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[1]", b'{"width": "wide"}', b'{"width": -3, "height": 5}']
)
def test_what_cannot_be_read_is_as_good_as_nothing(profile: Profile, content: bytes) -> None:
    profile.prepare()
    profile.place.write_bytes(content)
    assert place.load(profile) == Place()


def test_a_place_that_cannot_be_written_hurts_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    profile = Profile(tmp_path / "file" / "below")
    place.save(profile, Place(width=5))
    assert place.load(profile) == Place()
