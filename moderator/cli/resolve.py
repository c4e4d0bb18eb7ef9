"""``resolve``: end a conflict between the desk and the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from moderator.cli.decide import as_option, json_option
from moderator.cli.output import Exit, Stopped, print_json, say, tell
from moderator.cli.speech import NUMBER, Command
from moderator.export.labels import VERDICTS, label
from moderator.model import Words

if TYPE_CHECKING:
    from moderator.cli.session import Session


@click.command(
    cls=Command,
    words=Words(
        "Xử lý xung đột: gửi lại quyết định (mine) hoặc theo trang báo (theirs).",
        "End a conflict: send the decision again (mine) or take what the site has (theirs).",
    ),
)
@click.argument("comment", type=NUMBER, metavar="ID")
@click.argument("keep", type=click.Choice(["mine", "theirs"]))
@as_option
@json_option
@click.pass_obj
def resolve(session: Session, comment: int, keep: str, *, actor: str | None, as_json: bool) -> None:
    """End a conflict."""
    with session.desk() as parts:
        done = parts.desk.resolve(
            comment, session.actor(actor), "mine" if keep == "mine" else "theirs"
        )
        rows = parts.desk.rows([comment])
    if not done:
        tell(
            session.text(
                f"Ý kiến {comment} không có xung đột", f"There is no conflict about {comment}"
            )
        )
        raise Stopped(Exit.NOT_FOUND)
    status = rows[0].state.value if rows else None
    if as_json:
        print_json({"id": comment, "kept": keep, "status": status})
    else:
        say(f"{comment}: {label(VERDICTS, status or '', session.language)}")
