"""A running program off screen and the hands that bring it into a pose."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from moderator.app.start import Program
from moderator.ui.view_list import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.desk import Desk
    from moderator.model import Detail, FindingKind
    from moderator.settings import Profile

D = TypeVar("D", bound=QDialog)

LAPTOP = QSize(1366, 768)
PATIENCE_MS = 20_000
ENOUGH = 100  # comments in the list before anything is shown
NONE = Qt.KeyboardModifier.NoModifier


class Studio:
    """A running program and the hands that bring it into a pose."""

    def __init__(self, application: QApplication, profile: Profile, language: str) -> None:
        """Start the program on ``profile``."""
        self.application = application
        self.shown: set[type[QDialog]] = set()
        """Of which kinds dialogs were in the pictures."""
        self.program = Program(application, profile, None, language)
        self.window = self.program.window
        self.program.start()
        self.size(LAPTOP)

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the program run until ``condition``. Raises TimeoutError."""
        waited = 0
        while not condition():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QTest.qWait(10)
            waited += 10
            if waited > PATIENCE_MS:
                raise TimeoutError(condition.__qualname__)

    def rest(self, milliseconds: int = 300) -> None:
        """Let what is on its way arrive."""
        QTest.qWait(milliseconds)

    def size(self, size: QSize) -> None:
        """Give the window another size."""
        self.window.showNormal()
        self.window.resize(size)
        self.rest()

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        place = QApplication.activeModalWidget() or self.window
        target = place.focusWidget() or place
        QTest.keyClick(target, key, modifiers)  # type: ignore[arg-type]  # the stubs forget keys given as text

    def write(self, text: str) -> None:
        """Put text into the field that has the focus: Qt's test keys know no Vietnamese letters."""
        place = self.dialog() or self.window
        field = place.focusWidget()
        if isinstance(field, QPlainTextEdit):
            field.insertPlainText(text)
        elif isinstance(field, QLineEdit):
            field.insert(text)

    def opened(self) -> Detail:
        """Return the current comment once its text is there. Raises ``LookupError``."""
        self.ready()
        detail = self.window.detail.detail
        if detail is None:
            raise LookupError("no comment")
        return detail

    def ready(self) -> None:
        """Wait for the current comment's text."""

        def painted() -> bool:
            detail = self.window.detail.detail
            return (
                detail is not None
                and detail.row.id == self.window.queue.view.current()
                and self.window.on_screen.seen(detail.row.version_id)
            )

        self.until(painted)

    def decide(self, key: str) -> int:
        """Decide the current comment with a key; return its id."""
        self.ready()
        comment = self.window.queue.view.current()
        if comment is None:
            raise LookupError("the list is empty")
        self.key(key)
        return comment

    def left(self, comment: int) -> None:
        """Wait until ``comment`` left the list."""
        self.until(lambda: self.window.queue.model.position(comment) is None)

    def go_to(self, suits: Callable[[int], bool]) -> None:
        """Open the first comment of the list that ``suits``."""
        model = self.window.queue.model
        for at in range(model.rowCount()):
            comment = model.id_at(at)
            self.until(lambda: model.row(comment) is not None or self._want(at))  # noqa: B023 - called at once
            if suits(comment):
                self.window.queue.view.go_to(at)
                self.ready()
                self.rest()
                return
        raise LookupError("no comment of that kind")

    def _want(self, at: int) -> bool:
        self.window.queue.view.scrollTo(self.window.queue.model.index(at, 0))
        return False

    def has(self, *kinds: FindingKind, least: int = 1) -> Callable[[int], bool]:
        """Return a test for comments with findings of all ``kinds``."""

        def suits(comment: int) -> bool:
            row = self.window.queue.model.row(comment)
            found = {} if row is None else {one.kind for one in row.findings}
            return set(kinds) <= set(found) and len(found) >= least

        return suits

    def dialog(self) -> QDialog | None:
        """Return the dialog in front, if any."""
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
        shown = [one for one in shown if one.isVisible()]
        below = {one.parentWidget() for one in shown}
        return next((one for one in shown if one not in below), None)

    def picture(self) -> QPixmap:
        """Return the window as it is, with the dialog in front of it."""
        dialog = self.dialog()
        (dialog or self.window).activateWindow()
        self.rest()
        if not self.window.status.problems.isHidden():
            raise LookupError(f"the program reports {self.window.status.problems.text()}")
        return self.window.grab() if dialog is None else self.over(dialog)

    def alone(self, dialog: QDialog) -> QPixmap:
        """Return ``dialog`` without what is behind it."""
        self.shown.add(type(dialog))
        return dialog.grab()

    def over(self, dialog: QDialog) -> QPixmap:
        """Return the window with ``dialog`` in front of it."""
        whole = self.window.grab()
        front = self.alone(dialog)
        painter = QPainter(whole)
        painter.fillRect(whole.rect(), QColor(0, 0, 0, 70))
        room = whole.rect().size() - front.size()
        corner = QPoint(room.width() // 2, max(0, room.height() // 2))
        frame = QRect(corner, front.size()).adjusted(-1, -1, 1, 1)
        painter.fillRect(frame, QColor(self.program.theme.colours.edge))
        painter.drawPixmap(corner, front)
        painter.end()
        return whole

    def with_menu(self, menu: QWidget) -> QPixmap:
        """Return the window with a menu or a tool tip over it."""
        whole = self.window.grab()
        painter = QPainter(whole)
        painter.drawPixmap(self.window.mapFromGlobal(menu.pos()), menu.grab())
        painter.end()
        return whole

    def home(self) -> None:
        """Go back to what waits, all of it: a pose may have left another list."""
        model = self.window.queue.model
        self.key(Qt.Key.Key_Escape)  # what is selected, an open edit
        self.window.header.search.show_line("")
        self.window.sidebar.choose_view(View())
        self.until(lambda: model.complete and model.rowCount() > ENOUGH)
        self.window.trigger("queue")  # a key means nothing to the list while the search has it
        self.rest()

    def taken(self) -> QPixmap:
        """Return the window with the dialog in front of it, which is closed after that."""
        picture = self.picture()
        self.close_dialog()
        return picture

    def do(self, job: Callable[[Desk], object]) -> None:
        """Let the desk do something behind the window, and wait for it."""
        done: list[object] = []
        self.program.worker.write(job, done.append, failed=done.append)
        self.until(lambda: bool(done))

    def open(self, act: str, kind: type[D], ready: Callable[[D], object] = bool) -> D:
        """Open a dialog by its action; return it once it is ``ready``."""
        self.window.trigger(act)
        return self.wait_for(kind, ready)

    def wait_for(self, kind: type[D], ready: Callable[[D], object] = bool) -> D:
        """Return the visible dialog of a kind once it is ``ready``."""

        def there() -> D | None:
            shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind))
            return next((one for one in shown if one.isVisible() and ready(one)), None)

        self.until(lambda: there() is not None)
        found = there()
        if found is None:
            raise LookupError(kind.__name__)
        self.rest(400)
        return found

    def close_dialog(self) -> None:
        """Close the dialog in front; one that is at work stops at the first word, then closes."""
        for _ in range(3):
            dialog = self.dialog()
            if dialog is not None:
                dialog.reject()
            self.rest(50)

    def end(self) -> None:
        """End the program."""
        self.close_dialog()
        self.window.close()
        self.program.end()
        self.window.deleteLater()
