from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from moderator.ui import labels

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("vi_VN"))
    yield
    QLocale.setDefault(before)


def test_names_stand_in_the_vietnamese_order() -> None:
    wanted = ["An", "Ánh", "Ăn", "Ân", "Bàn 9", "Bàn 10", "Dũng", "Đào", "Oanh", "Ông", "Ơn", "Ưng"]
    assert labels.collated(reversed(wanted)) == wanted


def test_no_name_stops_the_ordering() -> None:
    odd = ["\ud800", "a\x00b", "", "\U0001f600", "Đ"]
    assert sorted(labels.collated(odd)) == sorted(odd)


def test_numbers_and_times_are_written_as_the_language_does() -> None:
    moment = datetime(2026, 11, 3, 8, 5, tzinfo=UTC)
    assert labels.number(1_234_567) == "1.234.567"
    assert labels.day(moment) == "03/11/2026"
    QLocale.setDefault(QLocale("en_GB"))
    assert labels.number(1_234_567) == "1,234,567"
