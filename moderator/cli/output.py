"""What the commands print, and what their exit codes mean."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from moderator.errors import ModeratorError, SiteError, StoreError
from moderator.model import Words
from moderator.text.plain_json import json_text
from moderator.text.visible import reveal

if TYPE_CHECKING:
    from collections.abc import Callable

NO_SITE = Words(
    "Chưa kết nối trang nào: dùng moderator connect", "No site is connected: use moderator connect"
)


class Exit(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    BUG = 1
    USAGE = 2
    ASKED = 3  # something needs an answer or was refused; nothing is lost
    SITE = 4
    DATABASE = 5
    LOG = 6
    NOT_FOUND = 7
    INTERRUPTED = 130


class Stopped(Exception):  # it ends a command, it is no error
    """Ends a command with an exit code after everything was said."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code)
        self.code = code


def code_of(error: ModeratorError) -> Exit:
    """Return the exit code that tells a script what kind of trouble it was."""
    if isinstance(error, SiteError):
        return Exit.SITE
    if isinstance(error, StoreError):
        return Exit.DATABASE
    return Exit.ASKED


def print_json(value: Any) -> None:  # noqa: ANN401  # any JSON
    """Print ``value`` as one line of JSON."""
    sys.stdout.write(json_text(value) + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Print a line for people; what could steer a terminal is made visible."""
    sys.stdout.write(_safe(text) + "\n")


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with its English noun: ``1 page``, ``2 pages``."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def tell(text: str) -> None:
    """Print a message beside the result: to standard error."""
    sys.stdout.flush()
    sys.stderr.write(_safe(text) + "\n")
    sys.stderr.flush()


def progress() -> Callable[[int, int], None] | None:
    """Return what shows how far a long command is, where somebody watches; else None."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        sys.stderr.write(f"\r{done} / {total}" if done < total else "\r\x1b[K")
        sys.stderr.flush()

    return show


def prepare_streams() -> None:
    """Make both streams UTF-8 that never fails on what they are given."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _safe(text: str) -> str:
    return "\n".join(reveal(line) for line in text.split("\n"))
