"""The sample newspaper as a place for the site suite: a real server in its own process."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx

from moderator.model import RemoteState
from moderator.sites import connect
from tests.site_suite.place import READER_IP, Stored

if TYPE_CHECKING:
    from pathlib import Path

    from moderator.sites import Site
    from tests.site_suite.place import Login


class DemoPlace:
    """Starts the sample site in ``folder``."""

    kind = "contract"

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "moderator.demo", "--port", "0", "--comments", "20"]
        self._process = subprocess.Popen(
            [*command, "--data", str(folder), "--weather"], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        first = json.loads(self._process.stdout.readline())
        self.address: str = first["address"]
        self.token: str = first["token"]
        self._readers_token = _token_for_reading(folder)
        self._readers = 0
        self._client = httpx.Client(
            base_url=self.address,
            headers={"Authorization": f"Bearer {self.token}"},
            trust_env=False,
            timeout=20,
        )

    def stop(self) -> None:
        """End the site."""
        self._client.close()
        self._process.terminate()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def open(self, login: Login = "good", *, timeout: float = 10.0) -> Site:
        token = {"good": self.token, "wrong": "sai", "limited": self._readers_token}[login]
        return connect(self.address, secret=token, timeout=timeout)

    def event(self, **given: object) -> dict[str, Any]:
        """Let something happen on the site without the desk."""
        answer = self._client.post("/__site", content=json.dumps(given)).raise_for_status()
        return dict(answer.json())

    def post(
        self,
        text: str,
        *,
        name: str = "Lan",
        parent: str | None = None,
        state: str = "pending",
        agent: str = "",
    ) -> str:
        del agent  # the sample site's back door takes none
        self._readers += 1
        made = self.event(
            do="post",
            text=text,
            name=name,
            parent=parent,
            state=state,
            ip=READER_IP,
            reader=f"bd-thu-{self._readers}",
        )
        return str(made["id"])

    def edit(self, remote_id: str, text: str) -> None:
        self.event(do="edit", id=remote_id, text=text)

    def decide(self, remote_id: str, state: RemoteState) -> None:
        self.event(do="decide", id=remote_id, state=state.value)

    def delete(self, remote_id: str) -> None:
        self.event(do="delete", id=remote_id)

    def stored(self, remote_id: str) -> Stored:
        item = self._client.get(f"/moderation/v1/comments/{remote_id}").raise_for_status().json()
        author = item["author"]
        return Stored(
            RemoteState(item["state"]),
            item["text"],
            author["name"],
            author.get("ip"),
            author.get("user_agent"),
        )

    def replies(self, remote_id: str) -> int:
        items: list[dict[str, Any]] = []
        since: dict[str, str] = {}
        while True:
            page = self._client.get("/moderation/v1/comments", params=since).json()
            items += page["items"]
            since = {"since": page["next"]}
            if not page["more"]:
                break
        newest = {each["id"]: each for each in items}
        return sum(each.get("parent_id") == remote_id for each in newest.values())

    def weather(self, mode: str, *, count: int = 1, method: str = "") -> None:
        rule = {"mode": mode, "count": count, "method": method}
        self._client.post("/__weather", json=rule).raise_for_status()

    def calm(self) -> None:
        self.weather("ok")


def _token_for_reading(folder: Path) -> str:

    with sqlite3.connect(folder / "newspaper.sqlite3") as database:
        row = database.execute("SELECT token FROM moderators WHERE NOT may_decide").fetchone()
    database.close()
    return str(row[0])
