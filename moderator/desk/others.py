"""What others said and when: noticed at the moment a comment is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.desk.foresight import at_once
from moderator.model import FindingKind
from moderator.rules.context import Context
from moderator.text.quotes import quotes

if TYPE_CHECKING:
    from moderator.model import Detail
    from moderator.rules.ruleset import Ruleset
    from moderator.store import Store


def glanced(store: Store, comment_id: int) -> Detail | None:
    """Return one comment as it is stored, with what can be decided about it unasked."""
    with store.read() as reading:
        detail = reading.detail(comment_id)
        return None if detail is None else replace(detail, at_once=at_once(reading, detail))


def opened(store: Store, ruleset: Ruleset, comment_id: int) -> Detail | None:
    """Return everything about one comment, with its repeats and the crowd it came in.

    Those are no property of its text: what was noticed of a crowd when it arrived gives way to
    what is known now.
    """
    with store.read() as reading:
        detail = reading.detail(comment_id)
        if detail is None:
            return None
        again = reading.group(comment_id) if detail.row.repeats else None
        crowds = reading.crowds(comment_id)
        unasked = at_once(reading, detail)
    context = Context(crowds=crowds)
    if again is not None:
        context = Context(
            repeats=detail.row.repeats,
            repeat_readers=again.readers,
            repeat_articles=again.articles,
            likeness=again.likeness,
            crowds=crowds,
        )
    kept = [one for one in detail.row.findings if one.kind is not FindingKind.BURST]
    found = sorted(
        (*kept, *ruleset.check_others(detail.text, context)), key=lambda finding: -finding.score
    )
    row = replace(detail.row, findings=tuple(found))
    quoted = quotes(detail.text, detail.article.text)
    return replace(detail, row=row, repeats=again, at_once=unasked, quotes=quoted)
