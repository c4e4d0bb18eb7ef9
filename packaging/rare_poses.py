"""Poses of what is seldom seen: a conflict, a question, rows on their way, a long name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.model import FindingKind, Question, State, Words
from moderator.ui.questions import QuestionDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from studio import Studio


LONG = "Phụ huynh của cháu Gia Hân lớp 3C trường Tiểu học Đồng Sậy, tổ trưởng tổ dân phố số 9"
ASKED = Words(
    "Bạn đọc đã sửa ý kiến này ở trang báo.", "The reader changed this comment on the site."
)


def conflict(studio: Studio) -> QPixmap:
    """Show a comment whose text changed on the site after it was decided here."""
    detail = studio.opened()
    ours = detail.text.replace(".", "", 1)
    row = replace(detail.row, state=State.CONFLICT)
    theirs = f"{detail.text} Tôi viết thêm: xin tòa soạn đừng sửa lời của tôi."
    studio.window.detail.show_detail(replace(detail, row=row, mine=ours, theirs=theirs))
    studio.rest()
    picture = studio.window.grab()
    studio.window.detail.show_detail(detail)
    return picture


def long_name(studio: Studio) -> QPixmap:
    """Show a reader with a very long name."""
    detail = studio.opened()
    studio.window.detail.show_detail(replace(detail, name=LONG, original_name=LONG))
    studio.rest()
    picture = studio.window.grab()
    studio.window.detail.show_detail(detail)
    return picture


def question(studio: Studio) -> QPixmap:
    """Ask before a comment is approved in which much was noticed."""
    studio.go_to(studio.has(FindingKind.ABUSE))
    detail = studio.opened()
    asked = Question("outgoing_findings", detail.row.id, ASKED, detail.row.findings)
    window = studio.window
    dialog = QuestionDialog(
        [asked], window.deck.buttons["approve"].text(), studio.program.theme, window
    )
    dialog.open()
    studio.rest()
    picture = studio.picture()
    studio.close_dialog()
    return picture


def loading(studio: Studio) -> QPixmap:
    """Show the list while its rows are on their way."""
    studio.ready()
    model = studio.window.queue.model
    kept = model._rows.copy()  # noqa: SLF001 - nothing else of the program forgets rows
    model._rows.clear()  # noqa: SLF001
    picture = studio.window.grab()
    model._rows.update(kept)  # noqa: SLF001
    return picture


RARE_POSES: dict[str, Callable[[Studio], QPixmap]] = {
    "conflict": conflict,
    "long-name": long_name,
    "question": question,
    "loading": loading,
}
