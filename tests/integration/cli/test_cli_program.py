"""Usage, exit codes, the demo, the database."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.integration.cli.conftest import served
from tests.integration.cli.program import LIMIT_S, Program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["decide", "1"],
        ["decide", "1", "perhaps"],
        ["decide", "1", "2", "approve", "--text", "x"],
        ["queue", "list", "--status", "nowhere"],
        ["takedown", "1"],
        ["log", "export", "--format", "pdf", "--out", "x"],
        ["log", "export", "--format", "csv", "--out", "x", "--since", "hôm qua"],
        ["connect", "http://127.0.0.1:1"],
        ["demo", "--port", "70000"],
        ["--language", "fr", "check"],
    ],
)
def test_wrong_usage_has_its_own_code(program: Program, words: list[str]) -> None:
    answer = program.run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err


def test_help_speaks_both_languages_and_lists_the_codes(program: Program) -> None:
    vi = program.run("--help").out
    en = program.run("--language", "en", "--help").out
    assert "Mã thoát" in vi
    assert "Exit codes" in en
    for command in ("check", "connect", "database", "decide", "demo", "log", "queue", "restore"):
        assert f"  {command} " in vi
        assert f"  {command} " in en
    assert "Quyết định" in program.run("decide", "--help").out
    assert "Decide one" in program.run("--language", "en", "decide", "--help").out


def test_wrong_usage_is_explained_in_the_language_asked_for(program: Program) -> None:
    vi = program.run("decide", "1", "perhaps").err
    en = program.run("--language", "en", "decide", "1", "perhaps").err
    assert vi.startswith("Cách dùng: moderator decide [TÙY_CHỌN] MÃ...")
    assert "Lỗi: Giá trị không dùng được cho" in vi
    assert en.startswith("Usage: moderator decide [OPTIONS] ID...")
    assert "Error: Invalid value for" in en


def test_without_a_screen_the_window_is_refused_with_a_way_out(program: Program) -> None:
    window = program.run()
    demo = program.run("demo")
    assert (window.code, demo.code) == (3, 3)
    assert "màn hình" in window.err
    assert "--headless" in demo.err


def test_the_demo_alone_says_its_address_first_and_ends_on_a_signal(tmp_path: Path) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        with served(tmp_path / str(int(number)), "--comments", "1") as paper:
            assert paper.address.startswith("http://127.0.0.1:")
            assert paper.token
            paper.process.send_signal(number)
            assert paper.process.wait(LIMIT_S) == 0


def test_a_port_in_use_is_said(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = program.run("demo", "--headless", "--port", str(port))
    assert (answer.code, answer.out) == (3, "")
    assert str(port) in answer.err


def test_the_database_is_made_examined_and_copied(program: Program, tmp_path: Path) -> None:
    assert program.json("database", "upgrade", "--json")["version"]
    told = program.json("database", "check", "--json")
    assert (told["kind"], told["comments"], told["problems"]) == ("sqlite", 0, [])
    copy = program.json("database", "backup", "--to", str(tmp_path / "copies"), "--json")["backup"]
    database = sqlite3.connect(copy)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_damaged_database_is_said_in_words(program: Program) -> None:
    program.data.mkdir()
    (program.data / "moderator.sqlite3").write_bytes(b"this is no database" * 1000)
    answer = program.run("queue", "list", "--json")
    assert (answer.code, answer.out) == (5, "")
    assert "Traceback" not in answer.err


def test_a_data_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = Program(tmp_path / "file" / "desk").run("queue", "list", "--json")
    assert (answer.code, answer.out) == (3, "")
    assert "--data" in answer.err
    assert "Traceback" not in answer.err


def test_a_damaged_settings_file_does_not_stop_the_work(program: Program) -> None:
    program.data.mkdir()
    (program.data / "settings.toml").write_text("language = ")
    answer = program.run("queue", "list", "--json")
    assert (answer.code, answer.json()) == (0, [])
    assert "settings.damaged-" in answer.err


def test_sync_goes_on_until_it_is_told_to_stop(connected: Program) -> None:
    process = subprocess.Popen(
        connected.command("sync"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=connected.environment(),
    )
    assert process.stdout is not None
    assert b"fetched" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=LIMIT_S)
    assert (process.returncode, err) == (0, b"")


def test_sync_without_a_site_says_what_to_do(program: Program) -> None:
    answer = program.run("sync", "--once")
    assert answer.code == 0
    assert answer.json()["fetched"] == 0
    assert "moderator connect" in answer.err
