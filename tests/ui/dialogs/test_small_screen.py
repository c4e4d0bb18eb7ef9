"""At 200 % on 1,090 × 560 nothing is cut off, in both languages; what lacks room scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, QPoint, QRect, QTranslator
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from moderator.app.languages import install
from moderator.model.article import ArticlePolicy, Handling
from moderator.model.flood import Flood, FloodKind
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.dialogs.help import HelpDialog
from moderator.ui.key_button import KeyButton
from moderator.ui.line_label import LineLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme
    from tests.ui.dialogs.screens import Whole

SMALL = QRect(0, 0, 1090, 560)


@pytest.fixture(params=["vi", "en"])
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    install(qapp, request.param)
    yield request.param
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def small(
    spoken: str, theme: Theme, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Whole]:
    """A small screen with large letters; the screen that Qt makes for tests is another."""
    del spoken
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(SMALL))
    theme.set_scheme("light", 200)
    whole: Whole = request.getfixturevalue("whole")
    whole.office.bench.window.resize(SMALL.width(), SMALL.height())
    yield whole
    theme.set_scheme("light", 100)


def cut(window: QWidget) -> list[str]:
    """Return what of a window cannot be read whole or reached."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            why = _squeezed(widget) or _out_of_reach(widget, window)
            if why:
                found.append(f"{type(widget).__name__} {_text(widget)[:40]!r} {why}")
    return found


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else widget.accessibleName()


def _squeezed(widget: QWidget) -> str:
    """Return how a widget is too small for its words."""
    width, height, letters = widget.width(), widget.height(), widget.fontMetrics()
    text = _text(widget).replace("&", "")
    if not text:
        return ""
    if isinstance(widget, QLabel) and not isinstance(widget, LineLabel):
        if widget.wordWrap():
            needed = widget.heightForWidth(width)
            return f"{height} of {needed} high" if height < needed else ""
        if "…" in text:  # it says that there is more, and has it as its tip
            return ""
        inside = widget.contentsRect().width()
        needed = max(letters.horizontalAdvance(line) for line in text.splitlines())
        return f"{inside} of {needed} wide" if inside < needed else ""
    if isinstance(widget, KeyButton):
        needed = widget.sizeHint().width()
    elif isinstance(widget, QPushButton):
        needed = _needed(widget)
    elif isinstance(widget, QAbstractButton | QComboBox):
        needed = widget.minimumSizeHint().width()
    else:
        return ""
    return f"{width} of {needed} wide" if width < needed else ""


def _out_of_reach(widget: QWidget, window: QWidget) -> str:
    """Return where a widget is cut by what it lies in, and nothing scrolls there."""
    if not isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit):
        return ""
    area = QRect(QPoint(), widget.size())
    inner: QWidget = widget
    while inner is not window:
        outer = inner.parentWidget()
        assert outer is not None
        if isinstance(outer, QAbstractSlider | QComboBox):
            return ""
        area.translate(inner.pos())
        scroller = outer.parentWidget()
        if isinstance(scroller, QAbstractScrollArea) and scroller.viewport() is outer:
            across, down = scroller.horizontalScrollBar(), scroller.verticalScrollBar()
            area.translate(across.value(), down.value())
            room = QRect(0, 0, outer.width() + across.maximum(), outer.height() + down.maximum())
            if not room.contains(area):
                return f"cut by {type(scroller).__name__}"
            area = QRect(QPoint(), outer.size())
        elif not outer.rect().contains(area):
            return f"cut by {type(outer).__name__}"
        inner = outer
    return ""


def too_large(window: QWidget) -> list[str]:
    """Return whether a window is larger than the screen."""
    fits = window.width() <= SMALL.width() and window.height() <= SMALL.height()
    return [] if fits else [f"{window.width()} × {window.height()}"]


def test_no_dialog_is_cut_off_on_a_small_screen_with_large_letters(small: Whole) -> None:
    wrong = {name: too_large(screen) + cut(screen) for name, screen in small.every()}
    assert {name: faults for name, faults in wrong.items() if faults} == {}


def test_the_helps_explanation_leaves_the_keys_their_room(small: Whole) -> None:
    screen = small.opened(lambda: small.office.bench.window.trigger("help"))
    assert isinstance(screen, HelpDialog)
    scroll = screen.findChild(ColumnScroll)
    assert scroll is not None
    assert scroll.page.isAncestorOf(screen.explanation)
    small.close()


def test_an_alarm_and_a_paused_article_leave_the_comment_room(small: Whole) -> None:
    bench, floods = small.office.bench, small.behind.floods
    detail = bench.window.detail
    bench.until_read()
    small.settle()  # what is read again would take the policy away
    assert detail.detail is not None
    shown = detail.detail
    floods.hold()
    now = bench.room.clock()
    policy = ArticlePolicy(shown.article.id, shown.article.title, handling=Handling.PAUSED)
    detail.show_detail(replace(shown, policy=policy))
    title = "Tiểu học cho vào lớp muộn ba mươi phút: trẻ tỉnh táo, phụ huynh chia đôi"
    floods.alarm.show_floods(
        (Flood(1, now, FloodKind.ARTICLE, shown.article.site_id, 57, 8, 39, now, now, 1, title),)
    )
    block = detail.article
    bench.until(lambda: not block.lead.isVisible())
    bench.until(lambda: block.height() >= block.minimumSizeHint().height())
    assert block.policy.isVisible()
    bench.until(lambda: detail.scroller.height() > 1)
    floods.alarm.show_floods(())
    bench.until(block.meta.isVisible)
    assert block.policy.isVisible()


def test_what_is_cut_off_is_noticed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    button = QPushButton("Không duyệt ý kiến này", window)
    button.setGeometry(0, 0, 40, 30)
    window.show()
    assert cut(window) == [f"QPushButton 'Không duyệt ý kiến này' 40 of {_needed(button)} wide"]
    button.setGeometry(0, 80, 200, 30)
    assert cut(window) == ["QPushButton 'Không duyệt ý kiến này' cut by QWidget"]


def _needed(button: QPushButton) -> int:
    """Return the width of a button whose words have the room that its style leaves them."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    part = QStyle.SubElement.SE_PushButtonContents
    inside = button.style().subElementRect(part, option, button)
    words = button.text().replace("&", "")
    return button.fontMetrics().horizontalAdvance(words) + button.width() - inside.width()
