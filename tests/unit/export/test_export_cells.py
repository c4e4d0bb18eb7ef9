"""What a spreadsheet would run is only text in our files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.export.cells import CELL_UNITS, neutralised, shortened, spelled_out, writable
from moderator.text.visible import Hidden, hidden_places


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84912345678",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\ttext",
        "\rtext",
        "\ntext",
        "   =HYPERLINK()",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        "\u202e=1",
        "\u2060 \u3164=1",
        "\u0301=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "\x1f=1",
    ],
)
def test_a_formula_gets_an_apostrophe_in_front(text: str) -> None:
    assert neutralised(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    ["", "Chào", "1 + 1 = 2", "a=b", "'=1", "(+84)", "Hai dòng\n- ý một\n- ý hai", "   ", "😀=1"],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutralised(text) == text


def test_a_formula_behind_a_separator_of_other_regions_is_held_too() -> None:
    assert neutralised("a;=1") == "a;'=1"
    assert neutralised("a;\t+1; -2") == "a;'\t+1;' -2"


def test_what_no_cell_holds_becomes_visible() -> None:
    assert writable("a\x00b\x07c") == "a␀b␇c"
    assert writable("x\ud83dy\ufffe") == "x\\ud83dy\\ufffe"
    assert writable("dòng\tmột\r\nhai") == "dòng\tmột\r\nhai"


@given(st.text(alphabet=st.characters(), max_size=40))
def test_every_written_text_is_utf8_and_starts_no_formula(text: str) -> None:
    cell = neutralised(writable(text))
    cell.encode("utf-8")
    assert cell[:1] not in set("=+-@\t\r\n")


def test_a_long_text_is_cut_to_what_a_cell_holds_and_says_so() -> None:
    emoji = "😀" * 20_000
    short = shortened(emoji, " [cut]")
    assert short.endswith("😀 [cut]")
    assert CELL_UNITS - 1 <= len(short.encode("utf-16-le")) // 2 <= CELL_UNITS


def test_a_text_that_just_fits_is_not_cut() -> None:
    assert shortened("ế" * CELL_UNITS, " [cut]") == "ế" * CELL_UNITS
    assert shortened("ế" * (CELL_UNITS + 1), " [cut]").endswith(" [cut]")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\u202eb\u202c", "a\\u202eb\\u202c"),
        ("ti\u200bền", "ti\\u200bền"),
        ("mềm\u00admại", "mềm\\u00admại"),
        ("x\U000e0041y", "x\\U000e0041y"),
        ("gia đình 👨\u200d👩\u200d👧", "gia đình 👨\u200d👩\u200d👧"),
        ("Ộ Ẫ Ễ, hai dòng\nđây", "Ộ Ẫ Ễ, hai dòng\nđây"),
    ],
)
def test_what_hides_is_spelled_out(text: str, cell: str) -> None:
    assert spelled_out(text) == cell


@given(st.text(alphabet=st.characters(), max_size=40))
def test_nothing_hidden_is_left_and_no_text_raises(text: str) -> None:
    left = {one.kind for one in hidden_places(spelled_out(text))}
    assert not left & {Hidden.DIRECTION, Hidden.INVISIBLE}
