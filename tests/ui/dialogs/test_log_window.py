from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from moderator import export
from moderator.model import Verdict
from moderator.store.engine import sqlite_module
from moderator.ui.dialogs.choices import Span
from moderator.ui.dialogs.export import ExportDialog
from moderator.ui.dialogs.log_model import Column
from moderator.ui.dialogs.verify import VerifyDialog

if TYPE_CHECKING:
    from pathlib import Path

    from moderator.ui.dialogs.log import LogWindow
    from tests.ui.dialogs.conftest import Office


def open_log(office: Office) -> LogWindow:
    office.bench.window.trigger("log")
    log = office.dialogs.log
    assert log is not None
    office.bench.until(lambda: log.shown is not None)
    return log


def cells(log: LogWindow, at: int) -> list[str]:
    return [str(log.model.index(at, column).data()) for column in range(log.model.columnCount())]


def test_the_log_shows_each_decision_newest_first(busy: Office) -> None:
    log = open_log(busy)
    assert log.model.rowCount() == 4
    assert cells(log, 0)[1:4] == ["Lan", "Approved", "Bạn đọc 9"]
    assert cells(log, 1)[1:3] == ["Nam", "Rejected"]
    assert log.shown is not None
    assert log.shown.after == "Ý kiến thứ chín về cây cầu mới"


def test_the_chosen_row_tells_reason_and_hash(busy: Office) -> None:
    log = open_log(busy)
    QTest.keyClick(log.table, Qt.Key.Key_Down)
    busy.bench.until(lambda: log.shown is not None and log.shown.actor == "Nam")
    assert log.shown is not None
    said = log.entry.labels()
    assert "Quảng cáo, mời chào" in said
    assert log.shown.hash.startswith(next(one for one in said if one.count(" ") == 7).split()[0])


def test_filters_choose_rows_by_person_verdict_words_and_days(busy: Office) -> None:
    log = open_log(busy)
    filters = log.filters
    busy.bench.until(lambda: filters.actor.count() == 3)
    filters.actor.setCurrentIndex(filters.actor.findData("Nam"))
    busy.bench.until(lambda: log.model.rowCount() == 3)
    filters.actor.setCurrentIndex(0)
    filters.verdict.setCurrentIndex(filters.verdict.findData(Verdict.APPROVE))
    busy.bench.until(lambda: log.model.rowCount() == 1)
    filters.verdict.setCurrentIndex(0)
    log.text.setText("thu 7")
    busy.bench.until(lambda: log.model.rowCount() == 1)
    log.text.setText("")
    filters.period.choice.setCurrentIndex(filters.period.choice.findData(Span.YESTERDAY))
    busy.bench.until(lambda: log.model.rowCount() == 0)
    assert log.empty.isVisible()
    filters.period.choice.setCurrentIndex(filters.period.choice.findData(Span.TODAY))
    busy.bench.until(lambda: log.model.rowCount() == 4)
    busy.bench.until(lambda: cells(log, 3)[1] == "Nam")


def test_a_decision_made_meanwhile_appears_at_the_top(busy: Office) -> None:
    log = open_log(busy)
    log.table.selectRow(2)
    chosen = log.model.seq_at(2)
    busy.bench.room.decide(Verdict.HOLD, busy.bench.list()[0], actor="Mai")
    busy.bench.until(lambda: log.model.rowCount() == 5)
    busy.bench.until(lambda: cells(log, 0)[1] == "Mai")
    assert log.model.seq_at(log.table.currentIndex().row()) == chosen


def test_the_newest_hash_is_copied_whole(busy: Office) -> None:
    log = open_log(busy)
    busy.bench.until(lambda: bool(log.head.text()))
    log.copy.click()
    assert QGuiApplication.clipboard().text() == busy.bench.room.desk.head()


def test_without_room_the_log_leaves_out_what_the_chosen_row_tells(busy: Office) -> None:
    log = open_log(busy)
    log.setMinimumSize(0, 0)
    log.resize(1120, 600)
    assert not any(log.table.isColumnHidden(at) for at in range(log.model.columnCount()))
    log.resize(640, 500)
    assert log.table.isColumnHidden(Column.ARTICLE)
    assert log.table.isColumnHidden(Column.READER)
    log.resize(1120, 600)
    assert not log.table.isColumnHidden(Column.READER)


def test_the_log_and_its_proof_say_what_each_counts(busy: Office) -> None:
    log = open_log(busy)
    busy.bench.until(lambda: bool(log.head.text()))
    assert log.model.rowCount() == 4
    whole = "The whole log has 8 row(s). 4 of them are answers of sites"
    assert log.count.text().startswith(f"4 row(s) shown. {whole}")
    assert "of row 8" in log.head.text()
    log.filters.verdict.setCurrentIndex(log.filters.verdict.findData(Verdict.APPROVE))
    busy.bench.until(lambda: log.count.text().startswith(f"1 row(s) shown. {whole}"))
    log.verify.click()
    dialog = busy.wait(VerifyDialog)
    busy.bench.until(dialog.again.isVisible)
    assert dialog.facts.text().startswith("8 row(s) read. 4 of them are answers of sites")
    assert f"of row 8: {busy.bench.room.desk.head()}" in dialog.facts.text()


def test_an_untouched_log_is_said_to_be_intact_and_a_kept_hash_to_be_in_it(busy: Office) -> None:
    kept = busy.bench.room.desk.head()
    busy.bench.room.decide(Verdict.HOLD, busy.bench.list()[0])
    log = open_log(busy)
    log.verify.click()
    dialog = busy.wait(VerifyDialog)
    busy.bench.until(dialog.again.isVisible)
    assert dialog.verdict.text() == "The log is intact."
    assert busy.bench.room.desk.head() in dialog.facts.text()
    for hash_, words in ((kept, "intact"), ("0" * 63 + "1", "no longer in the log")):
        dialog.expected.setText(hash_)
        dialog.begin()
        busy.bench.until(dialog.again.isVisible)
        assert words in dialog.verdict.text()


def test_a_changed_row_is_named(busy: Office, tmp_path: Path) -> None:
    # The library of the store itself: two of them in one process undo each other's locks.
    database = sqlite_module().connect(tmp_path / "moderator.sqlite3")
    triggers = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger'"
    ).fetchall()
    for (name,) in triggers:
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE ledger SET actor = 'Kẻ lạ' WHERE seq = 2")
    database.commit()
    database.close()
    log = open_log(busy)
    log.verify.click()
    dialog = busy.wait(VerifyDialog)
    busy.bench.until(dialog.again.isVisible)
    assert "does not hold" in dialog.verdict.text()
    assert "Dòng 2" in dialog.faults.toPlainText()


def test_an_export_writes_what_the_filters_choose_and_is_noted_in_the_log(
    busy: Office, tmp_path: Path
) -> None:
    log = open_log(busy)
    busy.bench.until(lambda: log.filters.actor.count() == 3)
    log.filters.actor.setCurrentIndex(log.filters.actor.findData("Nam"))
    log.export.click()
    dialog = busy.wait(ExportDialog)
    out = tmp_path / "nhật ký.csv"
    dialog.file.setText(str(out))
    dialog.write.click()
    busy.bench.until(dialog.done_line.isVisible)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[3] for row in rows if row and row[0].isdigit()] == ["Nam"] * 3
    busy.bench.until(lambda: log.model.rowCount() == 3)
    log.filters.actor.setCurrentIndex(0)
    busy.bench.until(lambda: log.model.rowCount() == 5)
    busy.bench.until(lambda: cells(log, 0)[2] == "Log exported")


def test_a_file_that_is_there_is_replaced_only_when_export_is_pressed_again(
    busy: Office, tmp_path: Path
) -> None:
    log = open_log(busy)
    log.export.click()
    dialog = busy.wait(ExportDialog)
    out = tmp_path / "cu.jsonl"
    out.write_text("cũ", "utf-8")
    dialog.format.setCurrentIndex(dialog.format.findData(export.Format.JSONL))
    dialog.file.setText(str(out))
    dialog.write.click()
    assert out.read_text("utf-8") == "cũ"
    assert dialog.trouble.isVisible()
    dialog.write.click()
    busy.bench.until(dialog.done_line.isVisible)
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert "Ý kiến thứ chín về cây cầu mới" in [row.get("after") for row in rows]


def test_a_folder_that_is_not_there_is_said_and_nothing_is_noted(
    busy: Office, tmp_path: Path
) -> None:
    log = open_log(busy)
    log.export.click()
    dialog = busy.wait(ExportDialog)
    dialog.file.setText(str(tmp_path / "không có" / "a.csv"))
    dialog.write.click()
    busy.bench.until(dialog.trouble.isVisible)
    assert dialog.write.isEnabled()
    assert log.model.rowCount() == 4


def test_the_log_closes_with_esc_and_with_the_window(busy: Office) -> None:
    log = open_log(busy)
    QTest.keyClick(log, Qt.Key.Key_Escape)
    assert not log.isVisible()
    busy.bench.window.trigger("log")
    assert log.isVisible()
    busy.bench.window.close()
    assert not log.isVisible()


def test_the_palette_exports_and_verifies_the_log(busy: Office) -> None:
    busy.bench.window.trigger("export_log")
    export_dialog = busy.wait(ExportDialog)
    QTest.keyClick(export_dialog, Qt.Key.Key_Escape)
    busy.bench.until(lambda: not export_dialog.isVisible())
    busy.bench.window.trigger("verify_log")
    verify = busy.wait(VerifyDialog)
    busy.bench.until(verify.again.isVisible)
    QTest.keyClick(verify, Qt.Key.Key_Escape)
    busy.bench.until(lambda: not verify.isVisible())
