"""Everything by one reader, by keys: found, followed, listed, printed, exported, purged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from moderator.app.printing import Printing
from moderator.app.requests import Requests
from moderator.model import LogQuery, Role, Verdict
from moderator.model.remote import RemoteAuthor
from moderator.model.trace import How
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.purge import PurgeDialog
from moderator.ui.dialogs.reader_export import ReaderExport
from moderator.ui.dialogs.trace import TraceDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from tests.ui.dialogs.conftest import Office

LAN = RemoteAuthor(name="Lan", remote_id="77", email="lan@example.org", ip="192.0.2.7")


@pytest.fixture
def requests(office: Office) -> Requests:
    """Three comments of one reader, one rejected, and one by somebody of the same name."""
    room = office.bench.room
    room.site.blocks_emails = False  # nor does it verify addresses
    made: list[str] = []
    for author in (LAN, LAN, LAN, RemoteAuthor(name="Lan", email="khac@example.org")):
        remote_id = room.site.post(f"Ý kiến thứ {len(made)} về cầu")
        room.site.change(remote_id, author=author)
        made.append(remote_id)
    room.round()
    room.decide(
        Verdict.REJECT, room.id(made[0]), reason="advertising", note="bán hàng", actor="Nam"
    )
    room.later()
    office.open()
    return Requests(office.shell, Printing(office.shell))


def opened(office: Office, requests: Requests) -> TraceDialog:
    assert requests
    office.bench.window.trigger("trace")
    dialog = office.wait(TraceDialog)
    office.bench.until(lambda: dialog.trace is not None)
    return dialog


def over(office: Office, dialog: QDialog, kind: type[QDialog]) -> QDialog:
    office.bench.until(lambda: bool(dialog.findChildren(kind)))
    found: QDialog = dialog.findChildren(kind)[-1]
    return found


def lines(dialog: TraceDialog) -> list[str]:
    return [dialog.groups.item(at).text() for at in range(dialog.groups.count())]


def test_it_begins_with_the_open_comments_reader_and_tells_what_is_sure(
    office: Office, requests: Requests
) -> None:
    dialog = opened(office, requests)
    assert dialog.field.text() == "77"
    assert "Account: 77" in dialog.said.text()
    sure, named = lines(dialog)
    assert sure.startswith("Same account  ·  3 comment(s):")
    assert "Rejected 1" in sure
    assert named.startswith("Name only, may be others  ·  1 comment(s)")
    assert dialog.comments.count() == 3
    assert dialog.focusWidget() is dialog.field  # typing replaces whom it began with
    assert dialog.field.selectedText() == "77"
    office.bench.key(Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.groups
    office.bench.key(Qt.Key.Key_Down)
    assert dialog.comments.count() == 1
    assert "other people" in dialog.about.text()
    office.bench.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_name_leads_to_the_people_who_sign_so(office: Office, requests: Requests) -> None:
    dialog = opened(office, requests)
    dialog.field.setFocus()
    dialog.field.selectAll()
    office.bench.type("lan")
    assert "Looks like: Name" in dialog.said.text()
    office.bench.key(Qt.Key.Key_Return)
    office.bench.until(lambda: "None of it is surely" in dialog.said.text())
    assert dialog.people.count() == 2
    assert not dialog.purge.isEnabled()
    dialog.people.setFocus()
    dialog.people.setCurrentRow(0)
    office.bench.key(Qt.Key.Key_Return)
    office.bench.until(lambda: dialog.trace is not None and How.ACCOUNT in dialog.trace.ids)


def test_the_list_in_the_window_holds_the_group(office: Office, requests: Requests) -> None:
    dialog = opened(office, requests)
    office.bench.key(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    window = office.bench.window
    office.bench.until(lambda: len(office.bench.list()) == 3)
    assert "77" in window.header.search.field.text()


def test_what_was_found_is_printed_and_exported_and_both_are_on_record(
    office: Office, requests: Requests, tmp_path: Path
) -> None:
    dialog = opened(office, requests)
    trace = dialog.trace
    assert trace is not None
    dialog.print.click()
    preview = over(office, dialog, PrintPreview)
    assert isinstance(preview, PrintPreview)
    office.bench.until(lambda: preview.pages is not None)
    preview.save_to(str(tmp_path / "reader.pdf"))
    office.bench.until(lambda: "reader.pdf" in preview.said.text())
    page = PdfReader(tmp_path / "reader.pdf").pages[0].extract_text().replace("\t", " ")
    for expected in ("lan@example.org", "192.0.2.7", "Ý kiến thứ 0 về cầu"):
        assert expected in page
    assert "khac@example.org" not in page  # somebody else's, unless it is asked for
    assert "Name only" not in page
    preview.close()
    dialog.others.setChecked(True)
    dialog.print.click()
    whole = over(office, dialog, PrintPreview)
    assert isinstance(whole, PrintPreview)
    office.bench.until(lambda: whole.pages is not None)
    assert whole.pages is not None
    told = "\n".join(whole.pages.text(number) for number in range(whole.pages.count))
    assert "Name only" in told
    assert "khac@example.org" in told
    assert "may be somebody else" in told
    whole.close()
    requests.export_to(trace, tmp_path / "reader.xlsx", dialog)
    export = over(office, dialog, ReaderExport)
    assert isinstance(export, ReaderExport)
    office.bench.until(lambda: "reader.xlsx" in export.said.text() and not export.bar.isVisible())
    sheet = openpyxl.load_workbook(tmp_path / "reader.xlsx").worksheets[0]
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert len(rows) == 1 + trace.count + 1  # headings; the rejection stands behind its comment
    assert any("lan@example.org" in str(cell) for row in rows for cell in row)
    export.close()
    kinds = [row.kind for row in office.bench.room.desk.log(LogQuery())]
    assert kinds.count("printed") == kinds.count("export") == 1


def test_only_the_chief_purges_and_only_what_is_surely_theirs(
    office: Office, requests: Requests
) -> None:
    desk = office.bench.room.desk
    dialog = opened(office, requests)
    desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    dialog.purge.click()
    purge = over(office, dialog, PurgeDialog)
    assert isinstance(purge, PurgeDialog)
    office.bench.until(lambda: "Hoa" in purge.trouble.text())
    assert not purge.go.isEnabled()
    purge.reject()
    desk.people.set_role("Hoa", "Lan", Role.CHIEF)
    dialog.purge.click()
    office.bench.until(lambda: len(dialog.findChildren(PurgeDialog)) == 1)
    again = over(office, dialog, PurgeDialog)
    assert isinstance(again, PurgeDialog)
    office.bench.until(again.go.isEnabled)
    again.go.click()
    assert again.trouble.text()  # why?
    office.bench.type("Theo don so 5")
    again.go.click()
    office.bench.until(lambda: "Purged" in dialog.about.text())
    assert "bán hàng" not in [row.note for row in desk.log(LogQuery())]
    assert desk.verify_log().intact


def test_where_the_log_says_nothing_there_is_nothing_to_purge_and_no_reason_is_asked(
    office: Office, requests: Requests
) -> None:
    room = office.bench.room
    remote_id = room.site.post("Chưa ai quyết định")
    room.site.change(remote_id, author=RemoteAuthor(name="Mai", remote_id="88"))
    room.round()
    dialog = opened(office, requests)
    dialog.field.setText("88")
    office.bench.key(Qt.Key.Key_Return)
    office.bench.until(lambda: dialog.trace is not None and dialog.trace.clue.value == "88")
    dialog.purge.click()
    purge = over(office, dialog, PurgeDialog)
    assert isinstance(purge, PurgeDialog)
    office.bench.until(lambda: "nothing" in purge.count.text())
    assert "0 row" not in purge.count.text()
    assert purge.rule.isHidden()  # of what would be deleted
    assert purge.why.isHidden()
    assert not purge.go.isEnabled()
    assert purge.back.text() == "Close"


def test_what_was_written_under_an_unverified_address_is_purged_only_when_it_is_ticked(
    office: Office, requests: Requests
) -> None:
    room = office.bench.room
    remote_id = room.site.post("Ý kiến của khách")
    room.site.change(remote_id, author=RemoteAuthor(name="Khách", email="lan@example.org"))
    room.round()
    room.desk.readers.note(room.id(remote_id), "Nam", "hay viết đêm")
    dialog = opened(office, requests)
    assert "unverified" in lines(dialog)[1]
    dialog.purge.click()
    purge = over(office, dialog, PurgeDialog)
    assert isinstance(purge, PurgeDialog)
    office.bench.until(purge.go.isEnabled)
    assert "2 row(s)" in purge.count.text()
    assert "copy of the comments stays" in " ".join(
        one.text() for one in purge.findChildren(QLabel)
    )
    purge.typed.setFocus()
    office.bench.key(Qt.Key.Key_Space)
    office.bench.until(lambda: "3 row(s)" in purge.count.text())
    purge.why.setText("đơn số 5")
    purge.go.click()
    office.bench.until(lambda: "Purged" in dialog.about.text())
    assert "hay viết đêm" not in [row.note for row in room.desk.log(LogQuery())]


def test_a_comments_history_opens_by_key(office: Office, requests: Requests) -> None:
    assert requests
    office.bench.press("p", Qt.KeyboardModifier.ControlModifier)
    preview = over(office, office.bench.window, PrintPreview)  # type: ignore[arg-type]  # a window
    assert isinstance(preview, PrintPreview)
    office.bench.until(lambda: preview.pages is not None)
    assert "History of a comment" in preview.windowTitle()
    preview.close()


def test_the_log_prints_what_it_shows_and_the_history_of_its_row(
    office: Office, requests: Requests
) -> None:
    assert requests
    office.dialogs.show_log()
    log = office.dialogs.log
    assert log is not None
    office.bench.until(lambda: log.model.rowCount() > 0 and log.shown is not None)
    log.activateWindow()
    log.print.click()
    preview = over(office, log, PrintPreview)
    assert isinstance(preview, PrintPreview)
    office.bench.until(lambda: preview.pages is not None)
    assert preview.pages is not None
    assert preview.pages.landscape
    assert "bán hàng" in preview.pages.text(0)
    preview.close()
    seen: list[int] = []
    log.history_wanted.connect(seen.append)
    buttons = [one for one in log.entry.findChildren(type(log.print)) if one.isVisible()]
    assert len(buttons) == 1
    buttons[0].click()
    assert seen == [log.shown.comment_id if log.shown else None]


def test_a_list_by_the_name_alone_says_that_it_may_be_several_people(
    office: Office, requests: Requests
) -> None:
    assert requests
    room, window = office.bench.room, office.bench.window
    remote_id = room.site.post("Ý kiến của khách")
    room.site.change(remote_id, author=RemoteAuthor(name="Khách"))
    said: list[str] = []
    window.commands.remark.connect(said.append)
    office.bench.press("g", Qt.KeyboardModifier.ControlModifier)
    office.bench.until(lambda: "77" in window.header.search.field.text())
    assert said == []  # an account is one person
    window.header.search.show_line("")
    room.round()
    comment = room.id(remote_id)
    office.bench.until(lambda: comment in office.bench.list())
    window.queue.view.go_to_comment(comment)
    office.bench.until_read()
    office.bench.press("g", Qt.KeyboardModifier.ControlModifier)
    office.bench.until(lambda: bool(said))
    assert "the name" in said[0]
