from __future__ import annotations

import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.demo.conftest import Start

SITE = [sys.executable, "-m", "moderator.demo"]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_told_to(start: Start, how: signal.Signals) -> None:
    paper = start("--comments", "0")
    paper.process.send_signal(how)
    assert paper.process.wait(20) == 0


def test_it_ends_cleanly_while_a_client_waits_for_an_answer(start: Start) -> None:
    paper = start("--comments", "0", "--weather")
    paper.client.post("/__weather", json={"mode": "silence"})
    host, _, port = paper.address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), 10) as hanging:
        hanging.sendall(b"GET /moderation/v1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert any(paper.client.get("/__weather").json()["used"] for _ in range(1000))
        assert paper.stop() == 0


def test_a_restart_keeps_comments_decisions_and_token(start: Start, tmp_path: Path) -> None:
    paper = start("--weather", data=tmp_path)
    item = paper.comment(text="một")
    asked = {"key": "k", "id": item["id"], "version": item["version"], "action": "approve"}
    first = paper.decide(asked, key="r")
    before = paper.client.get("/moderation/v1/comments").json()
    paper.stop()
    again = start("--port", paper.address.rpartition(":")[2], data=tmp_path)
    assert (again.address, again.token) == (paper.address, paper.token)
    assert again.client.get("/moderation/v1/comments").json() == before
    assert again.decide(asked, key="r") == first
    assert again.decide(asked, key="another-request") == first


def test_a_taken_port_is_said_in_words(start: Start, tmp_path: Path) -> None:
    paper = start("--comments", "0")
    port = paper.address.rpartition(":")[2]
    second = subprocess.run(
        [*SITE, "--data", str(tmp_path), "--port", port],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 3
    assert port in second.stderr
    assert "Traceback" not in second.stderr
    assert second.stdout == ""


def test_an_unusable_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here is no folder")
    answer = subprocess.run(
        [*SITE, "--data", str(tmp_path / "file" / "folder")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 3
    assert "Traceback" not in answer.stderr
    assert "thư mục" in answer.stderr


def test_it_ends_with_its_parent_only_when_asked(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [*SITE, "--data", str(tmp_path), "--comments", "0", "--with-parent"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin, child.stdout:
        assert b"token" in child.stdout.readline()
    assert child.wait(20) == 0


def test_live_keeps_comments_coming(start: Start) -> None:
    paper = start("--comments", "0", "--live", "--every", "0.01")
    seen: set[str] = set()
    cursor = None
    while len(seen) < 10:
        query: dict[str, str] = {"since": cursor} if cursor else {}
        page = paper.client.get("/moderation/v1/comments", params=query).json()
        cursor = page["next"]
        assert {each["state"] for each in page["items"]} <= {"pending"}
        seen |= {each["text"] for each in page["items"]}


def test_without_weather_the_test_only_addresses_are_not_there(start: Start) -> None:
    paper = start("--comments", "0")
    assert paper.client.post("/__weather", json={"mode": "html"}).status_code in {404, 405}
    assert paper.client.post("/__site", json={"do": "expire"}).status_code in {404, 405}
