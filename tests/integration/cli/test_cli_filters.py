"""Filter lines on the command line: what they list, and deciding all that they find."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.integration.cli.program import Program


def pending(program: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program.json("queue", "list", "--json")
    return found


def test_a_filter_line_lists_what_it_says(connected: Program) -> None:
    spam = connected.json("queue", "list", "--filter", "nhãn:quảng-cáo xếp:mới", "--json")
    assert spam
    assert all("spam" in {one["kind"] for one in comment["findings"]} for comment in spam)
    times = [one["created_at"] for one in spam]
    assert times == sorted(times, reverse=True)
    both = connected.json("queue", "list", "--filter", "finding:spam -finding:link", "--json")
    assert all("link" not in {one["kind"] for one in comment["findings"]} for comment in both)


def test_the_readmes_example_finds_something_in_the_sample_newspaper(connected: Program) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    (line,) = re.findall(r"and filter: `([^`]+)`", readme)
    assert connected.json("queue", "list", "--filter", line, "--json")


def test_what_a_filter_line_does_not_understand_is_said(connected: Program) -> None:
    answer = connected.run("queue", "list", "--filter", "nhan:rac autor:Lan")
    assert answer.code == 2
    assert "autor:Lan" in answer.err
    assert "tác-giả" in answer.err


def test_all_that_a_line_finds_is_decided_after_a_preview(connected: Program) -> None:
    before = pending(connected)
    spam = connected.json("queue", "list", "--filter", "finding:spam", "--json")
    answer = connected.run("decide", "spam", "--filter", "finding:spam", "--json", "--as", "Lan")
    assert answer.code == 3
    foreseen = answer.json()
    assert foreseen["total"] == len(spam) > 0
    assert foreseen["decision"] is None
    assert pending(connected) == before
    answer = connected.run("decide", "spam", "--filter", "finding:spam", "--yes", "--as", "Lan")
    assert answer.code == 0, answer.err
    assert len(pending(connected)) == len(before) - len(spam)
    asked = connected.run("undo", "--as", "Lan", "--json")
    assert asked.code == 3
    assert asked.json()["questions"][0]["comments"] == len(spam)
    assert len(pending(connected)) == len(before) - len(spam)
    assert connected.run("undo", "--as", "Lan", "--yes").code == 0
    assert len(pending(connected)) == len(before)


def test_a_filter_goes_instead_of_ids(connected: Program) -> None:
    assert connected.run("decide", "hold").code == 2
    assert connected.run("decide", "1", "hold", "--filter", "finding:spam").code == 2
