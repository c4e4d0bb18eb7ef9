"""The key numbers of the board, in words: for its tiles, and for the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from moderator.ui import labels

if TYPE_CHECKING:
    from moderator.model.figures import Figures, Queued
    from moderator.ui.board.charts import Charts


class Numbers(QObject):
    """A class, since only ``self.tr`` has its texts collected."""

    def facts(
        self,
        queued: Queued | None = None,
        figures: Figures | None = None,
        charts: Charts | None = None,
    ) -> list[tuple[str, str, str]]:
        """Return each number: its key, what it is of, and it; a dash where none is known."""
        waiting = oldest = decided = approved = median = edited = elsewhere = "–"
        if queued is not None and charts is not None:
            waiting = labels.number(queued.total)
            if queued.oldest is not None:
                age = (queued.at - queued.oldest).total_seconds()
                oldest = charts.times.lasting(max(0.0, age))
        if figures is not None and charts is not None:
            decided = labels.number(figures.decided.total)
            approved = charts.share(figures.decided)
            if figures.delays.median is not None:
                median = charts.times.lasting(figures.delays.median)
            edited = labels.number(sum(figures.edits.values()))
            elsewhere = labels.number(figures.elsewhere)
        return [
            ("waiting", self.tr("waiting now"), waiting),
            ("oldest", self.tr("waits longest"), oldest),
            ("decided", self.tr("decided"), decided),
            ("approved", self.tr("of these approved"), approved),
            ("median", self.tr("typical time to a decision"), median),
            ("edited", self.tr("edited"), edited),
            ("elsewhere", self.tr("decided on the site"), elsewhere),
        ]
