"""What no comment could be decided with: found before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.desk import words
from moderator.desk.people import require_name
from moderator.errors import DecisionError
from moderator.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Decision, RejectReason


def examine(decision: Decision, reasons: Sequence[RejectReason]) -> None:
    """Raise DecisionError where ``decision`` makes no sense for any comment."""
    require_name(decision.actor)
    edits = decision.text is not None or decision.name is not None
    if edits and len(set(decision.comments)) != 1:
        raise DecisionError(title=words.ONE_AT_A_TIME)
    if edits and decision.verdict is not Verdict.APPROVE:
        raise DecisionError(decision.verdict, title=words.EDIT_MEANS_APPROVE)
    if decision.verdict is Verdict.TAKEDOWN and not (
        (decision.ordered_by or "").strip() and (decision.document or "").strip()
    ):
        raise DecisionError(title=words.ORDER_NEEDED)
    codes = {reason.code for reason in reasons}
    if decision.reason is not None and codes and decision.reason not in codes:
        raise DecisionError(decision.reason, title=words.UNKNOWN_REASON)
