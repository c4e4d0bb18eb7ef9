"""What a decision over several comments will do, one by one, before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from moderator.model import Decided, Decision, ItemResult, Row, Verdict
from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.dialogs.frame import Frame, narrow, roomy
from moderator.ui.plain import safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from moderator.errors import ModeratorError
    from moderator.model import DecidedItem, Question, Words
    from moderator.ui.colours import Tone
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

ROW_TEXT = 600
"""Code points of a text that a row holds at most."""

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CHECKED = Qt.CheckState.Checked


class Entry:
    """One comment: its row, what would become of it, what is asked about it."""

    def __init__(self, row: Row, item: DecidedItem, questions: Sequence[Question]) -> None:
        self.row = row
        self.result = item.result
        self.questions = tuple(questions)
        said = [labels.words(one.words) for one in questions]
        if item.words is not None:
            said.append(labels.words(item.words))
        if row.draft and self.possible:
            translate = QCoreApplication.translate
            said.append(translate("BulkDialog", "Its unfinished edit is not sent; it stays."))
        self.remark = " ".join(said)
        self.cut = len(row.text) >= ROW_TEXT  # a row holds the beginning of a long text only
        self.text = safe(row.text)
        if self.cut:
            self.text += "…  " + QCoreApplication.translate(
                "BulkDialog", "(Long: open it by itself to read all of it.)"
            )
        self.noticed = ", ".join(dict.fromkeys(labels.finding(one.kind) for one in row.findings))

    @property
    def possible(self) -> bool:
        """Whether the decision can reach this comment."""
        return self.result in {ItemResult.DONE, ItemResult.ASK}


class EntryDelegate(QStyledItemDelegate):
    """A check box, the reader, the words whole, and what is remarked."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        """Paint for ``parent``."""
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def _places(self, entry: Entry, width: int) -> list[tuple[QRect, str, bool, str]]:
        """Return rectangle, text, whether bold, and colour of each block."""
        px, c = self._theme.px, self._theme.colours
        left, room = px(38), max(80, width - px(38) - px(14))
        at = px(8)
        blocks = [
            (safe(entry.row.author), True, c.text),
            (entry.text, False, c.text if entry.possible else c.muted),
        ]
        if entry.noticed:
            blocks.append((entry.noticed, False, c.tones["amber"].fore))
        if entry.remark:
            tone: Tone = "amber" if entry.possible else "red"
            blocks.append((entry.remark, False, c.tones[tone].fore))
        places = []
        for text, bold, colour in blocks:
            height = round(self._wrapped(text, room, bold=bold).boundingRect().height())
            height = max(height, self._theme.line())
            places.append((QRect(left, at, room, height), text, bold, colour))
            at += height + px(2)
        return places

    def _wrapped(self, text: str, width: int, *, bold: bool) -> QTextLayout:
        """Lay ``text`` out; a word breaks only where it is longer than a line."""
        layout = QTextLayout(text, self._theme.font(bold=bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        at = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, at))
            at += line.height()
        layout.endLayout()
        return layout

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of the wrapped words."""
        width = self._list.viewport().width()
        last = self._places(index.data(ENTRY_ROLE), width)[-1][0]
        return QSize(width, last.bottom() + self._theme.px(9))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one comment."""
        entry: Entry = index.data(ENTRY_ROLE)
        c = self._theme.colours
        area: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(c.selected))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(c.line))
        if entry.possible:
            self._paint_check(painter, area, checked=index.data(Qt.ItemDataRole.CheckStateRole))
        for place, text, bold, colour in self._places(entry, area.width()):
            painter.setPen(QColor(colour))
            laid = self._wrapped(text, place.width(), bold=bold)
            laid.draw(painter, QPointF(place.translated(area.topLeft()).topLeft()))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(c.focus))
            painter.drawRect(area.adjusted(0, 0, -1, -2))
        painter.restore()

    def _paint_check(self, painter: QPainter, area: QRect, *, checked: object) -> None:
        c, px = self._theme.colours, self._theme.px
        box = QRect(area.left() + px(12), area.top() + px(10), px(16), px(16))
        on = Qt.CheckState(checked) is CHECKED
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(c.accent if on else c.muted))
        painter.setBrush(QColor(c.accent if on else c.pane))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if on:
            self._theme.icon("check", c.on_accent, px(14)).paint(painter, box)


class _List(QListWidget):
    """Space ticks the current comment, Enter is done with the list; widths change heights."""

    read = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with Enter, where Qt would do nothing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.read.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class BulkDialog(Frame):
    """``decision`` is what to do once the dialog was accepted: the ticked comments only."""

    def __init__(
        self,
        lanes: Lanes,
        decision: Decision,
        rows: Sequence[Row],
        reasons: Mapping[str, Words],
        *,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Ask the desk what ``decision`` over ``rows`` would do."""
        super().__init__(title_of(decision.verdict, len(rows)), theme, parent, width=720)
        self._rows = {row.id: row for row in rows}
        self._asked = replace(
            decision,
            comments=tuple(self._rows),
            seen={row.id: row.version_id for row in rows},
            stood={row.id: row.state for row in rows},
        )
        self.decision = self._asked
        detail = []
        if decision.reason:
            words = reasons.get(decision.reason)
            reason = labels.words(words) if words else decision.reason
            detail.append(self.tr("Reason: %1").replace("%1", reason))
        if decision.note:
            detail.append(self.tr("Note: %1").replace("%1", safe(decision.note)))
        if detail:
            self.body.addWidget(wrapped_label("\n".join(detail), self))
        looking = self.tr("Looking at %n comment(s)…", "", len(rows))
        self.summary = wrapped_label(looking, self, muted=True)
        self.list = _List(self)
        self.list.setItemDelegate(EntryDelegate(theme, self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(theme.px(100 if narrow(theme, self) else 250))
        self.list.setAccessibleName(self.tr("Comments: Space leaves one out or takes it in"))
        self.body.addWidget(self.summary)
        self.body.addWidget(self.list, 1)
        danger = decision.verdict is Verdict.TAKEDOWN
        self.act = self.add_button("", primary=not danger, danger=danger)
        self.act.setEnabled(False)
        self.back = self.add_button(self.tr("Cancel"))
        self.act.clicked.connect(self._accept)
        self.back.clicked.connect(self.reject)
        self.list.itemChanged.connect(self._count)
        self.list.itemClicked.connect(self._clicked)
        self.list.read.connect(self._to_button)
        theme.changed.connect(self._wrap_anew)
        self._count()
        self.resize(roomy(theme, self, 760, 520))
        asked = self._asked
        lanes.read(
            lambda desk: desk.preview(asked), self.mine(self._show), failed=self.mine(self._failed)
        )
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _wrap_anew(self) -> None:
        """Ask for the heights again: letters may have another size now."""
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    def entries(self) -> list[Entry]:
        """Return what is listed."""
        return [self.list.item(at).data(ENTRY_ROLE) for at in range(self.list.count())]

    def _show(self, decided: Decided) -> None:
        questions: dict[int, list[Question]] = {}
        for question in decided.questions:
            questions.setdefault(question.comment_id, []).append(question)
        entries = [
            Entry(self._rows[item.comment_id], item, questions.get(item.comment_id, ()))
            for item in decided.items
        ]
        # What needs a look comes first.
        entries.sort(
            key=lambda one: (one.result is not ItemResult.ASK, one.possible and not one.cut)
        )
        self.list.blockSignals(True)
        for entry in entries:
            item = QListWidgetItem(self.list)
            item.setData(ENTRY_ROLE, entry)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ". ".join(
                    part
                    for part in (safe(entry.row.author), entry.text, entry.noticed, entry.remark)
                    if part
                ),
            )
            if entry.possible:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                sure = entry.result is ItemResult.DONE and not entry.cut
                item.setCheckState(CHECKED if sure else Qt.CheckState.Unchecked)
            else:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        asked = sum(one.result is ItemResult.ASK for one in entries)
        out = sum(not one.possible for one in entries)
        cut = sum(one.possible and one.cut for one in entries)
        drafts = sum(one.possible and one.row.draft for one in entries)
        lines = [
            self.tr(
                "Read them; Space leaves a comment out or takes it in, Enter goes to the button."
            )
        ]
        if asked:
            lines.append(
                self.tr(
                    "%n comment(s) raise a question: tick them only if you are sure.", None, asked
                )
            )
        if cut:
            lines.append(self.tr("%n long comment(s) are left out: open them to read.", "", cut))
        if drafts:
            lines.append(
                self.tr("%n unfinished edit(s) are not sent with it; they stay.", "", drafts)
            )
        if out:
            lines.append(
                self.tr("%n comment(s) cannot be decided so; they stay as they are.", None, out)
            )
        self.summary.setText(" ".join(lines))
        self._count()

    def _failed(self, error: ModeratorError) -> None:
        self.summary.hide()
        self.say(error.words(labels.language()))

    def _ticked(self) -> list[Entry]:
        items = [self.list.item(at) for at in range(self.list.count())]
        return [
            one.data(ENTRY_ROLE)
            for one in items
            if one.data(ENTRY_ROLE).possible and one.checkState() is CHECKED
        ]

    @Slot()
    def _count(self) -> None:
        count = len(self._ticked())
        if self.list.count():  # before, the title says how many are looked at
            self.entitle(title_of(self._asked.verdict, count))
        self.act.setText(self.windowTitle())
        self.act.setEnabled(count > 0)

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        if item.data(ENTRY_ROLE).possible:
            on = item.checkState() is CHECKED
            item.setCheckState(Qt.CheckState.Unchecked if on else CHECKED)

    @Slot()
    def _to_button(self) -> None:
        """Enter goes to the button, where a second Enter decides: never two in one."""
        if self.act.isEnabled():
            self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _accept(self) -> None:
        ticked = self._ticked()
        chosen = {one.row.id for one in ticked}
        self.decision = replace(
            self._asked,
            comments=tuple(one for one in self._asked.comments if one in chosen),
            seen={one.row.id: one.row.version_id for one in ticked},
            stood={one.row.id: one.row.state for one in ticked},
            confirmed=frozenset(question.code for one in ticked for question in one.questions),
        )
        self.accept()


class _Titles(QObject):
    """What will be done. A class, since only ``self.tr`` has its plural forms collected."""

    def of(self, verdict: Verdict, count: int) -> str:
        return {
            Verdict.APPROVE: self.tr("Approve %n comment(s)", None, count),
            Verdict.REJECT: self.tr("Reject %n comment(s)", None, count),
            Verdict.SPAM: self.tr("Mark %n comment(s) as spam", None, count),
            Verdict.HOLD: self.tr("Hold %n comment(s)", None, count),
            Verdict.CHIEF: self.tr("Pass %n comment(s) to the chief", None, count),
            Verdict.TAKEDOWN: self.tr("Take down %n comment(s)", None, count),
            Verdict.RETURN: self.tr("Return %n comment(s) to pending", None, count),
        }[verdict]


def title_of(verdict: Verdict, count: int) -> str:
    """Return what will be done with how many comments."""
    return _Titles().of(verdict, count)
