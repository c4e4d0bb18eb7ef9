"""What leaves the program on paper, or as a file that is made like paper."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Paper(StrEnum):
    """The sheets that can be printed."""

    COMMENT = "comment"  # one comment's whole history
    LOG = "log"
    READER = "reader"  # all that is known of one reader
    SHIFT = "shift"
    BOARD = "board"  # figures
    KEYS = "keys"


OUTSIDE = frozenset({Paper.COMMENT, Paper.LOG, Paper.READER})
"""What carries readers' words and names out of the program: for who may export."""


class Printout(Struct, frozen=True):
    """Something that was printed or saved."""

    paper: Paper
    format: str  # "print", "pdf", or the ending of another file
    rows: int  # what it tells of: rows of the log, comments; pages where neither fits
    head: str  # the newest hash of the log when it was made
    comment_id: int | None = None
