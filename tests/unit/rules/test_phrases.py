from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.errors import SettingsError
from moderator.model import Words
from moderator.rules.lists import read_list
from moderator.rules.phrases import Family, Phrase, Phrases
from moderator.rules.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = Family("any", Words("x", "x"), 0.5)
LISTED = Phrases(
    [
        Phrase("vay tiền", False, FAMILY),
        Phrase("vay tiền nhanh", False, FAMILY),
        Phrase("nhận quà", False, FAMILY),
        Phrase("đéo biết", False, FAMILY),
        Phrase("lồn", True, FAMILY),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vay tiền", ["vay tiền"]),
        ("VAY TIEN", ["vay tiền"]),
        ("vay tiền nhanh", ["vay tiền nhanh"]),
        ("vaaay tien", ["vay tiền"]),
        ("váy tiện", []),
        ("vay tiện", []),
        ("xác nhận qua điện thoại", []),
        ("nhan qua", ["nhận quà"]),
        ("đeo biết", []),
        ("lon", []),
        ("lớn", []),
        ("lồn", ["lồn"]),
        ("vay", []),
    ],
)
def test_a_phrase_is_found_bare_or_marked_and_never_with_other_marks(
    text: str, found: list[str]
) -> None:
    assert [match.phrase.text for match in LISTED.find(Reading(text).words)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("l.ồ.n", ["lồn"]), ("l ồ n", ["lồn"]), ("lồ_n", ["lồn"]), ("v4y ti3n", ["vay tiền"])],
)
def test_a_disguised_phrase_is_found_among_the_joined_words(text: str, found: list[str]) -> None:
    assert [match.phrase.text for match in LISTED.find(Reading(text).joined)] == found


def test_plain_texts_are_not_joined() -> None:
    assert Reading("Đường này ngập đã 3 năm.").joined == ()


def test_choices_in_a_list_stand_for_every_phrase_they_can_be_read_as(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text(
        '[[family]]\ncode = "a"\nvi = "x"\nen = "x"\nweight = 1\nphrases = ["thằng|đồ ngu|dốt"]',
        "utf-8",
    )
    assert [entry.text for entry in read_list(path).entries] == [
        "thằng ngu",
        "thằng dốt",
        "đồ ngu",
        "đồ dốt",
    ]


@pytest.mark.parametrize("phrase", ["a||b", "|", " ".join(["a|b"] * 12)])
def test_choices_that_make_no_phrase_or_too_many_are_refused(tmp_path: Path, phrase: str) -> None:
    path = tmp_path / "list.toml"
    path.write_text(
        f'[[family]]\ncode = "a"\nvi = "x"\nen = "x"\nweight = 0.5\nphrases = ["{phrase}"]\n',
        "utf-8",
    )
    with pytest.raises(SettingsError):
        read_list(path)
