"""How fast comments come in: fetched, read by the rules, stored, indexed for search."""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from moderator.app.start import SWITCH_S
from moderator.rules.checkers import Checkers, Told
from moderator.rules.context import Context
from moderator.rules.ruleset import risk
from moderator.settings import Settings
from moderator.store import Checked
from tests.bench import readers, typical
from tests.bench.measure import Report, ms, timed
from tests.bench.measure import number as number_
from tests.desks import Newsroom, ruleset
from tests.flaky_site import FlakySite
from tests.windows import Bench

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme

FETCHED = 2400
ARRIVING = 1000
TURNS = 3
PAGES = 10
PAGE = 200


def full_site(texts: Sequence[str], count: int = FETCHED) -> FlakySite:
    """Return a site with comments that say ``texts``, over and over."""
    site = FlakySite()
    for number, one in enumerate(readers.comments(0, count)):
        text = texts[number % len(texts)]
        again = f" ({number // len(texts)})" if number >= len(texts) else ""
        site.post(text + again, name=one.author.name, article=one.article)
    return site


@pytest.mark.parametrize("texts", ["typical", "long"])
def test_a_first_sync(tmp_path: Path, report: Report, texts: str) -> None:
    """In turns alone and with the processes that the program uses; how long each core works."""
    written = typical.comments()
    what = "typical comments"
    if texts == "long":
        written = [readers.text(number) for number in range(FETCHED)]
        what = "long ones, a fifth bare"
    alone: list[Taken] = []
    helped: list[Taken] = []
    for turn in range(TURNS):
        for checkers, taken in ((Checkers(0), alone), (Checkers(2), helped)):
            warm(checkers)
            taken.append(
                first_sync(tmp_path / f"{turn}-{bool(checkers.processes())}", written, checkers)
            )
            checkers.close()
    report.rate("ingest", f"first sync, {what}, no process", FETCHED, _wall(alone), "comments")
    report.rate("ingest", f"first sync, {what}, two processes", FETCHED, _wall(helped), "comments")
    mine = 1_000_000 * statistics.median(one.here for one in helped) / FETCHED
    theirs = 1_000_000 * statistics.median(one.beside for one in helped) / FETCHED
    report.tell(
        "ingest",
        "their work for one comment",
        f"{number_(mine)} µs here, {number_(theirs)} µs in the processes:"
        f" at best {number_(1_000_000 / max(mine, (mine + theirs) / 2))} comments/s on two cores",
    )


@dataclass(frozen=True)
class Taken:
    """Seconds of a first sync: on the clock, of this process's cores, of the others'."""

    wall: float
    here: float
    beside: float


def _wall(taken: Sequence[Taken]) -> list[float]:
    return [one.wall for one in taken]


def warm(checkers: Checkers) -> None:
    """Have the processes read the rules and open their models."""
    told = [Told(readers.text(number), Context()) for number in range(400)]
    if checkers.begin(ruleset(), told).result():
        ruleset().check(told[0].text)


def first_sync(folder: Path, texts: Sequence[str], checkers: Checkers) -> Taken:
    """Fetch, check, store and index all of a site."""
    room = Newsroom.open(folder, full_site(texts))
    room.checkers = checkers
    helpers = [psutil.Process(number) for number in checkers.processes()]
    before = sum(sum(one.cpu_times()[:2]) for one in helpers)
    began, worked = time.perf_counter(), time.process_time()
    done = room.round()
    taken = Taken(
        time.perf_counter() - began,
        time.process_time() - worked,
        sum(sum(one.cpu_times()[:2]) for one in helpers) - before,
    )
    assert done.fetched == FETCHED
    room.close()
    return taken


def test_a_round_that_finds_nothing(room: Newsroom, report: Report) -> None:
    room.round(reconcile=False)
    again = timed(lambda: room.round(reconcile=False))
    report.tell("ingest", "a round that finds nothing new", f"{1000 * min(again):.1f} ms")


@pytest.mark.parametrize("processes", [0, 2])
def test_frames_during_a_first_sync(
    tmp_path: Path,
    qtbot: QtBot,
    theme: Theme,
    report: Report,
    processes: int,
) -> None:
    """The window scrolls and takes in what a first sync brings; each frame is timed."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    texts = typical.comments()
    room = Newsroom.open(tmp_path, full_site(texts, PAGE))
    room.checkers = Checkers(processes)
    warm(room.checkers)
    room.round()
    bench = Bench(qtbot, room, theme, Settings())
    bench.open()
    for number in range(PAGE, PAGE + ARRIVING):
        one = readers.comment(number)
        room.site.post(texts[number % len(texts)], name=one.author.name, article=one.article)
    view, model = bench.window.queue.view, bench.window.queue.model
    bar = view.verticalScrollBar()
    times = []
    assert bench.worker is not None
    bench.worker.sync_now()
    while model.rowCount() < PAGE + ARRIVING:
        began = time.perf_counter()
        bar.setValue((bar.value() + bar.singleStep()) % max(1, bar.maximum()))
        view.viewport().repaint()
        QApplication.processEvents()
        times.append(time.perf_counter() - began)
    bench.close()
    room.checkers.close()
    room.close()
    sys.setswitchinterval(usual)
    told = f"{ms(times)}, longest {1000 * max(times):.0f} ms"
    report.tell("ingest", f"frame during a first sync, {processes} processes", told)


def test_pages_of_a_long_database(room: Newsroom, report: Report) -> None:
    """A page of 200 arrives where there are many already."""
    known = sum(room.desk.counts().states.values())
    checked = [
        Checked(one, found := ruleset().check(one.text), ruleset().hash, risk(found))
        for one in readers.comments(known, known + PAGES * PAGE)
    ]
    times = []
    for first in range(0, PAGES * PAGE, PAGE):
        began = time.perf_counter()
        with room.store.write() as writing:
            saved = writing.save_page(room.site_id, checked[first : first + PAGE])
        times.append(time.perf_counter() - began)
        assert len(saved.new) == PAGE
    report.rate("ingest", "store a page of 200 (rules done)", PAGE, times, "comments")
    same = timed(lambda: _save(room, checked[:PAGE]))
    report.rate("ingest", "store a page again, unchanged", PAGE, same, "comments")


def _save(room: Newsroom, checked: list[Checked]) -> None:
    with room.store.write() as writing:
        assert writing.save_page(room.site_id, checked).changed == ()
