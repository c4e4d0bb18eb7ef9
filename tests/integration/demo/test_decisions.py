from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx

    from tests.integration.demo.conftest import Paper


def key() -> str:
    return str(uuid.uuid4())


def asking(item: dict[str, Any], action: str, **more: str) -> dict[str, Any]:
    return {"key": key(), "id": item["id"], "version": item["version"], "action": action, **more}


def one(paper: Paper, item: dict[str, Any], action: str, **more: str) -> dict[str, Any]:
    return paper.decide(asking(item, action, **more), key=key())[0]


@pytest.mark.parametrize(
    ("action", "state"),
    [("approve", "approved"), ("reject", "rejected"), ("spam", "spam"), ("unpublish", "rejected")],
)
def test_a_decision_changes_the_state_and_nothing_of_the_reader(
    paper: Paper, action: str, state: str
) -> None:
    before = paper.comment(text="Xin chào", name="Lan", email="lan@thu.example", ip="192.0.2.7")
    result = one(paper, before, action, reason="vi_du", note="Đã hỏi thư ký")
    after = result["comment"]
    assert result["result"] == "done"
    assert after["state"] == state
    assert after["author"] == before["author"]
    assert after["text"] == "Xin chào"
    assert after["original_text"] is None
    assert after["decided_by"] == "Ban Bạn đọc"
    assert (after["reason"], after["note"]) == ("vi_du", "Đã hỏi thư ký")
    assert after["version"] != before["version"]
    assert after["updated_at"] > before["updated_at"]


def test_an_approval_may_carry_mended_text_and_name_and_the_originals_stay_readable(
    paper: Paper,
) -> None:
    before = paper.comment(text="cau dep qua", name="LAN")
    after = one(paper, before, "approve", text="Cầu đẹp quá", name="Lan")["comment"]
    assert (after["text"], after["original_text"]) == ("Cầu đẹp quá", "cau dep qua")
    assert (after["author"]["name"], after["original_name"]) == ("Lan", "LAN")
    again = one(paper, after, "edit", text="Cầu đẹp.")["comment"]
    assert (again["state"], again["original_text"]) == ("approved", "cau dep qua")


def test_a_decision_on_an_older_version_is_a_conflict_and_changes_nothing(paper: Paper) -> None:
    before = paper.comment(text="một")
    theirs = paper.event(do="edit", id=before["id"], text="hai")
    result = one(paper, before, "approve")
    assert result["result"] == "conflict"
    assert result["comment"] == theirs


def test_an_approval_of_what_stands_approved_is_already_done(paper: Paper) -> None:
    before = paper.comment(text="một")
    assert one(paper, before, "approve")["result"] == "done"
    assert one(paper, before, "approve")["result"] == "already"


def test_an_approval_is_not_already_done_when_another_text_was_published(paper: Paper) -> None:
    before = paper.comment(text="một")
    one(paper, before, "approve", text="Một chữ khác")
    assert one(paper, before, "approve")["result"] == "conflict"
    assert one(paper, before, "approve", text="Một chữ khác")["result"] == "already"


def test_restoring_puts_text_and_state_back(paper: Paper) -> None:
    before = paper.comment(text="một")
    approved = one(paper, before, "approve", text="Một")["comment"]
    after = one(paper, approved, "restore", text="một")["comment"]
    assert (after["state"], after["text"]) == ("pending", "một")


def test_a_reply_of_the_newsroom_is_published_one_level_below(paper: Paper) -> None:
    parent = one(paper, paper.comment(text="hỏi"), "approve")["comment"]
    first = one(paper, parent, "reply", text="Trả lời")["comment"]
    second = one(paper, first, "reply", text="Thêm", name="Ban Bạn đọc")["comment"]
    assert first["parent_id"] == second["parent_id"] == parent["id"]
    assert first["state"] == "approved"
    assert first["newsroom"] is True
    assert (first["author"]["name"], second["author"]["name"]) == ("Tòa soạn", "Ban Bạn đọc")


def test_nothing_is_replied_to_a_comment_that_is_not_published(paper: Paper) -> None:
    result = one(paper, paper.comment(text="hỏi"), "reply", text="Trả lời")
    assert result["result"] == "invalid"
    assert result["problem"]["errors"] == [{"field": "/id", "code": "parent_not_published"}]


def test_a_deleted_comment_is_gone_and_so_is_one_that_never_was(paper: Paper) -> None:
    item = paper.comment(text="một")
    paper.event(do="delete", id=item["id"])
    assert one(paper, item, "approve")["comment"]["state"] == "deleted"
    assert one(paper, item, "approve")["result"] == "gone"
    assert one(paper, {"id": "987654321", "version": "r1"}, "approve")["result"] == "gone"


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"text": "có \0 trong chữ"}, "/text", "nul_character"),
        ({"text": "nửa \ud83d cặp"}, "/text", "lone_surrogate"),
        ({"name": "\udc00"}, "/name", "lone_surrogate"),
        ({"text": " \n"}, "/text", "empty"),
        ({"text": "ế" * 133_334}, "/text", "too_long"),
        ({"name": "a" * 401}, "/name", "too_long"),
    ],
)
def test_text_that_cannot_be_stored_as_sent_is_refused(
    paper: Paper, more: dict[str, str], field: str, code: str
) -> None:
    item = paper.comment(text="một")
    result = one(paper, item, "approve", **more)
    assert result["result"] == "invalid"
    assert result["problem"]["status"] == 422
    assert result["problem"]["errors"] == [{"field": field, "code": code}]
    now = paper.client.get(f"/moderation/v1/comments/{item['id']}").json()
    assert now == item


@pytest.mark.parametrize("action", ["reject", "spam", "unpublish"])
def test_text_is_refused_where_it_would_be_ignored(paper: Paper, action: str) -> None:
    result = one(paper, paper.comment(text="một"), action, text="hai")
    assert result["problem"]["errors"] == [{"field": "/text", "code": "not_with_this_action"}]


@pytest.mark.parametrize(
    "text",
    [
        "e\u0302\u0301 và \u202eđảo\u202c",
        "dòng một\r\ndòng hai\n\n",
        "=1+1 <b>&amp;</b> \\u0000 %s {{7*7}}",
        "👩🏽‍🌾" * 50,
        "a" + "\u0301" * 500,
        "ế" * 133_333,
    ],
)
def test_every_other_text_is_kept_exactly(paper: Paper, text: str) -> None:
    item = paper.comment(text="một")
    result = one(paper, item, "approve", text=text)
    assert result["comment"]["text"] == text
    assert paper.client.get(f"/moderation/v1/comments/{item['id']}").json()["text"] == text


def test_what_old_imports_left_is_given_out_exactly(paper: Paper) -> None:
    odd = "nửa \ud83d cặp và \0 nữa"
    item = paper.comment(text=odd, name="\udc00")
    answer = paper.client.get(f"/moderation/v1/comments/{item['id']}")
    given = json.loads(answer.content)
    assert (given["text"], given["author"]["name"]) == (odd, "\udc00")
    assert one(paper, given, "reject")["result"] == "done"


def test_the_same_key_gives_the_first_result_again(paper: Paper) -> None:
    item = paper.comment(text="một")
    asked = asking(item, "approve")
    first = paper.decide(asked, key=key())
    paper.event(do="decide", id=item["id"], state="spam")
    assert paper.decide(asked, key=key()) == first
    assert paper.client.get(f"/moderation/v1/comments/{item['id']}").json()["state"] == "spam"


def test_a_key_used_for_something_else_is_refused(paper: Paper) -> None:
    item = paper.comment(text="một")
    asked = asking(item, "approve")
    paper.decide(asked, key=key())
    result = paper.decide({**asked, "action": "spam"}, key=key())[0]
    assert result["problem"]["errors"] == [{"field": "/key", "code": "key_reused"}]


def test_the_same_request_key_gives_the_first_answer_and_refuses_another_body(
    paper: Paper,
) -> None:
    item, other = paper.comment(text="một"), paper.comment(text="hai")
    request = key()
    asked = asking(item, "approve")
    first = paper.decide(asked, key=request)
    assert paper.decide(asked, key=request) == first
    answer = paper.client.post(
        "/moderation/v1/decisions",
        headers={"Idempotency-Key": request},
        json={"decisions": [asking(other, "approve")]},
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


def test_results_come_in_the_order_asked_and_one_fault_stops_no_other(paper: Paper) -> None:
    items = [paper.comment(text=f"số {each}") for each in range(4)]
    asked = [asking(item, "approve") for item in items]
    asked[1]["text"] = "\0"
    asked[2]["version"] = "r999"
    results = paper.decide(*asked, key=key())
    assert [each["key"] for each in results] == [each["key"] for each in asked]
    assert [each["result"] for each in results] == ["done", "invalid", "conflict", "done"]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"action": "publish"}, "/decisions/1/action", "unknown_action"),
        ({"action": 7}, "/decisions/1/action", "string_expected"),
        ({"version": None}, "/decisions/1/version", "string_expected"),
        ({"text": 5}, "/decisions/1/text", "string_expected"),
        ({"key": ""}, "/decisions/1/key", "empty"),
    ],
)
def test_a_broken_schema_is_422_and_nothing_of_the_request_is_done(
    paper: Paper, change: dict[str, Any], field: str, code: str
) -> None:
    good, bad = paper.comment(text="một"), paper.comment(text="hai")
    answer = paper.client.post(
        "/moderation/v1/decisions",
        headers={"Idempotency-Key": key()},
        json={"decisions": [asking(good, "approve"), {**asking(bad, "approve"), **change}]},
    )
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"] == [{"field": field, "code": code}]
    assert paper.client.get(f"/moderation/v1/comments/{good['id']}").json() == good


def test_more_than_a_hundred_decisions_are_refused(paper: Paper) -> None:
    asked = {"key": "k", "id": "1", "version": "r1", "action": "approve"}
    answer = paper.client.post(
        "/moderation/v1/decisions",
        headers={"Idempotency-Key": key()},
        json={"decisions": [asked] * 101},
    )
    assert answer.json()["errors"] == [{"field": "/decisions", "code": "too_many"}]


def test_a_request_without_its_key_is_400(paper: Paper) -> None:
    asked = asking(paper.comment(text="một"), "approve")
    answer = paper.client.post("/moderation/v1/decisions", json={"decisions": [asked]})
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_missing")


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"decisions": NaN}', b"[" * 100_000])
def test_a_body_that_is_no_json_is_400(paper: Paper, body: bytes) -> None:
    answer = paper.client.post(
        "/moderation/v1/decisions", headers={"Idempotency-Key": key()}, content=body
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_json")


def test_another_media_type_is_415(paper: Paper) -> None:
    answer = paper.client.post(
        "/moderation/v1/decisions",
        headers={"Idempotency-Key": key(), "Content-Type": "text/plain"},
        content=b"{}",
    )
    assert answer.status_code == 415


class TestSingleForm:
    def patch(
        self, paper: Paper, item: dict[str, Any], body: object, **headers: str
    ) -> httpx.Response:
        given = {"Idempotency-Key": key(), "If-Match": f'"{item["version"]}"', **headers}
        kept = {name: value for name, value in given.items() if value}
        return paper.client.patch(f"/moderation/v1/comments/{item['id']}", headers=kept, json=body)

    def test_it_decides_and_returns_the_comment_with_its_version(self, paper: Paper) -> None:
        item = paper.comment(text="một")
        answer = self.patch(paper, item, {"action": "approve", "text": "Một"})
        assert answer.status_code == 200
        assert answer.json()["state"] == "approved"
        assert answer.headers["etag"] == f'"{answer.json()["version"]}"'

    def test_without_if_match_it_is_428(self, paper: Paper) -> None:
        answer = self.patch(
            paper, paper.comment(text="một"), {"action": "spam"}, **{"If-Match": ""}
        )
        assert answer.status_code == 428

    def test_against_an_older_version_it_is_412_with_the_present_comment(
        self, paper: Paper
    ) -> None:
        item = paper.comment(text="một")
        theirs = paper.event(do="edit", id=item["id"], text="hai")
        answer = self.patch(paper, item, {"action": "approve"})
        assert answer.status_code == 412
        assert answer.json()["comment"] == theirs

    def test_a_deleted_comment_is_410_and_an_unknown_one_404(self, paper: Paper) -> None:
        item = paper.comment(text="một")
        paper.event(do="delete", id=item["id"])
        assert self.patch(paper, item, {"action": "spam"}).status_code == 410
        unknown = {"id": "987654321", "version": "r1"}
        assert self.patch(paper, unknown, {"action": "spam"}).status_code == 404

    def test_an_unknown_action_is_422(self, paper: Paper) -> None:
        answer = self.patch(paper, paper.comment(text="một"), {"action": "publish"})
        assert answer.status_code == 422
        assert answer.json()["errors"] == [{"field": "/action", "code": "unknown_action"}]

    def test_nul_is_422(self, paper: Paper) -> None:
        answer = self.patch(paper, paper.comment(text="một"), {"action": "edit", "text": "a\0"})
        assert answer.status_code == 422
        assert answer.json()["errors"] == [{"field": "/text", "code": "nul_character"}]
