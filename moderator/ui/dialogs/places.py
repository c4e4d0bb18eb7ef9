"""All sections and articles with comments that wait, found by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from moderator.text.folding import fold_key
from moderator.ui import article_words, labels
from moderator.ui.chips import line_list, plain_label
from moderator.ui.dialogs.frame import Frame, roomy
from moderator.ui.plain import safe, shortened
from moderator.ui.view_list import View

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from moderator.errors import ModeratorError
    from moderator.model import Place
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

MOST = 300
"""Lines that are listed: who looks for more types another letter."""

PLACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class PlacesDialog(Frame):
    """Lists sections first, then articles with the most pending comments first."""

    chosen = Signal(object, str)  # a View and its name
    holds_wanted = Signal()  # what the chief holds is to be shown
    manage_wanted = Signal(int)  # an article: what holds for it is to be changed

    def __init__(self, lanes: Lanes, theme: Theme, parent: QWidget) -> None:
        """Ask the desk where comments wait."""
        super().__init__(self.tr("Articles and sections"), theme, parent, width=620)
        self._places: list[tuple[str, Place]] = []
        label = plain_label(self.tr("&Find"), self)
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(200)
        label.setBuddy(self.field)
        self.list = line_list(self.tr("Articles and sections"), theme.px(120), self)
        self.count = plain_label(self.tr("Looking…"), self, muted=True)
        for widget in (label, self.field, self.list, self.count):
            self.body.addWidget(widget)
        self.holds = self.add_button(self.tr("&Held by the chief…"))
        self.holds.clicked.connect(self.holds_wanted)
        self.manage = self.add_button(self.tr("&Comments on it…"))
        self.manage.setEnabled(False)
        self.show_button = self.add_button(self.tr("Show"), primary=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.show_button.clicked.connect(self._choose)
        self.manage.clicked.connect(self._manage)
        self.list.currentItemChanged.connect(self._moved)
        self.back.clicked.connect(self.reject)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.resize(roomy(theme, self, 640, 540))
        lanes.read(
            lambda desk: [(fold_key(one.name), one) for one in desk.lists.places()],
            self.mine(self._show),
            failed=self.mine(self._failed),
        )
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, places: list[tuple[str, Place]]) -> None:
        folded = {one: name for name, one in places}
        self._places = [(folded[one], one) for one in labels.sections_collated(folded)]
        self._filter()

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))

    @Slot()
    def _filter(self) -> None:
        wanted = fold_key(self.field.text()).split()
        found = [one for name, one in self._places if all(word in name for word in wanted)]
        self.list.clear()
        for place in found[:MOST]:
            name = shortened(safe(place.name), 160)
            text = name if place.article_id is not None else self.tr("Section: %1")
            line = f"{text.replace('%1', name)}  ·  {labels.number(place.pending)}"
            holds = article_words.short(place.policy)
            line = f"{holds}  ·  {line}" if holds else line  # first: a long title is cut
            item = QListWidgetItem(line)
            item.setData(PLACE_ROLE, place)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.show_button.setEnabled(bool(found))
        self.count.setText(self.tr("%n found", "", len(found)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move in the list from the field."""
        if event.key() in MOVES and self.field.hasFocus():
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _moved(self) -> None:
        place: Place | None = self.list.currentIndex().data(PLACE_ROLE)
        self.manage.setEnabled(place is not None and place.article_id is not None)

    @Slot()
    def _manage(self) -> None:
        place: Place | None = self.list.currentIndex().data(PLACE_ROLE)
        if place is not None and place.article_id is not None:
            self.manage_wanted.emit(place.article_id)

    @Slot()
    def _choose(self) -> None:
        place: Place | None = self.list.currentIndex().data(PLACE_ROLE)
        if place is None:
            return
        if place.article_id is not None:
            self.chosen.emit(View(article_id=place.article_id), place.name)
        else:
            self.chosen.emit(View(section=place.section), place.name)
        self.accept()
