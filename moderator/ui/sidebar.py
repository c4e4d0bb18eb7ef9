"""The views at the left: states, findings and articles with live counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from moderator.model import Counts, FindingKind, State
from moderator.ui import labels
from moderator.ui.plain import safe, shortened, tooltip

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

VIEW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
ICON_ROLE = int(Qt.ItemDataRole.UserRole) + 3

STATES: tuple[tuple[State, str], ...] = (
    (State.PENDING, "inbox"),
    (State.HELD, "pause"),
    (State.CHIEF, "user-round-check"),
    (State.CONFLICT, "git-compare"),
    (State.APPROVED, "circle-check"),
    (State.REJECTED, "circle-x"),
    (State.SPAM, "ban"),
    (State.TAKEN_DOWN, "shield-off"),
)
URGENT = {State.CONFLICT, State.CHIEF}
ARTICLES = 12
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class View:
    """What a line of the side bar shows: a state (None: all), a finding or an article."""

    state: State | None = State.PENDING
    finding: FindingKind | None = None
    article_id: int | None = None


class SidebarDelegate(QStyledItemDelegate):
    """Paints a view's line: icon, name, count; or a section's title."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint with ``theme``."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a line; titles stand apart from what is above."""
        theme = self._theme
        if index.data(VIEW_ROLE) is None:
            return QSize(option.rect.width(), theme.line(-2.5) + theme.px(14))
        return QSize(option.rect.width(), theme.line() + theme.px(7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        painter.save()
        if index.data(VIEW_ROLE) is None:
            self._paint_title(painter, option.rect, index)
        else:
            self._paint_view(painter, option, index)
        painter.restore()

    def _paint_title(self, painter: QPainter, area: QRect, index: Index) -> None:
        theme = self._theme
        painter.setFont(theme.font(-2.5, bold=True))
        painter.setPen(QColor(theme.colours.muted))
        place = area.adjusted(theme.px(18), 0, 0, -theme.px(3))
        flags = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(place, flags, str(index.data()))

    def _paint_view(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, colours = self._theme, self._theme.colours
        area = option.rect.adjusted(theme.px(8), 1, -theme.px(8), -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours.focus) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected if chosen else colours.hover))
            radius = theme.px(7)
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left = area.left() + theme.px(10)
        icon = index.data(ICON_ROLE)
        tint = colours.accent if chosen else colours.muted
        if icon is not None:
            size = theme.px(16)
            theme.icon(icon, tint, size).paint(
                painter, left, area.top() + (area.height() - size) // 2, size, size
            )
            left += size + theme.px(9)
        right = self._paint_count(painter, area, index)
        font = theme.font(bold=chosen)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        name = QFontMetrics(font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, right - left
        )
        place = QRect(left, area.top(), right - left, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _paint_count(self, painter: QPainter, area: QRect, index: Index) -> int:
        """Paint the count; return where it begins."""
        theme, colours = self._theme, self._theme.colours
        count = index.data(COUNT_ROLE)
        right = area.right() - theme.px(9)
        if count is None:
            return right
        view = index.data(VIEW_ROLE)
        urgent = view.state in URGENT and view.finding is None and count > 0
        font = theme.font(-1.5, bold=urgent)
        text = labels.number(count)
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(colours.tones["red"].fore if urgent else colours.muted))
        place = QRect(right - width, area.top(), width + 1, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
        return right - width - theme.px(8)


class _Views(QListView):
    """The list of views. Keys that do not move in it go on to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with the arrow keys; leave every other key to the window."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Sidebar(QFrame):
    """The views, and the way to the log and the settings."""

    chosen = Signal(object)  # a View
    log_wanted = Signal()
    rules_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show every state with a count of nothing."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._theme = theme
        self._model = QStandardItemModel(self)
        self._items: dict[View, QStandardItem] = {}
        self._building = False
        self.views = _Views(self)
        self.views.setModel(self._model)
        self.views.setItemDelegate(SidebarDelegate(theme, self.views))
        self.views.setAccessibleName(self.tr("Views"))
        self.views.setFrameShape(QFrame.Shape.NoFrame)
        self.views.setStyleSheet("background: transparent;")
        self.views.setMouseTracking(True)
        self.views.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.views.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.views.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.log_button = self._button(self.tr("Log"), "scroll-text")
        self.log_button.clicked.connect(self.log_wanted)
        self.rules_button = self._button(self.tr("Rules"), "filter")
        self.rules_button.clicked.connect(self.rules_wanted)
        self.settings_button = self._button(self.tr("Settings"), "settings")
        self.settings_button.clicked.connect(self.settings_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        layout.setSpacing(1)
        layout.addWidget(self.views, 1)
        buttons = QFrame(self)
        buttons.setObjectName("viewButtons")
        column = QVBoxLayout(buttons)
        column.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), 0)
        column.setSpacing(1)
        column.addWidget(self.log_button)
        column.addWidget(self.rules_button)
        column.addWidget(self.settings_button)
        layout.addWidget(buttons)
        for state, icon in STATES:
            self._add(View(state), labels.state(state), icon)
        self._add(View(None), self.tr("All"), "list")
        self.choose(View())
        self.views.selectionModel().currentChanged.connect(self._current_changed)
        theme.changed.connect(self._tint)
        self._tint()

    def _button(self, text: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(f"\u2002{text}")  # Qt leaves no room between icon and text
        button.setAccessibleName(text)
        button.setProperty("iconName", icon)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot()
    def _tint(self) -> None:
        theme = self._theme
        for button in (self.log_button, self.rules_button, self.settings_button):
            button.setIcon(
                theme.icon(str(button.property("iconName")), theme.colours.muted, theme.px(16))
            )
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFixedHeight(theme.line() + theme.px(5))
            button.setStyleSheet(f"padding-left: {theme.px(7)}px;")

    def _add(self, view: View, name: str, icon: str | None = None) -> QStandardItem:
        item = QStandardItem(name)
        item.setData(view, VIEW_ROLE)
        item.setData(icon, ICON_ROLE)
        item.setData(name, Qt.ItemDataRole.AccessibleTextRole)
        self._items[view] = item
        self._model.appendRow(item)
        return item

    def _add_title(self, name: str) -> None:
        item = QStandardItem(name)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._model.appendRow(item)

    def view(self) -> View:
        """Return the view that is chosen."""
        found = self.views.currentIndex().data(VIEW_ROLE)
        return found if isinstance(found, View) else View()

    def choose(self, view: View) -> None:
        """Choose a view without telling anybody."""
        item = self._items.get(view)
        if item is not None:
            selection = self.views.selectionModel()
            blocked = selection.blockSignals(True)
            selection.setCurrentIndex(
                item.index(), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            selection.blockSignals(blocked)
            self.views.viewport().update()

    def choose_view(self, view: View) -> None:
        """Choose a view as a click does."""
        self.views.setCurrentIndex(self._items[view].index())

    @Slot(int, str)
    def choose_article(self, article_id: int, title: str) -> None:
        """Choose the view of an article, listed or not."""
        view = View(article_id=article_id)
        if view not in self._items:
            self._add(view, shortened(title, 120))
        self.choose_view(view)

    def has(self, view: View) -> bool:
        """Return whether the view is listed."""
        return view in self._items

    def item(self, view: View) -> QStandardItem:
        """Return the line of a view that is listed."""
        return self._items[view]

    def step(self, by: int) -> None:
        """Move the choice by a number of views."""
        views = [item.data(VIEW_ROLE) for item in self._items.values()]
        at = views.index(self.view()) + by
        if 0 <= at < len(views):
            self.views.setCurrentIndex(self._items[views[at]].index())

    def show_counts(self, counts: Counts) -> None:
        """Show new counts. Findings and articles without pending comments are left out."""
        for state, _ in STATES:
            self._count(View(state), counts.states.get(state, 0))
        self._count(View(None), sum(counts.states.values()))
        wanted: list[tuple[View, str, int]] = [
            (View(finding=kind), labels.finding(kind), counts.findings[kind])
            for kind in FindingKind
            if counts.findings.get(kind)
        ]
        articles = [
            (View(article_id=id_), safe(title), count)
            for id_, title, count in counts.articles[:ARTICLES]
            if count
        ]
        self._show_sections(wanted, articles)

    def _show_sections(
        self,
        findings: list[tuple[View, str, int]],
        articles: list[tuple[View, str, int]],
    ) -> None:
        fixed = len(STATES) + 1
        kept = self.view()
        listed = [view for view, _, _ in (*findings, *articles)]
        if kept not in listed and kept not in list(self._items)[:fixed]:
            left = (kept, self._items[kept].text(), 0)  # the chosen one stays
            if kept.article_id is None:
                findings = [*findings, left]
            else:
                articles = [*articles, left]
            listed = [view for view, _, _ in (*findings, *articles)]
        if listed != list(self._items)[fixed:]:
            self._building = True  # Qt moves the choice when its line goes: nobody chose that
            self._rebuild(fixed, findings, articles)
            self._building = False
            self.choose(kept)
        for view, _, count in (*findings, *articles):
            self._count(view, count)

    def _rebuild(
        self,
        fixed: int,
        findings: list[tuple[View, str, int]],
        articles: list[tuple[View, str, int]],
    ) -> None:
        for view in list(self._items)[fixed:]:
            del self._items[view]
        self._model.removeRows(fixed, self._model.rowCount() - fixed)
        for title, entries in (
            (self.tr("Noticed"), findings),
            (self.tr("By article"), articles),
        ):
            if entries:
                self._add_title(title)
            for view, name, _ in entries:
                item = self._add(view, shortened(name, 120))
                if view.article_id is not None:
                    item.setToolTip(tooltip(name))
                    item.setData(name, Qt.ItemDataRole.AccessibleDescriptionRole)

    def _count(self, view: View, count: int) -> None:
        item = self._items[view]
        if item.data(COUNT_ROLE) != count:
            item.setData(count, COUNT_ROLE)
            item.setData(
                self.tr("%1, %n comment(s)", None, count).replace("%1", item.text()),
                Qt.ItemDataRole.AccessibleTextRole,
            )

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        view = current.data(VIEW_ROLE)
        if isinstance(view, View) and not self._building:
            self.chosen.emit(view)
