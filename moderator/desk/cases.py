"""Gathers what a decision needs to know, and runs the rules before any lock is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from moderator.desk import words
from moderator.desk.people import may
from moderator.desk.plan import Case, Plan, outgoing, plan
from moderator.desk.trial import context_of
from moderator.model import (
    DecidedItem,
    FindingKind,
    ItemResult,
    Part,
    RemoteState,
    Right,
    State,
    Verdict,
)
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from moderator.model import Decision, Finding, Obstacle
    from moderator.rules.ruleset import Ruleset
    from moderator.store import Reading, Standing, Store
    from moderator.store.since import Mark

ASKED_FROM = 0.5
"""Findings of at least this score are asked about when they are new in what goes out."""

GOES_THROUGH = frozenset({ItemResult.DONE, ItemResult.ASK, ItemResult.ALREADY})
COMING_OFF = frozenset({State.REJECTED, State.SPAM, State.TAKEN_DOWN, State.GONE})

HARMFUL = frozenset(
    {
        FindingKind.SPAM,
        FindingKind.ABUSE,
        FindingKind.OBFUSCATION,
        FindingKind.LINK,
        FindingKind.PHONE,
        FindingKind.PERSONAL,
        FindingKind.HIDDEN,
        FindingKind.OWN,
        FindingKind.WATCHED,
    }
)


def unseen(
    before: tuple[str, str, Sequence[Finding]], after: tuple[str, str, Sequence[Finding]]
) -> tuple[Finding, ...]:
    """Return the harmful findings of ``after`` (text, name, findings) that ``before`` has not.

    The same words noticed for the same reason count as seen, wherever they stand now.
    """
    known = {_essence(finding, *before[:2]) for finding in before[2]}
    return tuple(
        finding
        for finding in after[2]
        if finding.kind in HARMFUL
        and finding.score >= ASKED_FROM
        and _essence(finding, *after[:2]) not in known
    )


def _essence(finding: Finding, text: str, name: str) -> tuple[FindingKind, Part, str]:
    source = name if finding.part is Part.NAME else text
    quoted = " ".join(source[span.start : span.end] for span in finding.spans)
    return finding.kind, finding.part, fold_key(quoted)


class Cases(Struct, frozen=True):
    """The comments of one decision with all that deciding needs."""

    order: tuple[int, ...]
    cases: Mapping[int, Case]
    checked: Mapping[int, tuple[str, str]]  # text and name that the rules saw
    mark: Mark  # how far everything went when this was read

    @classmethod
    def gather(cls, store: Store, ruleset: Ruleset, decision: Decision, station: str = "") -> Cases:
        """Read the comments of ``decision`` and run the rules on what would be published.

        ``station`` is the desk that decides: what it has open itself keeps nobody from it.
        """
        order = tuple(dict.fromkeys(decision.comments))
        with store.read() as reading:
            mark = reading.mark()
            cases = _read(reading, order, decision, station)
            fresh = _checked_now(reading, cases, ruleset)
            places = reading.surroundings({case.standing.article_id for case in cases.values()})
        if decision.verdict is not Verdict.APPROVE:
            return cls(order, cases, {}, mark)
        noticed: dict[int, Case] = {}
        for comment_id, case in cases.items():
            text, name = outgoing(decision, case.standing)
            same = (text, name) == (case.standing.text, case.standing.name)
            if same and comment_id in fresh:
                noticed[comment_id] = case
                continue
            context = context_of(name, places[case.standing.article_id])
            found = ruleset.check(text, name=name, context=context)
            shown = (case.standing.text, case.standing.name, case.findings)
            noticed[comment_id] = replace(case, unseen=unseen(shown, (text, name, found)))
        return cls(
            order,
            noticed,
            {key: (case.standing.text, case.standing.name) for key, case in cases.items()},
            mark,
        )

    def renewed(self, reading: Reading, decision: Decision, station: str = "") -> Cases:
        """Return the cases as they stand inside the transaction that will write.

        Everybody waits for that transaction, so they are read again only where something may have
        touched them. Who has a comment open, a courtesy, is told as it was a moment before.
        """
        if self._stand(reading):
            return self
        now = _read(reading, self.order, decision, station)
        cases = {
            comment_id: replace(case, unseen=self.cases[comment_id].unseen)
            for comment_id, case in now.items()
            if comment_id in self.cases
        }
        return replace(self, cases=cases)

    def _stand(self, reading: Reading) -> bool:
        cases = self.cases.values()
        if len(cases) < len(self.order) or any(
            case.standing.remote_state is RemoteState.APPROVED for case in cases
        ):
            return False  # replies to what is public are asked about, and may have come
        above = {one.standing.parent_id for one in cases if one.standing.parent_id is not None}
        return reading.untouched(self.mark, [*above.union(self.order)])

    def plans(self, decision: Decision) -> tuple[Plan, ...]:
        """Return a plan for each comment, in the order asked.

        A parent that this same decision publishes counts as published for its replies; one that
        turns out impossible or changed does not.
        """
        together = set(self.order) if decision.verdict is Verdict.APPROVE else set[int]()
        plans = tuple(self._plan(decision, one, together) for one in self.order)
        standing = {one.item.comment_id for one in plans if one.item.result in GOES_THROUGH}
        if together <= standing:
            return plans
        return tuple(self._plan(decision, one, together & standing) for one in self.order)

    def _plan(self, decision: Decision, comment_id: int, together: set[int]) -> Plan:
        case = self.cases.get(comment_id)
        if case is None:
            return Plan(DecidedItem(comment_id, ItemResult.MISSING, words.UNKNOWN))
        seen = (case.standing.text, case.standing.name)
        if self.checked.get(comment_id, seen) != seen:
            # It changed while the rules ran: nobody has read what stands there now.
            return Plan(DecidedItem(comment_id, ItemResult.CHANGED, words.CHANGED))
        if case.standing.parent_id in together:
            case = replace(case, parent_published=True)
        return plan(decision, case)


def _read(
    reading: Reading, order: Sequence[int], decision: Decision, station: str
) -> dict[int, Case]:
    standings = reading.standings(order)
    not_seen = [
        key for key, one in standings.items() if decision.stood.get(key, one.state) != one.state
    ]
    moved = reading.last_moves(not_seen) if not_seen else {}
    elsewhere = {
        one.comment_id: one for one in reading.present() if one.holds and one.desk != station
    }
    unedited = reading.unedited()
    against, passes = _against(reading, order, decision)
    policies = reading.articles.holding({one.article_id for one in standings.values()})
    with_chief = [key for key, one in standings.items() if one.state is State.CHIEF]
    chief = not (policies or with_chief) or may(reading, decision.actor, Right.ARTICLES)
    passed = {} if chief else {key: reading.holding.passed(key) for key in with_chief}
    infos = {site.id: site.info for site in reading.sites()}
    parents = {one.parent_id for one in standings.values() if one.parent_id is not None}
    above = {**reading.standings(parents - standings.keys()), **standings}
    return {
        comment_id: Case(
            standing=one,
            site=infos[one.site_id],
            findings=reading.findings(one.version_id),
            parent_published=one.parent_id is None or _published(above.get(one.parent_id)),
            replies=reading.published_replies(comment_id)
            if one.remote_state is RemoteState.APPROVED
            else (),
            drafted=reading.draft(comment_id) is not None,
            moved=moved.get(comment_id),
            open_at=elsewhere.get(comment_id),
            editing=one.site_id not in unedited,
            against=against.get(comment_id, ()),
            passes=passes,
            policy=policies.get(one.article_id),
            chief=chief,
            passed=passed.get(comment_id),
        )
        for comment_id, one in standings.items()
    }


def _against(
    reading: Reading, order: Sequence[int], decision: Decision
) -> tuple[Mapping[int, tuple[Obstacle, ...]], bool]:
    """Return what keeps moderators from approving, and whether whoever decides may all the same."""
    if decision.verdict is not Verdict.APPROVE:
        return {}, True
    return reading.holding.against(order), reading.holding.passes(decision.actor)


def _published(parent: Standing | None) -> bool:
    """Return whether a parent is, or soon will be, on the public page."""
    if parent is None or parent.state is State.APPROVED:
        return True
    return parent.remote_state is RemoteState.APPROVED and parent.state not in COMING_OFF


def _checked_now(reading: Reading, cases: Mapping[int, Case], ruleset: Ruleset) -> set[int]:
    """Return the comments whose findings are of this ruleset: they need no second look."""
    by_site: dict[int, list[str]] = {}
    for case in cases.values():
        by_site.setdefault(case.standing.site_id, []).append(case.standing.remote_id)
    return {
        known.id
        for site_id, remote_ids in by_site.items()
        for known in reading.known(site_id, remote_ids).values()
        if known.ruleset == ruleset.hash
    }
