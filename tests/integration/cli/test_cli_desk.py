"""A moderator's day by commands alone, against the real newspaper site."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.cli.conftest import Paper
    from tests.integration.cli.program import Program

SHAPE = {"id", "site", "remote_id", "status", "author", "article", "text", "findings"}


def pending(program: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program.json("queue", "list", "--json")
    return found


def on_site(paper: Paper, comment: dict[str, Any]) -> dict[str, Any]:
    """Ask the site itself, by the contract."""
    request = urllib.request.Request(  # noqa: S310  # our own site
        f"{paper.address}/moderation/v1/comments?ids={comment['remote_id']}",
        headers={"Authorization": f"Bearer {paper.token}"},
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310  # our own site
        (found,) = json.load(answer)["items"]
    return dict(found)


def change_on_site(paper: Paper, comment: dict[str, Any]) -> None:
    """Let another desk approve a comment behind our back."""
    decision = {
        "key": f"other-desk-{comment['remote_id']}",
        "id": comment["remote_id"],
        "version": on_site(paper, comment)["version"],
        "action": "approve",
    }
    request = urllib.request.Request(  # noqa: S310  # our own site
        f"{paper.address}/moderation/v1/decisions",
        data=json.dumps({"decisions": [decision]}).encode(),
        headers={
            "Authorization": f"Bearer {paper.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": f"other-desk-call-{comment['remote_id']}",
        },
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310  # our own site
        json.load(answer)


def top_level(comments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in comments if one["replies_to"] is None]


def test_connecting_fills_the_queue(program: Program, paper: Paper) -> None:
    answer = program.run("connect", paper.address, "--token-stdin", "--json", stdin=paper.token)
    assert answer.code == 0, answer.err
    told = answer.json()
    assert told["kind"] == "contract"
    assert told["site"].rstrip("/") == paper.address
    assert "approve" in told["actions"]
    done = program.json("sync", "--once")
    assert {"fetched", "delivered", "waiting", "next_due"} <= set(done)
    assert done["fetched"] > 200
    listed = pending(program)
    assert listed
    assert all(set(one) >= SHAPE for one in listed)
    assert {one["status"] for one in listed} == {"pending"}
    times = [one["created_at"] for one in listed]
    assert times == sorted(times)


def test_the_secret_goes_to_a_private_file_and_into_no_output(
    program: Program, paper: Paper
) -> None:
    answer = program.run("connect", paper.address, "--token", paper.token, "--json")
    assert answer.json()["secret"] == "file"  # noqa: S105  # where it is
    assert "KHÔNG MÃ HÓA" in answer.err
    assert paper.token not in answer.out + answer.err
    kept = program.data / "unprotected-secrets.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert paper.token in kept.read_text()
    others = [path for path in program.data.rglob("*") if path.is_file() and path != kept]
    assert all(paper.token.encode() not in path.read_bytes() for path in others)


def test_an_approved_edit_reaches_the_public_page(connected: Program, paper: Paper) -> None:
    comment = top_level(pending(connected))[0]
    text = 'Đã sửa: "cầu" & đường\nhai dòng'
    decided = connected.json(
        "decide", str(comment["id"]), "approve", "--text", text, "--yes", "--json"
    )
    assert decided["decision"]
    assert decided["items"] == [{"id": comment["id"], "result": "done", "message": None}]
    assert decided["due_at"]
    waiting = connected.json("sync", "--once")
    assert (waiting["delivered"], waiting["waiting"]) == (0, 1)
    assert waiting["next_due"] is not None
    done = connected.json("sync", "--once", "--now")
    assert (done["delivered"], done["waiting"]) == (1, 0)
    assert on_site(paper, comment)["state"] == "approved"
    assert on_site(paper, comment)["text"] == text
    shown = connected.json("queue", "show", str(comment["id"]), "--json")
    assert (shown["status"], shown["text"]) == ("approved", text)
    assert shown["original_text"] == comment["text"]


def test_every_verdict_puts_a_comment_where_it_says(connected: Program, paper: Paper) -> None:
    comments = top_level(pending(connected))[:4]
    for comment, verdict in zip(comments, ["reject", "spam", "hold", "chief"], strict=True):
        connected.json("decide", str(comment["id"]), verdict, "--note", "xem", "--yes", "--json")
    connected.json("sync", "--once", "--now")
    states = [
        connected.json("queue", "show", str(one["id"]), "--json")["status"] for one in comments
    ]
    assert states == ["rejected", "spam", "held", "chief"]
    assert [on_site(paper, one)["state"] for one in comments] == [
        "rejected",
        "spam",
        "pending",
        "pending",
    ]
    held = connected.json("queue", "list", "--status", "held", "--json")
    assert [one["id"] for one in held] == [comments[2]["id"]]


def test_a_rejection_without_a_reason_lists_the_reasons_and_decides_nothing(
    connected: Program,
) -> None:
    comment = top_level(pending(connected))[0]
    answer = connected.run("decide", str(comment["id"]), "reject", "--json")
    told = answer.json()
    assert (answer.code, told["decision"], told["items"][0]["result"]) == (3, None, "ask")
    assert [question["code"] for question in told["questions"]] == ["reason"]
    assert {"code": "off_topic", "words": "Không liên quan đến bài viết"} in told["reasons"]
    plain = connected.run("decide", str(comment["id"]), "reject", "--reason", " ")
    assert plain.code == 3
    assert "off_topic " in plain.out
    assert "--reason" in plain.err
    shown = connected.json("queue", "show", str(comment["id"]), "--json")
    assert shown["status"] == "pending"


def test_undo_before_the_site_was_told_cancels(connected: Program, paper: Paper) -> None:
    comment = top_level(pending(connected))[0]
    decided = connected.json("decide", str(comment["id"]), "spam", "--json")
    undone = connected.json("undo", "--json")
    assert undone["decision"] == decided["decision"]
    assert (undone["comments"], undone["cancelled"]) == ([comment["id"]], 1)
    connected.json("sync", "--once", "--now")
    assert on_site(paper, comment)["state"] == "pending"
    assert connected.run("undo", "--json").code == 7


def test_undo_after_the_site_was_told_sends_the_inverse(connected: Program, paper: Paper) -> None:
    comment = top_level(pending(connected))[0]
    decided = connected.json(
        "decide", str(comment["id"]), "reject", "--reason", "off_topic", "--json"
    )
    connected.json("sync", "--once", "--now")
    assert on_site(paper, comment)["state"] == "rejected"
    undone = connected.json("undo", decided["decision"], "--json")
    assert undone["queued"] == 1
    connected.json("sync", "--once", "--now")
    assert on_site(paper, comment)["state"] == "pending"


def test_undo_takes_back_only_this_persons_decision(connected: Program) -> None:
    comment = top_level(pending(connected))[0]
    connected.json("decide", str(comment["id"]), "hold", "--as", "Lan", "--json")
    assert connected.run("undo", "--as", "Hoa").code == 7
    assert connected.run("--as", "Lan", "undo").code == 0


def test_a_reply_under_an_unpublished_parent_asks_and_the_rest_is_done(
    connected: Program,
) -> None:
    listed = pending(connected)
    reply = next(one for one in listed if one["replies_to"] is not None)
    thread = connected.json("queue", "show", str(reply["id"]), "--json")["thread"]
    parent = next(one["id"] for one in thread if one["author"] == reply["replies_to"])
    connected.json("decide", str(parent), "reject", "--yes", "--json")
    connected.json("sync", "--once", "--now")
    plain = next(one for one in top_level(listed) if not one["findings"] and one["id"] != parent)
    both = [str(reply["id"]), str(plain["id"])]
    answer = connected.run("decide", *both, "approve", "--json")
    told = answer.json()
    assert answer.code == 3
    assert [one["result"] for one in told["items"]] == ["ask", "done"]
    assert [(one["code"], one["id"]) for one in told["questions"]] == [
        ("parent_unpublished", reply["id"])
    ]
    assert told["decision"]
    agreed = connected.json("decide", both[0], "approve", "--yes", "--json")
    assert [one["result"] for one in agreed["items"]] == ["done"]


def test_a_takedown_is_done_when_the_public_page_shows_it_no_more(
    connected: Program, paper: Paper
) -> None:
    published = connected.json("queue", "list", "--status", "approved", "--limit", "1", "--json")
    (comment,) = published
    link = connected.json("queue", "show", str(comment["id"]), "--json")["link"]
    order = ("--ordered-by", "Thư ký tòa soạn", "--document", "Công văn số 12")
    told = connected.json("takedown", link, *order, "--json")
    assert told["publicly_visible"] is False
    assert told["items"][0]["id"] == comment["id"]
    assert on_site(paper, comment)["state"] != "approved"


def test_a_takedown_without_a_site_is_kept_and_said(connected: Program, paper: Paper) -> None:
    (comment,) = connected.json("queue", "list", "--status", "approved", "--limit", "1", "--json")
    paper.process.terminate()
    paper.process.wait()
    order = ("--ordered-by", "Thư ký", "--document", "12")
    answer = connected.run("takedown", str(comment["id"]), *order, "--json")
    assert answer.code == 4
    assert answer.json()["publicly_visible"] is None
    assert connected.json("sites", "list", "--json")[0]["waiting"] == 1


def test_nothing_is_lost_while_the_site_is_away(connected: Program, paper: Paper) -> None:
    comment = top_level(pending(connected))[0]
    connected.json("decide", str(comment["id"]), "reject", "--reason", "off_topic", "--json")
    paper.process.terminate()
    paper.process.wait()
    answer = connected.run("sync", "--once", "--now")
    told = answer.json()
    assert answer.code == 4
    assert (told["delivered"], told["waiting"]) == (0, 1)
    assert told["sites"][0]["problem"]
    assert "Traceback" not in answer.err


def test_a_wrong_token_is_said_and_nothing_is_kept(program: Program, paper: Paper) -> None:
    answer = program.run("connect", paper.address, "--token", "sai", "--json")
    assert (answer.code, answer.out) == (4, "")
    assert "đăng nhập" in answer.err
    assert not (program.data / "unprotected-secrets.json").exists()
    assert program.json("sites", "list", "--json") == []


def test_an_address_where_nothing_answers_is_said(program: Program, paper: Paper) -> None:
    paper.process.terminate()
    paper.process.wait()
    answer = program.run("connect", paper.address, "--token", "x")
    assert answer.code == 4
    assert "Kiểm tra địa chỉ" in answer.err
    assert "Traceback" not in answer.err


def test_unknown_comments_are_not_found(connected: Program) -> None:
    assert connected.run("queue", "show", "999999", "--json").code == 7
    assert connected.run("decide", "999999", "approve", "--json").code == 7
    order = ("--ordered-by", "a", "--document", "b")
    assert connected.run("takedown", "999999", *order).code == 7
    assert connected.run("undo", "none").code == 7


def test_numbers_beyond_any_database_are_not_found_either(connected: Program) -> None:
    beyond = "9" * 30
    for line in (
        ("queue", "show", beyond),
        ("decide", beyond, "approve"),
        ("resolve", beyond, "mine"),
        ("takedown", beyond, "--ordered-by", "A", "--document", "B"),
    ):
        assert connected.run(*line).code == 7
    assert len(connected.json("queue", "list", "--json", "--limit", beyond)) == len(
        pending(connected)
    )
    assert connected.json("queue", "list", "--json", "--site", beyond) == []


def test_a_version_that_is_no_longer_the_newest_is_not_decided(connected: Program) -> None:
    comment = top_level(pending(connected))[0]
    old = str(comment["version"] + 1_000_000)
    answer = connected.run("decide", str(comment["id"]), "spam", "--seen", old, "--json")
    assert answer.code == 3
    assert answer.json()["items"][0]["result"] == "changed"


def test_a_long_text_comes_from_standard_input(connected: Program) -> None:
    comment = top_level(pending(connected))[0]
    text = "dòng có dấu\n" * 3000
    answer = connected.run(
        "decide", str(comment["id"]), "approve", "--text-file", "-", "--yes", "--json", stdin=text
    )
    assert answer.code == 0, answer.err
    shown = connected.json("queue", "list", "--status", "approved", "--json")
    kept = next(one for one in shown if one["id"] == comment["id"])
    assert kept["text"] in {text.removesuffix("\n"), comment["text"]}


@pytest.mark.parametrize("reason", ["advertising", "quảng cáo, mời chào", "Lời riêng của tôi"])
def test_a_reason_is_a_code_its_words_or_ones_own(
    connected: Program, reason: str, tmp_path: Path
) -> None:
    comment = top_level(pending(connected))[0]
    connected.json("decide", str(comment["id"]), "reject", "--reason", reason, "--json")
    out = tmp_path / "log.jsonl"
    connected.json("log", "export", "--format", "jsonl", "--out", str(out), "--json")
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    (row,) = [one for one in rows if one["verdict"] == "reject"]
    assert row["reason"] == (reason if "riêng" in reason else "advertising")


def test_lists_are_narrowed_by_state_finding_words_and_number(connected: Program) -> None:
    everything = connected.json("queue", "list", "--status", "all", "--json")
    assert len(everything) > 200
    assert len(connected.json("queue", "list", "--limit", "3", "--json")) == 3
    bare = connected.json("queue", "list", "--finding", "missing_diacritics", "--json")
    kinds = [{finding["kind"] for finding in one["findings"]} for one in bare]
    assert bare
    assert all("missing_diacritics" in each for each in kinds)
    word = max(everything[0]["text"].split(), key=len)
    found = connected.json("queue", "list", "--status", "all", "--search", word, "--json")
    assert everything[0]["id"] in [one["id"] for one in found]


def test_a_conflict_is_ended_by_keeping_mine_or_theirs(connected: Program, paper: Paper) -> None:
    first, second = top_level(pending(connected))[:2]
    for comment in (first, second):
        connected.json("decide", str(comment["id"]), "reject", "--reason", "off_topic", "--json")
        change_on_site(paper, comment)
    done = connected.json("sync", "--once", "--now")
    assert done["conflicts"] == 2
    counted = connected.json("queue", "counts", "--json")
    assert counted["states"]["conflict"] == 2
    told = connected.json("resolve", str(first["id"]), "mine", "--json")
    assert told == {"id": first["id"], "kept": "mine", "status": "rejected"}
    connected.json("resolve", str(second["id"]), "theirs", "--json")
    assert connected.run("resolve", str(second["id"]), "theirs").code == 7
    connected.json("sync", "--once", "--now")
    assert on_site(paper, first)["state"] == "rejected"
    assert on_site(paper, second)["state"] == "approved"


def test_a_file_is_imported_like_a_site(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "comments.jsonl"
    file.write_text(
        "".join(json.dumps({"id": n, "text": f"ý kiến {n}", "name": "Bạn"}) + "\n" for n in (1, 2))
    )
    told = program.json("import", str(file), "--json")
    assert (told["kind"], told["fetched"]) == ("file", 2)
    listed = pending(program)
    assert [one["text"] for one in listed] == ["ý kiến 1", "ý kiến 2"]
    program.json("decide", str(listed[0]["id"]), "approve", "--yes", "--json")
    done = program.json("sync", "--once", "--now")
    assert done["delivered"] == 1


def test_a_group_is_listed_by_any_of_its_comments(connected: Program) -> None:
    listed = connected.json("queue", "list", "--status", "all", "--json")
    for comment in listed[:5]:
        key = str(comment["id"])
        group = connected.json("queue", "list", "--status", "all", "--group", key, "--json")
        assert comment["id"] in [one["id"] for one in group]
        assert len(group) == comment["repeats"] + 1
        told = connected.json("queue", "show", key, "--json")["group"]
        assert (0 if told is None else told["comments"]) == (len(group) if len(group) > 1 else 0)
