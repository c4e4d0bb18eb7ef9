"""The sections and articles that the chief holds: set and lifted here, each with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem, QWidget

from moderator.model.holding import HeldPlace, HoldSet
from moderator.text.folding import fold_key
from moderator.ui import labels
from moderator.ui.chief_words import filled
from moderator.ui.chips import line_list, plain_label
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Place
    from moderator.model.holding import Hold
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

MOST = 300
"""Lines that are listed: who looks for more types another letter."""

LONGEST_NOTE = 300
PLACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
Found = tuple[tuple["Hold", ...], tuple["Place", ...]]


class HoldsDialog(Frame):
    """Lists what is held first, then every section and article with comments that wait."""

    told = Signal(str)  # what was done, to be said as such

    def __init__(
        self,
        lanes: Lanes,
        actor: str,
        theme: Theme,
        parent: QWidget,
        *,
        wanted: tuple[HeldPlace, str] | None = None,
    ) -> None:
        """Read what is held; ``wanted`` is a place, and its name, to begin with."""
        super().__init__(self.tr("Held by the chief"), theme, parent, width=640)
        self._lanes = lanes
        self._actor = actor
        self._wanted = wanted
        self._lines: list[tuple[str, str, HeldPlace]] = []
        self._held: dict[HeldPlace, Hold] = {}
        rule = paragraph(
            self.tr(
                "What waits in a held section or article goes to the chief, and nobody else can"
                " approve it. Approvals there that are not sent yet are stopped."
            ),
            theme,
            self,
            muted=True,
        )
        label = plain_label(self.tr("&Find"), self)
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(200)
        label.setBuddy(self.field)
        self.list = line_list(self.tr("Sections and articles"), theme.px(65), self)
        why = plain_label(self.tr("&Why, in a few words"), self)
        self.note = QLineEdit(self)
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(self.tr("Moderators read it where they cannot approve"))
        why.setBuddy(self.note)
        self.said = plain_label(self.tr("Looking…"), self, muted=True)
        find = QHBoxLayout()
        find.setSpacing(theme.px(8))
        find.addWidget(label)
        find.addWidget(self.field, 1)
        find.addWidget(self.said)
        self.body.addWidget(rule)
        self.body.addLayout(find)
        for widget in (self.list, why, self.note):
            self.body.addWidget(widget)
        self.act = self.add_button(self.tr("Hold"), primary=True)
        self.back = self.add_button(self.tr("Close"))
        self.act.setEnabled(False)
        self.act.clicked.connect(self._put)
        self.back.clicked.connect(self.accept)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self.note.setFocus)
        self.note.returnPressed.connect(self._put)
        self.list.itemActivated.connect(self._put)
        self.list.currentRowChanged.connect(self._chosen)
        self.resize(theme.px(660), min(theme.px(560), self.maximumHeight()))
        self._read()
        (self.field if wanted is None else self.note).setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        # by the writer: it must see what this window wrote a moment ago
        self._lanes.write(_found, self.mine(self._show), failed=self.mine(self._failed))

    def _show(self, found: Found) -> None:
        held, places = found
        self._held = {one.place: one for one in held}
        names: dict[HeldPlace, str] = {one.place: one.title or one.place.section for one in held}
        if self._wanted is not None:
            names.setdefault(*self._wanted)
        for place in labels.sections_collated(places):
            names.setdefault(_place_of(place), place.name)
        self._lines = [
            (fold_key(name), self._line(place, name), place) for place, name in names.items()
        ]
        self._filter()

    def _line(self, place: HeldPlace, name: str) -> str:
        shown = safe(shortened(name, 120))
        if place.article_id is None:
            shown = self.tr("Section: %1").replace("%1", shown)
        hold = self._held.get(place)
        if hold is None:
            return shown
        by = safe(shortened(hold.actor, 60))
        said = filled(self.tr("held by %1 since %2"), by, labels.clock_time(hold.at))
        if hold.note:
            said = f"{said}: {safe(shortened(hold.note, 120))}"
        return f"{shown}\n{said}"

    @Slot()
    def _filter(self) -> None:
        words = fold_key(self.field.text()).split()
        found = [one for one in self._lines if all(word in one[0] for word in words)]
        kept = self.chosen() or (None if self._wanted is None else self._wanted[0])
        self.list.clear()
        row = 0
        for _, line, place in found[:MOST]:
            item = QListWidgetItem(line, self.list)
            item.setData(PLACE_ROLE, place)
            if place in self._held:
                item.setIcon(self.theme.icon("lock", self.theme.colours.muted, self.theme.px(14)))
            if place == kept:
                row = self.list.count() - 1
        self.list.setCurrentRow(row)
        self.said.setText(
            self.tr("%n held", "", len(self._held)) if self._held else self.tr("Nothing is held.")
        )
        self._chosen()

    def chosen(self) -> HeldPlace | None:
        """Return the place of the current line."""
        found: HeldPlace | None = self.list.currentIndex().data(PLACE_ROLE)
        return found

    @Slot()
    def _chosen(self) -> None:
        place = self.chosen()
        self.act.setEnabled(place is not None)
        held = place in self._held
        self.act.setText(self.tr("Lift the hold") if held else self.tr("Hold"))
        self.note.setEnabled(not held)

    @Slot()
    def _put(self) -> None:
        place = self.chosen()
        if place is None or not self.act.isEnabled():
            return
        self.act.setEnabled(False)
        self.say("")
        actor, note = self._actor, self.note.text()
        lifted = place in self._held

        def put(desk: Desk) -> HoldSet:
            act = desk.holding.lift if lifted else desk.holding.hold
            return act(actor, place, note)

        self._lanes.write(
            put, partial(self._done, place, lifted=lifted), failed=self.mine(self._failed)
        )

    def _done(self, place: HeldPlace, done: HoldSet, *, lifted: bool) -> None:
        """Move what waits there; that goes on when the dialog is gone."""
        self._lanes.task(
            lambda desk, progress, stop: desk.holding.settle(place, progress, stop),
            lambda _moved: None,
        )
        self.mine(self._tell)(done, lifted)

    def _tell(self, done: HoldSet, lifted: bool) -> None:  # noqa: FBT001 - one of two sentences
        said = [self.tr("The hold is lifted.") if lifted else self.tr("It is held from now on.")]
        stopped, late = len(done.stopping.stopped), len(done.stopping.under_way)
        if stopped:
            said.append(self.tr("%n unsent approval(s) stopped.", "", stopped))
        if late:
            said.append(self.tr("%n approval(s) are being sent at this moment.", "", late))
        self.told.emit(" ".join(said))
        self.note.clear()
        if self.note.hasFocus():  # it is about to be disabled, and a second Enter must not lift
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))
        self._chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move in the list from the fields."""
        if event.key() in MOVES and (self.field.hasFocus() or self.note.hasFocus()):
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _found(desk: Desk) -> Found:
    return desk.holding.in_force(), desk.lists.places()


def _place_of(place: Place) -> HeldPlace:
    if place.article_id is not None:
        return HeldPlace(article_id=place.article_id)
    return HeldPlace(section=place.section)
