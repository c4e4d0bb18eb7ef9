"""The alarm above the panes, and what can be done about an article, by keys and by mouse."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from moderator.app.floods import Floods
from moderator.filters.line import parse
from moderator.model import Field, LogQuery, RemoteAuthor, Role, State, Term
from moderator.model.article import Handling
from moderator.ui.cover import Cover
from moderator.ui.dialogs.article import ArticleDialog
from moderator.ui.dialogs.floods import FloodsDialog
from moderator.ui.dialogs.places import PlacesDialog
from moderator.ui.dialogs.together import TogetherDialog
from moderator.ui.questions import QuestionDialog
from moderator.ui.sidebar import View
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
OTHER = replace(ARTICLE, remote_id="8", title="Bài khác", url="http://127.0.0.1/bai-khac-8.html")


@pytest.fixture
def floods(busy: Office) -> Floods:
    """The office with what `app.start` builds."""
    return Floods(busy.shell)


def burst(office: Office, count: int = 40) -> None:
    """Let an article burst within the last minutes, and fetch it."""
    room = office.bench.room
    for number in range(count):
        remote_id = room.site.post(
            f"Ý kiến dồn dập {number}", name=f"Người {number}", article=OTHER
        )
        at = room.clock() - timedelta(seconds=300 - number)
        room.site.change(remote_id, created_at=at)
    office.bench.worker.sync_now()  # type: ignore[union-attr]  # the bench is open


def article_of(office: Office) -> int:
    detail = office.bench.window.detail.detail
    assert detail is not None
    return detail.article.id


def test_an_alarm_is_shown_said_and_leads_to_just_its_comments(
    busy: Office, floods: Floods, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
        if hasattr(event, "message") else None,
    )  # fmt: skip
    assert not floods.alarm.isVisible()
    focus = busy.bench.window.focusWidget()
    burst(busy)
    busy.bench.until(floods.alarm.isVisible)
    text = floods.alarm.text.text()
    assert "40" in text
    assert OTHER.title in text
    assert text in said
    assert busy.bench.window.focusWidget() is focus
    QTest.mouseClick(floods.alarm.show_list, LEFT)
    busy.bench.until(lambda: busy.bench.window.queue.model.rowCount() == 40)
    line = parse(busy.bench.window.header.search.field.text()).filter
    assert {term.field for term in line.terms} == {Field.STATUS, Field.ARTICLE, Field.SINCE}


def test_an_alarm_is_put_aside_by_key_and_stays_in_the_log(busy: Office, floods: Floods) -> None:
    burst(busy)
    busy.bench.until(floods.alarm.isVisible)
    floods.alarm.aside.setFocus()
    busy.bench.key(Qt.Key.Key_Space)
    busy.bench.until(lambda: not floods.alarm.isVisible())
    kinds = [row.kind for row in busy.bench.room.desk.log(LogQuery())]
    assert kinds[-2:] == ["flood", "flood_seen"]
    busy.bench.room.check()


def test_an_alarm_stays_below_the_cover_of_a_window_that_begins_covered(busy: Office) -> None:
    bench, window = busy.bench, busy.bench.window
    cover = Cover(window, busy.shell.lanes, bench.theme)
    page = cover.cover("Lan", bench.room.clock(), guarded=True)
    burst(busy)
    built = Floods(busy.shell)
    built._read()  # noqa: SLF001 - what a fetch brings about soon
    bench.until(lambda: not built.alarm.isHidden())
    assert not built.alarm.isVisible()
    assert not page.isAncestorOf(built.alarm)
    cover.uncover(same=True)
    assert built.alarm.isVisible()
    assert built.alarm.mapTo(window, QPoint()).y() >= window.header.height()


def test_all_alarms_are_listed_and_one_leads_to_its_article(busy: Office, floods: Floods) -> None:
    burst(busy)
    busy.bench.until(floods.alarm.isVisible)
    busy.bench.window.trigger("floods")
    dialog = busy.wait(FloodsDialog)
    busy.bench.until(lambda: dialog.list.count() == 1)
    busy.bench.key("a", Qt.KeyboardModifier.AltModifier)
    article = busy.wait(ArticleDialog)
    busy.bench.until(article.keep.isEnabled)
    assert OTHER.title in article.title.text()


def test_an_article_is_paused_from_the_palette_and_found_in_its_view(
    busy: Office, floods: Floods
) -> None:
    bench = busy.bench
    assert floods
    bench.until_read()
    article = article_of(busy)
    before = bench.window.queue.model.rowCount()
    bench.window.trigger("select_all")
    bench.until(lambda: bench.window.queue.view.selected_count() == before > 1)
    bench.window.trigger("pause_article")
    view = View(handling=Handling.PAUSED)
    bench.until(lambda: bench.window.sidebar.has(view))
    bench.until(lambda: bench.window.queue.model.rowCount() == 0)
    said = bench.note()
    assert "Paused: “" in said  # not how many are selected no longer
    assert "The same command resumes it" in said
    bench.window.sidebar.choose_view(view)
    bench.until(lambda: bench.window.queue.model.rowCount() == before)
    bench.until_read()
    assert bench.window.detail.article.policy.isVisible()
    bench.window.trigger("pause_article")
    bench.until(lambda: bench.room.desk.articles.listed() == ())
    bench.until(lambda: bench.window.queue.model.rowCount() == 0)
    assert article
    bench.room.check()


def test_undo_after_a_pause_by_mistake_resumes_the_article(busy: Office, floods: Floods) -> None:
    bench = busy.bench
    assert floods
    listed = bench.room.desk.articles.listed
    bench.press("2")
    bench.until(lambda: "Held" in bench.note())
    bench.until_read()
    held = bench.room.desk.counts().states[State.HELD]
    bench.window.trigger("pause_article")
    bench.key("z", Qt.KeyboardModifier.ControlModifier)  # at once: it is not written yet
    bench.until(lambda: "Bài trở lại với mọi người" in bench.note())
    assert listed() == ()
    assert bench.room.desk.counts().states[State.HELD] == held

    bench.until_read()
    bench.window.trigger("pause_article")
    bench.until(lambda: bool(listed()))
    bench.until(lambda: "Article paused" in bench.window.deck.undo.accessibleDescription())
    bench.key("z", Qt.KeyboardModifier.ControlModifier)
    bench.until(lambda: listed() == ())
    bench.until(lambda: "Held" in bench.window.deck.undo.accessibleDescription())
    bench.key("z", Qt.KeyboardModifier.ControlModifier)  # then the decision before it
    bench.until(lambda: not bench.room.desk.counts().states.get(State.HELD, 0))
    bench.room.check()


def test_closing_is_chosen_by_keys_and_an_approval_asks_then(busy: Office, floods: Floods) -> None:
    bench = busy.bench
    assert floods
    bench.until_read()
    article = article_of(busy)
    QTest.mouseClick(bench.window.detail.article.manage, LEFT)
    dialog = busy.wait(ArticleDialog)
    bench.until(dialog.keep.isEnabled)
    bench.key("l", Qt.KeyboardModifier.AltModifier)
    bench.until(dialog.closed.isChecked)
    bench.key("f", Qt.KeyboardModifier.AltModifier)
    bench.until(dialog.by_date.isChecked)
    dialog.days.setValue(3)
    dialog.note.setFocus()
    bench.type("Tranh cai")
    bench.key(Qt.Key.Key_Return, CTRL)
    bench.until(lambda: not dialog.isVisible())
    policy = bench.room.desk.articles.policy(article)
    assert policy is not None
    assert (policy.closed, policy.close_after) == (True, 3)
    bench.until(bench.window.detail.article.policy.isVisible)
    bench.window.queue.setFocus()
    bench.press("1")
    bench.until(lambda: any(one.isVisible() for one in bench.window.findChildren(QuestionDialog)))
    bench.room.check()


def test_a_moderator_is_told_that_closing_is_the_chiefs(busy: Office, floods: Floods) -> None:
    bench = busy.bench
    bench.room.desk.people.set_role("Minh", "Minh", Role.CHIEF)
    bench.until_read()
    floods.manage_open_article()
    dialog = busy.wait(ArticleDialog)
    bench.until(dialog.keep.isEnabled)
    dialog.handling[Handling.CHIEF].setChecked(True)
    dialog.keep.click()
    bench.until(dialog.trouble.isVisible)
    assert "Minh" in dialog.trouble.text()
    assert dialog.keep.isEnabled()
    bench.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_site_that_cannot_is_told_of_before_the_act(busy: Office, floods: Floods) -> None:
    bench = busy.bench
    with bench.room.store.write() as writing:
        info = replace(bench.room.site.info(), closes_articles=False)
        writing.update_site(bench.room.site_id, info)
    bench.until_read()
    floods.manage_open_article()
    dialog = busy.wait(ArticleDialog)
    bench.until(dialog.keep.isEnabled)
    assert dialog.site.text().startswith("This site cannot be told")


def test_articles_and_sections_show_what_holds_and_lead_there(busy: Office, floods: Floods) -> None:
    bench = busy.bench
    assert floods
    bench.until_read()
    bench.room.desk.articles.handle("An", article_of(busy), Handling.PAUSED)
    busy.dialogs.show_places()
    dialog = busy.wait(PlacesDialog)
    bench.until(lambda: dialog.list.count() > 0)
    rows = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert any("paused" in row for row in rows)
    dialog.list.setCurrentRow(next(at for at, row in enumerate(rows) if "paused" in row))
    dialog.manage.click()
    article = busy.wait(ArticleDialog)
    bench.until(article.keep.isEnabled)
    assert article.handling[Handling.PAUSED].isChecked()


def test_the_line_knows_what_is_set_aside(busy: Office) -> None:
    assert busy
    assert parse("là:tạm-dừng").filter.terms == (Term(Field.IS, ("paused",)),)
    assert parse("is:chief-only").filter.terms == (Term(Field.IS, ("chief",)),)


def test_a_group_is_listed_and_decided_as_a_whole(busy: Office, floods: Floods) -> None:
    bench = busy.bench
    room = bench.room
    for number in range(6):
        remote_id = room.site.post(f"Cùng một chỗ mà ra {number}", article=OTHER)
        at = room.clock() - timedelta(seconds=300 - number)
        author = RemoteAuthor(f"Tên {number % 3}", ip="203.0.113.5")
        room.site.change(remote_id, created_at=at, author=author)
    bench.worker.sync_now()  # type: ignore[union-attr]  # the bench is open
    bench.until(lambda: room.desk.floods.together() != ())
    bench.window.trigger("together")
    dialog = busy.wait(TogetherDialog)
    bench.until(lambda: dialog.list.count() == 1)
    assert "203.0.113.5" in dialog.list.item(0).text()
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: bench.window.queue.model.rowCount() == 6)
    bench.until_read()
    bench.key(Qt.Key.Key_A, CTRL)
    bench.until(lambda: bench.window.queue.view.selected_count() == 6)
    assert floods
