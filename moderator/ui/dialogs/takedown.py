"""Urgent removal: finds a comment, asks who ordered it under which document, follows it.

It counts as done only when the public page, read without a login, no longer shows the comment.
Closing the dialog does not stop a removal; the program goes on and says when it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.model import Decided, Decision, ItemResult, Order, Query, Row, State, Verdict
from moderator.ui import labels
from moderator.ui.chips import line_list, plain_label, wrapped_label
from moderator.ui.dialogs.comment_card import CommentCard
from moderator.ui.dialogs.frame import Frame, narrow, paragraph
from moderator.ui.dialogs.takedown_steps import Steps, stage
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Clock, Detail
    from moderator.ui.lanes import Connector, Lanes
    from moderator.ui.theme import Theme

MOST_FOUND = 30
MOST_REPLIES = 20
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CANDIDATE = "…"  # stands for who ordered it and where, while only a preview is asked for

Found = tuple["Detail", tuple[Row, ...], Decided]


class TakedownDialog(Frame):
    """One removal from finding the comment to the proof."""

    decided = Signal(int)  # the comment: an order to take it down is written
    proven = Signal(str)  # whose comment the public page no longer shows

    def __init__(
        self,
        lanes: Lanes,
        connector: Connector,
        actor: str,
        *,
        theme: Theme,
        clock: Clock,
        parent: QWidget,
    ) -> None:
        """Begin with the search; ``show_comment`` begins with a comment."""
        super().__init__(self.tr("Urgent removal"), theme, parent, width=640)
        self._lanes = lanes
        self._connector = connector
        self._actor = actor
        self._clock = clock
        self._asked = 0
        self._detail: Detail | None = None
        self._codes: frozenset[str] = frozenset()
        self._following = False
        self._possible = False
        self._own = ""  # what stands in the search for the comment that the dialog began with
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(
            self.tr("Link to the comment, its number on the site, or words from it")
        )
        self.search.setAccessibleName(self.search.placeholderText())
        self.find_button = QPushButton(self.tr("&Find"), self)
        self.find_button.setAutoDefault(False)
        label = plain_label(self.tr("&Comment"), self)
        label.setBuddy(self.search)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        if narrow(theme, self):
            self.body.addWidget(label)  # beside it the field would be scrolled sideways
        else:
            row.addWidget(label)
        row.addWidget(self.search, 1)
        row.addWidget(self.find_button)
        self.note_line = wrapped_label("", self, muted=True)
        self.note_line.hide()
        self.hits = line_list(self.tr("Comments that were found"), theme.px(190), self)
        self.hits.hide()
        self.card = CommentCard(theme, self)
        self.card.hide()
        self.asking = self._build_asking()
        self.asking.hide()
        self.steps = Steps(theme, clock, self)
        self.steps.hide()
        self.body.addLayout(row)
        for widget in (self.note_line, self.hits, self.card, self.asking, self.steps):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.look = self.add_button(self.tr("&Look again now"))
        self.look.hide()
        self.take_down = self.add_button(self.tr("Take down now"), danger=True)
        self.take_down.setEnabled(False)
        self.back = self.add_button(self.tr("Cancel"))
        self._connect()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_asking(self) -> QWidget:
        asking = QWidget(self)
        self.warning = paragraph("", self.theme, asking)
        self.warning.setStyleSheet(f"color: {self.theme.colours.tones['amber'].fore};")
        self.ordered_by = QLineEdit(asking)
        self.ordered_by.setPlaceholderText(self.tr("name and office"))
        self.document = QLineEdit(asking)
        self.document.setPlaceholderText(self.tr("number, date"))
        self.note = QLineEdit(asking)
        form = QFormLayout()
        form.setSpacing(self.theme.px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if narrow(self.theme, self):
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("&Ordered by (required)"), self.ordered_by)
        form.addRow(self.tr("Under which &document (required)"), self.document)
        form.addRow(self.tr("&Note"), self.note)
        layout = QVBoxLayout(asking)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(10))
        layout.addWidget(self.warning)
        layout.addLayout(form)
        return asking

    def _connect(self) -> None:
        self.search.returnPressed.connect(self._find)
        self.find_button.clicked.connect(self._find)
        self.hits.itemActivated.connect(self._hit)
        self.hits.itemClicked.connect(self._hit)
        for field in (self.ordered_by, self.document):
            field.textChanged.connect(self._may)
        for field in (self.ordered_by, self.document, self.note):
            field.returnPressed.connect(self._next_field)
        self.take_down.clicked.connect(self._decide)
        self.look.clicked.connect(self._lanes.sync_now)
        self.back.clicked.connect(self.reject)
        self._lanes.changed.connect(self._follow)
        self._lanes.status.connect(self._follow)

    # --- finding --------------------------------------------------------------------------------

    def show_comment(self, comment: int) -> None:
        """Show a comment that is known here."""
        self._asked += 1
        asked, actor = self._asked, self._actor

        def read(desk: Desk) -> Found | None:
            detail = desk.open(comment)
            if detail is None:
                return None
            decision = Decision(
                Verdict.TAKEDOWN, (comment,), actor, ordered_by=CANDIDATE, document=CANDIDATE
            )
            return detail, desk.published_replies(comment), desk.preview(decision)

        def done(found: Found | None) -> None:
            if asked == self._asked:
                self._show_found(found)

        self._lanes.read(read, self.mine(done), topic="takedown", failed=self.mine(self._failed))

    @Slot()
    def _find(self) -> None:
        wanted = self.search.text().strip()
        if not wanted or self._following:
            return
        if wanted == self._own and self._detail is not None:
            self.ordered_by.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._asked += 1
        asked = self._asked
        self._clear()
        self._tell(self.tr("Searching…"))

        def read(desk: Desk) -> tuple[int | None, tuple[Row, ...]]:
            known = desk.find(wanted)
            if known is not None:
                return known, ()
            query = Query(state=None, text=wanted, order=Order.NEWEST)
            return None, desk.rows(desk.first_ids(query, MOST_FOUND))

        def done(found: tuple[int | None, tuple[Row, ...]]) -> None:
            if asked == self._asked:
                self._looked(wanted, *found)

        self._lanes.read(read, self.mine(done), topic="takedown", failed=self.mine(self._failed))

    def _looked(self, wanted: str, known: int | None, rows: tuple[Row, ...]) -> None:
        if known is not None:
            self.show_comment(known)
        elif rows:
            self._list(rows)
        elif any(letter.isspace() for letter in wanted):
            self._tell(self.tr("Nothing here has these words. Try the comment's link instead."))
        else:
            self._ask_sites(wanted)

    def _ask_sites(self, wanted: str) -> None:
        asked = self._asked
        self._tell(self.tr("Not known here yet: asking the site…"))

        def done(comment: int | None) -> None:
            if asked != self._asked:
                return
            if comment is None:
                self._tell(self.tr("No connected site knows this comment. Check the link."))
            else:
                self.show_comment(comment)

        def failed(error: ModeratorError) -> None:
            if asked == self._asked:
                self._failed(error)

        self._connector.find(wanted, self.mine(done), self.mine(failed))

    def _list(self, rows: tuple[Row, ...]) -> None:
        self._tell(
            self.tr("%n comment(s) found: choose one with the arrows and Enter.", None, len(rows))
        )
        self.hits.clear()
        for row in rows:
            text = self.tr("%1 (%2): %3")
            for place, value in (
                ("%1", shortened(safe(row.author), 40)),
                ("%2", labels.state(row.state)),
                ("%3", shortened(safe(row.text), 160)),
            ):
                text = text.replace(place, value, 1)
            item = QListWidgetItem(text, self.hits)
            item.setData(ID_ROLE, row.id)
        self.hits.show()
        self.hits.setCurrentRow(0)
        self.hits.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    @Slot(QListWidgetItem)
    def _hit(self, item: QListWidgetItem) -> None:
        self.show_comment(int(item.data(ID_ROLE)))

    def _clear(self) -> None:
        self._detail = None
        self.take_down.setEnabled(False)
        for widget in (self.hits, self.card, self.asking):
            widget.hide()
        self.say("")

    def _tell(self, text: str) -> None:
        self.note_line.setText(text)
        self.note_line.setVisible(bool(text))
        self.grow()

    def _failed(self, error: ModeratorError) -> None:
        self._tell("")
        self.say(error.words(labels.language()))
        self._may()

    # --- asking ---------------------------------------------------------------------------------

    def _show_found(self, found: Found | None) -> None:
        self._clear()
        if found is None:
            self._tell(self.tr("This comment is no longer here."))
            return
        self._tell("")
        detail, replies, preview = found
        self._detail = detail
        self._codes = frozenset(question.code for question in preview.questions)
        self.card.show_comment(detail, replies[:MOST_REPLIES], self._clock())
        self.card.show()
        lines = [
            labels.words(question.words)
            for question in preview.questions
            if question.code != "published_replies"  # they are listed
        ]
        item = preview.items[0]
        possible = item.result in {ItemResult.DONE, ItemResult.ASK}
        if not possible and item.words is not None:
            lines.append(labels.words(item.words))
        self.warning.setText("\n".join(lines))
        self.warning.setVisible(bool(lines))
        self.asking.show()
        for field in (self.ordered_by, self.document, self.note):
            field.setEnabled(possible)
        self._possible = possible
        self._may()
        self.fit()
        begins = not self.search.text()
        if begins:  # Enter goes on with this comment; a link typed or pasted takes its place
            self._own = (detail.link or detail.row.remote_id).strip()
            self.search.setText(self._own)
            self.search.end(False)
            self.search.home(True)  # selects all, with the beginning in view
        first = self.ordered_by if possible and not begins else self.search
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _may(self) -> None:
        named = self.ordered_by.text().strip() and self.document.text().strip()
        self.take_down.setEnabled(bool(self._detail and self._possible and named))

    @Slot()
    def _next_field(self) -> None:
        """Enter goes on to the next field; the button itself is pressed knowingly."""
        self.focusNextChild()

    @Slot()
    def _decide(self) -> None:
        detail = self._detail
        if detail is None:
            return
        decision = Decision(
            Verdict.TAKEDOWN,
            (detail.row.id,),
            self._actor,
            seen={detail.row.id: detail.row.version_id},
            note=self.note.text().strip() or None,
            ordered_by=self.ordered_by.text().strip(),
            document=self.document.text().strip(),
            confirmed=self._codes | {"published_replies"},
        )
        self.take_down.setEnabled(False)
        self.say("")
        self._lanes.write(
            lambda desk: desk.decide(decision),
            self.mine(self._decided),
            failed=self.mine(self._failed),
        )

    def _decided(self, decided: Decided) -> None:
        detail = self._detail
        if detail is None:
            return
        if decided.decision is None:
            # It changed while it was read, or a new question came up: shown again as it is now.
            said = [one.words for one in decided.items]
            said += [question.words for question in decided.questions]
            self.show_comment(detail.row.id)
            self.say("\n".join(dict.fromkeys(labels.words(one) for one in said if one)))
            return
        self._following = True
        self.card.show_state(State.TAKEN_DOWN)
        self.asking.hide()
        self.search.setEnabled(False)
        self.find_button.setEnabled(False)
        self.take_down.hide()
        self.look.show()
        self.back.setText(self.tr("Close"))
        self.steps.begin(self._clock())
        self.steps.show()
        self.fit()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.decided.emit(detail.row.id)
        self._lanes.sync_now()
        self._follow()

    # --- following ------------------------------------------------------------------------------

    @property
    def following(self) -> bool:
        """Whether a removal is on its way and not yet proven."""
        return self._following

    @Slot()
    def _follow(self) -> None:
        detail = self._detail
        if not self._following or detail is None:
            return
        comment = detail.row.id

        def read(desk: Desk) -> Detail | None:
            return desk.open(comment)

        self._lanes.read(read, self.mine(self._followed), topic="takedown follow")

    def _followed(self, detail: Detail | None) -> None:
        if not self._following or detail is None:
            return
        now = stage(detail)
        self.card.show_state(detail.row.state)
        self.steps.show_stage(now, detail)
        self.look.setVisible(not now.final)
        if now.final:
            self._following = False
            if now.proven:
                self.proven.emit(shortened(safe(detail.name), 40))
        self.fit()
