"""Starts the window: it is painted first, then the database is opened behind it."""

from __future__ import annotations

import logging
import signal
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from moderator import compose
from moderator.app.connector import SiteConnector
from moderator.app.dialogs import Dialogs
from moderator.app.first_paint import FirstPaint
from moderator.app.house import House
from moderator.app.languages import install
from moderator.app.last_place import LastPlace
from moderator.app.locking import Locking
from moderator.app.opener import Shell
from moderator.app.own_log import log_to
from moderator.app.settling import Settling
from moderator.app.switching import Switching
from moderator.frugal import keep_little
from moderator.model.people import plain
from moderator.resources import resource
from moderator.settings import load, save
from moderator.settings.profile import login_name
from moderator.ui.at_work import AtWork
from moderator.ui.company import Company
from moderator.ui.main_window import MainWindow
from moderator.ui.part_button import PartButton
from moderator.ui.rechecking import Rechecking
from moderator.ui.rights import Rights
from moderator.ui.theme import Theme
from moderator.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen
    from types import FrameType, TracebackType

    from moderator.settings import Profile, Settings

LOG = logging.getLogger(__name__)

END_S = 5.0
SWITCH_S = 0.0002
"""How long a busy thread may keep the interpreter from the window's, which asks for it anew after
many a call of Qt: with Python's default of 5 ms, rules that check what comes in would make a key
wait three times as long. It costs them nothing that could be measured."""


class Program:
    """The parts of a running program, kept together until it ends."""

    def __init__(
        self,
        application: QApplication,
        profile: Profile,
        database: str | None,
        language: str | None,
        actor: str | None = None,
    ) -> None:
        """Build everything that needs neither the database nor a site.

        ``actor`` is who sits down; None: whoever did last.
        """
        loaded = load(profile)
        self.profile = profile
        self.settings = loaded.settings
        install(application, language or self.settings.language)
        self.theme = Theme(self.settings.theme, self.settings.text_size)
        self.theme.apply()
        self.theme.follow_system()
        self.theme.follow_screens()
        self.house = House(profile, self.settings, database)
        self.worker = Worker(
            self.house.open_desk,
            self.house.sync,
            clock=compose.now,
            poll=timedelta(seconds=self.settings.poll_s),
        )
        self.house.give_way = self.worker.give_way
        self.connector = SiteConnector(self.worker, self.house)
        self.window = MainWindow(
            self.worker,
            self.settings,
            actor=plain(actor or "") or self.settings.actor or login_name(),
            theme=self.theme,
            clock=compose.now,
        )
        self.last_place = LastPlace(self.window, self.worker, profile)
        self.company = Company(self.window, self.worker)
        self.at_work = AtWork(self.company, self.worker, self.theme, self.window.status)
        self.part = PartButton(self.window, self.worker, self.theme, pressed=self.settings.my_part)
        self.part.chosen.connect(self._keep_part)
        self.rights = Rights(self.window, self.worker)
        self.rechecking = Rechecking(self.worker, self.theme, self.window.status)
        self.window.actor_changed.connect(self._keep_actor)
        self.dialogs = Dialogs(
            self.window,
            self.worker,
            self.connector,
            theme=self.theme,
            clock=compose.now,
            data=profile.data,
            settings=lambda: self.settings,
            keep=self.keep,
        )
        self.dialogs.rules_changed.connect(self.rechecking.renew)
        self.shell = Shell(
            self.window,
            self.worker,
            self.dialogs,
            self.theme,
            compose.now,
            settings=lambda: self.settings,
            keep=self.keep,
        )
        self.switching = Switching(self.shell, profile)
        self.locking = Locking(self.shell, self.switching, company=self.company)
        for problem in loaded.problems:
            self.window.remark(problem.text(language or self.settings.language))

    def start(self) -> None:
        """Show the window; open the database once it is painted."""
        FirstPaint(self.window, self._begin)
        self.last_place.show()
        self.locking.begin()

    def _begin(self) -> None:
        keep_little()
        Settling(self.window.detail.comment.painted, self._settled, self.window)
        self.window.begin()
        self.last_place.find_comment()
        self.worker.start(rounds=False)
        self.company.begin()
        self.switching.begin()
        self._build_rest()

    def _settled(self) -> None:
        self.worker.start_rounds()
        self.rechecking.begin()

    def _build_rest(self) -> None:
        from moderator.app.behind import Behind  # noqa: PLC0415  # the window is painted first

        self.behind = Behind(
            self.shell, self.worker, switching=self.switching, locking=self.locking
        )

    def _keep_actor(self, actor: str) -> None:
        self.keep(msgspec.structs.replace(self.settings, actor=actor))

    def _keep_part(self, pressed: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.keep(msgspec.structs.replace(self.settings, my_part=pressed))

    def keep(self, settings: Settings) -> None:
        """Write changed settings."""
        self.settings = settings
        self.locking.renew()
        self.worker.write(lambda _desk: save(self.profile, settings))

    def end(self) -> None:
        """Write what was decided, end the threads, close the database."""
        if self.worker.stop(END_S):
            self.house.close()


def run(
    profile: Profile,
    *,
    database: str | None = None,
    language: str | None = None,
    actor: str | None = None,
    demo: Popen[bytes] | None = None,
) -> int:
    """Run the window until it is closed and return the exit code.

    ``demo`` is the sample newspaper's process, which ends with the window.
    """
    log_to(profile)
    sys.setswitchinterval(SWITCH_S)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Moderator")
    application.setDesktopFileName("moderator")
    application.setWindowIcon(QIcon(str(resource("icons", "moderator.svg"))))
    program = Program(application, profile, database, language, actor)
    hook = sys.excepthook
    sys.excepthook = _tell_faults(program)
    before = _end_on_signals(application)
    program.start()
    try:
        return application.exec()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        sys.excepthook = hook
        program.end()
        if demo is not None:
            demo.terminate()
            demo.wait(END_S)


def _end_on_signals(application: QApplication) -> dict[int, Any]:
    """Let Ctrl+C in the terminal and SIGTERM close the window; return the old handlers.

    Python looks at signals when it next runs, which the worker's timer sees to every second.
    """

    def end(_number: int, _frame: FrameType | None) -> None:
        application.quit()

    return {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}


def _tell_faults(program: Program) -> Callable[..., None]:
    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        LOG.error("a fault in the window", exc_info=(kind, error, trace))
        program.worker.failed.emit(error)

    return tell
