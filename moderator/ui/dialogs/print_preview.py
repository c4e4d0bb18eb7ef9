"""A sheet before it is printed: its pages, a printer, a PDF file; long ones are made behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.model.paper import Printout
from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.dialogs.documents import FolderButton, ask_where, documents
from moderator.ui.dialogs.frame import roomy, while_alive
from moderator.ui.dialogs.page_bar import PageBar
from moderator.ui.dialogs.page_view import PageView, picture
from moderator.ui.dialogs.task_bar import TaskBar
from moderator.ui.printing import Stopped, lay_out, print_pages, stamp, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Clock
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.printing import Pages, PrintJob
    from moderator.ui.theme import Theme

TOLD_EVERY = 100  # rows
SPOKEN = 3000  # letters of a page that a screen reader is given at once


class PrintPreview(QDialog):
    """Shows a job's pages; Esc closes it, or stops what it is doing."""

    def __init__(
        self,
        lanes: Lanes,
        job: PrintJob,
        *,
        paper: str,
        actor: str,
        theme: Theme,
        clock: Clock,
        parent: QWidget,
    ) -> None:
        """Begin to lay ``job`` out; ``paper`` is the paper's name as it was set."""
        super().__init__(parent)
        self._lanes = lanes
        self._job = job
        self._actor = actor
        self._theme = theme
        self._shown = QSize()
        self.pages: Pages | None = None
        self.setWindowTitle(self.tr("Print: %1").replace("%1", job.title))
        self.pager = PageBar(theme, self)
        self.view = PageView(theme, self)
        self.said = wrapped_label("", self)
        self.bar = TaskBar(self.tr("Progress"), theme, self)
        self.folder = FolderButton(self)
        self.save = QPushButton(self.tr("&Save as PDF…"), self)
        self.print = QPushButton(self.tr("&Print…"), self)
        self.back = QPushButton(self.tr("Close"), self)
        self.print.setProperty("primary", "true")
        for button in (self.save, self.print, self.back):
            button.setAutoDefault(False)
        self._arrange()
        self._connect()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)  # its keys turn the pages
        self._make(paper, clock)

    def _arrange(self) -> None:
        px = self._theme.px
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.said, 1)
        for widget in (self.folder, self.save, self.print, self.back):
            foot.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(10))
        layout.addWidget(self.pager)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.bar)
        layout.addLayout(foot)
        self.resize(roomy(self._theme, self, 900, 820))

    def _connect(self) -> None:
        self.view.turn.connect(self.pager.turn)
        self.view.resized.connect(self._draw)
        self.pager.turned.connect(self._show_page)
        self.pager.zoomed.connect(self._draw)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self.back.clicked.connect(self.reject)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Save, self._save),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # --- making -------------------------------------------------------------------------------

    def _make(self, paper: str, clock: Clock) -> None:
        job, actor = self._job, self._actor

        def make(desk: Desk, progress: Progress, stop: Stop) -> Pages | None:
            made = stamp(desk, paper=paper, actor=actor, clock=clock)

            def now_and_then(done: int, total: int) -> None:
                if done % TOLD_EVERY == 0:
                    progress(done, total)

            try:
                return lay_out(job.prepare(desk, made, now_and_then, stop), stop)
            except Stopped:
                return None

        self._begin(self.tr("The pages are being made…"))
        self.bar.run(self._lanes, make, self._made, self._failed)

    def _made(self, pages: Pages | None) -> None:
        self._end()
        if pages is None:
            super().reject()
            return
        self.pages = pages
        self.pager.begin(pages.count)
        self._enable(True)
        self._show_page()
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- pages --------------------------------------------------------------------------------

    @Slot()
    def _show_page(self) -> None:
        self.view.verticalScrollBar().setValue(0)
        self.view.paper.image = None
        self._shown = QSize()
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """Have the page drawn as large as it is wanted now."""
        pages = self.pages
        if pages is None:
            return
        at = self.pager.page()
        self.pager.show_ends()
        size = self.view.fit(pages.size, self.pager.size_wanted()) * self.devicePixelRatio()
        if size == self._shown:
            return
        self._shown = size

        def drawn(_desk: Desk) -> tuple[int, QImage, str]:
            return at, picture(pages, at, size), pages.text(at)

        self._lanes.read(drawn, while_alive(self, self._show), topic="printed page")

    def _show(self, drawn: tuple[int, QImage, str]) -> None:
        at, image, text = drawn
        if at != self.pager.page():
            return
        self.view.paper.image = image
        self.view.setAccessibleDescription(text[:SPOKEN])
        self.view.paper.update()

    # --- on paper -----------------------------------------------------------------------------

    @Slot()
    def _print(self) -> None:
        """Ask the system for its printers: that may take a moment, so not on this thread."""
        if self.pages is None or self.bar.running:
            return

        def printers(desk: Desk) -> tuple[list[str], str]:
            from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # rarely needed

            desk.papers.require(self._actor, self._job.paper)
            return QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName()

        self._lanes.read(
            printers,
            while_alive(self, self._choose_printer),
            failed=while_alive(self, self._failed),
        )

    def _choose_printer(self, found: tuple[list[str], str]) -> None:
        names, first = found
        if self.pages is None:
            return
        if not names:
            self._say(
                self.tr("This computer has no printer. Save a PDF and print it elsewhere."),
                trouble=True,
            )
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        from moderator.ui.dialogs.printer_choice import PrinterChoice  # noqa: PLC0415  # rarely

        dialog = PrinterChoice(names, first, self.pages.count, self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.print_on)
        dialog.open()

    @Slot(str, object, int, bool)
    def print_on(self, name: str, numbers: Sequence[int], copies: int, both: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Print pages, counted from 0, on the printer called ``name``."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415  # rarely needed

        from moderator.ui.printing.output import a4  # noqa: PLC0415  # likewise

        pages = self.pages
        if pages is None:
            return
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(a4(landscape=pages.landscape))
        printer.setCopyCount(copies)
        if both:
            edge = QPrinter.DuplexMode.DuplexShortSide
            long_edge = QPrinter.DuplexMode.DuplexLongSide
            printer.setDuplex(edge if pages.landscape else long_edge)

        def act(progress: Progress, stop: Stop) -> None:
            print_pages(pages, printer, numbers, progress, stop)

        done = self.tr("%n page(s) went to the printer %1.", "", len(numbers))
        self._run(act, None, self.tr("Printing…"), done.replace("%1", name))

    # --- into a file --------------------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        if self.pages is not None and not self.bar.running:
            first = str(documents() / self._job.file)
            ask_where(self.tr("Save as PDF"), first, ("pdf",), self.save_to, self)

    @Slot(str)
    def save_to(self, file: str) -> None:
        """Write the PDF; the file dialog asked before it lets a file be replaced."""
        pages, out = self.pages, Path(file)
        if pages is None:
            return

        def act(progress: Progress, stop: Stop) -> None:
            write_pdf(pages, out, progress, stop)

        done = self.tr("%n page(s) are in %1", "", pages.count)
        self._run(act, out, self.tr("The PDF is being written…"), done.replace("%1", file))

    def _run(
        self, act: Callable[[Progress, Stop], None], out: Path | None, doing: str, done: str
    ) -> None:
        """Do ``act`` on a thread of its own; the log is told before anybody is told it worked.

        ``out`` is the PDF, None where it is printed.
        """
        job, actor, pages = self._job, self._actor, self.pages
        if pages is None or self.bar.running:
            return
        format_ = "print" if out is None else "pdf"
        rows = job.rows() if job.rows is not None else pages.count

        def run(desk: Desk, progress: Progress, stop: Stop) -> bool:
            desk.papers.require(actor, job.paper)  # before anything is written
            try:
                act(progress, stop)
            except Stopped:
                return False
            desk.papers.record(
                actor, Printout(job.paper, format_, rows, pages.stamp.head, job.comment_id)
            )
            return True

        def ended(whole: bool) -> None:  # noqa: FBT001 - a job's answer
            self._end()
            self._enable(True)
            if whole:
                self._say(done)
                if out is not None:
                    self.folder.offer(out)
            else:
                self._say(
                    self.tr("Cancelled. Pages already sent may still be printed.")
                    if out is None
                    else self.tr("Cancelled: no file was written.")
                )

        self.folder.hide()
        self._begin(doing)
        self._enable(False)
        self.bar.run(self._lanes, run, ended, self._failed)

    # --- what it says -------------------------------------------------------------------------

    def _begin(self, doing: str) -> None:
        self._say(doing)
        self.back.setText(self.tr("Cancel"))
        if self.pages is None:
            self._enable(False)

    def _end(self) -> None:
        self.back.setText(self.tr("Close"))
        self._say("")

    def _enable(self, on: bool) -> None:  # noqa: FBT001 - as Qt has it
        for button in (self.save, self.print):
            button.setEnabled(on)
        self.pager.setEnabled(on or self.pages is not None)
        if not on:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, *, trouble: bool = False) -> None:
        self.said.setText(text)
        colours = self._theme.colours
        self.said.setStyleSheet(f"color: {colours.danger if trouble else colours.text};")

    def _failed(self, error: ModeratorError) -> None:
        self._end()
        self._enable(self.pages is not None)
        self._say(error.words(labels.language()), trouble=True)

    @Slot()
    def reject(self) -> None:
        """Stop what is being done; close where nothing is."""
        self.bar.stop()
        if not self.bar.running or self.pages is None:  # nobody waits for the pages any more
            super().reject()
