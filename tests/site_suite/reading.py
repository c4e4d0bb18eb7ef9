"""What every site's adapter promises about reading."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from moderator.errors import LoginNeeded, Refused
from moderator.model import Action, RemoteState
from tests.site_suite.place import READER_AGENT, READER_IP

if TYPE_CHECKING:
    from moderator.model import RemoteComment
    from moderator.sites import Site
    from tests.site_suite.place import Place

TEXTS = (
    "Đường này mưa là ngập, mong phường sớm khơi cống.",
    "5 < 7 & 8 > 3, còn R&D thì &lt; hay &amp;lt;?",
    "<script>alert(1)</script> <b>đậm</b> <img src=x onerror=y>",
    'Dấu "ngoặc", nháy \' đơn, gạch \\ chéo \\\\ và %s {0}',
    "Dòng một\nDòng hai\n\nDòng bốn",
    unicodedata.normalize("NFD", "Tiếng Việt tổ hợp rời"),
    "Gia đình 👨‍👩‍👧‍👦 cờ 🇻🇳 tim ❤️",
    "khoảng\u200btrắng \u202eđảo chiều\u202c \ufeffBOM",
    "=1+1 +84 @a -b",
    "e" + "\u0301" * 500,
)


def pull(site: Site, cursor: str | None = None) -> tuple[dict[str, RemoteComment], str]:
    """Return everything from ``cursor`` on, and where it ends."""
    found: dict[str, RemoteComment] = {}
    for _ in range(1_000):
        page = site.fetch(cursor)
        found |= {each.remote_id: each for each in page.comments}
        cursor = page.cursor
        if not page.more:
            return found, cursor
    raise AssertionError("the pull does not end")


class ReadingSuite:
    """Runs against ``place``; ``site`` is an open adapter."""

    def test_the_site_says_what_it_can(self, place: Place, site: Site) -> None:
        info = site.info()
        assert info.kind == place.kind
        assert info.name
        assert info.address.startswith(place.address)
        assert {Action.APPROVE, Action.REJECT, Action.SPAM, Action.UNPUBLISH} <= info.actions

    def test_a_wrong_login_is_told(self, place: Place) -> None:
        with closing(place.open("wrong")) as stranger, pytest.raises(LoginNeeded):
            stranger.info()

    def test_a_login_without_the_right_is_refused_or_offers_nothing(self, place: Place) -> None:
        with closing(place.open("limited")) as limited:
            try:
                info = limited.info()
            except Refused:
                return
        assert info.actions == frozenset()
        assert info.warnings

    def test_a_full_pull_brings_every_waiting_comment(self, place: Place, site: Site) -> None:
        ids = {place.post(f"Ý kiến số {number} đang chờ") for number in range(7)}
        found, _ = pull(site)
        assert ids <= found.keys()
        assert {found[each].state for each in ids} == {RemoteState.PENDING}

    @pytest.mark.parametrize("text", TEXTS)
    def test_a_text_arrives_as_the_reader_typed_it(
        self, place: Place, site: Site, text: str
    ) -> None:
        remote_id = place.post(text, name="Bà Năm & <con>")
        comment = site.reread([remote_id])[remote_id]
        assert comment is not None
        assert comment.text == text
        assert comment.author.name == "Bà Năm & <con>"

    def test_a_comment_carries_its_article_its_reader_and_its_link(
        self, place: Place, site: Site
    ) -> None:
        remote_id = place.post("Một ý kiến có đủ thông tin")
        comment = site.reread([remote_id])[remote_id]
        assert comment is not None
        assert comment.article.title
        assert comment.article.url.startswith(place.address)
        assert comment.article.text
        assert comment.article.comments_open is True
        assert comment.author.ip == READER_IP
        assert comment.author.user_agent in {READER_AGENT, None}
        assert comment.link
        assert comment.link.startswith(place.address)

    def test_the_parent_of_a_waiting_reply_comes_along(self, place: Place, site: Site) -> None:
        parent = place.post("Ý kiến đã đăng từ trước", state="approved")
        reply = place.post("Trả lời đang chờ", parent=parent)
        found, _ = pull(site)
        assert found[reply].parent_id == parent
        assert found[parent].state is RemoteState.APPROVED

    def test_a_poll_brings_what_came_in_since_and_then_nothing(
        self, place: Place, site: Site
    ) -> None:
        place.post("Trước khi hỏi")
        _, cursor = pull(site)
        new = {place.post("Vừa gửi"), place.post("Cũng vừa gửi")}
        found, cursor = pull(site, cursor)
        assert new <= found.keys()
        again, _ = pull(site, cursor)
        assert again == {}

    def test_deciding_between_two_pages_loses_no_comment(self, place: Place, site: Site) -> None:
        ids = {place.post(f"Ý kiến {number} trong lúc đang duyệt") for number in range(30)}
        seen: set[str] = set()
        cursor = None
        for _ in range(1_000):
            page = site.fetch(cursor, 20)
            for each in page.comments:
                if each.remote_id in ids - seen:
                    place.decide(each.remote_id, RemoteState.APPROVED)
                seen.add(each.remote_id)
            cursor = page.cursor
            if not page.more:
                break
        assert ids <= seen

    def test_known_comments_are_read_again_in_bulk(self, place: Place, site: Site) -> None:
        ids = [place.post(f"Đọc lại {number}") for number in range(105)]
        place.delete(ids[0])
        place.decide(ids[1], RemoteState.SPAM)
        found = site.reread([*ids, "999999999", "không phải id", "../x"])
        assert found[ids[0]] is None
        assert found["999999999"] is None
        assert found["không phải id"] is None
        spam = found[ids[1]]
        assert spam is not None
        assert spam.state is RemoteState.SPAM
        assert sum(each is not None for each in found.values()) == 104

    def test_the_version_changes_with_text_and_state_and_nothing_else(
        self, place: Place, site: Site
    ) -> None:
        remote_id = place.post("Bản đầu tiên")
        versions = [self._version(site, remote_id), self._version(site, remote_id)]
        place.edit(remote_id, "Bản đã sửa")
        versions.append(self._version(site, remote_id))
        place.decide(remote_id, RemoteState.APPROVED)
        versions.append(self._version(site, remote_id))
        assert versions[0] == versions[1]
        assert len(set(versions)) == 3

    @staticmethod
    def _version(site: Site, remote_id: str) -> str:
        comment = site.reread([remote_id])[remote_id]
        assert comment is not None
        return comment.version

    def test_a_comment_is_found_by_its_link_and_by_its_id(self, place: Place, site: Site) -> None:
        remote_id = place.post("Tìm bằng đường dẫn", state="approved")
        comment = site.find(remote_id)
        assert comment is not None
        assert comment.link
        assert site.find(f"  {comment.link} ") == comment

    @pytest.mark.parametrize(
        "link",
        ["", "999999999", "không có", "https://elsewhere.example/a.html#comment-1", "http://["],
    )
    def test_nothing_is_found_where_nothing_is(self, site: Site, link: str) -> None:
        assert site.find(link) is None

    def test_published_replies_are_listed_and_waiting_ones_are_not(
        self, place: Place, site: Site
    ) -> None:
        parent = place.post("Ý kiến gốc", state="approved")
        first = place.post("Trả lời đã đăng", parent=parent, state="approved")
        place.post("Trả lời đang chờ", parent=parent)
        second = place.post("Trả lời đã đăng nữa", parent=parent, state="approved")
        replies = site.published_replies(parent)
        assert [each.remote_id for each in replies] == [first, second]
        assert site.published_replies(first) == ()

    def test_what_readers_see_is_read_without_a_login(self, place: Place, site: Site) -> None:
        hidden = place.post("Câu này chưa ai được đọc cả, còn đang chờ")
        shown = place.post("Câu này thì ai cũng đọc được trên trang rồi", state="approved")
        comments = site.reread([hidden, shown])
        visible = {key: site.publicly_visible(each) for key, each in comments.items() if each}
        assert visible == {hidden: False, shown: True}

    def test_a_short_text_is_seen_and_a_twin_is_not_taken_for_it(
        self, place: Place, site: Site
    ) -> None:
        words = "Hai người viết y hệt nhau từng chữ một"
        short, removed, twin = (
            place.post(text, state="approved") for text in ("Hay", words, words)
        )
        place.decide(removed, RemoteState.REJECTED)
        comments = site.reread([short, removed, twin])
        visible = {key: site.publicly_visible(each) for key, each in comments.items() if each}
        assert visible == {short: True, removed: False, twin: True}
