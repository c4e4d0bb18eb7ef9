"""A list that names its article has the comments of paused ones in it, and its title says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model.article import Handling

if TYPE_CHECKING:
    from tests.windows import Bench


def test_a_list_that_names_an_article_says_that_paused_ones_are_in_it(bench: Bench) -> None:
    room = bench.room
    article = room.row(room.post("Cầu này đi được chưa ạ")).article_id
    room.desk.articles.handle("Lan", article, Handling.PAUSED)
    bench.open()
    window = bench.window
    window.resize(1900, 768)
    assert bench.list() == []
    bench.until(lambda: window.sidebar.views.model().rowCount() > 0)
    window.header.search.show_line("bài:cầu")
    bench.until(lambda: len(bench.list()) == 1)
    bench.until(lambda: window.queue.title.text() == "Pending, paused articles too  ·  1")
    window.header.search.show_line("")
    bench.until(lambda: window.queue.title.text() == "Pending  ·  0")
