"""How fast comments are read by the rules, and bare ones given their diacritics."""

from __future__ import annotations

import subprocess
import sys

from moderator.model import FindingKind
from moderator.rules.context import Context
from moderator.rules.ruleset import Ruleset
from moderator.text.restore import restore
from tests.bench import readers
from tests.bench.measure import Report, ms, timed
from tests.desks import ruleset

TEXTS = 1000
LOADING = """
import time
began = time.perf_counter()
from moderator.rules.ruleset import Ruleset
from moderator.text.restore import restore
Ruleset.load()
restore("hom nay troi dep")
print(time.perf_counter() - began)
"""


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
    report.rate("rules", "check a comment and its name", TEXTS, timed(check_all), "comments")
    length = sum(len(one.text) for one in written) // TEXTS
    report.tell("rules", "letters in a comment, on average", length)
    report.tell("rules", "read the word lists again", ms(timed(Ruleset.load)))


def test_restore(report: Report) -> None:
    accented = [readers.text(number) for number in range(TEXTS) if number * 13 % 100 >= 20]
    typed = [readers.bare(one) for one in accented]
    words = sum(len(one.split()) for one in typed)
    restored = [restore(one) for one in typed]
    assert sum(one != other for one, other in zip(typed, restored, strict=True)) > len(typed) * 0.9
    times = timed(lambda: [restore(one) for one in typed])
    report.rate("restore", "give diacritics back", words, times, "syllables")


def test_rules_find_nothing_slow_in_a_very_long_comment(report: Report) -> None:
    long = (readers.text(1) + " ") * (100_000 // len(readers.text(1)))
    found = ruleset().check(readers.bare(long))
    assert FindingKind.MISSING_DIACRITICS in {finding.kind for finding in found}
    times = timed(lambda: ruleset().check(readers.bare(long)), 3)
    report.tell("rules", f"check a bare comment of {len(long):,} letters", ms(times))


def test_loading(report: Report) -> None:
    def load() -> float:
        done = subprocess.run(
            [sys.executable, "-c", LOADING], capture_output=True, check=True, text=True
        )
        return float(done.stdout)

    report.tell("rules", "load rules and restorer in a new program", ms([load() for _ in range(5)]))
