"""What the WordPress adapter promises besides: each pitfall of its REST API, met once."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from moderator.errors import LoginNeeded, Refused, Unreachable
from moderator.model import Action, DeliveryState, RemoteState
from moderator.sites import connect
from tests.site_suite.deciding import deliver, intent
from tests.site_suite.reading import pull

if TYPE_CHECKING:
    from moderator.sites import Site
    from tests.wordpress_place import WordPressPlace


class WordPressSuite:
    """Runs against ``place``; ``site`` is an open adapter."""

    def test_the_login_without_its_spaces_is_the_same(self, place: WordPressPlace) -> None:
        password = place.accounts["bientap"].replace(" ", "")
        with closing(connect(place.address, user="bientap", secret=password)) as site:
            assert site.info().user == "bientap"

    def test_an_author_may_not_moderate(self, place: WordPressPlace) -> None:
        password = place.accounts["tacgia"]
        with closing(connect(place.address, user="tacgia", secret=password)) as site:
            with pytest.raises(Refused) as told:
                site.info()
            assert "biên tập" in told.value.words("vi").lower()

    def test_a_token_without_a_user_is_asked_for_one(self, place: WordPressPlace) -> None:
        with pytest.raises(LoginNeeded):
            connect(place.address, secret="token")

    def test_any_page_of_the_site_leads_to_it(self, place: WordPressPlace, site: Site) -> None:
        remote_id = place.post("Dẫn đường", state="approved")
        comment = site.find(remote_id)
        assert comment is not None
        assert comment.link
        password = place.accounts["bientap"]
        with closing(connect(comment.link, user="bientap", secret=password)) as found:
            assert found.info().address == f"{place.address}/"

    def test_titles_and_site_names_are_read_without_entities(
        self, place: WordPressPlace, site: Site
    ) -> None:
        comment = site.find(place.post("Xem tựa bài"))
        assert comment is not None
        assert comment.article.title == "Chợ nổi “Ngã Bảy” & chuyện giữ nghề"
        assert comment.article.section == "Đời sống"
        assert comment.article.lead == "Nghề cũ, người trẻ."
        assert comment.article.text.startswith("Sáng sớm ghe đã đậu kín.\n")
        assert "&amp;" not in site.info().name

    def test_comments_on_pages_have_their_title_too(
        self, place: WordPressPlace, site: Site
    ) -> None:
        page = place.back_door(
            "article",
            title="Giới thiệu",
            text="<p>Tòa soạn.</p>",
            lead="",
            section="x",
            type="page",
        )
        comment = site.find(place.post("Ý kiến dưới một trang", article=page))
        assert comment is not None
        assert comment.article.title == "Giới thiệu"

    @pytest.mark.parametrize("ip", ["2001:db8::7", "203.0.113.250"])
    @pytest.mark.parametrize("agent", ["", "Trình duyệt <cổ> & 'lạ'", "Mozilla/5.0 (X11)"])
    def test_the_readers_traces_survive_every_kind_of_decision(
        self, place: WordPressPlace, site: Site, ip: str, agent: str
    ) -> None:
        remote_id = place.post("Giữ dấu vết người đọc", ip=ip, agent=agent)
        was = place.stored(remote_id)
        for action in (Action.APPROVE, Action.SPAM, Action.RESTORE, Action.REJECT, Action.RESTORE):
            (outcome,) = deliver(site, intent(site, remote_id, action))
            assert outcome.state is DeliveryState.DELIVERED
            now = place.stored(remote_id)
            assert (now.ip, now.agent) == (was.ip, was.agent)
        (outcome,) = deliver(site, intent(site, remote_id, Action.EDIT, text="Sửa", name="Tên"))
        now = place.stored(remote_id)
        assert (now.text, now.name, now.ip, now.agent) == ("Sửa", "Tên", was.ip, was.agent)

    def test_an_address_that_is_none_does_not_stop_the_decision(
        self, place: WordPressPlace, site: Site
    ) -> None:
        remote_id = place.post("Địa chỉ hỏng", ip="203.0.113.x")
        (outcome,) = deliver(site, intent(site, remote_id, Action.APPROVE))
        assert outcome.state is DeliveryState.DELIVERED
        assert outcome.problem == "author_ip_lost"

    @pytest.mark.parametrize(
        ("source", "seen"),
        [
            ("5 < 7 & 8 > 3 <p>x</p> R&D", "5 < 7 & 8 > 3 x R&D"),
            ("<script>alert(1)</script> xem", "<script>alert(1)</script> xem"),
            (
                "mua <a href='https://x.example/b' rel='nofollow'>ở đây</a>",
                "mua ở đây (https://x.example/b)",
            ),
            ("<b>đậm</b> và <em onclick='x()'>nghiêng</em>", "đậm và <em onclick='x()'>nghiêng"),
            ("<p>Một</p>\n<p>Hai<br />Ba</p>", "Một\n\nHai\nBa"),
            ("&quot;a&quot; &#8220;b&#8221; &hellip; &lt;i&gt;", '"a" “b” … <i>'),
        ],
    )
    def test_what_is_published_is_what_was_read(
        self, place: WordPressPlace, site: Site, source: str, seen: str
    ) -> None:
        remote_id = place.post(source, raw=True)
        wish = intent(site, remote_id, Action.APPROVE)
        assert wish.expected is not None
        assert wish.expected.text == seen
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DELIVERED
        assert not outcome.altered
        assert outcome.comment is not None
        assert outcome.comment.text == seen

    def test_formatting_that_wordpress_keeps_is_left_alone(
        self, place: WordPressPlace, site: Site
    ) -> None:
        source = "<strong>Hay</strong> &amp; <em>đúng</em>"
        remote_id = place.post(source, raw=True)
        deliver(site, intent(site, remote_id, Action.APPROVE))
        row = place.columns(remote_id)
        assert row is not None
        assert row["comment_content"] == source

    @pytest.mark.parametrize("text", ["chuông\x07 và \x00 rỗng"])
    def test_a_text_that_wordpress_alters_is_told(
        self, place: WordPressPlace, site: Site, text: str
    ) -> None:
        remote_id = place.post("ban đầu")
        (outcome,) = deliver(site, intent(site, remote_id, Action.APPROVE, text=text))
        assert outcome.state is DeliveryState.DELIVERED
        assert outcome.altered

    def test_a_comment_of_a_trashed_article_is_not_published(
        self, place: WordPressPlace, site: Site
    ) -> None:
        article = place.back_door(
            "article", title="Bài sẽ gỡ", text="x", lead="", section="x", type="post"
        )
        remote_id = place.post("Bài đã gỡ", article=article)
        place.back_door("trash_article", id=int(remote_id))
        (outcome,) = deliver(site, intent(site, remote_id, Action.APPROVE))
        assert outcome.state is DeliveryState.REFUSED

    def test_a_plugin_that_fails_a_finished_edit_is_seen_through(
        self, place: WordPressPlace, site: Site
    ) -> None:
        remote_id = place.post("Plugin báo lỗi")
        wish = intent(site, remote_id, Action.APPROVE)
        place.weather("failed_edit", method="POST")
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DUE_AGAIN
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DELIVERED

    def test_a_login_lost_while_a_lost_answer_is_looked_for_leaves_it_in_doubt(
        self, place: WordPressPlace, site: Site
    ) -> None:
        remote_id = place.post("Mất câu trả lời rồi mất đăng nhập")
        wish = intent(site, remote_id, Action.APPROVE)
        before = {"mode": "notice", "count": 1, "method": "GET"}
        lost = {"mode": "half", "count": 1, "method": "POST"}
        after = {"mode": "401", "count": 1, "method": "GET"}
        place.back_door("weather", rules=[before, lost, after])
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DUE_AGAIN
        assert place.stored(remote_id).state is RemoteState.APPROVED
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.ALREADY

    def test_a_lost_login_does_not_hide_that_another_decision_may_have_arrived(
        self, place: WordPressPlace, site: Site
    ) -> None:
        wishes = [
            intent(site, place.post(f"Hai việc cùng lúc {number}"), Action.APPROVE)
            for number in range(2)
        ]
        rules = [{"mode": mode, "count": 1, "method": "POST"} for mode in ("401", "504")]
        place.back_door("weather", rules=rules)
        with pytest.raises(Unreachable):
            list(site.deliver(wishes))

    def test_a_status_that_wordpress_ignores_is_not_taken_for_done(
        self, place: WordPressPlace, site: Site
    ) -> None:
        remote_id = place.post("Trang nói 200 mà không làm")
        wish = intent(site, remote_id, Action.APPROVE)
        place.weather("ignored", method="POST")
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.REFUSED
        assert outcome.problem == "state_stays_pending"

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_a_notice_before_the_json_does_no_harm(
        self, place: WordPressPlace, site: Site, method: str
    ) -> None:
        remote_id = place.post("Plugin in thêm chữ")
        wish = intent(site, remote_id, Action.APPROVE)
        place.weather("notice", method=method)
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DELIVERED

    @pytest.mark.parametrize("mode", ["405", "html403"])
    def test_a_firewall_that_blocks_delete_is_got_past(
        self, place: WordPressPlace, site: Site, mode: str
    ) -> None:
        remote_id = place.post("Tường lửa chặn DELETE")
        wish = intent(site, remote_id, Action.REJECT)
        place.weather(mode, count=1, method="DELETE")
        (outcome,) = deliver(site, wish)
        assert outcome.state is DeliveryState.DELIVERED
        assert place.stored(remote_id).state is RemoteState.REJECTED

    def test_a_hundred_and_twenty_comments_of_one_second_are_all_pulled(
        self, place: WordPressPlace, site: Site
    ) -> None:
        at = datetime(2025, 3, 1, 2, 3, 4, tzinfo=UTC)
        ids = {place.post(f"Cùng một giây {number}", at=at) for number in range(120)}
        found, _ = pull(site)
        assert ids <= found.keys()
        assert found[min(ids)].created_at == at

    def test_the_old_parents_of_a_waiting_reply_come_along(
        self, place: WordPressPlace, site: Site
    ) -> None:
        at = datetime(2024, 3, 2, tzinfo=UTC)
        root = place.post("Gốc từ năm ngoái", at=at, state="approved")
        parent = place.post("Trả lời cũ", at=at, state="approved", parent=root)
        reply = place.post("Trả lời mới đang chờ", parent=parent)
        found, _ = pull(site)
        assert {root, parent, reply} <= found.keys()

    def test_an_old_comment_put_back_on_hold_is_found_in_time(
        self, place: WordPressPlace, site: Site
    ) -> None:
        at = datetime(2025, 3, 2, tzinfo=UTC)
        old = place.post("Đăng từ lâu", at=at, state="approved")
        found, cursor = pull(site)
        assert old not in found
        place.decide(old, RemoteState.PENDING)
        later = datetime.now(UTC) + timedelta(minutes=31)
        with closing(place.open_later(later)) as site_later:
            found, cursor = pull(site_later, cursor)
            assert found[old].state is RemoteState.PENDING
            again, _ = pull(site_later, cursor)
            assert old not in again

    def test_a_link_of_the_admin_pages_is_understood(
        self, place: WordPressPlace, site: Site
    ) -> None:
        remote_id = place.post("Từ trang quản trị")
        link = f"{place.address}/wp-admin/comment.php?action=editcomment&c={remote_id}"
        found = site.find(link)
        assert found is not None
        assert found.remote_id == remote_id

    def test_replies_of_replies_are_listed(self, place: WordPressPlace, site: Site) -> None:
        parent = place.post("Gốc", state="approved")
        child = place.post("Con", parent=parent, state="approved")
        grandchild = place.post("Cháu", parent=child, state="approved")
        replies = site.published_replies(parent)
        assert [each.remote_id for each in replies] == [child, grandchild]
