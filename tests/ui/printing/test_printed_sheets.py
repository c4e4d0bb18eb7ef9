"""Sheets become PDF files whose text comes back, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRawFont
from PySide6.QtPrintSupport import QPrinter

from moderator.errors import ExportError
from moderator.ui.printing import (
    Column,
    Facts,
    Heading,
    NewPage,
    Pages,
    Paragraph,
    Picture,
    Run,
    Sheet,
    Signatures,
    Space,
    Stopped,
    Table,
    lay_out,
    print_pages,
    write_pdf,
)
from moderator.ui.printing.fonts import Hand, Hands
from moderator.ui.printing.lines import Piece, advance, broken, readable
from tests.ui.printing.conftest import STAMP, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from moderator.ui.printing import Part
    from moderator.ui.theme import Theme

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join(
    f"{letter}{mark}" for letter in "aăâeêioôơuưy" for mark in "\u0300\u0301\u0303\u0309\u0323"
)
A4 = (595, 842)


def sheet(*parts: Part, landscape: bool = False) -> Sheet:
    return Sheet("Tờ thử", STAMP, parts, landscape=landscape)


def rows(count: int) -> Iterator[tuple[str, str]]:
    return ((str(number), f"Dòng thứ {number}") for number in range(count))


TWO = (Column("Số", 1, right=True), Column("Nội dung", 5))


def test_vietnamese_text_comes_back_with_head_and_foot(
    printed: Callable[..., list[str]],
) -> None:
    (page,) = printed(
        Heading("Ý kiến"),
        Paragraph.of("ff fi ffl: effaced office"),
        Facts((("Bạn đọc", "Nguyễn Thị Ỷ"), ("Trống", ""))),
        Paragraph.of("ĐƯỜNG XẤU QUÁ, ai chịu trách nhiệm?\nDòng hai."),
        Signatures(("Người lập", "Người nhận")),
    )
    for expected in (
        "Báo thử",
        "Tờ thử",
        "Đêm qua",
        "Nguyễn Thị Ỷ",
        "ĐƯỜNG XẤU QUÁ, ai chịu trách nhiệm?",
        "Dòng hai.",
        "ff fi ffl: effaced office",
        "Người nhận",
        "Page 1 of 1",
        "by Lan",
        "ab12" * 16,
    ):
        assert expected in page
    assert "Trống" not in page


def test_every_page_of_a_table_repeats_its_headings_and_numbers_itself(
    printed: Callable[..., list[str]],
) -> None:
    pages = printed(Table(TWO, rows(150)))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Nội dung" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "Tờ thử" in page
    told = "\n".join(pages)
    assert all(f"Dòng thứ {number}\n" in f"{told}\n" for number in range(150))


def test_fonts_are_in_the_file_and_pages_are_a4(tmp_path: Path, theme: Theme) -> None:
    del theme
    for landscape, size in ((False, A4), (True, A4[::-1])):
        pages = lay_out(sheet(Paragraph.of("Ừ"), landscape=landscape))
        write_pdf(pages, tmp_path / "sheet.pdf")
        page = PdfReader(tmp_path / "sheet.pdf").pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
        fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]  # a page has some
        described = [one.get_object()["/DescendantFonts"][0].get_object() for one in fonts]
        assert all("/FontFile2" in one["/FontDescriptor"] for one in described)
        assert all("NotoSans" in one["/BaseFont"] for one in described)


def test_the_font_has_every_vietnamese_letter_and_room_above_it(theme: Theme) -> None:
    del theme
    hands = Hands()
    for bold in (False, True):
        for size in (65, 85, 100, 170):
            font, metrics, height, baseline = hands[Hand(size, bold)]
            drawn = QRawFont.fromFont(font)
            assert all(drawn.supportsCharacter(ord(letter)) for letter in "ẾỖẪỬỴđĐƯơăâ₫…“”–")
            for text in (VIETNAMESE, VIETNAMESE.upper(), "ẪỘỂỲỶỴ"):
                ink = metrics.tightBoundingRect(text)
                assert -ink.top() <= baseline
                assert ink.bottom() <= height - baseline


def test_what_is_struck_and_underlined_differs_without_colour(theme: Theme) -> None:
    del theme

    def ink(run: Run) -> int:
        pages = lay_out(sheet(Paragraph((run,))))
        image = QImage(794, 1123, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        pages.paint(painter, 0, QRectF(image.rect()))
        painter.end()
        return sum(255 - value for value in bytes(image.constBits()))

    plain = ink(Run("một hai ba bốn"))
    assert ink(Run("một hai ba bốn", removed=True)) > plain
    assert ink(Run("một hai ba bốn", added=True)) > plain


def test_hidden_characters_are_shown_and_nothing_is_markup(
    printed: Callable[..., list[str]],
) -> None:
    (page,) = printed(
        Paragraph.of("<b>đậm</b> a\u202eb \ufffc \x00 \ud800 &amp;"),
        Table(TWO, (("1", "<i>\u200b</i>"),)),
        title="<h1>\u202eTờ</h1>",
    )
    for expected in ("<b>đậm</b>", "a[U+202E]b", "[U+FFFC]", "[U+0000]", "[U+D800]", "&amp;"):
        assert expected in page
    assert "<i>[U+200B]</i>" in page
    assert "<h1>[U+202E]Tờ</h1>" in page


def test_pages_of_nothing_are_counted() -> None:
    assert readable("a" + "\n \u2028" * 100_000 + "b") == "a\n[U+000A]×200000\nb"
    assert readable("a" + "\ud800" * 50_000) == "a[U+D800]×50000"
    assert readable("a\n\n\nb\u200b\u200b") == "a\n\n\nb[U+200B][U+200B]"


def test_a_row_longer_than_a_page_goes_on_and_loses_nothing(
    printed: Callable[..., list[str]],
) -> None:
    words = [f"từ{number}" for number in range(4000)]
    pages = printed(Table(TWO, (("1", " ".join(words)), ("2", "cuối"))))
    found = " ".join(pages).split()
    assert len(pages) > 3
    assert [word for word in found if word.startswith("từ")] == words
    assert "cuối" in pages[-1]


def test_a_heading_stays_with_what_follows(printed: Callable[..., list[str]]) -> None:
    for space in range(200, 245, 5):
        pages = printed(Space(space), Heading("Đầu mục"), Table(TWO, rows(3)))
        (at,) = [number for number, page in enumerate(pages) if "Đầu mục" in page]
        assert "Dòng thứ 0" in pages[at]


def test_signatures_are_not_torn_apart(printed: Callable[..., list[str]]) -> None:
    for space in range(180, 240, 10):
        last = printed(Space(space), Signatures(("Người lập", "Thư ký")))[-1]
        assert "Người lập" in last
        assert "Thư ký" in last
        assert last.count("(signature, full name)") == 2


def test_a_picture_gets_points_and_is_never_cut(tmp_path: Path, theme: Theme) -> None:
    del theme
    rooms: list[QRectF] = []

    def draw(painter: QPainter, room: QRectF) -> None:
        rooms.append(QRectF(room))
        painter.drawLine(room.topLeft(), room.bottomRight())

    pages = lay_out(sheet(Space(200), Picture(100, draw, text="Đường chéo"), NewPage()))
    assert pages.count == 2  # a page is begun only for something
    assert "Đường chéo" in pages.text(1)
    write_pdf(pages, tmp_path / "sheet.pdf")
    (room,) = rooms
    assert room.width() == pytest.approx(595 - 99, abs=2)
    assert room.height() == pytest.approx(283, abs=1)


def test_the_same_sheet_gives_the_same_pages(theme: Theme) -> None:
    del theme

    def texts(pages: Pages) -> list[str]:
        return [pages.text(number) for number in range(pages.count)]

    made = [texts(lay_out(sheet(Table(TWO, rows(100)), Signatures(("A",))))) for _ in range(2)]
    assert made[0] == made[1]


def test_it_stops_when_it_is_told_to_and_leaves_no_file(tmp_path: Path, theme: Theme) -> None:
    del theme
    with pytest.raises(Stopped):
        lay_out(sheet(Table(TWO, rows(500))), stop=lambda: True)
    pages = lay_out(sheet(Table(TWO, rows(500))))
    told: list[tuple[int, int]] = []
    with pytest.raises(Stopped):
        write_pdf(
            pages,
            tmp_path / "a.pdf",
            progress=lambda done, total: told.append((done, total)),
            stop=lambda: len(told) == 3,
        )
    assert told == [(number, pages.count) for number in range(3)]
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path, theme: Theme) -> None:
    del theme
    with pytest.raises(ExportError):
        write_pdf(lay_out(sheet(Paragraph.of("a"))), tmp_path / "none" / "a.pdf")


def test_a_printer_gets_the_pages_that_are_wanted(tmp_path: Path, theme: Theme) -> None:
    del theme
    pages = lay_out(sheet(Table(TWO, rows(150))))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    print_pages(pages, printer, [1, 2])
    found = [text_of(page) for page in PdfReader(tmp_path / "paper.pdf").pages]
    assert [f"Page {number} of {pages.count}" in found[number - 2] for number in (2, 3)] == [
        True,
        True,
    ]
    assert len(found) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.text(max_size=60), st.booleans()), max_size=5), st.integers(200, 3000))
def test_any_text_is_broken_into_lines_and_none_is_lost(
    parts: list[tuple[str, bool]], width: int
) -> None:
    hands = Hands()
    pieces = [Piece(text, Hand(85, bold=bold)) for text, bold in parts]
    lines = broken(pieces, width, hands)
    told = "".join(piece.text for line in lines for piece in line)
    whole = "".join(readable(text) for text, _ in parts).replace("\n", "")
    assert told == whole
    assert all(
        len(line) > 1 or advance(line, hands) <= width or len(line[0].text) < 60
        for line in lines
        if line
    )
