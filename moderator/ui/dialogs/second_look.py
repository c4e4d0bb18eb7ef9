"""The second look: one comment after another, read without knowing who decided nor what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from moderator.model import Part
from moderator.model.second_look import LookSheet, Opinion
from moderator.text.visible import reveal
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.comment_view import CommentView
from moderator.ui.dialogs.frame import Frame, roomy, while_alive
from moderator.ui.findings_block import FindingsBlock
from moderator.ui.key_button import KeyButton, Look
from moderator.ui.key_places import Held
from moderator.ui.key_row import KeyRow
from moderator.ui.plain import safe, shortened, shown
from moderator.ui.reason_picker import ReasonPicker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import RejectReason
    from moderator.model.second_look import LookItem
    from moderator.ui.keys import KeyMap
    from moderator.ui.lanes import Lanes
    from moderator.ui.on_screen import OnScreen
    from moderator.ui.plain import Shown
    from moderator.ui.theme import Theme

OPINIONS: dict[str, Opinion] = {
    "approve": Opinion.APPROVE,
    "reject": Opinion.REJECT,
    "spam": Opinion.SPAM,
    "hold": Opinion.UNSURE,
}
"""What the desk's own keys mean here: who would hold a comment is unsure."""

LOOKS = {  # all alike: none may be suggested
    "approve": Look("check"),
    "hold": Look("pause"),
    "reject": Look("x"),
    "spam": Look("ban"),
    "undo": Look("undo-2", "flat"),
}
ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
WIDTH = 760
"""Pixels at 14 px text: beyond it, lines are longer than can be read with ease."""
HEIGHT = 800
NEIGHBOURS = 30
MANY_LINES = 6
WIDE = 90  # letters in a line, about
EXCERPT = 300
LARGE = 20
"""Text of so many pixels leaves the buttons no room for pictures."""


class ReadText(CommentView):
    """The comment: no caret until an arrow moves one, since nothing can be written here."""

    held = Signal(bool)  # whether the keys are here

    def show_text(self, content: Shown, version: int | None) -> None:
        """Show a text without a caret."""
        self.setCursorWidth(0)
        super().show_text(content, version)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the arrows are."""
        if event.key() in ARROWS:
            self.setCursorWidth(1)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Have the card show it."""
        super().focusInEvent(event)
        self.held.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take that back."""
        super().focusOutEvent(event)
        self.held.emit(False)


class SecondLookDialog(Frame):
    """Shows what is to be read again; the desk's own keys answer, and it goes on by itself."""

    order_wanted = Signal()

    def __init__(
        self,
        lanes: Lanes,
        keys: KeyMap,
        reasons: Sequence[RejectReason],
        actor: str,
        *,
        on_screen: OnScreen,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Ask what ``actor`` is to read; ``on_screen`` says when a text counts as read."""
        super().__init__(self.tr("Second look"), theme, parent, width=WIDTH)
        self._lanes = lanes
        self._keys = keys
        self._reasons = tuple(reasons)
        self._actor = actor
        self.on_screen = on_screen
        self._held = Held()
        self.sheet: LookSheet | None = None
        self._answered: list[int] = []
        self._again: int | None = None
        self.busy = False
        self._picker: ReasonPicker | None = None
        self.progress = wrapped_label(self.tr("Reading…"), self, muted=True)
        self.progress.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.keys_of: dict[str, KeyButton] = {}
        self._add("undo", self.tr("Back to the one before"))
        self.rest = QWidget(self)
        self.card = QFrame(self.rest)
        self.head = wrapped_label("", self.card)
        self.text = ReadText(theme, self.card)
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text.held.connect(self._tint)
        self.findings = FindingsBlock(theme, self.card)
        self.findings.show_acts(shown=False)
        self.article = QPlainTextEdit(self.rest)
        self.around = QPlainTextEdit(self.rest)
        self._arrange()
        self._add_buttons()
        self.order = self.add_button(self.tr("Order and result…"))
        self.order.clicked.connect(self.order_wanted)
        self.order.hide()
        self.back = self.add_button(self.tr("Close"))
        self.back.clicked.connect(self.reject)
        self.text.painted.connect(self._painted)
        self.rest.hide()
        self._show_buttons()
        height = min(roomy(theme, self, WIDTH, 680).height(), theme.px(HEIGHT))
        self.resize(self.minimumWidth(), height)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(None)

    # --- building -----------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = self.theme.px
        self.head.setFont(self.theme.font(bold=True))
        column = QVBoxLayout(self.rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.card.setObjectName("commentCard")
        self.theme.changed.connect(self._tint)
        self._tint()
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(px(14), px(10), px(14), px(12))
        inside.setSpacing(px(6))
        for part in (self.head, self.text, self.findings):
            inside.addWidget(part)
        column.addWidget(self.card)
        self._article_title = plain_label(self.tr("The article"), self.rest, muted=True)
        self._thread_title = plain_label(self.tr("The thread until then"), self.rest, muted=True)
        for title, field in (
            (self._article_title, self.article),
            (self._thread_title, self.around),
        ):
            field.setReadOnly(True)
            field.setTabChangesFocus(True)
            field.setAccessibleName(title.text())
            column.addWidget(title)
            column.addWidget(field, 1)
        column.addStretch(0)  # where neither is known, the comment stands at the top
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.progress, 1)
        top.addWidget(self.keys_of["undo"])
        self.body.addLayout(top)
        self.body.addWidget(self.rest, 1)

    @Slot()
    def _tint(self) -> None:
        c, px = self.theme.colours, self.theme.px
        edge = f"2px solid {c.focus}" if self.text.hasFocus() else f"1px solid {c.line}"
        self.card.setStyleSheet(
            f"#commentCard {{ background: {c.pane}; border: {edge}; border-radius: {px(8)}px; }}"
        )

    def _add_buttons(self) -> None:
        names = {
            "approve": self.tr("Approve"),
            "hold": self.tr("Unsure"),
            "reject": self.tr("Reject"),
            "spam": self.tr("Spam"),
        }
        row = KeyRow(self.theme, self, level=int(self.theme.px(14) > LARGE))
        self.buttons.insertWidget(0, row, 100)
        for name, text in names.items():
            row.add(self._add(name, text))

    def _add(self, name: str, text: str) -> KeyButton:
        button = self.keys_of[name] = KeyButton(text, LOOKS[name], self.theme, self)
        button.set_key(self._keys.key(name))
        button.clicked.connect(partial(self._do, name))
        return button

    # --- reading ------------------------------------------------------------------------------

    def _read(self, again: int | None) -> None:
        actor = self._actor
        self._ask(lambda desk: (True, desk.second_look.sheet(actor, again)))

    def _ask(self, job: Callable[[Desk], tuple[bool, LookSheet]]) -> None:
        self.busy = True
        self._lanes.write(
            job,
            while_alive(self, self._show),
            failed=while_alive(self, self._failed),
        )

    def _failed(self, error: ModeratorError) -> None:
        self.busy = False
        self.say(error.words(labels.language()))
        if self.sheet is None:
            self.progress.setText("")

    def _show(self, found: tuple[bool, LookSheet]) -> None:
        kept, sheet = found
        self.busy = False
        self.sheet = sheet
        self.say(
            ""
            if kept
            else self.tr("Somebody else answered this one first: your answer was not kept.")
        )
        self.progress.setText(self._said(sheet))
        item = sheet.item
        self.rest.setVisible(item is not None)
        if item is None:
            self.on_screen.left()
        else:
            self._show_item(item)
        self._show_buttons()
        self.to_top()
        self.grow()
        focus: QWidget = self.back if item is None else self.text
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.progress.text() if item is None else f"{self.progress.text()} {item.text}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, safe(said)))

    def _said(self, sheet: LookSheet) -> str:
        """Return where the look stands, in words."""
        if sheet.look is None:
            return self.tr(
                "No second look is ordered. With it, decisions are read again by somebody who sees"
                " neither who decided nor what."
            )
        parts = [
            self.tr("%n comment(s) to read again", "", sheet.left)
            if sheet.left
            else self.tr("Nothing is left for you to read again. Thank you.")
        ]
        parts.append(self.tr("%n answered so far", "", sheet.answered))
        if sheet.own:
            parts.append(self.tr("%n only for others: you decided them", "", sheet.own))
        if self._again is not None and sheet.item is not None and sheet.item.of == self._again:
            parts.insert(0, self.tr("Answered before, to be answered again"))
        return "  ·  ".join(parts)

    def _show_item(self, item: LookItem) -> None:
        name = shortened(safe(item.name), 60) or "—"
        self.head.setText(f"{name}  ·  {labels.clock_time(item.created_at)}")
        self.text.show_text(shown(item.text, item.findings, Part.TEXT), item.of)
        self.findings.show_findings(item.findings)
        article = item.article
        said = "\n".join(
            reveal(part)
            for part in (article.title, article.section, article.lead, article.text)
            if part
        )
        self._fill(self.article, said)
        lines = [
            "{}{}{}: {}".format(
                "    " * min(one.depth, 6),
                "→ " if one.current else "",
                shortened(safe(one.author), 60) or "—",
                shortened(safe(one.text), EXCERPT),
            )
            for one in item.thread[:NEIGHBOURS]
        ]
        self._fill(self.around, "\n".join(lines))
        self._article_title.setVisible(bool(said))
        self.article.setVisible(bool(said))
        self._thread_title.setVisible(bool(lines))
        self.around.setVisible(bool(lines))

    def _fill(self, field: QPlainTextEdit, text: str) -> None:
        field.setPlainText(text)
        lines = sum(divmod(len(one), WIDE)[0] + 1 for one in text.splitlines()[:MANY_LINES])
        lines = max(1, min(lines, MANY_LINES))
        field.setMinimumHeight(self.theme.line() * lines + self.theme.px(18))
        field.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_buttons(self) -> None:
        item = None if self.sheet is None else self.sheet.item
        for name, button in self.keys_of.items():
            button.setVisible(bool(self._answered) if name == "undo" else item is not None)
        self.order.setVisible(self.sheet is not None and self.sheet.look is None)

    @Slot(object)
    def _painted(self, of: int) -> None:
        self.on_screen.painted(of)

    # --- answering ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer by the desk's keys."""
        act = self._keys.act(event)
        if act is not None and act.id in self.keys_of:
            if not self._held.repeats(event):
                self._do(act.id)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Learn which key was let go: a key held down answers once."""
        self._held.released(event)
        super().keyReleaseEvent(event)

    def _do(self, name: str) -> None:
        if self.busy:
            return
        if name == "undo":
            self._go_back()
            return
        item = None if self.sheet is None else self.sheet.item
        if item is None:
            return
        if not self.on_screen.seen(item.of):
            self.say(self.tr("Too early: read the text first."))
        elif name == "reject" and self._reasons:
            self._pick_reason(item)
        else:
            self._answer(item, OPINIONS[name], None)

    def _pick_reason(self, item: LookItem) -> None:
        if self._picker is not None:
            self._picker.deleteLater()
        self._picker = ReasonPicker(self._reasons, self.theme, self)
        self._picker.picked.connect(partial(self._answer, item, Opinion.REJECT))
        self._picker.open_above(self.keys_of["reject"])

    def picker(self) -> ReasonPicker | None:
        """Return the list of reasons that is open or was last."""
        return self._picker

    def _answer(self, item: LookItem, opinion: Opinion, reason: str | None) -> None:
        look = None if self.sheet is None else self.sheet.look
        if look is None:
            return
        actor, order = self._actor, look.order
        self._again = None
        self._answered = [one for one in self._answered if one != item.of] + [item.of]

        def answer(desk: Desk) -> tuple[bool, LookSheet]:
            kept = desk.second_look.answer(actor, order, item.of, opinion, reason)
            return kept, desk.second_look.sheet(actor)

        self._ask(answer)

    def _go_back(self) -> None:
        """Read the last one answered here again; what is answered then counts."""
        if self._answered:
            self._again = self._answered.pop()
            self._read(self._again)
