"""The log by commands: export, verify, and what each of them says."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pypdf import PdfReader

from tests.integration.cli.program import Program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with three decisions about a file's comments, to be copied."""
    folder = tmp_path_factory.mktemp("decided")
    program = Program(folder / "desk")
    file = folder / "comments.jsonl"
    texts = ["=HYPERLINK(1)", "lone \ud83d and \x00", "bình thường"]
    file.write_text(
        "".join(
            json.dumps({"id": n, "text": text, "name": "Bạn"}) + "\n"
            for n, text in enumerate(texts)
        )
    )
    program.json("import", str(file), "--json")
    ids = [str(one["id"]) for one in program.json("queue", "list", "--json")]
    program.json("decide", ids[0], "reject", "--reason", "advertising", "--as", "Lan", "--json")
    program.json("decide", ids[1], "approve", "--yes", "--as", "Hoa", "--json")
    program.json("decide", ids[2], "approve", "--text", "đã sửa", "--yes", "--as", "Lan", "--json")
    program.json("sync", "--once", "--now")
    return program.data


@pytest.fixture
def decided(program: Program, example: Path) -> Program:
    shutil.copytree(example, program.data)
    return program


def exported(program: Program, out: Path, *options: str) -> list[dict[str, Any]]:
    program.json("log", "export", "--format", "jsonl", "--out", str(out), "--json", *options)
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    return [row for row in rows if row["verdict"]]


def test_json_lines_hold_each_decision_exactly(decided: Program, tmp_path: Path) -> None:
    rows = exported(decided, tmp_path / "log.jsonl")
    assert [row["moderator"] for row in rows] == ["Lan", "Hoa", "Lan"]
    assert [row["verdict"] for row in rows] == ["reject", "approve", "approve"]
    assert rows[1]["before"] == "lone \ud83d and \x00"
    assert (rows[2]["before"], rows[2]["after"]) == ("bình thường", "đã sửa")
    assert [row["delivery"] for row in rows] == ["delivered"] * 3
    assert all(row["delivered_at"] and len(row["hash"]) == 64 for row in rows)


def test_an_export_is_itself_in_the_log(decided: Program, tmp_path: Path) -> None:
    before = decided.json("log", "verify", "--json")
    exported(decided, tmp_path / "log.jsonl")
    after = decided.json("log", "verify", "--json")
    assert after["entries"] == before["entries"] + 1
    assert after["head"] != before["head"]


def test_exports_are_narrowed_by_person_site_and_time(decided: Program, tmp_path: Path) -> None:
    out = tmp_path / "log.jsonl"
    assert len(exported(decided, out, "--moderator", "Lan")) == 2
    assert len(exported(decided, out, "--site", "1")) == 3
    assert len(exported(decided, out, "--site", "comments.jsonl")) == 3
    today = datetime.now(UTC).astimezone().date()
    assert len(exported(decided, out, "--since", str(today - timedelta(days=1)))) == 3
    assert exported(decided, out, "--since", str(today + timedelta(days=1))) == []
    assert exported(decided, out, "--until", str(today - timedelta(days=1))) == []
    assert decided.run("log", "export", "--format", "csv", "--out", "x", "--site", "7").code == 7


def test_a_spreadsheet_gets_no_formula(decided: Program, tmp_path: Path) -> None:
    for kind in ("csv", "xlsx"):
        out = tmp_path / f"log.{kind}"
        decided.json("log", "export", "--format", kind, "--out", str(out), "--json")
    table = list(csv.reader(io.StringIO((tmp_path / "log.csv").read_text("utf-8-sig"))))
    assert "'=HYPERLINK(1)" in table[1]
    assert "Có dấu ' thêm vào" in table[1][-1]
    sheet = openpyxl.load_workbook(tmp_path / "log.xlsx").worksheets[0]
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_an_untouched_log_is_intact_and_says_what_it_cannot_show(decided: Program) -> None:
    told = decided.json("log", "verify", "--json")
    assert told["intact"] is True
    assert told["faults"] == []
    people = decided.run("log", "verify")
    assert told["head"] in people.out
    assert "viết lại toàn bộ" in people.out


def test_a_hash_kept_elsewhere_is_found_again(decided: Program) -> None:
    head = decided.json("log", "verify", "--json")["head"]
    ids = [str(one["id"]) for one in decided.json("queue", "list", "--status", "all", "--json")]
    decided.json("decide", ids[0], "spam", "--yes", "--json")
    assert decided.json("log", "verify", "--expect", head, "--json")["expected_found"] is True
    answer = decided.run("log", "verify", "--expect", "0" * 63 + "1", "--json")
    assert (answer.code, answer.json()["expected_found"]) == (6, False)


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ("UPDATE ledger SET actor = 'Ai đó' WHERE seq = 2", "changed"),
        ("DELETE FROM ledger WHERE seq = 2", "removed"),
    ],
)
def test_a_log_changed_behind_the_programs_back_is_named(
    decided: Program, harm: str, kind: str
) -> None:
    database = sqlite3.connect(decided.data / "moderator.sqlite3")
    guards = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger'"
    ).fetchall()
    for name, _ in guards:
        database.execute(f"DROP TRIGGER {name}")
    database.execute(harm)
    for _, made in guards:
        database.execute(made)
    database.commit()
    database.close()
    answer = decided.run("log", "verify", "--json")
    told = answer.json()
    assert answer.code == 6
    assert told["intact"] is False
    assert kind in {fault["kind"] for fault in told["faults"]}
    assert all(fault["seq"] in {2, 3} for fault in told["faults"])


def test_a_file_that_cannot_be_written_is_said(decided: Program, tmp_path: Path) -> None:
    out = tmp_path / "none" / "log.csv"
    answer = decided.run("log", "export", "--format", "csv", "--out", str(out))
    assert answer.code == 3
    assert "Không ghi được tệp" in answer.err


def test_without_its_protection_the_log_can_be_examined_but_not_worked_with(
    decided: Program,
) -> None:
    database = sqlite3.connect(decided.data / "moderator.sqlite3")
    database.execute("DROP TRIGGER ledger_no_update")
    database.execute("UPDATE ledger SET actor = 'Ai đó' WHERE seq = 2")
    database.commit()
    database.close()
    answer = decided.run("log", "verify", "--json")
    assert answer.code == 6
    faults = [(fault["seq"], fault["kind"]) for fault in answer.json()["faults"]]
    assert faults == [(0, "unprotected"), (2, "changed")]
    assert "ledger_no_update" in decided.run("database", "check").out
    assert decided.run("queue", "list").code == 5


def test_a_history_and_the_log_are_printed_without_a_screen(
    decided: Program, tmp_path: Path
) -> None:
    ids = {row["after"]: row["comment"] for row in exported(decided, tmp_path / "log.jsonl")}
    history = tmp_path / "history.pdf"
    answer = decided.json(
        "log", "history", str(ids["lone \ud83d and \x00"]), "--pdf", str(history), "--json"
    )
    assert answer["pages"] == len(PdfReader(history).pages)
    page = PdfReader(history).pages[0].extract_text().replace("\t", " ")
    assert "lone [U+D83D] and [U+0000]" in page
    assert "Lịch sử một ý kiến" in page
    printed = tmp_path / "log.pdf"
    wanted = ("log", "print", "--pdf", str(printed), "--moderator", "Hoa", "--json")
    decided.json("--language", "en", *wanted)
    page = PdfReader(printed).pages[0].extract_text().replace("\t", " ")
    assert "Log of moderation" in page
    assert "=HYPERLINK(1)" not in page  # Lan's
    kinds = [row["kind"] for row in json_rows(decided, tmp_path / "after.jsonl")]
    assert kinds.count("printed") == 2
    assert decided.run("log", "history", "99", "--pdf", str(tmp_path / "none.pdf")).code == 7
    assert not (tmp_path / "none.pdf").exists()


def json_rows(program: Program, out: Path) -> list[dict[str, Any]]:
    program.json("log", "export", "--format", "jsonl", "--out", str(out), "--json")
    return [json.loads(line) for line in out.read_text().splitlines()]
