"""Reading a filter line that was given as an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from moderator.filters.line import LONGEST, parse

if TYPE_CHECKING:
    from moderator.cli.session import Session
    from moderator.model import Filter


_TOLD: Final = 80
"""Code points of what was not understood that are shown."""


def read_line(session: Session, line: str) -> Filter:
    """Return what a line says; what is not understood is wrong usage, with its place."""
    parsed = parse(line)
    if parsed.problems:
        raise click.UsageError(
            "\n".join(
                f"--filter: {line[one.start : one.end][:_TOLD]!r}: {session.words(one.words)}"
                for one in parsed.problems
            )
        )
    return parsed.filter


def refuse_long(session: Session, search: str) -> None:
    """Refuse to search for more than a filter line may hold: it would take minutes."""
    if len(search) > LONGEST:
        raise click.UsageError(
            session.text(
                f"--search: nhiều nhất {LONGEST} ký tự", f"--search: at most {LONGEST} characters"
            )
        )
