"""One comment's whole history on paper: who wrote what, who did what, what the site said."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject

from moderator.errors import DecisionError
from moderator.model import DeliveryState, EditClass, Words
from moderator.model.paper import Paper
from moderator.text.diff import word_diff
from moderator.ui import labels
from moderator.ui.dialogs import log_words
from moderator.ui.plain import put, safe
from moderator.ui.printing import (
    Facts,
    Heading,
    Paragraph,
    Part,
    PrintJob,
    Run,
    Sheet,
    Signatures,
    Stamp,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from moderator.desk import Desk
    from moderator.model import Finding, LogRow
    from moderator.model.history import CommentHistory, HistoryStep, SeenVersion
    from moderator.ui.printing import Progress, Stop

THIN_SPACE = "\u2009"
LONGEST = 100_000  # code points of one text; the export has more
_NOT_HERE = Words("Ý kiến này không còn ở đây", "This comment is no longer here")


def comment_job(comment_id: int, reasons: Mapping[str, Words]) -> PrintJob:
    """Return how a comment's history is printed; ``reasons`` are the words for the codes."""

    def prepare(desk: Desk, stamp: Stamp, _progress: Progress, _stop: Stop) -> Sheet:
        found = desk.papers.history(comment_id)
        if found is None:
            raise DecisionError(title=_NOT_HERE)
        return CommentSheet(found, reasons).sheet(stamp)

    translate = QCoreApplication.translate
    title = translate("sheets", "History of a comment")
    file = translate("sheets", "comment", "a file's name, without diacritics")
    return PrintJob(title, Paper.COMMENT, f"{file}-{comment_id}", prepare, comment_id)


def differences(before: str, after: str) -> tuple[Run, ...]:
    """Return what changed, word by word: struck out is gone, underlined is new."""
    runs: list[Run] = []
    for one in word_diff(before[:LONGEST], after[:LONGEST]):
        if one.kind == "added" and runs and runs[-1].removed:
            runs.append(Run(THIN_SPACE))  # or the two words would read as one
        runs.append(Run(one.text, added=one.kind == "added", removed=one.kind == "removed"))
    return tuple(runs)


class CommentSheet(QObject):
    """Writes one history. A class, since only ``self.tr`` has its plurals collected."""

    def __init__(self, history: CommentHistory, reasons: Mapping[str, Words]) -> None:
        """Write about ``history``."""
        super().__init__()
        self._history = history
        self._reasons = reasons
        self._noticed = {one.findings for one in history.versions}
        self._texts = {one.text: number for number, one in enumerate(history.versions, 1)}

    def sheet(self, stamp: Stamp) -> Sheet:
        """Return the sheet."""
        history = self._history
        first = history.detail.row.created_at
        last = max((one.row.at for one in history.steps), default=first)
        days = labels.day(first), labels.day(max(last, first))
        period = self.tr("%1 to %2") if days[0] != days[1] else "%1"
        return Sheet(
            QCoreApplication.translate("sheets", "History of a comment"),
            stamp,
            self._parts(),
            period=period.replace("%1", days[0]).replace("%2", days[1]),
        )

    def _parts(self) -> Iterator[Part]:
        yield Heading(self.tr("The comment"))
        yield Facts(tuple(self._facts()))
        yield Heading(self.tr("What was read of it"))
        before: SeenVersion | None = None
        for number, one in enumerate(self._history.versions, 1):
            yield from self._version(number, one, before)
            before = one
        yield Heading(self.tr("What happened"))
        if not self._history.steps:
            yield Paragraph.of(self.tr("Nobody has decided about it, and nobody noted anything."))
        for step in self._history.steps:
            yield from self._step(step)
        yield Paragraph.of(
            self.tr(
                "Struck out: taken away. Underlined: added. Characters that cannot be seen stand"
                " in brackets by their Unicode number. Each row's hash is the one in the log, whose"
                " chain can be verified."
            ),
            muted=True,
        )
        yield Signatures(
            (self.tr("Prepared by"), self.tr("Chief of the desk"), self.tr("Received by"))
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        detail = self._history.detail
        row, by = detail.row, detail.history
        yield self.tr("Newspaper"), detail.site.name
        yield self.tr("Article"), detail.article.title
        yield self.tr("Section"), detail.article.section
        yield self.tr("Article's address"), detail.article.url
        yield self.tr("Comment's address"), detail.link or ""
        yield self.tr("Number on the site"), row.remote_id
        yield self.tr("Number here"), str(row.id)
        yield self.tr("Reader's name"), detail.original_name
        if by.by == "account":
            yield self.tr("Account"), by.who
        yield self.tr("E-mail"), detail.email or ""
        yield self.tr("Network address"), detail.ip or ""
        if not by.by:
            yield self.tr("Reader known by"), self.tr("neither account nor e-mail: the name alone")
        yield self.tr("Written"), labels.clock_time(row.created_at)
        yield self.tr("In reply to"), row.replies_to or ""
        yield self.tr("Stands now as"), labels.state(row.state)

    # --- versions -----------------------------------------------------------------------------

    def _version(self, number: int, one: SeenVersion, before: SeenVersion | None) -> Iterator[Part]:
        whose = {
            "reader": self.tr("the reader's words"),
            "desk": self.tr("edited at this desk"),
            "site": self.tr("edited on the site"),
        }.get(one.source, one.source)
        head = self.tr("Version %1: %2, first seen %3").replace("%1", str(number))
        head = head.replace("%2", whose).replace("%3", labels.clock_time(one.seen_at))
        yield Heading(head, 2)
        if before is None or before.name != one.name:
            yield Facts(((self.tr("Signed"), one.name),))
        if before is None:
            yield Paragraph((Run(one.text[:LONGEST]),), framed=True)
        elif before.text == one.text:
            yield Paragraph.of(self.tr("The text is that of the version before."), muted=True)
        else:
            yield Paragraph(differences(before.text, one.text), framed=True)
        yield from self._findings(one.findings)

    def _findings(self, findings: Sequence[Finding]) -> Iterator[Part]:
        if findings:
            said = [f"{labels.finding(one.kind)}: {labels.words(one.reason)}" for one in findings]
            yield Facts(((self.tr("Noticed"), "\n".join(said)),))

    # --- rows of the log ----------------------------------------------------------------------

    def _step(self, step: HistoryStep) -> Iterator[Part]:
        row = step.row
        head = self.tr("%1 by %2, %3", "what, who, when")
        at = labels.clock_time(row.at)
        yield Heading(put(head, self._what(step), safe(log_words.who(row)), at), 2)
        if row.before and row.before != row.after:
            yield Paragraph(differences(row.before, row.after), framed=True)
        yield Facts(tuple(self._told(step)))
        if row.kind == "decision" and row.findings not in self._noticed:
            yield from self._findings(row.findings)

    def _what(self, step: HistoryStep) -> str:
        if step.row.kind != "delivery":
            return log_words.what(step.row)
        said = log_words.answer(replace(step.row, delivery=step.result))
        if step.inverse:
            return self.tr("Taking back at the site: %1").replace("%1", said)
        return self.tr("Sent to the site: %1").replace("%1", said)

    def _told(self, step: HistoryStep) -> Iterator[tuple[str, str]]:
        row = step.row
        if row.before and row.before == row.after and row.before in self._texts:
            text = self.tr("the text of version %1")
            yield self.tr("About"), text.replace("%1", str(self._texts[row.before]))
        if row.author_after and row.author_after != row.author_before:
            text = self.tr("%1, before: %2")
            yield self.tr("Signed"), put(text, safe(row.author_after), safe(row.author_before))
        yield self.tr("Reason"), log_words.reason(row, self._reasons)
        yield self.tr("Reason of the edit"), _edit(row)
        yield self.tr("Note"), row.note
        if row.kind != "delivery" and row.delivery in _UNFINISHED:
            yield self.tr("The site"), log_words.answer(row)
        yield self.tr("The site said"), step.problem
        if step.purged:
            text = self.tr("purged on request, no longer here: %1")
            fields = ", ".join(self._field(one) for one in step.purged)
            yield self.tr("Personal data"), text.replace("%1", fields)
        if step.about:
            text = self.tr("%n field(s) of this comment's rows", "", step.about)
            yield self.tr("Deleted"), text
        yield self.tr("Row of the log"), labels.number(row.seq)
        yield self.tr("Hash"), row.hash

    def _field(self, name: str) -> str:
        return {
            "before": self.tr("the text before"),
            "after": self.tr("the text after"),
            "name_before": self.tr("the name before"),
            "name_after": self.tr("the name after"),
            "draft": self.tr("the unfinished edit"),
            "draft_name": self.tr("the name in the unfinished edit"),
            "note": self.tr("the note"),
            "findings": self.tr("what was noticed"),
            "ordered_by": self.tr("who ordered it"),
            "document": self.tr("the document"),
            "problem": self.tr("what the site said"),
        }.get(name, name)


def _edit(row: LogRow) -> str:
    with suppress(ValueError):
        return labels.edit_class(EditClass(row.edit))
    return row.edit


_UNFINISHED = {DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.DUE_AGAIN}
