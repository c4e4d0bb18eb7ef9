"""Holding a section or an article: by keys, with a reason, and lifting it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator.app.chief import ChiefDialogs
from moderator.model import Role, State
from moderator.model.article import Handling
from moderator.model.holding import HeldPlace
from moderator.ui.dialogs.holds import HoldsDialog
from moderator.ui.dialogs.places import PlacesDialog
from moderator.ui.sidebar import View
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office


@pytest.fixture
def opened(busy: Office) -> Office:
    """Return an office whose window can open what is the chief's."""
    ChiefDialogs(busy.shell)
    return busy


def test_a_section_is_held_and_lifted_by_keys(opened: Office) -> None:
    bench = opened.bench
    desk = bench.room.desk
    bench.window.trigger("hold_section")
    dialog = opened.wait(HoldsDialog)
    place = HeldPlace(section=ARTICLE.section)
    bench.until(lambda: dialog.chosen() == place)
    assert dialog.note.hasFocus()
    bench.type("chờ tòa soạn")
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: [one.place for one in desk.holding.in_force()] == [place])
    bench.until(lambda: State.PENDING not in desk.counts().states)
    bench.until(lambda: "chờ tòa soạn" in dialog.list.currentItem().text())
    bench.until(dialog.act.isEnabled)
    assert not dialog.note.isEnabled()
    assert dialog.back.hasFocus()  # a second Enter closes; it does not lift
    dialog.act.setFocus()
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: desk.holding.in_force() == ())
    bench.until(lambda: State.CHIEF not in desk.counts().states)
    bench.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_held_is_said_on_the_comment_and_where_places_are_found(opened: Office) -> None:
    bench, room = opened.bench, opened.bench.room
    room.desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    room.desk.holding.hold("Hoa", HeldPlace(section=ARTICLE.section), "chờ tòa soạn")
    comment = bench.list()[1]
    bench.key("j")
    bench.until(lambda: bench.shown() == comment)
    said = bench.window.detail.notes.text
    bench.until(lambda: "Only the chief approves it" in said.text())
    assert "chờ tòa soạn" in said.text()
    bench.press("1")
    bench.until(lambda: "Hoa" in bench.note())
    assert room.row(comment).state is State.PENDING
    opened.dialogs.show_places()
    places = opened.wait(PlacesDialog)
    bench.until(lambda: places.list.count() > 0)
    places.holds.click()
    dialog = opened.wait(HoldsDialog)
    bench.until(lambda: dialog.list.count() > 0)
    assert "chờ tòa soạn" in dialog.list.item(0).text()


def test_the_palette_names_what_an_act_that_goes_both_ways_does_now(opened: Office) -> None:
    bench, room = opened.bench, opened.bench.room
    bench.until_read()

    def named() -> set[str]:
        bench.window.commands.show_palette()
        palette = bench.window.commands.palette()
        assert palette is not None
        names = set(palette.names())
        palette.close()
        return names

    before = {
        "Hold this section for the chief",
        "Hold this article for the chief",
        "Pause comments on this article",
    }
    assert before <= named()
    comment = bench.list()[1]
    article = room.row(comment).article_id
    room.desk.holding.hold("Lan", HeldPlace(article_id=article), "chờ tòa soạn")
    room.desk.articles.handle("Lan", article, Handling.PAUSED)
    bench.window.sidebar.choose_view(View(None))
    bench.window.browsing.come_back_to(comment)

    def read() -> bool:
        detail = bench.window.detail.detail
        return detail is not None and detail.policy is not None and bool(detail.against)

    bench.until(read)
    now = named()
    assert {"Lift the hold on this article", "Resume comments on this article"} <= now
    assert "Hold this section for the chief" in now
    assert not {"Hold this article for the chief", "Pause comments on this article"} & now


def test_a_moderator_is_told_whose_it_is(opened: Office) -> None:
    bench = opened.bench
    bench.room.desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    bench.window.trigger("holds")
    dialog = opened.wait(HoldsDialog)
    bench.until(dialog.act.isEnabled)
    assert dialog.field.hasFocus()
    bench.key(Qt.Key.Key_Down)
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.until(lambda: "Hoa" in dialog.trouble.text())
    assert bench.room.desk.holding.in_force() == ()
