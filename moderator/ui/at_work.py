"""Who is at work now: a count in the status bar, and a dialog behind it that says on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidgetItem, QToolButton

from moderator.ui import labels
from moderator.ui.chips import line_list, wrapped_label
from moderator.ui.dialogs.frame import Frame, while_alive
from moderator.ui.plain import safe, set_tooltip, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from moderator.model import Present, Row
    from moderator.ui.company import Company
    from moderator.ui.lanes import Lanes
    from moderator.ui.status_bar import StatusBar
    from moderator.ui.theme import Theme

NAMES = 6


class AtWork(QToolButton):
    """A button of the status bar; hidden while nobody else is there."""

    def __init__(self, company: Company, lanes: Lanes, theme: Theme, bar: StatusBar) -> None:
        """Begin hidden."""
        super().__init__(bar)
        self._company = company
        self._lanes = lanes
        self._theme = theme
        self._dialog: WhoDialog | None = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        bar.add(self)
        self.clicked.connect(self.show_who)
        company.changed.connect(self._changed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def dialog(self) -> WhoDialog | None:
        """Return the dialog that is open or was last."""
        return self._dialog

    @Slot(object)
    def _changed(self, others: tuple[Present, ...]) -> None:
        self.setVisible(bool(others))
        text = self.tr("%n other(s) at work", "", len(others))
        self.setText(text)
        self.setAccessibleName(text)
        names = dict.fromkeys(shortened(safe(one.actor), 40) for one in others)
        set_tooltip(self, ", ".join(list(names)[:NAMES]) + ("…" if len(names) > NAMES else ""))

    @Slot()
    def show_who(self) -> None:
        """Say who is there, on what, and since when."""
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = WhoDialog(self._company, self._lanes, self._theme, self.window())
        self._dialog.open()

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        self.setFont(theme.font(-1.5))
        theme.put_icon(self, "user-round", theme.colours.muted, theme.px(13))
        self.setStyleSheet(f"color: {theme.colours.muted}; padding: 0 {theme.px(5)}px;")


class WhoDialog(Frame):
    """Lists the others at work; kept up to date while it is open."""

    def __init__(self, company: Company, lanes: Lanes, theme: Theme, parent: QWidget) -> None:
        """Show who is there now."""
        super().__init__(self.tr("At work now"), theme, parent, width=520)
        self._lanes = lanes
        self._rows: dict[int, Row] = {}
        self._others: tuple[Present, ...] = ()
        self.list = line_list(self.tr("At work now"), theme.px(200), self, wraps=True)
        self.nobody = wrapped_label(self.tr("Nobody else is at work on this queue."), self)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.nobody)
        self.add_button(self.tr("Close")).clicked.connect(self.reject)
        company.changed.connect(self.show_others)
        self.show_others(company.others())
        self.list.setFocus()

    @Slot(object)
    def show_others(self, others: tuple[Present, ...]) -> None:
        """Show other people; what they have open is read behind it."""
        self._others = others
        wanted = [one.comment_id for one in others if one.comment_id is not None]
        missing = [one for one in wanted if one not in self._rows]
        if missing:
            self._lanes.read(
                lambda desk: {row.id: row for row in desk.rows(missing)},
                while_alive(self, self._read),
                topic="at work",
            )
        self._fill()

    def _read(self, rows: Mapping[int, Row]) -> None:
        self._rows.update(rows)
        self._fill()

    def _fill(self) -> None:
        here = self.list.currentRow()
        self.list.clear()
        for one in self._others:
            self.list.addItem(QListWidgetItem(self._said(one)))
        self.list.setCurrentRow(max(0, min(here, self.list.count() - 1)))
        self.list.setVisible(bool(self._others))
        self.nobody.setVisible(not self._others)

    def _said(self, one: Present) -> str:
        name = shortened(safe(one.actor), 60)
        since = labels.time_of_day(one.since)
        row = None if one.comment_id is None else self._rows.get(one.comment_id)
        if one.comment_id is None:
            text = self.tr("%1: nothing open, since %2")
            return text.replace("%2", since).replace("%1", name)
        text = self.tr("%1: since %2 on “%3” by %4").replace("%2", since)
        said = "…" if row is None else shortened(safe(row.text), 90)
        author = "…" if row is None else shortened(safe(row.author), 40)
        for place, part in (("%4", author), ("%3", said), ("%1", name)):
            text = text.replace(place, part, 1)
        return text
