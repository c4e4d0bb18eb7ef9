"""``log history`` and ``log print``: PDF files, drawn by Qt, which this package does not import.

``__main__`` knows both sides and hands over what draws.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from moderator.cli.decide import as_option, json_option
from moderator.cli.output import Exit, Stopped, counted, print_json, progress, say, tell
from moderator.cli.speech import NUMBER, Command, option
from moderator.cli.times import Moment
from moderator.model import LogQuery, Words
from moderator.model.paper import Paper, Printout

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.cli.session import Session


_pdf = option(
    "--pdf",
    "out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    vi="Tệp sẽ ghi.",
    en="The file to write.",
)


@click.command(
    cls=Command,
    words=Words(
        "Ghi toàn bộ lịch sử một ý kiến thành PDF khổ A4; việc này được ghi vào nhật ký.",
        "Write a comment's whole history as a PDF on A4; this is noted in the log.",
    ),
)
@click.argument("comment", type=NUMBER)
@_pdf
@as_option
@json_option
@click.pass_obj
def history(session: Session, comment: int, *, out: Path, actor: str | None, as_json: bool) -> None:
    """Print a comment's history."""
    _write(session, comment, Paper.COMMENT, out, actor, as_json=as_json)


@click.command(
    "print",
    cls=Command,
    words=Words(
        "Ghi nhật ký thành PDF khổ A4 ngang; việc này được ghi vào nhật ký.",
        "Write the log as a PDF, A4 across; this is noted in the log.",
    ),
)
@_pdf
@option("--since", type=Moment(), vi="Từ ngày hoặc thời điểm này.", en="From this day or time on.")
@option(
    "--until",
    type=Moment(ending=True),
    vi="Đến hết ngày này, hoặc trước thời điểm này.",
    en="To the end of this day, or before this time.",
)
@option("--moderator", vi="Chỉ của người này.", en="Only this person's.")
@as_option
@json_option
@click.pass_obj
def print_log(
    session: Session,
    *,
    out: Path,
    since: datetime | None,
    until: datetime | None,
    moderator: str | None,
    actor: str | None,
    as_json: bool,
) -> None:
    """Print the log."""
    query = LogQuery(since=since, until=until, actor=moderator)
    _write(session, query, Paper.LOG, out, actor, as_json=as_json)


def _write(
    session: Session,
    what: int | LogQuery,
    paper: Paper,
    out: Path,
    actor: str | None,
    *,
    as_json: bool,
) -> None:
    if session.draw is None:  # somebody called the commands without the program around them
        tell(session.text("Ở đây không ghi được PDF", "No PDF can be written here"))
        raise Stopped(Exit.BUG)
    who = session.actor(actor)
    comment = what if isinstance(what, int) else None
    with session.desk() as parts:
        parts.desk.papers.require(who, paper)
        if comment is not None and not parts.desk.rows([comment]):
            tell(session.text(f"Không có ý kiến {comment}", f"There is no comment {comment}"))
            raise Stopped(Exit.NOT_FOUND)
        head = parts.desk.head()
        pages = session.draw(
            parts, what, out, actor=who, language=session.language, progress=progress()
        )
        rows = pages if isinstance(what, int) else parts.desk.log_count(what)
        parts.desk.papers.record(who, Printout(paper, "pdf", rows, head, comment))
    if as_json:
        print_json({"pages": pages, "out": str(out), "head": head})
    else:
        say(session.text(f"{pages} trang trong {out}", f"{counted(pages, 'page')} in {out}"))
