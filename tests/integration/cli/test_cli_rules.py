"""The desk's rules by commands alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.cli.conftest import Paper
    from tests.integration.cli.program import Program

RULES = """# của trưởng ban
[[rule]]
code = "cau"
name = "Nói về cầu"
phrases = ["cầu"]
"""


def write_rules(program: Program, content: str = RULES) -> Path:
    path = program.data / "rules" / "own.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def test_a_rule_goes_from_a_trial_to_the_queue(connected: Program, paper: Paper) -> None:
    assert paper.address
    connected.run("sync", "--once")
    path = write_rules(connected)
    listed = connected.json("rules", "list", "--json")
    assert [(rule["code"], rule["on"]) for rule in listed["rules"]] == [("cau", False)]
    assert {one["list"] for one in listed["lists"]} == {"spam", "abuse"}
    tried = connected.json("rules", "test", "Cái CAU ấy", "--rule", "cau", "--json")
    assert (tried["matches"], tried["spans"]) == (True, [[4, 7]])
    trial = connected.json("rules", "dry-run", "--rule", "cau", "--json")
    everything = connected.json("queue", "list", "--status", "all", "--json")
    assert trial["examined"] == len(everything)
    assert trial["removed"] + trial["approved"] + trial["pending"] <= len(trial["caught"])
    asked = connected.run("rules", "on", "cau")
    assert asked.code == 3
    assert "on = true" not in path.read_text("utf-8")
    assert connected.json("rules", "on", "cau", "--yes", "--as", "Lan", "--json") == {
        "rule": "cau",
        "on": True,
    }
    assert path.read_text("utf-8").startswith("# của trưởng ban")
    checked = connected.json("rules", "recheck", "--json")
    assert checked["waiting"] == 0
    assert checked["checked"] > 0
    noticed = connected.json("queue", "list", "--finding", "own", "--json")
    assert {one["id"] for one in noticed} == {
        one["id"]
        for one in everything
        if one["id"] in trial["caught"] and one["status"] == "pending"
    }
    connected.run("log", "export", "--format", "jsonl", "--out", str(path.parent / "log.jsonl"))
    rows = [
        json.loads(line) for line in (path.parent / "log.jsonl").read_text("utf-8").splitlines()
    ]
    assert [(row["moderator"], row["note"]) for row in rows if row["kind"] == "rule"] == [
        ("own.toml", "Nói về cầu"),  # written by hand,
        ("Lan", "Nói về cầu"),  # then turned on
    ]


def test_that_there_are_no_rules_of_ones_own_is_said(program: Program) -> None:
    listed = program.run("--language", "en", "rules", "list")
    assert (listed.code, listed.out.startswith("No rules of your own")) == (0, True)


def test_what_is_wrong_is_said_and_keeps_nothing_from_working(program: Program) -> None:
    write_rules(program, RULES + '[[rule]]\ncode = "x"\nname = "Hỏng"\npattern = "("\n')
    listed = program.json("rules", "list", "--json")
    assert [rule["code"] for rule in listed["rules"]] == ["cau"]
    (problem,) = listed["problems"]
    assert (problem["where"], problem["rule"]) == ("own.toml, rule 2", "x")
    write_rules(program, "[[rule")
    assert program.json("rules", "list", "--json")["problems"] != []
    assert program.run("rules", "test", "a", "--pattern", "(").code == 3
    assert program.run("rules", "test", "a", "--pattern", "b").code == 7
    assert program.run("rules", "test", "a").code == 2
    assert program.run("rules", "dry-run", "--rule", "none").code == 7
    assert program.run("rules", "off", "none").code == 7
