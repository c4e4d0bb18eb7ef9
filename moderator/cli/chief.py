"""``holds`` and ``sites hours``: what the chief keeps back, and when approvals go out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from moderator.cli.decide import as_option, checked_argument, json_option
from moderator.cli.output import Exit, Stopped, counted, print_json, say, tell
from moderator.cli.speech import NUMBER, Command, Group, option
from moderator.cli.times import stamp
from moderator.model import Words
from moderator.model.holding import HeldPlace
from moderator.model.hours import ZONE, Hours

if TYPE_CHECKING:
    from moderator.cli.session import Session
    from moderator.model.holding import HoldSet

_HOURS = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})", re.ASCII)


@click.group(
    cls=Group,
    words=Words(
        "Chuyên mục và bài trưởng ban đang giữ: chỉ trưởng ban duyệt được ở đó.",
        "Sections and articles that the chief holds: nobody else approves there.",
    ),
)
def holds() -> None:
    """Hold the commands below."""


@holds.command("list", words=Words("Liệt kê nơi đang giữ.", "List what is held."))
@json_option
@click.pass_obj
def list_(session: Session, *, as_json: bool) -> None:
    """List what is held."""
    with session.desk() as parts:
        found = parts.desk.holding.in_force()
    if as_json:
        print_json(
            [
                {
                    "section": one.place.section or None,
                    "article": one.place.article_id,
                    "title": one.title or None,
                    "by": one.actor,
                    "at": stamp(one.at),
                    "note": one.note or None,
                }
                for one in found
            ]
        )
        return
    for one in found:
        name = one.place.section or f"{one.place.article_id}  {one.title}"
        say(f"{name}  {one.actor}  {stamp(one.at)}  {one.note}".rstrip())
    if not found:
        say(session.text("Không giữ chuyên mục hay bài nào", "No section or article is held"))


def _place(session: Session, section: str | None, article: int | None) -> HeldPlace:
    if (section is None) == (article is None):
        tell(
            session.text(
                "Hãy cho đúng một: --section hoặc --article", "Give one of --section and --article"
            )
        )
        raise Stopped(Exit.USAGE)
    if section is not None:
        checked_argument(section)
    return HeldPlace(section or "", article)


_section = option("--section", vi="Tên chuyên mục.", en="A section's name.")
_article = option(
    "--article",
    type=NUMBER,
    vi="Số của bài ở đây (xem queue show --json).",
    en="The article's number here (queue show --json).",
)
_note = option("--note", default="", vi="Vì sao; vào nhật ký.", en="Why; goes into the log.")


@holds.command(words=Words("Giữ một chuyên mục hoặc một bài.", "Hold a section or an article."))
@_section
@_article
@_note
@as_option
@click.pass_obj
def add(
    session: Session, *, section: str | None, article: int | None, note: str, actor: str | None
) -> None:
    """Hold a place."""
    place = _place(session, section, article)
    checked_argument(note)
    with session.desk() as parts:
        done = parts.desk.holding.hold(session.actor(actor), place, note)
        moved = parts.desk.holding.settle(place)
    _tell(session, done, moved)


@holds.command(words=Words("Bỏ lệnh giữ.", "Lift a hold."))
@_section
@_article
@_note
@as_option
@click.pass_obj
def lift(
    session: Session, *, section: str | None, article: int | None, note: str, actor: str | None
) -> None:
    """Lift a hold."""
    place = _place(session, section, article)
    checked_argument(note)
    with session.desk() as parts:
        done = parts.desk.holding.lift(session.actor(actor), place, note)
        moved = parts.desk.holding.settle(place)
    _tell(session, done, moved)


def _tell(session: Session, done: HoldSet, moved: int) -> None:
    if not done.changed:
        say(session.text("Đã như vậy sẵn", "It was so already"))
        return
    stopped, late = len(done.stopping.stopped), len(done.stopping.under_way)
    say(
        session.text(
            f"Chuyển {moved} ý kiến, dừng {stopped} lệnh duyệt chưa gửi, {late} đang được gửi",
            f"{counted(moved, 'comment')} moved, {counted(stopped, 'unsent approval')} stopped,"
            f" {late} being sent",
        )
    )


@click.command(
    cls=Command,
    words=Words(
        "Đặt giờ gửi lệnh duyệt đến một trang, ví dụ 06:00-22:00; off: gửi mọi lúc.",
        "Set when approvals go out to a site, such as 06:00-22:00; off: always.",
    ),
)
@click.argument("site", type=NUMBER)
@click.argument("times", metavar="HH:MM-HH:MM|off")
@option(
    "--zone",
    default=ZONE,
    show_default=True,
    vi="Múi giờ của tòa soạn.",
    en="The paper's time zone.",
)
@as_option
@click.pass_obj
def hours(session: Session, site: int, times: str, *, zone: str, actor: str | None) -> None:
    """Set the publishing hours."""
    wanted: Hours | None = None
    if times != "off":
        read = _HOURS.fullmatch(times)
        if read is None:
            tell(session.text("Giờ phải như 06:00-22:00", "Hours must look like 06:00-22:00"))
            raise Stopped(Exit.USAGE)
        opens, closes = (int(read[at]) * 60 + int(read[at + 1]) for at in (1, 3))
        wanted = Hours(opens, closes, zone)
    with session.desk() as parts:
        if site not in {one.id for one in parts.desk.sites()}:
            tell(session.text("Không có trang này", "There is no such site"))
            raise Stopped(Exit.NOT_FOUND)
        parts.desk.publishing.set_hours(session.actor(actor), site, wanted)
    say(
        session.text("Lệnh duyệt được gửi mọi lúc", "Approvals go out at any time")
        if wanted is None
        else session.text(f"Lệnh duyệt được gửi {times} ({zone})", f"Approvals go out {times}")
    )
