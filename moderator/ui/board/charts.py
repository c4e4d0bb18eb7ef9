"""Makes charts of figures: their words in the window's language, and the list behind each bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QObject

from moderator.filters.line import parse, write
from moderator.model import EditClass, Field, Filter, FindingKind, State, Term
from moderator.model.figures import AGES, DELAYS, MENDED
from moderator.ui import labels
from moderator.ui.board.times import Times, term
from moderator.ui.charts.chart import Bar, Chart
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from moderator.model.figures import Figures, Queued, Share, Split

PLACES: Final = 12
"""So many sections and articles have a bar."""

_REMOVED: Final = (State.REJECTED.value, State.SPAM.value, State.TAKEN_DOWN.value)
_ENDED: Final = (State.APPROVED.value, *_REMOVED)
_AGAINST: Final = tuple(kind.value for kind in FindingKind if kind not in MENDED)


class Asked(Struct, frozen=True):
    """What the board is about: whole days, both included."""

    first: date
    last: date
    site_id: int | None = None
    section: str | None = None


class Charts(QObject):
    """A class, since only ``self.tr`` has its texts collected."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Belong to ``parent``."""
        super().__init__(parent)
        self.times = Times(self)

    def waiting(self, asked: Asked, queued: Queued) -> Chart:
        """Show how long comments wait by now."""
        names = (
            self.tr("under 15 min"),
            self.tr("15–60 min"),
            self.tr("1–4 h"),
            self.tr("4–12 h"),
            self.tr("12–24 h"),
            self.tr("1–3 days"),
            self.tr("3–7 days"),
            self.tr("over 7 days"),
        )
        bars = []
        for at, (name, count) in enumerate(zip(names, queued.ages, strict=True)):
            terms = [Term(Field.STATUS, (State.PENDING.value,))]
            if at:
                terms.append(Term(Field.BEFORE, (f"{AGES[at - 1]}m",)))
            if at < len(AGES):
                terms.append(Term(Field.SINCE, (f"{AGES[at]}m",)))
            bars.append(Bar(name, (count,), self._line(asked, *terms)))
        return Chart(
            "waiting",
            self.tr("Waiting now, by age"),
            (self.tr("waiting"),),
            tuple(bars),
            note=self._beside(queued),
            empty=self.tr("Nothing waits. Well done."),
            names=self.tr("Age"),
        )

    def _beside(self, queued: Queued) -> str:
        """Return what waits in no bar: left for later, passed on, set aside."""
        said = (
            (self.tr("left for later: %1"), queued.held),
            (self.tr("with the chief: %1"), queued.chief),
            (self.tr("conflicts: %1"), queued.conflicts),
            (self.tr("set aside with their articles: %1"), queued.aside),
        )
        some = [text.replace("%1", labels.number(count)) for text, count in said if count]
        return self.tr("Besides: %1.").replace("%1", ", ".join(some)) if some else ""

    def steps(self, asked: Asked, figures: Figures) -> Chart:
        """Show what was decided when."""
        series = (*self._both(), self.tr("decided on the site"))
        bars = [
            Bar(
                self.times.when(one, figures.steps),
                (one.decided.approved, one.decided.removed, one.elsewhere),
                self._line(asked, _status(*_ENDED, State.GONE.value), term(one)),
                self.times.whole(one),
            )
            for one in figures.steps
        ]
        shown = series if figures.elsewhere else series[:2]
        return Chart(
            "steps",
            self.tr("Decisions"),
            shown,
            tuple(_only(bar, len(shown)) for bar in bars),
            share=self.tr("share approved"),
            note=self.tr("Each comment once, with the last decision that was not taken back."),
            empty=self._nothing(),
            names=self.times.heading(figures.steps),
        )

    def delays(self, asked: Asked, figures: Figures) -> Chart:
        """Show how long readers waited."""
        names = (
            self.tr("under 5 min"),
            self.tr("5–15 min"),
            self.tr("15–60 min"),
            self.tr("1–4 h"),
            self.tr("4–24 h"),
            self.tr("over 24 h"),
        )
        line = self._line(asked, _status(*_ENDED), *self._here(asked, figures))
        found = figures.delays
        note = ""
        if found.median is not None and found.nine_of_ten is not None:
            note = self.tr("Half were decided within %1, nine of ten within %2.")
            note = note.replace("%1", self.times.lasting(found.median))
            note = note.replace("%2", self.times.lasting(found.nine_of_ten))
        assert len(names) == len(DELAYS) + 1  # noqa: S101 - said in two places
        return Chart(
            "delays",
            self.tr("From the reader's sending to the decision"),
            (self.tr("decisions"),),
            tuple(
                Bar(name, (count,), line) for name, count in zip(names, found.counts, strict=True)
            ),
            note=note,
            empty=self._nothing(),
            names=self.tr("Waited"),
        )

    def findings(self, asked: Asked, figures: Figures) -> Chart:
        """Show what was noticed, and what people made of it."""
        found = sorted(figures.findings.items(), key=lambda one: -one[1].total)
        return self._split(
            "findings",
            self.tr("What was noticed"),
            [
                (labels.finding(kind), split, Term(Field.FINDING, (kind.value,)))
                for kind, split in found
            ],
            asked,
            figures,
            names=self.tr("Finding"),
            note=self.tr("As it stood when it was decided; a comment may have several."),
            empty=self.tr("Nothing was noticed in what was decided."),
        )

    def agreement(self, asked: Asked, figures: Figures) -> Chart:
        """Show where people and the program were of one mind."""
        found = figures.agreement
        noticed, unnoticed = Term(Field.FINDING, _AGAINST), Term(Field.FINDING, _AGAINST, True)
        edited, as_it_was = Term(Field.IS, ("edited",)), Term(Field.IS, ("edited",), True)
        approved, removed = _status(State.APPROVED.value), _status(*_REMOVED)
        rows = (
            (self.tr("noticed, removed"), found.caught, (removed, noticed)),
            (self.tr("noticed, approved after an edit"), found.mended, (approved, noticed, edited)),
            (
                self.tr("noticed, approved as it was"),
                found.overruled,
                (approved, noticed, as_it_was),
            ),
            (self.tr("not noticed, removed"), found.missed, (removed, unnoticed)),
            (self.tr("not noticed, approved"), found.passed, (approved, unnoticed)),
        )
        return Chart(
            "agreement",
            self.tr("The rules and the moderators"),
            (self.tr("comments"),),
            tuple(
                Bar(name, (count,), self._line(asked, *terms, *self._here(asked, figures)))
                for name, count, terms in rows
            ),
            note=self.tr("Writing that is only to be mended, as missing marks, is left out here."),
            flat=True,
            empty=self._nothing(),
            names=self.tr("Outcome"),
        )

    def edits(self, asked: Asked, figures: Figures) -> Chart:
        """Show why comments were edited."""
        return Chart(
            "edits",
            self.tr("Why comments were edited"),
            (self.tr("edits"),),
            tuple(
                Bar(
                    labels.edit_class(why),
                    (count,),
                    self._line(
                        asked,
                        _status(*_ENDED),
                        Term(Field.EDIT, (why.value,)),
                        self._period(asked),
                    ),
                )
                for why in EditClass
                if (count := figures.edits.get(why, 0))
            ),
            flat=True,
            empty=self.tr("No comment was edited in this time."),
            names=self.tr("Reason"),
        )

    def sections(self, asked: Asked, figures: Figures) -> Chart:
        """Show the sections with most decisions."""
        return self._split(
            "sections",
            self.tr("By section"),
            [
                (
                    one.name or self.tr("no section"),
                    one.decided,
                    Term(Field.SECTION, (one.name,)) if one.name else None,
                )
                for one in figures.sections[:PLACES]
            ],
            asked,
            figures,
            names=self.tr("Section"),
            note=self._first_of(len(figures.sections)),
        )

    def articles(self, asked: Asked, figures: Figures) -> Chart:
        """Show the articles with most decisions."""
        return self._split(
            "articles",
            self.tr("By article"),
            [
                (one.name, one.decided, Term(Field.ARTICLE, (f"#{one.id}",)))
                for one in figures.articles[:PLACES]
            ],
            asked,
            figures,
            names=self.tr("Article"),
            note=self._first_of(len(figures.articles)),
        )

    def people(self, asked: Asked, figures: Figures) -> Chart:
        """Show who decided how much; for whom that is."""
        shares: Sequence[Share] = figures.people or ()
        return self._split(
            "people",
            self.tr("By moderator"),
            [(one.name, one.decided, _by(one.name)) for one in shares],
            asked,
            figures,
            names=self.tr("Moderator"),
            note=self.tr("For the chief only. Numbers alone say little: hard comments take long."),
        )

    def of(self, asked: Asked, figures: Figures) -> tuple[Chart, ...]:
        """Return all charts of what was decided; the one of single people only where they are."""
        made = (
            self.steps,
            self.delays,
            self.agreement,
            self.findings,
            self.edits,
            self.sections,
            self.articles,
        )
        charts = tuple(make(asked, figures) for make in made)
        return charts if figures.people is None else (*charts, self.people(asked, figures))

    # --- words ------------------------------------------------------------------------------------

    def share(self, split: Split) -> str:
        """Return which share was approved, in per cent."""
        if not split.total:
            return "–"
        return labels.percent(round(100 * split.approved / split.total))

    def _both(self) -> tuple[str, str]:
        return self.tr("approved"), self.tr("removed")

    def _nothing(self) -> str:
        return self.tr("Nothing was decided in this time.")

    def _first_of(self, count: int) -> str:
        if count <= PLACES:
            return ""
        return self.tr("The %1 with most decisions.").replace("%1", str(PLACES))

    # --- bars and lists ---------------------------------------------------------------------------

    def _split(
        self,
        key: str,
        title: str,
        rows: Sequence[tuple[str, Split, Term | None]],
        asked: Asked,
        figures: Figures,
        *,
        names: str,
        note: str = "",
        empty: str = "",
    ) -> Chart:
        bars = []
        for name, split, where in rows:
            line = ""
            if where is not None:
                line = self._line(asked, _status(*_ENDED), where, *self._here(asked, figures))
            shown = safe(name)
            bars.append(
                Bar(
                    shortened(shown, 60),
                    (split.approved, split.removed),
                    line,
                    shortened(shown, 300),
                )
            )
        return Chart(
            key,
            title,
            self._both(),
            tuple(bars),
            note=note,
            flat=True,
            share=self.tr("share approved"),
            empty=empty or self._nothing(),
            names=names,
        )

    def _period(self, asked: Asked) -> Term:
        if asked.first == asked.last:
            return Term(Field.DECIDED, (asked.first.isoformat(),))
        return Term(Field.DECIDED, (f"{asked.first.isoformat()}..{asked.last.isoformat()}",))

    def _here(self, asked: Asked, figures: Figures) -> tuple[Term, ...]:
        """Return what leaves the decisions of the period that were made at this desk."""
        if not figures.elsewhere:
            return (self._period(asked),)
        return self._period(asked), Term(Field.IS, ("elsewhere",), negated=True)

    def _line(self, asked: Asked, *terms: Term) -> str:
        """Return the line that lists a bar's comments; none where no line can name its place."""
        wanted = list(terms)
        if asked.site_id is not None:
            wanted.append(Term(Field.SITE, (f"#{asked.site_id}",)))
        if asked.section:
            wanted.append(Term(Field.SECTION, (asked.section,)))
        asked_for = Filter(terms=tuple(dict.fromkeys(wanted)))
        line = write(asked_for, labels.language())
        found = parse(line)  # a name may be no value, or too long for a line
        return line if not found.problems and found.filter == asked_for else ""


def _status(*values: str) -> Term:
    return Term(Field.STATUS, values)


def _by(name: str) -> Term:
    return Term(Field.BY, (name,))


def _only(bar: Bar, series: int) -> Bar:
    return Bar(bar.name, bar.values[:series], bar.line, bar.whole)
