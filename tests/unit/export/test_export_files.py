"""The three formats, read back by other programs' readers."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from moderator.errors import ExportError
from moderator.export import Cancelled, Format, workbook, write
from moderator.export.columns import COLUMNS, diff_text
from moderator.model import Finding, FindingKind, LogRow, Part, Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
HEAD = "ab" * 32
NAMES = [name for name, _ in COLUMNS]


def row(seq: int = 1, **values: Any) -> LogRow:  # noqa: ANN401  # any field
    given: dict[str, Any] = {
        "seq": seq,
        "at": AT,
        "kind": "decision",
        "actor": "Lan",
        "hash": f"{seq:064x}",
        "site": "Báo Thử",
        "article": "Cầu mới thông xe",
        "author_before": "bạn đọc",
        "author_after": "Bạn đọc",
        "comment_id": 7,
        "remote_id": "c-7",
        "before": "cau dep qua",
        "after": "cầu đẹp quá",
        "verdict": "approve",
        "delivery": "delivered",
        "delivered_at": AT,
    }
    return LogRow(**{**given, **values})


def read_csv(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(lines[0]) == len(NAMES)
    return [dict(zip(NAMES, line, strict=True)) for line in lines[1:]]


def read_xlsx(path: Path) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    lines = list(sheet.iter_rows(values_only=True))
    return [{n: v or "" for n, v in zip(NAMES, line, strict=True)} for line in lines[1:]]


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


@pytest.mark.parametrize("kind", list(Format))
def test_an_export_counts_its_rows_and_tells_its_progress(tmp_path: Path, kind: Format) -> None:
    told: list[tuple[int, int]] = []
    out = tmp_path / f"log.{kind}"
    rows = [row(seq) for seq in range(1, 451)]
    count = write(
        kind, rows, out, language="vi", total=450, progress=lambda a, b: told.append((a, b))
    )
    assert count == 450
    assert told == [(0, 450), (200, 450), (400, 450), (450, 450)]
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("kind", list(Format))
def test_a_cancelled_export_leaves_the_old_file_alone(tmp_path: Path, kind: Format) -> None:
    out = tmp_path / f"log.{kind}"
    out.write_text("the old one")
    asked = iter([False, True])
    rows = (row(seq) for seq in range(1, 1000))
    with pytest.raises(Cancelled):
        write(kind, rows, out, language="vi", stop=lambda: next(asked))
    assert out.read_text() == "the old one"
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("kind", list(Format))
def test_a_fault_while_reading_leaves_nothing_behind(tmp_path: Path, kind: Format) -> None:
    def rows() -> Iterator[LogRow]:
        yield row()
        raise LookupError("the database went away")

    with pytest.raises(LookupError):
        write(kind, rows(), tmp_path / "log", language="vi")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", list(Format))
def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path, kind: Format) -> None:
    with pytest.raises(ExportError) as caught:
        write(kind, [row()], tmp_path / "none" / "log", language="vi")
    assert "none" in caught.value.words("vi")


@pytest.mark.parametrize("kind", list(Format))
def test_an_empty_log_makes_a_readable_file(tmp_path: Path, kind: Format) -> None:
    out = tmp_path / "log"
    assert write(kind, [], out.with_suffix(f".{kind}"), language="en", head=HEAD) == 0
    read = {Format.CSV: read_csv, Format.XLSX: read_xlsx, Format.JSONL: read_jsonl}[kind]
    assert read(out.with_suffix(f".{kind}")) == []


def test_a_link_keeps_pointing_and_a_device_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write(Format.CSV, [row()], tmp_path / "link.csv", language="vi")
    assert (tmp_path / "link.csv").is_symlink()
    assert len(read_csv(tmp_path / "real.csv")) == 1
    for other in (Path(os.devnull), tmp_path):
        with pytest.raises(ExportError):
            write(Format.CSV, [row()], other, language="vi")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(os.name != "posix", reason="file size limits are POSIX's")
@pytest.mark.parametrize("kind", list(Format))
def test_a_disk_that_fills_up_is_said_and_leaves_nothing(tmp_path: Path, kind: Format) -> None:
    script = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from moderator.errors import ExportError
from moderator.export import Format, write
from moderator.model import LogRow
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
at = datetime.now(UTC)
rows = (LogRow(n, at, "decision", "Lan", f"{n:064x}", before=f"{n} dài") for n in range(5000))
try:
    write(Format(sys.argv[1]), rows, Path(sys.argv[2]), language="vi")
except ExportError as error:
    print(error.words("en"))
"""
    folder = tmp_path / "full"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script, kind.value, str(folder / "log")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "The file could not be written" in done.stdout
    assert done.stderr == ""
    assert list(folder.iterdir()) == []


def test_csv_ends_its_lines_as_excel_does(tmp_path: Path) -> None:
    out = tmp_path / "log.csv"
    write(Format.CSV, [row(), row(2)], out, language="vi")
    assert out.read_bytes().count(b"\r\n") == 3
    assert out.read_bytes().endswith(b'"\r\n')


@pytest.mark.parametrize("kind", [Format.CSV, Format.XLSX])
def test_a_table_holds_the_row_in_words(tmp_path: Path, kind: Format) -> None:
    finding = Finding(
        FindingKind.SPAM, 0.9, (Span(0, 3),), Words("có lời mời", "an offer"), Part.NAME
    )
    out = tmp_path / f"log.{kind}"
    rows = [row(findings=(finding,), reason="advertising", verdict="reject")]
    reasons = {"advertising": Words("Quảng cáo", "Advertising")}
    write(kind, rows, out, language="vi", head=HEAD, reasons=reasons)
    (read,) = (read_csv if kind is Format.CSV else read_xlsx)(out)
    assert read["actor"] == "Lan"
    assert read["verdict"] == "từ chối"
    assert read["reason"] == "Quảng cáo"
    assert read["findings"] == "quảng cáo (tên) 0.90: có lời mời"
    assert read["delivery"] == "đã gửi"
    assert read["diff"] == "[-cau dep qua-]{+cầu đẹp quá+}" or "{+cầu+}" in read["diff"]
    assert read["comment"] == "7"
    assert datetime.fromisoformat(read["at"]) == AT
    assert datetime.fromisoformat(read["delivered_at"]) == AT


@pytest.mark.parametrize("kind", [Format.CSV, Format.XLSX])
def test_formulas_are_neutralised_and_the_row_says_where(tmp_path: Path, kind: Format) -> None:
    out = tmp_path / f"log.{kind}"
    rows = [row(before="=1+1", author_before="@admin"), row(2, before="Một cộng một")]
    write(kind, rows, out, language="en", head=HEAD)
    first, second = (read_csv if kind is Format.CSV else read_xlsx)(out)
    assert first["before"] == "'=1+1"
    assert first["author"] == "'@admin"
    assert "An apostrophe was added: Reader's name, Text before" in first["about"]
    assert second["before"] == "Một cộng một"
    assert second["about"] == ""


def test_the_newest_hash_stands_in_each_format(tmp_path: Path) -> None:
    for kind in Format:
        write(kind, [row()], tmp_path / f"log.{kind}", language="vi", head=HEAD)
    assert HEAD in read_csv(tmp_path / "log.csv")[0]["about"]
    assert read_jsonl(tmp_path / "log.jsonl")[0]["log_head"] == HEAD
    about = openpyxl.load_workbook(tmp_path / "log.xlsx").worksheets[1]
    assert any(HEAD in str(cell) for (cell,) in about.iter_rows(values_only=True))


ODD = [
    "a\x00b\x07",
    "lone \ud83d and \ude00",
    "\ud83d\ude00 apart",
    "😀 one",
    "\ufffe\uffff",
    "<r><t>x</t></r>",
    "<b>&amp;</b>",
    "_x0041_",
    "a\r\nb\tc\u2028d",
    '"quoted", and; more',
    "ne\u0301" + "\u0301" * 500,
    "\u202eabc\u202c",
    " khoảng trắng ",
]


def test_json_lines_are_plain_utf_8_and_one_line_each(tmp_path: Path) -> None:
    out = tmp_path / "log.jsonl"
    write(Format.JSONL, [row(before="\ud800\u2028\x9b\n")], out, language="vi")
    (line,) = out.read_text("utf-8").splitlines()
    assert '"after":"cầu đẹp quá"' in line
    assert '"before":"\\ud800\\u2028\\u009b\\n"' in line
    assert read_jsonl(out)[0]["before"] == "\ud800\u2028\x9b\n"


@pytest.mark.parametrize("text", ODD)
def test_json_lines_give_every_character_back(tmp_path: Path, text: str) -> None:
    from moderator.text import exact  # noqa: PLC0415

    out = tmp_path / "log.jsonl"
    write(Format.JSONL, [row(before=text, after="")], out, language="vi")
    (read,) = read_jsonl(out)
    got = read["before"]
    if "before" in read.get("escaped", []):
        got = exact.decode(got, escaped=True)
    assert got == text


@pytest.mark.parametrize("kind", [Format.CSV, Format.XLSX])
@pytest.mark.parametrize("text", ODD)
def test_odd_characters_never_break_a_table(tmp_path: Path, kind: Format, text: str) -> None:
    out = tmp_path / f"log.{kind}"
    write(kind, [row(before=text, after=text), row(2)], out, language="vi")
    read = (read_csv if kind is Format.CSV else read_xlsx)(out)
    assert len(read) == 2
    assert read[1]["before"] == "cau dep qua"
    if text.isprintable() and kind is Format.CSV:
        assert read[0]["before"] == text


@pytest.mark.parametrize("kind", [Format.CSV, Format.XLSX])
def test_what_hides_is_spelled_out_and_the_row_says_so(tmp_path: Path, kind: Format) -> None:
    text = "m\u202eua b\u200bán"
    out, exact = tmp_path / f"log.{kind}", tmp_path / "log.jsonl"
    write(kind, [row(before=text, after="")], out, language="vi")
    write(Format.JSONL, [row(before=text, after="")], exact, language="vi")
    (read,) = (read_csv if kind is Format.CSV else read_xlsx)(out)
    assert read["before"] == "m\\u202eua b\\u200bán"
    assert "JSON Lines giữ nguyên văn: Nội dung trước" in read["about"]
    assert read_jsonl(exact)[0]["before"] == text


def test_a_long_text_is_cut_in_xlsx_only_and_said(tmp_path: Path) -> None:
    text = "Ý kiến dài. " * 10_000
    for kind in Format:
        rows = [row(before=text, after=text)]
        write(kind, rows, tmp_path / f"log.{kind}", language="vi")
    (cell,) = read_xlsx(tmp_path / "log.xlsx")
    assert len(cell["before"]) <= 32_767
    assert cell["before"].endswith(
        "[dài 120000 ký tự; toàn văn có trong bản xuất CSV và JSON Lines]"
    )
    assert "Bị cắt ngắn: Nội dung trước, Nội dung sau" in cell["about"]
    assert read_csv(tmp_path / "log.csv")[0]["before"] == text
    assert read_jsonl(tmp_path / "log.jsonl")[0]["before"] == text


def test_xlsx_holds_strings_only_and_no_links(tmp_path: Path) -> None:
    out = tmp_path / "log.xlsx"
    write(Format.XLSX, [row(before="https://bao.example", after="123")], out, language="vi")
    sheet = openpyxl.load_workbook(out).worksheets[0]
    kinds = {cell.data_type for line in sheet.iter_rows() for cell in line if cell.value}
    assert kinds <= {"s", "inlineStr"}
    assert all(cell.hyperlink is None for line in sheet.iter_rows() for cell in line)


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path: Path) -> None:
    out = tmp_path / "log.xlsx"
    rows = [row(seq) for seq in range(1, 8)]
    count = workbook.write(rows, out, language="en", head="", reasons={}, sheet_rows=4)
    book = openpyxl.load_workbook(out)
    assert count == 7
    assert book.sheetnames == ["Log", "Log 2", "Log 3", "About this file"]
    assert [sheet.max_row for sheet in book.worksheets[:3]] == [4, 4, 2]


def test_a_purged_row_says_so(tmp_path: Path) -> None:
    out = tmp_path / "log.csv"
    write(Format.CSV, [row(before="", after="", purged=True)], out, language="en")
    assert read_csv(out)[0]["about"] == "Personal data was purged"


def test_nothing_changed_means_no_diff() -> None:
    assert diff_text("như nhau", "như nhau") == ""
    assert diff_text("một hai", "một ba").startswith("một ")
