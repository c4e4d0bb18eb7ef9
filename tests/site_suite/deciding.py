"""What every site's adapter promises about decisions."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from moderator.model import Action, DeliveryState, Intent, Outcome, RemoteState
from tests.site_suite.place import READER_AGENT, READER_IP
from tests.site_suite.reading import TEXTS

if TYPE_CHECKING:
    from moderator.sites import Site
    from tests.site_suite.place import Place

SETTLED = {DeliveryState.DELIVERED, DeliveryState.ALREADY}


def intent(
    site: Site,
    remote_id: str,
    action: Action,
    *,
    text: str | None = None,
    name: str | None = None,
) -> Intent:
    """Return what a moderator wants who reads the comment right now."""
    seen = site.reread([remote_id])[remote_id]
    assert seen is not None
    return Intent(
        str(uuid.uuid4()), remote_id, action, seen.version, text=text, name=name, expected=seen
    )


def deliver(site: Site, *intents: Intent) -> list[Outcome]:
    """Deliver and check that each intent has just one outcome."""
    outcomes = list(site.deliver(intents))
    assert sorted(each.key for each in outcomes) == sorted(each.key for each in intents)
    by_key = {each.key: each for each in outcomes}
    return [by_key[each.key] for each in intents]


class DecidingSuite:
    """Runs against ``place``; ``site`` is an open adapter."""

    @pytest.mark.parametrize(
        "change",
        [
            (Action.APPROVE, "pending", RemoteState.APPROVED),
            (Action.REJECT, "pending", RemoteState.REJECTED),
            (Action.SPAM, "pending", RemoteState.SPAM),
            (Action.REJECT, "approved", RemoteState.REJECTED),
            (Action.SPAM, "approved", RemoteState.SPAM),
            (Action.UNPUBLISH, "approved", RemoteState.REJECTED),
            (Action.RESTORE, "approved", RemoteState.PENDING),
            (Action.RESTORE, "rejected", RemoteState.PENDING),
            (Action.RESTORE, "spam", RemoteState.PENDING),
            (Action.APPROVE, "rejected", RemoteState.APPROVED),
            (Action.APPROVE, "spam", RemoteState.APPROVED),
        ],
    )
    @pytest.mark.parametrize("agent", [READER_AGENT, ""])
    def test_a_decision_changes_the_state_and_nothing_else(
        self, place: Place, site: Site, change: tuple[Action, str, RemoteState], agent: str
    ) -> None:
        action, before, after = change
        remote_id = place.post("Giữ nguyên < lời > & tên", name="Cô Tư", agent=agent, state=before)
        was = place.stored(remote_id)
        (outcome,) = deliver(site, intent(site, remote_id, action))
        now = place.stored(remote_id)
        assert outcome.state is DeliveryState.DELIVERED
        assert not outcome.altered
        assert outcome.comment is not None
        assert outcome.comment.state is after
        assert now.state is after
        assert (now.text, now.name, now.ip, now.agent) == (was.text, was.name, was.ip, was.agent)
        assert now.ip == READER_IP

    @pytest.mark.parametrize("text", TEXTS)
    def test_an_edited_text_is_stored_as_it_was_sent(
        self, place: Place, site: Site, text: str
    ) -> None:
        remote_id = place.post("chua co dau", name="lan")
        wish = intent(site, remote_id, Action.APPROVE, text=text, name="Chị Lan & <em>")
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DELIVERED
        assert not outcome.altered
        now = site.reread([remote_id])[remote_id]
        assert now == outcome.comment
        assert now is not None
        assert now.text == text
        assert now.author.name == "Chị Lan & <em>"
        stored = place.stored(remote_id)
        assert (stored.state, stored.ip) == (RemoteState.APPROVED, READER_IP)

    def test_an_edit_alone_leaves_the_state(self, place: Place, site: Site) -> None:
        remote_id = place.post("chu nay thieu dau")
        wish = intent(site, remote_id, Action.EDIT, text="Chữ này thiếu dấu")
        (outcome,) = deliver(site, wish)
        stored = place.stored(remote_id)
        assert outcome.state is DeliveryState.DELIVERED
        assert (stored.state, stored.text) == (RemoteState.PENDING, "Chữ này thiếu dấu")

    @pytest.mark.parametrize(
        "action", [Action.APPROVE, Action.REJECT, Action.SPAM, Action.UNPUBLISH]
    )
    @pytest.mark.parametrize("text", [None, "Có dấu rồi"])
    def test_the_same_intent_again_is_harmless(
        self, place: Place, site: Site, action: Action, text: str | None
    ) -> None:
        remote_id = place.post(
            "Gửi hai lần", state="approved" if action is Action.UNPUBLISH else "pending"
        )
        wish = intent(site, remote_id, action, text=text)
        deliver(site, wish)
        was = place.stored(remote_id)
        (again,) = deliver(site, wish)
        assert again.state in SETTLED
        assert place.stored(remote_id) == was

    def test_what_others_did_already_counts_as_done(self, place: Place, site: Site) -> None:
        remote_id = place.post("Người khác đã đăng")
        wish = intent(site, remote_id, Action.APPROVE)
        place.decide(remote_id, RemoteState.APPROVED)
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.ALREADY

    @pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT, Action.SPAM, Action.EDIT])
    def test_a_text_that_changed_since_is_a_conflict_and_stays(
        self, place: Place, site: Site, action: Action
    ) -> None:
        remote_id = place.post("Bản mà người duyệt đã đọc")
        wish = intent(site, remote_id, action, text="Bản đã biên tập")
        place.edit(remote_id, "Bản mà chưa ai đọc")
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.CONFLICT
        assert outcome.comment is not None
        assert outcome.comment.text == "Bản mà chưa ai đọc"
        stored = place.stored(remote_id)
        assert (stored.text, stored.state) == ("Bản mà chưa ai đọc", RemoteState.PENDING)

    def test_an_unread_text_approved_by_others_is_a_conflict(
        self, place: Place, site: Site
    ) -> None:
        remote_id = place.post("Bản mà người duyệt đã đọc")
        wish = intent(site, remote_id, Action.APPROVE)
        place.edit(remote_id, "Bản mà chưa ai đọc")
        place.decide(remote_id, RemoteState.APPROVED)
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.CONFLICT

    def test_the_opposite_decision_of_others_is_a_conflict(self, place: Place, site: Site) -> None:
        remote_id = place.post("Hai người quyết ngược nhau")
        wish = intent(site, remote_id, Action.REJECT)
        place.decide(remote_id, RemoteState.APPROVED)
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.CONFLICT
        assert place.stored(remote_id).state is RemoteState.APPROVED

    def test_an_urgent_removal_stands_whatever_changed(self, place: Place, site: Site) -> None:
        remote_id = place.post("Phải gỡ ngay theo yêu cầu", state="approved")
        wish = intent(site, remote_id, Action.UNPUBLISH)
        place.edit(remote_id, "Người đọc vừa sửa lại câu này")
        place.decide(remote_id, RemoteState.APPROVED)
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DELIVERED
        assert place.stored(remote_id).state is RemoteState.REJECTED
        assert outcome.comment is not None
        assert site.publicly_visible(outcome.comment) is False

    def test_a_comment_that_vanished_is_gone_and_the_rest_goes_on(
        self, place: Place, site: Site
    ) -> None:
        gone, stays = place.post("Sẽ biến mất"), place.post("Ở lại")
        wishes = [intent(site, each, Action.APPROVE) for each in (gone, stays)]
        place.delete(gone)
        outcomes = deliver(site, *wishes)
        assert [each.state for each in outcomes] == [DeliveryState.GONE, DeliveryState.DELIVERED]

    @pytest.mark.parametrize("text", ["ế" * 400_000, "\ud83d lẻ", "", "   "])
    def test_a_text_the_site_cannot_store_is_refused_and_the_rest_goes_on(
        self, place: Place, site: Site, text: str
    ) -> None:
        bad, good = place.post("Không ghi được"), place.post("Ghi được")
        wishes = [
            intent(site, bad, Action.APPROVE, text=text),
            intent(site, good, Action.APPROVE),
        ]
        outcomes = deliver(site, *wishes)
        states = [each.state for each in outcomes]
        assert states == [DeliveryState.REFUSED, DeliveryState.DELIVERED]
        assert outcomes[0].problem
        assert place.stored(bad).state is RemoteState.PENDING

    def test_a_long_text_within_the_limit_is_stored_whole(self, place: Place, site: Site) -> None:
        remote_id = place.post("Ngắn")
        text = "ế" * 20_000 + " hết"
        (outcome,) = deliver(site, intent(site, remote_id, Action.APPROVE, text=text))
        assert outcome.state is DeliveryState.DELIVERED
        assert place.stored(remote_id).text == text

    def test_a_bulk_has_one_outcome_for_each(self, place: Place, site: Site) -> None:
        ids = [place.post(f"Duyệt hàng loạt {number}") for number in range(105)]
        seen = site.reread(ids)
        wishes = [
            Intent(str(uuid.uuid4()), each.remote_id, Action.APPROVE, each.version, expected=each)
            for each in seen.values()
            if each
        ]
        outcomes = deliver(site, *wishes)
        assert {each.state for each in outcomes} == {DeliveryState.DELIVERED}
        assert {place.stored(each).state for each in ids} == {RemoteState.APPROVED}

    def test_two_intents_for_one_comment_are_carried_out_in_order(
        self, place: Place, site: Site
    ) -> None:
        remote_id = place.post("Đăng rồi gỡ ngay", state="pending")
        wishes = [
            intent(site, remote_id, Action.APPROVE),
            intent(site, remote_id, Action.UNPUBLISH),
        ]
        outcomes = deliver(site, *wishes)
        assert {each.state for each in outcomes} == {DeliveryState.DELIVERED}
        assert place.stored(remote_id).state is RemoteState.REJECTED

    def test_a_reply_is_published_below_its_comment_once(self, place: Place, site: Site) -> None:
        parent = place.post("Hỏi tòa soạn", state="approved")
        text = "Tòa soạn trả lời: 5 < 7 & <script>alert(1)</script>"
        wish = intent(site, parent, Action.REPLY, text=text)
        (outcome,) = deliver(site, wish)
        (again,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DELIVERED
        assert again.state in SETTLED
        assert outcome.comment is not None
        assert (outcome.comment.parent_id, outcome.comment.text) == (parent, text)
        assert place.stored(outcome.comment.remote_id).state is RemoteState.APPROVED
        assert place.replies(parent) == 1

    def test_a_reply_to_an_unpublished_comment_is_refused(self, place: Place, site: Site) -> None:
        parent = place.post("Chưa đăng")
        (outcome,) = deliver(site, intent(site, parent, Action.REPLY, text="Trả lời"))
        assert outcome.state is DeliveryState.REFUSED
        assert place.replies(parent) == 0

    def test_an_id_that_no_comment_can_have_is_gone(self, site: Site) -> None:
        (outcome,) = deliver(site, Intent("khoa", "khong-co", Action.APPROVE, "r1"))
        assert outcome.state is DeliveryState.GONE
