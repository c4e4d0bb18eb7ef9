"""What the suite asks of a place: a site, and everything that happens there without us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from moderator.model import RemoteState
    from moderator.sites import Site

READER_IP = "203.0.113.7"
READER_AGENT = "Mozilla/5.0 (Linux; Android 13) Firefox/140.0"

Login = Literal["good", "wrong", "limited"]


@dataclass(frozen=True, slots=True)
class Stored:
    """A comment as the site itself keeps it, read behind the adapter's back."""

    state: RemoteState
    text: str
    name: str
    ip: str | None
    agent: str | None


class Place(Protocol):
    """A running site with a back door."""

    kind: str
    address: str

    def open(self, login: Login = "good", *, timeout: float = 10.0) -> Site:
        """Connect anew."""
        ...

    def post(
        self,
        text: str,
        *,
        name: str = "Lan",
        parent: str | None = None,
        state: str = "pending",
        agent: str = READER_AGENT,
    ) -> str:
        """Let a reader's comment come in that shows ``text``; return its id."""
        ...

    def edit(self, remote_id: str, text: str) -> None:
        """Let the comment's text be changed without us."""
        ...

    def decide(self, remote_id: str, state: RemoteState) -> None:
        """Let somebody else decide."""
        ...

    def delete(self, remote_id: str) -> None:
        """Let the comment vanish."""
        ...

    def stored(self, remote_id: str) -> Stored:
        """Read what the site keeps."""
        ...

    def replies(self, remote_id: str) -> int:
        """Count the comments below one."""
        ...

    def weather(self, mode: str, *, count: int = 1, method: str = "") -> None:
        """Spoil the next ``count`` answers to requests about comments."""
        ...

    def calm(self) -> None:
        """End all bad weather."""
        ...
