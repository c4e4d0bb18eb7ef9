"""Reading a filter line that was given as an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from moderator.filters.line import parse

if TYPE_CHECKING:
    from moderator.cli.session import Session
    from moderator.model import Filter


def read_line(session: Session, line: str) -> Filter:
    """Return what a line says; what is not understood is wrong usage, with its place."""
    parsed = parse(line)
    if parsed.problems:
        raise click.UsageError(
            "\n".join(
                f"--filter: {line[one.start : one.end]!r}: {session.words(one.words)}"
                for one in parsed.problems
            )
        )
    return parsed.filter
