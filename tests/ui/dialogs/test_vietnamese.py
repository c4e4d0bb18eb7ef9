"""In Vietnamese, nothing that a person reads stays English."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from moderator.app.languages import install
from moderator.resources import resource
from moderator.ui import labels
from moderator.ui.dialogs.bulk import BulkDialog
from moderator.ui.dialogs.connect import ConnectDialog
from moderator.ui.dialogs.help import HelpDialog
from moderator.ui.dialogs.settings import SettingsDialog
from moderator.ui.dialogs.takedown import TakedownDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.dialogs.conftest import Office

# Without "in", which is Vietnamese for "print".
ENGLISH = {
    "the", "a", "of", "to", "and", "is", "with", "comment", "comments", "site", "log", "name",
    "approve", "reject", "hold", "spam", "search", "settings", "cancel", "close", "save", "copy",
    "undo", "edit", "keys", "all", "pending", "held", "find", "connect", "export", "verify",
    "moderator", "reader", "article", "when", "what", "text", "not", "from", "for", "your",
}  # fmt: skip
SAME = {"WordPress", "https://", "English"}


@pytest.fixture(autouse=True)
def vietnamese(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    install(qapp, "vi")
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def texts(widget: QWidget) -> set[str]:
    """Return what ``widget`` and all within it say, to the eye and to a screen reader."""
    found = {widget.windowTitle()}
    for one in [widget, *widget.findChildren(QWidget)]:
        found |= {one.toolTip(), one.accessibleName(), one.accessibleDescription()}
        if isinstance(one, QLabel | QAbstractButton):
            found.add(one.text())
        if isinstance(one, QLineEdit | QPlainTextEdit):
            found.add(one.placeholderText())
        if isinstance(one, QComboBox):
            found |= {one.itemText(at) for at in range(one.count())}
        if isinstance(one, QMenu):
            found |= {action.text() for action in one.actions()}
    return found


def english(widget: QWidget) -> set[str]:
    """Return the texts with an English word in them."""
    left = set()
    for text in texts(widget):
        plain = text.replace("&", "")
        for same in SAME:
            plain = plain.replace(same, " ")
        words = {word.strip(".,:;…()“”?!").casefold() for word in plain.split()}
        if words & ENGLISH:
            left.add(text)
    return left


def test_the_main_window_speaks_vietnamese(busy: Office) -> None:
    assert english(busy.bench.window) == set()


def test_the_dialogs_speak_vietnamese(busy: Office) -> None:
    dialogs = busy.dialogs
    for opening, kind in (
        (dialogs.show_help, HelpDialog),
        (dialogs.show_settings, SettingsDialog),
        (dialogs.connect_site, ConnectDialog),
        (lambda: dialogs.take_down(busy.bench.list()[0]), TakedownDialog),
    ):
        opening()
        dialog = busy.wait(kind)
        assert english(dialog) == set()
        dialog.reject()
    busy.back()
    busy.bench.window.queue.view.select_first(5)
    busy.bench.window.trigger("hold")
    preview = busy.wait(BulkDialog)
    busy.bench.until(lambda: preview.list.count() == 5)
    assert english(preview) == set()
    assert preview.act.text() == "Để lại 5 ý kiến"


def test_the_log_speaks_vietnamese(busy: Office) -> None:
    busy.dialogs.show_log()
    log = busy.dialogs.log
    assert log is not None
    busy.bench.until(lambda: log.shown is not None)
    assert english(log) == set()


def test_english_counts_in_its_two_forms(qapp: QApplication) -> None:
    install(qapp, "en")
    now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    assert labels.since(now - timedelta(minutes=1), now) == "1 minute ago"
    assert labels.since(now - timedelta(minutes=2), now) == "2 minutes ago"


def test_no_plural_is_asked_for_where_its_forms_are_not_collected() -> None:
    """pyside6-lupdate takes %n for a plural only in ``self.tr``."""
    there = ET.parse(resource("i18n", "moderator_vi.ts"))  # noqa: S314 - our own file
    for message in there.iter("message"):
        if "%n" in message.findtext("source", ""):
            assert message.get("numerus") == "yes", message.findtext("source")


def test_buttons_and_menus_of_qt_speak_vietnamese() -> None:
    translate = QCoreApplication.translate
    for context, text, spoken in (
        ("QPlatformTheme", "Cancel", "Hủy"),
        ("QWidgetTextControl", "&Undo", "&Hoàn tác"),
        ("QLineEdit", "Select All", "Chọn tất cả"),
        ("QFileDialog", "File &name:", "Tê&n tệp:"),
        ("QMessageBox", "Show Details...", "Xem chi tiết…"),
    ):
        assert translate(context, text) == spoken
