"""Measuring and telling: medians and tails, gathered in one table for the end of the run."""

from __future__ import annotations

import math
import os
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 5
"""How often two things that are compared take turns."""


@dataclass(frozen=True)
class Times:
    """Milliseconds that one thing took, each time it was done."""

    ms: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.ms)

    @property
    def tail(self) -> float:
        """The 99th of a hundred; of fewer values the longest."""
        return self.most(0.99)

    def most(self, share: float) -> float:
        """Return what ``share`` of the times did not exceed, in milliseconds."""
        return sorted(self.ms)[math.ceil(share * len(self.ms)) - 1]

    def __str__(self) -> str:
        return f"p50 {number(self.median)}   p99 {number(self.tail)} ms"


@dataclass
class Report:
    """What was measured, in the order of measuring."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)

    def tell(self, topic: str, what: str, value: object) -> None:
        """Add a line to the table."""
        self.lines.append((topic, what, str(value)))

    def rate(self, topic: str, what: str, done: int, times: Sequence[float], unit: str) -> None:
        """Add how many of something were done in a second: the median of ``times`` (seconds)."""
        self.tell(topic, what, f"{number(done / statistics.median(times))} {unit}/s")

    def table(self) -> list[str]:
        """Return the lines of the table."""
        wide = max((len(what) for _, what, _ in self.lines), default=0)
        topics = max((len(topic) for topic, _, _ in self.lines), default=0)
        shown, last = [], ""
        for topic, what, value in self.lines:
            shown.append(f"{topic if topic != last else '':{topics}}  {what:{wide}}  {value}")
            last = topic
        return shown


def number(value: float) -> str:
    """Return ``value`` with about three digits that mean something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def timed(work: Callable[[], object], times: int = ROUNDS) -> list[float]:
    """Return the seconds that ``work`` took, each of ``times`` times."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return found


def worked(work: Callable[[], object], times: int = ROUNDS) -> list[float]:
    """Return the seconds that ``work`` kept a core busy, whatever else the machine was doing."""
    found = []
    for _ in range(times):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return found


def ms(seconds: Sequence[float]) -> Times:
    """Return seconds as :class:`Times`."""
    return Times(tuple(1000 * one for one in seconds))


def in_turn(first: Callable[[], Times], second: Callable[[], Times]) -> tuple[Times, Times]:
    """Let two things take turns; return of each the round whose median is the middle one."""
    rounds = [(first(), second()) for _ in range(ROUNDS)]
    middle = ROUNDS // 2
    ones, others = zip(*rounds, strict=True)
    return (
        sorted(ones, key=lambda times: times.median)[middle],
        sorted(others, key=lambda times: times.median)[middle],
    )


def memory_mb() -> float:
    """Return this process's own memory (anonymous pages) in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    raise OSError("the system does not tell how much memory is used")


def machine() -> str:
    """Return what the figures were measured on, as far as it can be told."""
    named = Path("/proc/cpuinfo")
    models = [
        line.partition(":")[2].strip()
        for line in (named.read_text(encoding="utf-8").splitlines() if named.exists() else ())
        if line.startswith("model name")
    ]
    return f"{os.cpu_count()} × {models[0] if models else 'an unnamed processor'}"
