"""Comments that say nearly the same: groups that are kept, and follow the present versions."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text as sql

from moderator.model import FindingKind, Query, RemoteState, State, Verdict
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from moderator.store import Store
    from tests.databases import Place

LOAN = "Cho vay tiền nhanh trong ngày, lãi chỉ {}%, không cần thế chấp, gọi 09{:08} gặp em {} nhé"
OTHER = "Cây cầu đầu xã tôi hỏng đã ba năm, cử tri nói hoài mà chưa thấy ai xuống sửa cho dân"
NAMES = ("An", "Bình", "Hoàng Lan", "Quốc Dũng", "Minh Tâm")


def loan(number: int) -> str:
    return LOAN.format(number % 9 + 1, number * 7919 % 10**8, NAMES[number % 5])


def repeats_of(newsroom: Newsroom, *ids: int) -> list[int]:
    with newsroom.store.read() as r:
        return [row.repeats for row in r.rows(ids)]


def test_a_template_filled_in_anew_is_one_group(newsroom: Newsroom) -> None:
    first, other = newsroom.arrive(comment(1, loan(1)), comment(2, OTHER))
    assert repeats_of(newsroom, first, other) == [0, 0]
    second, third = newsroom.arrive(comment(3, loan(2), on=2), comment(4, loan(3)))
    assert repeats_of(newsroom, first, other, second, third) == [2, 0, 2, 2]
    with newsroom.store.read() as r:
        found = r.group(second)
        assert (found.comments, found.readers, found.articles) == (3, 3, 2)
        assert 0.82 <= found.likeness < 1
        assert r.ids(Query(group=second)).tolist() == [first, second, third]
        assert r.ids(Query(group=other)).tolist() == [other]
        assert r.ids(Query(group=12345)).tolist() == []
        assert r.counts().findings[FindingKind.REPEAT] == 3
        assert r.ids(Query(finding=FindingKind.REPEAT)).tolist() == [first, second, third]
        assert r.group(other).comments == 1
        assert r.group(12345).comments == 0
    assert newsroom.sound()


def test_short_common_words_are_no_near_repeats(newsroom: Newsroom) -> None:
    said = ["Chúc mừng em nhé", "Chúc mừng em nha", "Đồng ý với bạn ạ", "Đồng ý với bạn 100%"]
    ids = newsroom.arrive(*(comment(n, text) for n, text in enumerate(said, 1)))
    assert repeats_of(newsroom, *ids) == [0, 0, 0, 0]
    assert newsroom.sound()


def test_an_edit_leaves_the_group_and_another_joins_it(newsroom: Newsroom) -> None:
    first, second, third = newsroom.arrive(
        comment(1, loan(1)), comment(2, loan(2)), comment(3, OTHER)
    )
    newsroom.save(comment(1, "Tôi xin rút lại lời đã viết ở trên, xin lỗi tòa soạn", version="2"))
    assert repeats_of(newsroom, first, second, third) == [0, 0, 0]
    with newsroom.store.read() as r:
        assert FindingKind.REPEAT not in r.counts().findings
    # The first wording still leads, though nobody says it any more.
    newsroom.save(comment(3, loan(3), version="2"))
    assert repeats_of(newsroom, first, second, third) == [0, 1, 1]
    with newsroom.store.read() as r:
        assert r.ids(Query(group=third)).tolist() == [second, third]
    newsroom.save(comment(1, loan(1), version="3"))
    assert repeats_of(newsroom, first, second, third) == [2, 2, 2]
    assert newsroom.sound()


def test_a_deleted_comment_leaves_the_group_and_may_come_back(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(comment(1, loan(1)), comment(2, loan(2)))
    newsroom.save(gone=("r1",))
    assert repeats_of(newsroom, second) == [0]
    assert newsroom.sound()
    newsroom.save(comment(1, loan(1), version="2"))
    assert repeats_of(newsroom, first, second) == [1, 1]
    newsroom.save(gone=("r1", "r2"))
    assert newsroom.sound()
    newsroom.save(comment(2, loan(2), version="2", state=RemoteState.PENDING))
    third = newsroom.arrive(comment(3, loan(3)))
    assert repeats_of(newsroom, second, *third) == [1, 1]
    assert newsroom.sound()


def test_our_own_edit_leaves_the_group(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(comment(1, loan(1)), comment(2, loan(2)))
    newsroom.decide(Verdict.APPROVE, first, text="Tôi hỏi cách trả nợ ngân hàng cho đúng hạn")
    assert newsroom.deliver() == 1
    assert repeats_of(newsroom, first, second) == [0, 0]
    assert newsroom.sound()


def test_a_purge_of_the_log_leaves_groups_as_they_are(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(comment(1, loan(1)), comment(2, loan(2)))
    newsroom.decide(Verdict.SPAM, first)
    with newsroom.store.write() as w:
        assert w.purge("An", [entry.seq for entry in w.ledger_entries(0, 100)], "yêu cầu") > 0
    assert repeats_of(newsroom, first, second) == [1, 1]
    with newsroom.store.read() as r:
        assert r.ids(Query(group=first)).tolist() == [second]
        assert r.ids(Query(group=first, state=State.SPAM)).tolist() == [first]
    assert newsroom.sound()


def test_rebuilding_changes_nothing(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(n, loan(n) if n % 3 else OTHER) for n in range(1, 10)))
    before = repeats_of(newsroom, *ids)
    assert before == [5, 5, 2, 5, 5, 2, 5, 5, 2]
    with newsroom.store.write() as w:
        w._t.connection.execute(sql("UPDATE near_groups SET total = 77"))  # noqa: SLF001
    assert newsroom.store.check().problems == ("the groups of near repeats",)
    with newsroom.store.write() as w:
        w.rebuild()
    assert repeats_of(newsroom, *ids) == before
    assert newsroom.sound()


def test_a_flood_is_one_group_however_it_arrives(newsroom: Newsroom) -> None:
    """Equal texts and such with other numbers, several hundred a page, in any order."""
    numbers = list(range(1, 1201))
    random.Random(7).shuffle(numbers)  # noqa: S311 - the same order each time
    said = [comment(n, loan(n if n % 2 else 3), on=n % 4 + 1) for n in numbers]
    ids = [key for at in range(0, 1200, 300) for key in newsroom.arrive(*said[at : at + 300])]
    with newsroom.store.read() as r:
        assert r.group(ids[0]).comments == 1200
        assert len(r.ids(Query(group=ids[-1]))) == 1200
        assert r.counts().findings[FindingKind.REPEAT] == 1200
        bands = r._t.connection.execute(sql("SELECT count(*) FROM bands")).scalar_one()  # noqa: SLF001
    assert bands == 3  # those of the one leader
    assert newsroom.sound()


@pytest.mark.parametrize("rounds", [6])
def test_two_writers_find_one_another(place: Place, store: Store, rounds: int) -> None:
    """Each writes its half of a flood, over connections of its own."""
    newsroom = Newsroom(store, place.clock)
    other = place.open()
    faults: list[BaseException] = []

    def write(into: Store, first: int) -> None:
        try:
            mine = Newsroom(into, place.clock)
            for turn in range(rounds):
                at = first + 20 * turn
                mine.arrive(*(comment(n, loan(n)) for n in range(at, at + 20)))
        except BaseException as fault:  # noqa: BLE001 - told by the test's own thread
            faults.append(fault)

    threads = [
        threading.Thread(target=write, args=(into, first))
        for into, first in ((store, 1), (other, 1001))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert faults == []
    with store.read() as r:
        ids = r.ids(Query())
        assert len(ids) == 40 * rounds
        assert r.group(ids[0]).comments == 40 * rounds
    assert newsroom.sound()
