"""What pictures of every screen showed to be cut off, out of line or out of order."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QPoint

from moderator.model import Place
from moderator.ui import labels
from moderator.ui.dialogs import settings as pages
from moderator.ui.dialogs.connect import ConnectDialog
from moderator.ui.dialogs.settings import SettingsDialog

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office


def test_each_page_of_the_settings_takes_room_for_itself_alone(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    needs = []
    for page in (pages.WORK, pages.SITES, pages.REASONS):
        dialog.show_page(page)
        busy.bench.until(dialog.isVisible)
        needs.append(dialog.stack.minimumSizeHint().height())
    work, sites, reasons = needs
    assert sites < work
    assert reasons < work
    rows = dialog.reasons.list
    heights = {rows.visualItemRect(rows.item(at)).height() for at in range(rows.count())}
    assert len(heights) == 1  # the first was measured with its padding, the others without


def test_what_went_wrong_takes_the_lines_it_has_in_the_dialog_no_more(busy: Office) -> None:
    busy.dialogs.connect_site()
    dialog = busy.wait(ConnectDialog)
    before = dialog.height()
    dialog.say("No connection to the site. " * 6)
    said = dialog.trouble.heightForWidth(dialog.address.mapTo(dialog, QPoint(0, 0)).x())
    assert before < dialog.height() < before + said


def test_sections_stand_in_the_order_of_the_alphabet_and_articles_as_they_came() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese))
    try:
        names = ("Văn hóa", "Đời sống", "Du lịch")
        given = [Place("Bài có nhiều ý kiến nhất", 9, "Du lịch", 2), Place("An", 1, "", 1)]
        found = labels.sections_collated([*given, *(Place(one, 1, one) for one in names)])
    finally:
        QLocale.setDefault(before)
    assert [one.name for one in found] == [
        "Du lịch",
        "Đời sống",
        "Văn hóa",
        "Bài có nhiều ý kiến nhất",
        "An",
    ]


def test_a_per_cent_sign_stays_on_the_line_of_its_number() -> None:
    assert labels.percent(67) == "67%"


def test_an_article_s_date_is_whole_or_not_there(busy: Office) -> None:
    pane = busy.bench.window.detail
    assert pane.detail is not None
    block, day = pane.article, datetime(2026, 11, 21, tzinfo=UTC)
    block.show_article(replace(pane.detail.article, section="Đời sống", published_at=day))
    whole = block.meta.accessibleName()
    section = whole.partition("  ·  ")[0]
    assert section != whole
    shown = set()
    for width in range(150, 420, 6):
        block.resize(width, block.height())
        shown.add(block.meta.text())
        assert block.meta.accessibleName() == whole
    assert {section, whole} <= shown
    assert not any(text.startswith(f"{section}  ·") for text in shown - {whole})
