"""All that is kept of one reader, on paper: for a request under the law on personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from moderator.model import Mark
from moderator.model.paper import Paper
from moderator.model.trace import SURE, How
from moderator.ui import labels, trace_words
from moderator.ui.plain import put, safe
from moderator.ui.printing import (
    Column,
    Facts,
    Heading,
    Paragraph,
    Part,
    PrintJob,
    Sheet,
    Signatures,
    Stamp,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.desk import Desk
    from moderator.model.trace import Trace, TracedComment
    from moderator.ui.printing import Progress, Stop

PAGE: Final = 200
LONGEST: Final = 5_000  # code points of a cell


def reader_job(trace: Trace) -> PrintJob:
    """Return how what was found of a reader is printed."""
    translate = QCoreApplication.translate
    writer = ReaderSheet(trace)
    return PrintJob(
        translate("sheets", "Everything by one reader"),
        Paper.READER,
        translate("sheets", "reader", "a file's name, without diacritics"),
        writer.sheet,
        rows=lambda: trace.count,
    )


class ReaderSheet(QObject):
    """Reads the comments some at a time while they are laid out."""

    def __init__(self, trace: Trace) -> None:
        """Print ``trace``."""
        super().__init__()
        self._trace = trace
        self._done = 0

    def sheet(self, desk: Desk, stamp: Stamp, progress: Progress, stop: Stop) -> Sheet:
        """Return the sheet; its comments are read as they are laid out."""
        del stop  # asked by whoever lays out
        self._done = 0
        return Sheet(
            QCoreApplication.translate("sheets", "Everything by one reader"),
            stamp,
            self._parts(desk, progress),
            period=trace_words.clue(self._trace.clue),
            landscape=True,
        )

    def _parts(self, desk: Desk, progress: Progress) -> Iterator[Part]:
        trace = self._trace
        counted = trace_words.Counted()
        found = []
        for how, ids in trace.ids.items():
            number = counted.comments(len(ids), more=how in trace.more)
            states = counted.states(trace.states.get(how, {}))
            found.append((trace_words.how(how), f"{number}: {states}"))
        yield Facts(tuple(found), name_mm=70)
        sites = {one.id: one.info.name for one in desk.sites()}
        if trace.identities:
            yield Heading(self.tr("Known as"), 2)
            for one in trace.identities:
                yield Paragraph.of(trace_words.identity(one, sites.get(one.site_id, ""), trace))
        for mark in trace.marks:
            what = {
                Mark.WATCHED: self.tr("Watched"),
                Mark.TRUSTED: self.tr("Trusted"),
            }.get(mark.mark, "")
            said = self.tr("%1 since %2 by %3. %4", "what, when, who, note")
            yield Paragraph.of(put(said, what, labels.day(mark.at), safe(mark.actor), mark.note))
        for how in trace.ids:
            yield Heading(trace_words.how(how))
            if how not in SURE:
                yield Paragraph.of(self._caution(how), muted=True)
            yield Table(
                (
                    Column(self.tr("Written"), 2),
                    Column(self.tr("Newspaper and article"), 3.6),
                    Column(self.tr("Signed, account, e-mail, address"), 3.6),
                    Column(self.tr("Comment"), 8),
                    Column(self.tr("Stands as"), 2.6),
                ),
                self._rows(desk, how, progress),
                size=8,
            )
        if not trace.ids:
            yield Paragraph.of(self.tr("No comment was found."))
        yield Signatures((self.tr("Prepared by"), self.tr("Chief of the desk")))

    def _caution(self, how: How) -> str:
        return {
            How.EMAIL: self.tr("Nobody has verified this address: anybody may type it."),
            How.LINK: self.tr("Whoever posted this link: not necessarily one person."),
            How.ADDRESS: self.tr("A household or a company may share an address."),
        }.get(how, self.tr("Anybody may sign with this name."))

    def _rows(self, desk: Desk, how: How, progress: Progress) -> Iterator[tuple[str, ...]]:
        ids = self._trace.ids[how]
        for start in range(0, len(ids), PAGE):
            for one in desk.requests.comments(ids[start : start + PAGE]):
                progress(self._done, self._trace.count)
                self._done += 1
                yield self._row(one)

    def _row(self, one: TracedComment) -> tuple[str, ...]:
        text = one.text
        if len(text) > LONGEST:
            more = self.tr("[%n more character(s)]", "", len(text) - LONGEST)
            text = f"{text[:LONGEST]} … {more}"
        account = self.tr("account %1").replace("%1", safe(one.account)) if one.account else ""
        stands = [labels.state(one.state)]
        if one.decided_by:
            stands.append(safe(one.decided_by))
        if one.decided_at is not None:
            stands.append(labels.clock_time(one.decided_at))
        return (
            f"{labels.clock_time(one.created_at)}\n{safe(one.remote_id)}",
            f"{safe(one.site)}\n{safe(one.article)}",
            # Each on one line: a name with line ends could pass for somebody's account.
            "\n".join(safe(part) for part in (one.name, account, one.email, one.ip) if part),
            text,
            "\n".join(stands),
        )
