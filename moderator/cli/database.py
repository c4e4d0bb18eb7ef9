"""``database``: bring it up to date, examine it, copy it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from moderator import compose
from moderator.cli.output import Exit, Stopped, print_json, say
from moderator.cli.speech import Group, option
from moderator.model import Words

if TYPE_CHECKING:
    from moderator.cli.session import Session

_JSON = option("--json", "as_json", is_flag=True, vi="In ra JSON.", en="Print JSON.")


@click.group(
    cls=Group,
    words=Words(
        "Cơ sở dữ liệu: nâng cấp, kiểm tra, sao lưu.",
        "The database: upgrade, check, back up.",
    ),
)
def database() -> None:
    """Hold the commands below."""


@database.command(
    words=Words(
        "Đưa cơ sở dữ liệu lên phiên bản của chương trình (SQLite được sao lưu trước).",
        "Bring the database up to the program's version (SQLite is backed up first).",
    )
)
@_JSON
@click.pass_obj
def upgrade(session: Session, *, as_json: bool) -> None:
    """Migrate the database."""
    version = compose.upgrade(session.profile, session.database)
    if as_json:
        print_json({"version": version})
    else:
        say(session.text(f"Phiên bản {version}", f"Version {version}"))


@database.command(
    words=Words(
        "Kiểm tra cơ sở dữ liệu: trang, khóa, ràng buộc, số đếm.",
        "Examine the database: pages, keys, triggers, counts.",
    )
)
@_JSON
@click.pass_obj
def check(session: Session, *, as_json: bool) -> None:
    """Examine the database without changing it."""
    with session.store(migrate=False, guarded=False) as store:
        health = store.check()
    if as_json:
        print_json(
            {
                "kind": health.kind,
                "version": health.version,
                "comments": health.comments,
                "entries": health.entries,
                "problems": list(health.problems),
            }
        )
    else:
        say(
            session.text(
                f"{health.kind} {health.version}: {health.comments} ý kiến, "
                f"{health.entries} mục nhật ký",
                f"{health.kind} {health.version}: {health.comments} comments, "
                f"{health.entries} log entries",
            )
        )
        for problem in health.problems:
            say(problem)
        if not health.problems:
            say(session.text("Không có gì hỏng.", "Nothing is damaged."))
    if health.problems:
        raise Stopped(Exit.DATABASE)


@database.command(
    words=Words(
        "Sao lưu tệp SQLite trong lúc vẫn dùng được.",
        "Copy the SQLite database while it is in use.",
    )
)
@option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    vi="Thư mục chứa bản sao (mặc định: backups/ trong thư mục dữ liệu).",
    en="Folder for the copy (default: backups/ in the data folder).",
)
@_JSON
@click.pass_obj
def backup(session: Session, to: Path | None, *, as_json: bool) -> None:
    """Copy the database."""
    with session.store(migrate=False) as store:
        path = store.backup(to)
    if as_json:
        print_json({"backup": str(path)})
    else:
        say(session.text(f"Bản sao: {path}", f"Copy: {path}"))
