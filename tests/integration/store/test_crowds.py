"""Who came together, names never seen before, and groups for an older database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from sqlalchemy import text as sql

from moderator.model import Crowd, RemoteComment
from tests.integration.store.newsroom import START, Newsroom, comment
from tests.integration.store.test_groups import loan, repeats_of

if TYPE_CHECKING:
    from moderator.model import Crowds

HOME = "2001:db8:1:2:"


def at(number: int, seconds: int, ip: str | None = None, **changes: Any) -> RemoteComment:  # noqa: ANN401 - replace()'s
    """Return a comment of a moment, from an address."""
    made = comment(number, **changes)
    author = replace(made.author, ip=ip)
    return replace(made, created_at=START + timedelta(seconds=seconds), author=author)


def crowds(newsroom: Newsroom, comment_id: int) -> Crowds:
    with newsroom.store.read() as r:
        return r.crowds(comment_id)


def test_one_address_within_minutes(newsroom: Newsroom) -> None:
    page = [at(n, 30 * n, f"{HOME}:{n}") for n in range(1, 8)]
    with newsroom.store.read() as r:
        coming = r.arriving(newsroom.site_id, page)
    assert [one.address for one in coming] == [Crowd(7, 3, 7)] * 7
    ids = newsroom.arrive(*page, at(20, 100, "192.0.2.1"), at(21, 9000, f"{HOME}:1"))
    assert crowds(newsroom, ids[3]).address == Crowd(7, 3, 7)
    assert crowds(newsroom, ids[7]).address is None
    assert crowds(newsroom, ids[8]).address is None


def test_a_page_sees_what_came_just_before(newsroom: Newsroom) -> None:
    newsroom.arrive(*(at(n, 20 * n, "192.0.2.9") for n in range(1, 5)))
    with newsroom.store.read() as r:
        # The fourth comes again, as sites repeat what was at the border of a page.
        page = [at(4, 80, "192.0.2.9"), at(5, 100, "192.0.2.9"), at(6, 4000, "192.0.2.9")]
        coming = r.arriving(newsroom.site_id, page)
        assert r.arriving(newsroom.site_id, []) == ()
    assert [one.address for one in coming] == [Crowd(5, 2, 5), Crowd(5, 2, 5), None]


def test_one_name_within_minutes_unless_it_is_nobodys(newsroom: Newsroom) -> None:
    said = [at(n, 10 * n, name="Hoàng Lan" if n % 2 else "Bạn đọc") for n in range(1, 11)]
    ids = newsroom.arrive(*said)
    assert crowds(newsroom, ids[0]).name == Crowd(5, 2, 1)
    assert crowds(newsroom, ids[1]).name is None


@pytest.fixture
def known(newsroom: Newsroom) -> Newsroom:
    """Return a newsroom that knows its readers: 600 comments under 50 names, days before."""
    newsroom.arrive(
        *(at(n, n * 60 - 999_999, name=f"Người quen số {n % 50}", on=3) for n in range(1, 601))
    )
    return newsroom


def test_new_names_that_say_nearly_the_same(known: Newsroom) -> None:
    said = [at(700 + n, 60 * n, text=loan(n), name=f"Người lạ thứ {n}", on=n) for n in range(1, 5)]
    old = at(710, 90, text=loan(9), name="Người quen số 7")
    ids = known.arrive(*said, old)
    assert crowds(known, ids[0]).alike == Crowd(4, 3, 4)
    assert crowds(known, ids[4]).alike is None
    assert crowds(known, ids[0]).article is None


def test_new_names_under_one_article(known: Newsroom) -> None:
    new = [at(800 + n, 20 * n, name=f"Người lạ thứ {n}", on=9) for n in range(1, 16)]
    ids = known.arrive(*new, at(900, 100, name="Người quen số 7", on=9))
    found = crowds(known, ids[2]).article
    assert found == Crowd(15, 5, 15)
    # Under an article where most are known, a few new ones are nothing.
    usual = [at(1000 + n, 9000 + n, name=f"Người quen số {n}", on=8) for n in range(1, 10)]
    few = known.arrive(*usual, *(at(1100 + n, 9000 + n, name=f"Mới {n}", on=8) for n in range(3)))
    assert crowds(known, few[-1]).article is None


def test_a_database_that_knows_few_names_says_nothing_of_new_ones(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(at(n, 5 * n, text=loan(n), name=f"Tên {n}") for n in range(1, 30)))
    assert crowds(newsroom, ids[0]).alike is None
    assert crowds(newsroom, ids[0]).article is None


def test_an_older_database_is_grouped_bit_by_bit(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(n, loan(n if n % 2 else 1)) for n in range(1, 41)))
    lone = newsroom.arrive(
        comment(50, "Tôi đồng ý rằng cần xây thêm trường học ở vùng sâu vùng xa")
    )
    with newsroom.store.write() as w:
        for table in ("bands", "near_groups", "known_names"):
            w._t.connection.execute(sql(f"DELETE FROM {table}"))  # noqa: SLF001, S608
        w._t.connection.execute(sql("UPDATE repeats SET near = NULL"))  # noqa: SLF001
        w._t.connection.execute(  # noqa: SLF001
            sql("INSERT INTO meta (name, value) VALUES ('grouped_through', '0/41')")
        )
        w.rebuild()
    before = repeats_of(newsroom, *ids, *lone)
    assert set(before) == {20, 0}  # the same ones: twenty with the first
    late = newsroom.arrive(comment(60, loan(3)))  # arrives while the older ones wait
    left = 41
    while left:
        with newsroom.store.write() as w:
            now = w.group_older(7)
        assert now < left
        left = now
        assert newsroom.sound()
    assert repeats_of(newsroom, *ids, *lone, *late) == [40] * 40 + [0, 40]
    with newsroom.store.write() as w:
        assert w.group_older(7) == 0
