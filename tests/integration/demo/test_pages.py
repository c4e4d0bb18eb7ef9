from __future__ import annotations

import re
import uuid
from html import unescape
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.integration.demo.conftest import Paper, Start

INVITATION = "Ý kiến của bạn sẽ được biên tập trước khi đăng. Vui lòng gõ tiếng Việt có dấu"
ARTICLE = "/giao-duc/tieu-hoc-dong-say-vao-lop-muon-ba-muoi-phut-3.html"


@pytest.fixture
def reader(paper: Paper) -> Iterator[httpx.Client]:
    """A reader's browser: no token, cookies of its own."""
    with httpx.Client(base_url=paper.address) as client:
        yield client


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def form(reader: httpx.Client, path: str = ARTICLE, **fields: str) -> dict[str, str]:
    page = reader.get(path).text
    given = {"ve": hidden(page, "ve"), "lan-gui": hidden(page, "lan-gui")}
    return {"ten": "Lan", "noi-dung": "Xin chào", **given, **fields}


def pending(paper: Paper, text: str) -> list[dict[str, str]]:
    page = paper.client.get("/moderation/v1/comments", params={"state": "pending"}).json()
    assert not page["more"]
    return [each for each in page["items"] if each["text"] == text]


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page)))


def test_every_page_of_the_paper_answers(paper: Paper, reader: httpx.Client) -> None:
    front = reader.get("/")
    links = set(re.findall(r'href="(/[^"#?]+)"', front.text))
    assert len([each for each in links if each.endswith(".html")]) == 10
    for path in links:
        assert reader.get(path).status_code == 200, path
    pictures = set(re.findall(r'src="(/static/[^"]+)"', front.text))
    assert len(pictures) == 10
    for path in pictures:
        assert reader.get(path).headers["content-type"] == "image/svg+xml"
    assert paper.process.poll() is None


def test_pages_allow_no_scripts_and_no_other_hosts(reader: httpx.Client) -> None:
    for path in ("/", ARTICLE, "/khong-co/"):
        policy = reader.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy


def test_the_box_says_that_comments_are_edited_first(reader: httpx.Client) -> None:
    assert INVITATION in reader.get(ARTICLE).text


def test_an_article_without_comments_says_zero(start: Start) -> None:
    empty = start("--comments", "0")
    assert "0 bình luận" in words(httpx.get(empty.address + ARTICLE).text)


def test_a_post_is_held_and_says_so(paper: Paper, reader: httpx.Client) -> None:
    text = f"Dòng một\n=1+1 <b>&amp; {uuid.uuid4()}"
    count = words(reader.get(ARTICLE).text)
    answer = reader.post(ARTICLE, data=form(reader, **{"noi-dung": text.replace("\n", "\r\n")}))
    assert answer.status_code == 303
    after = reader.get(answer.headers["location"])
    assert "đang chờ biên tập" in after.text
    assert text not in unescape(after.text)
    assert re.findall(r"\d+ bình luận", words(after.text)) == re.findall(r"\d+ bình luận", count)
    assert len(pending(paper, text)) == 1


def test_a_published_comment_is_shown_as_text_with_name_and_time(
    paper: Paper, reader: httpx.Client
) -> None:
    name, text = "<i>Lan</i> &lt;", f"<script>alert(1)</script> {uuid.uuid4()}"
    item = paper.comment(article=3, name=name, text=text, state="approved")
    page = reader.get(ARTICLE).text
    assert "<script" not in page
    block = page[page.index(f'id="y-kien-{item["id"]}"') :]
    shown = words(block[: block.index("</li>")])
    assert re.search(r"> <i>Lan</i> &lt; - \d\d:\d\d \d\d/\d\d/\d{4} Trả lời <script>", shown)


def test_a_reply_stands_below_its_parent_and_stays_when_the_parent_goes(
    paper: Paper, reader: httpx.Client
) -> None:
    parent = paper.comment(article=3, text="cha", name="Cha", state="approved")
    page = reader.get(ARTICLE, params={"tra-loi": parent["id"]}).text
    assert "Bỏ trả lời" in page
    text = f"con {uuid.uuid4()}"
    reader.post(ARTICLE, data=form(reader, **{"noi-dung": text, "tra-loi": parent["id"]}))
    (child,) = pending(paper, text)
    assert child["parent_id"] == parent["id"]
    paper.event(do="decide", id=child["id"], state="approved")
    page = reader.get(ARTICLE).text
    below = page[page.index(f'id="y-kien-{parent["id"]}"') :]
    assert below.index('class="replies"') < below.index(f'id="y-kien-{child["id"]}"')
    paper.event(do="decide", id=parent["id"], state="rejected")
    page = reader.get(ARTICLE).text
    assert text in page
    assert "Ý kiến này không hiển thị." in page


def test_a_form_of_another_place_is_refused_and_keeps_what_was_typed(
    paper: Paper, reader: httpx.Client
) -> None:
    text = f"giữ lại {uuid.uuid4()}"
    answer = reader.post(ARTICLE, data=form(reader, **{"noi-dung": text, "ve": "0" * 64}))
    assert answer.status_code == 403
    assert text in answer.text
    assert pending(paper, text) == []


def test_without_the_visitors_cookie_nothing_is_stored(paper: Paper, reader: httpx.Client) -> None:
    text = f"không bánh {uuid.uuid4()}"
    data = form(reader, **{"noi-dung": text})
    assert httpx.post(paper.address + ARTICLE, data=data).status_code == 403
    assert pending(paper, text) == []


def test_a_double_click_posts_once(paper: Paper, reader: httpx.Client) -> None:
    text = f"hai lần {uuid.uuid4()}"
    data = form(reader, **{"noi-dung": text})
    assert {reader.post(ARTICLE, data=data).status_code for _ in range(2)} == {303}
    assert len(pending(paper, text)) == 1


@pytest.mark.parametrize(
    ("fields", "status", "words_of_it"),
    [
        ({"ten": " "}, 422, "chưa ghi họ tên"),
        ({"noi-dung": " \r\n"}, 422, "chưa viết ý kiến"),
        ({"noi-dung": "ế" * 5_001}, 422, "5.001 chữ"),
        ({"ten": "a" * 81}, 422, "Họ tên dài quá"),
        ({"ten": "a\nb"}, 422, "một dòng"),
        ({"noi-dung": "a\0b"}, 422, "ký tự không hiển thị được"),
        ({"noi-dung": "a" * 90_000}, 413, "quá dài"),
    ],
)
def test_what_cannot_be_taken_is_said_in_words(
    reader: httpx.Client, fields: dict[str, str], status: int, words_of_it: str
) -> None:
    answer = reader.post(ARTICLE, data=form(reader, **fields))
    assert answer.status_code == status
    assert words_of_it in answer.text


def test_letters_that_are_no_utf8_are_refused(reader: httpx.Client) -> None:
    answer = reader.post(
        ARTICLE,
        content=b"ten=Lan&noi-dung=%ff%fe",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 400


def test_one_visitor_posts_at_most_twelve_times_a_minute(reader: httpx.Client) -> None:
    answers = [reader.post(ARTICLE, data=form(reader)).status_code for _ in range(13)]
    assert answers == [303] * 12 + [429]


def test_a_closed_article_takes_no_comment(paper: Paper, reader: httpx.Client) -> None:
    path = "/thoi-su/hang-bang-duong-bo-ke-trong-lai-10.html"
    assert "<form" not in reader.get(path).text
    text = f"muộn {uuid.uuid4()}"
    data = {**form(reader), "noi-dung": text}
    assert reader.post(path, data=data).status_code == 403
    assert pending(paper, text) == []


def test_a_wrong_address_is_a_page_of_the_paper(reader: httpx.Client) -> None:
    for path in ("/khong-co/", "/giao-duc/nham-3.html", "/thoi-su/x-99999.html", "/a/b/c"):
        answer = reader.get(path)
        assert answer.status_code == 404
        assert "Không tìm thấy trang" in answer.text


def test_another_host_name_is_refused(paper: Paper) -> None:
    answer = httpx.get(paper.address, headers={"Host": "rebound.example"})
    assert answer.status_code == 400


def test_a_comment_that_utf8_cannot_hold_breaks_no_page(paper: Paper, reader: httpx.Client) -> None:
    item = paper.comment(article=8, text="nửa \ud83d cặp \0", name="\udc00", state="approved")
    page = reader.get("/the-thao/nu-song-may-vao-chung-ket-8.html")
    assert page.status_code == 200
    assert f'id="y-kien-{item["id"]}"' in page.text
    paper.event(do="delete", id=item["id"])
