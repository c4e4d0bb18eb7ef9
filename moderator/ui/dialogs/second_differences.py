"""Where the two answers of a second look differ: what each said, the comment, its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from moderator.model.second_look import Opinion
from moderator.ui import labels
from moderator.ui.plain import elided, put, safe, shortened, tooltip
from moderator.ui.whole_rows import WholeRows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from moderator.model import Words
    from moderator.model.second_look import Disagreement

FOUND_ROLE = int(Qt.ItemDataRole.UserRole) + 1
LONGEST = 200  # code points of a line, before it is fitted to the width
BESIDE = 40  # pixels of a row that are no text


class Differences(QListWidget):
    """Three lines for each; Enter or a double click opens the comment."""

    chosen = Signal(object)  # the Disagreement

    def __init__(self, reasons: Mapping[str, Words], parent: QWidget) -> None:
        """Begin empty; ``reasons`` are the words for the codes."""
        super().__init__(parent)
        self._reasons = reasons
        self.setItemDelegate(WholeRows(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._open)

    def show_differences(self, found: Sequence[Disagreement]) -> None:
        """List them."""
        self.clear()
        for one in found:
            item = QListWidgetItem(self)
            item.setData(FOUND_ROLE, one)
        self._fit()
        self.setCurrentRow(0)
        self.setMinimumHeight(max(0, self.sizeHintForRow(0)) + 4 * self.frameWidth())

    def reason(self, code: str) -> str:
        """Return a reason's words."""
        words = self._reasons.get(code)
        return labels.words(words) if words is not None else safe(code) or self.tr("no reason")

    def _opinion(self, what: str, reason: str) -> str:
        name = {
            Opinion.APPROVE: self.tr("approve"),
            Opinion.REJECT: self.tr("reject"),
            Opinion.SPAM: self.tr("spam"),
        }[Opinion(what)]
        return f"{name} ({self.reason(reason)})" if reason else name

    def _lines(self, one: Disagreement) -> tuple[str, str, str]:
        verdicts = put(
            self.tr("First: %1; second: %2; now: %3"),
            self._opinion(one.first.value, one.first_reason),
            self._opinion(one.second.value, one.second_reason),
            labels.state(one.state),
        )
        return (
            verdicts,
            shortened(safe(one.excerpt), LONGEST),
            shortened(safe(one.article), LONGEST),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the lines to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width, metrics = self.viewport().width() - BESIDE, self.fontMetrics()
        for at in range(self.count()):
            item = self.item(at)
            verdicts, excerpt, article = self._lines(item.data(FOUND_ROLE))
            quoted = elided(excerpt, metrics, width - metrics.horizontalAdvance("“”"))
            shown = (
                elided(verdicts, metrics, width),
                f"“{quoted}”",
                elided(article, metrics, width),
            )
            whole = f"{verdicts}\n“{excerpt}”\n{article}"
            item.setText("\n".join(shown))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, whole)
            item.setToolTip(tooltip(whole) if "\n".join(shown) != whole else "")

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(FOUND_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the chosen comment with Enter."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            if not event.isAutoRepeat():
                self._open(item)
        else:
            super().keyPressEvent(event)
