"""The log as an XLSX workbook: strings only, row by row, whatever its length.

Cells are written as strings by their own call, so that nothing is guessed to be a formula, a link
or a number. A second sheet says what was done to the cells.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

from moderator.export.cells import CELL_UNITS
from moderator.export.columns import COLUMNS, filled, headings
from moderator.export.comma_separated import head_notice
from moderator.model import LogRow, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from xlsxwriter import Workbook

SHEET_ROWS = 1_048_576
"""Rows one sheet holds, its heading included."""

_WIDE = {"before": 60, "after": 60, "diff": 60, "findings": 40, "article": 40, "about": 40}
_NARROW = {"seq": 9, "comment": 11, "kind": 14}

_ABOUT = (
    Words("Nhật ký duyệt ý kiến", "Moderation log"),
    Words(
        "Ô có thể bị chương trình bảng tính chạy thành công thức được thêm dấu ' ở đầu; "
        "cột cuối của dòng ghi rõ những ô đó.",
        "Cells that a spreadsheet might run as a formula have an apostrophe in front; "
        "the last column of the row names them.",
    ),
    Words(
        f"Một ô chứa tối đa {CELL_UNITS} ký tự: văn bản dài hơn bị cắt và ghi rõ; "
        "toàn văn có trong bản xuất CSV và JSON Lines.",
        f"A cell holds at most {CELL_UNITS} characters: longer texts are cut and say so; "
        "they stand whole in the CSV and JSON Lines exports.",
    ),
    Words(
        "Khác biệt: [-bỏ đi-], {+thêm vào+}.",
        "Diff: [-taken out-], {+put in+}.",
    ),
)


def write(
    rows: Iterable[LogRow],
    part: Path,
    *,
    language: str,
    head: str,
    reasons: Mapping[str, Words],
    sheet_rows: int = SHEET_ROWS,
) -> int:
    """Write ``rows`` to ``part`` and return how many they were.

    More rows than a sheet holds go on in further sheets. Raises ``OSError``.
    """
    import xlsxwriter  # noqa: PLC0415  # 60 ms that only this format needs
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="moderator-xlsx-") as scratch:
        book = xlsxwriter.Workbook(
            part, {"constant_memory": True, "tmpdir": scratch, "use_zip64": True}
        )
        try:
            count = _fill(book, rows, language, reasons, sheet_rows)
            _describe(book, language, head)
            book.close()
        except XlsxWriterException as error:
            cause = error.args[0] if error.args else error
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
        finally:
            for sheet in book.worksheets():
                sheet._opt_close()  # noqa: SLF001  # the rows' files, left open on a cancel
    return count


def _fill(
    book: Workbook,
    rows: Iterable[LogRow],
    language: str,
    reasons: Mapping[str, Words],
    sheet_rows: int,
) -> int:
    title = "Log" if language == "en" else "Nhật ký"
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet, count = _sheet(book, title, language), 0
    for row in rows:
        line = count % (sheet_rows - 1) + 1
        if line == 1 and count:
            sheet = _sheet(book, f"{title} {count // (sheet_rows - 1) + 1}", language)
        for column, cell in enumerate(filled(row, language, reasons, CELL_UNITS - 1)):
            if cell:
                sheet.write_string(line, column, _not_rich(cell), wrap)
        count += 1
    return count


def _sheet(book: Workbook, title: str, language: str) -> Any:  # noqa: ANN401  # untyped upstream
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True, "valign": "top"})
    for column, ((name, _), heading) in enumerate(zip(COLUMNS, headings(language), strict=True)):
        sheet.set_column(column, column, _WIDE.get(name, _NARROW.get(name, 22)))
        sheet.write_string(0, column, heading, bold)
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return sheet


def _describe(book: Workbook, language: str, head: str) -> None:
    sheet = book.add_worksheet("About this file" if language == "en" else "Về tệp này")
    sheet.set_column(0, 0, 110)
    wrap = book.add_format({"text_wrap": True})
    lines = [words.text(language) for words in _ABOUT]
    if head:
        lines.append(head_notice(head, language))
    for line, sentence in enumerate(lines):
        sheet.write_string(line, 0, sentence, wrap)


def _not_rich(cell: str) -> str:
    # A string between these tags is passed through as raw markup by the library.
    return cell + " " if cell.startswith("<r>") and cell.endswith("</r>") else cell
