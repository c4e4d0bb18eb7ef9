"""The command ``moderator``: its global options and its list of commands."""

from __future__ import annotations

from pathlib import Path

import click

import moderator
from moderator.cli.articles import articles, flood_limits, floods
from moderator.cli.board import board
from moderator.cli.chief import holds
from moderator.cli.database import database
from moderator.cli.decide import decide, undo
from moderator.cli.demo import demo
from moderator.cli.learning import learning
from moderator.cli.lines import check, restore
from moderator.cli.log import log
from moderator.cli.people import people
from moderator.cli.queue import queue
from moderator.cli.readers import note, readers
from moderator.cli.resolve import resolve
from moderator.cli.rules import rules
from moderator.cli.second import second_look
from moderator.cli.session import Session
from moderator.cli.shift import shift
from moderator.cli.sites import connect, import_file, sites
from moderator.cli.speech import DATA, LANGUAGE, Group, early, option
from moderator.cli.sync import sync
from moderator.cli.takedown import takedown
from moderator.cli.train import train
from moderator.cli.window import Window, require_screen
from moderator.model import Words
from moderator.settings import Profile

CODES = Words(
    """Mã thoát:
  0  xong
  1  lỗi của chương trình
  2  dùng sai lệnh
  3  có việc cần trả lời thêm hoặc bị từ chối; không mất gì
  4  không tới được trang báo hoặc trang không nhận đăng nhập
  5  không dùng được cơ sở dữ liệu
  6  nhật ký không còn nguyên vẹn
  7  không tìm thấy
  130  bị ngắt""",
    """Exit codes:
  0  done
  1  a fault of the program
  2  wrong usage
  3  something needs an answer or was refused; nothing is lost
  4  the site could not be reached or does not accept the login
  5  the database cannot be used
  6  the log is not intact
  7  not found
  130  interrupted""",
)


@click.group(
    cls=Group,
    invoke_without_command=True,
    words=Words(
        "Duyệt ý kiến bạn đọc báo điện tử. Không có lệnh nào: mở cửa sổ.",
        "Moderate the reader comments of an online newspaper. Without a command: open the window.",
    ),
    end=CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="MODERATOR_DATA",
    is_eager=True,
    callback=early(DATA),
    vi="Thư mục dữ liệu (hồ sơ); mặc định theo hệ điều hành.",
    en="Data folder (profile); default: where this system keeps them.",
)
@option(
    "--database",
    metavar="URL",
    envvar="MODERATOR_DATABASE",
    vi="Cơ sở dữ liệu PostgreSQL của tòa soạn (mặc định: tệp SQLite trong thư mục dữ liệu).",
    en="The team's PostgreSQL database (default: the SQLite file in the data folder).",
)
@option(
    "--language",
    type=click.Choice(["vi", "en"]),
    is_eager=True,
    callback=early(LANGUAGE),
    vi="Ngôn ngữ.",
    en="Language.",
)
@option(
    "--as",
    "actor",
    metavar="NAME",
    vi="Tên ghi vào nhật ký (mặc định: tên trong cài đặt, rồi tên đăng nhập máy).",
    en="The name written to the log (default: the settings', then the computer's user).",
)
@click.version_option(moderator.__version__, prog_name="moderator")
@click.pass_context
def root(
    ctx: click.Context,
    data: Path | None,
    database: str | None,  # the option's name
    language: str | None,
    actor: str | None,
) -> Window | None:
    """Read the global options; open the window when no command follows."""
    session = Session(Profile.at(data), data is not None, database, language, actor, ctx.obj)
    ctx.obj = session
    if ctx.invoked_subcommand is not None:
        return None
    require_screen(
        session,
        "Hầu hết việc của cửa sổ đều có lệnh: xem moderator --help.",
        "Nearly everything the window does has a command: see moderator --help.",
    )
    return Window(session.profile, session.database, language, actor=actor)


for command in (
    demo,
    connect,
    sites,
    import_file,
    sync,
    queue,
    decide,
    takedown,
    undo,
    resolve,
    note,
    readers,
    articles,
    floods,
    flood_limits,
    holds,
    log,
    board,
    second_look,
    people,
    shift,
    learning,
    rules,
    train,
    database,
    check,
    restore,
):
    root.add_command(command)
