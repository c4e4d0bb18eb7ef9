"""Comments that a desk's rule passes to the chief, without deciding anything.

A rule's hold lasts as long as a rule says so and no person has decided: a comment that a person
sent back to the queue stays there, and one that no rule names any more comes back by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select

from moderator.model import FindingKind, State
from moderator.store import ledger, queue, standing
from moderator.store.records import Entry, Plain
from moderator.store.stored import Stored, by_id
from moderator.store.tables import standing as standing_table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.model import Finding

WATCHED: Final = standing.BITS[FindingKind.WATCHED]


def apply(transaction: Transaction, comment_ids: Iterable[int]) -> tuple[int, ...]:
    """Pass to the chief, or give back, what the newest findings of these comments ask for.

    Returns the comments that were moved. Each move is a row of the ledger.
    """
    wanted: dict[int, State] = {}
    for block in blocks(dict.fromkeys(comment_ids)):
        for comment_id, state, kinds in transaction.connection.execute(_ALONE, {"ids": block}):
            goal = State.CHIEF if kinds & WATCHED else State.PENDING
            if state != goal.value:
                wanted[comment_id] = goal
    if not wanted:
        return ()
    stored = by_id(transaction, wanted)
    found = queue.findings_of(
        transaction, [(stored[key].version_id, stored[key].ruleset) for key in wanted]
    )
    entries = [
        _entry(stored[key], goal, found.get(stored[key].version_id, ()))
        for key, goal in wanted.items()
    ]
    seqs = ledger.append(transaction, entries)
    standing.move(
        transaction,
        [
            standing.Move(key, goal, seq, None)
            for (key, goal), seq in zip(wanted.items(), seqs, strict=True)
        ],
    )
    return tuple(wanted)


def _entry(old: Stored, goal: State, found: Iterable[Finding]) -> Entry:
    watched = [one for one in found if one.kind is FindingKind.WATCHED]
    names = ", ".join(dict.fromkeys(one.rule for one in watched if one.rule))
    payload: dict[str, Plain] = {
        "remote_id": old.remote_id,
        "version": old.version_id,
        "before": old.state.value,
        "state": goal.value,
        "set_by": None,
    }
    sealed = {"before": old.text, "name_before": old.name}
    if watched:
        sealed["note"] = " ".join(one.reason.vi for one in watched)
    return Entry(
        kind="watched" if goal is State.CHIEF else "unwatched",
        actor=f"quy tắc {names}".strip(),
        payload=payload,
        sealed=sealed,
        site_id=old.site_id,
        comment_id=old.id,
    )


_ALONE: Final = select(
    standing_table.c.comment_id, standing_table.c.state, standing_table.c.kinds
).where(
    standing_table.c.comment_id.in_(bindparam("ids", expanding=True)),
    standing_table.c.decision.is_(None),
    standing_table.c.state.in_([State.PENDING.value, State.CHIEF.value]),
)
