from __future__ import annotations

import json
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from moderator.resources import resource

if TYPE_CHECKING:
    from tests.integration.demo.conftest import Paper, Start


def pull(paper: Paper) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    query: dict[str, str] = {}
    while True:
        page = paper.client.get("/moderation/v1/comments", params=query).json()
        items += page["items"]
        if not page["more"]:
            return items
        query = {"since": page["next"]}


def test_a_new_paper_starts_with_a_fresh_and_varied_queue(start: Start) -> None:
    items = pull(start())
    states = Counter(each["state"] for each in items)
    assert 140 <= states["pending"] <= 180
    assert min(states[each] for each in ("approved", "rejected", "spam")) >= 5
    texts = [each["text"] for each in items]
    assert any(len(each) > 100_000 for each in texts)
    assert any(unicodedata.normalize("NFC", each) != each for each in texts)
    assert Counter(texts).most_common(1)[0][1] >= 5
    assert any(each["parent_id"] for each in items if each["state"] == "pending")
    assert any(each["original_text"] for each in items)
    assert any(each["newsroom"] for each in items)
    for each in items:
        assert each["article"]["published_at"] < each["created_at"] <= each["updated_at"]


def test_the_same_seed_gives_the_same_comments(start: Start) -> None:
    papers = [start("--seed", "5", "--comments", "400") for _ in range(2)]
    first, second = ([(e["id"], e["text"], e["author"]) for e in pull(paper)] for paper in papers)
    assert len(first) == 400
    assert first == second


def test_fewer_comments_can_be_asked_for(start: Start) -> None:
    assert len(pull(start("--comments", "12"))) == 12
    assert pull(start("--comments", "0")) == []


def test_the_stock_names_nothing_that_could_be_real() -> None:
    texts = json.dumps(
        [
            json.loads(resource("demo", name).read_text("utf-8"))
            for name in ("articles.json", "comments.json", "live.json")
        ],
        ensure_ascii=False,
    )
    for ending in (".com", ".vn", ".net", ".org", "bit.ly"):
        assert ending not in texts
