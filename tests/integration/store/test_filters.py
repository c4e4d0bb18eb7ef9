"""Filters, on both databases: which comments a line finds, and in which order."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.filters.line import parse
from moderator.model import (
    Field,
    Finding,
    FindingKind,
    Order,
    Query,
    RemoteArticle,
    RemoteAuthor,
    RemoteComment,
    RemoteState,
    State,
    Term,
    Verdict,
    Words,
)
from moderator.store import Checked
from tests.integration.store.newsroom import Newsroom, comment, site_info

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLD = RemoteArticle("a1", "Giá vàng lập đỉnh mới", "http://localhost/1", "Kinh tế")
ROAD = RemoteArticle("a2", "Cầu mới thông xe", "http://localhost/2", "Đời sống")


def _found(number: int, *kinds: FindingKind, risk: float = 0.0, **changes: object) -> Checked:
    item = replace(comment(number), **changes)
    findings = tuple(Finding(kind, 0.9, (), Words("vì sao", "why")) for kind in kinds)
    return Checked(item, findings, "rules1", risk)


def _author(name: str, account: str | None = None, ip: str = "") -> RemoteAuthor:
    email = f"{account}@vidu.vn" if account else None
    return RemoteAuthor(name, remote_id=account, email=email, ip=ip or None)


@pytest.fixture
def room(newsroom: Newsroom) -> Iterator[Newsroom]:
    """Return a store with eight comments, of which the last four are decided or gone."""
    said = "Đường xá quá xấu, mưa là ngập"
    newsroom.clock.now = comment(0).created_at + timedelta(days=2)
    newsroom.arrive(
        _found(
            1,
            FindingKind.SPAM,
            risk=0.8,
            article=GOLD,
            author=_author("Lan Anh", "lan", "203.0.113.7"),
        ),
        _found(
            2, text=said, article=ROAD, author=_author("Nguyễn Văn Bình", "binh", "203.0.114.9")
        ),
        _found(3, text="duong xa gi ma xau", article=ROAD, author=_author("Lan"), parent_id="r2"),
        _found(4, FindingKind.LINK, FindingKind.SPAM, risk=0.5, text="x" * 300, article=GOLD),
        _found(5, text=said, article=GOLD, author=_author("Hoàng Lan", "hoang")),
        _found(
            6,
            text="Xá đường không đủ",
            article=ROAD,
            created_at=newsroom.clock.now - timedelta(hours=1),
        ),
        _found(7, text="Chuối chín", article=ROAD),
        _found(8, text="Bưởi chua", article=ROAD, state=RemoteState.SPAM),
    )
    newsroom.decide(Verdict.APPROVE, 5, actor="Hà", note="Chủ bút đã xem giá vàng")
    newsroom.decide(Verdict.REJECT, 6, actor="Hà")
    newsroom.decide(Verdict.REJECT, 7, actor="Minh")
    yield newsroom
    assert newsroom.sound()


LINES = {
    "": [1, 2, 3, 4],
    "status:all": [1, 2, 3, 4, 5, 7, 8, 6],
    "status:approved,rejected": [5, 7, 6],
    "-status:pending": [5, 7, 8, 6],
    "trạng-thái:thư-rác": [8],
    "finding:spam": [1, 4],
    "finding:spam finding:link": [4],
    "finding:link,repeat": [2, 4],
    "-finding:spam": [2, 3],
    'article:"giá vàng"': [1, 4],
    "article:vang": [1, 4],
    'article:"vàng giá"': [],
    "article:#2": [2, 3],
    "article:#vang": [1, 4],
    "-article:#2": [1, 4],
    "section:kinh-tế": [1, 4],
    'mục:"đời sống"': [2, 3],
    "site:thử": [1, 2, 3, 4],
    "site:#9": [],
    "site:#thử": [1, 2, 3, 4],
    "author:lan": [1, 3],
    "author:=lan": [3],
    'author:"van binh"': [2],
    "author:an": [1],
    "account:lan": [1],
    "email:LAN@vidu.vn": [1],
    "ip:203.0.113.7": [1],
    "ip:203.0.": [1, 2],
    "-ip:203.0.": [3, 4],
    "length:>200": [4],
    "length:<25": [1, 3],
    "length:300": [4],
    "has:reply": [2],
    "is:reply": [3],
    "-is:reply": [1, 2, 4],
    "is:edited status:all": [],
    "has:draft": [],
    "has:note status:all": [5],
    'note:"chủ bút" status:all': [5],
    "note:xem status:all": [5],
    "by:me status:all": [5, 6],
    "by:Minh status:all": [7],
    "-by:Minh status:all": [1, 2, 3, 4, 5, 8, 6],
    "repeats:>0": [2],
    "repeats:>1": [],
    "repeats:<1": [1, 3, 4],
    "risk:>50": [1],
    "risk:50-100": [1, 4],
    "risk:<50": [2, 3],
    "near:2 status:all": [2, 5],
    "since:2h status:all": [6],
    "before:2h": [1, 2, 3, 4],
    "on:2026-11-20": [1, 2, 3, 4],
    "before:2026-11-20": [],
    "after:20/11/2026": [],
    "since:2026-11-20": [1, 2, 3, 4],
    "duong xa": [2, 3],
    "đường xá marks:exact": [2],
    '"duong xa" status:all': [2, 3, 5],
    '"đường xá" marks:exact status:all': [2, 5],
    "duong status:all": [2, 3, 5, 6],
    "xau -ngập": [3],
    'xau -"mưa là"': [3],
    "xau -ngạp marks:exact": [3],
    "xau -ngạp": [3],
    "gia vang": [1, 4],
    "gia vang status:all": [1, 4, 5],
    "chu but status:all": [5],
    "lan": [1, 3],
    "order:newest": [4, 3, 2, 1],
    "order:risk": [1, 4, 2, 3],
    "order:article status:all": [1, 4, 5, 2, 3, 7, 8, 6],
    "order:article": [1, 4, 2, 3],
    "order:author": [4, 3, 1, 2],
    "order:group": [2, 1, 3, 4],
    "order:group status:all": [2, 5, 1, 3, 4, 7, 8, 6],
}


def asked(line: str) -> Query:
    parsed = parse(line)
    assert not parsed.problems, parsed.problems
    found = parsed.filter
    return Query(
        text=found.text,
        exact=found.exact,
        order=found.order or Order.OLDEST,
        terms=found.terms,
        actor="Hà",
    )


def test_each_line_finds_its_comments_in_its_order(room: Newsroom) -> None:
    # One database for all lines: to make one takes longer than to ask all of them.
    wrong: list[tuple[str, list[int], list[int]]] = []
    with room.store.read() as reading:
        for line, wanted in LINES.items():
            query = asked(line)
            found = reading.ids(query).tolist()
            if found != wanted:
                wrong.append((line, found, wanted))
            assert reading.first_ids(query, 2).tolist() == found[:2], line
            assert reading.first_ids(query, 100).tolist() == found, line
            assert reading.count(query, 100) == len(found), line
            assert reading.count(query, 1) == min(len(found), 1), line
    assert not wrong


def test_what_is_filtered_by_follows_what_changes(room: Newsroom) -> None:
    room.save(
        replace(comment(1, "Sửa lại rồi nhé", version="2"), article=replace(GOLD, title="Bạc")),
        replace(comment(4), article=replace(GOLD, title="Bạc")),
    )
    with room.store.read() as reading:
        assert reading.ids(asked("author:lan")).tolist() == [3]
        assert reading.ids(asked("article:bac")).tolist() == [1, 4]
        assert reading.ids(asked("article:vang")).tolist() == []
        assert reading.ids(asked("length:15")).tolist() == [1]
        assert reading.ids(asked("status:all is:edited")).tolist() == [1, 4]


def test_a_purged_note_is_found_no_more(room: Newsroom) -> None:
    query = asked('note:"chủ bút" status:all')
    with room.store.write() as writing:
        (seq,) = [one.seq for one in writing.ledger_entries(0, 100) if one.comment_id == 5]
        writing.purge("Hà", [seq], "yêu cầu")
    with room.store.read() as reading:
        assert reading.ids(query).tolist() == []
        assert reading.ids(asked("chu but status:all")).tolist() == []


def test_a_site_is_found_by_its_name(newsroom: Newsroom) -> None:
    with newsroom.store.write() as writing:
        other = writing.add_site(site_info(address="http://other/", name="Tuần san Hạ Long"))
        writing.save_page(other, [Checked(comment(1), ruleset="rules1")])
    newsroom.arrive(comment(1))
    with newsroom.store.read() as reading:
        assert reading.ids(asked("site:ha-long")).tolist() == []
        assert reading.ids(asked('site:"hạ long"')).tolist() == [1]
        assert reading.ids(asked("-site:tuan")).tolist() == [2]


def test_a_common_word_is_found_in_the_order_of_the_list(newsroom: Newsroom) -> None:
    made: list[RemoteComment] = [
        comment(number, f"mưa to lần {number}" if number % 3 else f"nắng gắt {number}")
        for number in range(1, 1900)
    ]
    newsroom.arrive(*made)
    rare = Query(text="nắng gắt 1899")
    with newsroom.store.read() as reading:
        for query in (Query(text="mu"), Query(text="nang", order=Order.NEWEST), rare):
            whole = reading.ids(query)
            assert len(whole) > 0
            assert reading.first_ids(query, 50) == whole[:50]


def test_very_diacritics_are_found_in_the_order_of_the_list(newsroom: Newsroom) -> None:
    """Where the word is common, where it stands behind many that only fold to it, and nowhere."""
    newsroom.arrive(
        *(
            comment(number, f"{'mưa' if number > 1600 else 'mứa'} to{', bấc' * (number % 2)}")
            for number in range(1, 1900)
        )
    )
    bac, bare = (Term(Field.WORD, (said,), negated=True) for said in ("bấc", "bac"))
    common = Query(text="mứa", exact=True)
    behind = Query(text="mưa to", exact=True)
    found = {
        common: 1600,
        replace(common, order=Order.GROUP): 1600,
        replace(common, order=Order.NEWEST, terms=(bac,)): 800,
        replace(common, terms=(bare,)): 1600,
        behind: 299,
        replace(behind, terms=(bac,)): 149,
        Query(text="mua", exact=True): 0,
    }
    with newsroom.store.read() as reading:
        for query, number in found.items():
            whole = reading.ids(query)
            assert len(whole) == number
            assert reading.first_ids(query, 50) == whole[:50]


def test_every_state_can_be_asked_for(room: Newsroom) -> None:
    with room.store.read() as reading:
        every = [reading.count(asked(f"status:{state}"), 100) for state in State]
    assert sum(every) == 8
