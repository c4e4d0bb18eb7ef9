"""A family of the program's word lists, with what this desk adds to it and takes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from moderator.model import ListChange, ListedFamily, OwnRule
from moderator.rules.overlay import same
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.frame import narrow, paragraph
from moderator.ui.dialogs.rules_fields import lines, phrase_field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.ui.theme import Theme


class FamilyFields(QWidget):
    """The phrases in force are edited as a text; what differs from the program's is the change."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._family: ListedFamily | None = None
        self.title = wrapped_label("", self)
        self.title.setFont(theme.font(1, bold=True))
        self.difference = plain_label("", self, muted=True)
        self.phrases = phrase_field(theme, self)
        self.exact = phrase_field(theme, self)
        self.reset = QPushButton(self.tr("The program's phrases a&gain"), self)
        self.reset.setAutoDefault(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(6))
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(
            paragraph(
                self.tr(
                    "The program's phrases and yours. Phrases that come with an update are added"
                    " by themselves; those you take out stay out."
                ),
                theme,
                self,
                muted=True,
            ),
            1,
            0,
            1,
            2,
        )
        below = narrow(theme, self)
        for column, (text, field) in enumerate(
            (
                (self.tr("With or without &marks"), self.phrases),
                (self.tr("Only with all their ma&rks"), self.exact),
            )
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            at = (2 + 2 * column, 0) if below else (2, column)
            grid.addWidget(label, *at)
            grid.addWidget(field, at[0] + 1, at[1])
            grid.setRowStretch(at[0] + 1, 1)
        grid.addWidget(self.difference, 6, 0)
        grid.addWidget(self.reset, *((7, 0) if below else (6, 1)))
        self.phrases.textChanged.connect(self._edited)
        self.exact.textChanged.connect(self._edited)
        self.reset.clicked.connect(self._reset)

    def show_family(self, family: ListedFamily, change: ListChange | None) -> None:
        """Show a family with the desk's change to it; nothing counts as edited."""
        blockers = [QSignalBlocker(one) for one in (self.phrases, self.exact)]
        self._family = family
        change = change or ListChange(family.list, family.code)
        gone = set(map(same, change.remove))
        self.title.setText(labels.words(family.words))
        for field, of_program, added in (
            (self.phrases, family.phrases, change.add),
            (self.exact, family.exact, change.add_exact),
        ):
            kept = [one for one in of_program if same(one) not in gone]
            field.setPlainText("\n".join(dict.fromkeys((*added, *kept))))
        self._tell()
        del blockers

    def change(self) -> ListChange:
        """Return what differs from the program's phrases."""
        family = self._family
        if family is None:
            return ListChange("", "")
        plain, exact = lines(self.phrases), lines(self.exact)
        add, add_exact = _beyond(plain, family.phrases), _beyond(exact, family.exact)
        remove = (*_beyond(family.phrases, plain), *_beyond(family.exact, exact))
        # A removal counts for both kinds, so what stays in the other one is named again.
        gone = set(map(same, remove))
        add += tuple(one for one in plain if same(one) in gone and one not in add)
        add_exact += tuple(one for one in exact if same(one) in gone and one not in add_exact)
        return ListChange(family.list, family.code, add, add_exact, tuple(dict.fromkeys(remove)))

    def rule(self) -> OwnRule:
        """Return the family's phrases as a rule, for trying."""
        name = "" if self._family is None else labels.words(self._family.words)
        return OwnRule("", name, phrases=lines(self.phrases), exact=lines(self.exact))

    @Slot()
    def _reset(self) -> None:
        if self._family is not None:
            self.show_family(self._family, None)
            self.edited.emit()

    @Slot()
    def _edited(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        change = self.change()
        added, removed = len(change.add) + len(change.add_exact), len(change.remove)
        text = self.tr("As the program has it.")
        if added or removed:
            text = self.tr("%1 added, %2 taken out.")
            text = text.replace("%1", str(added)).replace("%2", str(removed))
        self.difference.setText(text)
        self.reset.setEnabled(bool(added or removed))


def _beyond(phrases: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    there = set(map(same, known))
    return tuple(one for one in phrases if same(one) not in there)
