"""Checks the queue anew after the rules have changed, a small step at a time.

Each comment carries the hash of the ruleset that its findings are of, so that what was stopped, by
a person or by a crash, goes on where it was. Where only the desk's own rules differ, only those
are asked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.desk.trial import context_of
from moderator.model import FindingKind
from moderator.rules.ruleset import OWN_KINDS, risk

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.model import Finding
    from moderator.rules.rulebook import Rulebook
    from moderator.rules.ruleset import Ruleset
    from moderator.store import Store
    from moderator.store.records import Material

STEP: Final = 200
"""Comments saved in one transaction: a decision waits no longer than for one."""

CARRIED: Final = frozenset({FindingKind.BURST})
"""Kinds that tell of the moment in which a comment came; they are kept as they were found."""


def waiting(store: Store, ruleset: Ruleset) -> int:
    """Return how many comments are still to be checked."""
    with store.read() as reading:
        return reading.unchecked_count(ruleset.hash)


def recheck(
    store: Store,
    book: Rulebook,
    progress: Callable[[int, int], None],
    stop: Callable[[], bool],
    most: int | None = None,
) -> int:
    """Check what is waiting, ``most`` comments at most; return how many were checked.

    When the rules change meanwhile it begins again with the new ones.
    """
    checked = done = after = total = 0
    ruleset: Ruleset | None = None
    while not stop() and (most is None or checked < most):
        newest = book.now
        if ruleset is None or newest.hash != ruleset.hash:
            ruleset, done, after = newest, 0, 0
            total = waiting(store, ruleset)
            progress(0, total)
        with store.read() as reading:
            ids = reading.unchecked(ruleset.hash, after, STEP)
            material = reading.material(ids)
        if not ids:
            return checked
        found = {}
        for one in material:
            noticed = _noticed(ruleset, one)
            found[one.comment_id] = (noticed, risk(noticed))
        read = {one.comment_id: one.version_id for one in material}
        with store.write() as writing:
            # Who edited meanwhile was checked when the new version came.
            now = writing.present_versions(found)
            writing.save_findings(
                ruleset.hash, {key: one for key, one in found.items() if now.get(key) == read[key]}
            )
        after = ids[-1]
        done += len(ids)
        checked += len(ids)
        progress(done, max(total, done))
    return checked


def _noticed(ruleset: Ruleset, one: Material) -> tuple[Finding, ...]:
    context = context_of(one.name, one.place, one.article_text)
    if ruleset.differs_in_own(one.ruleset):
        kept = tuple(finding for finding in one.findings if finding.kind not in OWN_KINDS)
        noticed = kept + ruleset.check_own(one.text, name=one.name, context=context)
    else:
        noticed = tuple(finding for finding in one.findings if finding.kind in CARRIED)
        noticed += ruleset.check(one.text, name=one.name, context=context)
    return tuple(sorted(noticed, key=lambda finding: -finding.score))
