"""The keys on one page, as they are bound."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest

from moderator.ui.key_groups import key_groups
from moderator.ui.keys import ACTS, KeyMap
from moderator.ui.printing import Stamp, lay_out
from moderator.ui.sheets.keys import keys_job

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.ui.printing import Pages

pytestmark = pytest.mark.usefixtures("theme")


def _pages(keys: KeyMap) -> Pages:
    stamp = Stamp("Báo Thử", "Lan", datetime(2026, 11, 23, tzinfo=UTC))
    nobody = cast("Desk", None)  # the keys are asked of no database
    return lay_out(keys_job(keys).prepare(nobody, stamp, lambda _done, _total: None, lambda: False))


def test_the_usual_keys_fit_on_one_page_and_none_is_missing() -> None:
    keys = KeyMap()
    pages = _pages(keys)
    text = pages.text(0)
    assert pages.count == 1
    assert all(keys.key(act.id) in text for act in ACTS)
    assert "Báo Thử" in text


def test_a_key_of_ones_own_stands_on_the_sheet_and_one_taken_away_does_not() -> None:
    text = _pages(KeyMap({"lock": "", "shift": "Ctrl+J"})).text(0)
    assert "Ctrl+J" in text
    assert "Shift+F4" not in text


def test_every_action_stands_in_one_group() -> None:
    lines = [line for side in key_groups(KeyMap()) for group in side for line in group.lines]
    keys = KeyMap()
    for act in ACTS:
        if keys.key(act.id) and act.id not in {"help", "help_f1"}:
            assert any(key == keys.key(act.id) for key, _ in lines)
