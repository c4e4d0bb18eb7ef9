"""The article above a comment: its title matters, and a long one has two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from moderator.model import Article
from moderator.ui.article_block import ArticleBlock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme

TITLE = "Nộp hồ sơ qua mạng ở xã: nhanh với người trẻ, người lớn tuổi cần người chỉ tận tay"
LEAD = "Hơn một năm sau khi việc của huyện chuyển về xã, bàn hỗ trợ ở Đông Sậy mỗi ngày tiếp hàng"


def article(title: str, lead: str = LEAD, section: str = "") -> Article:
    return Article(
        id=1,
        site_id=1,
        remote_id="a1",
        title=title,
        url="https://bao.example/1",
        section=section,
        lead=lead,
        text="",
        published_at=None,
        comments_open=None,
    )


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(500, 440)
    return pane


@pytest.fixture
def block(pane: QWidget, theme: Theme) -> ArticleBlock:
    block = ArticleBlock(theme, pane)
    column = QVBoxLayout(pane)
    column.addWidget(block)
    column.addStretch(1)
    pane.show()
    return block


def lines(label: QLabel) -> int:
    return label.text().count("\n") + 1


def test_title_and_lead_share_three_lines(block: ArticleBlock) -> None:
    seen = set()
    for title, shared in (("Cầu mới", (1, 2)), (TITLE, (2, 1)), (TITLE * 3, (2, 1))):
        block.show_article(article(title))
        block.window().grab()
        assert (lines(block.title), lines(block.lead)) == shared
        for label in (block.title, block.lead):
            letters = QFontMetrics(label.font())
            assert lines(label) * letters.height() <= label.height()
            for line in label.text().split("\n"):
                assert letters.horizontalAdvance(line) <= label.width()
        assert block.title.geometry().bottom() < block.lead.geometry().top()
        assert block.words.rect().contains(block.lead.geometry())
        seen.add(block.height())
    assert len(seen) == 1  # what stands below moves for no title


def test_a_long_title_is_whole_on_two_lines(block: ArticleBlock) -> None:
    block.show_article(article(TITLE))
    assert block.title.text().replace("\n", " ") == TITLE


def test_a_low_pane_keeps_a_title_on_one_line(block: ArticleBlock) -> None:
    block.show_article(article(TITLE))
    block.window().resize(500, 200)
    block.window().grab()
    assert "\n" not in block.title.text()
    assert block.title.text().endswith("…")


def test_a_wide_pane_leaves_no_line_empty(block: ArticleBlock) -> None:
    block.window().resize(1100, 440)
    block.show_article(article("Cầu mới"))
    block.window().grab()
    assert block.words.height() - block.lead.geometry().bottom() <= 2


def test_title_and_lead_end_with_a_word(block: ArticleBlock) -> None:
    block.show_article(article(TITLE * 2))
    assert block.lead.toolTip()
    for width in range(300, 420, 7):
        block.window().resize(width, 440)
        block.window().grab()
        for label, whole in ((block.lead, LEAD), (block.title, TITLE * 2)):
            assert label.text().endswith("…")
            words = label.text().removesuffix("…").replace("\n", " ")
            assert whole.startswith(words)
            assert not whole[len(words)].isalnum()


def test_an_endless_title_without_a_blank_stays_in_its_lines(block: ArticleBlock) -> None:
    block.show_article(article("x" * 100_000, "y" * 100_000))
    block.window().grab()
    assert block.title.text().count("\n") == 1
    letters = QFontMetrics(block.title.font())
    for line in block.title.text().split("\n"):
        assert letters.horizontalAdvance(line) <= block.title.width()


def test_the_buttons_leave_the_section_its_room(block: ArticleBlock, theme: Theme) -> None:
    for width in range(260, 700, 20):
        block.window().resize(width, 440)
        block.show_article(article(TITLE, section="Đời sống"))
        block.window().grab()
        assert block.meta.text() == "Đời sống"
    theme.set_scheme("light", 150)
    block.window().resize(620, 660)
    block.window().grab()
    text = block.meta.text()
    theme.set_scheme("light", 100)
    assert text == "Đời sống"


def test_the_buttons_keep_their_words_where_both_have_room(block: ArticleBlock) -> None:
    words, bare = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
    found = set()
    for width in range(400, 620, 5):
        block.window().resize(width, 440)
        block.show_article(article(TITLE, section="Đời sống"))
        block.window().grab()
        room = block.title.width()
        needed = sum(button.sizeHint().width() for button in (block.manage, block.only, block.link))
        style = block.link.toolButtonStyle()
        found.add(style)
        if style == words:
            assert needed + 90 <= room
            least = room
        else:
            most = room
    assert found == {words, bare}
    assert most < least
