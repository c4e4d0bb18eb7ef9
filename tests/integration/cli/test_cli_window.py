"""``moderator demo`` with its window, off screen."""

from __future__ import annotations

import signal
import socket
import subprocess
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.integration.cli.program import LIMIT_S, Program

if TYPE_CHECKING:
    from pathlib import Path

TRIES = 60


def synced(program: Program, before: str | None) -> dict[str, Any]:
    """Ask again and again, by the command line beside the window, until it did a good round."""
    for _ in range(TRIES):
        answer = program.run("sites", "list", "--json")
        for site in answer.json() if answer.code == 0 else []:
            if site["last_success"] not in {None, before}:
                return dict(site)
    raise AssertionError("the window did no round")


def listens(address: str) -> bool:
    parts = urlsplit(address)
    with socket.socket() as asking:
        return asking.connect_ex((parts.hostname, parts.port)) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_fills_its_window_and_ends_whole(tmp_path: Path, number: signal.Signals) -> None:
    program = Program(tmp_path / "demo")
    sites: list[dict[str, Any]] = []
    for _ in range(2):  # the second time it is the same site at the same address
        window = subprocess.Popen(
            program.command("demo", "--comments", "20"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=program.environment(QT_QPA_PLATFORM="offscreen"),
        )
        try:
            site = synced(program, sites[-1]["last_success"] if sites else None)
            sites.append(site)
            window.send_signal(number)
            out, err = window.communicate(timeout=LIMIT_S)
        finally:
            window.kill()
            window.wait()
        assert (window.returncode, out) == (0, b"")
        assert f"{err.decode().strip()}/".endswith(f": {site['site']}")  # where the newspaper is
        assert not listens(site["site"])
    assert sites[0]["site"] == sites[1]["site"]
    assert program.json("queue", "list", "--json")
