"""The same commands on the PostgreSQL of a team."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from tests.integration.cli.conftest import served
from tests.integration.cli.program import LIMIT_S, Answer, Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.databases import Server
    from tests.integration.cli.conftest import Paper, Prepared


@dataclass(frozen=True)
class Team(Program):
    """``moderator`` with a profile of its own on a database shared with others."""

    database: str

    def words(self, *words: str) -> list[str]:
        """Return what ``moderator`` is called with for the shared database."""
        return super().words("--database", self.database, *words)


def address(server: Server, name: str) -> str:
    """Return a database's address as a team would write it."""
    return f"postgresql+psycopg://owner@/{name}?host={server.folder}"


@pytest.fixture(scope="session")
def filled(
    postgresql: Server, prepared: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Return a database and a profile that were connected and synced once, to be copied."""
    folder, name = tmp_path_factory.mktemp("team"), postgresql.create()
    team = Team(folder / "desk", address(postgresql, name))
    assert team.json("database", "upgrade", "--json")["version"]
    shutil.copytree(prepared.folder / "paper", folder / "paper")
    with served(folder / "paper", port=prepared.port) as paper:
        team.json("connect", paper.address, "--token-stdin", "--json", stdin=paper.token)
        assert team.json("sync", "--once")["fetched"] > 200
    return name, team.data


@pytest.fixture
def team(postgresql: Server, tmp_path: Path) -> Iterator[Team]:
    """A desk on an empty database."""
    name = postgresql.create()
    yield Team(tmp_path / "desk", address(postgresql, name))
    postgresql.drop(name)


@pytest.fixture
def working(
    postgresql: Server, filled: tuple[str, Path], paper: Paper, tmp_path: Path
) -> Iterator[Team]:
    """A desk that is connected to a running site and has fetched its comments."""
    template, data = filled
    shutil.copytree(data, tmp_path / "desk")
    name = postgresql.create(template)
    assert paper.process.poll() is None
    yield Team(tmp_path / "desk", address(postgresql, name))
    postgresql.drop(name)


def pending(team: Team) -> list[dict[str, Any]]:
    """Return what waits and can be decided without a question."""
    listed: list[dict[str, Any]] = team.json("queue", "list", "--json")
    return [one for one in listed if one["replies_to"] is None]


def together(*calls: list[str], environment: dict[str, str]) -> list[Answer]:
    """Run several programs at the same time."""
    running = [
        subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        for call in calls
    ]
    ended = [one.communicate(timeout=LIMIT_S) for one in running]
    return [
        Answer(one.returncode, out.decode(), err.decode())
        for one, (out, err) in zip(running, ended, strict=True)
    ]


def test_a_database_that_was_not_upgraded_is_said_in_words(team: Team) -> None:
    for words in (("queue", "list", "--json"), ("sync", "--once"), ("log", "verify")):
        answer = team.run(*words)
        assert (answer.code, answer.out) == (5, "")
        assert "moderator database upgrade" in answer.err
        assert "Traceback" not in answer.err


def test_a_server_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    team = Team(tmp_path / "desk", f"postgresql+psycopg://owner:secret@/desk?host={tmp_path}")
    answer = team.run("queue", "list", "--json")
    assert (answer.code, answer.out) == (5, "")
    assert "hãy chạy lại lệnh" in answer.err  # nobody connects again for a command
    assert "tự nối lại" not in answer.err
    assert "secret" not in answer.err
    assert "Traceback" not in answer.err


def test_a_day_on_the_teams_database(working: Team, tmp_path: Path) -> None:
    first, second, third, *_ = pending(working)
    approved = working.json("decide", str(first["id"]), "approve", "--yes", "--json")
    assert [item["result"] for item in approved["items"]] == ["done"]
    working.json("decide", str(second["id"]), "spam", "--json")
    undone = working.json("undo", "--json")
    assert undone["comments"] == [second["id"]]
    left = {one["id"] for one in pending(working)}
    assert first["id"] not in left
    assert {second["id"], third["id"]} <= left

    assert working.json("sync", "--once", "--now")["delivered"] == 1
    told = working.json("queue", "show", str(first["id"]), "--json")
    assert told["status"] == "approved"

    verified = working.json("log", "verify", "--json")
    assert verified["intact"]
    out = tmp_path / "log.jsonl"
    exported = working.json("log", "export", "--format", "jsonl", "--out", str(out), "--json")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= exported["rows"] > 2
    health = working.json("database", "check", "--json")
    assert (health["kind"], health["problems"]) == ("postgresql", [])
    assert not (working.data / "moderator.sqlite3").exists()


def test_two_who_decide_the_same_comment_at_once(working: Team) -> None:
    """One wins, the other is told; the comment is decided once and the site hears once."""
    for one in pending(working)[:3]:
        call = ("decide", str(one["id"]), "approve", "--yes", "--json")
        answers = together(
            working.command("--as", "Lan", *call),
            working.command("--as", "Minh", *call),
            environment=working.environment(),
        )
        assert all("Traceback" not in answer.err for answer in answers)
        results = sorted(answer.json()["items"][0]["result"] for answer in answers)
        assert results == ["already", "done"]
    assert working.json("log", "verify", "--json")["intact"]
    assert working.json("sync", "--once", "--now")["delivered"] == 3


def test_two_who_sync_at_once_fetch_and_send_once(working: Team) -> None:
    ids = [str(one["id"]) for one in pending(working)[:5]]
    working.json("decide", *ids, "spam", "--json")
    call = working.command("sync", "--once", "--now")
    answers = together(call, call, environment=working.environment())
    assert [answer.code for answer in answers] == [0, 0]
    assert sum(answer.json()["delivered"] for answer in answers) == 5
    with psycopg.connect(working.database.replace("+psycopg", "")) as connection:
        states = connection.execute("SELECT state, count(*) FROM deliveries GROUP BY state")
        assert states.fetchall() == [("delivered", 5)]


def test_an_upgrade_may_be_run_again_and_loses_nothing(working: Team) -> None:
    before = len(pending(working))
    assert working.json("database", "upgrade", "--json")["version"]
    assert len(pending(working)) == before
