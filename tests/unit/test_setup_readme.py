"""The README tells what is there: commands, keys, exit codes, files."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from click import Command, Group

from moderator.cli.output import Exit
from moderator.cli.root import root as program
from moderator.ui.keys import ACTS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_every_key_is_in_the_table() -> None:
    keys = re.findall(r"`([^`]+)`", section("Keys").split("| --- | --- |")[1])
    assert {act.key for act in ACTS if act.key} <= set(keys)


def test_every_command_named_exists() -> None:
    rows = re.findall(r"^\| `moderator ([a-z ]+)", section("Commands"), re.MULTILINE)
    for row in rows:
        group: Command = program
        for word in row.split():
            assert isinstance(group, Group), row
            group = group.commands[word]


MANUAL = sorted((ROOT / "resources" / "manual").glob("*.md"))
CALLS = re.compile(r"`moderator ([^`\n]+)`|^moderator ([^\n#<]+)", re.MULTILINE)


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.name)
def test_every_command_and_option_in_the_manual_exists(page: Path) -> None:
    general = {option for one in program.params for option in one.opts}
    for quoted, plain in CALLS.findall(page.read_text("utf-8")):
        words = re.sub(r"--(data|database) \S+ ", "", (quoted or plain).replace("\\|", "|")).split()
        of: Command = program
        for word in words:
            name = word.strip('[]…,"')
            if name.startswith("--"):
                known = {option for one in of.params for option in (*one.opts, *one.secondary_opts)}
                assert name.split("=")[0] in known | general | {"--help"}, (words, name)
            elif isinstance(of, Group) and re.fullmatch(r"[a-z|-]+", word):
                every = [of.commands.get(one) for one in word.split("|")]
                assert all(every), (words, name)
                of = every[0] or of


def test_every_exit_code_is_told() -> None:
    told = re.findall(r"(?:codes: |· )(\d+) ", section("Commands"))
    assert [int(code) for code in told] == sorted(int(code) for code in Exit)


@pytest.mark.parametrize("path", re.findall(r"\]\(([A-Za-z./_-]+)\)", README))
def test_every_linked_file_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_make_lists_every_command_with_its_purpose() -> None:
    told = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode("utf-8")
    names = set(re.findall(r"^  make (\w+) +\S", told, re.MULTILINE))
    assert names >= {"help", "setup", "demo", "test", "lint", "bench", "live"}


def test_ci_runs_what_the_readme_names() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines[-1].split() == ["exec", "make", "test"]
    assert "\nmake test " in README
