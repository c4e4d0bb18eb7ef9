"""Which verdicts would be carried out at once: known with the comment, before anybody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.desk.plan import AFTER, Case, plan
from moderator.model import Decision, ItemResult, RemoteState

if TYPE_CHECKING:
    from moderator.model import Detail, Verdict
    from moderator.store import Reading

SOMEBODY = "—"


def at_once(reading: Reading, detail: Detail) -> frozenset[Verdict]:
    """Return the verdicts about which nothing would be asked, for the text as it stands.

    A forecast: what changes before the decision is made counts then, and the answer may differ.
    """
    comment = detail.row.id
    standing = reading.standings([comment]).get(comment)
    if standing is None:
        return frozenset()
    published = standing.remote_state is RemoteState.APPROVED
    case = Case(
        standing,
        detail.site,
        detail.row.findings,
        parent_published=not detail.parent_unpublished,
        replies=reading.published_replies(comment) if published else (),
        drafted=detail.draft is not None,
        against=detail.against,
        passes=False,
        policy=detail.policy,
        chief=False,  # who will decide is not known here
        passed=detail.passed,
    )
    seen = {comment: detail.row.version_id}
    return frozenset(
        verdict
        for verdict in AFTER
        if plan(Decision(verdict, (comment,), SOMEBODY, seen=seen), case).item.result
        is ItemResult.DONE
    )
