"""Whom the desk has blocked at their site, what the site made of it, and what can be done now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem

from moderator.ui import block_words, labels
from moderator.ui.chief_words import filled
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model.blocking import Blocking
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

    Found = tuple[tuple[Blocking, ...], Mapping[int, str], bool]
    """The readers, the names of their sites, and whether there are more."""

PAGE = 100
"""Readers that are read at first, and as many more when the end of the list is reached."""

ROLE = int(Qt.ItemDataRole.UserRole) + 1


class BlockedReaders(Frame):
    """Lists the newest first; of each the last that was decided, with the site's answer."""

    told = Signal(str)  # what was done
    all_wanted = Signal(str)  # the account or address whose comments are to be listed

    def __init__(self, lanes: Lanes, theme: Theme, actor: str, parent: QWidget) -> None:
        """Read who is blocked; ``actor`` goes into the log for each that is let write again."""
        super().__init__(self.tr("Blocked readers"), theme, parent, width=640)
        self._lanes = lanes
        self._actor = actor
        self._more = False  # whether there are more than were read
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(theme.px(130))
        self.none = paragraph(
            self.tr("Nobody is blocked. It begins below a comment, beside its reader."), theme, self
        )
        self.ended = QCheckBox(self.tr("Also who may write a&gain"), self)
        for part in (self.none, self.list, self.ended):
            self.body.addWidget(part)
        self.body.addStretch(0)  # without any, the words stand at the top
        self.lift = self.add_button(self.tr("&Let write again"))
        self.again = self.add_button(self.tr("&Tell again"))
        self.all = self.add_button(self.tr("Their co&mments…"))
        self.back = self.add_button(self.tr("Close"))
        self.lift.clicked.connect(self._lift)
        self.again.clicked.connect(self._again)
        self.all.clicked.connect(self._all)
        self.back.clicked.connect(self.accept)
        self.list.itemActivated.connect(self._all)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.ended.toggled.connect(self._begin)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._lift)
        lanes.status.connect(self._read)  # a site has answered
        self.none.hide()
        self.list.hide()
        self._chosen()
        self._read()

    @Slot()
    def _begin(self) -> None:
        """List from the newest one what is wanted now."""
        self._ask(self._page(PAGE, None))

    @Slot()
    def _read(self) -> None:
        """Read again what is listed."""
        self._ask(self._look())

    def _ask(self, look: Callable[[Desk], Found]) -> None:
        self._lanes.read(
            look, self.mine(self._show), topic="blocked", failed=self.mine(self._failed)
        )

    def _look(self) -> Callable[[Desk], Found]:
        return self._page(max(self.list.count(), PAGE), None)

    def _page(self, wanted: int, before: int | None) -> Callable[[Desk], Found]:
        """Return what reads ``wanted`` readers, those older than ``before``, and one more."""
        ended = self.ended.isChecked()

        def look(desk: Desk) -> Found:
            names = {one.id: one.info.name for one in desk.sites()}
            found = desk.blocks.listed(wanted + 1, ended=ended, before=before)
            return found[:wanted], names, len(found) > wanted

        return look

    def _show(self, found: Found) -> None:
        readers, names, more = found
        self._more = False  # the list is about to be emptied, which reaches its end
        kept, row = self.chosen(), 0
        had = self.list.hasFocus() or not self.isVisible() or self.list.isHidden()
        place = self.list.verticalScrollBar().value()
        self.list.clear()
        now = datetime.now(UTC)
        for at, one in enumerate(readers):
            self._add(one, names, now)
            if kept is not None and (one.site_id, one.reader) == (kept.site_id, kept.reader):
                row = at
        self.list.setCurrentRow(row)
        self.list.verticalScrollBar().setValue(place)
        self._more = more
        self.list.setVisible(bool(readers))
        self.none.setVisible(not readers)
        self._chosen()
        self.grow()
        if had:
            (self.list if readers else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, one: Blocking, names: Mapping[int, str], now: datetime) -> None:
        item = QListWidgetItem(self._line(one, names, now), self.list)
        item.setData(ROLE, one)
        item.setIcon(self._icon(one, now))

    def _append(self, before: int, found: Found) -> None:
        """Add a page, unless the list was read again since and ends elsewhere."""
        readers, names, more = found
        listed = [self.list.item(at).data(ROLE) for at in range(self.list.count())]
        if not listed or listed[-1].message != before:
            return
        here, now = {(one.site_id, one.reader) for one in listed}, datetime.now(UTC)
        for one in readers:
            if (one.site_id, one.reader) not in here:
                self._add(one, names, now)
        self._more = more

    def _line(self, one: Blocking, names: Mapping[int, str], now: datetime) -> str:
        signed, reader = safe(shortened(one.name, 60)), safe(shortened(one.reader[2:], 80))
        by = self.tr("account %1") if one.reader.startswith("a:") else "%1"
        site = safe(shortened(names.get(one.site_id, ""), 60))
        who = f"{signed} ({by.replace('%1', reader)})  ·  {site}"
        if one.blocks:
            what = filled(self.tr("Blocked %1"), block_words.period(one.days))
        else:
            what = self.tr("Allowed to write again")
        said = [what, self.tr("since %1").replace("%1", labels.clock_time(one.at))]
        if one.until is not None and not one.failed:  # what failed tells what stands by itself
            said.append(self.tr("until %1").replace("%1", labels.clock_time(one.until)))
        said.append(safe(shortened(one.actor, 60)))
        lines = [who, "  ·  ".join(said), self._state(one, now)]
        if one.note:
            reason = self.tr("Reason: %1").replace("%1", safe(shortened(one.note, 300)))
            lines.append(" ".join(reason.split()))
        return "\n".join(lines)

    def _state(self, one: Blocking, now: datetime) -> str:
        if not one.told:
            return block_words.telling(one, now)
        if one.stands(now):
            return self.tr("The site has confirmed.")
        if one.blocks:
            return self.tr("Ended: the time is over.")
        if one.there is None:
            return self.tr("Ended: taken back before the site was told.")
        return self.tr("Ended: the site has confirmed.")

    def _icon(self, one: Blocking, now: datetime) -> QIcon:
        colours = self.theme.colours
        if one.failed:
            name, colour = "circle-alert", colours.danger
        elif one.open:
            name, colour = "clock", colours.muted
        else:
            name, colour = ("ban" if one.stands(now) else "check"), colours.muted
        return self.theme.icon(name, colour, self.theme.px(14))

    def chosen(self) -> Blocking | None:
        """Return the reader of the current line."""
        item = self.list.currentItem()
        found: Blocking | None = None if item is None else item.data(ROLE)
        return found

    @Slot()
    def _chosen(self) -> None:
        one = self.chosen()
        self.lift.setEnabled(one is not None and one.liftable)
        self.again.setEnabled(one is not None and one.failed)
        self.all.setEnabled(one is not None)
        if one is not None and self.list.currentRow() == self.list.count() - 1:
            self._further()

    @Slot(int)
    def _scrolled(self, place: int) -> None:
        if place == self.list.verticalScrollBar().maximum():
            self._further()

    def _further(self) -> None:
        """Read another page, once the last line is reached."""
        last = self.list.item(self.list.count() - 1)
        if self._more and last is not None:
            self._more = False
            before: int = last.data(ROLE).message
            self._lanes.read(
                self._page(PAGE, before),
                self.mine(lambda found: self._append(before, found)),
                topic="blocked further",
                failed=self.mine(self._failed),
            )

    @Slot()
    def _all(self) -> None:
        one = self.chosen()
        if one is not None:
            self.accept()
            self.all_wanted.emit(one.reader[2:])

    @Slot()
    def _lift(self) -> None:
        one = self.chosen()
        if one is not None and self.lift.isEnabled():
            actor, comment = self._actor, one.comment_id
            self._do(lambda desk: desk.blocks.unblock(actor, comment))

    @Slot()
    def _again(self) -> None:
        one = self.chosen()
        if one is not None and self.again.isEnabled():
            actor = self._actor
            self._do(lambda desk: desk.blocks.again(actor, one))

    def _do(self, act: Callable[[Desk], Blocking]) -> None:
        self.say("")
        self.lift.setEnabled(False)
        self.again.setEnabled(False)
        look = self._look()

        def done(answer: tuple[Blocking, Found]) -> None:
            made, found = answer
            self._show(found)
            self.told.emit(block_words.done(made))

        self._lanes.write(
            lambda desk: (act(desk), look(desk)),
            self.mine(done),
            failed=self.mine(self._failed),
        )

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))
        self._chosen()
