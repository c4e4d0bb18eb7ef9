from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from moderator.desk import words
from moderator.desk.plan import AFTER, Case, plan
from moderator.model import (
    Action,
    Decision,
    DeliveryState,
    Finding,
    FindingKind,
    ItemResult,
    RemoteState,
    SiteInfo,
    State,
    Verdict,
    Words,
)
from moderator.model.passed import PassedUp
from moderator.store import Standing

STANDING = Standing(
    comment_id=1,
    site_id=1,
    remote_id="1001",
    state=State.PENDING,
    version_id=11,
    text="Cầu này đi được chưa ạ",
    name="Bạn đọc",
    remote_state=RemoteState.PENDING,
    remote_version="v1",
    article_id=1,
    parent_id=None,
    parent_published=None,
    decision=None,
    delivery=None,
)
SITE = SiteInfo(
    kind="contract",
    name="Báo thử",
    address="http://127.0.0.1",
    user=None,
    actions=frozenset(Action),
    edits_name=True,
    max_text_bytes=60,
    max_name_bytes=20,
)
FOUND = Finding(FindingKind.LINK, 0.9, (), Words("có đường dẫn", "holds a link"))


def case(site: SiteInfo = SITE, **standing: Any) -> Case:  # noqa: ANN401 - any field
    return Case(replace(STANDING, **standing), site)


def decision(verdict: Verdict, **fields: Any) -> Decision:  # noqa: ANN401 - any field
    return Decision(verdict, (1,), "Lan", **fields)


def without(*actions: Action) -> SiteInfo:
    return replace(SITE, actions=SITE.actions - set(actions))


APPROVE = decision(Verdict.APPROVE)


@pytest.mark.parametrize(
    ("verdict", "action"),
    [
        (Verdict.APPROVE, Action.APPROVE),
        (Verdict.REJECT, Action.REJECT),
        (Verdict.SPAM, Action.SPAM),
        (Verdict.HOLD, None),
        (Verdict.CHIEF, None),
        (Verdict.TAKEDOWN, Action.UNPUBLISH),
    ],
)
def test_each_verdict_on_a_pending_comment_asks_the_site_for_its_action(
    verdict: Verdict, action: Action | None
) -> None:
    made = plan(decision(verdict), case())
    assert made.item.result is ItemResult.DONE
    assert made.ruling is not None
    assert made.ruling.action is action
    assert made.ruling.state is AFTER[verdict]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_that_stands_already_does_nothing(verdict: Verdict) -> None:
    made = plan(decision(verdict), case(state=AFTER[verdict]))
    assert made.item.result is ItemResult.ALREADY
    assert made.ruling is None


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_newer_version_than_the_one_seen_is_not_decided(verdict: Verdict) -> None:
    made = plan(decision(verdict, seen={1: 10}), case())
    assert made.item.result is ItemResult.CHANGED
    assert made.ruling is None


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize(
    "gone", [{"state": State.GONE}, {"remote_state": RemoteState.DELETED}], ids=["here", "there"]
)
def test_a_comment_that_is_gone_is_missing(verdict: Verdict, gone: dict[str, Any]) -> None:
    assert plan(decision(verdict), case(**gone)).item.result is ItemResult.MISSING


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_text_is_refused(text: str) -> None:
    made = plan(decision(Verdict.APPROVE, text=text), case())
    assert made.item.result is ItemResult.IMPOSSIBLE
    assert made.item.words == words.EMPTY_TEXT


def test_an_empty_name_is_refused() -> None:
    made = plan(decision(Verdict.APPROVE, name=" "), case())
    assert made.item.words == words.EMPTY_NAME


def test_the_same_text_and_name_are_not_sent() -> None:
    made = plan(decision(Verdict.APPROVE, text=STANDING.text, name=STANDING.name), case())
    assert made.ruling is not None
    assert (made.ruling.text, made.ruling.name) == (None, None)


def test_a_mended_text_goes_with_the_approval() -> None:
    made = plan(decision(Verdict.APPROVE, text="Cầu đi được chưa ạ?"), case())
    assert made.ruling is not None
    assert (made.ruling.action, made.ruling.text) == (Action.APPROVE, "Cầu đi được chưa ạ?")


def test_bytes_are_counted_and_not_letters() -> None:
    fits, exceeds = "ế" * 20, "ế" * 21
    assert plan(decision(Verdict.APPROVE, text=fits), case()).item.result is ItemResult.DONE
    refused = plan(decision(Verdict.APPROVE, text=exceeds), case()).item
    assert refused.result is ItemResult.IMPOSSIBLE
    assert refused.words == words.too_long(63, 60)


def test_a_lone_surrogate_is_counted_without_a_crash() -> None:
    made = plan(decision(Verdict.APPROVE, text="a\ud800b"), case())
    assert made.item.result is ItemResult.DONE


@pytest.mark.parametrize("name", ["Bạn đọc ", " Bạn  đọc", "Ba\u0323n đo\u0323c"])
def test_a_name_that_looks_the_same_is_no_edit(name: str) -> None:
    made = plan(decision(Verdict.APPROVE, name=name), case())
    assert made.ruling is not None
    assert made.ruling.name is None


def test_a_name_over_the_sites_limit_is_refused() -> None:
    made = plan(decision(Verdict.APPROVE, name="n" * 21), case())
    assert made.item.words == words.too_long(21, 20)


def test_a_site_that_takes_no_edits_is_named_as_the_reason() -> None:
    no_text = plan(decision(Verdict.APPROVE, text="khác"), case(without(Action.EDIT)))
    no_name = plan(decision(Verdict.APPROVE, name="Khác"), case(replace(SITE, edits_name=False)))
    assert no_text.item.words == words.NO_TEXT_EDIT
    assert no_name.item.words == words.NO_NAME_EDIT


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.REJECT, Verdict.SPAM])
def test_what_the_site_cannot_do_is_impossible_with_words(verdict: Verdict) -> None:
    action = Action(verdict.value)
    made = plan(decision(verdict), case(without(action)))
    assert made.item.result is ItemResult.IMPOSSIBLE
    assert made.item.words == words.impossible(action)


@pytest.mark.parametrize(
    ("missing", "action"),
    [
        ((), Action.UNPUBLISH),
        ((Action.UNPUBLISH,), Action.REJECT),
        ((Action.UNPUBLISH, Action.REJECT), Action.SPAM),
    ],
)
def test_a_removal_takes_the_next_best_way_the_site_has(
    missing: tuple[Action, ...], action: Action
) -> None:
    made = plan(decision(Verdict.TAKEDOWN), case(without(*missing)))
    assert made.ruling is not None
    assert made.ruling.action is action


def test_a_published_comment_can_be_rejected() -> None:
    made = plan(
        decision(Verdict.REJECT), case(state=State.APPROVED, remote_state=RemoteState.APPROVED)
    )
    assert made.ruling is not None
    assert made.ruling.action is Action.REJECT


def test_a_published_comment_cannot_be_held_since_it_stays_on_the_page() -> None:
    made = plan(
        decision(Verdict.HOLD), case(state=State.APPROVED, remote_state=RemoteState.APPROVED)
    )
    assert made.item.words == words.PUBLISHED


def test_approving_what_is_published_sends_nothing_but_an_edit() -> None:
    published: dict[str, Any] = {"state": State.CHIEF, "remote_state": RemoteState.APPROVED}
    plain = plan(APPROVE, case(**published))
    edited = plan(decision(Verdict.APPROVE, text="Đã sửa"), case(**published))
    assert plain.ruling is not None
    assert plain.ruling.action is None
    assert edited.ruling is not None
    assert edited.ruling.action is Action.EDIT


def test_a_comment_removed_here_but_published_there_can_be_removed_again() -> None:
    made = plan(
        decision(Verdict.TAKEDOWN),
        case(state=State.TAKEN_DOWN, remote_state=RemoteState.APPROVED),
    )
    assert made.item.result is ItemResult.DONE


@pytest.mark.parametrize("verdict", [Verdict.HOLD, Verdict.CHIEF, Verdict.RETURN])
def test_a_local_verdict_after_an_uncertain_delivery_asks_the_site_to_restore(
    verdict: Verdict,
) -> None:
    made = plan(decision(verdict), case(state=State.APPROVED, in_doubt=True))
    assert made.ruling is not None
    assert made.ruling.action is Action.RESTORE


def test_returning_what_the_site_was_never_told_of_sends_nothing() -> None:
    made = plan(
        decision(Verdict.RETURN), case(state=State.APPROVED, delivery=DeliveryState.WAITING)
    )
    assert made.ruling is not None
    assert made.ruling.action is None


def test_returning_what_the_site_rejected_restores_it_there() -> None:
    rejected: dict[str, Any] = {"state": State.REJECTED, "remote_state": RemoteState.REJECTED}
    made = plan(decision(Verdict.RETURN), case(**rejected))
    assert made.ruling is not None
    assert made.ruling.action is Action.RESTORE
    assert (
        plan(decision(Verdict.RETURN), case(without(Action.RESTORE), **rejected)).item.result
        is ItemResult.IMPOSSIBLE
    )


def test_passing_to_the_chief_again_with_a_note_is_a_new_decision() -> None:
    again = plan(decision(Verdict.CHIEF, note="xem giúp em"), case(state=State.CHIEF))
    assert again.item.result is ItemResult.DONE


PASSED = PassedUp("decision", "Minh", datetime(2026, 11, 20, 8, tzinfo=UTC))
AT_CHIEF = replace(case(state=State.CHIEF), chief=False, passed=PASSED)


@pytest.mark.parametrize("verdict", [Verdict.CHIEF, Verdict.TAKEDOWN])
def test_what_takes_nothing_from_the_chief_asks_nothing(verdict: Verdict) -> None:
    assert plan(decision(verdict, note="thêm một ý"), AT_CHIEF).questions == ()


def test_a_chief_is_not_asked_nor_whoever_rejects_what_a_rule_or_a_hold_passed_up() -> None:
    rejection = decision(Verdict.REJECT)
    assert plan(rejection, replace(AT_CHIEF, chief=True)).questions == ()
    for kind in ("watched", "held", "stopped"):
        by_rule = replace(AT_CHIEF, passed=replace(PASSED, kind=kind))
        assert plan(rejection, by_rule).questions == ()


QUESTIONS = {
    "with_chief": (APPROVE, AT_CHIEF),
    "parent_unpublished": (APPROVE, replace(case(), parent_published=False)),
    "outgoing_findings": (APPROVE, replace(case(), unseen=(FOUND,))),
    "published_replies": (decision(Verdict.TAKEDOWN), replace(case(), replies=(2, 3))),
    "cannot_undo": (decision(Verdict.REJECT), case(without(Action.RESTORE))),
}


@pytest.mark.parametrize("code", QUESTIONS)
def test_each_question_is_asked_once_and_ends_with_a_yes(code: str) -> None:
    asked, about = QUESTIONS[code]
    first = plan(asked, about)
    assert [question.code for question in first.questions] == [code]
    assert first.item.result is ItemResult.ASK
    second = plan(replace(asked, confirmed=frozenset({code})), about)
    assert second.questions == ()
    assert second.item.result is ItemResult.DONE


def test_a_reply_under_an_unpublished_parent_may_be_rejected_without_a_question() -> None:
    made = plan(decision(Verdict.REJECT), replace(case(), parent_published=False))
    assert made.questions == ()


def test_approving_beside_an_unfinished_edit_asks_first() -> None:
    drafted = replace(case(), drafted=True)
    asked = plan(APPROVE, drafted)
    assert [question.code for question in asked.questions] == ["draft_unused"]
    confirmed = replace(APPROVE, confirmed=frozenset({"draft_unused"}))
    assert plan(confirmed, drafted).item.result is ItemResult.DONE
    assert plan(replace(APPROVE, text="Cầu đi được chưa ạ?"), drafted).questions == ()
    assert plan(decision(Verdict.REJECT), drafted).questions == ()
