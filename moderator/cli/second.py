"""``second-look``: a chief orders one, ends it, and has its figures told to a script."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from moderator import compose
from moderator.cli.decide import as_option, json_option
from moderator.cli.output import Exit, Stopped, print_json, say, tell
from moderator.cli.speech import NUMBER, Group, option
from moderator.cli.times import Moment, shown, stamp
from moderator.export.labels import FINDINGS, VERDICTS, label
from moderator.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.cli.session import Session
    from moderator.model.second_look import Agreement, LookResult

WEEK = timedelta(days=7)


@click.group(
    "second-look",
    cls=Group,
    words=Words(
        "Xem lại lần hai: một phần quyết định được người khác đọc lại mà không biết kết quả. "
        "Đọc lại thì làm trong cửa sổ.",
        "A second look: a share of the decisions is read again, blind. The reading itself is done "
        "in the window.",
    ),
)
def second_look() -> None:
    """Hold the commands of the second look."""


@second_look.command(
    words=Words(
        "Đặt xem lại; thay cho lần trước.", "Order a second look; it takes the last one's place."
    )
)
@click.argument("share", type=click.FloatRange(0.1, 100), metavar="PERCENT")
@option("--since", type=Moment(), vi="Từ lúc (mặc định: 7 ngày).", en="From (default: 7 days ago).")
@option("--until", type=Moment(ending=True), vi="Đến hết.", en="To the end of.")
@option("--least", type=NUMBER, default=10, vi="Ít nhất cho mỗi loại.", en="At least, of each.")
@option("--hide-findings", is_flag=True, vi="Ẩn các phát hiện.", en="Hide what was noticed.")
@as_option
@json_option
@click.pass_obj
def order(
    session: Session,
    *,
    share: float,
    since: datetime | None,
    until: datetime | None,
    least: int,
    hide_findings: bool,
    actor: str | None,
    as_json: bool,
) -> None:
    """Order a look and say what was drawn."""
    from moderator.model.second_look import LookPlan

    now = compose.now()
    plan = LookPlan(round(share * 10), since or now - WEEK, until or now, least, hide_findings)
    name = session.actor(actor)
    with session.desk() as parts:
        parts.desk.second_look.order(name, plan)
        found = parts.desk.second_look.result(name)
    _tell(session, found, as_json=as_json)


@second_look.command(words=Words("Kết thúc lần xem lại.", "End the second look."))
@as_option
@click.pass_obj
def end(session: Session, *, actor: str | None) -> None:
    """End the look in force."""
    with session.desk() as parts:
        look = parts.desk.second_look.look()
        if look is not None:
            plan = replace(look.plan, share=0)
            parts.desk.second_look.order(session.actor(actor), plan)
    if look is None:
        _none(session)


@second_look.command(
    words=Words(
        "Mức thống nhất giữa hai người đọc, kèm khoảng tin cậy 95%.",
        "How far both readers agree, with the 95% interval.",
    )
)
@as_option
@json_option
@click.pass_obj
def result(session: Session, *, actor: str | None, as_json: bool) -> None:
    """Tell the agreement."""
    with session.desk() as parts:
        found = parts.desk.second_look.result(session.actor(actor))
    if found is None:
        _none(session)
    _tell(session, found, as_json=as_json)


def _none(session: Session) -> None:
    tell(session.text("Chưa có lần xem lại nào được đặt", "No second look is ordered"))
    raise Stopped(Exit.NOT_FOUND)


def _tell(session: Session, found: LookResult | None, *, as_json: bool) -> None:
    if found is None:
        _none(session)
    elif as_json:
        print_json(_record(found))
    else:
        _print(session, found)


def _print(session: Session, found: LookResult) -> None:
    plan = found.look.plan
    say(f"{plan.share / 10:g}%, {shown(plan.since)} – {shown(plan.until)}")
    for one in found.strata:
        verdict = label(VERDICTS, one.verdict, session.language)
        say(f"{verdict}: {one.drawn} / {one.decisions}, {_share(found.verdicts[one.verdict])}")
    say(session.text(f"Cùng quyết định: {_share(found.agreed)}", f"Same: {_share(found.agreed)}"))
    if found.kappa is not None:
        say(f"kappa: {found.kappa:.2f}")
    for kind, agreed in found.findings.items():
        say(f"{label(FINDINGS, kind, session.language)}: {_share(agreed)}")


def _share(one: Agreement) -> str:
    if not one.of:
        return "–"
    share, low, high = (f"{100 * part:.0f}" for part in (one.share, one.low, one.high))
    return f"{one.agreed}/{one.of} = {share}% ({low}–{high})"


def _record(found: LookResult) -> dict[str, Any]:
    plan = found.look.plan
    return {
        "row": found.look.order,
        "seed": found.look.seed,
        "by": found.look.actor,
        "at": stamp(found.look.at),
        "share": plan.share / 1000,
        "since": stamp(plan.since.astimezone(UTC)),
        "until": stamp(plan.until.astimezone(UTC)),
        "drawn": {
            one.verdict.value: {"decisions": one.decisions, "drawn": one.drawn}
            for one in found.strata
        },
        "answered": found.answered,
        "unsure": found.unsure,
        "purged": found.gone,
        "agreement": _agreement(found.agreed),
        "published_or_not": _agreement(found.public),
        "all_decisions": found.whole,
        "kappa": found.kappa,
        "verdicts": _table(found.verdicts),
        "reasons": _table(found.reasons),
        "findings": _table(found.findings),
        "people": _table(found.people),
        "disagreements": [
            {
                "id": one.comment_id,
                "first": one.first.value,
                "first_reason": one.first_reason or None,
                "second": one.second.value,
                "second_reason": one.second_reason or None,
                "status": one.state.value,
            }
            for one in found.disagreements
        ],
    }


def _table(found: Mapping[Any, Agreement]) -> dict[str, Any]:
    return {str(key): _agreement(one) for key, one in found.items()}


def _agreement(one: Agreement) -> dict[str, Any]:
    return {"agreed": one.agreed, "of": one.of, "low": one.low, "high": one.high}
