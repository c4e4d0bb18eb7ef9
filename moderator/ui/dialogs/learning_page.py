"""What the desk learnt from its decisions: how it fared, which words tell, off and begin anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.desk import learning_words
from moderator.ui import labels
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.dialogs.learning_chart import QualityChart
from moderator.ui.dialogs.sure import SureDialog
from moderator.ui.dialogs.task_bar import TaskBar
from moderator.ui.flow import Flow
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from moderator.desk import Desk
    from moderator.desk.learning import LearningState
    from moderator.errors import ModeratorError
    from moderator.learning import Strength, Stretch
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.theme import Theme

LISTED = 5


class WordBars(QWidget):
    """Words for removing on the left, for approving on the right, each with a bar."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self._words: tuple[Strength, ...] = ()
        self.setAccessibleName(self.tr("Words that tell most"))

    def show_words(self, words: Sequence[Strength]) -> None:
        """Draw ``words``; a screen reader is told them too."""
        self._words = tuple(words)
        removing = ", ".join(safe(one.word) for one in words if one.weight > 0)
        approving = ", ".join(safe(one.word) for one in words if one.weight < 0)
        self.setAccessibleDescription(
            self.tr("For removing: %1. For approving: %2.")
            .replace("%1", removing)
            .replace("%2", approving)
        )
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a heading and the longer of the two lists."""
        longer = max(
            sum(one.weight > 0 for one in self._words), sum(one.weight < 0 for one in self._words)
        )
        return QSize(self._theme.px(360), self._line() * (longer + 1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: nothing may be cut off."""
        return self.sizeHint()

    def _line(self) -> int:
        return self._theme.line() + self._theme.px(3)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw both lists."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self._theme.px(16)
        width = (self.width() - gap) / 2
        for at, (title, sign, tone) in enumerate(
            ((self.tr("For removing"), 1, "red"), (self.tr("For approving"), -1, "green"))
        ):
            self._column(painter, QRectF(at * (width + gap), 0, width, 0), title, sign, tone)
        painter.end()

    def _column(self, painter: QPainter, place: QRectF, title: str, sign: int, tone: str) -> None:
        c, px = self._theme.colours, self._theme.px
        line = self._line()
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(self._theme.font(0, bold=True))
        painter.setPen(QColor(c.text))
        painter.drawText(QRectF(place.x(), 0, place.width(), line), flags, title)
        painter.setFont(self._theme.font(0))
        named = [one for one in self._words if one.weight * sign > 0]
        most = max((abs(one.weight) for one in self._words), default=1.0)
        half = place.width() / 2
        for row, one in enumerate(named, start=1):
            top = row * line
            word = painter.fontMetrics().elidedText(
                shortened(safe(one.word), 40), Qt.TextElideMode.ElideRight, int(half) - px(6)
            )
            painter.setPen(QColor(c.text))
            painter.drawText(QRectF(place.x(), top, half, line), flags, word)
            length = (half - px(4)) * abs(one.weight) / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.tones[tone].fore))  # type: ignore[index]  # one of two tones
            bar = QRectF(place.x() + half, top + line * 0.3, length, line * 0.4)
            painter.drawRoundedRect(bar, px(2), px(2))


class LearningPage(QWidget):
    """A page of the settings; its buttons act at once."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty; the desk is asked when it is first seen."""
        super().__init__(parent)
        self._theme = theme
        self._lanes: Lanes | None = None
        self._actor = ""
        self._on = True
        self.verdict = paragraph("", theme, self)
        self.verdict.setFont(theme.font(0, bold=True))
        self.facts = paragraph("", theme, self)
        self.bars = WordBars(theme, self)
        self.chart = QualityChart(theme, self)
        self.bar = TaskBar(self.tr("How far the decisions are read"), theme, self)
        self.evaluate = QPushButton(self.tr("&Evaluate again"), self)
        self.switch = QPushButton(self.tr("&Turn off"), self)
        self.forget = QPushButton(self.tr("&Forget everything…"), self)
        buttons = Flow(theme.px(8), self)
        for button in (self.evaluate, self.switch, self.forget):
            button.setAutoDefault(False)
            button.setEnabled(False)
            buttons.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(9))
        layout.addWidget(self._scrolled(theme), 1)
        layout.addWidget(self.bar)
        layout.addWidget(buttons)
        self.bars.hide()
        self.evaluate.clicked.connect(self._evaluate)
        self.switch.clicked.connect(self._switch)
        self.forget.clicked.connect(self._ask)

    def _scrolled(self, theme: Theme) -> ColumnScroll:
        """Return what is told, in a column that scrolls by keys too where there is no room."""
        scroll = self.told = ColumnScroll(self)
        scroll.setAccessibleName(self.tr("What was learnt"))
        scroll.setMinimumHeight(theme.px(24))  # the buttons beneath do not scroll
        column = QVBoxLayout(scroll.page)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(9))
        for part in (self.verdict, self.facts, self.chart, self.bars):
            column.addWidget(part)
        column.addStretch(1)
        scroll.verticalScrollBar().rangeChanged.connect(self._scrollable)
        c = theme.colours
        scroll.setStyleSheet(
            f"ColumnScroll {{ border: 1px solid transparent; border-radius: {theme.px(6)}px; }}"
            f"ColumnScroll:focus {{ border-color: {c.focus}; }}"
            "ColumnScroll, ColumnScroll > QWidget > QWidget { background: transparent; }"
        )
        return scroll

    @Slot(int, int)
    def _scrollable(self, low: int, high: int) -> None:
        """Take what room the screen has; keys scroll what still has none."""
        dialog = self.window()
        if high > low and self.isVisible():
            height = min(dialog.height() + high - low, dialog.maximumHeight())
            dialog.resize(dialog.width(), height)
        policy = Qt.FocusPolicy.StrongFocus if high > low else Qt.FocusPolicy.NoFocus
        self.told.setFocusPolicy(policy)

    def begin(self, lanes: Lanes, actor: str) -> None:
        """Ask ``lanes`` once the page is seen; ``actor`` goes into the log for what is changed."""
        self._lanes = lanes
        self._actor = actor

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask the desk what it learnt."""
        super().showEvent(event)
        if not self.bar.running:
            self._do(lambda desk, progress, stop: desk.learning.learn(progress, stop))

    @Slot()
    def _evaluate(self) -> None:
        self._do(lambda desk, progress, stop: desk.learning.again(progress, stop))

    @Slot()
    def _switch(self) -> None:
        on, actor = not self._on, self._actor

        def switch(desk: Desk, progress: Progress, stop: Stop) -> LearningState:
            desk.learning.switch(actor, on=on)
            return desk.learning.learn(progress, stop)

        self._do(switch)

    @Slot()
    def _ask(self) -> None:
        kept = self.tr(
            "The decisions and the log stay as they are. Only decisions from now on will teach,"
            " also after an undo. What was learnt cannot be brought back."
        )
        question = self.tr("Forget all that was learnt from the decisions so far?")
        title, act = self.tr("Forget everything"), self.tr("Forget")
        sure = SureDialog(title, (question, kept), act, self._theme, self)
        sure.accepted.connect(self._forget)
        sure.open()

    @Slot()
    def _forget(self) -> None:
        actor = self._actor

        def forget(desk: Desk, progress: Progress, stop: Stop) -> LearningState:
            desk.learning.forget(actor)
            return desk.learning.learn(progress, stop)

        self._do(forget)

    def _do(self, job: Callable[[Desk, Progress, Stop], LearningState]) -> None:
        if self._lanes is None:
            return
        for button in (self.evaluate, self.switch, self.forget):
            button.setEnabled(False)
        self.verdict.setText(self.tr("Reading the decisions…"))

        def whole(
            desk: Desk, progress: Progress, stop: Stop
        ) -> tuple[LearningState, tuple[Strength, ...], tuple[Stretch, ...]]:
            state = job(desk, progress, stop)
            if not state.on:
                return state, (), ()
            words = desk.learning.strongest(LISTED)
            return state, words, desk.learning.course(progress, stop)

        self.bar.run(self._lanes, whole, self._show, self._failed)

    def stop(self) -> None:
        """Stop what is being read."""
        self.bar.stop()

    def _show(self, found: tuple[LearningState, tuple[Strength, ...], tuple[Stretch, ...]]) -> None:
        state, words, course = found
        self._on = state.on
        self._ready()
        self.verdict.setText(labels.words(learning_words.verdict(state)))
        told = [
            learning_words.learnt(state.report) if state.on else None,
            learning_words.trial(state.report),
            learning_words.order(state.report),
        ]
        self.facts.setText("\n".join(labels.words(one) for one in told if one is not None))
        self.bars.show_words(words)
        self.chart.show_course(course)
        self.switch.setText(self.tr("&Turn off") if state.on else self.tr("&Turn on"))
        self.evaluate.setEnabled(state.on)
        dialog = self.window()
        if isinstance(dialog, Frame):
            dialog.grow()
        self.told.fit()

    def _failed(self, error: ModeratorError) -> None:
        self._ready()
        self.verdict.setText(error.words(labels.language()))

    def _ready(self) -> None:
        for button in (self.evaluate, self.switch, self.forget):
            button.setEnabled(True)
