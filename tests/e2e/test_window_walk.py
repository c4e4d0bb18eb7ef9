"""The main job with the real window: a reader's browser, the desk by keys, the site read back."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect
from PySide6.QtCore import Qt

from moderator.model import State
from moderator.ui.dialogs.switch import SwitchDialog
from moderator.ui.questions import NoteDialog, QuestionDialog
from moderator.ui.sidebar import View
from tests.e2e.shift import CTRL, SHIFT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.paper import Paper
    from tests.e2e.shift import Shift

KEY = Qt.Key
ARTICLE = "/van-hoa/ganh-hat-boi-dinh-go-sen-sang-den-lai-7.html"
TEXTS = {
    "approve": "Cầu đẹp quá, mong sớm thông xe.",
    "hold": "Chuyện đền bù thì để hỏi lại xã đã.",
    "chief": "Bài này nêu tên cán bộ, xem lại giúp.",
    "letter": "Chẳng liên quan gì tới cây cầu cả.",
    "arrows": "Nghe đâu trụ cầu nứt rồi, tin hành lang thôi.",
    "spam": "Cho vay không thế chấp, nhận tiền trong ngày.",
    "undone": "Cầu làm chậm ba năm mới xong.",
    "draft": "Cau nay xay lau qua.",
    "bulk1": "Mời bà con ghé mua đồ điện máy giá rẻ.",
    "bulk2": "Mời bà con ghé mua đồ gia dụng giá rẻ.",
    "bulk3": "Mời bà con ghé mua đồ trẻ em giá rẻ.",
    "parent": "Ai thấy bảng giá vé xe buýt qua cầu chưa?",
}


@pytest.fixture
def page(browser: Browser, paper: Paper) -> Iterator[Page]:
    """A reader's window on an article."""
    context = browser.new_context(base_url=paper.address, locale="vi-VN")
    opened = context.new_page()
    opened.goto(ARTICLE)
    yield opened
    context.close()


def test_a_reader_writes_and_reads_what_the_moderator_mended_by_keys(
    page: Page, shift: Shift
) -> None:
    expect(page.locator("#so-binh-luan")).to_have_text("0 bình luận")
    mark = uuid.uuid4().hex[:8]
    page.get_by_label("Viết ý kiến").fill(f"ganh hat hay qua {mark}")
    page.get_by_label("Họ tên").fill("bac tu")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("status")).to_contain_text("đang chờ biên tập")

    shift.work()
    shift.search(mark)
    shift.until(lambda: len(shift.list()) == 1)
    remote_id = shift.current()
    shift.key(KEY.Key_F2)
    shift.key(KEY.Key_A, CTRL)
    shift.write(f"Gánh hát hay quá {mark}.")
    shift.tab_back_to(shift.window.detail.editor.name)
    shift.key(KEY.Key_A, CTRL)
    shift.write("Bác Tư")
    shift.key(KEY.Key_Return, CTRL)
    shift.until(lambda: shift.list() == [])
    shift.until_sent()

    page.goto(ARTICLE)
    shown = page.locator(f"#y-kien-{remote_id}")
    expect(shown.locator(".comment-body")).to_have_text(f"Gánh hát hay quá {mark}.")
    expect(shown).to_contain_text("Bác Tư - ")
    expect(page.locator("#so-binh-luan")).to_have_text("1 bình luận")


# --- the whole job ---------------------------------------------------------------------------


@pytest.fixture
def posts(paper: Paper) -> dict[str, str]:
    """What readers wrote, oldest first: a name for each, and its id on the site."""
    ids = {
        name: paper.post(f"Bạn {name}", text, seconds_ago=9000 - 60 * at)
        for at, (name, text) in enumerate(TEXTS.items())
    }
    reply = paper.post("Bạn reply", "Có rồi, dán ở đầu cầu.", parent=ids["parent"])
    return {**ids, "reply": reply}


def decide_each_way(shift: Shift, posts: dict[str, str]) -> None:
    """Give every verdict once."""
    shift.decide(posts["approve"], "1")
    shift.decide(posts["hold"], "2")
    shift.decide(posts["letter"], "8", "c")
    shift.decide(posts["arrows"], "8", *[KEY.Key_Down] * 4, KEY.Key_Return)
    shift.decide(posts["spam"], "9")
    shift.find(posts["chief"])
    comment = shift.window.queue.view.current()
    shift.key("3")
    shift.opened(NoteDialog)
    shift.write("Có nêu tên người, xin ý kiến")
    shift.key(KEY.Key_Return, CTRL)
    shift.until(lambda: comment not in shift.list())


def undo_by_name(shift: Shift, posts: dict[str, str]) -> None:
    """Reject, read what undo would take back, take it back."""
    shift.decide(posts["undone"], "8", "a")
    shift.until(lambda: "Bạn undone" in shift.note())
    shift.key(KEY.Key_Z, CTRL)
    shift.until(lambda: shift.current() == posts["undone"])


def keep_a_draft(shift: Shift, posts: dict[str, str]) -> None:
    """Begin to edit, leave, find the draft again, leave it for the next day."""
    shift.find(posts["draft"])
    shift.key(KEY.Key_F2)
    shift.key(KEY.Key_A, CTRL)
    shift.write("Cầu này xây lâu quá.")
    shift.key(KEY.Key_Escape)
    shift.until(lambda: bool((one := shift.window.detail.detail) and one.draft))
    shift.press(KEY.Key_F2)
    assert shift.window.detail.editor.text.toPlainText() == "Cầu này xây lâu quá."
    shift.key(KEY.Key_Escape)


def search_both_ways(shift: Shift, posts: dict[str, str]) -> None:
    """Find with and without diacritics, in texts and in names."""
    shift.search("bang gia ve")
    assert shift.current() == posts["parent"]
    shift.search_no_more()
    shift.search("bảng giá vé")
    assert shift.current() == posts["parent"]
    shift.tab_to(shift.window.header.search.exact)
    shift.key(KEY.Key_Space)
    shift.until(lambda: shift.window.browsing.query.exact)
    shift.search_no_more()
    shift.search("bang gia ve")
    assert shift.list() == []
    shift.tab_to(shift.window.header.search.exact)
    shift.key(KEY.Key_Space)
    shift.search("ban undone")
    assert shift.current() == posts["undone"]
    shift.search_no_more()


def look_through_the_views(shift: Shift, posts: dict[str, str]) -> None:
    """Find the held comment among the held, the rejected ones among the rejected."""
    shift.show(View(State.HELD))
    assert shift.current() == posts["hold"]
    shift.show(View(State.CHIEF))
    assert shift.current() == posts["chief"]
    shift.show(View(State.REJECTED))
    assert len(shift.list()) == 2
    shift.show(View(State.PENDING))


def answer_the_question(shift: Shift, posts: dict[str, str]) -> None:
    """Approve a reply under an unpublished comment: asked once, gone back, asked again, done."""
    shift.find(posts["reply"])
    comment = shift.window.queue.view.current()
    shift.key("1")
    shift.opened(QuestionDialog)
    shift.key(KEY.Key_Return)
    shift.back()
    assert comment in shift.list()
    shift.press("1")
    shift.opened(QuestionDialog)
    shift.key(KEY.Key_Backtab, SHIFT)
    shift.key(KEY.Key_Space)
    shift.until(lambda: comment not in shift.list())


def test_a_whole_shift_by_keys_stands_on_the_site_as_it_was_decided(
    shift: Shift, paper: Paper, posts: dict[str, str], tmp_path: Path
) -> None:
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    decide_each_way(shift, posts)
    undo_by_name(shift, posts)
    keep_a_draft(shift, posts)
    search_both_ways(shift, posts)
    look_through_the_views(shift, posts)
    answer_the_question(shift, posts)

    shift.key(KEY.Key_F4)
    shift.opened(SwitchDialog)
    shift.write("Minh")
    shift.key(KEY.Key_Return)
    shift.until(lambda: shift.window.actor == "Minh")
    shift.until_sent()
    shift.end()

    shift.work()
    assert shift.window.actor == "Minh"
    shift.find(posts["draft"])
    shift.key(KEY.Key_F2)
    assert shift.window.detail.editor.text.toPlainText() == "Cầu này xây lâu quá."
    comment = shift.window.queue.view.current()
    shift.key(KEY.Key_Return, CTRL)
    shift.until(lambda: comment not in shift.list())
    shift.until_sent()
    shift.end()

    wanted = dict.fromkeys(posts, "pending")
    wanted |= {"approve": "approved", "reply": "approved", "draft": "approved", "spam": "spam"}
    wanted |= {"letter": "rejected", "arrows": "rejected"}
    states = paper.states(*posts.values())
    assert {name: states[remote_id] for name, remote_id in posts.items()} == wanted
    mended = paper.comment(posts["draft"])
    assert mended["text"] == "Cầu này xây lâu quá."
    assert mended["original_text"] == TEXTS["draft"]
    check_the_log(shift.profile.data, posts, tmp_path / "log.jsonl")


def check_the_log(data: Path, posts: dict[str, str], file: Path) -> None:
    """Verify the chain; each decision stands in the log under its name."""
    assert json.loads(run(data, "log", "verify", "--json"))["intact"] is True
    run(data, "log", "export", "--format", "jsonl", "--out", str(file))
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    said = {
        (row["remote_id"], row["verdict"]): row["moderator"] for row in rows if row.get("verdict")
    }
    for name, verdict in (("approve", "approve"), ("hold", "hold"), ("chief", "chief")):
        assert said[posts[name], verdict] == "Lan"
    assert said[posts["draft"], "approve"] == "Minh"


def run(data: Path, *words: str) -> str:
    """Run a command on the closed desk and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "moderator", "--data", str(data), *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return str(done.stdout)
