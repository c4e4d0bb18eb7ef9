"""``learning``: what the desk learnt from its decisions; on, off, begin anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from moderator.cli.decide import as_option, json_option
from moderator.cli.output import Exit, Stopped, print_json, progress, say, tell
from moderator.cli.speech import Group, option
from moderator.model import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.cli.session import Session
    from moderator.desk.learning import LearningState
    from moderator.learning import Strength


@click.group(
    cls=Group,
    words=Words(
        "Học từ các quyết định: xem, bật, tắt, học lại từ đầu.",
        "Learning from decisions: show, turn on or off, begin anew.",
    ),
)
def learning() -> None:
    """Hold the commands below."""


@learning.command(
    words=Words(
        "Học các quyết định còn hiệu lực, thử lại trên quyết định cũ và cho biết kết quả.",
        "Learn the decisions that stand, try on past ones, and tell how it fared.",
    )
)
@json_option
@click.pass_obj
def show(session: Session, *, as_json: bool) -> None:
    """Learn and tell."""
    with session.desk() as parts:
        state = parts.desk.learning.learn(progress())
        strongest = parts.desk.learning.strongest()
    _tell(session, state, strongest, as_json=as_json)


@learning.command("on", words=Words("Bật việc học.", "Turn learning on."))
@as_option
@json_option
@click.pass_obj
def on_(session: Session, *, actor: str | None, as_json: bool) -> None:
    """Turn it on."""
    _switch(session, actor, on=True, as_json=as_json)


@learning.command("off", words=Words("Tắt việc học.", "Turn learning off."))
@as_option
@json_option
@click.pass_obj
def off(session: Session, *, actor: str | None, as_json: bool) -> None:
    """Turn it off."""
    _switch(session, actor, on=False, as_json=as_json)


@learning.command(
    words=Words(
        "Quên mọi điều đã học: chỉ quyết định từ nay về sau mới được học.",
        "Forget all that was learnt: only decisions from now on will teach.",
    )
)
@option("--yes", is_flag=True, vi="Đồng ý, không hỏi lại.", en="Yes, do not ask.")
@as_option
@json_option
@click.pass_obj
def reset(session: Session, *, yes: bool, actor: str | None, as_json: bool) -> None:
    """Begin anew."""
    if not yes:
        tell(
            session.text(
                "Các quyết định vẫn giữ nguyên, nhưng không còn được học; không lấy lại được. "
                "Thêm --yes để làm.",
                "The decisions stay as they are but teach no more; this cannot be taken back. "
                "Add --yes to do it.",
            )
        )
        raise Stopped(Exit.ASKED)
    with session.desk() as parts:
        parts.desk.learning.learn()
        parts.desk.learning.forget(session.actor(actor))
        state = parts.desk.learning.keep_up()
    _tell(session, state, (), as_json=as_json)


def _switch(session: Session, actor: str | None, *, on: bool, as_json: bool) -> None:
    with session.desk() as parts:
        parts.desk.learning.switch(session.actor(actor), on=on)
        state = parts.desk.learning.keep_up(progress())
    _tell(session, state, (), as_json=as_json)


def _tell(
    session: Session, state: LearningState, strongest: Sequence[Strength], *, as_json: bool
) -> None:
    from moderator.desk import learning_words

    verdict = learning_words.verdict(state)
    if as_json:
        print_json(_json(session, state, strongest, verdict))
        return
    for words in (
        verdict,
        learning_words.learnt(state.report) if state.on else None,
        learning_words.trial(state.report),
        learning_words.order(state.report),
    ):
        if words is not None:
            say(words.text(session.language))
    for title, sign in (
        (Words("Từ nghiêng về loại:", "Words for removing:"), 1),
        (Words("Từ nghiêng về duyệt:", "Words for approving:"), -1),
    ):
        named = [one for one in strongest if one.weight * sign > 0]
        if named:
            say(title.text(session.language))
            for one in named:
                say(f"  {one.weight:+.1f}  {one.word}")


def _json(
    session: Session, state: LearningState, strongest: Sequence[Strength], verdict: Words
) -> dict[str, Any]:
    report = state.report
    return {
        "on": state.on,
        "speaks": state.voice is not None,
        "silence": None if report.silence is None else report.silence.value,
        "decisions": report.decisions,
        "removals": report.removals,
        "tried": report.tried,
        "tried_removals": report.tried_removals,
        "marked": report.marked,
        "marked_right": report.marked_right,
        "rules_marked": report.rules_marked,
        "rules_right": report.rules_right,
        "average_precision": {
            "rules": round(report.ap_rules, 4),
            "model": round(report.ap_model, 4),
            "both": round(report.ap_both, 4),
            "chance": round(report.base_rate, 4),
        },
        "area": round(report.area, 4),
        "surely_gained": round(report.surely_gained, 4),
        "words": [{"word": one.word, "weight": round(one.weight, 3)} for one in strongest],
        "message": verdict.text(session.language),
    }
