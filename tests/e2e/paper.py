"""The sample newspaper as a process of its own, which can be killed and started again."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

if TYPE_CHECKING:
    from pathlib import Path


class Paper:
    """A running site with its own data; keeps its port and its token when it starts again."""

    def __init__(self, folder: Path, comments: int = 0) -> None:
        """Start the site in ``folder`` with so many comments of its own."""
        self._folder = folder
        self._comments = comments
        self._port = 0
        self._process: subprocess.Popen[str] | None = None
        self.address = ""
        self.token = ""
        self.start()
        self._client = httpx.Client(
            base_url=self.address,
            headers={"Authorization": f"Bearer {self.token}"},
            trust_env=False,
            timeout=20,
        )

    def start(self) -> None:
        """Serve, on the port it had before if it ran already."""
        command = [sys.executable, "-m", "moderator.demo", "--data", str(self._folder), "--weather"]
        numbers = ["--comments", str(self._comments), "--port", str(self._port)]
        process = subprocess.Popen([*command, *numbers], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        with process.stdout as output:
            first = json.loads(output.readline())
        self._process = process
        self.address, self.token = first["address"], first["token"]
        self._port = urlsplit(self.address).port or 0

    def kill(self) -> None:
        """End at once, as in a power cut."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)
            self._process = None

    def close(self) -> None:
        """End for good."""
        self._client.close()
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)

    def event(self, **given: object) -> dict[str, Any]:
        """Let something happen on the site without the desk."""
        answer = self._client.post("/__site", content=json.dumps(given)).raise_for_status()
        return dict(answer.json())

    def weather(self, mode: str, **given: object) -> None:
        """Let the site answer badly."""
        self._client.post("/__weather", content=json.dumps({"mode": mode, **given}))

    def post(self, name: str, text: str, **given: object) -> str:
        """Let a reader write; return the comment's id on the site."""
        return str(self.event(do="post", name=name, text=text, **given)["id"])

    def comment(self, remote_id: str) -> dict[str, Any]:
        """Return a comment as the contract tells it."""
        answer = self._client.get(f"/moderation/v1/comments/{remote_id}").raise_for_status()
        return dict(answer.json())

    def states(self, *remote_ids: str) -> dict[str, str]:
        """Return the site's own state of comments."""
        return {each: str(self.comment(each)["state"]) for each in remote_ids}

    def revisions(self, *remote_ids: str) -> list[int]:
        """Return how often each comment was written, the first time included."""
        with closing(sqlite3.connect(self._folder / "newspaper.sqlite3")) as database:
            rows = dict(database.execute("SELECT id, revision FROM comments").fetchall())
        return [rows[int(each)] for each in remote_ids]

    def page(self, url: str) -> str:
        """Return a public page, read without a login."""
        return httpx.get(url, trust_env=False, timeout=20).raise_for_status().text
