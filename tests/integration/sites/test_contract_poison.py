"""One comment that breaks the site, or the site's answer, keeps no other back."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, cast

import pytest

from moderator.errors import Garbled, Unreachable
from moderator.model import Action, DeliveryState, Intent
from moderator.model.article import ArticleIntent
from moderator.model.blocking import BlockIntent
from moderator.sites import Secret
from moderator.sites.contract import Contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.model import Outcome

TERMS = {
    "name": "Báo thử",
    "time": "2026-11-23T01:00:00Z",
    "timezone": "Asia/Ho_Chi_Minh",
    "states": ["pending", "approved", "rejected", "spam"],
    "max_page": 200,
    "max_text_bytes": 20_000,
    "text_format": "plain",
    "can": ["approve", "reject", "close_article", "block_reader"],
}


BLOCK = BlockIntent("k", "a:u1", blocks=True, days=7, reason="", version=None)


def comment(remote_id: str, **other: object) -> dict[str, Any]:
    return {
        "id": remote_id,
        "version": "2",
        "state": "approved",
        "text": "Ý kiến",
        "text_format": "plain",
        "created_at": "2026-11-23T01:00:00Z",
        "updated_at": "2026-11-23T01:00:00Z",
        "article": {"id": "7", "title": "Bài", "url": "https://paper.example/7"},
        "author": {"name": "Bạn đọc"},
        **other,
    }


class Server(ThreadingHTTPServer):
    breaks: frozenset[str]  # deciding about these ends in an error of the site
    spoils: frozenset[str]  # these cannot be understood
    asked: int = 0
    link: str | None = None
    told: tuple[str, object] | None = None  # the answer to what is asked at such an address

    def shown(self, remote_id: str) -> dict[str, Any]:
        spoilt = {"created_at": "?"} if remote_id in self.spoils else {}
        return comment(remote_id, url=self.link, **spoilt)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server = cast("Server", self.server)
        if self._told():
            return
        ids = self.path.partition("?ids=")[2]
        items = [server.shown(each) for each in ids.split(",")]
        self._answer(200, {"items": items, "next": None, "more": False} if ids else TERMS)

    def do_POST(self) -> None:
        server = cast("Server", self.server)
        server.asked += 1
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self._told():
            return
        decisions = asked["decisions"]
        if server.breaks & {each["id"] for each in decisions}:
            self._answer(500, {})
            return
        results = [
            {
                "key": each["key"],
                "id": each["id"],
                "result": "done",
                "comment": server.shown(each["id"]),
            }
            for each in decisions
        ]
        self._answer(200, {"results": results})

    def _told(self) -> bool:
        told = cast("Server", self.server).told
        if told is None or told[0] not in self.path:
            return False
        self._answer(200, told[1])
        return True

    def _answer(self, status: int, data: object) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def site(breaks: str = "", spoils: str = "") -> Iterator[tuple[Contract, Server]]:
    server = Server(("127.0.0.1", 0), Handler)
    server.breaks, server.spoils = frozenset(breaks), frozenset(spoils)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    opened = Contract(f"http://127.0.0.1:{server.server_address[1]}", Secret(None, "x"))
    try:
        yield opened, server
    finally:
        opened.close()
        server.shutdown()
        thread.join()
        server.server_close()


def intents(ids: str) -> list[Intent]:
    return [Intent(f"key-{each}", each, Action.APPROVE, "1") for each in ids]


def test_a_decision_that_breaks_the_site_keeps_no_other_back() -> None:
    with site(breaks="ac") as (opened, _):
        states = {each.key: each.state for each in opened.deliver(intents("abcde"))}
    assert states == {
        "key-a": DeliveryState.DUE_AGAIN,
        "key-b": DeliveryState.DELIVERED,
        "key-c": DeliveryState.DUE_AGAIN,
        "key-d": DeliveryState.DELIVERED,
        "key-e": DeliveryState.DELIVERED,
    }


def test_a_site_that_fails_on_everything_is_soon_left_alone() -> None:
    with site(breaks="abcdefgh") as (opened, server):
        found: list[Outcome] = []
        with pytest.raises(Unreachable):
            found.extend(opened.deliver(intents("abcdefgh")))
    assert {each.state for each in found} == {DeliveryState.DUE_AGAIN}
    assert server.asked == 4


def test_a_result_that_cannot_be_understood_is_asked_for_again_alone() -> None:
    with site(spoils="b") as (opened, _):
        states = [each.state for each in opened.deliver(intents("abc"))]
    assert states == [DeliveryState.DELIVERED, DeliveryState.DUE_AGAIN, DeliveryState.DELIVERED]


def test_a_comment_that_cannot_be_understood_is_not_taken_for_gone() -> None:
    with site(spoils="b") as (opened, _):
        assert set(opened.reread(["a", "b", "c"])) == {"a", "c"}
        with pytest.raises(Garbled):
            opened.find("b")


def test_an_article_that_does_not_say_whether_it_is_open_is_no_open_article() -> None:
    with site() as (opened, server):
        for open_ in (True, False):
            with pytest.raises(Garbled, match="comments_open"):
                opened.set_commenting(ArticleIntent("k", "7", open_))
        assert server.asked == 0


def test_a_comment_whose_link_is_no_address_is_found_by_it_all_the_same() -> None:
    with site() as (opened, server):
        server.link = "http://[::1#y-kien-a"
        found = opened.find(f"http://127.0.0.1:{server.server_address[1]}/7#y-kien-a")
    assert found is not None
    assert found.link == "http://[::1#y-kien-a"


@pytest.mark.parametrize("named", [{"id": "U1"}, {"id": "u2"}, {"email": "u1"}, {}, None])
def test_an_answer_about_another_reader_is_not_believed(named: object) -> None:
    with site() as (opened, server):
        server.told = ("/readers/", {"reader": named, "version": "1", "blocked": True})
        with pytest.raises(Garbled):
            opened.set_blocked(BLOCK)


def test_a_result_that_holds_another_comment_is_asked_for_again() -> None:
    with site() as (opened, server):
        [sent] = intents("a")
        result = {"key": sent.key, "id": "a", "result": "done", "comment": comment("b")}
        server.told = ("/decisions", {"results": [result]})
        assert [each.state for each in opened.deliver([sent])] == [DeliveryState.DUE_AGAIN]


def test_an_answer_about_another_article_is_not_believed() -> None:
    with site() as (opened, server):
        server.told = ("/articles/", {"id": "8", "comments_open": False})
        with pytest.raises(Garbled):
            opened.set_commenting(ArticleIntent("k", "7", open=False))


def test_what_the_site_does_not_list_any_more_is_not_asked() -> None:
    with site() as (opened, server):
        server.told = ("v1", {**TERMS, "can": ["approve"]})
        done = opened.set_blocked(BLOCK)
        closed = opened.set_commenting(ArticleIntent("k", "7", open=False))
    assert (done.state, closed.state) == (DeliveryState.REFUSED, DeliveryState.REFUSED)
    assert server.asked == 0
