from __future__ import annotations

from typing import Any

import pytest

from moderator.errors import Garbled
from moderator.sites.contract_read import listing

SOUND: dict[str, Any] = {
    "id": "1",
    "version": "1",
    "state": "pending",
    "text": "Ý kiến",
    "text_format": "plain",
    "created_at": "2026-11-23T01:00:00Z",
    "updated_at": "2026-11-23T01:00:00Z",
    "article": {"id": "7", "title": "Bài", "url": "https://paper.example/7"},
    "author": {"name": "Bạn đọc"},
}

LONG = "x" * 401


def page(*items: object) -> dict[str, Any]:
    return {"items": list(items), "next": "x", "more": False}


@pytest.mark.parametrize(
    "wrong",
    [
        {"created_at": "0000-00-00T00:00:00Z"},
        {"created_at": "9999-12-31T23:59:59-14:00"},
        {"text": None},
        {"state": "asleep"},
        {"author": "Bạn đọc"},
        {"flags": 3},
        {"parent_id": LONG},
        {"article": {**SOUND["article"], "id": LONG}},
        {"author": {"name": "Bạn đọc", "id": LONG}},
    ],
)
def test_one_comment_that_cannot_be_understood_hides_no_other(wrong: dict[str, Any]) -> None:
    found = listing(page(SOUND, {**SOUND, "id": "2", **wrong}, {**SOUND, "id": "3"}))
    assert [each.remote_id for each in found.comments] == ["1", "3"]
    assert list(found.unreadable) == ["2"]
    assert found.gone == ()


@pytest.mark.parametrize("item", [None, 1, {}, {**SOUND, "id": None}])
def test_what_has_no_id_makes_the_page_garbled(item: object) -> None:
    with pytest.raises(Garbled):
        listing(page(SOUND, item))


@pytest.mark.parametrize(("told", "kept"), [(-5, 0), (3, 3), (10**30, 2**31 - 1)])
def test_the_number_of_flags_fits_a_database(told: int, kept: int) -> None:
    (comment,) = listing(page({**SOUND, "flags": {"count": told}})).comments
    assert comment.flags == kept


def test_an_endless_address_typed_by_a_reader_hides_nothing() -> None:
    author = {"name": "Bạn đọc", "email": f"{LONG}@x", "ip": LONG}
    article = {**SOUND["article"], "section": LONG}
    (found,) = listing(page({**SOUND, "author": author, "article": article})).comments
    assert (found.author.email, found.author.ip) == (None, None)
    assert found.article.section == LONG[:400]


def test_a_comment_whose_id_is_endless_is_left_out() -> None:
    found = listing(page(SOUND, {**SOUND, "id": LONG}))
    assert [each.remote_id for each in found.comments] == ["1"]
    assert list(found.unreadable) == [LONG]
