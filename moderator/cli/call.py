"""Calls a command and turns what goes wrong in it into words and an exit code."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import click

from moderator.cli import usage
from moderator.cli.output import Exit, Stopped, code_of, tell
from moderator.cli.root import root
from moderator.cli.session import Session
from moderator.cli.speech import language_of
from moderator.cli.window import Window
from moderator.errors import ModeratorError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.cli.drawing import Draw


def call(arguments: Sequence[str], draw: Draw | None = None) -> int | Window:
    """Run one command; return its exit code, or the wish to open the window.

    ``draw`` writes sheets into PDF files for the commands that print.
    """
    context: list[click.Context] = []
    result: object = None
    try:
        with root.make_context("moderator", list(arguments), obj=draw) as ctx:
            context.append(ctx)
            result = root.invoke(ctx)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  # each kind has its exit code, our own faults too
        return _explained(error, context)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return result if isinstance(result, Window) else Exit.DONE


def _explained(error: Exception, context: list[click.Context]) -> int:
    """Say what went wrong and return the exit code for it."""
    match error:
        case Stopped():
            code: int = error.code
        case click.exceptions.Exit():
            code = error.exit_code
        case click.ClickException():
            ctx = getattr(error, "ctx", None)
            if (_language(context) if ctx is None else language_of(ctx)) == "en":
                error.show()
            else:
                tell(usage.told(error))
            code = Exit.USAGE
        case click.Abort():
            code = Exit.INTERRUPTED
        case ModeratorError():
            tell(error.words(_language(context), once=True))
            code = code_of(error)
        case _:
            tell("".join(traceback.format_exception(error)))
            tell(
                "This is a fault of the program. Please report the lines above."
                if _language(context) == "en"
                else "Đây là lỗi của chương trình. Xin báo lại những dòng trên."
            )
            code = Exit.BUG
    return code


def _language(context: list[click.Context]) -> str:
    session = context[0].obj if context else None
    if not isinstance(session, Session):
        return "vi"
    try:
        return session.language
    except ModeratorError:
        return "vi"
