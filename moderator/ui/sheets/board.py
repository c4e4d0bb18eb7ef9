"""The board as a report on A4: the key numbers, each chart as lines, and its figures as a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont

from moderator.model.paper import Paper
from moderator.ui.board.charts import Charts
from moderator.ui.board.numbers import Numbers
from moderator.ui.charts.drawing import Drawing, Look
from moderator.ui.charts.view import cells
from moderator.ui.colours import LIGHT
from moderator.ui.plain import safe, shortened
from moderator.ui.printing import (
    Column,
    Facts,
    Heading,
    Paragraph,
    Picture,
    PrintJob,
    Run,
    Sheet,
    Space,
    Table,
)
from moderator.ui.theme import FAMILY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from moderator.desk import Desk
    from moderator.model.figures import Figures, Queued
    from moderator.ui.board.charts import Asked
    from moderator.ui.charts.chart import Chart
    from moderator.ui.printing import Part, Progress, Stamp, Stop

_FINE: Final = 10
"""Charts are laid out in so many parts of a point, since fonts come in whole sizes."""
_SIZE: Final = 80  # of letters: 8 points
_TITLE: Final = 200  # above a chart, so that no page tears it off
_MM: Final = 25.4 / 72


def job(asked: Asked) -> PrintJob:
    """Return the report about ``asked``, still to be counted."""
    day = asked.first.isoformat()
    if asked.last != asked.first:
        day = f"{day}_{asked.last.isoformat()}"
    name = QCoreApplication.translate("board sheet", "report")
    return PrintJob(_title(), Paper.BOARD, f"{name}-{day}", partial(_sheet, asked))


def _title() -> str:
    return QCoreApplication.translate("board sheet", "Report of the desk")


def _sheet(asked: Asked, desk: Desk, stamp: Stamp, progress: Progress, stop: Stop) -> Sheet:
    from moderator.desk.board import scope  # noqa: PLC0415 - the database's library comes with it

    wanted = scope(asked.first, asked.last, site_id=asked.site_id, section=asked.section)
    queued = desk.board.queued(wanted)
    figures = desk.board.decided(wanted, stamp.by, progress, stop)
    charts = Charts()
    about = [charts.times.days(asked.first, asked.last)]
    about += [safe(one.info.name) for one in desk.sites() if one.id == asked.site_id]
    if asked.section:
        about.append(shortened(safe(asked.section), 100))
    parts = tuple(_parts(asked, queued, figures, charts))
    return Sheet(_title(), stamp, parts, period=" · ".join(about))


def _parts(asked: Asked, queued: Queued, figures: Figures, charts: Charts) -> Iterator[Part]:
    said = Numbers().facts(queued, figures, charts)
    yield Facts(tuple((name[:1].upper() + name[1:], number) for _, name, number in said), 70)
    for chart in (charts.waiting(asked, queued), *charts.of(asked, figures)):
        if not chart.most:
            yield Heading(chart.title, 2)
            yield Paragraph.of(chart.empty, muted=True)
            continue
        height = (Drawing.height(chart, _look()) + _TITLE) / _FINE
        rows = tuple(cells(chart, bar) for bar in chart.bars)
        yield Space(2)
        yield Picture(height * _MM, partial(_draw, chart), chart.title)
        if chart.note:
            yield Paragraph((Run(chart.note, muted=True),), size=8.5)
        first, *others = chart.heads()
        columns = (Column(first, 5), *(Column(one, 2, right=True) for one in others))
        yield Table(columns, rows)


def _look() -> Look:
    return Look(LIGHT, _font(_SIZE), _SIZE * 1.5, _SIZE / 12.5)


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _draw(chart: Chart, painter: QPainter, room: QRectF) -> None:
    painter.save()
    painter.scale(1 / _FINE, 1 / _FINE)
    whole = QRectF(
        room.left() * _FINE, room.top() * _FINE, room.width() * _FINE, room.height() * _FINE
    )
    painter.setFont(_font(105, bold=True))
    painter.setPen(QColor(LIGHT.text))
    above = QRectF(whole.left(), whole.top(), whole.width(), _TITLE)
    painter.drawText(
        above, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), chart.title
    )
    Drawing(chart, whole.adjusted(0, _TITLE, 0, 0), _look()).draw(painter)
    painter.restore()
