"""A sheet that is still to be made: how, and what the log is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from moderator.ui.printing.parts import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.desk import Desk
    from moderator.model import Clock
    from moderator.model.paper import Paper
    from moderator.ui.printing.layout import Progress, Stop
    from moderator.ui.printing.parts import Sheet

SITES_NAMED = 3


class PrintJob(Struct, frozen=True):
    """``prepare`` runs on a thread of its own: it reads the desk and says what stands on the sheet.

    It may tell its progress, also while the parts it returned are gone through. ``file`` is what
    a saved file is called, without ending. ``rows`` is asked after the pages are made: how many
    rows or comments they tell of; without it, the pages are counted.
    """

    title: str
    paper: Paper
    file: str
    prepare: Callable[[Desk, Stamp, Progress, Stop], Sheet]
    comment_id: int | None = None
    rows: Callable[[], int] | None = None


def stamp(desk: Desk, *, paper: str, actor: str, clock: Clock) -> Stamp:
    """Return what every page tells of its making.

    ``paper`` is the name of the paper as it was set; where none was, the sites' names stand in.
    """
    if not paper.strip():
        names = [one.info.name for one in desk.sites()]
        paper = ", ".join(names[:SITES_NAMED]) + (", …" if len(names) > SITES_NAMED else "")
    log = desk.log_extent()
    return Stamp(paper.strip(), actor, clock(), log.head, log.rows)
