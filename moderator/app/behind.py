"""The parts that the first moment does without: built once the window is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from moderator import compose
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
    from collections.abc import Callable

    from moderator.app.dialogs import Dialogs
    from moderator.app.locking import Locking
    from moderator.app.switching import Switching
    from moderator.settings import Settings
    from moderator.ui.main_window import MainWindow
    from moderator.ui.theme import Theme
    from moderator.worker import Worker

FINISH_MS = 5000
"""After the first comments are shown."""


class Behind:
    """Parts that open something when they are asked, or look for something by and by."""

    def __init__(
        self,
        window: MainWindow,
        worker: Worker,
        dialogs: Dialogs,
        theme: Theme,
        *,
        switching: Switching,
        locking: Locking,
        settings: Callable[[], Settings],
        keep: Callable[[Settings], None],
    ) -> None:
        """Build them; what they ask of the database waits until it is open."""
        self.learner = Learner(worker)
        self.printing = Printing(
            window,
            worker,
            theme=theme,
            clock=compose.now,
            settings=settings,
        )
        self.board = Board(
            window,
            worker,
            dialogs,
            self.printing,
            theme=theme,
            clock=compose.now,
            settings=settings,
            keep=keep,
        )
        self.floods = Floods(window, worker, dialogs, theme)
        self.blocking = BlockingReaders(window, worker, dialogs, theme)
        self.chief = ChiefDialogs(window, worker, dialogs, theme)
        self.requests = Requests(
            window,
            dialogs,
            self.printing,
            worker,
            theme=theme,
            clock=compose.now,
            settings=settings,
        )
        self.second_looks = SecondLooks(
            window,
            worker,
            dialogs,
            theme=theme,
            clock=compose.now,
            settings=settings,
        )
        self.handing_over = HandingOver(
            window,
            dialogs,
            worker,
            switching=switching,
            locking=locking,
            printing=self.printing,
            theme=theme,
        )
        QTimer.singleShot(FINISH_MS, window, self.chief.begin)
        worker.opened.connect(self.handing_over.look)
