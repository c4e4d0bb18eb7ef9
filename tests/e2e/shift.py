"""The whole program in this process, worked by keys, on a real newspaper site."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QLocale, Qt, QTranslator
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from moderator import compose
from moderator.app.start import Program
from moderator.settings import Profile, Secrets, Settings, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from moderator.ui.main_window import MainWindow
    from moderator.ui.sidebar import View
    from tests.e2e.paper import Paper

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LIMIT_MS = 20_000
MOST_STEPS = 60
D = TypeVar("D", bound=QDialog)


def connected(folder: Path, paper: Paper, settings: Settings) -> Profile:
    """Return a profile in ``folder`` that knows ``paper``."""
    profile = Profile(folder)
    save(profile, settings)
    info = compose.probe(paper.address, user=None, secret=paper.token)
    Secrets(profile.secrets).put_in_file(info.address, paper.token)
    with compose.store(profile, None) as store:
        compose.add_site(store, info)
    return profile


@dataclass
class Shift:
    """A moderator at the keyboard. Nothing here touches the desk but by keys."""

    qtbot: QtBot
    qapp: QApplication
    profile: Profile
    program: Program | None = None
    _before: list[QTranslator] = field(default_factory=list)

    # --- the program --------------------------------------------------------------------------

    def begin(self, actor: str | None = None) -> None:
        """Start the program, for ``actor`` where one is named, and wait for its window."""
        self._before = self.qapp.findChildren(QTranslator)
        self.program = Program(self.qapp, self.profile, None, None, actor)
        self.program.start()
        self.window.resize(1366, 768)
        self.qtbot.waitExposed(self.window)

    def work(self) -> None:
        """Start, and wait until the site was asked and the first comment can be read."""
        self.begin()
        self.until_connected()
        self.until(lambda: self.window.queue.model.complete)

    def end(self) -> None:
        """Close the window and the program, as a person does."""
        if self.program is None:
            return
        self.window.close()
        self.program.end()
        self.program = None
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()  # here, and not on a thread of the next program: widgets die on this one only
        for translator in self.qapp.findChildren(QTranslator):
            if translator not in self._before:
                self.qapp.removeTranslator(translator)
                translator.deleteLater()
        QLocale.setDefault(QLocale("vi_VN"))

    @property
    def window(self) -> MainWindow:
        """The window."""
        assert self.program is not None
        return self.program.window

    # --- waiting ------------------------------------------------------------------------------

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for ``condition``."""
        self.qtbot.waitUntil(condition, timeout=LIMIT_MS)

    def until_connected(self) -> None:
        """Wait until the last round with the site went well."""
        self.until(lambda: [one.connected for one in self.window.status.statuses()] == [True])

    def until_sent(self) -> None:
        """Wait until everything decided so far is on the site."""
        limit = QDeadlineTimer(LIMIT_MS)
        while not self._sent():
            assert not limit.hasExpired(), "something was not sent"

    def _sent(self) -> bool:
        """Ask on the writer's thread, so after the decisions that were given before."""
        assert self.program is not None
        answers: list[bool] = []
        self.program.worker.write(
            lambda desk: all(not (one.waiting or one.sending) for one in desk.status()),
            answers.append,
        )
        self.until(lambda: bool(answers))
        return answers[0]

    def until_read(self) -> None:
        """Wait until the current comment's text was on the screen long enough."""

        def seen() -> bool:
            detail = self.window.detail.detail
            return (
                detail is not None
                and detail.row.id == self.window.queue.view.current()
                and self.window.on_screen.seen(detail.row.version_id)
            )

        self.until(seen)

    # --- keys ---------------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """Return where keys go."""
        top = QApplication.activeModalWidget() or QApplication.activeWindow() or self.window
        return top.focusWidget() or top

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the focus is; letters beyond ASCII come as an input method's."""
        if isinstance(key, str) and not key.isascii():
            event = QInputMethodEvent()
            event.setCommitString(key)
            QApplication.sendEvent(self.focus(), event)
        else:
            QTest.keyClick(self.focus(), key, modifiers)  # type: ignore[arg-type]  # the stubs forget keys given as text

    def write(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            self.key(letter)

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Read the current comment, then press a key."""
        self.until_read()
        self.key(key, modifiers)

    def tab_to(self, widget: QWidget) -> None:
        """Move the focus with Tab until it is on ``widget``."""
        for _ in range(MOST_STEPS):
            if self.focus() is widget:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget.accessibleName() or widget}")

    def tab_back_to(self, widget: QWidget) -> None:
        """Move the focus with Shift+Tab until it is on ``widget``."""
        for _ in range(MOST_STEPS):
            if self.focus() is widget:
                return
            self.key(Qt.Key.Key_Backtab, SHIFT)
        raise AssertionError(f"Shift+Tab never reaches {widget.accessibleName() or widget}")

    # --- looking ------------------------------------------------------------------------------

    def list(self) -> list[int]:
        """Return the comments in the list."""
        model = self.window.queue.model
        return [model.id_at(at) for at in range(model.rowCount())]

    def current(self) -> str:
        """Return the site's id of the comment whose text is on the screen."""
        self.until_read()
        detail = self.window.detail.detail
        assert detail is not None
        return detail.row.remote_id

    def dialog(self) -> QDialog | None:
        """Return the dialog in front."""
        top = QApplication.activeModalWidget()
        return top if isinstance(top, QDialog) else None

    def opened(self, kind: type[D]) -> D:
        """Wait for a dialog of a kind, until it takes keys; return it."""
        self.until(lambda: isinstance(one := self.dialog(), kind) and one.isActiveWindow())
        found = self.dialog()
        assert isinstance(found, kind)
        return found

    def back(self) -> None:
        """Wait until no dialog is open and the window takes keys again."""
        self.until(lambda: self.dialog() is None)
        self.window.activateWindow()  # no window manager does it here
        self.until(self.window.isActiveWindow)

    def note(self) -> str:
        """Return what is said beside the buttons."""
        return self.window.deck.said()

    # --- what moderators do -------------------------------------------------------------------

    def find(self, remote_id: str) -> None:
        """Step through the list with the keyboard until a comment is on the screen."""
        self.key(Qt.Key.Key_Home)
        for _ in range(len(self.list())):
            if self.current() == remote_id:
                return
            self.key("j")
        raise AssertionError(f"{remote_id} is not in the list; the focus is on {self.focus()}")

    def decide(self, remote_id: str, key: str, *then: Qt.Key | str) -> None:
        """Find a comment, press a key for it, then others; wait until it left the list."""
        self.find(remote_id)
        comment = self.window.queue.view.current()
        self.key(key)
        for each in then:
            self.key(each)
        self.until(lambda: comment not in self.list())

    def show(self, view: View) -> None:
        """Choose a view with Tab and the arrow keys, then go back to the list."""
        views = self.window.sidebar.views
        self.tab_to(views)
        self.key(Qt.Key.Key_Home)
        for _ in range(MOST_STEPS):
            if self.window.sidebar.view() == view:
                break
            self.key(Qt.Key.Key_Down)
        assert self.window.sidebar.view() == view
        self.until(lambda: self.window.browsing.query.state is view.state)
        self.until(lambda: self.window.queue.model.complete)
        self.tab_to(self.window.queue.focusProxy() or self.window.queue)

    def search(self, text: str) -> None:
        """Search for a text and go to the list with Enter."""
        self.key("/")
        self.write(text)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.window.browsing.query.text == text)
        self.until(lambda: self.window.queue.model.complete)

    def search_no_more(self) -> None:
        """Empty the search with Esc."""
        self.key("/")
        self.key(Qt.Key.Key_Escape)
        self.until(lambda: not self.window.browsing.query.text)
        self.until(lambda: self.window.queue.model.complete)
