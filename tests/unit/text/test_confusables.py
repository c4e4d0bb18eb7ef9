from __future__ import annotations

import unicodedata

from moderator.resources import resource
from moderator.text.confusables import derive, written
from moderator.text.folding import fold_key
from moderator.text.letters import MARKED
from moderator.text.lookalikes import look_alikes

LINES = """\
# confusables.txt
# Version: 0.0
0430 ;\t0061 ;\tMA\t# a Cyrillic a
0410 ;\t0041 ;\tMA
0406 ;\t006C ;\tMA\t# a capital i, which Unicode compares with a small l
04CF ;\t0069 ;\tMA
0660 ;\t006F ;\tMA\t# a zero
11700 ;\t0072 006E ;\tMA
0111 ;\t0064 0335 ;\tMA\t# Vietnamese
FF41 ;\t0061 ;\tMA\t# full-width
006D ;\t0072 006E ;\tMA\t# ASCII
2229 ;\t0055 ;\tMA\t# a sign
0040 ;\t0061 ;\tMA
00E6 ;\t0061 0065 ;\tMA
1D6C2 ;\t0061 ;\tMA\t# taken apart to the next
03B1 ;\t0061 ;\tMA
""".splitlines()


def test_letters_and_digits_that_stand_for_one_are_kept() -> None:
    assert derive(LINES) == {
        "а": "a",
        "А": "a",
        "І": "i",
        "ӏ": "i",
        "٠": "0",
        "\U00011700": "m",
        "α": "a",
    }


def test_the_file_is_the_same_whatever_the_order() -> None:
    lines = written(derive(LINES), "0.0").splitlines()
    assert written(derive(LINES[::-1]), "0.0").splitlines() == lines
    assert lines[-4:] == ["0 0660", "a 03B1 0410 0430", "i 0406 04CF", "m 11700"]


def test_the_shipped_table_reads_foreign_letters_as_single_ascii_ones() -> None:
    table = look_alikes()
    assert len(table) > 500
    assert all(
        len(letter) == 1 and letter.isascii() and letter.isalnum() for letter in table.values()
    )
    assert all(unicodedata.normalize("NFC", character) == character for character in table)
    assert not any(character.isascii() for character in table)


def test_vietnamese_letters_are_folded_by_their_own_rules() -> None:
    table = look_alikes()
    assert MARKED & table.keys() == {"đ", "Đ"} & table.keys()
    for letter in MARKED:
        base = unicodedata.normalize("NFD", letter)[0].lower().replace("đ", "d")
        assert fold_key(letter) == base


def test_the_notice_lies_beside_the_table() -> None:
    notice = resource("text", "UNICODE-LICENSE").read_text("utf-8")
    assert notice.startswith("UNICODE LICENSE V3\n")
    assert "UNICODE-LICENSE" in resource("text", "lookalikes.txt").read_text("utf-8")
