"""Exports the log: which rows, in which format, where; with progress, cancel and a last word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from moderator import export
from moderator.model import Right
from moderator.ui import labels
from moderator.ui.dialogs.choices import Filters
from moderator.ui.dialogs.documents import FolderButton, ask_where, documents
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.dialogs.task_bar import TaskBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Clock, LogQuery, LogRow, RejectReason, SiteRecord
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.theme import Theme

PAGE = 500


class Written(Struct, frozen=True):
    """What an export left."""

    rows: int
    head: str


class ExportDialog(Frame):
    """Writes the file on a thread; the dialog may be cancelled, the file appears whole or not."""

    def __init__(
        self,
        lanes: Lanes,
        reasons: Sequence[RejectReason],
        actor: str,
        *,
        theme: Theme,
        clock: Clock,
        parent: QWidget,
    ) -> None:
        """Begin with everything as CSV; the export is noted in the log under ``actor``."""
        super().__init__(self.tr("Export the log"), theme, parent, width=600)
        self._lanes = lanes
        self._reasons = {one.code: one.words for one in reasons}
        self._actor = actor
        self._clock = clock
        self._named = False  # the person chose a place: it is left alone
        self._out = Path()
        self._allowed: Path | None = None  # a file that may be replaced
        self.format = QComboBox(self)
        self.filters = Filters(theme, clock, self)
        self.filters.verdict.hide()
        for name, kind in (
            (self.tr("CSV: for Excel and other spreadsheets"), export.Format.CSV),
            (self.tr("XLSX: an Excel workbook"), export.Format.XLSX),
            (self.tr("JSON Lines: exact, for programs"), export.Format.JSONL),
        ):
            self.format.addItem(name, kind)
        self.about = paragraph("", theme, self, muted=True, width=420)
        self.file = QLineEdit(self)
        self.choose = QPushButton(self.tr("&Browse…"), self)
        self.choose.setAutoDefault(False)
        self._form = self._arrange()
        self.bar = TaskBar(self.tr("How much is written"), theme, self)
        self.done_line = paragraph("", theme, self, width=420)
        self.done_line.setStyleSheet(f"color: {theme.colours.tones['green'].fore};")
        self.done_line.hide()
        self.body.addWidget(self.bar)
        self.body.addWidget(self.done_line)
        self.folder = FolderButton(self)
        self.buttons.addWidget(self.folder)
        self.write = self.add_button(self.tr("Export"), primary=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.format.currentIndexChanged.connect(self._format_chosen)
        self.choose.clicked.connect(self._choose)
        self.file.textEdited.connect(self._typed)
        self.file.returnPressed.connect(self._begin)
        self.write.clicked.connect(self._begin)
        self.back.clicked.connect(self._back)
        self.finished.connect(self.bar.stop)
        self._format_chosen()
        self.format.setFocus(Qt.FocusReason.OtherFocusReason)
        lanes.read(lambda desk: (desk.actors(), desk.sites()), self.mine(self._show_choices))

    def _arrange(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(self.theme.px(9))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("F&ormat"), self.format)
        form.addRow("", self.about)
        form.addRow(self.tr("&Period"), self.filters.period)
        form.addRow(self.tr("&Moderator"), self.filters.actor)
        form.addRow(self.tr("&Newspaper"), self.filters.site)
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(8))
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        place.setFocusProxy(self.file)
        form.addRow(self.tr("Fi&le"), place)
        label = form.labelForField(place)
        if isinstance(label, QLabel):
            self.file.setAccessibleName(label.text().replace("&", ""))  # it lies in another part
        form.setRowVisible(self.filters.site, False)  # unless there are several
        self.body.addLayout(form)
        return form

    def _show_choices(self, found: tuple[tuple[str, ...], tuple[SiteRecord, ...]]) -> None:
        actors, sites = found
        self.filters.show_choices(actors, sites)
        self._form.setRowVisible(self.filters.site, len(sites) > 1)
        self.grow()

    # --- where and how --------------------------------------------------------------------------

    def kind(self) -> export.Format:
        """Return the chosen format."""
        return export.Format(self.format.currentData())

    @Slot()
    def _format_chosen(self) -> None:
        formulas = self.tr(
            "What a spreadsheet would run as a formula gets an apostrophe in front; the last column"
            " says in which cells."
        )
        self.about.setText(
            {
                export.Format.CSV: self.tr("UTF-8, opens right in Excel. %1"),
                export.Format.XLSX: self.tr(
                    "%1 A cell ends at 32,767 characters: longer texts say so and stand whole in"
                    " the other two formats."
                ),
                export.Format.JSONL: self.tr(
                    "Every character as it was, one row a line. Not for opening in a spreadsheet."
                ),
            }[self.kind()].replace("%1", formulas)
        )
        ending = f".{self.kind().value}"
        if not self._named:
            self.file.setText(str(documents() / f"{self._file_name()}{ending}"))
        elif self.file.text().strip():
            self.file.setText(str(Path(self.file.text().strip()).with_suffix(ending)))

    def _file_name(self) -> str:
        day = self._clock().astimezone().strftime("%Y-%m-%d")
        return self.tr("moderation-log-%1", "a file's name, without diacritics").replace("%1", day)

    @Slot()
    def _typed(self) -> None:
        self._named = True
        self._allowed = None

    @Slot()
    def _choose(self) -> None:
        title, ending = self.tr("Export the log"), self.kind().value
        ask_where(title, self.file.text(), (ending,), self._chosen, self)

    @Slot(str)
    def _chosen(self, file: str) -> None:
        self.file.setText(file)
        self._named = True
        self._allowed = Path(file)  # the file dialog asked already

    # --- writing --------------------------------------------------------------------------------

    @Slot()
    def _begin(self) -> None:
        if self.bar.running:
            return
        typed = self.file.text().strip()
        if not typed:
            self.say(self.tr("Say where the file is to go."))
            self.file.setFocus()
            return
        out = Path(typed).expanduser()
        if out.exists() and out != self._allowed:
            self._allowed = out
            self.say(self.tr("This file is there already. Press Export again to replace it."))
            return
        self.say("")
        self.done_line.hide()
        self.folder.hide()
        self._enable(False)
        self.back.setText(self.tr("Cancel"))
        self._out = out
        self.bar.run(self._lanes, self._job(self.filters.query(), out), self._written, self._failed)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _job(self, query: LogQuery, out: Path) -> Callable[[Desk, Progress, Stop], Written | None]:
        kind, actor, reasons, language = self.kind(), self._actor, self._reasons, labels.language()

        def job(desk: Desk, progress: Progress, stop: Stop) -> Written | None:
            desk.people.require(actor, Right.EXPORT)  # before anything is written
            head = desk.head()
            try:
                rows = export.write(
                    kind,
                    _rows(desk, query),
                    out,
                    language=language,
                    head=head,
                    reasons=reasons,
                    total=desk.log_count(query),
                    progress=progress,
                    stop=stop,
                )
            except export.Cancelled:
                return None
            desk.record_export(actor, format_=kind.value, rows=rows, head=head)
            return Written(rows, head)

        return job

    def _enable(self, on: bool) -> None:  # noqa: FBT001 - as Qt has it
        for field in (
            self.format,
            self.filters.period,
            self.filters.actor,
            self.filters.site,
            self.file,
            self.choose,
            self.write,
        ):
            field.setEnabled(on)

    def _written(self, written: Written | None) -> None:
        self._enable(True)
        if written is None:
            self.say(self.tr("Cancelled: no file was written."))
            return
        self._allowed = self._out
        text = self.tr("%n row(s) are in %1. Newest hash of the log: %2", None, written.rows)
        self.done_line.setText(text.replace("%1", str(self._out)).replace("%2", written.head))
        self.done_line.show()
        self.back.setText(self.tr("Close"))
        self.folder.offer(self._out)
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _failed(self, error: ModeratorError) -> None:
        self._enable(True)
        self.say(error.words(labels.language()))
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    @Slot()
    def _back(self) -> None:
        if self.bar.running:
            self.bar.stop()
        else:
            self.reject()


def _rows(desk: Desk, query: LogQuery) -> Iterator[LogRow]:
    """Read the log page by page, so that no reading stays open while a file is written."""
    after = 0
    while page := desk.log(query, after, PAGE):
        yield from page
        after = page[-1].seq
