from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Paper:
    """A running site of a test's own."""

    address: str
    token: str
    client: httpx.Client
    process: subprocess.Popen[str]

    def event(self, **given: object) -> dict[str, Any]:
        """Let something happen on the site without the desk."""
        body = json.dumps(given).encode()
        answer = self.client.post("/__site", content=body).raise_for_status()
        return dict(answer.json())

    def comment(self, **given: object) -> dict[str, Any]:
        """Let a comment come in."""
        return self.event(do="post", **given)

    def decide(self, *decisions: dict[str, Any], key: str) -> list[dict[str, Any]]:
        """Send decisions in one request and return their results."""
        answer = self.client.post(
            "/moderation/v1/decisions",
            headers={"Idempotency-Key": key},
            content=json.dumps({"decisions": decisions}),
        ).raise_for_status()
        results: list[dict[str, Any]] = answer.json()["results"]
        return results

    def stop(self) -> int:
        """Ask the process to end and return its exit status."""
        self.client.close()
        self.process.terminate()
        return self.process.wait(20)


def launch(folder: Path, *options: str) -> Paper:
    """Start a site and wait for its first line."""
    process = subprocess.Popen(
        [sys.executable, "-m", "moderator.demo", "--data", str(folder), *options],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as output:
        first = json.loads(output.readline())
    client = httpx.Client(
        base_url=first["address"],
        headers={
            "Authorization": f"Bearer {first['token']}",
            "Content-Type": "application/json",
        },
        timeout=10,
    )
    return Paper(first["address"], first["token"], client, process)


Start = Callable[..., Paper]


@pytest.fixture
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Start sites of a test's own; they end with it."""
    running: list[Paper] = []

    def run(*options: str, data: Path | None = None) -> Paper:
        running.append(launch(data or tmp_path_factory.mktemp("paper"), *options))
        return running[-1]

    yield run
    for paper in running:
        if paper.process.poll() is None:
            paper.stop()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    """A site with its usual comments and the test-only addresses, shared by a module."""
    shared = launch(tmp_path_factory.mktemp("paper"), "--weather")
    yield shared
    shared.stop()
