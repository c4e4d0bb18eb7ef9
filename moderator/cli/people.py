"""``people``: who is chief, and whose part of the queue is what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from moderator.cli.decide import as_option, checked_argument, json_option
from moderator.cli.output import print_json, say
from moderator.cli.speech import Group, option
from moderator.cli.times import stamp
from moderator.model import Role, Words

if TYPE_CHECKING:
    from moderator.cli.session import Session
    from moderator.model import Person, Present

_ROLES = {
    Role.MODERATOR: Words("người duyệt", "moderator"),
    Role.CHIEF: Words("trưởng ban", "chief"),
}
_role = click.Choice([role.value for role in Role])


@click.group(
    cls=Group,
    words=Words(
        "Người của bàn duyệt: vai trò, phần việc, ai đang làm.\n\n"
        "Chừng nào chưa có trưởng ban thì ai cũng làm được mọi việc. Tên là lời tự xưng: trên "
        "PostgreSQL, quyền của cơ sở dữ liệu mới là sự bảo vệ thật.",
        "The people of the desk: roles, parts of the queue, who is at work.\n\n"
        "Until a chief is named everybody may do everything. A name is what somebody says of "
        "themselves: on PostgreSQL the rights of the database are the real protection.",
    ),
)
def people() -> None:
    """Hold the commands below."""


@people.command(
    "list",
    words=Words(
        "Liệt kê vai trò, phần việc và ai đang làm.",
        "List roles, parts and who is at work.",
    ),
)
@json_option
@click.pass_obj
def list_(session: Session, *, as_json: bool) -> None:
    """List the people."""
    with session.desk() as parts:
        everybody = parts.desk.people.everybody()
        present = parts.desk.company.others()
    if as_json:
        print_json(
            {
                "people": [_record(one) for one in everybody],
                "at_work": [_present_record(one) for one in present],
            }
        )
        return
    for one in everybody:
        role = _ROLES[one.role].text(session.language)
        say(f"{one.name}: {role}" + (f"; {', '.join(one.part)}" if one.part else ""))
    if not everybody:
        say(
            session.text(
                "Chưa ai có vai trò: ai cũng làm được mọi việc",
                "Nobody has a role yet: everybody may do everything",
            )
        )
    for there in present:
        on = "" if there.comment_id is None else f" ({there.comment_id})"
        say(session.text(f"Đang làm: {there.actor}{on}", f"At work: {there.actor}{on}"))


@people.command(
    words=Words("Thêm một người, là người duyệt hoặc trưởng ban.", "Add a moderator or a chief.")
)
@click.argument("name")
@option("--role", type=_role, default="moderator", vi="Vai trò.", en="The role.")
@as_option
@click.pass_obj
def add(session: Session, name: str, *, role: str, actor: str | None) -> None:
    """Add a person."""
    _give(session, name, Role(role), actor)


@people.command(
    words=Words(
        "Trao vai trò cho một người; trưởng ban đầu tiên do ai chọn cũng được.",
        "Give somebody a role; the first chief may be named by anybody.",
    )
)
@click.argument("name")
@click.argument("role", type=_role)
@as_option
@click.pass_obj
def role(session: Session, name: str, role: str, *, actor: str | None) -> None:
    """Give a role."""
    _give(session, name, Role(role), actor)


@people.command(
    words=Words(
        "Giao một phần hàng chờ: theo chuyên mục hoặc theo tên bài, * thay cho chữ bất kỳ. "
        "Không nêu gì: bỏ phần việc. Bài không thuộc phần của ai thì ai cũng thấy.",
        "Give a part of the queue: by section or by title, * for anything. With nothing named, "
        "the part is taken back. What is nobody's part is seen by all.",
    )
)
@click.argument("name")
@option("--section", "sections", multiple=True, vi="Chuyên mục.", en="A section.")
@option("--article", "articles", multiple=True, vi="Chữ trong tên bài.", en="Words of a title.")
@as_option
@click.pass_obj
def part(
    session: Session,
    name: str,
    *,
    sections: tuple[str, ...],
    articles: tuple[str, ...],
    actor: str | None,
) -> None:
    """Give a part."""
    for one in (name, *sections, *articles):
        checked_argument(one)
    with session.desk() as parts:
        parts.desk.people.set_part(session.actor(actor), name, sections, articles)
    given = ", ".join((*sections, *articles)) or session.text("không có", "none")
    say(session.text(f"{name}: phần việc: {given}", f"{name}: part: {given}"))


@people.command(
    "forget-pin",
    words=Words(
        "Xóa mã PIN mà một người đã quên; nhật ký ghi ai xóa. Dòng lệnh không hỏi mã PIN.",
        "Take away a PIN that somebody forgot; the log says who did. Commands ask for no PIN.",
    ),
)
@click.argument("name")
@as_option
@click.pass_obj
def forget_pin(session: Session, name: str, *, actor: str | None) -> None:
    """Take a PIN away."""
    checked_argument(name)
    with session.desk() as parts:
        parts.desk.pins.reset(session.actor(actor), name)
    say(session.text(f"{name}: không còn mã PIN", f"{name}: no PIN any more"))


def _give(session: Session, name: str, role: Role, actor: str | None) -> None:
    checked_argument(name)
    with session.desk() as parts:
        changed = parts.desk.people.set_role(session.actor(actor), name, role)
    said = _ROLES[role].text(session.language)
    say(f"{name}: {said}" if changed else session.text(f"{name}: vẫn là {said}", f"{name}: {said}"))


def _record(one: Person) -> dict[str, Any]:
    return {
        "name": one.name,
        "role": one.role.value,
        "sections": list(one.sections),
        "articles": list(one.articles),
        "since": stamp(one.since),
    }


def _present_record(one: Present) -> dict[str, Any]:
    return {
        "name": one.actor,
        "comment": one.comment_id,
        "holds": one.holds,
        "since": stamp(one.since),
    }
