"""Pages on paper and in PDF files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from moderator.errors import ExportError
from moderator.export.whole import whole
from moderator.model import Words
from moderator.ui.printing.pages import Stopped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter

    from moderator.ui.printing.layout import Progress, Stop
    from moderator.ui.printing.pages import Pages

_DOTS: Final = 720  # an inch: one is a tenth of a point

_NO_PDF: Final = Words("Không ghi được tệp PDF", "The PDF file cannot be written")
_NO_PAPER: Final = Words("Không in được", "Printing failed")
_PRINT_OTHERWISE: Final = Words(
    "Kiểm tra máy in, hoặc lưu thành PDF rồi in từ đó",
    "Check the printer, or save a PDF and print that",
)


def write_pdf(
    pages: Pages, out: Path, progress: Progress | None = None, stop: Stop | None = None
) -> None:
    """Write all pages to ``out``, whole or not at all; fonts are embedded.

    Raises ``ExportError`` when folder or disk do not allow it, ``Stopped`` once ``stop`` says so.
    """
    with whole(out) as part:
        writer = QPdfWriter(str(part))
        writer.setResolution(_DOTS)
        writer.setTitle(pages.title)
        writer.setCreator("Moderator")
        writer.setPageLayout(a4(landscape=pages.landscape))
        painter = QPainter()
        if not painter.begin(writer):
            raise ExportError(str(out), title=_NO_PDF)
        _draw(pages, writer, painter, range(pages.count), progress=progress, stop=stop)
        del painter, writer  # closes the file before it gets its name


def print_pages(
    pages: Pages,
    printer: QPrinter,
    numbers: Sequence[int],
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> None:
    """Print the pages with these numbers, counted from 0. Raises ``ExportError``, ``Stopped``."""
    printer.setDocName(pages.title)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportError(printer.printerName(), title=_NO_PAPER, advice=_PRINT_OTHERWISE)
    try:
        _draw(pages, printer, painter, numbers, progress=progress, stop=stop)
    except Stopped:
        printer.abort()
        raise


def has_printers() -> bool:
    """Return whether the system knows a printer. It is asked, which may take a moment."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # costs time, rarely needed

    return bool(QPrinterInfo.availablePrinterNames())


def a4(*, landscape: bool) -> QPageLayout:
    """Return the page that sheets are laid out for; its margins are part of the sheet."""
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, turned, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _draw(
    pages: Pages,
    device: QPagedPaintDevice,
    painter: QPainter,
    numbers: Sequence[int],
    *,
    progress: Progress | None,
    stop: Stop | None,
) -> None:
    try:
        for done, number in enumerate(numbers):
            if stop is not None and stop():
                raise Stopped
            if progress is not None:
                progress(done, len(numbers))
            if done and not device.newPage():
                raise ExportError(title=_NO_PAPER, advice=_PRINT_OTHERWISE)
            room = QRectF(0, 0, device.width(), device.height())
            pages.paint(painter, number, room)
    finally:
        painter.end()
    if progress is not None:
        progress(len(numbers), len(numbers))
