"""How fast comments are read by the rules, and bare ones given their diacritics, next to others."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from moderator.model import FindingKind
from moderator.rules.context import Context
from moderator.rules.reading import Reading
from moderator.rules.ruleset import Ruleset
from tests.bench import readers, typical
from tests.bench.measure import Report, ms, number, timed, worked
from tests.desks import ruleset

TEXTS = 1000
ROOT = Path(__file__).resolve().parents[2]
PROBE = Path(__file__).with_name("restore_probe.py")
PEERS = ROOT / "build" / "peers" / "bin" / "python"
LOADING = """
import time
began = time.perf_counter()
from moderator.rules.ruleset import Ruleset
from moderator.text.restore import restore
Ruleset.load()
restore("hom nay troi dep")
print(time.perf_counter() - began)
"""
STREAMED = 20_000
"""So many lines are sent through a command to see whether its memory grows."""


def test_rules(report: Report) -> None:
    written = [readers.comment(number) for number in range(TEXTS)]
    rules = ruleset()

    def check_all() -> list[bool]:
        found = []
        for one in written:
            context = Context(
                name=one.author.name,
                article_title=one.article.title,
                article_text=one.article.text,
            )
            found.append(bool(rules.check(one.text, name=one.author.name, context=context)))
        return found

    assert 0.1 < sum(check_all()) / TEXTS < 0.5
    length = sum(len(one.text) for one in written) // TEXTS
    what = f"long ones ({length} letters, a fifth bare) and their names"
    report.rate("rules", what, TEXTS, worked(check_all), "comments")
    report.tell("rules", "read the word lists again", ms(timed(Ruleset.load)))


def test_rules_on_typical_comments(report: Report) -> None:
    texts = typical.comments()
    rules = ruleset()
    flagged = sum(bool(rules.check(text)) for text in texts)
    assert 0 < flagged < len(texts)
    length = sum(map(len, texts)) // len(texts)
    what = f"typical comments ({length} letters, {100 * flagged / len(texts):.0f} % with findings)"
    report.rate("rules", what, len(texts), worked(lambda: [*map(rules.check, texts)]), "comments")


def test_each_rule(report: Report) -> None:
    texts = typical.comments()
    context = Context()
    spent: dict[str, float] = {}
    for _ in range(3):
        readings = [Reading(text) for text in texts]
        began = time.process_time()
        for reading in readings:
            assert reading.folded.text is not None
            assert reading.words is not None
        _add(spent, "fold a text and cut it into words", time.process_time() - began)
        for rule in ruleset()._text_rules:  # noqa: SLF001  # one by one
            began = time.process_time()
            for reading in readings:
                rule(reading, context)
            name = getattr(rule, "func", rule).__module__.rpartition(".")[2]
            _add(spent, f"rule {name}", time.process_time() - began)
    assert "rule missing_diacritics" in spent
    for what, seconds in spent.items():
        cost = 1_000_000 * seconds / (3 * len(texts))
        report.tell("rules", what, f"{number(cost)} µs a typical comment")


def _add(spent: dict[str, float], what: str, seconds: float) -> None:
    spent[what] = spent.get(what, 0.0) + seconds


def test_rules_find_nothing_slow_in_a_very_long_comment(report: Report) -> None:
    long = (readers.text(1) + " ") * (100_000 // len(readers.text(1)))
    found = ruleset().check(readers.bare(long))
    assert FindingKind.MISSING_DIACRITICS in {finding.kind for finding in found}
    times = timed(lambda: ruleset().check(readers.bare(long)), 3)
    report.tell("rules", f"a bare comment of {len(long):,} letters", ms(times))


def test_loading(report: Report) -> None:
    def load() -> float:
        done = subprocess.run(
            [sys.executable, "-c", LOADING], capture_output=True, check=True, text=True
        )
        return float(done.stdout)

    report.tell("rules", "load rules and restorer in a new program", ms([load() for _ in range(5)]))


@pytest.mark.parametrize("name", ["moderator", "pyvi", "nom-vn"])
def test_restoring_in_a_fresh_process(report: Report, name: str) -> None:
    python = sys.executable if name == "moderator" else str(PEERS)
    if not Path(python).exists():
        report.tell("restore", name, "not installed: make peers")
        pytest.skip(f"{name} is not installed: make peers")
    cases = json.loads((ROOT / "tests" / "cases" / "restore.json").read_text(encoding="utf-8"))
    accented = [readers.text(at) for at in range(TEXTS) if at * 13 % 100 >= 20]
    work = {
        "judged": [(case["typed"], case["restored"]) for case in cases],
        "timed": [readers.bare(text) for text in accented[:200]],
    }
    done = subprocess.run(
        [python, str(PROBE), name],
        input=json.dumps(work),
        capture_output=True,
        check=True,
        text=True,
        cwd=ROOT,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    assert found["right"] > 0
    told = (
        f"{number(found['syllables_s'])} syllables/s   first call {found['first_s']:.2f} s"
        f"   memory +{number(found['added_mb'])} MB, at most +{number(found['peak_mb'])} MB"
        f"   syllables of our cases right {100 * found['right']:.1f} %"
        f", whole texts {100 * found['whole']:.1f} %"
        + (f", {found['failed']:.0f} raised" if found["failed"] else "")
    )
    report.tell("restore", name, told)


@pytest.mark.parametrize("command", ["check", "restore"])
def test_a_command_streams_in_constant_memory(report: Report, tmp_path: Path, command: str) -> None:
    texts = typical.comments()
    process = subprocess.Popen(
        [sys.executable, "-m", "moderator", "--data", str(tmp_path), command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )

    def feed() -> None:
        assert process.stdin is not None
        for at in range(STREAMED):
            line: dict[str, Any] = {"id": at, "text": f"{texts[at % len(texts)]} {at}"}
            process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    assert process.stdout is not None
    memory = []
    began = time.perf_counter()
    for at in range(STREAMED):
        assert json.loads(process.stdout.readline())["id"] == at
        if at in {STREAMED // 10, STREAMED - 2}:
            memory.append(psutil.Process(process.pid).memory_info().rss / 1024**2)
    seconds = time.perf_counter() - began
    feeder.join()
    assert process.wait() == 0
    process.stdout.close()
    told = f"{number(STREAMED / seconds)} lines/s, memory {number(memory[0])} MB"
    report.tell(
        "stream", f"moderator {command}", f"{told}, after ten times as many {number(memory[1])} MB"
    )
