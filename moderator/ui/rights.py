"""What the person at the window may not do: shown disabled with the reason, wherever it stands.

Rights are asked again in the transaction of each act; here they are only shown. The controls of
each window of the program stand in one table, so that no dialog has to know of roles.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from moderator.model.people import Right
from moderator.ui import labels
from moderator.ui.dialogs.frame import Frame
from moderator.ui.plain import set_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.errors import ModeratorError, NotAllowed
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow

FORCED: Final = Qt.WidgetAttribute.WA_ForceDisabled
ACTIONS: Final[Mapping[str, Right]] = {
    "export_log": Right.EXPORT,
    "second_result": Right.SECOND_LOOK,
    "hold_section": Right.HOLDS,
    "hold_article": Right.HOLDS,
    "block_reader": Right.BLOCKING,
    "unblock_reader": Right.BLOCKING,
}
"""Actions that do nothing else than what needs a right."""

CONTROLS: Final[Mapping[str, tuple[tuple[str, Right], ...]]] = {
    "MainWindow": (
        ("detail.reader.blocking.block", Right.BLOCKING),
        ("detail.reader.blocking.unblock", Right.BLOCKING),
    ),
    "BlockDialog": (("block", Right.BLOCKING),),
    "BlockedReaders": (("lift", Right.BLOCKING), ("again", Right.BLOCKING)),
    "RulesDialog": (("save_button", Right.RULES),),
    "SettingsDialog": (
        ("learning.switch", Right.LEARNING),
        ("learning.forget", Right.LEARNING),
        ("floods.article", Right.FLOODS),
        ("floods.name", Right.FLOODS),
        ("floods.address", Right.FLOODS),
        ("sites.editing", Right.RULES),
        ("sites.hours", Right.HOURS),
    ),
    "ExportDialog": (("write", Right.EXPORT),),
    "LogWindow": (("export", Right.EXPORT), ("print", Right.EXPORT)),
    "HoldsDialog": (("act", Right.HOLDS),),
    "ArticleDialog": (
        ("chief_only", Right.ARTICLES),
        ("closed", Right.ARTICLES),
        ("by_date", Right.ARTICLES),
    ),
    "TraceDialog": (
        ("print", Right.EXPORT),
        ("export", Right.EXPORT),
        ("purge", Right.PURGE),
    ),
    "SecondOrderDialog": (("draw", Right.SECOND_LOOK),),
    "SecondResultDialog": (("order", Right.SECOND_LOOK), ("end", Right.SECOND_LOOK)),
    "BoardWindow": (("people", Right.FIGURES),),
}
"""By the class of a window: which of its controls need which right."""


class _Guard(QObject):
    """Keeps one control disabled for as long as a right is missing."""

    seen = Signal()  # the control came into sight, or went

    def __init__(self, control: QWidget, right: Right) -> None:
        super().__init__(control)
        self.control = control
        self.right = right
        self._refused = ""
        self._usable = not control.testAttribute(FORCED)
        self._tip = (control.toolTip(), control.accessibleDescription())
        control.installEventFilter(self)

    def refuse(self, reason: str) -> None:
        """Disable the control for a reason; an empty one gives it back."""
        if reason == self._refused:
            return
        control = self.control
        self._refused = reason
        if reason:
            control.setEnabled(False)
            set_tooltip(control, reason)
        else:
            control.setToolTip(self._tip[0])
            control.setAccessibleDescription(self._tip[1])
            control.setEnabled(self._usable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Remember whether it would be usable, and let nothing else enable it."""
        control = self.control
        if watched is control and event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self.seen.emit()
        elif event.type() == QEvent.Type.EnabledChange and watched is control:
            enabled = not control.testAttribute(FORCED)
            if not self._refused:
                self._usable = enabled
            elif enabled:
                self._usable = True
                control.setEnabled(False)
        return False


class Rights(QObject):
    """Knows what the present person may not do, and shows it."""

    def __init__(self, window: MainWindow, lanes: Lanes) -> None:
        """Ask with each name, each round of sync, and each window that opens."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._refusals: dict[Right, str] = {}
        self._guards: dict[QWidget, list[_Guard]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        window.commands.why_not = self.why_not_action
        window.actor_changed.connect(self.ask)
        lanes.status.connect(self.ask)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._soon.start)

    @Slot()
    def ask(self) -> None:
        """Ask what the present person may not do."""
        actor = self._window.actor

        def found(refusals: dict[Right, NotAllowed]) -> None:
            if isValid(self) and actor == self._window.actor:
                language = labels.language()
                self._refusals = {right: no.words(language) for right, no in refusals.items()}
                self._apply()

        self._lanes.read(
            lambda desk: desk.people.refusals(actor), found, topic="rights", failed=self._unread
        )

    def _unread(self, _error: ModeratorError) -> None:
        """Ask again with the next status: what is wrong with the database is said elsewhere."""

    def why_not(self, right: Right) -> str:
        """Return why the person may not, in words; empty where they may."""
        return self._refusals.get(right, "")

    def why_not_action(self, action: str) -> str:
        """Return why the person may not do an action at all; empty where they may."""
        right = ACTIONS.get(action)
        return "" if right is None else self.why_not(right)

    @Slot()
    def _look(self) -> None:
        """Guard the controls of windows that are new."""
        for window in QApplication.topLevelWidgets():
            controls = CONTROLS.get(type(window).__name__)
            if controls is None or window in self._guards or not window.isVisible():
                continue
            guards = [_Guard(attrgetter(path)(window), right) for path, right in controls]
            self._guards[window] = guards
            for guard in guards:
                guard.seen.connect(self._soon.start)
            window.destroyed.connect(self._gone)
        self._apply()

    @Slot()
    def _gone(self) -> None:
        self._guards = {one: guards for one, guards in self._guards.items() if isValid(one)}

    def _apply(self) -> None:
        self._gone()
        for window, guards in self._guards.items():
            said = []
            for guard in guards:
                reason = self.why_not(guard.right)
                guard.refuse(reason)
                if guard.control.isVisibleTo(window):
                    said.append(reason)
            if isinstance(window, Frame):
                window.explain("\n".join(dict.fromkeys(one for one in said if one)))
