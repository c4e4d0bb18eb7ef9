"""The columns that the two tables for people share, and how a row of the log fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.export import cells
from moderator.export.labels import DELIVERIES, EDITS, KINDS, VERDICTS, finding_line, label
from moderator.model import LogRow, Words
from moderator.model.moments import local
from moderator.text.diff import word_diff

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

COLUMNS: tuple[tuple[str, Words], ...] = (
    ("seq", Words("Số thứ tự", "Number")),
    ("at", Words("Thời điểm", "Time")),
    ("kind", Words("Loại", "Kind")),
    ("actor", Words("Người duyệt", "Moderator")),
    ("site", Words("Trang báo", "Site")),
    ("article", Words("Bài viết", "Article")),
    ("author", Words("Tên bạn đọc", "Reader's name")),
    ("author_after", Words("Tên sau khi sửa", "Name after")),
    ("comment", Words("Mã ý kiến", "Comment id")),
    ("remote_id", Words("Mã trên trang", "Id on the site")),
    ("before", Words("Nội dung trước", "Text before")),
    ("after", Words("Nội dung sau", "Text after")),
    ("diff", Words("Khác biệt", "Diff")),
    ("verdict", Words("Quyết định", "Verdict")),
    ("reason", Words("Lý do", "Reason")),
    ("edit", Words("Lý do sửa", "Reason of the edit")),
    ("note", Words("Ghi chú", "Note")),
    ("findings", Words("Phát hiện", "Findings")),
    ("delivery", Words("Kết quả gửi", "Delivery")),
    ("delivered_at", Words("Gửi lúc", "Delivered at")),
    ("hash", Words("Mã băm", "Hash")),
    ("about", Words("Về dòng này", "About this row")),
)
"""Name and heading of each column; ``about`` says what was done to the row's cells."""

_NEUTRALISED = Words("Có dấu ' thêm vào để không chạy thành công thức", "An apostrophe was added")
_PURGED = Words("Dữ liệu cá nhân đã được xóa", "Personal data was purged")
_PICTURED = Words("Ký tự không ghi được đã thay bằng hình", "Characters no cell can hold replaced")
_SPELLED = Words(
    "Ký tự ẩn hoặc đổi chiều chữ được viết ra (\\u…); JSON Lines giữ nguyên văn",
    "Hidden or direction-changing characters spelled out (\\u…); JSON Lines keeps the exact text",
)
_SHORTENED = Words("Bị cắt ngắn", "Shortened")


def headings(language: str) -> list[str]:
    """Return the heading of each column in ``language``."""
    return [words.text(language) for _, words in COLUMNS]


def filled(
    row: LogRow, language: str, reasons: Mapping[str, Words], limit: int | None
) -> list[str]:
    """Return the cells of ``row``, fit for a spreadsheet; the last one says what was done.

    ``limit`` is what one cell holds in UTF-16 code units, None for no limit.
    """
    raw = _raw(row, language, reasons)
    finished: list[str] = []
    changes: dict[Words, list[str]] = {}
    for (_, heading), text in zip(COLUMNS, raw, strict=False):  # "about" follows
        cell = cells.writable(text)
        if cell != text:
            changes.setdefault(_PICTURED, []).append(heading.text(language))
        visible = cells.spelled_out(cell)
        if visible != cell:
            changes.setdefault(_SPELLED, []).append(heading.text(language))
            cell = visible
        safe = cells.neutralised(cell)
        if safe != cell:
            changes.setdefault(_NEUTRALISED, []).append(heading.text(language))
        if limit is not None:
            short = cells.shortened(safe, _notice(text, language), limit)
            if short != safe:
                changes.setdefault(_SHORTENED, []).append(heading.text(language))
            safe = short
        finished.append(safe)
    about = [f"{words.text(language)}: {', '.join(names)}" for words, names in changes.items()]
    if row.purged:
        about.append(_PURGED.text(language))
    finished.append(". ".join(about))
    return finished


def diff_text(before: str, after: str) -> str:
    """Return what an edit changed: ``[-taken out-]`` and ``{+put in+}``; empty without one."""
    if before == after:
        return ""
    marks = {"removed": "[-{}-]", "added": "{{+{}+}}", "same": "{}"}
    return "".join(marks[one.kind].format(one.text) for one in word_diff(before, after))


def local_time(moment: datetime | None) -> str:
    """Return a time by this computer's clock with its offset, in an order that sorts."""
    if moment is None:
        return ""
    return local(moment).isoformat(sep=" ", timespec="seconds")


def _raw(row: LogRow, language: str, reasons: Mapping[str, Words]) -> list[str]:
    return [
        str(row.seq),
        local_time(row.at),
        label(KINDS, row.kind, language),
        row.actor,
        row.site,
        row.article,
        row.author_before,
        row.author_after,
        "" if row.comment_id is None else str(row.comment_id),
        row.remote_id,
        row.before,
        row.after,
        diff_text(row.before, row.after),
        label(VERDICTS, row.verdict, language),
        reasons[row.reason].text(language) if row.reason in reasons else row.reason,
        label(EDITS, row.edit, language),
        row.note,
        "\n".join(finding_line(finding, language) for finding in row.findings),
        label(DELIVERIES, row.delivery, language),
        local_time(row.delivered_at),
        row.hash,
    ]


def _notice(text: str, language: str) -> str:
    if language == "en":
        return f" … [{len(text)} characters; the whole text is in the CSV and JSON Lines exports]"
    return f" … [dài {len(text)} ký tự; toàn văn có trong bản xuất CSV và JSON Lines]"
