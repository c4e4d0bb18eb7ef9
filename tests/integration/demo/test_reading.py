from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.demo.conftest import Paper, Start

COMMENTS = "/moderation/v1/comments"


def pull(paper: Paper, since: str | None = None, limit: int = 50) -> tuple[list[Any], str]:
    """Fetch until nothing more comes, as a client does."""
    items: list[Any] = []
    while True:
        query: dict[str, Any] = {"limit": limit} | ({"since": since} if since else {})
        page = paper.client.get(COMMENTS, params=query).raise_for_status().json()
        items += page["items"]
        since = page["next"]
        assert since
        if not page["more"]:
            return items, since


def test_pages_hold_every_comment_once_in_the_order_of_change(paper: Paper) -> None:
    items, _ = pull(paper, limit=7)
    whole, _ = pull(paper, limit=200)
    assert [each["id"] for each in items] == [each["id"] for each in whole]
    assert len({each["id"] for each in items}) == len(items) > 200
    order = [(each["updated_at"], int(each["id"])) for each in items]
    assert order == sorted(order)


def test_the_cursor_brings_what_changed_since_with_deletions_as_tombstones(paper: Paper) -> None:
    kept, deleted, quiet = (paper.comment(text=each) for each in ("một", "hai", "ba"))
    _, cursor = pull(paper)
    assert pull(paper, cursor) == ([], cursor)
    paper.event(do="decide", id=kept["id"], state="approved", by="Thư ký")
    paper.event(do="delete", id=deleted["id"])
    items, _ = pull(paper, cursor, limit=1)
    assert [each["id"] for each in items] == [kept["id"], deleted["id"]]
    assert items[0]["decided_by"] == "Thư ký"
    assert items[1].keys() == {"id", "state", "version", "updated_at"}
    assert quiet["id"] not in {each["id"] for each in items}


def test_deciding_while_paging_loses_nothing(paper: Paper) -> None:
    first = paper.client.get(COMMENTS, params={"limit": 20}).json()
    for each in first["items"][:10]:
        paper.event(do="decide", id=each["id"], state="spam")
    rest, _ = pull(paper, first["next"], limit=20)
    seen = {each["id"] for each in [*first["items"], *rest]}
    whole, _ = pull(paper, limit=200)
    assert seen == {each["id"] for each in whole}


def test_the_state_filter_gives_only_that_state_and_a_link_to_go_on(paper: Paper) -> None:
    answer = paper.client.get(COMMENTS, params={"state": "pending", "limit": 3})
    assert {each["state"] for each in answer.json()["items"]} == {"pending"}
    following = paper.client.get(answer.links["next"]["url"]).json()
    assert {each["state"] for each in following["items"]} == {"pending"}
    assert following["items"][0]["id"] not in {each["id"] for each in answer.json()["items"]}


def test_ids_are_read_back_in_the_order_asked_without_the_unknown(paper: Paper) -> None:
    ids = [paper.comment(text=each)["id"] for each in ("một", "hai", "ba")]
    paper.event(do="delete", id=ids[1])
    page = paper.client.get(COMMENTS, params={"ids": f"{ids[2]},987654321,{ids[1]},{ids[0]}"})
    items = page.json()["items"]
    assert [each["id"] for each in items] == [ids[2], ids[1], ids[0]]
    assert items[1]["state"] == "deleted"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"state": "approve"}, "unknown_state"),
        ({"limit": "0"}, "out_of_range"),
        ({"limit": "201"}, "out_of_range"),
        ({"limit": "²"}, "out_of_range"),
        ({"since": "xyz"}, "invalid_cursor"),
        ({"status": "hold"}, "unknown_parameter"),
        ({"ids": ",".join(["1"] * 201)}, "too_many"),
        ({"ids": "1,,2"}, "invalid_id"),
    ],
)
def test_parameters_that_would_be_ignored_are_refused(
    paper: Paper, query: dict[str, str], code: str
) -> None:
    answer = paper.client.get(COMMENTS, params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == code


def test_a_cursor_is_too_old_once_a_deletion_after_it_was_forgotten(start: Start) -> None:
    paper = start("--weather", "--comments", "5")
    _, cursor = pull(paper)
    paper.comment(text="một")
    paper.event(do="expire")
    answer = paper.client.get(COMMENTS, params={"since": cursor})
    assert (answer.status_code, answer.json()["code"]) == (410, "cursor_too_old")
    again, fresh = pull(paper, limit=2)  # a full pull is not itself too old
    assert len(again) == 6
    assert pull(paper, fresh) == ([], fresh)


def test_a_cursor_of_another_archive_is_too_old(paper: Paper, start: Start) -> None:
    other = start("--comments", "5")
    _, cursor = pull(other)
    assert paper.client.get(COMMENTS, params={"since": cursor}).status_code == 410


def test_an_item_carries_what_a_desk_needs(paper: Paper) -> None:
    item = paper.client.get(COMMENTS, params={"limit": 1}).json()["items"][0]
    article = item["article"]
    assert article["lead"]
    assert article["text"]
    assert article["section"]
    assert article["published_at"].endswith("Z")
    assert article["url"].startswith(paper.address)
    assert item["url"] == f"{article['url']}#y-kien-{item['id']}"
    assert item["created_at"].endswith("Z")


def test_one_comment_comes_with_its_version_as_etag(paper: Paper) -> None:
    item = paper.comment(text="một")
    answer = paper.client.get(f"{COMMENTS}/{item['id']}")
    assert answer.headers["etag"] == f'"{item["version"]}"'
    paper.event(do="delete", id=item["id"])
    assert paper.client.get(f"{COMMENTS}/{item['id']}").status_code == 410
    assert paper.client.get(f"{COMMENTS}/nobody").status_code == 404


@pytest.mark.parametrize("given", [None, "Bearer wrong", "Basic dTpw", "Bearer", "Bearer \u00e9"])
def test_without_a_valid_token_everything_is_401(paper: Paper, given: str | None) -> None:
    headers = [] if given is None else [(b"Authorization", given.encode())]
    for path in ("/moderation/v1", COMMENTS, "/moderation/v1/articles/1"):
        answer = httpx.get(paper.address + path, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_token_that_may_only_read_is_403_for_decisions(start: Start, tmp_path: Path) -> None:
    paper = start("--comments", "3", data=tmp_path)
    with sqlite3.connect(tmp_path / "newspaper.sqlite3") as database:
        (token,) = database.execute("SELECT token FROM moderators WHERE NOT may_decide").fetchone()
    database.close()
    headers = {"Authorization": f"Bearer {token}"}
    assert paper.client.get("/moderation/v1", headers=headers).json()["can"] == []
    answer = paper.client.post("/moderation/v1/decisions", headers=headers, json={})
    assert (answer.status_code, answer.json()["code"]) == (403, "read_only")


def test_an_article_is_closed_and_opened_for_comments(paper: Paper) -> None:
    path = "/moderation/v1/articles/9"
    page = paper.client.get(path).json()["url"]
    closed = paper.client.patch(path, json={"comments_open": False})
    assert closed.json()["comments_open"] is False
    assert "Bài viết đã ngừng nhận ý kiến" in paper.client.get(page).text
    assert "<form" not in paper.client.get(page).text
    paper.client.patch(path, json={"comments_open": True})
    assert "<form" in paper.client.get(page).text
    refused = paper.client.patch(path, json={"comments_open": "yes"})
    assert refused.json()["errors"] == [{"field": "/comments_open", "code": "boolean_expected"}]


def test_an_unknown_path_of_the_contract_is_a_problem_not_a_page(paper: Paper) -> None:
    answer = paper.client.get("/moderation/v1/nothing")
    assert (answer.status_code, answer.json()["code"]) == (404, "no_such_path")
    refused = paper.client.delete("/moderation/v1/comments/1")
    assert refused.status_code == 405
    assert set(refused.headers["allow"].split(", ")) == {"GET", "HEAD", "PATCH"}
