"""What the tests of printed sheets share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from moderator.ui.printing import Part, Sheet, Stamp, lay_out, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pypdf import PageObject

    from moderator.ui.theme import Theme

STAMP = Stamp("Báo thử", "Lan", datetime(2026, 11, 23, 8, 0, tzinfo=UTC), "ab12" * 16)


@pytest.fixture
def printed(tmp_path: Path, theme: Theme) -> Callable[..., list[str]]:
    """Print parts into a PDF and return what a reader finds on each of its pages."""
    del theme

    def make(*parts: Part, landscape: bool = False, title: str = "Tờ thử") -> list[str]:
        pages = lay_out(Sheet(title, STAMP, parts, period="Đêm qua", landscape=landscape))
        write_pdf(pages, tmp_path / "sheet.pdf")
        found = PdfReader(tmp_path / "sheet.pdf")
        assert len(found.pages) == pages.count
        return [text_of(page) for page in found.pages]

    return make


def text_of(page: PageObject) -> str:
    """Return a page's text. Qt calls the one glyph of blanks and tabs a tab."""
    return page.extract_text().replace("\t", " ")
