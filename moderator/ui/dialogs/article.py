"""What holds for one article: who works on its comments, and whether it takes more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from moderator.model.article import Handling
from moderator.ui import article_words, labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.frame import Frame
from moderator.ui.flow import Flow
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model.article import ArticlePolicy
    from moderator.ui.keys import KeyMap
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

USUAL_DAYS = 14
MOST_DAYS = 3650
LONGEST_NOTE = 500


class ArticleDialog(Frame):
    """Shows what holds and changes it; each change is a row of the log."""

    told = Signal(str)  # what was done
    failed_later = Signal(str)

    def __init__(
        self,
        lanes: Lanes,
        article_id: int,
        actor: str,
        theme: Theme,
        parent: QWidget,
        *,
        keys: KeyMap,
    ) -> None:
        """Read what holds for the article; ``actor`` goes into the log, ``keys`` have saving."""
        super().__init__(self.tr("Comments on this article"), theme, parent, width=680)
        self._lanes = lanes
        self._article = article_id
        self._actor = actor
        self._policy: ArticlePolicy | None = None
        self.title = wrapped_label(self.tr("Looking…"), self)
        self.title.setFont(theme.font(0.5, bold=True))
        self.state = wrapped_label("", self, muted=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.state)
        self.handling: dict[Handling, QRadioButton] = {}
        self._build_handling()
        self._build_commenting()
        note = plain_label(self.tr("Wh&y?"), self)
        self.note = QLineEdit(self)
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(self.tr("May stay empty; stands in the log"))
        self.note.setAccessibleDescription(self.note.placeholderText())
        note.setBuddy(self.note)
        line = QHBoxLayout()
        line.addWidget(note)
        line.addWidget(self.note, 1)
        self.body.addLayout(line)
        save = self.tr("Save")
        self.keep = self.add_button(f"{save}   {keys.key('save')}".rstrip(), primary=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.keep.clicked.connect(self._keep)
        self.back.clicked.connect(self.reject)
        for sequence in keys.sequences("save"):
            QShortcut(sequence, self, self._keep)
        self._fields(usable=False)
        self.fit()
        # What this window wrote a moment ago must be seen.
        lanes.write(
            lambda desk: desk.articles.policy(article_id),
            self.mine(self._show),
            failed=self.mine(self._failed),
        )

    def _build_handling(self) -> None:
        head = plain_label(self.tr("Who works on what waits here"), self)
        head.setFont(self.theme.font(bold=True))
        self.body.addWidget(head)
        group = QButtonGroup(self)
        for handling, name, about in (
            (Handling.EVERYBODY, self.tr("&Everybody"), ""),
            (
                Handling.PAUSED,
                self.tr("&Nobody for now: paused"),
                self.tr("What waits and what comes leaves the queue, until it is resumed."),
            ),
            (
                Handling.CHIEF,
                self.tr("Only the c&hief"),
                self.tr("Moderators can read it and pass it on, not decide it."),
            ),
        ):
            button = QRadioButton(name, self)
            group.addButton(button)
            self.handling[handling] = button
            if handling is Handling.CHIEF:
                self.chief_only = button
            button.setAccessibleDescription(about)
            self._put(button, wrapped_label(about, self, muted=True) if about else None)

    def _build_commenting(self) -> None:
        head = plain_label(self.tr("Whether readers may write"), self)
        head.setFont(self.theme.font(bold=True))
        self.body.addWidget(head)
        self.closed = QCheckBox(self.tr("C&losed for comments"), self)
        self.site = wrapped_label("", self, muted=True)
        self._put(self.closed, self.site)
        row = Flow(self.theme.px(8), self)
        self.by_date = QCheckBox(self.tr("Close by itself a&fter"), self)
        self.days = QSpinBox(self)
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(USUAL_DAYS)
        self.days.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.days.setAccessibleName(self.tr("Days after its publication"))
        row.add(self.by_date)
        row.add(self.days)
        after = plain_label(self.tr("days from its publication"), self)
        row.add(after)
        for part in (self.by_date, after):  # on one line with the field
            part.setMinimumHeight(self.days.sizeHint().height())
        self.body.addWidget(row)
        self.closes = wrapped_label("", self, muted=True)
        self.body.addWidget(self.closes)
        self.by_date.toggled.connect(self.days.setEnabled)
        self.closed.toggled.connect(self._closing)

    def _put(self, button: QAbstractButton, about: QLabel | None) -> None:
        """Add a choice, and close below it what is said about it."""
        both = QVBoxLayout()
        both.setSpacing(self.theme.px(1))
        both.addWidget(button)
        if about is not None:
            row = QHBoxLayout()
            row.addSpacing(self.theme.px(28))
            row.addWidget(about, 1)
            both.addLayout(row)
        self.body.addLayout(both)

    def _fields(self, *, usable: bool) -> None:
        for part in (*self.handling.values(), self.closed, self.by_date, self.note, self.keep):
            part.setEnabled(usable)
        self.days.setEnabled(usable and self.by_date.isChecked())

    def _show(self, policy: ArticlePolicy | None) -> None:
        if policy is None:
            self.title.setText(self.tr("This article is no longer known."))
            return
        self._policy = policy
        self.title.setText(shortened(safe(policy.title), 240))
        self.state.setText(article_words.whole(policy))
        self.state.setVisible(not policy.plain)
        self.handling[policy.handling].setChecked(True)
        self.closed.setChecked(self._shut(policy))
        self.by_date.setChecked(policy.close_after is not None)
        self.days.setValue(policy.close_after or USUAL_DAYS)
        day = labels.day(policy.closes_at) if policy.closes_at is not None else ""
        self.closes.setText(self.tr("That is on %1.").replace("%1", day) if day else "")
        self.closes.setVisible(bool(day) and not policy.closed)
        self._fields(usable=True)
        self._closing()
        self.fit()
        self.handling[policy.handling].setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _shut(policy: ArticlePolicy) -> bool:
        """Return whether the article is closed, here or by the site itself."""
        return policy.closed or policy.open_there is False

    @Slot()
    def _closing(self) -> None:
        """Say before the act what the site makes of it."""
        policy = self._policy
        if policy is None:
            return
        if not policy.site_closes:
            self.site.setText(
                self.tr(
                    "This site cannot be told: readers can still write there. Here an approval"
                    " asks first."
                )
            )
        elif self.closed.isChecked() and not self._shut(policy):
            self.site.setText(
                self.tr(
                    "The site is told, and read back. What waits can still be decided, but an"
                    " approval asks first; approvals that have not left are stopped."
                )
            )
        else:
            self.site.setText(self.tr("The site is told, and read back."))
        self.grow()

    @Slot()
    def _keep(self) -> None:
        policy = self._policy
        if policy is None or not self.keep.isEnabled():
            return
        acts = self._acts(policy)
        if not acts:
            self.accept()
            return
        self._fields(usable=False)

        def carry_out(desk: Desk) -> ArticlePolicy:
            for act in acts[:-1]:
                act(desk)
            return acts[-1](desk)

        self._lanes.write(carry_out, self.mine(self._kept), failed=self.mine(self._failed))

    def _acts(self, policy: ArticlePolicy) -> list[Callable[[Desk], ArticlePolicy]]:
        """Return what was changed, in the order in which it must be done."""
        actor, article, note = self._actor, self._article, self.note.text()
        acts: list[Callable[[Desk], ArticlePolicy]] = []
        wanted = next(one for one, button in self.handling.items() if button.isChecked())
        if wanted is not policy.handling:
            acts.append(lambda desk: desk.articles.handle(actor, article, wanted, note))
        told = policy.closed and not policy.unheard
        if self.closed.isChecked() and not told and policy.open_there is not False:
            acts.append(lambda desk: desk.articles.close(actor, article, note))
        elif not self.closed.isChecked() and self._shut(policy):
            acts.append(lambda desk: desk.articles.reopen(actor, article, note))
        days = self.days.value() if self.by_date.isChecked() else None
        if days != policy.close_after:
            acts.append(lambda desk: desk.articles.close_after(actor, article, days))
        return acts

    def _kept(self, policy: ArticlePolicy) -> None:
        said = article_words.short(policy) or self.tr("open, everybody works on it")
        title = shortened(safe(policy.title), 80)
        said = said[:1].upper() + said[1:]  # first, since the end may be cut where there is no room
        self.told.emit(self.tr("%2: “%1”").replace("%2", said).replace("%1", title))
        self.accept()

    def _failed(self, error: ModeratorError) -> None:
        self._fields(usable=self._policy is not None)
        self.say(error.words(labels.language()))
