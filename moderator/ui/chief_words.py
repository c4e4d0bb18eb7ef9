"""What is said beside a comment of what the chief holds and of approvals that were stopped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from moderator.model import State
from moderator.model.obstacle import BARRIER_WORDS
from moderator.model.rule import UNDECIDED
from moderator.ui import labels
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.model import Detail, Obstacle, Stopped
    from moderator.model.passed import PassedUp

LONGEST_NAME = 60
LONGEST_TITLE = 80
LONGEST_NOTE = 300


def filled(text: str, *values: str) -> str:
    """Return ``text`` with %1, %2, … in it; a value that holds such a mark stays as it is."""
    return re.sub(r"%([1-9])", lambda mark: values[int(mark[1]) - 1], text)


def stopped(told: Stopped | None) -> list[str]:
    """Return the line that tells of a stopped approval; nothing without one."""
    if told is None:
        return []
    translate = QCoreApplication.translate
    line = translate("chief", "Approved by %1 at %2, stopped before it was sent at %3: %4.")
    return [
        filled(
            line,
            safe(shortened(told.approved_by, LONGEST_NAME)),
            labels.clock_time(told.approved_at),
            labels.clock_time(told.at),
            labels.words(BARRIER_WORDS[told.barrier]),
        )
    ]


def passed(told: PassedUp | None) -> str:
    """Return the line that tells how a comment came to the chief; empty without one."""
    if told is None:
        return ""
    translate = QCoreApplication.translate
    who, at = safe(shortened(told.actor, LONGEST_NAME)), labels.clock_time(told.at)
    if told.barrier is not None:
        held = translate("chief", "Waits for the chief since %2: %3 (%1)")
        return filled(held, who, at, labels.words(BARRIER_WORDS[told.barrier]))
    if told.kind == "watched":
        return filled(translate("chief", "Passed to the chief at %2 by a rule: %1"), who, at)
    return filled(translate("chief", "Passed to the chief by %1 at %2"), who, at)


def held(one: Obstacle) -> str:
    """Return what keeps a moderator from approving, who says so and why."""
    translate = QCoreApplication.translate
    said = labels.words(BARRIER_WORDS[one.barrier])
    if one.what:
        said = f"{said} (“{safe(shortened(one.what, LONGEST_TITLE))}”)"
    if one.actor and one.at is not None:
        who = safe(shortened(one.actor, LONGEST_NAME))
        set_by = translate("chief", "%1: set by %2 at %3")
        said = filled(set_by, said, who, labels.clock_time(one.at))
    if one.note:
        said = f"{said}: {safe(shortened(one.note, LONGEST_NOTE))}"
    return filled(translate("chief", "Only the chief approves it. Reason: %1"), said)


def above(detail: Detail) -> str:
    """Return what is said above the notes: how it came to the chief, or why it should go there."""
    if detail.row.state is State.CHIEF:
        return passed(detail.passed)
    if detail.row.state in UNDECIDED:
        return "\n".join(held(one) for one in detail.against)
    return ""
