"""Sheets for the command line: drawn by Qt without a window, also where there is no screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from moderator import compose
from moderator.app.languages import install
from moderator.ui.printing import lay_out, stamp, write_pdf
from moderator.ui.sheets.comment import comment_job
from moderator.ui.sheets.log import log_job

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from moderator.compose import Parts
    from moderator.model import LogQuery


def draw(
    parts: Parts,
    what: int | LogQuery,
    out: Path,
    *,
    actor: str,
    language: str,
    progress: Callable[[int, int], None] | None,
) -> int:
    """Write a comment's history, or rows of the log, to ``out``; return how many pages.

    Raises ``ExportError``, and what reading the desk raises.
    """
    if sys.platform not in {"win32", "darwin"}:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nothing is shown
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    install(application, language)
    reasons = {one.code: one.words for one in parts.settings.reasons}
    job = (
        comment_job(what, reasons) if isinstance(what, int) else log_job(what, reasons, compose.now)
    )
    made = stamp(parts.desk, paper=parts.settings.paper, actor=actor, clock=compose.now)
    tell = progress or (lambda _done, _total: None)
    pages = lay_out(job.prepare(parts.desk, made, tell, lambda: False))
    write_pdf(pages, out, progress)
    return pages.count
