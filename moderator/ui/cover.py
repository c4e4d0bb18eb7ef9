"""Covers the window while nobody is at it: no comment can be read, work behind it goes on.

The panes are taken out of the window, so that no screen reader finds them; other windows of the
program are hidden and come back for the person who had them open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.pin_panel import PinPanel
from moderator.ui.overlay import Overlay
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow
    from moderator.ui.theme import Theme

ABOVE = "aboveCover"
"""The property of a window that may be shown while the rest is covered."""


class CoverPage(QWidget):
    """What stands in the window's place: who locked it, and the way back."""

    right = Signal(str)
    another_wanted = Signal()

    def __init__(
        self, name: str, since: datetime, lanes: Lanes, theme: Theme, *, guarded: bool
    ) -> None:
        """Ask ``name`` for the PIN, or where nothing is ``guarded`` for Enter alone."""
        super().__init__()
        self.theme = theme
        self._name = name
        self.guarded = guarded
        self._build(lanes, since)
        self.setAccessibleName(self.tr("Locked"))
        self.pin.right.connect(self.right)
        self.open.clicked.connect(self.enter)
        self.another.clicked.connect(self.another_wanted)
        theme.changed.connect(self._restyle)
        self.show_guarded(guarded=guarded)
        self._restyle()

    def _build(self, lanes: Lanes, since: datetime) -> None:
        theme = self.theme
        card = QFrame(self)
        card.setObjectName("coverCard")
        self.icon = QLabel(card)
        self.title = plain_label(self.tr("Locked"), card)
        self.who = plain_label(shortened(safe(self._name), 60), card)
        said = self.tr("Since %1. Comments go on being fetched and sent; drafts are kept.")
        self.told = wrapped_label(said.replace("%1", labels.time_of_day(since)), card, muted=True)
        self.pin = PinPanel(lanes, theme, card)
        self.pin.ask(self._name)
        self.another = QPushButton(self.tr("Somebody &else…"), card)
        self.open = QPushButton(self.tr("&Unlock"), card)
        self.open.setProperty("primary", "true")
        for button in (self.open, self.another):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.another)
        buttons.addWidget(self.open)
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self.icon)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(card)
        margin = theme.px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self.who)
        column.addWidget(self.pin)
        column.addWidget(self.told)
        column.addLayout(buttons)
        card.setFixedWidth(theme.px(400))
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        middle = QHBoxLayout()  # an alignment would forget that the card's text wraps
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(3)
        self.card = card

    def show_guarded(self, *, guarded: bool) -> None:
        """Ask for a PIN from now on, or for none."""
        self.guarded = guarded
        self.pin.setVisible(guarded)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the way back begins."""
        target = self.pin.field if self.guarded else self.open
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def enter(self) -> None:
        """Look at the PIN; where there is none, uncover."""
        if self.guarded:
            self.pin.look()
        else:
            self.pin.look_without()  # one may have been set at another computer

    @Slot()
    def _restyle(self) -> None:
        theme, c = self.theme, self.theme.colours
        self.title.setFont(theme.font(4, bold=True))
        self.who.setFont(theme.font(1.5))
        self.icon.setPixmap(theme.icon("lock", c.muted, theme.px(22)).pixmap(theme.px(22)))
        self.setStyleSheet(
            f"#coverCard {{ background: {c.pane}; border: 1px solid {c.edge};"
            f" border-radius: {theme.px(10)}px; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let no key reach what is behind; Enter presses the button that has the focus."""
        button = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            if button is self.another:
                self.another.click()
            else:
                self.enter()
        event.accept()


class Cover(QObject):
    """Takes the window's content away and gives it back."""

    def __init__(self, window: MainWindow, lanes: Lanes, theme: Theme) -> None:
        """Cover nothing yet."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._theme = theme
        self.page: CoverPage | None = None
        self._content: QWidget | None = None
        self._title = ""
        self._hidden: list[QWidget] = []
        self._before: QWidget | None = None
        window.windowTitleChanged.connect(self._title_changed)
        window.closing.connect(self._end)

    def cover(self, name: str, since: datetime, *, guarded: bool) -> CoverPage:
        """Put the cover over everything; ``name`` uncovers it."""
        window = self._window
        if self.page is not None:
            return self.page
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        for overlay in window.findChildren(Overlay):
            overlay.close()  # they lie over the panes, not among them
        self._before = window.focusWidget()
        page = self.page = CoverPage(name, since, self._lanes, self._theme, guarded=guarded)
        self._content = window.takeCentralWidget()
        if self._content is not None:
            self._content.hide()
        window.setCentralWidget(page)
        page.show()
        self._beside(page)
        window.covered = True
        self._title = window.windowTitle()
        window.setWindowTitle(self.tr("Moderator - locked"))
        had = QApplication.activeWindow()
        for widget in QApplication.topLevelWidgets():
            self._hide(widget)
        if had is not None and had is not window:
            window.activateWindow()  # what had the keys is gone: they are the PIN's
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        page.take_focus()
        return page

    def _beside(self, page: CoverPage) -> None:
        """Hide what else lies in the window."""
        for widget in self._window.children():
            if isinstance(widget, QWidget) and widget is not page and not widget.isWindow():
                if widget.isVisible():
                    self._hidden.append(widget)
                widget.hide()

    def uncover(self, *, same: bool) -> None:
        """Give everything back; ``same``: to who had it, else other windows stay closed."""
        window, page = self._window, self.page
        if page is None or self._content is None:
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.page = None
        window.takeCentralWidget()
        page.deleteLater()
        window.setCentralWidget(self._content)
        self._content.show()
        self._content = None
        self._theme.changed.emit()  # Qt gave them the letters of when they were first shown
        window.covered = False
        window.setWindowTitle(self._title)
        unsaid, window.unsaid = window.unsaid, None
        if unsaid is not None:
            window.remark(*unsaid)
        hidden, self._hidden = self._hidden, []
        before, self._before = self._before, None
        if same and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            window.queue.setFocus()
        for widget in hidden:
            if isValid(widget):
                self._give_back(widget, same=same)

    @staticmethod
    def _give_back(widget: QWidget, *, same: bool) -> None:
        """Show what was hidden, or close what was another person's."""
        if not widget.isWindow():
            widget.show()
        elif not same and isinstance(widget, QDialog):
            widget.reject()
        elif not same:
            widget.close()
        elif isinstance(widget, QDialog) and widget.isModal():
            widget.open()
        else:
            widget.show()

    @Slot()
    def _end(self) -> None:
        """Watch nothing any more: the program ends."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @Slot(str)
    def _title_changed(self, title: str) -> None:
        """Keep the title for later, and the cover's in its place."""
        if self.page is not None and title != self.tr("Moderator - locked"):
            self._title = title
            self._window.setWindowTitle(self.tr("Moderator - locked"))

    def _hide(self, widget: QWidget) -> None:
        if widget is self._window or not widget.isVisible() or widget.property(ABOVE):
            return
        if widget.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}:
            widget.close()
        else:
            self._hidden.append(widget)
            widget.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hide what an answer opens behind the cover; keys go to the cover alone."""
        kind = event.type()
        if watched is self._window and kind == QEvent.Type.KeyPress:
            if self.page is not None:
                self.page.take_focus()
            return True
        if (
            kind == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched is not self.page
            and (watched.isWindow() or watched.parentWidget() is self._window)
        ):
            QTimer.singleShot(0, self, lambda: self._hide_later(watched))
        return False

    def _hide_later(self, widget: QWidget) -> None:
        if self.page is not None and isValid(widget):
            self._hide(widget)
