from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.resources import resource
from moderator.text.letters import bare
from moderator.text.places import DISTRICT, PROVINCE, Places, default_places
from moderator.text.syllables import is_syllable


def find(text: str) -> list[tuple[str, tuple[str, ...]]]:
    words = text.split()
    return [
        (" ".join(words[first:last]), forms) for first, last, forms in default_places().find(words)
    ]


@pytest.mark.parametrize(
    ("text", "place", "form"),
    [
        ("toi o Ca Mau ra", "Ca Mau", "Cà Mau"),
        ("Ha Noi", "Ha Noi", "Hà Nội"),
        ("que o Dak Lak", "Dak Lak", "Đắk Lắk"),
        ("TP Ba Ria Vung Tau", "Ba Ria Vung Tau", "Bà Rịa Vũng Tàu"),  # a province until 2025
        ("huyen Binh Chanh", "Binh Chanh", "Bình Chánh"),  # a district until 2025
        ("phuong Xuan Huong", "Xuan Huong", "Xuân Hương"),  # a ward since 2025
        ("dac khu phu quoc", "phu quoc", "Phú Quốc"),  # a special zone since 2025
        ("tinh ca mau", "ca mau", "Cà Mau"),
        ("thanh pho ho chi minh", "ho chi minh", "Hồ Chí Minh"),
        ("nha o Hue", "Hue", "Huế"),
        ("tinh Quảng Ngai", "Quảng Ngai", "Quảng Ngãi"),
        ("ve Sai Gon", "Sai Gon", "Sài Gòn"),
        ("ca tinh Ha Tay cu", "Ha Tay", "Hà Tây"),  # a province until 2008
    ],
)
def test_a_bare_place_is_found_with_its_marks(text: str, place: str, form: str) -> None:
    (found, forms), *more = find(text)
    assert not more
    assert found == place
    assert forms[0] == form


def test_an_ambiguous_place_has_all_its_forms_the_likeliest_first() -> None:
    [(_, forms)] = find("xa Phu Hoa")
    assert forms[0] == "Phú Hòa"
    assert len(forms) > 1
    assert {bare(form) for form in forms} == {"Phu Hoa"}


def test_places_beside_each_other_are_told_apart() -> None:
    assert [place for place, _ in find("Ha Noi Da Nang Can Tho")] == [
        "Ha Noi",
        "Da Nang",
        "Can Tho",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hà Nội",  # lacks nothing
        "ha noi",  # any words, without a capital or the kind of unit
        "xa hoi an ninh",  # xã hội an ninh, not xã Hội An
        "chi Hue ban bun",  # somebody
        "Quảng Ngái",
        "\x00 \ud800 I",
    ],
)
def test_other_words_are_no_bare_place(text: str) -> None:
    assert find(text) == []


def test_a_place_has_a_rank_with_or_without_its_marks() -> None:
    places = default_places()
    assert places.rank("Ca Mau") == PROVINCE
    assert places.rank("Củ Chi") == DISTRICT
    assert places.rank("con mèo") == -1


def test_the_list_holds_all_provinces_of_both_times_and_thousands_of_communes() -> None:
    lines = [
        line.split("\t")
        for line in resource("text", "places.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    ranks = [rank[0] for _, rank in lines]
    assert ranks.count("P") >= 34
    assert sum(rank in "Pp" for rank in ranks) > 63
    assert sum(rank in "Dd" for rank in ranks) > 500
    assert sum(rank.isupper() for rank in ranks) > 2500
    assert len(lines) > 8000
    words = [word for name, _ in lines for word in name.replace("'", " ").split()]
    assert sum(map(is_syllable, words)) > 0.96 * len(words)


@given(
    st.lists(
        st.text(st.characters(exclude_categories=[]), max_size=8)
        | st.sampled_from(
            ["Ha", "Noi", "tinh", "Ba", "Ria", "Vung", "Tau", "Cà", "mau", "o", "Hue"]
        ),
        max_size=12,
    )
)
def test_whatever_the_words_places_lie_within_them_in_order(words: list[str]) -> None:
    end = 0
    for first, last, forms in default_places().find(words):
        assert end <= first < last <= len(words)
        assert forms
        end = last


def test_time_grows_with_the_words() -> None:
    words = ["Ba", "Ria", "Vung"] * 10_000
    began = time.process_time()
    default_places().find(words)
    assert time.process_time() - began < 5


def test_a_list_of_ones_own_can_be_read() -> None:
    places = Places("# mine\nLàng Hai\tW1\nLáng Hai\td2\n")
    assert places.find(["Lang", "Hai"]) == [(0, 2, ("Láng Hai", "Làng Hai"))]
