"""The main job, seen by a reader in a real browser; the desk is driven by its commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLE = "/van-hoa/ganh-hat-boi-dinh-go-sen-sang-den-lai-7.html"
PROGRAM = [sys.executable, "-m", "moderator"]


@dataclass(frozen=True)
class Desk:
    """A moderator at the command line, connected to a running sample paper."""

    data: Path
    address: str

    def run(self, *words: str) -> str:
        """Run one command and return what it prints."""
        done = subprocess.run(
            [*PROGRAM, "--data", str(self.data), "--as", "Mai", *words],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    def sync(self) -> dict[str, Any]:
        """Run one round that waits for no undo window."""
        return dict(json.loads(self.run("sync", "--once", "--now")))

    def pending(self, text: str) -> dict[str, Any]:
        """Return the one comment in the queue that says ``text``."""
        queue = json.loads(self.run("queue", "list", "--json", "--limit", "1000"))
        (found,) = [each for each in queue if each["text"] == text]
        return dict(found)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    site, desk = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("desk")
    serving = subprocess.Popen(
        [*PROGRAM, "--data", str(site), "demo", "--headless", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert serving.stdout is not None
        with serving.stdout as output:
            first = json.loads(output.readline())
        ready = Desk(desk, first["address"])
        ready.run("connect", first["address"], "--token", first["token"])
        yield ready
    finally:
        serving.terminate()
        serving.wait(20)


@pytest.fixture
def page(browser: Browser, desk: Desk, tmp_path: Path) -> Iterator[Page]:
    """A reader's window on the article, of its own and without a login."""
    context = browser.new_context(
        base_url=desk.address, viewport={"width": 1280, "height": 900}, locale="vi-VN"
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.goto(ARTICLE)
    yield opened
    keep = os.environ.get("MODERATOR_SCREENSHOTS")
    opened.screenshot(path=(keep and f"{keep}/page.png") or tmp_path / "page.png", full_page=True)
    context.close()
    assert faults == []


def count(page: Page) -> int:
    words, _, rest = page.locator("#so-binh-luan").inner_text().partition(" ")
    assert rest == "bình luận"
    return int(words)


def write(page: Page, name: str, text: str) -> None:
    page.get_by_label("Viết ý kiến").fill(text)
    page.get_by_label("Họ tên").fill(name)
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("status")).to_contain_text("đang chờ biên tập")


def test_a_readers_post_is_mended_approved_and_shown(page: Page, desk: Desk) -> None:
    before = count(page)
    mark = uuid.uuid4().hex[:8]
    typed = f"ganh hat hay qua, mong hat hoai {mark}"
    write(page, "bac tu", typed)
    expect(page.locator("body")).not_to_contain_text(typed)
    assert count(page) == before

    assert desk.sync()["fetched"] > 0
    waiting = desk.pending(typed)
    assert waiting["author"] == "bac tu"
    assert "missing_diacritics" in {each["kind"] for each in waiting["findings"]}

    mended = f"Gánh hát hay quá, mong hát hoài. {mark}"
    desk.run("decide", str(waiting["id"]), "approve", "--text", mended, "--name", "Bác Tư")
    assert desk.sync()["delivered"] == 1

    page.goto(ARTICLE)
    shown = page.locator(f"#y-kien-{waiting['remote_id']}")
    expect(shown.locator(".comment-body")).to_have_text(mended)
    expect(shown).to_contain_text("Bác Tư - ")
    expect(page.locator("body")).not_to_contain_text(typed)
    assert count(page) == before + 1

    desk.run(
        *("takedown", f"{desk.address}{ARTICLE}#y-kien-{waiting['remote_id']}"),
        *("--ordered-by", "Thư ký tòa soạn", "--document", "Phiếu 12"),
    )
    page.goto(ARTICLE)
    expect(page.locator("body")).not_to_contain_text(mark)
    assert count(page) == before


def test_a_readers_markup_is_shown_as_text(page: Page, desk: Desk) -> None:
    typed = f"<img src=x onerror=document.title='mất'> Tuồng hay quá {uuid.uuid4().hex[:8]}"
    write(page, "<b>Lan</b>", typed)
    desk.sync()
    waiting = desk.pending(typed)
    desk.run("decide", str(waiting["id"]), "approve", "--yes")
    desk.sync()
    page.goto(ARTICLE)
    shown = page.locator(f"#y-kien-{waiting['remote_id']}")
    expect(shown.locator(".comment-body")).to_have_text(typed)
    expect(shown.locator(".comment-name")).to_have_text("<b>Lan</b>")
    assert page.title().startswith("Gánh hát bội")


def test_a_reply_is_shown_below_the_comment_it_answers(page: Page, desk: Desk) -> None:
    answered = page.locator(".thread > .comment").first
    name = answered.locator(".comment-name").first.inner_text()
    answered.get_by_role("link", name="Trả lời").first.click()
    expect(page.locator(".answering")).to_contain_text(name)
    text = f"Tôi cũng nghĩ như vậy. {uuid.uuid4().hex[:8]}"
    write(page, "Chị Sáu", text)
    desk.sync()
    waiting = desk.pending(text)
    desk.run("decide", str(waiting["id"]), "approve")
    desk.sync()
    page.goto(ARTICLE)
    below = page.locator(".thread > .comment", has_text=text)
    expect(below.locator(".comment-name").first).to_have_text(name)
    expect(below.locator(".replies .comment-body").last).to_have_text(text)
