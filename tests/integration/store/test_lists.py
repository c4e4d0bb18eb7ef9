from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from moderator.model import FindingKind, Order, Query, RemoteState, SiteInfo, State, Verdict
from moderator.store import Checked, Interrupted, Store
from tests.integration.store.newsroom import START, Newsroom, comment, finding, site_info


def test_orders_and_first_ids_agree_with_the_whole_list(newsroom: Newsroom) -> None:
    items = [
        Checked(comment(n, created_at=START + timedelta(minutes=n % 7)), (), "rules1", n % 5 / 5)
        for n in range(1, 60)
    ]
    ids = newsroom.arrive(*items)
    by_time = sorted(ids, key=lambda key: (key % 7, key))
    with newsroom.store.read() as r:
        assert r.ids(Query()).tolist() == by_time
        assert r.ids(Query(order=Order.NEWEST)).tolist() == by_time[::-1]
        risky = r.ids(Query(order=Order.RISK)).tolist()
        assert risky == sorted(ids, key=lambda key: (-(key % 5), key % 7, key))
        for order in Order:
            query = Query(order=order)
            assert r.first_ids(query, 10) == r.ids(query)[:10]
            some = [one for one in r.ids(query) if one % 3]
            assert r.among(query, [*sorted(some), 10_000]).tolist() == some


def test_whoever_waits_is_let_in_before_each_statement(newsroom: Newsroom) -> None:
    newsroom.arrive(comment(1), comment(2))
    steps = list[int]()
    newsroom.store.between_statements(lambda: steps.append(threading.get_ident()))
    with newsroom.store.read() as r:
        before = len(steps)
        assert len(r.ids(Query())) == 2
        assert len(steps) > before + 1  # its statements, and the pieces of what they found
    before = len(steps)
    with newsroom.store.write() as w:
        w.tidy()
    assert len(steps) > before
    assert set(steps) == {threading.get_ident()}


def test_lists_by_state_finding_article_and_site(newsroom: Newsroom) -> None:
    one, two, three = newsroom.arrive(
        Checked(comment(1), (finding(FindingKind.ABUSE),), "rules1"),
        comment(2, on=2),
        comment(3, state=RemoteState.APPROVED),
    )
    with newsroom.store.read() as r:
        assert r.ids(Query()).tolist() == [one, two]
        assert r.ids(Query(state=None)).tolist() == [one, two, three]
        assert r.ids(Query(state=State.APPROVED)).tolist() == [three]
        assert r.ids(Query(finding=FindingKind.ABUSE)).tolist() == [one]
        article_id = r.rows([two])[0].article_id
        assert r.ids(Query(article_id=article_id)).tolist() == [two]
        assert r.ids(Query(site_id=newsroom.site_id + 1)).tolist() == []
        assert r.counts().articles[0][1:] == ("Bài số 1", 1)
        assert r.counts().oldest_pending == START + timedelta(minutes=1)
        assert r.counts(newsroom.site_id) == r.counts()
        assert r.counts(newsroom.site_id + 1).states == {}


def test_rows_come_in_the_order_asked_without_the_missing(newsroom: Newsroom) -> None:
    one, two = newsroom.arrive(comment(1), comment(2, "dài " * 400))
    with newsroom.store.read() as r:
        rows = r.rows([two, 999, one])
    assert [row.id for row in rows] == [two, one]
    assert len(rows[0].text) == 600


@pytest.mark.parametrize(
    ("wanted", "exact", "found"),
    [
        ("duong pho", False, [1, 2]),
        ("đường phố", False, [1, 2]),
        ("đường phố", True, [1]),
        ("đu", False, [1, 2, 3]),
        ("du", True, [2]),
        ("Trần Thị Hoa", False, [3]),
        ("hoa", False, [3]),
        ("không có chữ này", False, []),
        ("shopee.vn", False, [4]),
        ('o\'b "x" AND (', False, [5]),
        ("!!!", False, []),
    ],
)
def test_search_with_and_without_diacritics(
    newsroom: Newsroom, *, wanted: str, exact: bool, found: list[int]
) -> None:
    newsroom.arrive(
        comment(1, "Đường phố hôm nay đẹp"),
        comment(2, "duong pho hom nay dep"),
        comment(3, "Dự án mới", name="Trần Thị Hoa"),
        comment(4, "vào shopee.vn nhận quà"),
        comment(5, 'o\'b "x" AND (y'),
    )
    with newsroom.store.read() as r:
        query = Query(text=wanted, exact=exact)
        remote = [int(row.remote_id[1:]) for row in r.rows(r.ids(query))]
        assert remote == found
        assert r.first_ids(query, 1).tolist() == r.ids(query)[:1].tolist()


def test_search_sees_the_present_text_only(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "chuối"))
    newsroom.save(comment(1, "bưởi", version="2"))
    with newsroom.store.read() as r:
        assert r.ids(Query(text="chuoi")).tolist() == []
        assert r.ids(Query(text="buoi")).tolist() == [key]


def test_changes_name_what_to_read_again(newsroom: Newsroom) -> None:
    one, two = newsroom.arrive(comment(1), comment(2))
    with newsroom.store.read() as r:
        seq = r.last_seq()
        assert r.changes(seq).ids == ()
        assert set(r.changes(0).ids) == {one, two}
        assert not r.changes(seq + 5).complete
    newsroom.decide(Verdict.HOLD, two)
    with newsroom.store.read() as r:
        changed = r.changes(seq)
    assert (changed.ids, changed.complete) == ((two,), True)
    assert changed.seq > seq


def test_pruned_changes_ask_for_the_whole_list(newsroom: Newsroom) -> None:
    newsroom.arrive(*(comment(n) for n in range(1, 5100)))
    with newsroom.store.read() as r:
        assert not r.changes(0).complete
        assert r.changes(r.last_seq() - 1).complete
        assert len(r.ids(Query())) == 5099
    newsroom.store.tidy()
    assert newsroom.sound()


def test_drafts_are_kept_until_the_decision(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    with newsroom.store.write() as w:
        version = w.standings([key])[key].version_id
        w.save_draft(key, version, "nháp một", "tên")
        w.save_draft(key, version, "nháp \x00 hai", "tên")
        w.save_draft(999, version, "của ai", "")
    with newsroom.store.read() as r:
        draft = r.draft(key)
        assert draft is not None
        assert (draft.text, draft.version_id) == ("nháp \x00 hai", version)
        assert r.rows([key])[0].draft
        assert r.draft(999) is None
    newsroom.decide(Verdict.APPROVE, key)
    with newsroom.store.read() as r:
        assert r.draft(key) is None


def test_a_readers_history_goes_by_account_or_mail(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(n, email="A@b.vn" if n < 4 else None) for n in range(1, 6)))
    newsroom.decide(Verdict.APPROVE, ids[0])
    newsroom.decide(Verdict.SPAM, ids[1])
    with newsroom.store.read() as r:
        known, unknown = r.detail(ids[2]), r.detail(ids[4])
    assert known is not None
    assert unknown is not None
    assert (known.history.by, known.history.approved, known.history.spam) == ("email", 1, 1)
    assert unknown.history.by == ""


def test_the_same_address_is_the_same_site(newsroom: Newsroom) -> None:
    with newsroom.store.write() as w:
        again = w.add_site(site_info(name="Tên mới"))
        other = w.add_site(site_info(address="http://localhost/other/"))
    assert again == newsroom.site_id
    with newsroom.store.read() as r:
        assert [(record.id, record.info.name) for record in r.sites()] == [
            (again, "Tên mới"),
            (other, "Báo thử"),
        ]
        record = r.site(again)
        assert record is not None
        assert isinstance(record.info, SiteInfo)
        assert record.info == site_info(name="Tên mới")


def test_a_superseded_read_is_interrupted(store: Store) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        if store.kind == "sqlite"
        else "SELECT pg_sleep(600)"
    )
    errors: list[BaseException] = []
    running = threading.Event()

    def read() -> None:
        try:
            with store.read() as r:
                running.set()
                r._t.connection.exec_driver_sql(endless)  # noqa: SLF001 - nothing public is endless
        except Interrupted as error:
            errors.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    assert running.wait(10)
    while thread.is_alive():
        store.interrupt_reads()
        thread.join(0.05)
    assert len(errors) == 1


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)read.?only"), store.read() as r:
        r._t.connection.exec_driver_sql("DELETE FROM drafts")  # noqa: SLF001 - as above
