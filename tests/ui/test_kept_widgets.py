"""The widgets beside a comment are kept for the next one, and nobody is misled by that."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator.model import Finding, FindingKind, State, ThreadItem, Words
from moderator.ui.findings_block import FindingsBlock
from moderator.ui.thread_block import NEAR, ThreadBlock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def add(page: QWidget, block: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(block)


def replies(*authors: str, depth: int = 1) -> list[ThreadItem]:
    return [
        ThreadItem(number, author, f"Ý kiến của {author}", State.PENDING, NOW, depth)
        for number, author in enumerate(authors, ord(authors[0][0]))
    ]


def finding(kind: FindingKind, suggestion: str | None = None) -> Finding:
    return Finding(kind, 0.9, (), Words("Why", "Vì sao"), suggestion=suggestion)


def test_the_next_thread_is_shown_by_the_same_widgets(page: QWidget, theme: Theme) -> None:
    block = ThreadBlock(theme, page)
    add(page, block)
    block.show_items(replies("An", "Bình", "Chi"), more=2)
    before = block.neighbours
    block.show_items(replies("Dung", depth=0))
    assert block.neighbours == before[:1]
    assert "Dung" in block.neighbours[0].accessibleName()
    assert "An" not in block.neighbours[0].head.text() + block.neighbours[0].text.text()
    assert [one.isVisible() for one in before] == [True, False, False]
    block.show_items(replies("Giang", "Hà", "Khoa"))
    assert block.neighbours == before
    assert [one.item.author for one in before] == ["Giang", "Hà", "Khoa"]


def test_after_a_long_thread_only_some_are_kept(page: QWidget, theme: Theme) -> None:
    block = ThreadBlock(theme, page)
    add(page, block)
    block.show_items(replies(*(f"Đọc {number}" for number in range(40))))
    whole = block.neighbours
    block.show_items(replies("An"))
    block.show_items(replies(*(f"Đọc {number}" for number in range(40))))
    assert sum(one in whole for one in block.neighbours) == NEAR


def test_whoever_is_at_a_reply_is_not_at_another_one_then(page: QWidget, theme: Theme) -> None:
    block = ThreadBlock(theme, page)
    add(page, block)
    block.show_items(replies("An", "Bình"))
    at = block.neighbours[1]
    at.setFocus()
    block.show_items(replies("An", "Bình", "Chi"))
    assert at.hasFocus()
    block.show_items(replies("Dung", "Giang"))
    assert not at.isVisible()
    assert at.item.author == "Bình"


def test_findings_are_shown_anew_by_the_same_widgets(page: QWidget, theme: Theme) -> None:
    block = FindingsBlock(theme, page)
    add(page, block)
    block.show_findings([finding(FindingKind.REPEAT), finding(FindingKind.LINK)])
    (button,) = block.buttons()
    assert (button.objectName(), button.isVisible()) == ("group", True)
    block.show_findings([finding(FindingKind.MISSING_DIACRITICS)])
    assert block.buttons() == [button]
    assert (button.objectName(), button.isVisible()) == ("restore", True)
    assert button.accessibleName() == button.text()
    block.show_findings([finding(FindingKind.LINK)])
    assert not block.buttons()
    assert not button.isVisible()
    block.show_findings([])
    assert not block.isVisible()


def test_a_button_never_offers_something_else_to_whoever_is_at_it(
    page: QWidget, theme: Theme
) -> None:
    block = FindingsBlock(theme, page)
    add(page, block)
    block.show_findings([finding(FindingKind.PERSONAL, "***")])
    (button,) = block.buttons()
    button.setFocus()
    block.show_findings([finding(FindingKind.PERSONAL, "***")])
    assert button.hasFocus()
    block.show_findings([finding(FindingKind.PERSONAL, "+++")])
    assert not button.isVisible()
    assert block.buttons() != [button]


def test_what_is_kept_follows_the_text_size(page: QWidget, theme: Theme) -> None:
    thread, findings = ThreadBlock(theme, page), FindingsBlock(theme, page)
    add(page, thread)
    add(page, findings)
    thread.show_items(replies("An"))
    findings.show_findings([finding(FindingKind.REPEAT)])
    shown = (thread.neighbours[0].head, thread.neighbours[0].text)
    usual = [label.font().pixelSize() for label in shown]
    theme.set_scheme("light", 200)
    try:
        now = [label.font().pixelSize() for label in shown]
    finally:
        theme.set_scheme("light", 100)
    assert all(large > small for large, small in zip(now, usual, strict=True))
