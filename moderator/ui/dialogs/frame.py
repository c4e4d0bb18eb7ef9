"""What every dialog shares: margins, a title, a line that says what went wrong, its buttons.

What is between title and buttons scrolls where the screen is too small for it, so that large
letters on a small screen cut nothing off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.focus import FocusKeeper
from moderator.ui.keys import KeyMap

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from moderator.ui.theme import Theme

P = ParamSpec("P")

BESIDE = 48  # pixels of the screen that a dialog leaves free
NARROW = 1000  # pixels at 14 px text


class _Body(QScrollArea):
    """What a dialog is filled with: it shrinks as far as its parts can, then it scrolls."""

    def __init__(self, column: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self._page = QWidget(self)
        self._page.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().setObjectName("apart")
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._page.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def height_at(self, width: int, *, least: bool = False) -> int:
        """Return the height that the content needs at ``width``; the ``least`` it can do with."""
        column = self._column
        width = max(width, column.totalMinimumSize().width())
        if column.hasHeightForWidth():
            ask = column.totalMinimumHeightForWidth if least else column.totalHeightForWidth
            return ask(width)
        return (column.totalMinimumSize() if least else column.totalSizeHint()).height()

    def least_width(self) -> int:
        """Return the width below which the content is scrolled sideways."""
        return self._column.totalMinimumSize().width()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a few lines: what does not fit is scrolled."""
        return QSize(
            1, min(self.height_at(self.width(), least=True), 3 * self.fontMetrics().height())
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the content wants at the present width."""
        return QSize(self._column.totalSizeHint().width(), self.height_at(self.width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the page again when its layout changed."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the page to the new size."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the page all the room there is, and what it cannot do without."""
        room = self.maximumViewportSize()
        least = self._column.totalMinimumSize().width()
        fits = least <= room.width() and self.height_at(room.width(), least=True) <= room.height()
        bar = Qt.ScrollBarPolicy
        # No bar may stay for the lines that it makes itself; Qt lets one stand while it lays out.
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if fits else bar.ScrollBarAsNeeded)
        if not fits:
            room = self.viewport().size()
        width = max(room.width(), least)
        self._page.resize(width, max(self.height_at(width, least=True), room.height()))

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring what has the focus into view, in what scrolls inside the body first."""
        if new is None or not self._page.isAncestorOf(new):
            return
        place = new.parentWidget()
        while place is not None:
            if isinstance(place, QScrollArea):
                place.ensureWidgetVisible(new, 0, self.fontMetrics().height())
            place = None if place is self else place.parentWidget()
        if new.visibleRegion().isEmpty():  # Qt looked for a cursor that is elsewhere
            corner, beside = new.mapTo(self._page, QPoint(0, 0)), 2 * self.fontMetrics().height()
            self.ensureVisible(corner.x(), corner.y(), beside, beside)


class Frame(QDialog):
    """A dialog with a heading, a ``body`` to fill and a row of buttons."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None, *, width: int) -> None:
        """Begin an empty dialog; ``width`` is in pixels at 14 px text."""
        super().__init__(parent)
        self._focus = FocusKeeper(self)
        self.theme = theme
        self.setWindowTitle(title)
        room = self.screen().availableGeometry().size()
        self.setMinimumWidth(min(theme.px(width), room.width() - BESIDE))
        self.setMaximumSize(room.width(), room.height() - BESIDE)  # its title bar needs some
        heading = self.heading = plain_label(title, self)
        heading.setFont(theme.font(3, bold=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(10))
        self.trouble = wrapped_label("", self)
        self.trouble.hide()
        self.explained = wrapped_label("", self, muted=True)
        self.explained.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.px(8))
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        margin = theme.px(20)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(12))
        layout.addWidget(heading)
        self._scroll = _Body(self.body, self)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.explained)
        layout.addWidget(self.trouble)
        layout.addLayout(self.buttons)
        # Qt would ask for the height of the text at its narrowest.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        theme.changed.connect(self._take_theme)
        self._take_theme()

    @Slot()
    def _take_theme(self) -> None:
        """Take over the theme's colours, also while it changes."""
        c, px = self.theme.colours, self.theme.px
        self.trouble.setStyleSheet(f"color: {c.danger};")
        self.setStyleSheet(
            f"QListWidget {{ background: {c.pane}; border: 1px solid {c.edge}; outline: none;"
            f" border-radius: {px(7)}px; padding: {px(3)}px; }}"
            f"QListWidget:focus {{ border-color: {c.focus}; }}"
            f"QListWidget::item {{ padding: {px(4)}px {px(7)}px; color: {c.text};"
            f" border-radius: {px(5)}px; }}"
            f"QListWidget::item:selected {{ background: {c.selected}; color: {c.text}; }}"
            f"QScrollBar#apart:vertical {{ width: {px(11)}px; }}"  # fields end before it
            f"QScrollBar#apart::handle:vertical {{ margin-left: {px(4)}px; }}"
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest width and the height that the content needs at the present one."""
        width = max(self.minimumWidth(), self._scroll.least_width() + self._beside())
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            width = max(width, self.width())
        width = min(width, self.maximumWidth())
        return QSize(width, self._needed(width))

    def least_width(self) -> int:
        """Return the width below which what is shown now is scrolled sideways, in pixels."""
        bar = self._scroll.verticalScrollBar()
        return self._scroll.least_width() + self._beside() + bar.sizeHint().width()

    def _beside(self) -> int:
        """Return the width of the margins, in pixels."""
        layout = self.layout()
        if layout is None:
            return 0
        margins = layout.contentsMargins()
        return margins.left() + margins.right()

    def _needed(self, width: int, *, least: bool = False) -> int:
        """Return the height that everything needs at ``width``; the ``least`` it can do with."""
        inner = width - self._beside()
        return self._around(inner) + self._scroll.height_at(inner, least=least)

    def _around(self, inner: int) -> int:
        """Return the height of what is above and below the body."""
        layout = self.layout()
        if layout is None:
            return 0
        margins = layout.contentsMargins()
        height = margins.top() + margins.bottom() - layout.spacing()
        for at in range(layout.count()):
            item = layout.itemAt(at)
            if item is None or item.widget() is self._scroll:
                height += layout.spacing()
            elif not item.isEmpty():
                # Its hint may be the height of a text at its narrowest.
                wanted = item.heightForWidth(inner) if item.hasHeightForWidth() else -1
                height += (wanted if wanted > 0 else item.sizeHint().height()) + layout.spacing()
        return height

    def add_button(self, text: str, *, primary: bool = False, danger: bool = False) -> QPushButton:
        """Add a button to the row; Enter presses it where the focus is on it, not from a field."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        if primary:
            button.setProperty("primary", "true")
        if danger:
            button.setProperty("danger", "true")
        self.buttons.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press the button that has the focus with Enter; without a default, Qt would not.

        The window can be locked from here, too.
        """
        button = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(button, QPushButton):
            if not event.isAutoRepeat():
                button.click()
        elif (act := self._act_below(event)) == "lock":
            self._window_below().trigger("lock")  # type: ignore[attr-defined]  # it has the keys
        elif act == "quit":  # not past a dialog, where work would be lost
            QApplication.beep()
            self.say(self.tr("End this first, or leave it with Esc: then the program quits."))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.trouble.text()))
        else:
            super().keyPressEvent(event)

    def _window_below(self) -> QWidget:
        below: QWidget = self
        while (parent := below.parentWidget()) is not None:
            below = parent
        return below

    def _act_below(self, event: QKeyEvent) -> str | None:
        """Return what the window over which this lies would do with a key."""
        keys = getattr(self._window_below(), "keys", None)
        act = keys.act(event) if isinstance(keys, KeyMap) else None
        return None if act is None else act.id

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001, N802 - Qt's
        """Take the keys from what is disabled or hidden: a second Enter must not press the next."""
        return self._focus.taken() or super().focusNextPrevChild(following)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the height that is needed; see to it that something has the keys, read or not."""
        side = self.theme.px(16)
        for one in self.findChildren(QListWidget):
            one.setIconSize(QSize(side, side))  # a style sheet's icons keep their size
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.fit()  # Qt stops at two thirds of the screen
        super().showEvent(event)
        self._focus.look()

    def entitle(self, title: str) -> None:
        """Give the dialog another title."""
        self.setWindowTitle(title)
        self.heading.setText(title)

    def say(self, trouble: str) -> None:
        """Show what went wrong; an empty text hides the line."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.grow()

    def explain(self, why: str) -> None:
        """Show why something here cannot be used; an empty text hides the line."""
        if why != self.explained.text():
            self.explained.setText(why)
            self.explained.setVisible(bool(why))
            self.grow()

    def grow(self) -> None:
        """Become higher where what is shown now needs it, so that nothing is cut off."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        self.body.activate()
        layout.activate()
        needed = min(self._needed(self.width(), least=True), self.maximumHeight())
        if self.height() < needed:
            self.resize(self.width(), needed)

    def to_top(self) -> None:
        """Scroll to the beginning: something else is shown now."""
        self.body.activate()
        self._scroll.fit()
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.horizontalScrollBar().setValue(0)

    def fit(self) -> None:
        """Take the height that what is shown now needs."""
        layout = self.layout()
        if layout is not None:
            self.body.activate()
            layout.activate()
        wanted = self.sizeHint()
        self.resize(wanted.width(), min(wanted.height(), self.maximumHeight()))

    def mine(self, answer: Callable[P, None]) -> Callable[P, None]:
        """Return ``answer``, unheard once the dialog is gone: what was asked may outlive it."""
        return while_alive(self, answer)


def while_alive(owner: QObject, answer: Callable[P, None]) -> Callable[P, None]:
    """Return ``answer``, unheard once ``owner`` is gone."""

    def heard(*args: P.args, **named: P.kwargs) -> None:
        if isValid(owner):
            answer(*args, **named)

    return heard


def narrow(theme: Theme, widget: QWidget) -> bool:
    """Return whether the screen is so small for the letters that things go below each other."""
    return widget.screen().availableGeometry().width() < theme.px(NARROW)


def roomy(theme: Theme, widget: QWidget, width: int, height: int) -> QSize:
    """Return the size of a window in which lists or pages are read; made for 14 px text.

    On a large screen it is up to half as large again, so that less is cut off; never larger than
    the screen.
    """
    room = widget.screen().availableGeometry().size()
    wide, high = theme.px(width), theme.px(height)
    return QSize(
        min(max(wide, min(wide * 3 // 2, room.width() * 3 // 5)), room.width() - BESIDE),
        min(max(high, min(high * 3 // 2, room.height() * 7 // 10)), room.height() - BESIDE),
    )


def paragraph(
    text: str, theme: Theme, parent: QWidget, *, muted: bool = False, width: int = 340
) -> QLabel:
    """Return a text that wraps inside a page, never narrower than ``width`` at 14 px text.

    On a screen that is small for the letters it takes two fifths of it.
    """
    label = wrapped_label(text, parent, muted=muted)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)  # it stands close below what it explains
    room = parent.screen().availableGeometry().width()
    label.setMinimumWidth(min(theme.px(width), room * 2 // 5))
    return label
