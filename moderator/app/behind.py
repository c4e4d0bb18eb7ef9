"""The parts that the first moment does without: built once the window is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from moderator.app.blocking import BlockingReaders
from moderator.app.board import Board
from moderator.app.chief import ChiefDialogs
from moderator.app.floods import Floods
from moderator.app.handing_over import HandingOver
from moderator.app.learner import Learner
from moderator.app.printing import Printing
from moderator.app.requests import Requests
from moderator.app.second_look import SecondLooks

if TYPE_CHECKING:
    from moderator.app.locking import Locking
    from moderator.app.opener import Shell
    from moderator.app.switching import Switching
    from moderator.worker import Worker

FINISH_MS = 5000
"""After the first comments are shown."""


class Behind:
    """Parts that open something when they are asked, or look for something by and by."""

    def __init__(
        self, shell: Shell, worker: Worker, *, switching: Switching, locking: Locking
    ) -> None:
        """Build them; what they ask of the database waits until it is open."""
        self.learner = Learner(worker)
        self.printing = Printing(shell)
        self.board = Board(shell, self.printing)
        self.floods = Floods(shell)
        self.blocking = BlockingReaders(shell)
        self.chief = ChiefDialogs(shell)
        self.requests = Requests(shell, self.printing)
        self.blocking.trace_wanted.connect(self.requests.find)
        self.second_looks = SecondLooks(shell)
        self.handing_over = HandingOver(
            shell, switching=switching, locking=locking, printing=self.printing
        )
        QTimer.singleShot(FINISH_MS, shell.window, self.chief.begin)
        worker.opened.connect(self.handing_over.look)
