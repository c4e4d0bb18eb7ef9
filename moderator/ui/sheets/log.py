"""The log on paper, across the page: the rows that a filter chooses, oldest first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from moderator.model.paper import Paper
from moderator.ui import labels
from moderator.ui.dialogs import log_words
from moderator.ui.plain import put
from moderator.ui.printing import (
    Column,
    Facts,
    Part,
    PrintJob,
    Run,
    Sheet,
    Signatures,
    Stamp,
    Table,
)
from moderator.ui.sheets.comment import differences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from moderator.desk import Desk
    from moderator.model import Clock, LogQuery, LogRow, Words
    from moderator.model.record import LogExtent
    from moderator.ui.printing import Progress, Stop

PAGE: Final = 500
LONGEST: Final = 2_000  # code points of a cell
_HASH: Final = 12  # letters of it that stand with each row


def log_job(query: LogQuery, reasons: Mapping[str, Words], clock: Clock) -> PrintJob:
    """Return how the rows of ``query`` are printed; ``reasons`` are the words for the codes."""
    translate = QCoreApplication.translate
    day = clock().astimezone().strftime("%Y-%m-%d")
    file = translate("sheets", "moderation-log-%1", "a file's name, without diacritics")
    writer = LogSheet(query, reasons)
    return PrintJob(
        translate("sheets", "Log of moderation"),
        Paper.LOG,
        file.replace("%1", day),
        writer.sheet,
        rows=writer.count,
    )


class LogSheet(QObject):
    """Reads the log page by page while it is laid out, so that none of it is kept."""

    def __init__(self, query: LogQuery, reasons: Mapping[str, Words]) -> None:
        """Print the rows of ``query``."""
        super().__init__()
        self._query = query
        self._reasons = reasons
        self._done = 0

    def count(self) -> int:
        """Return how many rows were printed."""
        return self._done

    def sheet(self, desk: Desk, stamp: Stamp, progress: Progress, stop: Stop) -> Sheet:
        """Return the sheet; its rows are read as they are laid out."""
        del stop  # asked by whoever lays out
        total, whole = desk.log_count(self._query), desk.log_extent()
        return Sheet(
            QCoreApplication.translate("sheets", "Log of moderation"),
            stamp,
            self._parts(desk, total, whole, progress),
            period=self._period(),
            landscape=True,
        )

    def _parts(
        self, desk: Desk, total: int, whole: LogExtent, progress: Progress
    ) -> Iterator[Part]:
        yield Facts(tuple(self._chosen(desk, total, whole)))
        yield Table(
            (
                Column(self.tr("Row and hash"), 2.5),
                Column(self.tr("When"), 1.9),
                Column(self.tr("Moderator"), 2),
                Column(self.tr("What"), 2.8),
                Column(self.tr("Reader"), 2),
                Column(self.tr("Comment"), 7),
                Column(self.tr("Article"), 3),
                Column(self.tr("The site"), 2),
            ),
            self._rows(desk, total, progress),
            size=8,
        )
        yield Signatures((self.tr("Prepared by"), self.tr("Chief of the desk")))

    def _rows(
        self, desk: Desk, total: int, progress: Progress
    ) -> Iterator[tuple[str | tuple[Run, ...], ...]]:
        self._done = after = 0
        while page := desk.log(self._query, after, PAGE):
            for row in page:
                progress(self._done, total)
                yield self._row(row)
                self._done += 1
            after = page[-1].seq

    def _row(self, row: LogRow) -> tuple[str | tuple[Run, ...], ...]:
        what = [log_words.what(row), log_words.reason(row, self._reasons)]
        if row.note:
            what.append(self.tr("Note: %1").replace("%1", self._cut(row.note)))
        words: str | tuple[Run, ...] = self._cut(row.after or row.before)
        if row.before and row.before != row.after:
            words = differences(self._cut(row.before), self._cut(row.after))
        if row.purged:
            words = self.tr("(personal data purged)")
        name = row.author_before or row.author_after
        if row.author_after and row.author_after != row.author_before and row.author_before:
            name = f"{row.author_before} → {row.author_after}"
        return (
            f"{row.seq}\n{row.hash[:_HASH]}…",
            labels.clock_time(row.at),
            log_words.who(row),
            "\n".join(one for one in what if one),
            self._cut(name),
            words,
            self._cut(row.article),
            log_words.answer(row),
        )

    def _cut(self, text: str) -> str:
        if len(text) <= LONGEST:
            return text
        more = self.tr("[%n more character(s): see the export]", "", len(text) - LONGEST)
        return f"{text[:LONGEST]} … {more}"

    # --- what was chosen ----------------------------------------------------------------------

    def _period(self) -> str:
        since, until = self._query.since, self._query.until
        last = None if until is None else until - timedelta(seconds=1)
        if since is not None and last is not None:
            text = self.tr("%1 to %2").replace("%1", labels.day(since))
            return text.replace("%2", labels.day(last))
        if since is not None:
            return self.tr("From %1").replace("%1", labels.day(since))
        if last is not None:
            return self.tr("To %1").replace("%1", labels.day(last))
        return self.tr("All time")

    def _chosen(self, desk: Desk, total: int, whole: LogExtent) -> Iterator[tuple[str, str]]:
        query = self._query
        rows = labels.number(total)
        if whole.rows != total:
            text = self.tr(
                "%1; the whole log has %2, %3 of them answers of sites, told here beside"
                " the decision they answer"
            )
            numbers = (rows, labels.number(whole.rows), labels.number(whole.answers))
            rows = put(text, *numbers)
        yield self.tr("Rows"), rows
        yield self.tr("Moderator"), query.actor or ""
        sites = {one.id: one.info.name for one in desk.sites()}
        yield self.tr("Newspaper"), sites.get(query.site_id or 0, "")
        yield self.tr("Decision"), labels.verdict_done(query.verdict) if query.verdict else ""
        yield self.tr("Search"), query.text
