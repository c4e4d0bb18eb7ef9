"""Every command of ``moderator`` but the window. Nothing here imports Qt.

Modules that the commands need are imported by them when they run, so that ``--help`` and
``check`` start at once; for the window not even the commands are.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from typing import TYPE_CHECKING

from moderator.cli.output import Exit, prepare_streams
from moderator.cli.window import Window, simply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.cli.drawing import Draw

__all__ = ["INTERRUPTED", "Window", "run"]

INTERRUPTED = int(Exit.INTERRUPTED)
"""The exit code after Ctrl+C."""


def run(arguments: Sequence[str] | None = None, draw: Draw | None = None) -> int | Window:
    """Run one command; return its exit code, or the wish to open the window.

    ``draw`` writes sheets into PDF files: by Qt, which is not imported here.
    """
    prepare_streams()
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    given = list(sys.argv[1:] if arguments is None else arguments)
    wanted = simply(given)
    if wanted is not None:
        return wanted
    from moderator.cli.call import call

    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as tidily as Ctrl+C
    try:
        result = call(given, draw)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output went away; give the interpreter somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    finally:
        signal.signal(signal.SIGTERM, before)
    return result
