"""A WordPress as a place for the site suite, by its back door (``tests/live/wordpress/bench.php``).

The double of ``tests/wordpress_double.py`` has the same back door, so this serves for both.
"""

from __future__ import annotations

import html
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx

from moderator.model import RemoteState
from moderator.sites import Secret, connect
from moderator.sites.wordpress import WordPress
from tests.site_suite.place import READER_AGENT, READER_IP, Stored

if TYPE_CHECKING:
    from moderator.sites import Site
    from tests.site_suite.place import Login

APPROVED = {"pending": "0", "approved": "1", "spam": "spam", "rejected": "trash"}
STATES = {value: RemoteState(key) for key, value in APPROVED.items()}
ARTICLE = {
    "title": "Chợ nổi “Ngã Bảy” & chuyện giữ nghề",
    "text": "<p>Sáng sớm ghe đã đậu kín.</p><p>Ai cũng mong chợ còn mãi.</p>",
    "lead": "Nghề cũ, người trẻ.",
    "section": "Đời sống",
    "type": "post",
}


class WordPressPlace:
    """The site at ``address``; ``accounts`` maps logins to application passwords."""

    kind = "wordpress"

    def __init__(self, address: str, accounts: dict[str, str]) -> None:
        self.address = address
        self.accounts = accounts
        self._client = httpx.Client(base_url=address, trust_env=False, timeout=30)
        self.article = int(self.back_door("article", **ARTICLE))

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def back_door(self, what: str, **given: object) -> Any:  # noqa: ANN401 - JSON
        """Do something as the site's own people or readers would."""
        body = json.dumps({"do": what, **given})
        answer = self._client.post("/", params={"back_door": 1}, content=body)
        return answer.raise_for_status().json()["result"]

    def open(self, login: Login = "good", *, timeout: float = 10.0) -> Site:
        user = "docgia" if login == "limited" else "bientap"
        secret = "sai" if login == "wrong" else self.accounts[user]
        return connect(self.address, user=user, secret=secret, timeout=timeout)

    def open_later(self, moment: datetime) -> Site:
        """Connect with a clock that stands at ``moment``."""
        secret = Secret("bientap", self.accounts["bientap"])
        return WordPress(f"{self.address}/", secret, clock=lambda: moment)

    def post(
        self,
        text: str,
        *,
        name: str = "Lan",
        parent: str | None = None,
        state: str = "pending",
        agent: str = READER_AGENT,
        ip: str = READER_IP,
        raw: bool = False,
        at: datetime | None = None,
        article: int | None = None,
    ) -> str:
        """Let a comment come in; ``raw`` puts ``text`` into the database as HTML source."""
        comment = {
            "article": article or self.article,
            # readers whose words hold < or & write them so that WordPress's filter keeps them
            "text": text if raw else html.escape(text, quote=False),
            "name": name if raw else html.escape(name, quote=False),
            "email": "ban.doc@example.org",
            "ip": ip,
            "agent": agent,
            "parent": int(parent or 0),
            "at": (at or datetime.now(UTC)).strftime("%Y-%m-%d %H:%M:%S"),
            "approved": APPROVED[state],
            "raw": raw,
        }
        return str(self.back_door("post", comments=[comment])[0])

    def columns(self, remote_id: str) -> dict[str, str] | None:
        """Return a comment's row."""
        row: dict[str, str] | None = self.back_door("read", id=int(remote_id))
        return row

    def edit(self, remote_id: str, text: str) -> None:
        self.change(remote_id, comment_content=html.escape(text, quote=False))

    def decide(self, remote_id: str, state: RemoteState) -> None:
        self.change(remote_id, comment_approved=APPROVED[state.value])

    def change(self, remote_id: str, **columns: str) -> None:
        """Change a comment's row."""
        self.back_door("change", id=int(remote_id), columns=columns)

    def delete(self, remote_id: str) -> None:
        self.back_door("delete", id=int(remote_id))

    def stored(self, remote_id: str) -> Stored:
        row = self.columns(remote_id)
        assert row is not None
        return Stored(
            STATES[row["comment_approved"]],
            html.unescape(row["comment_content"]),
            html.unescape(row["comment_author"]),
            row["comment_author_IP"],
            row["comment_agent"],
        )

    def replies(self, remote_id: str) -> int:
        return int(self.back_door("replies", id=int(remote_id)))

    def weather(self, mode: str, *, count: int = 1, method: str = "") -> None:
        rules = [{"mode": mode, "count": count, "method": method}]
        self.back_door("weather", rules=rules)

    def calm(self) -> None:
        self.back_door("weather", rules=[])
