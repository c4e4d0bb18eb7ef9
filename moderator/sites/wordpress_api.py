"""Requests to WordPress's REST API: addresses, listing, and getting past half-open firewalls."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from moderator.errors import Garbled
from moderator.sites.discovery import find_rest_root
from moderator.sites.http import Answer, Http, Params, check, origin
from moderator.sites.shapes import Fields, listed
from moderator.sites.wordpress_read import COMMENT_FIELDS

if TYPE_CHECKING:
    from moderator.sites.protocol import Secret

PER_PAGE = 100  # WordPress allows no more, and fewer cost nearly as much time


class Api:
    """One site's REST API, its root found on first use."""

    def __init__(
        self, address: str, secret: Secret | None, *, root: str | None = None, timeout: float = 30.0
    ) -> None:
        """Talk to the WordPress whose front page is ``address``."""
        self.address = address
        self._root = root
        self.http = Http(address, secret, scheme="Basic", timeout=timeout)
        self._override = False  # DELETE is blocked on the way

    def close(self) -> None:
        """Close the connections."""
        self.http.close()

    @property
    def root(self) -> str:
        """The API's address, with or without pretty permalinks; raises SiteError."""
        if self._root is None:
            root = find_rest_root(self.http, self.address)
            if root is None:
                raise Garbled(f"no WordPress REST API at {self.address}")
            if origin(root) != origin(self.address):
                raise Garbled(f"{self.address} names an API elsewhere: {root}")
            self._root = root
        return self._root

    def url(self, route: str) -> str:
        """Return the full address of ``route`` (``/wp/v2/…``), also under ``?rest_route=``."""
        parts = urlsplit(self.root)
        query = dict(parse_qsl(parts.query))
        if "rest_route" in query:
            query["rest_route"] = query["rest_route"].rstrip("/") + route
            return urlunsplit(parts._replace(query=urlencode(query)))
        return urlunsplit(parts._replace(path=parts.path.rstrip("/") + route))

    def get(self, route: str, params: Params | None = None, *, login: bool = True) -> Answer:
        """Read a route, whatever the status."""
        return self.http.get(self.url(route), params, login=login)

    def comments(self, params: Params) -> tuple[list[Fields], Answer]:
        """List comments as an editor sees them.

        Raises:
            LoginNeeded, Refused, Unreachable, Garbled: the list could not be had.

        """
        asked = {"context": "edit", "_fields": COMMENT_FIELDS, "per_page": PER_PAGE, **params}
        answer = check(self.get("/wp/v2/comments", asked))
        return listed(answer.json(), "the list of comments"), answer

    def by_ids(self, ids: list[str]) -> dict[str, Fields]:
        """Return those of up to 100 comments that still exist, in whatever state."""
        if not ids:
            return {}
        found, _ = self.comments({"include": ",".join(ids), "status": "any", "orderby": "include"})
        return {each.identity("id"): each for each in found}

    def update(self, remote_id: str, body: dict[str, str], *, agent: bool) -> Answer:
        """Change a comment.

        Without ``agent`` no User-Agent header goes out: WordPress would store it as the reader's.
        """
        return self.http.send(
            "POST",
            self.url(f"/wp/v2/comments/{remote_id}"),
            params={"_fields": COMMENT_FIELDS, "context": "edit"},
            body=body,
            without=() if agent else ("User-Agent",),
        )

    def trash(self, remote_id: str) -> Answer:
        """Move a comment to the trash, by POST where something on the way blocks DELETE."""
        url = self.url(f"/wp/v2/comments/{remote_id}")
        params: dict[str, str | int] = {"_fields": COMMENT_FIELDS, "context": "edit"}
        if not self._override:
            answer = self.http.send("DELETE", url, params=params)
            blocked = answer.status == HTTPStatus.METHOD_NOT_ALLOWED or (
                answer.status in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_IMPLEMENTED}
                and not answer.code()
            )
            if not blocked:
                return answer
        answer = self.http.send(
            "POST",
            url,
            params={**params, "_method": "DELETE"},
            headers={"X-HTTP-Method-Override": "DELETE"},
        )
        self._override = answer.ok
        return answer

    def set_commenting(self, route: str, remote_id: str, status: str) -> Answer:
        """Set the ``comment_status`` of a post or page."""
        return self.http.send(
            "POST",
            self.url(f"/wp/v2/{route}/{remote_id}"),
            params={"_fields": "id,comment_status"},
            body={"comment_status": status},
        )

    def create(self, body: dict[str, str | int]) -> Answer:
        """Write a new comment."""
        return self.http.send(
            "POST",
            self.url("/wp/v2/comments"),
            params={"_fields": COMMENT_FIELDS, "context": "edit"},
            body=body,
        )
