from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from moderator.model import LogQuery, RemoteState, State, Verdict
from moderator.ui.dialogs.takedown import TakedownDialog

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office

TAB, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape


def type_in(office: Office, text: str) -> None:
    for letter in text:
        office.bench.key(letter)


def ordered(office: Office, dialog: TakedownDialog) -> None:
    """Fill in who and what by keys, and press the button."""
    office.bench.until(dialog.ordered_by.hasFocus)
    type_in(office, "Truong ban")
    office.bench.key(ENTER)
    assert not dialog.take_down.isEnabled()
    type_in(office, "12/CV")
    office.bench.key(TAB)
    office.bench.key(TAB)
    assert dialog.take_down.hasFocus()
    office.bench.key(Qt.Key.Key_Space)


def _chips(dialog: TakedownDialog) -> list[str]:
    """Return what stands on the comment's card, less what is on its way out."""
    return [one.text() for one in dialog.card.findChildren(QLabel) if not one.isHidden()]


def test_a_published_comment_nobody_fetched_is_found_by_its_link_and_removed(
    office: Office,
) -> None:
    bench = office.bench
    bench.room.site.post("Một ý kiến đang chờ")
    bench.room.round()
    office.open()
    remote = bench.room.site.post("Lời này phải gỡ", name="Ai đó", state=RemoteState.APPROVED)
    link = bench.room.site.comments[remote].link
    assert link is not None
    bench.window.trigger("takedown")
    dialog = office.wait(TakedownDialog)
    bench.until(dialog.card.isVisible)
    assert dialog.search.hasFocus()
    dialog.search.insert(link)  # as a paste over what is selected
    bench.key(ENTER)
    bench.until(lambda: "phải gỡ" in dialog.card.text.toPlainText())
    assert "Approved" in _chips(dialog)
    at_once: list[list[str]] = []
    dialog.decided.connect(lambda _comment: at_once.append(_chips(dialog)))
    ordered(office, dialog)
    bench.until(lambda: bool(at_once))
    assert "Taken down" in at_once[0]
    assert "Approved" not in at_once[0]
    bench.until(lambda: bench.room.site.comments[remote].state is not RemoteState.APPROVED)
    bench.until(lambda: not dialog.following)
    comment = bench.room.id(remote)
    assert bench.room.row(comment).state is State.TAKEN_DOWN
    kinds = [row.kind for row in bench.room.desk.log(LogQuery())]
    assert kinds.count("takedown_checked") == 1
    noted = [row.note for row in bench.room.desk.log(LogQuery(verdict=Verdict.TAKEDOWN))]
    assert noted == ["Truong ban; 12/CV"]


def test_a_removal_is_not_done_while_the_public_page_still_shows_the_comment(
    office: Office,
) -> None:
    bench = office.bench
    remote = bench.room.site.post("Trang còn nhớ", state=RemoteState.APPROVED)
    bench.room.site.post("Ý kiến khác")
    bench.room.round()
    bench.room.site.stale_pages.add(remote)
    office.open()
    office.dialogs.take_down(bench.room.id(remote))
    dialog = office.wait(TakedownDialog)
    bench.until(dialog.card.isVisible)
    assert dialog.search.selectedText() == bench.room.site.comments[remote].link
    assert dialog.search.cursorPosition() == 0  # so that the link's beginning is seen
    assert dialog.search in [one.buddy() for one in dialog.findChildren(QLabel)]
    bench.key(ENTER)
    ordered(office, dialog)
    bench.until(lambda: bench.room.site.comments[remote].state is not RemoteState.APPROVED)
    bench.until(lambda: "carried it out" in dialog.steps.lines[1].text())
    assert dialog.following
    assert "Not done yet" in dialog.steps.lines[2].text()
    bench.key(ESC)
    bench.until(lambda: not dialog.isVisible())
    bench.room.site.stale_pages.clear()
    bench.window.trigger("sync")
    bench.until(lambda: not dialog.following)
    assert "no longer shows it" in bench.note()


def test_a_removal_needs_who_ordered_it_and_under_which_document(busy: Office) -> None:
    busy.dialogs.take_down(busy.bench.list()[0])
    dialog = busy.wait(TakedownDialog)
    busy.bench.until(dialog.card.isVisible)
    for person, document in (("", ""), ("Lan", ""), ("", "12/CV"), ("  ", " ")):
        dialog.ordered_by.setText(person)
        dialog.document.setText(document)
        assert not dialog.take_down.isEnabled()
    dialog.ordered_by.setText("Lan")
    dialog.document.setText("12/CV")
    assert dialog.take_down.isEnabled()


def test_words_find_comments_and_the_arrows_choose_one(busy: Office) -> None:
    bench = busy.bench
    busy.dialogs.take_down(None)
    dialog = busy.wait(TakedownDialog)
    type_in(busy, "cay cau")
    bench.key(ENTER)
    bench.until(lambda: dialog.hits.count() == 9)
    bench.key(Qt.Key.Key_Down)
    chosen = dialog.hits.item(1).text()
    bench.key(ENTER)
    bench.until(dialog.card.isVisible)
    assert dialog.card.name.text() in chosen


def test_published_replies_are_listed_before_the_removal(office: Office) -> None:
    bench = office.bench
    parent = bench.room.site.post("Câu hỏi", state=RemoteState.APPROVED)
    bench.room.site.post("Câu trả lời của tôi", parent=parent, state=RemoteState.APPROVED)
    bench.room.site.post("Ý kiến chờ")
    bench.room.round()
    office.open()
    office.dialogs.take_down(bench.room.id(parent))
    dialog = office.wait(TakedownDialog)
    bench.until(dialog.card.isVisible)
    assert "Câu trả lời của tôi" in dialog.card.replies.text()


def test_an_unknown_link_is_said_to_be_unknown(busy: Office) -> None:
    busy.dialogs.take_down(None)
    dialog = busy.wait(TakedownDialog)
    dialog.search.setText("https://bao.example/khong-co#y-kien-77")
    busy.bench.key(ENTER)
    busy.bench.until(lambda: "No connected site" in dialog.note_line.text())
    assert not dialog.take_down.isEnabled()
