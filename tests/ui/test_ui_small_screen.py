"""On a small screen with large letters a comment that is opened can be read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.ui.theme import Theme
    from tests.windows import Bench


@pytest.fixture
def large(five: Bench, theme: Theme) -> Iterator[Bench]:
    room = five.room
    article = room.desk.rows(five.list()[:1])[0].article_id
    room.desk.articles.close_after("Lan", article, 3)
    for comment in five.list():
        room.desk.readers.note(comment, "Minh", "Bạn đọc này đã gọi đến tòa soạn hai lần")
    theme.set_scheme("light", 200)
    five.window.resize(1090, 560)
    five.window.grab()
    yield five
    theme.set_scheme("light", 100)


def in_view(bench: Bench) -> int:
    """Return how many pixels of the comment's text are on the screen, from its first line on."""
    detail = bench.window.detail
    port = detail.scroller.viewport()
    text = QRect(detail.comment.mapTo(port, QPoint()), detail.comment.size())
    return port.rect().intersected(text).height() if text.top() >= 0 else 0


def test_a_comments_text_is_in_view_when_it_is_opened(large: Bench) -> None:
    for _ in range(2):
        large.key(Qt.Key.Key_Down)
        large.until_read()
        large.window.grab()
        assert in_view(large) >= large.theme.line(2.5)
    decided = large.list()
    before = large.shown()
    large.seconds.now += 10
    large.key("1")
    large.until(lambda: before not in large.list())
    assert len(large.list()) < len(decided)


def test_whoever_scrolls_stays_where_they_are(large: Bench) -> None:
    detail = large.window.detail
    bar = detail.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    there = bar.value()
    assert there
    detail.notes.updateGeometry()
    detail.scroller.fit()
    assert bar.value() == there


def test_both_lines_beside_the_buttons_are_whole(large: Bench) -> None:
    note = large.window.deck.note
    large.until(lambda: note.height() >= 2 * large.theme.line(-2))
    assert large.window.deck.rect().contains(note.geometry())


def test_what_was_last_done_is_not_covered_by_its_undo(large: Bench) -> None:
    large.seconds.now += 10
    large.key("1")
    deck = large.window.deck
    large.until(deck.undo.isVisible)
    large.window.grab()
    assert not deck.note.geometry().intersects(deck.undo.geometry())


def test_margins_grow_with_the_letters_while_the_program_runs(large: Bench) -> None:
    window, px = large.window, large.theme.px
    for part in (window.header, window.status):
        layout = part.layout()
        assert layout is not None
        large.theme.set_scheme("light", 100)
        before = layout.contentsMargins().left()
        large.theme.set_scheme("light", 200)
        assert layout.contentsMargins().left() == 2 * before > px(12)


def test_the_status_bar_says_what_is_sent_and_left_before_how_long_it_waits(large: Bench) -> None:
    status = large.window.status
    large.until(lambda: bool(status.left.text()))
    for line in (status.connection, status.synced, status.waiting, status.left):
        assert line.isHidden() or line.shown() == line.text()
    short = status.left.text()
    large.theme.set_scheme("light", 100)
    large.window.grab()
    assert status.left.text().startswith(short)
    assert len(status.left.text()) > len(short)
