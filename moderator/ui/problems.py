"""What is wrong and what to do about it: behind the status bar's count of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import SyncStatus
    from moderator.ui.theme import Theme


class ProblemsDialog(QDialog):
    """Lists the problems of each site, and the program's own faults."""

    def __init__(
        self,
        statuses: Sequence[SyncStatus],
        faults: Sequence[str],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Describe ``statuses`` and ``faults`` as they are now."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Problems"))
        self.resize(theme.px(560), theme.px(380))
        scroll = ColumnScroll(self)
        self._lines = QVBoxLayout(scroll.page)
        self._lines.setSpacing(theme.px(8))
        self._theme = theme
        for status in statuses:
            self._add_site(status)
        for fault in faults:
            self._head(self.tr("A fault of this program; nothing that was decided is lost"))
            self._line(shortened(safe(fault), 2000), muted=True)
        self._lines.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)

    def labels(self) -> list[QLabel]:
        """Return what is written, from top to bottom."""
        return self.findChildren(QLabel)

    def _head(self, text: str) -> None:
        label = plain_label(text, self)
        label.setFont(self._theme.font(0.5, bold=True))
        label.setWordWrap(True)
        self._lines.addWidget(label)

    def _line(self, text: str, *, muted: bool = False) -> None:
        label = wrapped_label(text, self, muted=muted)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.addWidget(label)

    def _add_site(self, status: SyncStatus) -> None:
        self._head(shortened(safe(status.site.info.name), 80))
        round_ = status.last_round
        said = False
        if round_ is not None and round_.problem is not None:
            self._line(labels.words(round_.problem))
            if round_.detail:
                self._line(shortened(safe(round_.detail), 1000), muted=True)
            if status.connected is False:
                self._line(
                    self.tr(
                        "Work on: what is decided is kept and sent once the site answers. It is"
                        " asked again by itself."
                    )
                )
            said = True
        if status.refused:
            self._line(
                self.tr(
                    "%n decision(s) were refused by the site: see the comments marked so.",
                    None,
                    status.refused,
                )
            )
            said = True
        if status.conflicts:
            self._line(
                self.tr(
                    "%n comment(s) changed on the site after being decided: see Conflicts.",
                    None,
                    status.conflicts,
                )
            )
            said = True
        if not said:
            self._line(self.tr("No problem."), muted=True)
