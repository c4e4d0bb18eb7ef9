"""The window's thread runs no SQL, opens no connection and writes no file while somebody works."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

from moderator.model import Order, State, Verdict
from moderator.model.article import Handling
from moderator.model.holding import HeldPlace
from moderator.ui.answers import AnswersButton
from moderator.ui.board.window import BoardWindow
from moderator.ui.dialogs.article import ArticleDialog
from moderator.ui.dialogs.block import BlockDialog
from moderator.ui.dialogs.blocked_readers import BlockedReaders
from moderator.ui.dialogs.floods import FloodsDialog
from moderator.ui.dialogs.holds import HoldsDialog
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.second_look import SecondLookDialog
from moderator.ui.dialogs.second_order import SecondOrderDialog
from moderator.ui.dialogs.second_result import SecondResultDialog
from moderator.ui.dialogs.together import TogetherDialog
from moderator.ui.dialogs.trace import TraceDialog
from moderator.ui.flood_alarm import FloodAlarm
from moderator.ui.on_screen import OnScreen
from moderator.ui.sheets.reader import reader_job
from moderator.ui.sidebar import View
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.windows import Bench

CTRL = Qt.KeyboardModifier.ControlModifier
COMMENTS = 230
"""More than the list reads at first, so that the whole vector is read too."""


class Guard:
    """Refuses the database, the network and the disk to the thread it was made on."""

    def __init__(self) -> None:
        self.on = True
        self.seen: set[str] = set()  # threads that used the database
        self.refused: list[str] = []

    def use(self, what: str) -> None:
        """Note a use of the database; raises AssertionError on the window's thread."""
        self.seen.add(threading.current_thread().name)
        self.refuse(what)

    def refuse(self, what: str) -> None:
        """Raise AssertionError on the window's thread."""
        if self.on and threading.current_thread() is threading.main_thread():
            self.refused.append(what)
            raise AssertionError(f"on the window's thread: {what}")

    def audit(self, name: str, given: tuple[Any, ...]) -> None:
        """Look at what Python is about to do."""
        writes = name == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+")
        if writes or name in {"socket.connect", "socket.getaddrinfo", "subprocess.Popen"}:
            self.refuse(f"{name} {given[0]}")


@contextmanager
def guarded() -> Iterator[Guard]:
    """Watch every engine of the process until the block ends."""
    guard = Guard()

    def statement(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        guard.use(sql)

    def checkout(*_: object) -> None:
        guard.use("a connection was taken")

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Pool, "checkout", checkout)
    sys.addaudithook(guard.audit)  # stays for good, so it can be put to sleep
    try:
        yield guard
    finally:
        guard.on = False
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Pool, "checkout", checkout)


@pytest.fixture
def many(bench: Bench) -> Bench:
    """A desk with a list longer than a first look."""
    for number in range(COMMENTS):
        bench.room.site.post(f"Ý kiến thứ {number} về cây cầu và con đường", name=f"Bạn {number}")
    bench.room.round()
    return bench


def test_sql_and_files_on_the_windows_thread_are_noticed(bench: Bench, tmp_path: Path) -> None:
    with guarded() as guard:
        with pytest.raises(AssertionError, match="a connection was taken"):
            bench.room.desk.counts()
        with pytest.raises(AssertionError, match="open"):
            (tmp_path / "note").write_text("")
    assert len(guard.refused) == 2


def test_the_board_counts_off_the_windows_thread(many: Bench) -> None:
    many.room.decide(Verdict.APPROVE, *many.room.pending()[:3])
    window = many.open()
    assert many.worker is not None
    with guarded() as guard:
        board = BoardWindow(many.worker, "Lan", many.theme, many.room.clock, {})
        board.show()
        many.until(lambda: board.tiles.tiles["decided"].number.text() == "3")
        board.people.click()
        many.until(lambda: not board.cards["people"].isHidden())
        board.asking.period.setCurrentIndex(0)
        many.until(lambda: not board.busy and board.asking.kept()["period"] == "today")
        board.close()
        board.deleteLater()
        window.close()
        many.close()
    assert guard.refused == []


def test_a_second_look_reads_off_the_windows_thread(many: Bench) -> None:
    many.room.decide(Verdict.APPROVE, *many.room.pending()[:3], actor="Nam")
    many.room.clock.forward(seconds=1)
    window = many.open()
    worker, theme = many.worker, many.theme
    assert worker is not None
    with guarded() as guard:
        order = SecondOrderDialog(worker, "Lan", theme=theme, clock=many.room.clock, parent=window)
        order.share.setValue(100)
        many.until(lambda: "3 of 3" in order.foreseen.text())
        order.draw.click()
        many.until(lambda: order.result() == order.DialogCode.Accepted.value)
        look = SecondLookDialog(
            worker, window.keys, (), "Lan", on_screen=OnScreen(0), theme=theme, parent=window
        )
        look.open()
        many.until(lambda: look.sheet is not None and look.sheet.left == 3)
        many.until(lambda: look.on_screen.began(look.sheet.item.of))  # type: ignore[union-attr]  # there is one
        look.keys_of["spam"].click()
        many.until(lambda: look.sheet is not None and look.sheet.answered == 1)
        look.reject()
        result = SecondResultDialog(worker, (), "Lan", theme, window)
        result.open()
        many.until(lambda: result.list.count() == 1)
        result.end.click()
        many.until(result.end.isHidden)
        result.reject()
        window.close()
        many.close()
    assert guard.refused == []


def test_floods_and_articles_are_read_off_the_windows_thread(many: Bench) -> None:
    window = many.open()
    assert many.worker is not None
    many.until_read()
    alarm = FloodAlarm(many.theme, window)
    with guarded() as guard:
        floods = FloodsDialog(many.worker, many.theme, "Lan", alarm.sentence, window)
        together = TogetherDialog(many.worker, many.theme, window)
        article = ArticleDialog(many.worker, 1, "Lan", many.theme, window, keys=window.keys)
        many.until(article.keep.isEnabled)
        article.handling[Handling.PAUSED].setChecked(True)
        article.keep.click()
        many.until(lambda: article.result() == article.DialogCode.Accepted)
        many.until(lambda: not floods.none.isHidden() and not together.none.isHidden())
        many.close()
    assert guard.refused == []


def test_a_reader_is_blocked_off_the_windows_thread(many: Bench) -> None:
    window = many.open()
    assert many.worker is not None
    many.until_read()
    detail = window.detail.detail
    assert detail is not None
    with guarded() as guard:
        dialog = BlockDialog(many.worker, detail, "Lan", many.theme, window, keys=window.keys)
        dialog.reason.setText("Lăng mạ người khác")
        dialog.block.click()
        many.until(lambda: dialog.result() == dialog.DialogCode.Accepted)
        many.until(window.detail.reader.blocking.state.isVisible)
        listed = BlockedReaders(many.worker, many.theme, "Lan", window)
        many.until(listed.lift.isEnabled)
        listed.lift.click()
        many.until(lambda: not listed.none.isHidden())
        many.close()
    assert guard.refused == []


def test_what_is_the_chiefs_leaves_it_free(many: Bench) -> None:
    with guarded() as guard:
        window = many.open()
        worker = many.worker
        assert worker is not None
        answers = AnswersButton(window, worker, many.theme)
        answers.begin()
        place = HeldPlace(section=ARTICLE.section)
        dialog = HoldsDialog(worker, "Lan", many.theme, window, wanted=(place, ARTICLE.section))
        dialog.open()
        many.until(lambda: dialog.chosen() == place and dialog.act.isEnabled())
        dialog.act.click()
        many.until(lambda: not dialog.note.isEnabled() and dialog.act.isEnabled())
        many.until(lambda: many.list() == [])
        dialog.accept()
        answers.looked()
        window.close()
        many.close()
    assert guard.refused == []


def test_readers_are_found_and_sheets_made_and_saved_off_the_windows_thread(
    many: Bench, tmp_path: Path
) -> None:
    window = many.open()
    assert many.worker is not None
    with guarded() as guard:
        found = TraceDialog(many.worker, many.theme, window, first="Bạn 7")
        found.open()
        many.until(lambda: found.trace is not None and found.trace.count > 0)
        assert found.trace is not None
        preview = PrintPreview(
            many.worker,
            reader_job(found.trace),
            paper="",
            actor="Lan",
            theme=many.theme,
            clock=many.room.clock,
            parent=found,
        )
        preview.open()
        many.until(lambda: preview.view.paper.image is not None)
        preview.save_to(str(tmp_path / "reader.pdf"))
        many.until(lambda: "reader.pdf" in preview.said.text())
        preview.close()
        found.close()
        window.close()
        many.close()
    assert guard.refused == []
    assert (tmp_path / "reader.pdf").stat().st_size > 0


def test_a_shift_at_the_window_leaves_its_thread_free(many: Bench) -> None:
    with guarded() as guard:
        window = many.open()
        many.until(lambda: len(many.list()) == COMMENTS)
        _decide(many)
        _edit(many)
        _browse(many)
        many.room.site.post("Mới đến")
        many.key(Qt.Key.Key_F5)
        many.until(lambda: len(many.list()) == COMMENTS + 1)
        window.set_actor("Minh")
        many.until(lambda: bool(window.status.statuses()))
        many.close()
    assert guard.refused == []
    assert {name.rsplit("-", 1)[0] for name in guard.seen} >= {
        "moderator-writer",
        "moderator-round",
    }
    assert "moderator-reader" in guard.seen


def _decide(bench: Bench) -> None:
    first, second, third, fourth, *_ = bench.list()
    for comment, key in ((first, "1"), (second, "9"), (third, "2")):
        bench.press(key)
        bench.until(lambda comment=comment: comment not in bench.list())  # type: ignore[misc]  # bound at once
    bench.press("8")
    bench.key("a")
    bench.until(lambda: fourth not in bench.list())
    bench.press(Qt.Key.Key_Z, CTRL)
    bench.until(lambda: fourth in bench.list())


def _edit(bench: Bench) -> None:
    current = bench.window.queue.view.current()
    bench.press(Qt.Key.Key_F2)
    bench.key("x")
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: bool((row := bench.window.detail.detail) and row.draft))
    bench.press(Qt.Key.Key_F2)
    bench.key(Qt.Key.Key_Return, CTRL)
    bench.until(lambda: current not in bench.list())


def _browse(bench: Bench) -> None:
    window = bench.window
    for key in ("j", "j", "k", Qt.Key.Key_End, Qt.Key.Key_Home):
        bench.press(key)
    window.queue.order.actions_of[Order.NEWEST].trigger()
    bench.until(lambda: window.browsing.query.order is Order.NEWEST and window.queue.model.complete)
    window.sidebar.choose_view(View(State.HELD))
    bench.until(lambda: len(bench.list()) == 1)
    window.sidebar.choose_view(View(None))
    bench.until(lambda: len(bench.list()) == COMMENTS)
    bench.key("/")
    bench.type("cau 77")
    bench.until(lambda: window.browsing.query.text == "cau 77")
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: window.browsing.query.text == "" and window.queue.model.complete)
