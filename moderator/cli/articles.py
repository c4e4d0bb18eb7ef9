"""``articles`` and ``floods``: what holds for articles, what bursts, and who came together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins
from msgspec.structs import replace

from moderator.cli.decide import as_option, checked_argument, json_option
from moderator.cli.output import print_json, say
from moderator.cli.speech import NUMBER, Command, Group, option
from moderator.cli.times import shown, stamp
from moderator.model import Words
from moderator.model.article import ArticlePolicy, Handling
from moderator.model.flood import MOST_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.cli.session import Session
    from moderator.desk import Desk
    from moderator.model.brigade import Brigade
    from moderator.model.flood import Flood

_HANDLING = {
    Handling.EVERYBODY: Words("ai cũng duyệt", "everybody works on it"),
    Handling.PAUSED: Words("tạm dừng", "paused"),
    Handling.CHIEF: Words("riêng trưởng ban", "chief only"),
}
_note_option = option("--note", default="", vi="Vì sao; ghi vào nhật ký.", en="Why; for the log.")
_NEVER = "never"
_LIMIT = click.IntRange(0, MOST_LIMIT)


@click.group(
    cls=Group,
    words=Words(
        "Bài: tạm dừng, riêng trưởng ban, đóng ý kiến, tự đóng sau vài ngày.\n\n"
        "Ai cũng tạm dừng được; việc khác là của trưởng ban.",
        "Articles: paused, chief only, closed for comments, closed by itself after days.\n\n"
        "Anybody may pause; the rest is the chief's.",
    ),
)
def articles() -> None:
    """Hold the commands below."""


@articles.command(
    "list",
    words=Words(
        "Liệt kê các bài đang có quy định; --all: cả những bài đang chờ duyệt, kèm mã.",
        "List the articles for which something holds; --all: those that wait too, with ids.",
    ),
)
@option("--all", "everything", is_flag=True, vi="Cả bài đang có ý kiến chờ.", en="All that wait.")
@json_option
@click.pass_obj
def list_(session: Session, *, everything: bool, as_json: bool) -> None:
    """List articles."""
    with session.desk() as parts:
        found = parts.desk.articles.listed()
        if everything:
            places = [one.article_id for one in parts.desk.lists.places()]
            known = (parts.desk.articles.policy(one) for one in places if one is not None)
            found = tuple(one for one in known if one is not None)
    if as_json:
        print_json([policy_record(one) for one in found])
        return
    for one in found:
        say(f"{one.article_id}  {one.title}: {_told(one, session)}")
    if not found:
        say(
            session.text("Không có bài nào", "There are no articles")
            if everything
            else session.text(
                "Không bài nào có quy định riêng (--all: cả bài đang chờ duyệt)",
                "Nothing holds for any article (--all: those that wait too)",
            )
        )


@articles.command(words=Words("Tạm dừng ý kiến của một bài.", "Pause an article's comments."))
@click.argument("article", type=NUMBER)
@_note_option
@as_option
@json_option
@click.pass_obj
def pause(session: Session, article: int, *, note: str, actor: str | None, as_json: bool) -> None:
    """Pause."""
    _handle(session, article, Handling.PAUSED, note, actor, as_json=as_json)


@articles.command(words=Words("Cho mọi người duyệt lại.", "Give it back to everybody."))
@click.argument("article", type=NUMBER)
@_note_option
@as_option
@json_option
@click.pass_obj
def resume(session: Session, article: int, *, note: str, actor: str | None, as_json: bool) -> None:
    """Resume."""
    _handle(session, article, Handling.EVERYBODY, note, actor, as_json=as_json)


@articles.command(words=Words("Để riêng trưởng ban quyết định.", "Leave it to the chief."))
@click.argument("article", type=NUMBER)
@_note_option
@as_option
@json_option
@click.pass_obj
def chief(session: Session, article: int, *, note: str, actor: str | None, as_json: bool) -> None:
    """Leave to the chief."""
    _handle(session, article, Handling.CHIEF, note, actor, as_json=as_json)


@articles.command(
    words=Words(
        "Đóng ý kiến của bài; trang báo được báo ở lượt đồng bộ sau.",
        "Close it for comments; the site is told with the next round.",
    )
)
@click.argument("article", type=NUMBER)
@_note_option
@as_option
@json_option
@click.pass_obj
def close(session: Session, article: int, *, note: str, actor: str | None, as_json: bool) -> None:
    """Close."""
    checked_argument(note)
    name = session.actor(actor)
    _do(session, lambda desk: desk.articles.close(name, article, note), as_json=as_json)


@articles.command(words=Words("Mở lại ý kiến của bài.", "Open it for comments again."))
@click.argument("article", type=NUMBER)
@_note_option
@as_option
@json_option
@click.pass_obj
def reopen(session: Session, article: int, *, note: str, actor: str | None, as_json: bool) -> None:
    """Open again."""
    checked_argument(note)
    name = session.actor(actor)
    _do(session, lambda desk: desk.articles.reopen(name, article, note), as_json=as_json)


@articles.command(
    words=Words(
        "Tự đóng sau bấy nhiêu ngày kể từ khi bài lên trang; “never”: thôi.",
        "Close by itself so many days after its publication; “never”: not any more.",
    )
)
@click.argument("article", type=NUMBER)
@click.argument("days")
@as_option
@json_option
@click.pass_obj
def days(session: Session, article: int, days: str, *, actor: str | None, as_json: bool) -> None:
    """Close by itself."""
    if days != _NEVER and not (days.isascii() and days.isdecimal() and len(days) <= len("3650")):
        raise click.BadParameter(
            session.text("cần một số ngày hoặc never", "a number of days, or never")
        )
    wanted = None if days == _NEVER else int(days)
    name = session.actor(actor)
    _do(session, lambda desk: desk.articles.close_after(name, article, wanted), as_json=as_json)


@click.command(
    cls=Command,
    words=Words(
        "Báo động dồn dập còn để đó, và các nhóm kéo đến cùng lúc trong một ngày.",
        "The alarms about floods that stand, and the groups of the last day that came together.",
    ),
)
@json_option
@click.pass_obj
def floods(session: Session, *, as_json: bool) -> None:
    """List alarms and groups."""
    with session.desk() as parts:
        alarms = parts.desk.floods.active()
        groups = parts.desk.floods.together()
    if as_json:
        found = {
            "alarms": [flood_record(one) for one in alarms],
            "groups": [group_record(one) for one in groups],
        }
        print_json(found)
        return
    for one in alarms:
        told = session.text(
            f"{one.comments} ý kiến trong {one.minutes} phút, thường không quá {one.usual}",
            f"{one.comments} comments in {one.minutes} min, usually no more than {one.usual}",
        )
        say(f"{shown(one.since)}  {one.kind.value}: {one.shown}: {told}")
    for group in groups:
        told = session.text(
            f"{group.comments} ý kiến, {group.names} tên, {group.new} tên mới",
            f"{group.comments} comments, {group.names} names, {group.new} new",
        )
        say(f"{shown(group.since)}  together:{group.kind.value}-{group.anchor}: {told}")
    if not alarms and not groups:
        say(session.text("Không có gì dồn dập", "Nothing bursts"))


@click.command(
    "flood-limits",
    cls=Command,
    words=Words(
        "Từ bao nhiêu ý kiến trong mười phút thì báo động; 0: không bao giờ. Có trưởng ban thì"
        " trưởng ban đặt, cho cả tòa soạn.",
        "From how many comments within ten minutes on an alarm is raised; 0: never. The chief's,"
        " where there is one, for the whole desk.",
    ),
)
@option("--article", type=_LIMIT, vi="Dưới một bài.", en="Under one article.")
@option("--name", type=_LIMIT, vi="Dưới một tên.", en="Under one name.")
@option("--address", type=_LIMIT, vi="Từ một địa chỉ.", en="From one address.")
@as_option
@json_option
@click.pass_obj
def flood_limits(
    session: Session,
    *,
    article: int | None,
    name: int | None,
    address: int | None,
    actor: str | None,
    as_json: bool,
) -> None:
    """Show the limits, or set some of them."""
    given = {"article": article, "name": name, "address": address}
    wanted = {kind: number for kind, number in given.items() if number is not None}
    with session.desk() as parts:
        limits = parts.desk.floods.limits()
        if wanted:
            limits = replace(limits, **wanted)
            parts.desk.floods.set_limits(session.actor(actor), limits)
    if as_json:
        print_json(to_builtins(limits))
        return
    never = session.text("không bao giờ", "never")
    for what, number in (
        (session.text("Dưới một bài", "Under one article"), limits.article),
        (session.text("Dưới một tên", "Under one name"), limits.name),
        (session.text("Từ một địa chỉ", "From one address"), limits.address),
    ):
        say(f"{what}: {number or never}")


def _handle(
    session: Session,
    article: int,
    handling: Handling,
    note: str,
    actor: str | None,
    *,
    as_json: bool,
) -> None:
    checked_argument(note)
    name = session.actor(actor)
    _do(session, lambda desk: desk.articles.handle(name, article, handling, note), as_json=as_json)


def _do(session: Session, act: Callable[[Desk], ArticlePolicy], *, as_json: bool) -> None:
    with session.desk() as parts:
        policy = act(parts.desk)
    if as_json:
        print_json(policy_record(policy))
    else:
        say(f"{policy.title}: {_told(policy, session)}")


def _told(policy: ArticlePolicy, session: Session) -> str:
    said = [_HANDLING[policy.handling].text(session.language)]
    if policy.closed:
        said.append(session.text("đã đóng ý kiến", "closed for comments"))
        if not policy.site_closes:
            said.append(session.text("trang báo không nhận lệnh đóng", "the site cannot be told"))
    elif policy.closes_at is not None:
        at = shown(policy.closes_at)
        said.append(session.text(f"tự đóng lúc {at}", f"closes by itself at {at}"))
    if policy.problem:
        said.append(policy.problem)
    return "; ".join(said)


def policy_record(one: ArticlePolicy) -> dict[str, Any]:
    """Return what holds for an article as one JSON object."""
    return {
        "article_id": one.article_id,
        "title": one.title,
        "handling": one.handling.value,
        "closed": one.closed,
        "by_date": one.by_date,
        "close_after": one.close_after,
        "closes_at": None if one.closes_at is None else stamp(one.closes_at),
        "open_on_site": one.open_there,
        "site_can_close": one.site_closes,
        "delivery": None if one.sending is None else one.sending.value,
        "problem": one.problem,
        "moderator": one.actor or None,
        "since": None if one.at is None else stamp(one.at),
        "seq": one.seq or None,
    }


def flood_record(one: Flood) -> dict[str, Any]:
    """Return an alarm as one JSON object."""
    return {
        "seq": one.seq,
        "at": stamp(one.at),
        "kind": one.kind.value,
        "site_id": one.site_id,
        "article_id": one.article_id,
        "what": one.shown,
        "comments": one.comments,
        "minutes": one.minutes,
        "usual": one.usual,
        "since": stamp(one.since),
        "until": stamp(one.until),
    }


def group_record(one: Brigade) -> dict[str, Any]:
    """Return a group as one JSON object; ``filter`` lists what waits of it."""
    return {
        "kind": one.kind.value,
        "filter": f"status:pending together:{one.kind.value}-{one.anchor}",
        "site_id": one.site_id,
        "article_id": one.article_id,
        "what": one.shown,
        "comments": one.comments,
        "pending": one.pending,
        "names": one.names,
        "new_names": one.new,
        "articles": one.articles,
        "since": stamp(one.since),
        "until": stamp(one.until),
    }
