"""A shift sheet in words: the same parts for the screen and for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from moderator.model import DeliveryState, State, Verdict
from moderator.model.article import Handling
from moderator.model.paper import Paper
from moderator.model.shift import Since
from moderator.ui import labels
from moderator.ui.plain import safe, shortened
from moderator.ui.printing.jobs import PrintJob
from moderator.ui.printing.parts import (
    Column,
    Facts,
    Heading,
    Paragraph,
    Part,
    Run,
    Sheet,
    Signatures,
    Space,
    Stamp,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.desk import Desk
    from moderator.model.article import ArticlePolicy
    from moderator.model.shift import Heap, ShiftSheet
    from moderator.ui.printing import Progress, Stop

COUNTED: Final = (
    Verdict.APPROVE,
    Verdict.REJECT,
    Verdict.SPAM,
    Verdict.HOLD,
    Verdict.CHIEF,
    Verdict.TAKEDOWN,
    Verdict.RETURN,
)
NAME, TITLE, TEXT = 28, 70, 90
HANDWRITING_MM = 22
NAMES_MM = 76
"""The longest name of a fact stands on one line, and away from its number."""


class ShiftParts(QObject):
    """Writes one sheet. A class, since only ``self.tr`` has its plurals collected."""

    def __init__(self, sheet: ShiftSheet, note: str = "") -> None:
        """Write ``sheet``, with the note to the next shift."""
        super().__init__()
        self._sheet = sheet
        self._note = note.strip()

    def title(self) -> str:
        """Return what it is."""
        return self.tr("Shift sheet")

    def period(self) -> str:
        """Return from when to when, and whose."""
        sheet = self._sheet
        text = self.tr("%1: %2 to %3").replace("%3", self._end(), 1)
        text = text.replace("%2", labels.clock_time(sheet.since), 1)
        return text.replace("%1", shortened(safe(sheet.actor), 60), 1)

    def _end(self) -> str:
        sheet = self._sheet
        same = labels.day(sheet.since) == labels.day(sheet.until)
        return (labels.time_of_day if same else labels.clock_time)(sheet.until)

    def beginning(self) -> str:
        """Return what the shift began with."""
        said = {
            Since.HANDOVER: self.tr("since %1 handed over").replace(
                "%1", shortened(safe(self._sheet.before), NAME)
            ),
            Since.LOGIN: self.tr("since your log-in"),
            Since.WORK: self.tr("since the first thing you did"),
            Since.CHOSEN: self.tr("as chosen"),
            Since.HOURS: self.tr("the last eight hours"),
        }
        return said[self._sheet.began]

    def job(self) -> PrintJob:
        """Return how the sheet is printed, as it was read."""

        def prepare(_desk: Desk, stamp: Stamp, _progress: Progress, _stop: Stop) -> Sheet:
            return Sheet(self.title(), stamp, tuple(self.on_paper()), period=self.period())

        day = self._sheet.until.astimezone().strftime("%Y-%m-%d-%H%M")
        return PrintJob(self.title(), Paper.SHIFT, f"{self._file()}-{day}", prepare)

    def _file(self) -> str:
        return self.tr("shift", "a file's name, without diacritics")

    def on_paper(self) -> Iterator[Part]:
        """Return what is printed: with the note, or room for one, and where people sign."""
        yield from self.parts()
        yield Heading(self.tr("Note for the next shift"))
        if self._note:
            for line in self._note.splitlines():
                yield Paragraph((Run(line),), framed=True)
        else:
            yield Space(HANDWRITING_MM)
        yield Signatures((self.tr("Handed over by"), self.tr("Taken over by")))

    def parts(self) -> Iterator[Part]:
        """Return what the sheet tells, what is empty in one line each."""
        sheet = self._sheet
        yield Heading(self.tr("What is left"))
        yield Facts(tuple(self._facts()), name_mm=NAMES_MM)
        yield Heading(self.tr("Decided in this shift"))
        if sheet.decided:
            yield self._decided()
        else:
            yield Paragraph.of(self.tr("Nothing."), muted=True)
        for title, heap in (
            (self.tr("Held"), sheet.held),
            (self.tr("With the chief"), sheet.chief),
            (self.tr("Conflicts and refused"), sheet.conflicts),
        ):
            yield from self._heap(title, heap)
        yield from self._removals()
        yield from self._articles()
        yield from self._outgoing()

    # --- one by one -------------------------------------------------------------------------------

    def _facts(self) -> Iterator[tuple[str, str]]:
        sheet = self._sheet
        waiting = labels.number(sheet.pending.total)
        if sheet.pending.first:
            oldest = sheet.pending.first[0]
            text = self.tr("%1; the oldest since %2 (%3)")
            text = text.replace("%3", labels.ago(oldest.created_at, sheet.until), 1)
            text = text.replace("%2", labels.clock_time(oldest.created_at), 1)
            waiting = text.replace("%1", waiting, 1)
        yield labels.state(State.PENDING), waiting
        if sheet.aside:
            yield self.tr("Under articles set aside"), labels.number(sheet.aside)
        yield self.tr("Held"), labels.number(sheet.held.total)
        yield self.tr("With the chief"), labels.number(sheet.chief.total)
        yield self.tr("Conflicts"), labels.number(sheet.conflicts.total)
        yield labels.delivery(DeliveryState.WAITING), labels.number(sheet.unsent)
        if sheet.later:
            yield self.tr("For the publishing hours"), self._for_the_hours()
        yield self.tr("Taken down"), labels.number(len(sheet.removals))
        yield self.tr("Articles set aside"), labels.number(len(sheet.articles))

    def _for_the_hours(self) -> str:
        opens = [one.opens_at for one in self._sheet.outgoing if one.opens_at is not None]
        text = labels.number(self._sheet.later)
        if not opens:
            return text
        said = self.tr("%1, from %2 on").replace("%2", labels.clock_time(min(opens)))
        return said.replace("%1", text)

    def _decided(self) -> Table:
        sheet = self._sheet
        headings = [
            self.tr("Approved"),
            self.tr("Rejected"),
            self.tr("Spam"),
            self.tr("Held"),
            self.tr("To the chief"),
            self.tr("Taken down"),
            self.tr("Returned"),
            self.tr("Undone"),
            self.tr("All"),
        ]
        columns = [Column(self.tr("Name"), 2.4)]
        wide = self.tr("To the chief")  # two words, in both languages
        columns += [Column(one, 2.4 if one == wide else 1.8, right=True) for one in headings]
        rows = []
        for one in sheet.decided:
            counts = [one.verdicts.get(verdict, 0) for verdict in COUNTED]
            rows.append((safe(one.actor), *self._numbers([*counts, one.undone, one.total])))
        if len(rows) > 1:
            sums = [
                sum(one.verdicts.get(verdict, 0) for one in sheet.decided) for verdict in COUNTED
            ]
            undone = sum(one.undone for one in sheet.decided)
            rows.append((self.tr("Together"), *self._numbers([*sums, undone, sum(sums)])))
        return Table(tuple(columns), tuple(rows), size=8)

    def _numbers(self, values: list[int]) -> list[str]:
        return [labels.number(value) if value else "–" for value in values]

    def _heap(self, title: str, heap: Heap) -> Iterator[Part]:
        if not heap.total:
            return
        yield Heading(title)
        columns = (
            Column(self.tr("Since"), 2.8),
            Column(self.tr("By"), 1.9),
            Column(self.tr("Reader"), 2.1),
            Column(self.tr("Comment"), 4.6),
            Column(self.tr("Article"), 3.3),
        )
        rows = tuple(
            (
                labels.clock_time(one.at or one.created_at),
                shortened(safe(one.by), NAME) or self.tr("(the program)"),
                shortened(safe(one.author), NAME),
                self._beginning_of(one.text, one.problem),
                shortened(safe(one.article), TITLE),
            )
            for one in heap.first
        )
        yield Table(columns, rows)
        more = heap.total - len(heap.first)
        if more > 0:
            yield Paragraph.of(self.tr("and %n more", "", more), muted=True)

    def _beginning_of(self, text: str, problem: str) -> str:
        said = shortened(safe(text), TEXT)
        return f"{said} ({shortened(safe(problem), TEXT)})" if problem else said

    def _removals(self) -> Iterator[Part]:
        sheet = self._sheet
        if not sheet.removals:
            return
        yield Heading(self.tr("Taken down in this shift"))
        columns = (
            Column(self.tr("When"), 2.8),
            Column(self.tr("By"), 1.9),
            Column(self.tr("Reader"), 2.1),
            Column(self.tr("Article"), 3.2),
            Column(self.tr("Ordered by"), 2.6),
            Column(self.tr("Public page"), 2.2),
        )
        rows = tuple(
            (
                labels.clock_time(one.at),
                shortened(safe(one.by), NAME),
                shortened(safe(one.author), NAME),
                shortened(safe(one.article), TITLE),
                shortened(safe(", ".join(p for p in (one.ordered_by, one.document) if p)), TITLE),
                self.tr("shows it no more") if one.confirmed else self.tr("not looked at yet"),
            )
            for one in sheet.removals
        )
        yield Table(columns, rows)

    def _articles(self) -> Iterator[Part]:
        sheet = self._sheet
        if not sheet.articles:
            return
        yield Heading(self.tr("Articles paused, closed or for the chief"))
        columns = (
            Column(self.tr("Article"), 6),
            Column(self.tr("What holds"), 5),
            Column(self.tr("By"), 2),
            Column(self.tr("Since"), 2.9),
        )
        rows = tuple(
            (
                shortened(safe(one.title), TITLE),
                self._policy(one),
                shortened(safe(one.actor), NAME),
                labels.clock_time(one.at) if one.at is not None else "",
            )
            for one in sheet.articles
        )
        yield Table(columns, rows)

    def _policy(self, one: ArticlePolicy) -> str:
        said = []
        if one.handling is Handling.PAUSED:
            said.append(self.tr("paused"))
        if one.handling is Handling.CHIEF:
            said.append(self.tr("for the chief alone"))
        if one.closed:
            said.append(self.tr("closed for comments"))
        elif one.closes_at is not None:
            said.append(self.tr("closes %1").replace("%1", labels.clock_time(one.closes_at)))
        elif one.close_after is not None:
            said.append(self.tr("closes after %n day(s)", "", one.close_after))
        if one.sending is not None and (sending := labels.delivery(one.sending)):
            said.append(self.tr("site: %1").replace("%1", sending))
        return ", ".join(said)

    def _outgoing(self) -> Iterator[Part]:
        rows = tuple(
            (
                shortened(safe(one.site), TITLE),
                self._connected(connected=one.connected),
                labels.clock_time(one.oldest) if one.oldest is not None else "–",
                labels.number(one.unsent),
                labels.number(one.refused),
            )
            for one in self._sheet.outgoing
            if one.unsent or one.refused or one.connected is False
        )
        if not rows:
            return
        waiting = labels.delivery(DeliveryState.WAITING)
        yield Heading(waiting)
        columns = (  # numbers last: beside words that begin at the left they would touch them
            Column(self.tr("Site"), 5),
            Column(self.tr("Connection"), 3),
            Column(self.tr("Oldest since"), 3),
            Column(waiting, 2.4, right=True),
            Column(self.tr("Refused"), 2, right=True),
        )
        yield Table(columns, rows)

    def _connected(self, *, connected: bool | None) -> str:
        if connected is None:
            return self.tr("not tried yet")
        return self.tr("connected") if connected else self.tr("no connection")
