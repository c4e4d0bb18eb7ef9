"""Printed sheets: what stands on them, laid out on A4 pages, drawn on a printer or into a PDF.

A ``Sheet`` says what is to be printed; it holds plain text only, so that no reader's word is ever
markup. ``lay_out`` makes ``Pages`` of it, on any thread but the window's where it may be long: the
parts are taken one by one and the finished pages wait in a temporary file, so a hundred thousand
rows need no more memory than ten. ``Pages`` are drawn as often as is wanted: by the preview, on a
printer, by ``write_pdf``. Hidden characters are shown, whatever the text.

    sheet = Sheet(
        title=self.tr("Shift sheet"),
        stamp=Stamp(paper="…", by="Lan", at=clock(), head=log.head, row=log.rows),
        period=self.tr("Night shift"),
        parts=(
            Heading(self.tr("Waiting")),
            Facts(((self.tr("Pending"), "12"), (self.tr("Oldest"), "2 h"))),
            Table((Column(self.tr("When"), 3), Column(self.tr("Note"), 7)), rows),
            Picture(60, lambda painter, room: chart.play(painter, room)),  # 60 mm high
            Signatures((self.tr("Handed over by"), self.tr("Taken over by"))),
        ),
    )
    pages = lay_out(sheet)
    write_pdf(pages, Path("sheet.pdf"))

In the window a ``PrintJob`` says how a sheet is made; ``moderator.app.printing.Printing.preview``
shows it, lays it out with progress and cancel, prints and saves it, and has the log told.
"""

from moderator.ui.printing.jobs import PrintJob, stamp
from moderator.ui.printing.layout import Progress, Stop, lay_out
from moderator.ui.printing.output import has_printers, print_pages, write_pdf
from moderator.ui.printing.pages import Pages, Stopped
from moderator.ui.printing.parts import (
    A4_MM,
    Column,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Part,
    Picture,
    Run,
    Sheet,
    Signatures,
    Space,
    Stamp,
    Table,
)

__all__ = [
    "A4_MM",
    "Column",
    "Facts",
    "Heading",
    "NewPage",
    "Pages",
    "Paragraph",
    "Part",
    "Picture",
    "PrintJob",
    "Progress",
    "Run",
    "Sheet",
    "Signatures",
    "Space",
    "Stamp",
    "Stop",
    "Stopped",
    "Table",
    "has_printers",
    "lay_out",
    "print_pages",
    "stamp",
    "write_pdf",
]
