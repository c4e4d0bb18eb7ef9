"""What a verdict means for one comment. Pure: the case goes in, a plan comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from moderator.desk import words
from moderator.model import (
    Action,
    Barrier,
    Decided,
    DecidedItem,
    FindingKind,
    ItemResult,
    Obstacle,
    Question,
    RemoteState,
    State,
    Verdict,
    Words,
)
from moderator.model.article import Handling
from moderator.model.people import plain
from moderator.store.records import Ruling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Decision, Finding, Moved, Present, SiteInfo
    from moderator.model.article import ArticlePolicy
    from moderator.model.passed import PassedUp
    from moderator.store.records import Standing

AFTER = {
    Verdict.APPROVE: State.APPROVED,
    Verdict.REJECT: State.REJECTED,
    Verdict.SPAM: State.SPAM,
    Verdict.HOLD: State.HELD,
    Verdict.CHIEF: State.CHIEF,
    Verdict.TAKEDOWN: State.TAKEN_DOWN,
    Verdict.RETURN: State.PENDING,
}
"""Where each verdict puts a comment."""

LOCAL = frozenset({Verdict.HOLD, Verdict.CHIEF, Verdict.RETURN})
"""Verdicts that a site need not hear of, unless it may have heard of an earlier one."""

OF_SOMEBODY = frozenset({"decision", "undo", "resolved", "remote"})
"""Ledger rows by which a person moves a comment; a decision made without seeing it is stale."""


class Case(Struct, frozen=True):
    """One comment with all that deciding about it needs."""

    standing: Standing
    site: SiteInfo
    findings: tuple[Finding, ...] = ()  # as shown to the moderator
    unseen: tuple[Finding, ...] = ()  # in the outgoing text and name, not in what was shown
    parent_published: bool = True
    replies: tuple[int, ...] = ()  # published ones
    drafted: bool = False  # an unfinished edit is kept
    moved: Moved | None = None  # who put it where it stands, when that was not on the screen
    editing: bool = True  # False: the desk forbids it at this site
    open_at: Present | None = None  # somebody else who has it open
    against: tuple[Obstacle, ...] = ()  # what keeps moderators from approving it
    passes: bool = True  # whether whoever decides may approve it all the same
    policy: ArticlePolicy | None = None  # what holds for its article
    chief: bool = True  # whoever decides may do what is the chief's
    passed: PassedUp | None = None  # how it came to the chief, where it is there


class Plan(Struct, frozen=True):
    """The result for one comment: what is told, what is written, what is asked first."""

    item: DecidedItem
    ruling: Ruling | None = None
    questions: tuple[Question, ...] = ()
    answered: tuple[Question, ...] = ()  # those that were confirmed beforehand


class _NoWay(Exception):
    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


def plan(decision: Decision, case: Case) -> Plan:
    """Return what ``decision`` would do with one comment.

    Held and chief are local states. A comment that was published is not held: it stays on the
    public page, so the moderator is told to take it off instead. When an earlier delivery may
    have reached the site unheard, a local verdict also asks the site to restore the comment.
    """
    standing = case.standing
    stale = _stale(decision, case)
    if stale is not None:
        return stale
    try:
        text, name = _edits(decision, case)
        if _stands(decision, standing, edited=text is not None or name is not None):
            return _told(standing, ItemResult.ALREADY, words.stands(decision.verdict))
        _not_held(decision, case)
        action = _action(decision.verdict, case, edited=text is not None or name is not None)
    except _NoWay as no_way:
        return _told(standing, ItemResult.IMPOSSIBLE, no_way.reason)
    if _barred(decision, case):
        return _told(standing, ItemResult.IMPOSSIBLE, words.ONLY_CHIEF)
    if case.open_at is not None and len(decision.comments) > 1:
        return _told(standing, ItemResult.TAKEN, words.left_to(case.open_at))
    ruling = Ruling(
        comment_id=standing.comment_id,
        version_id=standing.version_id,
        state=AFTER[decision.verdict],
        action=action,
        text=text,
        name=name,
        findings=case.findings,
    )
    raised = _questions(decision, action, case)
    questions = tuple(one for one in raised if one.code not in decision.confirmed)
    answered = tuple(one for one in raised if one.code in decision.confirmed)
    result = ItemResult.ASK if questions else ItemResult.DONE
    return Plan(DecidedItem(standing.comment_id, result), ruling, questions, answered)


def decided(plans: Sequence[Plan]) -> Decided:
    """Return what is told of all comments of a decision, before anything is written."""
    return Decided(
        None,
        tuple(one.item for one in plans),
        tuple(question for one in plans for question in one.questions),
        answered=tuple(
            question
            for one in plans
            if one.item.result is ItemResult.DONE
            for question in one.answered
        ),
    )


def _stale(decision: Decision, case: Case) -> Plan | None:
    """Return what is told when the comment is not, or not as, it was seen; None when it is."""
    standing = case.standing
    if standing.state is State.GONE or standing.remote_state is RemoteState.DELETED:
        return _told(standing, ItemResult.MISSING, words.NO_LONGER_THERE)
    if case.moved is not None and case.moved.kind in OF_SOMEBODY:
        kept = decision.text is not None or decision.name is not None
        return _told(standing, ItemResult.TAKEN, words.taken(case.moved, kept=kept))
    if decision.seen.get(standing.comment_id, standing.version_id) != standing.version_id:
        return _told(standing, ItemResult.CHANGED, words.CHANGED)
    return None


def outgoing(decision: Decision, standing: Standing) -> tuple[str, str]:
    """Return text and reader's name as they would be published.

    A name that looks the same (blanks at its end, letters put together otherwise) is no edit.
    """
    text = standing.text if decision.text is None else decision.text
    name = decision.name
    if name is None or plain(name) == plain(standing.name):
        name = standing.name
    return text, name


def _told(standing: Standing, result: ItemResult, reason: Words) -> Plan:
    return Plan(DecidedItem(standing.comment_id, result, reason))


def _barred(decision: Decision, case: Case) -> bool:
    """Return whether the article is the chief's alone; passing on and urgent removals are not.

    Nor is taking back one's own decision, or ending a conflict: neither decides anything new, and
    what of them would publish is refused where it is done (:meth:`moderator.desk.Desk.undo`).
    """
    return (
        case.policy is not None
        and case.policy.handling is Handling.CHIEF
        and not case.chief
        and decision.verdict not in {Verdict.CHIEF, Verdict.TAKEDOWN}
    )


def _stands(decision: Decision, standing: Standing, *, edited: bool) -> bool:
    if standing.state is not AFTER[decision.verdict] or edited:
        return False
    if decision.verdict is Verdict.TAKEDOWN:
        return standing.remote_state is not RemoteState.APPROVED
    return not (decision.verdict is Verdict.CHIEF and decision.note)


def _edits(decision: Decision, case: Case) -> tuple[str | None, str | None]:
    """Return the text and name to send, None where nothing changes."""
    if decision.verdict is not Verdict.APPROVE:
        return None, None
    text, name = outgoing(decision, case.standing)
    if not text.strip():
        raise _NoWay(words.EMPTY_TEXT)
    new_text = text if text != case.standing.text else None
    new_name = name if name != case.standing.name else None
    if not case.editing and (new_text, new_name) != (None, None):
        raise _NoWay(words.NO_EDITING)
    if new_text is not None:
        if Action.EDIT not in case.site.actions:
            raise _NoWay(words.NO_TEXT_EDIT)
        _fits(text, case.site.max_text_bytes)
    if new_name is not None:
        if not case.site.edits_name:
            raise _NoWay(words.NO_NAME_EDIT)
        if not name.strip():
            raise _NoWay(words.EMPTY_NAME)
        _fits(name, case.site.max_name_bytes)
    return new_text, new_name


def _not_held(decision: Decision, case: Case) -> None:
    """Raise where somebody who is no chief would approve past a hold."""
    if decision.verdict is not Verdict.APPROVE or case.passes:
        return
    if case.against:
        raise _NoWay(words.held(case.against[0], with_chief=case.standing.state is State.CHIEF))
    for found in case.unseen:
        # The edit brings in, or the newest rules find, what a rule passes to the chief.
        if found.kind is FindingKind.WATCHED and found.rule:
            raise _NoWay(
                words.held(
                    Obstacle(Barrier.RULE, "", what=found.rule),
                    with_chief=case.standing.state is State.CHIEF,
                )
            )


def _fits(text: str, limit: int | None) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    if limit is not None and size > limit:
        raise _NoWay(words.too_long(size, limit))


def _action(verdict: Verdict, case: Case, *, edited: bool) -> Action | None:
    """Return what the site is asked to do (None: nothing), or raise where it cannot."""
    standing, site = case.standing, case.site
    published = standing.remote_state is RemoteState.APPROVED
    if verdict in LOCAL:
        if verdict is Verdict.HOLD and published:
            raise _NoWay(words.PUBLISHED)
        decided_there = standing.remote_state is not RemoteState.PENDING
        if not standing.in_doubt and not (verdict is Verdict.RETURN and decided_there):
            return None
        return _allowed(site, Action.RESTORE)
    if verdict is Verdict.APPROVE:
        if not published or standing.in_doubt:
            return _allowed(site, Action.APPROVE)
        return _allowed(site, Action.EDIT) if edited else None
    if verdict is Verdict.TAKEDOWN:
        return _allowed(site, Action.UNPUBLISH, Action.REJECT, Action.SPAM)
    return _allowed(site, Action.REJECT if verdict is Verdict.REJECT else Action.SPAM)


def _allowed(site: SiteInfo, *choices: Action) -> Action:
    for action in choices:
        if action in site.actions:
            return action
    raise _NoWay(words.impossible(choices[0]))


def _questions(decision: Decision, action: Action | None, case: Case) -> list[Question]:
    verdict, standing = decision.verdict, case.standing
    asked = _asked_of_others(verdict, case)
    if verdict is Verdict.APPROVE:
        if case.drafted and decision.text is None and decision.name is None:
            asked.append(Question("draft_unused", standing.comment_id, words.DRAFT_UNUSED))
        if not case.parent_published:
            asked.append(
                Question("parent_unpublished", standing.comment_id, words.PARENT_UNPUBLISHED)
            )
        asked.extend(_asked_of_article(standing.comment_id, case.policy))
        watched = tuple(one for one in case.findings if one.kind is FindingKind.WATCHED)
        if watched and standing.state is not State.CHIEF:
            asked.append(Question("watched", standing.comment_id, words.WATCHED, watched))
        if case.against and not watched and standing.state is not State.CHIEF:
            asked.append(Question("held", standing.comment_id, words.held_asked(case.against[0])))
        if case.unseen:
            asked.append(
                Question(
                    "outgoing_findings", standing.comment_id, words.OUTGOING_FINDINGS, case.unseen
                )
            )
    elif verdict not in LOCAL and case.replies:
        asked.append(
            Question("published_replies", standing.comment_id, words.replies(len(case.replies)))
        )
    if action is not None and not reversible(action, standing, case.site):
        asked.append(Question("cannot_undo", standing.comment_id, words.CANNOT_UNDO))
    return asked


def _asked_of_others(verdict: Verdict, case: Case) -> list[Question]:
    """Return what is asked where somebody else has the comment open, or the chief has it.

    What a hold or a rule keeps with the chief is no question: approving it is refused, and
    rejecting it is what the refusal itself names.
    """
    comment, passed, asked = case.standing.comment_id, case.passed, list[Question]()
    if case.open_at is not None:
        asked.append(Question("claimed", comment, words.claimed(case.open_at)))
    taking = case.standing.state is State.CHIEF and verdict not in {Verdict.CHIEF, Verdict.TAKEDOWN}
    if passed is not None and passed.kind == "decision" and taking and not case.chief:
        asked.append(Question("with_chief", comment, words.with_chief(passed)))
    return asked


def _asked_of_article(comment_id: int, policy: ArticlePolicy | None) -> list[Question]:
    """Return what is asked before something new appears under an article.

    Closed because its days were over, it asks nothing: what came in time is decided as ever.
    """
    if policy is None:
        return []
    asked = []
    if policy.handling is Handling.PAUSED:
        asked.append(Question("article_paused", comment_id, words.ARTICLE_PAUSED))
    if policy.closed and not policy.by_date:
        asked.append(Question("article_closed", comment_id, words.ARTICLE_CLOSED))
    return asked


def reversible(action: Action, standing: Standing, site: SiteInfo) -> bool:
    """Return whether the site could be brought back to what it shows now."""
    if action is Action.EDIT:
        return True
    back = {
        RemoteState.PENDING: Action.RESTORE,
        RemoteState.APPROVED: Action.APPROVE,
        RemoteState.REJECTED: Action.REJECT,
        RemoteState.SPAM: Action.SPAM,
    }
    return back.get(standing.remote_state, Action.RESTORE) in site.actions
