"""``readers block``, ``unblock`` and ``blocked``: who may not write at a site for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from moderator.cli.decide import as_option, checked_argument, json_option
from moderator.cli.output import print_json, say
from moderator.cli.speech import NUMBER, Command, option
from moderator.cli.times import shown, stamp
from moderator.model import Words
from moderator.model.terms import DeliveryState

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.cli.session import Session
    from moderator.desk import Desk
    from moderator.model.blocking import Blocking

_DAYS = {"1": 1, "7": 7, "30": 30, "good": None}
_SENDING = {
    DeliveryState.DELIVERED: Words("trang báo đã xác nhận", "the site has confirmed"),
    DeliveryState.ALREADY: Words("trang báo đã như vậy", "it is so at the site"),
    DeliveryState.CONFLICT: Words("trang báo đã đổi khác", "the site has changed it since"),
    DeliveryState.REFUSED: Words("trang báo từ chối", "the site refused"),
    DeliveryState.GONE: Words("trang báo không biết bạn đọc này", "the site has no such reader"),
}
_WAITS = Words("chờ báo cho trang", "waiting to be sent")


@click.command(
    "block",
    cls=Command,
    words=Words(
        "Chặn người viết ý kiến này ở trang báo; việc của trưởng ban.\n\n"
        "Trang được báo ở lượt đồng bộ sau. Ý kiến đang chờ vẫn phải duyệt.",
        "Block who wrote this comment at the site; the chief's.\n\n"
        "The site is told with the next round. What waits is still to be decided.",
    ),
)
@click.argument("comment", type=NUMBER)
@option("--reason", required=True, vi="Vì sao; trang báo cũng nhận.", en="Why; the site gets it.")
@option(
    "--days",
    type=click.Choice(tuple(_DAYS)),
    default="7",
    show_default=True,
    vi="Bao nhiêu ngày; good: không thời hạn.",
    en="For how many days; good: for good.",
)
@as_option
@json_option
@click.pass_obj
def block(
    session: Session, comment: int, *, reason: str, days: str, actor: str | None, as_json: bool
) -> None:
    """Block."""
    checked_argument(reason)
    name = session.actor(actor)
    wanted = _DAYS[days]
    _do(session, lambda desk: desk.blocks.block(name, comment, wanted, reason), as_json=as_json)


@click.command(
    "unblock",
    cls=Command,
    words=Words(
        "Bỏ chặn người viết ý kiến này ở trang báo.",
        "Let who wrote this comment write again at the site.",
    ),
)
@click.argument("comment", type=NUMBER)
@option("--reason", default="", vi="Vì sao.", en="Why.")
@as_option
@json_option
@click.pass_obj
def unblock(
    session: Session, comment: int, *, reason: str, actor: str | None, as_json: bool
) -> None:
    """Let write again."""
    checked_argument(reason)
    name = session.actor(actor)
    _do(session, lambda desk: desk.blocks.unblock(name, comment, reason), as_json=as_json)


@click.command(
    "blocked",
    cls=Command,
    words=Words(
        "Liệt kê các lệnh chặn và bỏ chặn, mới nhất trước, và trang báo trả lời gì.",
        "List what was decided about blocking, the newest first, and what the site said.",
    ),
)
@json_option
@click.pass_obj
def blocked(session: Session, *, as_json: bool) -> None:
    """List."""
    with session.desk() as parts:
        found = parts.desk.blocks.listed()
    if as_json:
        print_json([blocking_record(one) for one in found])
        return
    for one in found:
        say(_line(one, session))
    if not found:
        say(session.text("Chưa chặn ai", "Nobody was ever blocked"))


def _do(session: Session, act: Callable[[Desk], Blocking], *, as_json: bool) -> None:
    with session.desk() as parts:
        done = act(parts.desk)
    if as_json:
        print_json(blocking_record(done))
    else:
        say(_line(done, session))


def _line(one: Blocking, session: Session) -> str:
    text = session.text
    if not one.blocks:
        what = text("đã bỏ chặn", "may write again")
    elif one.days is None:
        what = text("đã chặn không thời hạn", "blocked for good")
    else:
        what = text(f"đã chặn {one.days} ngày", f"blocked for {one.days} days")
    said = [what, _SENDING.get(one.sending, _WAITS).text(session.language)]
    if one.until is not None:
        said.append(text(f"đến {shown(one.until)}", f"until {shown(one.until)}"))
    said += [more for more in (one.problem, one.note) if more]
    return f"{one.name} ({one.reader[2:]}): {'; '.join(said)}"


def blocking_record(one: Blocking) -> dict[str, Any]:
    """Return what was decided about a reader as one JSON object."""
    return {
        "site_id": one.site_id,
        "reader": one.reader[2:],
        "by": "account" if one.reader.startswith("a:") else "email",
        "name": one.name,
        "comment_id": one.comment_id,
        "blocks": one.blocks,
        "days": one.days,
        "reason": one.note,
        "moderator": one.actor,
        "since": stamp(one.at),
        "delivery": one.sending.value,
        "problem": one.problem,
        "not_found": one.missed,
        "blocked_on_site": one.there,
        "until": None if one.until is None else stamp(one.until),
        "seq": one.seq,
    }
