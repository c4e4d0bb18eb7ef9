"""The settings: pages at the left, all applied with one button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from moderator.ui import labels
from moderator.ui.dialogs.flood_fields import FloodFields
from moderator.ui.dialogs.frame import Frame, narrow, paragraph, roomy
from moderator.ui.dialogs.key_fields import KeyFields
from moderator.ui.dialogs.learning_page import LearningPage
from moderator.ui.dialogs.lock_choice import LockChoice
from moderator.ui.dialogs.person_row import PersonRow
from moderator.ui.dialogs.reason_fields import ReasonFields
from moderator.ui.dialogs.site_list import SiteList
from moderator.ui.keys import KeyMap

if TYPE_CHECKING:
    from moderator.settings import Settings
    from moderator.ui.theme import Theme

GENERAL, WORK, REASONS, KEYS, SITES, LEARNING = range(6)
SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


class SettingsDialog(Frame):
    """``saved`` carries the new settings; nothing is changed before."""

    saved = Signal(object)
    about_wanted = Signal()
    opens = Signal(str)  # the action of a button that leads elsewhere

    def __init__(self, settings: Settings, actor: str, theme: Theme, parent: QWidget) -> None:
        """Show ``settings``; ``actor`` is the name in force."""
        super().__init__(self.tr("Settings"), theme, parent, width=720)
        self._settings = settings
        self.pages = QListWidget(self)
        self.pages.setAccessibleName(self.tr("Pages of the settings"))
        room = self.screen().availableGeometry().width()
        self.pages.setFixedWidth(min(theme.px(180), room // 4))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        c = theme.colours
        self.pages.setStyleSheet(
            f"QListWidget {{ background: transparent; border: none; outline: none; }}"
            f"QListWidget::item {{ padding: {theme.px(6)}px {theme.px(9)}px; color: {c.text};"
            f" border-radius: {theme.px(6)}px; border: 1px solid transparent; }}"
            f"QListWidget::item:selected {{ background: {c.selected}; color: {c.text}; }}"
            f"QListWidget::item:selected:focus {{ border: 1px solid {c.focus}; }}"
        )
        self.stack = _Pages(self)
        self.keys = KeyFields(settings.keys, theme, self)
        self.reasons = ReasonFields(settings.reasons, theme, self)
        self.sites = SiteList(theme, self)
        self.learning = LearningPage(theme, self)
        for name, page in (
            (self.tr("General"), self._general(settings, actor)),
            (self.tr("Work"), self._work(settings)),
            (self.tr("Reasons for rejecting"), self.reasons),
            (self.tr("Keys"), self.keys),
            (self.tr("Sites"), self.sites),
            (self.tr("Learning"), self.learning),
        ):
            self.pages.addItem(name)
            self.stack.add(page)
        row = QHBoxLayout()
        row.setSpacing(theme.px(18))
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row, 1)
        self.about = self.add_button(self.tr("&About and licences"))
        self.reset_keys = self.add_button(self.tr("First &keys again"))
        keys, save = KeyMap(settings.keys), self.tr("Save")
        self.save = self.add_button(f"{save}   {keys.key('save')}".rstrip(), primary=True)
        for sequence in keys.sequences("save"):
            QShortcut(sequence, self, self.save.click)
        self.back = self.add_button(self.tr("Cancel"))
        self.about.clicked.connect(self.about_wanted)
        self.reset_keys.clicked.connect(self.keys.reset)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.reject)
        self.finished.connect(self.learning.stop)
        self.pages.currentRowChanged.connect(self._page_chosen)
        self.keys.changed.connect(self._check)
        self.pages.setCurrentRow(GENERAL)
        for key, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            step = QShortcut(QKeySequence(key), self)
            step.activated.connect(partial(self._step, by))
        size = roomy(theme, self, 880, 540)  # higher where there is room: wider fields help nobody
        self.resize(min(size.width(), theme.px(880)), size.height())
        self.actor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        """Go to the next page or the one before, from wherever the focus is."""
        self.pages.setCurrentRow((self.pages.currentRow() + by) % self.pages.count())
        self.pages.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _general(self, settings: Settings, actor: str) -> QWidget:
        page = QWidget(self)
        self.actor = PersonRow(actor, self.theme, page)
        self.actor.opens.connect(self.opens)
        self.language = QComboBox(page)
        self.language.addItem("Tiếng Việt", "vi")
        self.language.addItem("English", "en")
        self.scheme = QComboBox(page)
        for name, value in (
            (self.tr("As the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        ):
            self.scheme.addItem(name, value)
        self.size_choice = QComboBox(page)
        for size in sorted({*SIZES, settings.text_size}):
            self.size_choice.addItem(labels.percent(size), size)
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.scheme.setCurrentIndex(self.scheme.findData(settings.theme))
        self.size_choice.setCurrentIndex(self.size_choice.findData(settings.text_size))
        form = self._form()
        form.addRow(self.tr("Name written to the log"), self.actor)
        form.addRow(self.tr("&Language"), self.language)
        form.addRow(
            "",
            paragraph(
                self.tr("Another language is spoken from the next start on."),
                self.theme,
                page,
                muted=True,
            ),
        )
        form.addRow(self.tr("Lo&ok"), self.scheme)
        form.addRow(self.tr("&Text size"), self.size_choice)
        self.paper = QLineEdit(settings.paper, page)
        self.paper.setMaxLength(100)
        self.paper.setPlaceholderText(self.tr("the site's name"))
        form.addRow(self.tr("Paper's name on &printed sheets"), self.paper)
        self.lock_after = LockChoice(settings.lock_after_min, page)
        form.addRow(self.tr("Loc&k the window"), self.lock_after)
        self.hide_abuse = QCheckBox(self.tr("Put &rude words in the list behind stars"), page)
        self.hide_abuse.setChecked(settings.hide_abuse)
        form.addRow("", self.hide_abuse)
        self.spell_marks = QCheckBox(self.tr("&Mark misspelt words while editing"), page)
        self.spell_marks.setChecked(settings.spell_marks)
        form.addRow("", self.spell_marks)
        return _page(page, form)

    def _work(self, settings: Settings) -> QWidget:
        page = QWidget(self)
        self.undo_window = self._number(page, 0, 600, round(settings.undo_window_s), self.tr(" s"))
        self.poll = self._number(page, 5, 3600, round(settings.poll_s), self.tr(" s"))
        self.min_view = self._number(page, 0, 5000, settings.min_view_ms, self.tr(" ms"))
        self.min_view.setSingleStep(50)
        form = self._form()
        for name, field, why in (
            (
                self.tr("&Undo before sending"),
                self.undo_window,
                self.tr(
                    "So long a decision waits here before the site is told. From the next start on."
                ),
            ),
            (
                self.tr("&Ask the site every"),
                self.poll,
                self.tr("How often new comments are fetched. From the next start on."),
            ),
            (
                self.tr("&Reading time"),
                self.min_view,
                self.tr(
                    "A comment can be decided when its text has been on the screen for so long."
                ),
            ),
        ):
            form.addRow(name, field)
            form.addRow("", paragraph(why, self.theme, page, muted=True))
        self.floods = FloodFields(form, self.theme, page)
        return _page(page, form)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(self.theme.px(14))
        form.setVerticalSpacing(self.theme.px(9))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if narrow(self.theme, self):
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        return form

    def _number(self, page: QWidget, least: int, most: int, value: int, unit: str) -> QSpinBox:
        field = QSpinBox(page)
        field.setRange(least, most)
        field.setValue(value)
        field.setSuffix(unit)
        field.lineEdit().setTextMargins(self.theme.px(8), 0, 0, 0)
        return field

    def show_page(self, page: int) -> None:
        """Open at ``page``."""
        self.pages.setCurrentRow(page)
        if page == KEYS:
            self.keys.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page != GENERAL:  # else the first of its buttons, far down, is scrolled to
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        self.to_top()  # the focus may have scrolled what it went to into view

    @Slot(int)
    def _page_chosen(self, page: int) -> None:
        self.stack.show_page(page)
        self.to_top()
        self.reset_keys.setVisible(page == KEYS)
        self.about.setVisible(page == GENERAL)

    @Slot()
    def _check(self) -> None:
        self.save.setEnabled(not self.keys.clashes())

    @Slot()
    def _save(self) -> None:
        reasons = self.reasons.reasons()
        if not reasons:
            self.show_page(REASONS)
            self.say(self.tr("Keep at least one reason."))
            return
        if self.sites.settle(self._save) or self.floods.settle(self._save):
            return  # it goes on when what is the desk's is kept
        self.saved.emit(
            msgspec.structs.replace(
                self._settings,
                language=self.language.currentData(),
                paper=" ".join(self.paper.text().split()),
                theme=self.scheme.currentData(),
                text_size=self.size_choice.currentData(),
                undo_window_s=_kept(self._settings.undo_window_s, self.undo_window.value()),
                poll_s=_kept(self._settings.poll_s, self.poll.value()),
                hide_abuse=self.hide_abuse.isChecked(),
                spell_marks=self.spell_marks.isChecked(),
                min_view_ms=self.min_view.value(),
                lock_after_min=self.lock_after.minutes(),
                reasons=reasons,
                keys=self.keys.keys(),
            )
        )
        self.accept()


class _Pages(QWidget):
    """One page at a time, with room for that one alone; QStackedWidget asks for the highest's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, page: QWidget) -> None:
        """Add a page, not shown yet."""
        page.hide()
        self._pages.append(page)
        self._column.addWidget(page)

    def show_page(self, shown: int) -> None:
        """Show the page with this number."""
        for at, page in enumerate(self._pages):
            page.setVisible(at == shown)


def _kept(before: float, shown: int) -> float:
    """Return ``shown``, or the value that it was rounded from when nobody changed it."""
    return before if round(before) == shown else float(shown)


def _page(page: QWidget, form: QFormLayout) -> QWidget:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addLayout(form)
    layout.addStretch(1)
    return page
