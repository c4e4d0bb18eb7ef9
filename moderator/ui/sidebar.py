"""The views at the left: states, findings and articles with live counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListView,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from moderator.model import Counts, FindingKind, State
from moderator.model.article import Handling
from moderator.model.filter import MOST_COUNTED
from moderator.ui import labels
from moderator.ui.plain import safe, shortened, tooltip
from moderator.ui.spacing import spaced
from moderator.ui.view_list import (
    AGE_ROLE,
    COUNT_ROLE,
    ICON_ROLE,
    VIEW_ROLE,
    SidebarDelegate,
    View,
    ViewList,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from moderator.model import Clock, SavedView
    from moderator.ui.theme import Theme

__all__ = ["COUNT_ROLE", "ICON_ROLE", "STATES", "VIEW_ROLE", "Sidebar", "SidebarDelegate", "View"]

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
ARTICLES = 12
BUTTONS_SHARE = 0.36  # of the height that the buttons may take: the views need the rest

Entries = list[tuple[View, str, int | None]]
"""Views with their names and counts; None: not counted yet."""


class Sidebar(QFrame):
    """The views, and the way to the log and the settings."""

    chosen = Signal(object)  # a View
    asked = Signal(str)  # the action of a button beneath the views

    _own: frozenset[View] = frozenset()  # of the named views, those that are nobody else's

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        """Show every state with a count of nothing."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._theme, self._clock = theme, clock
        self._model = QStandardItemModel(self)
        self._items: dict[View, QStandardItem] = {}
        self._building = False
        self._counts = Counts()
        self._named: dict[View, tuple[str, int | None]] = {}
        self.views = ViewList(self)
        self.views.setModel(self._model)
        self.views.setItemDelegate(SidebarDelegate(theme, self.views))
        self.views.setAccessibleName(self.tr("Views"))
        self.views.setFrameShape(QFrame.Shape.NoFrame)
        self.views.setStyleSheet("background: transparent;")
        self.views.setMouseTracking(True)
        self.views.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.views.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.views.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.places_button = self._button(self.tr("Articles and sections"), "newspaper")
        self.places_button.clicked.connect(lambda: self.asked.emit("places"))
        self.log_button = self._button(self.tr("Log"), "scroll-text")
        self.log_button.clicked.connect(lambda: self.asked.emit("log"))
        self.board_button = self._button(self.tr("Board"), "board")
        self.board_button.clicked.connect(lambda: self.asked.emit("board"))
        self.rules_button = self._button(self.tr("Rules"), "filter")
        self.rules_button.clicked.connect(lambda: self.asked.emit("rules"))
        self.settings_button = self._button(self.tr("Settings"), "settings")
        self.settings_button.clicked.connect(lambda: self.asked.emit("settings"))
        layout = QVBoxLayout(self)
        spaced(layout, theme, margins=(0, 8, 0, 8))
        layout.setSpacing(1)
        layout.addWidget(self.views, 1)
        buttons = QFrame(self)
        buttons.setObjectName("viewButtons")
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, buttons)
        spaced(self._column, theme, margins=(8, 6, 8, 0))
        self._column.setSpacing(1)
        self._buttons = (
            self.places_button,
            self.log_button,
            self.board_button,
            self.rules_button,
            self.settings_button,
        )
        for button in self._buttons:
            self._column.addWidget(button)
        layout.addWidget(buttons)
        for state, icon in STATES:
            self._add(View(state), labels.view(state), icon)
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
        for button in self._buttons:
            button.setIcon(
                theme.icon(str(button.property("iconName")), theme.colours.muted, theme.px(16))
            )
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFixedHeight(theme.line() + theme.px(5))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons side by side, as pictures, where their words take too much room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, letters = self._theme.px, self.places_button.fontMetrics()
        widest = max(letters.horizontalAdvance(one.text()) for one in self._buttons)
        column = len(self._buttons) * self.places_button.height()
        narrow = self.width() < widest + px(16 + 7 + 2 * 8 + 8)
        tight = narrow or column > self.height() * BUTTONS_SHARE
        direction, style = QBoxLayout.Direction, Qt.ToolButtonStyle
        self._column.setDirection(direction.LeftToRight if tight else direction.TopToBottom)
        for one in self._buttons:
            one.setToolButtonStyle(
                style.ToolButtonIconOnly if tight else style.ToolButtonTextBesideIcon
            )
            one.setToolTip(one.accessibleName() if tight else "")
            one.setStyleSheet("padding: 0;" if tight else f"padding-left: {px(7)}px;")

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
        self.choose_place(View(article_id=article_id), title)

    def choose_place(self, view: View, name: str) -> None:
        """Choose a view, listed or not."""
        if view not in self._items:
            self._add(view, shortened(name, 120))
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
        self._counts = counts
        for state, _ in STATES:
            pending = state is State.PENDING
            self._count(View(state), counts.waiting if pending else counts.states.get(state, 0))
        self._count(View(None), sum(counts.states.values()))
        self._show_age(counts)
        self._show_sections()

    def _show_age(self, counts: Counts) -> None:
        """Say beside what waits for the chief how old the oldest of it is."""
        item = self._items[View(State.CHIEF)]
        oldest = counts.oldest_chief
        text = "" if oldest is None else labels.ago(oldest, self._clock())
        item.setData(text, AGE_ROLE)
        about = (
            ""
            if oldest is None
            else self.tr("The oldest was written %1").replace(
                "%1", labels.since(oldest, self._clock())
            )
        )
        item.setToolTip(about)
        item.setData(about, Qt.ItemDataRole.AccessibleDescriptionRole)

    def show_named(self, views: Sequence[SavedView]) -> None:
        """List the views that a person sees of those that were named, in this order."""
        old = self._named
        self._own = frozenset(View(None, line=one.line) for one in views if one.owner)
        self._named = {}
        for one in views:
            if not one.line:
                continue  # filters nothing: it would take the place of all comments' own line
            view = View(None, line=one.line)
            self._named[view] = (one.name, old.get(view, ("", None))[1])
        self._show_sections()

    def show_named_counts(self, counts: Mapping[str, int]) -> None:
        """Show how long named views are, by their lines."""
        for view, (name, _) in self._named.items():
            if view.line in counts:
                self._named[view] = (name, counts[view.line])
                self._count(view, counts[view.line])

    def _sections(self) -> list[tuple[str, Entries]]:
        counts = self._counts
        all_named = [(view, safe(name), count) for view, (name, count) in self._named.items()]
        own: Entries = [one for one in all_named if one[0] in self._own]
        named: Entries = [one for one in all_named if one[0] not in self._own]
        sites: Entries = [
            (View(site_id=id_), safe(name), count) for id_, name, count in counts.sites
        ]
        found: Entries = [
            (View(finding=kind), labels.finding(kind), counts.findings[kind])
            for kind in FindingKind
            if counts.findings.get(kind)
        ]
        articles: Entries = [
            (View(article_id=id_), safe(title), count)
            for id_, title, count in counts.articles[:ARTICLES]
            if count
        ]
        names = {Handling.PAUSED: self.tr("Paused"), Handling.CHIEF: self.tr("Chief only")}
        aside: Entries = [
            (View(handling=handling), name, counts.aside[handling])
            for handling, name in names.items()
            if counts.aside.get(handling)
        ]
        sections = [
            (self.tr("Set aside"), aside),
            (self.tr("Your kept views"), own),
            (self.tr("Kept views, shared"), named),
            (self.tr("By site"), sites if len(sites) > 1 else []),
            (self.tr("Noticed"), found),
            (self.tr("By article"), articles),
        ]
        kept = self.view()
        listed = {view for _, entries in sections for view, _, _ in entries}
        if kept not in listed and kept not in list(self._items)[: len(STATES) + 1]:
            left = (kept, self._items[kept].text(), 0)  # the chosen one stays
            place = (
                articles
                if kept.article_id is not None or kept.section
                else sites
                if kept.site_id is not None
                else named
                if kept.line
                else aside
                if kept.handling is not None
                else found
            )
            if not kept.line:  # a named view that was deleted does not come back
                place.append(left)
        return sections

    def _show_sections(self) -> None:
        fixed = len(STATES) + 1
        kept = self.view()
        sections = self._sections()
        entries = [one for _, some in sections for one in some]
        shown = {view: self._items[view].text() for view in list(self._items)[fixed:]}
        wanted = {view: shortened(name, 120) for view, name, _ in entries}
        if list(wanted.items()) != list(shown.items()):
            self._building = True  # Qt moves the choice when its line goes: nobody chose that
            self._rebuild(fixed, sections)
            self._building = False
            self.choose(kept)
        for view, _, count in entries:
            if count is not None:
                self._count(view, count)

    def _rebuild(self, fixed: int, sections: list[tuple[str, Entries]]) -> None:
        for view in list(self._items)[fixed:]:
            del self._items[view]
        self._model.removeRows(fixed, self._model.rowCount() - fixed)
        for title, entries in sections:
            if entries:
                self._add_title(title)
            for view, name, _ in entries:
                item = self._add(view, shortened(name, 120))
                if view.article_id is not None or view.line:
                    about = safe(view.line) or name
                    item.setToolTip(tooltip(about))
                    item.setData(about, Qt.ItemDataRole.AccessibleDescriptionRole)

    def _count(self, view: View, count: int) -> None:
        item = self._items[view]
        if item.data(COUNT_ROLE) != count:
            item.setData(count, COUNT_ROLE)
            said = self.tr("%1, %n comment(s)", None, count)
            if view.line and count > MOST_COUNTED:
                said = self.tr("%1, more than %n comment(s)", "", MOST_COUNTED)
            item.setData(said.replace("%1", item.text()), Qt.ItemDataRole.AccessibleTextRole)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        view = current.data(VIEW_ROLE)
        if isinstance(view, View) and not self._building:
            self.chosen.emit(view)
