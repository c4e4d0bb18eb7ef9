"""A window that nobody is at: nothing of it can be read, and all of it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent
from PySide6.QtWidgets import QApplication

from moderator.app.locking import Locking
from moderator.model import LogQuery, State
from moderator.ui.company import Company
from moderator.ui.dialogs.recent import RecentDialog
from moderator.ui.dialogs.switch import SwitchDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

    from moderator.ui.cover import CoverPage
    from tests.ui.dialogs.conftest import Office

ENTER, F4 = Qt.Key.Key_Return, Qt.Key.Key_F4
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Time:
    """Two clocks that stand still."""

    steady: float = 0.0
    wall: float = 0.0

    def __call__(self) -> tuple[float, float]:
        return self.steady, self.wall


@dataclass
class Post:
    """An office whose window can be locked."""

    office: Office
    time: Time = field(default_factory=Time)
    locking: Locking = field(init=False)

    def __post_init__(self) -> None:
        bench, worker = self.office.bench, self.office.bench.worker
        assert worker is not None
        company = Company(bench.window, worker)
        company.begin()
        self.locking = Locking(
            self.office.shell, self.office.switching, company=company, now=self.time
        )

    def lock(self) -> CoverPage:
        """Lock by the key."""
        self.office.bench.key(F4, SHIFT)
        page = self.locking.cover.page
        assert page is not None
        return page

    def unlocked(self) -> bool:
        """Return whether the window is there again."""
        return self.locking.cover.page is None and self.office.bench.window.queue.isVisible()

    def guard(self) -> None:
        """Give Lan a PIN, and let the window know."""
        self.office.bench.room.desk.pins.set("Lan", "4711")
        self.office.switching.begin()
        self.office.bench.until(lambda: self.office.switching.here.guarded)


@pytest.fixture
def post(busy: Office) -> Post:
    post = Post(busy)
    busy.switching.begin()
    busy.bench.until(lambda: bool(busy.switching.here.names))
    return post


def _read_aloud() -> str:
    """Return everything that a screen reader can find in the program's visible windows."""
    found: list[str] = []

    def walk(one: QAccessibleInterface | None, depth: int) -> None:
        if one is None or not one.isValid() or depth > 40:
            return
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        found.extend(one.text(kind) for kind in kinds)
        text = one.textInterface()
        if text is not None:
            found.append(text.text(0, text.characterCount()))
        for at in range(one.childCount()):
            walk(one.child(at), depth + 1)

    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            walk(QAccessible.queryAccessibleInterface(widget), 0)
    return "\n".join(found)


def test_without_a_pin_locking_covers_and_enter_uncovers(post: Post) -> None:
    bench = post.office.bench
    assert "cây cầu" in _read_aloud()
    shown, before = bench.shown(), bench.list()

    bench.window.trigger("palette")
    post.locking.lock()
    page = post.locking.cover.page
    assert page is not None
    palette = bench.window.commands.palette()
    assert palette is not None
    assert not palette.isVisible()
    assert "cây cầu" not in _read_aloud()
    assert "Bạn đọc" not in _read_aloud()
    assert "locked" in bench.window.windowTitle()
    assert not page.pin.isVisible()
    bench.window.remark("Bạn đọc 1: đã gỡ")
    assert "đã gỡ" not in bench.note()
    bench.key("1")
    bench.key(Qt.Key.Key_F5)
    assert post.locking.cover.page is page
    bench.key(ENTER)

    bench.until(post.unlocked)
    assert "Bạn đọc 1: đã gỡ" in bench.note()
    assert "locked" not in bench.window.windowTitle()
    assert (bench.shown(), bench.list()) == (shown, before)
    assert bench.room.row(before[0]).state is State.PENDING
    assert bench.focus() is bench.window.queue.view
    bench.press("2")
    bench.until(lambda: bench.room.row(before[0]).state is State.HELD)


def test_with_a_pin_it_is_asked_for_and_work_goes_on_behind(post: Post) -> None:
    bench = post.office.bench
    post.guard()
    page = post.lock()
    assert page.pin.isVisible()
    bench.type("1234")
    bench.key(ENTER)
    bench.until(lambda: "Wrong PIN" in page.pin.told.text())
    before = len(bench.list())
    bench.room.site.post("Mới về cây cầu")
    assert bench.worker is not None
    bench.worker.sync_now()
    bench.until(lambda: len(bench.list()) > before)
    assert "cây cầu" not in _read_aloud()
    bench.type("4711")
    bench.key(ENTER)
    bench.until(post.unlocked)


@pytest.mark.parametrize("dialog", [False, True])
def test_the_focus_shows_where_the_pin_is_typed(post: Post, *, dialog: bool) -> None:
    """A picture showed a locked window in which nothing seemed to take keys."""
    bench = post.office.bench
    post.guard()
    if dialog:  # it goes, and the keys with it
        bench.window.trigger("recent")
        bench.until(post.office.wait(RecentDialog).isActiveWindow)
    post.locking.lock()
    page = post.locking.cover.page
    assert page is not None
    bench.until(page.pin.field.hasFocus)
    ring = QColor(bench.theme.colours.focus).rgb()
    picture = page.pin.field.grab().toImage()
    edge = [picture.pixel(at, picture.height() - 1) for at in range(20, picture.width() - 20)]
    assert edge.count(ring) > len(edge) // 2


def test_drafts_are_kept_and_the_comment_is_given_up(post: Post) -> None:
    bench = post.office.bench
    company = bench.room.desk.company
    comment = bench.list()[1]
    bench.key(Qt.Key.Key_Down)
    elsewhere = type(company)(bench.room.store, "elsewhere")
    bench.until(lambda: [one.comment_id for one in elsewhere.others()] == [comment])
    bench.press(Qt.Key.Key_F2)
    bench.type("x")

    post.lock()

    bench.until(lambda: bench.room.desk.draft(comment) is not None)
    bench.until(lambda: [one.comment_id for one in elsewhere.others()] == [None])
    bench.key(ENTER)
    bench.until(post.unlocked)
    assert bench.window.detail.editing()
    bench.until(lambda: [one.comment_id for one in elsewhere.others()] == [comment])


def test_other_windows_go_and_come_back_for_the_same_person_alone(post: Post) -> None:
    office, bench = post.office, post.office.bench
    office.dialogs.show_log()
    office.dialogs.show_recent()
    recent = office.wait(RecentDialog)
    bench.until(lambda: recent.list.count() > 0)
    log = office.dialogs.log
    assert log is not None
    post.locking.lock()
    assert not recent.isVisible()
    assert not log.isVisible()
    assert "cây cầu" not in _read_aloud()
    office.dialogs.show_settings()  # as an answer might, that arrives now
    settings = office.dialogs.dialog()
    assert settings is not None
    bench.until(lambda: not settings.isVisible())
    page = post.locking.cover.page
    assert page is not None
    page.open.click()
    bench.until(post.unlocked)
    assert log.isVisible()
    assert settings.isVisible()

    post.locking.lock()
    page = post.locking.cover.page
    assert page is not None
    page.another.click()
    dialog = next(one for one in bench.window.findChildren(SwitchDialog) if one.isVisible())
    dialog.begin_with("Minh")
    bench.until(post.unlocked)
    assert bench.window.actor == "Minh"
    assert not log.isVisible()
    assert not settings.isVisible()


def test_nobody_touching_it_locks_the_window(post: Post) -> None:
    bench, time = post.office.bench, post.time
    time.steady = time.wall = 3600.0
    post.locking.idle.look()
    assert post.locking.cover.page is None  # nobody has a PIN

    post.guard()
    time.steady += 9 * 60
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)
    handle = bench.window.windowHandle()
    QApplication.sendEvent(handle, key)  # as from the system
    time.steady += 9 * 60
    post.locking.idle.look()
    assert post.locking.cover.page is None
    time.wall += 11 * 60  # asleep meanwhile
    post.locking.idle.look()
    assert post.locking.cover.page is not None


def test_a_pin_typed_again_while_it_is_waited_takes_the_place_of_the_first(post: Post) -> None:
    bench = post.office.bench
    post.guard()
    page = post.lock()
    for _ in range(3):
        bench.type("0000")
        bench.key(ENTER)
        bench.until(lambda: not page.pin.field.text())
    assert "second" in page.pin.told.text()
    for _ in range(2):
        bench.type("4711")
        bench.key(ENTER)
    assert page.pin.field.text() == "4711"


def test_the_window_is_locked_by_its_key_from_a_dialog_too(post: Post) -> None:
    bench = post.office.bench
    post.guard()
    bench.window.trigger("recent")
    dialog = post.office.wait(RecentDialog)
    bench.until(dialog.isActiveWindow)
    bench.key(F4, SHIFT)
    assert post.locking.cover.page is not None
    assert not dialog.isVisible()
    bench.type("4711")
    bench.key(ENTER)
    bench.until(post.unlocked)
    assert dialog.isVisible()


def test_a_start_under_a_name_with_a_pin_begins_covered(busy: Office) -> None:
    bench = busy.bench
    bench.room.desk.pins.set("Lan", "4711")  # at another computer
    post = Post(busy)
    busy.switching.begin()
    bench.until(lambda: post.locking.cover.page is not None)
    bench.type("4711")
    bench.key(ENTER)
    bench.until(post.unlocked)
    bench.until(lambda: bench.room.desk.log_newest(LogQuery(), None, 1)[0].kind == "login")

    again = Post(busy)  # now it is known here
    again.locking.begin()
    assert again.locking.cover.page is not None
    bench.type("4711")
    bench.key(ENTER)
    bench.until(again.unlocked)


def test_letters_made_larger_are_as_large_after_the_lock(post: Post) -> None:
    bench = post.office.bench
    name = bench.window.detail.name
    before = name.font().pixelSize()
    bench.theme.set_scheme("light", 200)
    try:
        large = name.font().pixelSize()
        assert large > before
        post.lock().open.click()
        bench.until(post.unlocked)
        assert name.font().pixelSize() == large
    finally:
        bench.theme.set_scheme("light", 100)
