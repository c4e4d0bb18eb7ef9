"""The preview: pages made behind it, saved as PDF, on record, stopped when a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from moderator.model import LogQuery, Role
from moderator.model.paper import Paper
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.printer_choice import PrinterChoice, page_numbers
from moderator.ui.printing import Column, PrintJob, Sheet, Stamp, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from moderator.desk import Desk
    from moderator.ui.lanes import Progress, Stop
    from tests.windows import Bench


def job(rows: int, paper: Paper = Paper.LOG, *, comment: int | None = None) -> PrintJob:
    def prepare(_desk: Desk, stamp: Stamp, progress: Progress, _stop: Stop) -> Sheet:
        def lines() -> Iterator[tuple[str, ...]]:
            for number in range(rows):
                progress(number, rows)
                yield (f"Dòng {number}",)

        return Sheet("Nhật ký", stamp, (Table((Column("Nội dung", 1),), lines()),))

    return PrintJob("Nhật ký", paper, "nhat-ky", prepare, comment, lambda: rows)


@pytest.fixture
def preview(five: Bench) -> Callable[[PrintJob], PrintPreview]:
    def make(wanted: PrintJob) -> PrintPreview:
        assert five.worker is not None
        dialog = PrintPreview(
            five.worker,
            wanted,
            paper="",
            actor="Lan",
            theme=five.theme,
            clock=five.room.clock,
            parent=five.window,
        )
        dialog.open()
        return dialog

    return make


def rows_of(bench: Bench, kind: str) -> list[int | None]:
    return [one.comment_id for one in bench.room.desk.log(LogQuery()) if one.kind == kind]


def test_pages_are_shown_and_turned_by_keys(
    five: Bench, preview: Callable[[PrintJob], PrintPreview]
) -> None:
    dialog = preview(job(200))
    five.until(lambda: dialog.view.paper.image is not None)
    assert dialog.pages is not None
    assert dialog.pages.count > 2
    assert dialog.pages.stamp.paper == five.room.site.info().name  # none was set
    assert "Dòng 0" in dialog.view.accessibleDescription()
    dialog.view.setFocus()
    dialog.pager.zoom.setCurrentIndex(1)  # the whole page: nothing is left to scroll
    five.key(Qt.Key.Key_PageDown)
    assert dialog.pager.number.value() == 2
    five.until(lambda: "Page 2 of" in dialog.view.accessibleDescription())
    dialog.pager.before.setFocus()
    five.key(Qt.Key.Key_Space)
    assert dialog.pager.number.value() == 1
    assert not dialog.pager.before.isEnabled()
    assert dialog.pager.number.hasFocus()  # not the next field, as Qt has it
    dialog.view.setFocus()
    five.key(Qt.Key.Key_PageDown)
    five.key(Qt.Key.Key_PageUp)
    assert dialog.pager.number.value() == 1
    five.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_saved_stands_in_the_log_before_it_is_told(
    five: Bench, preview: Callable[[PrintJob], PrintPreview], tmp_path: Path
) -> None:
    comment = five.list()[0]
    dialog = preview(job(30, Paper.COMMENT, comment=comment))
    five.until(lambda: dialog.pages is not None)
    out = tmp_path / "nhat-ky.pdf"
    dialog.save_to(str(out))
    five.until(lambda: str(out) in dialog.said.text())
    assert "Dòng 29" in PdfReader(out).pages[-1].extract_text().replace("\t", " ")
    assert rows_of(five, "printed") == [comment]
    assert not dialog.folder.isHidden()
    dialog.close()


def test_only_the_chief_takes_readers_words_out_and_anybody_may_look(
    five: Bench, preview: Callable[[PrintJob], PrintPreview], tmp_path: Path
) -> None:
    five.room.desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    dialog = preview(job(5))
    five.until(lambda: dialog.view.paper.image is not None)
    dialog.save_to(str(tmp_path / "a.pdf"))
    five.until(lambda: "Hoa" in dialog.said.text())
    assert list(tmp_path.glob("*.pdf")) == []
    assert rows_of(five, "printed") == []
    dialog.print.click()
    dialog.said.setText("")
    five.until(lambda: "Hoa" in dialog.said.text())
    dialog.close()
    keys = preview(job(5, Paper.SHIFT))
    five.until(lambda: keys.pages is not None)
    keys.save_to(str(tmp_path / "b.pdf"))
    five.until(lambda: (tmp_path / "b.pdf").exists() and "b.pdf" in keys.said.text())
    keys.close()


def test_without_a_printer_it_says_so_and_offers_the_file(
    five: Bench, preview: Callable[[PrintJob], PrintPreview]
) -> None:
    dialog = preview(job(5))
    five.until(lambda: dialog.pages is not None)
    five.key("p", Qt.KeyboardModifier.ControlModifier)
    five.until(lambda: "no printer" in dialog.said.text())
    assert dialog.save.hasFocus()
    dialog.close()


def test_escape_gives_up_pages_that_are_still_being_made(
    five: Bench, preview: Callable[[PrintJob], PrintPreview]
) -> None:
    dialog = preview(job(10_000_000))
    assert dialog.focusWidget() is dialog.back
    five.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert five.worker is not None
    five.until(lambda: not any(one.is_alive() for one in five.worker._tasks))  # type: ignore[union-attr]  # noqa: SLF001


def test_printer_pages_and_copies_are_chosen_by_keys(five: Bench) -> None:
    dialog = PrinterChoice(["Máy tầng 2", "Máy tầng 3"], "Máy tầng 3", 9, five.theme, five.window)
    told: list[tuple[object, ...]] = []
    dialog.chosen.connect(lambda *said: told.append(said))
    dialog.open()
    assert dialog.printer.currentText() == "Máy tầng 3"
    dialog.pages.setFocus()
    five.type("8-12")
    five.key(Qt.Key.Key_Return)
    assert "1" in dialog.trouble.text()
    dialog.pages.clear()
    five.type("2-3, 7")
    dialog.copies.setValue(2)
    dialog.both.setChecked(True)
    dialog.pages.setFocus()
    five.key(Qt.Key.Key_Return)
    assert told == [("Máy tầng 3", (1, 2, 6), 2, True)]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [0, 1, 2, 3]),
        (" 2 ", [1]),
        ("1-2;2", [0, 1]),
        ("3–4", [2, 3]),
        ("4-3", []),
        ("0", []),
        ("5", []),
        ("a", []),
        ("1,,2", []),
        ("9" * 40, []),
    ],
)
def test_pages_are_read_from_what_is_typed(text: str, pages: list[int]) -> None:
    assert list(page_numbers(text, 4)) == pages
