"""Checks the queue anew after the rules have changed, a small step at a time.

Each comment carries the hash of the ruleset that its findings are of, so that what was stopped, by
a person or by a crash, goes on where it was. Where only the desk's own rules differ, only those
are asked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.desk.trial import context_of
from moderator.model import FindingKind
from moderator.rules.checkers import Checkers, Told
from moderator.rules.ruleset import OWN_KINDS, risk
from moderator.store.records import Walked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from moderator.model import Finding
    from moderator.rules.checkers import Pending
    from moderator.rules.context import Context
    from moderator.rules.rulebook import Rulebook
    from moderator.rules.ruleset import Ruleset
    from moderator.store import Store
    from moderator.store.records import Material

STEP: Final = 200
"""Comments saved in one transaction: a decision waits no longer than for one."""

PART: Final = 100
"""After so many that are checked here, others may go first."""

CARRIED: Final = frozenset({FindingKind.BURST})
"""Kinds that tell of the moment in which a comment came; they are kept as they were found."""


def waiting(store: Store, ruleset: Ruleset) -> int:
    """Return how many comments are still to be checked."""
    with store.read() as reading:
        return reading.unchecked_count(ruleset.hash)


class _Step(Struct, frozen=True):
    """Some comments, and what the rules are asked about those that need all of them."""

    ids: Sequence[int]
    material: Sequence[Material]
    pending: Pending
    end: Walked


def recheck(
    store: Store,
    book: Rulebook,
    progress: Callable[[int, int], None],
    stop: Callable[[], bool],
    *,
    turn: Callable[[], None] | None = None,
    checkers: Checkers | None = None,
) -> int:
    """Check what is waiting; return how many were checked.

    ``turn`` is taken between comments that are checked here; with it somebody is at work beside,
    and ``checkers`` have that in mind.

    When the rules change meanwhile it begins again with the new ones. While one step is saved,
    ``checkers`` work on the next.
    """
    checkers = checkers or Checkers(0)
    checked = done = total = 0
    after = Walked()
    ruleset: Ruleset | None = None
    coming: _Step | None = None
    while not stop():
        newest = book.now
        if ruleset is None or newest.hash != ruleset.hash:
            ruleset, done, after, coming = newest, 0, Walked(), None
            total = waiting(store, ruleset)
            progress(0, total)
        step = coming or _step(store, ruleset, checkers, after, behind=turn is not None)
        if not step.ids:
            return checked
        after = step.end
        coming = _step(store, ruleset, checkers, after, behind=turn is not None)
        _save(store, ruleset, step, turn or _go_on)
        done += len(step.ids)
        checked += len(step.ids)
        progress(done, max(total, done))
    return checked


def _go_on() -> None:
    """Wait for nobody."""


def _step(
    store: Store, ruleset: Ruleset, checkers: Checkers, after: Walked, *, behind: bool
) -> _Step:
    with store.read() as reading:
        ids, end = reading.unchecked(ruleset.hash, after, STEP)
        material = reading.material(ids)
    told = [Told(one.text, _context(one)) for one in material if not _own_only(ruleset, one)]
    return _Step(ids, material, checkers.begin(ruleset, told, behind=behind), end)


def _save(store: Store, ruleset: Ruleset, step: _Step, turn: Callable[[], None]) -> None:
    anew = iter(step.pending.result(turn))
    found = {}
    for number, one in enumerate(step.material):
        if number % PART == 0:
            turn()
        noticed = _own(ruleset, one) if _own_only(ruleset, one) else _carried(one) + next(anew)
        noticed = tuple(sorted(noticed, key=lambda finding: -finding.score))
        found[one.comment_id] = (noticed, risk(noticed))
    read = {one.comment_id: one.version_id for one in step.material}
    with store.write() as writing:
        # Who edited meanwhile was checked when the new version came.
        now = writing.present_versions(found)
        writing.save_findings(
            ruleset.hash, {key: one for key, one in found.items() if now.get(key) == read[key]}
        )


def _own_only(ruleset: Ruleset, one: Material) -> bool:
    return ruleset.differs_in_own(one.ruleset)


def _own(ruleset: Ruleset, one: Material) -> tuple[Finding, ...]:
    kept = tuple(finding for finding in one.findings if finding.kind not in OWN_KINDS)
    return kept + ruleset.check_own(one.text, name=one.name, context=_context(one))


def _carried(one: Material) -> tuple[Finding, ...]:
    return tuple(finding for finding in one.findings if finding.kind in CARRIED)


def _context(one: Material) -> Context:
    return context_of(one.name, one.place, one.article_text)
