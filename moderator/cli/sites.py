"""``connect``, ``sites`` and ``import``: which sites this desk works for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from moderator import compose
from moderator.cli.chief import hours
from moderator.cli.decide import as_option, json_option
from moderator.cli.output import NO_SITE, Exit, Stopped, print_json, say, tell
from moderator.cli.rounds import Rounds
from moderator.cli.speech import NUMBER, Command, Group, option
from moderator.cli.times import stamp
from moderator.model import SiteInfo, SiteRecord, Words
from moderator.settings import Secrets

if TYPE_CHECKING:
    from moderator.cli.session import Session


@click.command(
    cls=Command,
    words=Words(
        "Kết nối một trang báo: loại trang được tự nhận ra, đăng nhập và quyền được thử.",
        "Connect a site: its kind is found, login and rights are tested.",
    ),
)
@click.argument("url")
@option(
    "--token",
    vi="Mã truy cập. Người dùng khác của máy có thể thấy dòng lệnh: nên dùng --token-stdin.",
    en="Access token. Others on this computer may see the command line: prefer --token-stdin.",
)
@option(
    "--token-stdin",
    is_flag=True,
    vi="Đọc mã truy cập từ dòng đầu của stdin.",
    en="Read the token from the first line of standard input.",
)
@option("--user", vi="Tên đăng nhập (WordPress).", en="User name (WordPress).")
@option(
    "--password-stdin",
    is_flag=True,
    vi="Đọc mật khẩu ứng dụng từ dòng đầu của stdin.",
    en="Read the application password from the first line of standard input.",
)
@option(
    "--kind",
    type=click.Choice(["contract", "wordpress"]),
    vi="Loại trang, nếu không muốn tự nhận.",
    en="The site's kind, if it shall not be found out.",
)
@option(
    "--insecure",
    is_flag=True,
    vi="Cho phép http không mã hóa tới máy khác.",
    en="Allow unencrypted http to another machine.",
)
@json_option
@click.pass_obj
def connect(
    session: Session,
    *,
    url: str,
    token: str | None,
    token_stdin: bool,
    user: str | None,
    password_stdin: bool,
    kind: str | None,
    insecure: bool,
    as_json: bool,
) -> None:
    """Connect a site."""
    if sum((token is not None, token_stdin, password_stdin)) > 1:
        raise click.UsageError("--token | --token-stdin | --password-stdin")
    if password_stdin and user is None:
        raise click.UsageError(
            session.text(
                "--password-stdin cần thêm --user TÊN", "--password-stdin needs --user NAME"
            )
        )
    if token is None:
        token = _secret(session, piped=token_stdin or password_stdin, user=user)
    info = compose.probe(url, user=user, secret=token, kind=kind, insecure=insecure)
    with session.store() as store:
        session.profile.prepare()
        stored = Secrets(session.profile.secrets).put(info.address, token, allow_file=True)
        site_id = compose.add_site(store, info)
    for warning in info.warnings:
        tell(warning.text(session.language))
    if stored.warning is not None:
        tell(stored.warning.text(session.language))
    if as_json:
        print_json({**_info(site_id, info), "secret": stored.where})
    else:
        say(session.text(f"Đã kết nối {info.name}", f"Connected {info.name}"))
        say(f"{site_id}  {info.kind}  {info.address}")


@click.group(cls=Group, words=Words("Các trang báo đã kết nối.", "The connected sites."))
def sites() -> None:
    """Hold the commands below."""


@sites.command(
    words=Words(
        "Cho hoặc không cho sửa lời bạn đọc ở một trang (số của trang: xem sites list --json).",
        "Allow or forbid editing readers' words at a site (its number: sites list --json).",
    )
)
@click.argument("site", type=NUMBER)
@click.argument("allowed", type=click.Choice(["on", "off"]))
@as_option
@click.pass_obj
def editing(session: Session, site: int, allowed: str, *, actor: str | None) -> None:
    """Allow or forbid editing at a site."""
    with session.desk() as parts:
        if site not in {one.id for one in parts.desk.sites()}:
            tell(session.text("Không có trang này", "There is no such site"))
            raise Stopped(Exit.NOT_FOUND)
        parts.desk.readers.set_editing(site, session.actor(actor), allowed=allowed == "on")
    say(
        session.text("Được sửa lời bạn đọc ở trang này", "Readers' words may be edited there")
        if allowed == "on"
        else session.text(
            "Không sửa lời bạn đọc ở trang này: duyệt nguyên văn hoặc từ chối",
            "Readers' words are not edited there: approved as they are, or rejected",
        )
    )


sites.add_command(hours)


@sites.command("list", words=Words("Liệt kê các trang báo.", "List the sites."))
@json_option
@click.pass_obj
def list_(session: Session, *, as_json: bool) -> None:
    """List the sites."""
    with session.desk() as parts:
        statuses = parts.desk.status()
    if as_json:
        print_json(
            [
                {
                    **_info(one.site.id, one.site.info),
                    "connected": one.connected,
                    "last_success": None if one.last_success is None else stamp(one.last_success),
                    "waiting": one.waiting,
                    "later": one.later,
                    "opens_at": None if one.opens_at is None else stamp(one.opens_at),
                    "conflicts": one.conflicts,
                    "refused": one.refused,
                    "next_due": None if one.next_due is None else stamp(one.next_due),
                }
                for one in statuses
            ]
        )
        return
    for one in statuses:
        say(f"{one.site.id}  {one.site.info.kind}  {one.site.info.address}  {one.site.info.name}")
    if not statuses:
        tell(NO_SITE.text(session.language))


@click.command(
    "import",
    cls=Command,
    words=Words(
        "Nhập ý kiến từ một tệp JSON Lines như từ một trang báo.",
        "Import comments from a JSON Lines file as if from a site.",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@click.pass_obj
def import_file(session: Session, file: Path, *, as_json: bool) -> None:
    """Import a file."""
    info = compose.probe(str(file.absolute()), user=None, secret="", kind="file")
    with session.desk() as parts, Rounds(parts) as rounds:
        site_id = compose.add_site(parts.store, info)
        record = next(one for one in parts.desk.sites() if one.id == site_id)
        done = rounds.of(record).round()
    if as_json:
        print_json({**_info(record.id, record.info), "fetched": done.fetched})
    else:
        say(
            session.text(
                f"{done.fetched} ý kiến từ {record.info.name}",
                f"{done.fetched} comments from {record.info.name}",
            )
        )
    if done.problem is not None:
        detail = f" ({done.detail})" if done.detail else ""
        tell(done.problem.text(session.language) + detail)
        raise Stopped(Exit.ASKED)


def site_line(record: SiteRecord) -> str:
    """Return how a site is named before a message about it."""
    return record.info.name or record.info.address


def _info(site_id: int, info: SiteInfo) -> dict[str, Any]:
    return {
        "site": info.address,
        "site_id": site_id,
        "name": info.name,
        "kind": info.kind,
        "user": info.user,
        "actions": sorted(action.value for action in info.actions),
        "edits_name": info.edits_name,
    }


def _secret(session: Session, *, piped: bool, user: str | None) -> str:
    if not piped and sys.stdin.isatty():
        asked = (
            session.text("Mã truy cập", "Token")
            if user is None
            else session.text("Mật khẩu ứng dụng", "Application password")
        )
        return str(click.prompt(asked, hide_input=True, err=True))
    if not piped:
        raise click.UsageError("--token | --token-stdin | --user … --password-stdin")
    line = sys.stdin.buffer.readline(64 * 1024).decode("utf-8", "replace").rstrip("\r\n")
    if not line:
        raise click.UsageError(session.text("stdin trống", "standard input is empty"))
    return line
