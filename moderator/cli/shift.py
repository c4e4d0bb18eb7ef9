"""``shift``: what one shift hands to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from moderator.cli.decide import as_option, checked_argument, json_option
from moderator.cli.output import print_json, say
from moderator.cli.speech import Group, option
from moderator.cli.times import Moment, shown, stamp
from moderator.export.labels import VERDICTS, label
from moderator.model import Words

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.cli.session import Session
    from moderator.model.shift import Heap, Left, ShiftNote, ShiftSheet

_LONGEST = 4000

_since = option(
    "--since",
    type=Moment(),
    vi="Ca bắt đầu lúc này (mặc định: từ lần giao ca trước, hay từ khi vào ca).",
    en="The shift began then (default: the last hand-over, or the log-in).",
)


@click.group(
    cls=Group,
    words=Words(
        "Giao ca: ca này đã làm gì, để lại gì, và ghi chú cho ca sau.",
        "Handing over: what this shift did, what it leaves, and notes to the next.",
    ),
)
def shift() -> None:
    """Hold the commands below."""


@shift.command(
    words=Words("Cho xem phiếu giao ca; không ghi gì.", "Show the shift sheet; write nothing.")
)
@_since
@as_option
@json_option
@click.pass_obj
def show(session: Session, *, since: datetime | None, actor: str | None, as_json: bool) -> None:
    """Show the sheet."""
    with session.desk() as parts:
        sheet = parts.desk.shifts.sheet(session.actor(actor), since)
    if as_json:
        print_json(_record(sheet))
    else:
        _tell(session, sheet)


@shift.command(
    "hand-over",
    words=Words(
        "Giao ca: ghi vào nhật ký, ca sau bắt đầu từ đây.",
        "Hand over: the log says so, and the next shift begins here.",
    ),
)
@option("--note", default="", vi="Ghi chú cho ca sau.", en="A note to the next shift.")
@_since
@as_option
@click.pass_obj
def hand_over(session: Session, *, note: str, since: datetime | None, actor: str | None) -> None:
    """Hand over."""
    checked_argument(note)
    with session.desk() as parts:
        sheet = parts.desk.shifts.sheet(session.actor(actor), since)
        seq = parts.desk.shifts.hand_over(sheet, note[:_LONGEST])
    say(session.text(f"Đã giao ca (dòng {seq} của nhật ký)", f"Handed over (row {seq} of the log)"))


@shift.command(
    words=Words(
        "Ghi chú của các ca trước mà bạn chưa đọc.", "Notes of shifts before that you did not read."
    )
)
@option("--read", is_flag=True, vi="Đánh dấu là đã đọc.", en="Mark them as read.")
@as_option
@json_option
@click.pass_obj
def notes(session: Session, *, read: bool, actor: str | None, as_json: bool) -> None:
    """List the notes."""
    name = session.actor(actor)
    with session.desk() as parts:
        found = parts.desk.shifts.unread(name)
        if read:
            parts.desk.shifts.read(name, found)
    if as_json:
        print_json([_note(one) for one in found])
        return
    for one in found:
        say(f"{shown(one.at)} {one.actor}:")
        say(one.text)
    if not found:
        say(session.text("Không có ghi chú nào", "No notes"))


def _tell(session: Session, sheet: ShiftSheet) -> None:
    say(f"{sheet.actor}: {shown(sheet.since)} – {shown(sheet.until)}")
    for vi, en, heap in (
        ("Chờ duyệt", "Waiting", sheet.pending),
        ("Để lại", "Held", sheet.held),
        ("Chờ trưởng ban", "With the chief", sheet.chief),
        ("Xung đột", "Conflicts", sheet.conflicts),
    ):
        oldest = f" ({shown(heap.first[0].created_at)})" if heap.first else ""
        say(f"{session.text(vi, en)}: {heap.total}{oldest}")
    if sheet.aside:
        say(
            f"{session.text('Thuộc bài ngoài hàng chờ', 'Under articles set aside')}: {sheet.aside}"
        )
    say(f"{session.text('Chờ gửi', 'Waiting to be sent')}: {sheet.unsent}")
    say(f"{session.text('Đã gỡ', 'Taken down')}: {len(sheet.removals)}")
    say(f"{session.text('Bài tạm dừng, đóng', 'Articles set aside')}: {len(sheet.articles)}")
    for one in sheet.decided:
        counts = (
            f"{label(VERDICTS, verdict, session.language)} {total}"
            for verdict, total in one.verdicts.items()
        )
        say(f"{one.actor}: {', '.join(counts)}")


def _record(sheet: ShiftSheet) -> dict[str, Any]:
    return {
        "moderator": sheet.actor,
        "since": stamp(sheet.since),
        "until": stamp(sheet.until),
        "began": sheet.began.value,
        "decided": [
            {
                "moderator": one.actor,
                "verdicts": {verdict.value: total for verdict, total in one.verdicts.items()},
                "undone": one.undone,
            }
            for one in sheet.decided
        ],
        "pending": _heap(sheet.pending),
        "set_aside": sheet.aside,
        "held": _heap(sheet.held),
        "chief": _heap(sheet.chief),
        "conflicts": _heap(sheet.conflicts),
        "sites": [
            {
                "site": one.site,
                "unsent": one.unsent,
                "for_publishing_hours": one.later,
                "oldest": None if one.oldest is None else stamp(one.oldest),
                "refused": one.refused,
                "connected": one.connected,
            }
            for one in sheet.outgoing
        ],
        "taken_down": [
            {
                "id": one.id,
                "at": stamp(one.at),
                "moderator": one.by,
                "ordered_by": one.ordered_by,
                "document": one.document,
                "confirmed": one.confirmed,
            }
            for one in sheet.removals
        ],
        "articles": [
            {
                "title": one.title,
                "handling": one.handling.value,
                "closed": one.closed,
                "moderator": one.actor,
            }
            for one in sheet.articles
        ],
    }


def _heap(heap: Heap) -> dict[str, Any]:
    return {"total": heap.total, "first": [_left(one) for one in heap.first]}


def _left(one: Left) -> dict[str, Any]:
    return {
        "id": one.id,
        "created": stamp(one.created_at),
        "article": one.article,
        "moderator": one.by,
        "at": None if one.at is None else stamp(one.at),
    }


def _note(one: ShiftNote) -> dict[str, Any]:
    return {"row": one.seq, "at": stamp(one.at), "moderator": one.actor, "note": one.text}
