"""``note`` and ``readers``: what moderators tell each other, and which readers are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from moderator.cli.blocking import block, blocked, unblock
from moderator.cli.decide import as_option, checked_argument, json_option
from moderator.cli.output import print_json, say
from moderator.cli.speech import NUMBER, Command, Group, option
from moderator.cli.times import stamp
from moderator.cli.tracing import find
from moderator.model import Mark, Words

if TYPE_CHECKING:
    from moderator.cli.session import Session
    from moderator.model import Note, PastComment, ReaderMark

_MARKS = {
    Mark.NONE: Words("không đánh dấu", "no mark"),
    Mark.WATCHED: Words("theo dõi: ý kiến mới chuyển trưởng ban", "watched: goes to the chief"),
    Mark.TRUSTED: Words("tin: xếp sau theo mức rủi ro", "trusted: comes later by risk"),
}
_note_option = option("--note", default="", vi="Vì sao.", en="Why.")


@click.command(
    cls=Command,
    words=Words(
        "Ghi chú về một ý kiến cho người duyệt khác; trang báo và bạn đọc không thấy.",
        "Write a note on a comment for the other moderators; no site and no reader sees it.",
    ),
)
@click.argument("comment", type=NUMBER)
@click.argument("text")
@as_option
@json_option
@click.pass_obj
def note(session: Session, comment: int, text: str, *, actor: str | None, as_json: bool) -> None:
    """Write a note."""
    checked_argument(text)
    with session.desk() as parts:
        written = parts.desk.readers.note(comment, session.actor(actor), text)
    if as_json:
        print_json(note_record(written))
    else:
        say(session.text(f"Đã ghi chú, dòng {written.seq}", f"Note written, row {written.seq}"))


@click.group(
    cls=Group,
    words=Words(
        "Bạn đọc đang theo dõi, tin hoặc bị chặn, theo tài khoản hoặc thư điện tử, không theo tên."
        "\n\nKhông dấu nào tự duyệt hay từ chối.",
        "Readers who are watched, trusted or blocked, by account or e-mail, never by name.\n\n"
        "No mark approves or rejects anything.",
    ),
)
def readers() -> None:
    """Hold the commands below."""


for one in (find, block, unblock, blocked):
    readers.add_command(one)


@readers.command("list", words=Words("Liệt kê, mới nhất trước.", "List them, the newest first."))
@json_option
@click.pass_obj
def list_(session: Session, *, as_json: bool) -> None:
    """List the marks."""
    with session.desk() as parts:
        marks = parts.desk.readers.marks()
    if as_json:
        print_json([mark_record(one) for one in marks])
        return
    for one in marks:
        what = _MARKS[one.mark].text(session.language)
        say(f"{one.name} ({one.reader[2:]}): {what}" + (f"; {one.note}" if one.note else ""))
    if not marks:
        say(session.text("Không có ai", "Nobody"))


@readers.command(
    words=Words(
        "Theo dõi người viết ý kiến này: từ nay ý kiến của họ chuyển trưởng ban kèm ghi chú.",
        "Watch who wrote this comment: from now on theirs go to the chief with the note.",
    )
)
@click.argument("comment", type=NUMBER)
@_note_option
@as_option
@click.pass_obj
def watch(session: Session, comment: int, *, note: str, actor: str | None) -> None:
    """Watch a reader."""
    _mark(session, comment, Mark.WATCHED, note, actor)


@readers.command(
    words=Words(
        "Tin người viết ý kiến này: từ nay xếp sau theo mức rủi ro, vẫn phải duyệt.",
        "Trust who wrote this comment: from now on theirs come later by risk, still undecided.",
    )
)
@click.argument("comment", type=NUMBER)
@_note_option
@as_option
@click.pass_obj
def trust(session: Session, comment: int, *, note: str, actor: str | None) -> None:
    """Trust a reader."""
    _mark(session, comment, Mark.TRUSTED, note, actor)


@readers.command(words=Words("Bỏ dấu của người viết ý kiến này.", "Take the reader's mark away."))
@click.argument("comment", type=NUMBER)
@as_option
@click.pass_obj
def clear(session: Session, comment: int, *, actor: str | None) -> None:
    """Take a mark away."""
    _mark(session, comment, Mark.NONE, "", actor)


def _mark(session: Session, comment: int, mark: Mark, text: str, actor: str | None) -> None:
    checked_argument(text)
    with session.desk() as parts:
        changed = parts.desk.readers.mark(comment, session.actor(actor), mark, text)
    said = _MARKS[mark].text(session.language)
    say(said if changed else session.text(f"Vẫn vậy: {said}", f"As before: {said}"))


def mark_record(one: ReaderMark) -> dict[str, Any]:
    """Return a mark as one JSON object."""
    return {
        "site_id": one.site_id,
        "reader": one.reader[2:],
        "by": "account" if one.reader.startswith("a:") else "email",
        "mark": one.mark.value,
        "name": one.name,
        "note": one.note,
        "moderator": one.actor,
        "since": stamp(one.at),
    }


def note_record(one: Note) -> dict[str, Any]:
    """Return a note as one JSON object."""
    return {
        "seq": one.seq,
        "at": stamp(one.at),
        "moderator": one.actor,
        "kind": one.kind,
        "text": one.text,
    }


def past_record(one: PastComment) -> dict[str, Any]:
    """Return another comment of the same reader as one JSON object."""
    return {
        "id": one.id,
        "text": one.text,
        "article": one.article,
        "status": one.state.value,
        "created_at": stamp(one.created_at),
        "edited": one.edited,
        "decided_by": one.decided_by or None,
    }
