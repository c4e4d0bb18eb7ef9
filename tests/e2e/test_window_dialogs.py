"""First start, bulk, log, help and urgent removal: by keys, on a real site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt

from moderator.model import State
from moderator.settings import Profile, Settings, load, save
from moderator.ui.dialogs.bulk import BulkDialog
from moderator.ui.dialogs.connect import ConnectDialog
from moderator.ui.dialogs.help import HelpDialog
from moderator.ui.dialogs.takedown import TakedownDialog
from moderator.ui.sidebar import COUNT_ROLE, View
from tests.e2e.shift import CTRL, SHIFT, Shift

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.e2e.paper import Paper

KEY = Qt.Key


@pytest.fixture
def posts(paper: Paper) -> list[str]:
    """Five comments on the site, oldest first."""
    return [
        paper.post(f"Bạn {number}", f"Ý kiến thứ {number} về cây cầu", seconds_ago=900 - number)
        for number in range(5)
    ]


@pytest.fixture
def no_keyring() -> Iterator[None]:
    """Leave the keyring of whoever runs the tests alone."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]  # keyring has no types there
    yield
    keyring.set_keyring(before)


@pytest.fixture
def newcomer(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shift]:
    """Somebody who starts the program for the first time."""
    made = Shift(qtbot, qapp, Profile(tmp_path / "new"))
    yield made
    made.end()


@pytest.mark.usefixtures("no_keyring")
def test_a_start_under_a_name_is_for_this_once(newcomer: Shift) -> None:
    save(newcomer.profile, Settings(actor="Lan"))
    newcomer.begin("Minh  Đức")
    assert newcomer.window.actor == "Minh Đức"
    newcomer.end()
    assert load(newcomer.profile).settings.actor == "Lan"


@pytest.mark.usefixtures("no_keyring")
def test_the_first_start_connects_a_site_by_keys_and_fills_the_queue(
    newcomer: Shift, paper: Paper, posts: list[str]
) -> None:
    newcomer.begin()
    dialog = newcomer.opened(ConnectDialog)
    newcomer.write(paper.address)
    newcomer.tab_to(dialog.secret)
    newcomer.write(paper.token)
    newcomer.tab_to(dialog.actor)
    dialog.actor.selectAll()
    newcomer.write("Hạnh")
    newcomer.key(KEY.Key_Return)
    newcomer.until(lambda: newcomer.focus() is dialog.connect_site)
    assert "Báo Mẫu" in dialog.found.text()
    newcomer.key(KEY.Key_Space)
    newcomer.until(lambda: newcomer.focus() is dialog.keep_run)
    newcomer.key(KEY.Key_Down)
    newcomer.tab_to(dialog.connect_site)
    newcomer.key(KEY.Key_Space)
    newcomer.back()
    newcomer.until_connected()
    newcomer.until(lambda: len(newcomer.list()) == len(posts))
    assert newcomer.window.actor == "Hạnh"
    assert newcomer.current() == posts[0]
    assert newcomer.profile.secrets.stat().st_mode & 0o077 == 0
    assert paper.token.encode() not in newcomer.profile.database.read_bytes()


def test_several_are_previewed_and_one_is_left_out(
    shift: Shift, paper: Paper, posts: list[str]
) -> None:
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    shift.current()
    shift.key(KEY.Key_Down, SHIFT)
    shift.key(KEY.Key_Down, SHIFT)
    shift.key("9")
    dialog = shift.opened(BulkDialog)
    shift.until(dialog.act.isEnabled)
    shift.key(KEY.Key_Down)
    shift.key(KEY.Key_Space)
    shift.tab_to(dialog.act)
    shift.key(KEY.Key_Space)
    shift.until(lambda: len(shift.list()) == len(posts) - 2)
    shift.until_sent()
    assert list(paper.states(*posts).values()) == ["spam", "pending", "spam", "pending", "pending"]


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_help_and_log_open_by_keys_and_give_the_keys_back(
    shift: Shift, paper: Paper, posts: list[str]
) -> None:
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    shift.press("?")
    shift.opened(HelpDialog)
    shift.key("1")
    shift.key(KEY.Key_Escape)
    shift.back()
    assert shift.current() == posts[0]
    comment = shift.list()[0]
    shift.key("1")
    shift.until(lambda: comment not in shift.list())

    shift.key(KEY.Key_L, CTRL)
    assert shift.program is not None
    log = shift.program.dialogs.log
    assert log is not None
    shift.until(lambda: log.isActiveWindow() and log.model.rowCount() > 0)
    shift.until(lambda: log.shown is not None and log.shown.remote_id == posts[0])
    shift.key("9")
    shift.key(KEY.Key_Escape)
    shift.until(lambda: not log.isVisible())
    shift.back()
    shift.until_sent()
    assert list(paper.states(*posts).values()) == ["approved"] + ["pending"] * 4


def test_an_urgent_removal_is_done_when_the_public_page_shows_it_no_longer(
    shift: Shift, paper: Paper, posts: list[str]
) -> None:
    words = "Lời này phải gỡ ngay."
    published = paper.post("Bạn gỡ", words, state="approved", seconds_ago=5000)
    reply = paper.post("Bạn đáp", "Đúng đó.", state="approved", parent=published)
    url = paper.comment(published)["url"]
    assert words in paper.page(url)
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    shift.press("g")
    dialog = shift.opened(TakedownDialog)
    shift.until(dialog.card.isVisible)
    shift.tab_to(dialog.search)
    shift.write(url)
    shift.key(KEY.Key_Return)
    shift.until(lambda: dialog.card.isVisible() and shift.focus() is dialog.ordered_by)
    assert not dialog.take_down.isEnabled()
    shift.write("Thư ký tòa soạn")
    shift.key(KEY.Key_Return)
    shift.write("Công văn 12")
    shift.tab_to(dialog.take_down)
    shift.key(KEY.Key_Space)
    shift.until(lambda: dialog.following)
    shift.until(lambda: not dialog.following)
    assert words not in paper.page(url)
    assert paper.comment(published)["state"] == "rejected"
    assert paper.comment(reply)["state"] == "approved"
    shift.key(KEY.Key_Escape)
    shift.back()
    taken_down = shift.window.sidebar.item
    shift.until(lambda: taken_down(View(State.TAKEN_DOWN)).data(COUNT_ROLE) == 1)
