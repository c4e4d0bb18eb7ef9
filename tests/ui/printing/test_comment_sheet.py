"""A comment's history and the log on paper, from a real desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from moderator.errors import DecisionError
from moderator.model import LogQuery, Verdict
from moderator.ui.printing import Pages, PrintJob, Run, lay_out, stamp, write_pdf
from moderator.ui.sheets.comment import comment_job, differences
from moderator.ui.sheets.log import log_job
from tests.desks import Newsroom
from tests.ui.printing.conftest import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from moderator.model import Words
    from moderator.ui.theme import Theme

READER = "Duong nay xau qua \u202e, goi 0912345678"
EDITED = "Đường này xấu quá, gọi tổng đài"


@pytest.fixture
def room(tmp_path: Path, theme: Theme) -> Iterator[Newsroom]:
    del theme
    room = Newsroom.open(tmp_path)
    yield room
    room.close()


def reasons(room: Newsroom) -> dict[str, Words]:
    return {one.code: one.words for one in room.desk.reasons}


def laid_out(room: Newsroom, job: PrintJob) -> Pages:
    made = stamp(room.desk, paper="", actor="Hoa", clock=room.clock)
    return lay_out(job.prepare(room.desk, made, lambda _done, _total: None, lambda: False))


def told(room: Newsroom, job: PrintJob, folder: Path) -> str:
    write_pdf(laid_out(room, job), folder / "sheet.pdf")
    pages = PdfReader(folder / "sheet.pdf").pages
    return "\n".join(map(text_of, pages))


def worked_on(room: Newsroom) -> int:
    comment = room.post(READER, name="Trần Thị Ỷ")
    room.desk.readers.note(comment, "Nam", "Hỏi lại tòa soạn")
    room.decide(Verdict.CHIEF, comment, note="Nhờ xem giúp", actor="Nam")
    room.decide(Verdict.APPROVE, comment, text=EDITED, name="Trần Thị Ý", actor="Hoa")
    room.later()
    room.site.change(room.remote(comment), text="Bạn đọc sửa lại lần nữa")
    room.round()
    return comment


def test_the_history_tells_all_words_acts_answers_and_hashes(
    room: Newsroom, tmp_path: Path
) -> None:
    comment = worked_on(room)
    page = told(room, comment_job(comment, reasons(room)), tmp_path)
    for expected in (
        room.site.info().name,
        "Duong nay xau qua [U+202E], goi 0912345678",
        "Version 2: edited at this desk",
        "Version 3: the reader's words",
        "Bạn đọc sửa lại lần nữa",
        "Hỏi lại tòa soạn",
        "Nhờ xem giúp",
        "Trần Thị Ý, before: Trần Thị Ỷ",
        "Sent to the site: The site took it",
        "Edited by the reader",
        "Phone number:",
        "Prepared by",
        f"Newest hash of the log, of row {room.desk.log_extent().rows}: {room.desk.head()}",
    ):
        assert expected in page
    rows = room.desk.papers.history(comment)
    assert rows is not None
    assert len(rows.steps) >= 5
    for step in rows.steps:
        assert step.row.hash in page
        assert step.row.hash == rows.head or step.row.seq < rows.steps[-1].row.seq


def test_what_was_purged_is_gone_and_the_sheet_says_so(room: Newsroom, tmp_path: Path) -> None:
    comment = worked_on(room)
    other = room.post("Ý kiến khác", name="Ai đó")
    room.desk.readers.note(other, "Nam", "Không liên quan")
    notes = [one.seq for one in room.desk.log(LogQuery()) if one.kind == "note"]
    room.desk.people.purge("Hoa", notes, "Theo đơn số 5")
    page = told(room, comment_job(comment, reasons(room)), tmp_path)
    assert "Hỏi lại tòa soạn" not in page
    assert "purged on request, no longer here: the note" in page
    assert "Theo đơn số 5" in page
    assert "1 field" in page  # the other comment's is not counted


def test_a_comment_that_is_not_here_is_said_in_words(room: Newsroom) -> None:
    with pytest.raises(DecisionError):
        laid_out(room, comment_job(999, reasons(room)))


def test_differences_can_be_told_without_colour_and_do_not_run_together() -> None:
    runs = differences("một hai ba", "một bốn ba")
    assert [one for one in runs if one.removed] == [Run("hai", removed=True)]
    assert [one for one in runs if one.added] == [Run("bốn", added=True)]
    assert "hai\u2009bốn" in "".join(one.text for one in runs)


def test_the_log_is_printed_across_with_its_filter_and_period(
    room: Newsroom, tmp_path: Path
) -> None:
    worked_on(room)
    rejected = room.post("Ý kiến quảng cáo", name="Người bán")
    room.decide(Verdict.REJECT, rejected, reason="advertising", actor="Nam")
    day = room.clock().replace(hour=0, minute=0)
    job = log_job(LogQuery(since=day, actor="Nam"), reasons(room), room.clock)
    page = told(room, job, tmp_path)
    first = PdfReader(tmp_path / "sheet.pdf").pages[0]
    assert first.mediabox.width > first.mediabox.height
    assert "From 23/11/2026" in page
    assert "Người bán" in page
    assert reasons(room)["advertising"].vi in page
    assert "gọi tổng đài" not in page  # Hoa's
    extent = room.desk.log_extent()
    assert f"the whole log has {extent.rows}, {extent.answers} of them answers of sites" in page
    assert job.rows is not None
    assert job.rows() == room.desk.log_count(LogQuery(since=day, actor="Nam"))


def test_rows_are_read_while_they_are_laid_out_and_not_before(room: Newsroom) -> None:
    with room.store.write() as writing:
        for _ in range(700):  # more than are read at once
            writing.log_login("Nam")
    job = log_job(LogQuery(), reasons(room), room.clock)
    seen: list[tuple[int, int]] = []
    made = stamp(room.desk, paper="", actor="Hoa", clock=room.clock)
    sheet = job.prepare(
        room.desk, made, lambda done, total: seen.append((done, total)), lambda: False
    )
    assert seen == []
    pages = lay_out(sheet)
    assert seen == [(number, 700) for number in range(700)]
    assert pages.count > 10
    assert "Page 1 of" in pages.text(0)
