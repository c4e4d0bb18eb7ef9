"""Unfinished edits that a decision must not lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import ItemResult, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Decided, Decision, Draft
    from moderator.store import Ruling, Writing


def to_keep(
    writing: Writing, decision: Decision, rulings: Sequence[Ruling], *, several: bool
) -> tuple[Draft, ...]:
    """Return the unfinished edits that must not be lost: the store drops them on a decision.

    A hold loses none, nor does a decision about ``several``: whoever decides so looks at none of
    the edits.
    """
    if decision.verdict not in {Verdict.HOLD, Verdict.CHIEF} and not several:
        return ()
    drafts = (writing.draft(ruling.comment_id) for ruling in rulings)
    return tuple(draft for draft in drafts if draft is not None)


def keep_lost(writing: Writing, decision: Decision, decided: Decided) -> None:
    """Keep an edit as a draft when somebody else decided its comment meanwhile."""
    if decision.text is None and decision.name is None:
        return
    for item in decided.items:
        if item.result is ItemResult.TAKEN:
            now = writing.standings([item.comment_id])[item.comment_id]
            text = now.text if decision.text is None else decision.text
            name = now.name if decision.name is None else decision.name
            seen = decision.seen.get(item.comment_id, now.version_id)
            writing.save_draft(item.comment_id, seen, text, name)
