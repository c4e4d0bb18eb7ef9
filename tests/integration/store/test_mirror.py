from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from moderator.model import FindingKind, Query, RemoteState, State, Verdict
from moderator.store import Checked
from moderator.store.records import Walked
from tests.integration.store.newsroom import Newsroom, comment, finding


def test_new_comments_stand_as_their_site_has_them(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(
        comment(1),
        comment(2, state=RemoteState.APPROVED),
        comment(3, state=RemoteState.SPAM),
    )
    assert [newsroom.state(key) for key in ids] == [State.PENDING, State.APPROVED, State.SPAM]
    with newsroom.store.read() as r:
        assert r.counts().states == {State.PENDING: 1, State.APPROVED: 1, State.SPAM: 1}
        assert r.head() == "0" * 64
    assert newsroom.sound()


def test_the_same_page_again_changes_nothing(newsroom: Newsroom) -> None:
    newsroom.arrive(comment(1), comment(2))
    with newsroom.store.read() as r:
        before = r.last_seq()
    again = newsroom.save(comment(1), comment(2))
    assert (again.new, again.changed, again.returned, again.theirs) == ((), (), (), ())
    with newsroom.store.read() as r:
        assert r.last_seq() == before


def test_a_reader_who_edits_while_pending_makes_a_new_version(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Bản đầu"))
    saved = newsroom.save(comment(1, "Bản sau", version="2"))
    assert saved.changed == (key,)
    assert saved.returned == ()
    with newsroom.store.read() as r:
        assert [(v.text, v.source) for v in r.versions(key)] == [
            ("Bản đầu", "reader"),
            ("Bản sau", "reader"),
        ]
        detail = r.detail(key)
    assert detail is not None
    assert (detail.text, detail.original_text) == ("Bản sau", "Bản đầu")
    assert newsroom.sound()


def test_a_readers_edit_after_the_decision_brings_it_back(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Bản đầu"))
    newsroom.decide(Verdict.APPROVE, key)
    newsroom.deliver()
    edited = comment(1, "Bản khác hẳn", version="3", state=RemoteState.APPROVED)
    edited = replace(edited, decided_by="service", decided_at=newsroom.clock())
    saved = newsroom.save(edited)
    assert saved.returned == (key,)
    assert newsroom.state(key) is State.PENDING
    with newsroom.store.read() as r:
        detail = r.detail(key)
    assert detail is not None
    assert [moment.kind for moment in detail.moments] == ["decision", "delivery", "returned"]
    assert newsroom.sound()


def test_a_readers_edit_cancels_what_still_waits(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Bản đầu"))
    newsroom.decide(Verdict.APPROVE, key)
    saved = newsroom.save(comment(1, "Bản khác hẳn", version="2"))
    assert saved.returned == (key,)
    assert newsroom.lease(now=True) == ()
    assert newsroom.sound()


def test_held_comments_come_back_when_their_reader_edits(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Bản đầu"))
    newsroom.decide(Verdict.HOLD, key)
    assert newsroom.save(comment(1, "Bản sau", version="2")).returned == (key,)
    assert newsroom.state(key) is State.PENDING


def test_what_others_decide_leaves_the_queue_as_theirs(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    decided = comment(1, version="2", state=RemoteState.REJECTED, decided_by="Bình")
    saved = newsroom.save(decided)
    assert saved.theirs == (key,)
    assert newsroom.state(key) is State.REJECTED
    with newsroom.store.read() as r:
        detail = r.detail(key)
    assert detail is not None
    assert [(m.kind, m.actor) for m in detail.moments] == [("remote", "Bình")]
    assert newsroom.sound()


def test_others_who_edit_and_approve_are_not_taken_for_the_reader(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    saved = newsroom.save(comment(1, "Bản đầu", version="2", state=RemoteState.APPROVED))
    assert (saved.theirs, saved.returned) == ((key,), ())
    with newsroom.store.read() as r:
        assert r.versions(key)[-1].source == "site"


def test_our_own_delivery_echoing_back_is_not_theirs(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    newsroom.decide(Verdict.APPROVE, key, text="Bản đầu")
    (leased,) = newsroom.lease(now=True)
    # The site has done it and the fetch sees it before the answer was kept.
    echo = newsroom.result(leased)
    saved = newsroom.save(echo)
    assert (saved.returned, saved.theirs) == ((), ())
    assert newsroom.state(key) is State.APPROVED
    newsroom.save(echo)
    with newsroom.store.read() as r:
        assert [v.source for v in r.versions(key)] == ["reader", "desk"]
    assert newsroom.sound()


def test_a_comment_deleted_on_the_site_is_gone_and_may_return(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    assert newsroom.save(gone=("r1", "never seen")).theirs == (key,)
    assert newsroom.state(key) is State.GONE
    newsroom.save(comment(1, version="3"))
    assert newsroom.state(key) is State.PENDING
    assert newsroom.sound()


def test_a_rejected_comment_that_its_site_deletes_stays_rejected(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.REJECT, key)
    newsroom.deliver()
    assert newsroom.save(gone=("r1",)).theirs == ()
    assert newsroom.state(key) is State.REJECTED


def test_replies_find_their_parents_in_either_order(newsroom: Newsroom) -> None:
    reply = comment(2, parent_id="r1")
    (child,) = newsroom.arrive(reply)
    parent, sibling = newsroom.arrive(comment(1), comment(3, parent_id="r1"))
    with newsroom.store.read() as r:
        stand = r.standings([child, sibling])
        assert {stand[child].parent_id, stand[sibling].parent_id} == {parent}
        assert stand[child].parent_published is False
        detail = r.detail(child)
        assert r.rows([child])[0].replies_to == "Bạn đọc 1"
    assert detail is not None
    assert [(item.id, item.depth) for item in detail.thread] == [
        (parent, 0),
        (child, 1),
        (sibling, 1),
    ]
    assert detail.parent_unpublished


def test_repeats_are_counted_live(newsroom: Newsroom) -> None:
    text = "Cho vay lãi thấp, liên hệ ngay"
    first, other = newsroom.arrive(comment(1, text), comment(2, "Một ý kiến khác hẳn"))
    with newsroom.store.read() as r:
        assert FindingKind.REPEAT not in r.counts().findings
    second, short = newsroom.arrive(
        comment(3, "CHO VAY  LAI THAP, lien he ngay", on=2), comment(4, "ok")
    )
    with newsroom.store.read() as r:
        assert r.counts().findings[FindingKind.REPEAT] == 2
        assert [row.repeats for row in r.rows([first, other, second, short])] == [1, 0, 1, 0]
        found = r.group(first)
        assert (found.comments, found.readers, found.articles) == (2, 2, 2)
        assert r.ids(Query(finding=FindingKind.REPEAT)).tolist() == [first, second]
    newsroom.save(comment(3, "Đã sửa thành ý khác", version="2", on=2))
    with newsroom.store.read() as r:
        assert FindingKind.REPEAT not in r.counts().findings
    assert newsroom.sound()


def test_text_is_stored_exactly(newsroom: Newsroom) -> None:
    texts = [
        "một\x00hai",
        "lẻ \ud83d và \udc00",
        "\x1bmở đầu bằng thoát",
        "\\0000 và \\ud800 chữ thường",
        "e\u0302\u0301" + "\u0301" * 500,
        "\u202eđảo\u202c",
        "=SUM(A1)",
        "x" * 100_000,
        "",
        "\x1b1\x00",
    ]
    ids = newsroom.arrive(*(comment(n, text, name=text[:50]) for n, text in enumerate(texts, 1)))
    with newsroom.store.read() as r:
        for key, text in zip(ids, texts, strict=True):
            detail = r.detail(key)
            assert detail is not None
            assert detail.text == text
            assert detail.name == text[:50]
            assert detail.row.text == text[:600]
    newsroom.decide(Verdict.APPROVE, *ids)
    assert newsroom.sound()


def test_findings_follow_the_version_and_the_ruleset(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(Checked(comment(1), (finding(),), "rules1", 0.9))
    with newsroom.store.read() as r:
        assert r.rows([key])[0].findings == (finding(),)
        assert r.unchecked("rules2", Walked(), 10)[0] == (key,)
    other = finding(FindingKind.ABUSE, 0.5)
    with newsroom.store.write() as w:
        w.save_findings("rules2", {key: ((other,), 0.5)})
    with newsroom.store.read() as r:
        assert r.rows([key])[0].findings == (other,)
        assert r.counts().findings == {FindingKind.ABUSE: 1}
        assert r.unchecked("rules2", Walked(), 10)[0] == ()
    assert newsroom.sound()


def test_the_original_is_kept_when_the_site_still_has_it(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(
        comment(1, "Bản đã sửa", original_text="ban goc", original_name="be bi")
    )
    with newsroom.store.read() as r:
        detail = r.detail(key)
    assert detail is not None
    assert (detail.original_text, detail.original_name) == ("ban goc", "be bi")
    assert detail.row.edited


def test_an_article_loses_nothing_to_a_page_that_tells_less(newsroom: Newsroom) -> None:
    whole = comment(1)
    whole = replace(whole, article=replace(whole.article, text="Thân bài", comments_open=False))
    (key,) = newsroom.arrive(whole)
    newsroom.arrive(comment(2))
    with newsroom.store.read() as r:
        detail = r.detail(key)
    assert detail is not None
    assert (detail.article.text, detail.article.comments_open) == ("Thân bài", False)


def test_known_find_and_candidates(newsroom: Newsroom) -> None:
    one, two = newsroom.arrive(comment(1), comment(2, state=RemoteState.APPROVED))
    newsroom.clock.forward(hours=1)
    with newsroom.store.read() as r:
        known = r.known(newsroom.site_id, ["r1", "r2", "r3"])
        assert {key: value.id for key, value in known.items()} == {"r1": one, "r2": two}
        assert r.find(None, "r2") == two
        assert r.find(newsroom.site_id + 1, "r2") is None
        assert r.find_link("http://localhost/c/1") == one
        assert r.reconcile_candidates(newsroom.site_id, newsroom.clock(), 5) == ("r1", "r2")
    newsroom.save(comment(1))
    with newsroom.store.read() as r:
        before = newsroom.clock() - timedelta(minutes=1)
        assert r.reconcile_candidates(newsroom.site_id, before, 5) == ("r2",)
