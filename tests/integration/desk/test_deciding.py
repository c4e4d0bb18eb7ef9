from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.errors import DecisionError
from moderator.model import (
    Decision,
    FindingKind,
    ItemResult,
    LogQuery,
    RemoteState,
    State,
    Verdict,
)

if TYPE_CHECKING:
    from tests.desks import Newsroom


@pytest.mark.parametrize(
    ("verdict", "state", "remote"),
    [
        (Verdict.APPROVE, State.APPROVED, RemoteState.APPROVED),
        (Verdict.REJECT, State.REJECTED, RemoteState.REJECTED),
        (Verdict.SPAM, State.SPAM, RemoteState.SPAM),
        (Verdict.HOLD, State.HELD, RemoteState.PENDING),
        (Verdict.CHIEF, State.CHIEF, RemoteState.PENDING),
    ],
)
def test_a_decision_moves_the_comment_at_once_and_the_site_after_the_window(
    newsroom: Newsroom, verdict: Verdict, state: State, remote: RemoteState
) -> None:
    comment = newsroom.post("Bài viết rất hữu ích, cảm ơn toà soạn.")
    decided = newsroom.decide(verdict, comment)
    assert [item.result for item in decided.items] == [ItemResult.DONE]
    assert newsroom.row(comment).state is state
    assert newsroom.pending() == []
    newsroom.round()
    assert newsroom.site.comments[newsroom.remote(comment)].state is RemoteState.PENDING
    newsroom.later()
    assert newsroom.site.comments[newsroom.remote(comment)].state is remote
    assert newsroom.row(comment).state is state


def test_an_open_comment_tells_that_others_say_the_same(newsroom: Newsroom) -> None:
    text = "Cho vay lãi thấp, thủ tục nhanh gọn, liên hệ ngay hôm nay"
    first = newsroom.post(text, name="Một")
    alone = newsroom.desk.open(first)
    assert alone is not None
    assert FindingKind.REPEAT not in {finding.kind for finding in alone.row.findings}
    newsroom.post(text.upper(), name="Hai")
    detail = newsroom.desk.open(first)
    assert detail is not None
    (again,) = [one for one in detail.row.findings if one.kind is FindingKind.REPEAT]
    assert "2 readers" in again.reason.en
    scores = [finding.score for finding in detail.row.findings]
    assert scores == sorted(scores, reverse=True)


def test_a_mended_text_and_name_reach_the_site(newsroom: Newsroom) -> None:
    comment = newsroom.post("cau nay di duoc chua a", name="nguyen van binh")
    newsroom.decide(
        Verdict.APPROVE, comment, text="Cầu này đi được chưa ạ?", name="Nguyễn Văn Bình"
    )
    newsroom.later()
    published = newsroom.site.comments[newsroom.remote(comment)]
    assert published.text == "Cầu này đi được chưa ạ?"
    assert published.author.name == "Nguyễn Văn Bình"
    detail = newsroom.desk.open(comment)
    assert detail is not None
    assert (detail.original_text, detail.original_name) == (
        "cau nay di duoc chua a",
        "nguyen van binh",
    )


@pytest.mark.parametrize("actor", ["", "  "])
def test_nothing_is_decided_without_a_name(newsroom: Newsroom, actor: str) -> None:
    comment = newsroom.post("Chào toà soạn")
    with pytest.raises(DecisionError):
        newsroom.decide(Verdict.APPROVE, comment, actor=actor)
    with pytest.raises(DecisionError):
        newsroom.desk.undo(actor)
    assert newsroom.row(comment).state is State.PENDING


def test_two_comments_cannot_be_edited_at_once(newsroom: Newsroom) -> None:
    first, second = newsroom.post("Một ý kiến"), newsroom.post("Hai ý kiến")
    with pytest.raises(DecisionError):
        newsroom.decide(Verdict.APPROVE, first, second, text="Ba ý kiến")
    assert newsroom.pending() == [first, second]


def test_an_edit_only_goes_with_an_approval(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    with pytest.raises(DecisionError):
        newsroom.decide(Verdict.REJECT, comment, text="Khác")


def test_a_reason_that_is_not_the_desks_is_refused(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    with pytest.raises(DecisionError):
        newsroom.decide(Verdict.REJECT, comment, reason="no_such_reason")
    assert newsroom.decide(Verdict.REJECT, comment, reason="off_topic").decision is not None


def test_a_bulk_is_one_decision_and_leaves_out_what_it_cannot_decide(newsroom: Newsroom) -> None:
    comments = [newsroom.post(f"Ý kiến số {number} của tôi về cây cầu") for number in range(5)]
    newsroom.decide(Verdict.SPAM, comments[0])
    newsroom.site.change(newsroom.remote(comments[1]), text="Tôi đã nghĩ lại về cây cầu")
    seen = {row.id: row.version_id for row in newsroom.desk.rows(comments)}
    newsroom.round()
    decided = newsroom.desk.decide(Decision(Verdict.SPAM, (*comments, 999_999), "Lan", seen=seen))
    assert [item.result for item in decided.items] == [
        ItemResult.ALREADY,
        ItemResult.CHANGED,
        ItemResult.DONE,
        ItemResult.DONE,
        ItemResult.DONE,
        ItemResult.MISSING,
    ]
    undone = newsroom.desk.undo("Lan", decided.decision)
    assert sorted(undone.comments) == comments[2:]


def test_a_comment_the_reader_changed_meanwhile_is_not_decided(newsroom: Newsroom) -> None:
    comment = newsroom.post("Lời ban đầu của tôi")
    seen = {comment: newsroom.row(comment).version_id}
    newsroom.site.change(newsroom.remote(comment), text="Lời đã sửa của tôi")
    newsroom.round()
    decided = newsroom.desk.decide(Decision(Verdict.APPROVE, (comment,), "Lan", seen=seen))
    assert decided.items[0].result is ItemResult.CHANGED
    assert decided.decision is None
    assert newsroom.row(comment).state is State.PENDING


def test_a_reply_under_a_pending_parent_asks_and_goes_after_a_yes(newsroom: Newsroom) -> None:
    parent = newsroom.post("Ai biết mấy giờ phà chạy không?")
    reply = newsroom.post("Năm giờ sáng nhé", parent=newsroom.remote(parent))
    asked = newsroom.decide(Verdict.APPROVE, reply)
    assert asked.decision is None
    assert [question.code for question in asked.questions] == ["parent_unpublished"]
    assert newsroom.row(reply).state is State.PENDING
    confirmed = frozenset({"parent_unpublished"})
    assert newsroom.decide(Verdict.APPROVE, reply, confirmed=confirmed).decision is not None


def test_parent_and_reply_approved_together_ask_nothing(newsroom: Newsroom) -> None:
    parent = newsroom.post("Ai biết mấy giờ phà chạy không?")
    reply = newsroom.post("Năm giờ sáng nhé", parent=newsroom.remote(parent))
    assert newsroom.decide(Verdict.APPROVE, reply, parent).decision is not None


def test_a_parent_approved_here_counts_before_the_site_knows(newsroom: Newsroom) -> None:
    parent = newsroom.post("Ai biết mấy giờ phà chạy không?")
    reply = newsroom.post("Năm giờ sáng nhé", parent=newsroom.remote(parent))
    newsroom.decide(Verdict.APPROVE, parent)
    assert newsroom.decide(Verdict.APPROVE, reply).decision is not None


def test_a_parent_rejected_here_no_longer_counts_although_the_page_shows_it(
    newsroom: Newsroom,
) -> None:
    parent = newsroom.post("Ai biết mấy giờ phà chạy không?")
    reply = newsroom.post("Năm giờ sáng nhé", parent=newsroom.remote(parent))
    newsroom.decide(Verdict.APPROVE, parent)
    newsroom.later()
    newsroom.decide(Verdict.REJECT, parent)
    asked = newsroom.decide(Verdict.APPROVE, reply)
    assert [question.code for question in asked.questions] == ["parent_unpublished"]


def test_an_edit_that_brings_in_a_link_asks_and_one_that_keeps_it_does_not(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Cảm ơn toà soạn đã đưa tin kịp thời")
    text = "Cảm ơn toà soạn, xem thêm tại https://kiemtien-online.example/vay-nhanh"
    asked = newsroom.decide(Verdict.APPROVE, comment, text=text)
    assert [question.code for question in asked.questions] == ["outgoing_findings"]
    assert FindingKind.LINK in {found.kind for found in asked.questions[0].findings}
    linked = newsroom.post("Xem thêm tại https://kiemtien-online.example/vay-nhanh nhé cả nhà")
    kept = newsroom.decide(
        Verdict.APPROVE,
        linked,
        text="Xem thêm tại https://kiemtien-online.example/vay-nhanh nhé các bạn",
    )
    assert kept.decision is not None


def test_an_edited_name_is_checked_too(newsroom: Newsroom) -> None:
    comment = newsroom.post("Cảm ơn toà soạn đã đưa tin kịp thời")
    asked = newsroom.decide(Verdict.APPROVE, comment, name="Vay nhanh 0912345678")
    assert [question.code for question in asked.questions] == ["outgoing_findings"]


def test_a_preview_answers_like_the_decision_and_writes_nothing(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến bình thường về cây cầu")
    head, seq = newsroom.desk.head(), newsroom.desk.last_seq()
    decision = Decision(Verdict.APPROVE, (comment,), "Lan")
    preview = newsroom.desk.preview(decision)
    assert (newsroom.desk.head(), newsroom.desk.last_seq()) == (head, seq)
    assert preview.items == newsroom.desk.decide(decision).items
    assert preview.decision is None


def test_holding_keeps_the_unfinished_edit(newsroom: Newsroom) -> None:
    comment = newsroom.post("cau nay di duoc chua a")
    version = newsroom.row(comment).version_id
    newsroom.desk.save_draft(comment, version, "Cầu này đi được", "Bạn đọc")
    newsroom.decide(Verdict.HOLD, comment)
    draft = newsroom.desk.draft(comment)
    assert draft is not None
    assert draft.text == "Cầu này đi được"
    newsroom.decide(Verdict.APPROVE, comment, text="Cầu này đi được chưa ạ?")
    assert newsroom.desk.draft(comment) is None


def test_a_dropped_draft_is_gone(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.desk.save_draft(comment, newsroom.row(comment).version_id, "Một", "Bạn đọc")
    newsroom.desk.drop_draft(comment)
    assert newsroom.desk.draft(comment) is None


def test_a_site_without_edits_refuses_them_in_words_and_still_approves(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    with newsroom.store.write() as writing:
        info = newsroom.site.info()
        plain = frozenset(action for action in info.actions if action != "edit")
        writing.update_site(newsroom.site_id, replace(info, actions=plain))
    refused = newsroom.decide(Verdict.APPROVE, comment, text="Hai ý kiến").items[0]
    assert refused.result is ItemResult.IMPOSSIBLE
    assert refused.words is not None
    assert newsroom.decide(Verdict.APPROVE, comment).decision is not None


def test_the_login_and_exports_are_in_the_log(newsroom: Newsroom) -> None:
    newsroom.desk.record_login("Minh")
    newsroom.desk.record_export("Minh", format_="csv", rows=3, head=newsroom.desk.head())
    with newsroom.store.read() as reading:
        kinds = [entry.kind for entry in reading.ledger_entries(0, 100)]
    assert kinds[-2:] == ["login", "export"]


def test_the_log_names_who_decided_what_and_why(newsroom: Newsroom) -> None:
    comment = newsroom.post("mua ngay kẻo hết, khuyến mãi cực lớn")
    newsroom.decide(Verdict.REJECT, comment, actor="Minh", reason="advertising")
    (row,) = newsroom.desk.log(LogQuery(verdict=Verdict.REJECT))
    assert (row.actor, row.reason, row.comment_id) == ("Minh", "advertising", comment)
    assert row.before == "mua ngay kẻo hết, khuyến mãi cực lớn"


def test_a_comment_is_found_by_link_by_the_sites_id_and_by_ours(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    link = newsroom.site.comments[newsroom.remote(comment)].link
    assert link is not None
    assert newsroom.desk.find(f"  {link} ") == comment
    assert newsroom.desk.find(newsroom.remote(comment)) == comment
    assert newsroom.desk.find(str(comment)) == comment
    assert newsroom.desk.find("https://khac.example/bai#1") is None
    assert newsroom.desk.find("9" * 40) is None
    assert newsroom.desk.find("") is None


def test_the_verdicts_foreseen_as_unasked_are_those_that_ask_nothing(newsroom: Newsroom) -> None:
    plain = newsroom.post("Bài viết rất hữu ích")
    reply = newsroom.post("Đúng vậy", parent=newsroom.remote(plain))
    drafted = newsroom.post("Cảm ơn toà soạn")
    newsroom.desk.save_draft(drafted, newsroom.row(drafted).version_id, "Cảm ơn", "Bạn đọc")
    published = newsroom.post("Ai cũng đọc được")
    answer = newsroom.post("Tôi đồng ý", parent=newsroom.remote(published))
    newsroom.decide(Verdict.APPROVE, published, answer)
    newsroom.later()
    for comment in (plain, reply, drafted, published, answer):
        detail = newsroom.desk.open(comment)
        assert detail is not None
        seen = {comment: detail.row.version_id}
        for verdict in set(Verdict) - {Verdict.TAKEDOWN}:
            (item,) = newsroom.desk.preview(Decision(verdict, (comment,), "Lan", seen=seen)).items
            assert (verdict in detail.at_once) == (item.result is ItemResult.DONE)
