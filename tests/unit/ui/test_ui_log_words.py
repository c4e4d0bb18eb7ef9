from __future__ import annotations

from datetime import UTC, datetime

import pytest

from moderator.model import LogRow, State, Verdict
from moderator.ui.dialogs import log_words

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "kind",
    [
        "decision",
        "undo",
        "remote",
        "returned",
        "resolved",
        "login",
        "export",
        "printed",
        "purge",
        "takedown_checked",
        "stopped",
        "hold",
        "hours",
        "released",
        "held",
        "flood_limits",
    ],
)
@pytest.mark.parametrize("verdict", [*Verdict, *State])
def test_each_kind_of_row_is_told_in_words_and_not_by_its_code(kind: str, verdict: str) -> None:
    said = log_words.what(LogRow(1, AT, kind, "Lan", "0" * 64, verdict=verdict))
    assert said
    assert said[0].isupper()
    assert "_" not in said


def test_what_the_program_saw_by_itself_has_a_word_for_its_name() -> None:
    assert log_words.who(LogRow(1, AT, "takedown_checked", "", "0" * 64)) == "(the program)"
