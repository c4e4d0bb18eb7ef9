"""The middle pane: what list is shown, in which order, and the list itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from moderator.model import Field, Query, State
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.order_button import OrderButton
from moderator.ui.plain import elided, tooltip
from moderator.ui.queue_delegate import QueueDelegate
from moderator.ui.queue_model import QueueModel
from moderator.ui.queue_view import QueueView
from moderator.ui.sought import sought
from moderator.ui.spacing import spaced

if TYPE_CHECKING:
    from moderator.model import Clock
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme


NAMING = frozenset({Field.ARTICLE, Field.NEAR, Field.TOGETHER})
"""Parts of a filter with which a list has what is set aside in it."""


class QueuePane(QFrame):
    """Title with count, order, list; or words where the list is empty."""

    order_changed = Signal(object)  # Order
    connect_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        lanes: Lanes,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        hide_abuse: bool = False,
    ) -> None:
        """Show an empty list; with ``hide_abuse`` rude words in it stand behind stars."""
        super().__init__(parent)
        self.setObjectName("queuePane")
        self._theme = theme
        self._title, self._aside = "", 0
        self.searched = False  # something was typed into the search field
        self.model = QueueModel(lanes, self)
        self.delegate = QueueDelegate(theme, clock, self)
        self.delegate.hide_abuse = hide_abuse
        self.model.describe = self.delegate.describe
        self.view = QueueView(self.model, self.delegate, lanes, theme, self)
        self.title = plain_label("", self)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.installEventFilter(self)  # what comes to stand beside it takes its room
        self.order = OrderButton(theme, self)
        self.order.chosen.connect(self.order_changed)
        self.empty = wrapped_label("", self, muted=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(40))
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty.hide()
        self._connected = True
        self.connect_site = QPushButton(self.tr("Connect a site…"), self.empty)
        self.connect_site.setProperty("primary", "true")
        self.connect_site.hide()
        self.connect_site.clicked.connect(self.connect_wanted)
        beside = QVBoxLayout(self.empty)
        beside.addStretch(3)
        beside.addWidget(self.connect_site, 0, Qt.AlignmentFlag.AlignHCenter)
        beside.addStretch(2)
        head = QFrame(self)
        head.setObjectName("listHeader")
        row = QHBoxLayout(head)
        spaced(row, theme, margins=(18, 4, 10, 4))
        row.addWidget(self.title, 1)
        row.addWidget(self.order)
        self._head = row
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.view)
        self.model.loaded.connect(self.refresh)
        self.model.counted.connect(self.refresh)
        self.model.patched.connect(self.refresh)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add(self, widget: QWidget) -> None:
        """Put another part before the order of the list."""
        self._head.insertWidget(self._head.count() - 1, widget)

    def show_abuse(self, *, hidden: bool) -> None:
        """Put rude words in the list behind stars, or show them again."""
        self.delegate.hide_abuse = hidden
        self.view.viewport().update()

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        self.title.setFont(theme.font(-0.5, bold=True))

    def show_query(self, query: Query, title: str) -> None:
        """Read and show another list."""
        self._title = title
        self.delegate.show_state = query.state is None
        wanted = sought(query)
        if wanted != self.delegate.sought:
            self.delegate.sought = wanted
            self.delegate.forget_pictures()
        self.order.show_order(query.order)
        self.model.show(query)
        self.refresh()

    def show_connected(self, *, connected: bool) -> None:
        """Offer to connect a site where none is, instead of promising new comments."""
        if connected != self._connected:
            self._connected = connected
            if connected and self.window().focusWidget() is self.connect_site:
                self.empty.setFocus()  # or Qt takes the focus into the search field
            self.connect_site.setVisible(not connected)
            self.refresh()
            if not connected:
                self.connect_site.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_aside(self, count: int) -> None:
        """Take how many comments wait under articles that are set aside."""
        if count != self._aside:
            self._aside = count
            self.refresh()

    def _titled(self) -> str:
        """Return the title; a list that names articles or groups has what is set aside in it."""
        query = self.model.query
        names = any(term.field in NAMING and not term.negated for term in query.terms)
        if self._aside and query.state is State.PENDING and names:
            return self.tr("%1, paused articles too").replace("%1", self._title)
        return self._title

    @Slot()
    def refresh(self) -> None:
        """Say the title and count again, and whether the list is empty."""
        count = self.model.rowCount()
        known = self.model.complete
        title = self._titled()
        number = f"  ·  {labels.number(count)}" if known else ""  # is seen, however long the title
        metrics = QFontMetrics(self.title.font())
        room = self.title.width() if self.isVisible() else self._theme.px(120)
        left = room - metrics.horizontalAdvance(number)
        beside = number if left > self._theme.px(40) else ""
        left = left if beside else room
        shown = title
        if metrics.horizontalAdvance(title) > left:
            shown = elided(title, metrics, left)
        self.title.setText(shown + beside)
        whole = title + number
        if (cut := shown + beside != whole) or self.title.toolTip():
            self.title.setToolTip(tooltip(whole) if cut else "")
            self.title.setAccessibleName(whole if cut else "")
        nothing = known and count == 0
        if nothing:
            self.empty.setText(self._why_empty())
        if nothing != self.empty.isVisibleTo(self):
            focused = self.window().focusWidget() in (self.view, self.empty)  # active or not
            here, gone = (self.empty, self.view) if nothing else (self.view, self.empty)
            here.show()
            if focused:  # before the other goes, or Qt takes the focus somewhere else
                here.setFocus()
            gone.hide()
            self.setFocusProxy(here)

    def _why_empty(self) -> str:
        query = self.model.query
        if not self._connected:
            return self.tr("No site is connected yet.")
        if query.text or query.terms:
            if self.searched:
                return self.tr(
                    "Nothing found in this view.\nTry “All”, or fewer letters."
                    "\nEsc clears the search."
                )
            return self.tr("Nothing found in this view.\nTry “All”.")
        if query.group is not None:
            return self.tr("None of them is left in this view.\nEsc leads back.")
        if query == Query(order=query.order):
            return self.tr("Nothing is waiting.\nNew comments appear here by themselves.")
        return self.tr("Nothing here.")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the title to the new width; where both have no room, the order is an arrow."""
        super().resizeEvent(event)
        self.order.show_name(shown=self.width() >= self._theme.px(230))
        self._head.activate()
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the title to what room it has: a count cut off is another count."""
        if watched is self.title and event.type() == QEvent.Type.Resize:
            self.refresh()
        return super().eventFilter(watched, event)
