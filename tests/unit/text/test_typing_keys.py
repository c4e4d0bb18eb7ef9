from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.known import known_syllables
from moderator.text.letters import canonical
from moderator.text.typing_keys import Method, decode_keys, decode_word, plausible

TELEX = {
    "tieesng": "tiếng",
    "tieengs": "tiếng",
    "tiengse": "tiếng",
    "Vieejt": "Việt",
    "VIEEJT": "VIỆT",
    "dduwowngf": "đường",
    "dduwongf": "đường",
    "duongwfd": "đường",
    "nguwowif": "người",
    "nguoiwf": "người",
    "Ddaats": "Đất",
    "ddi": "đi",
    "tuw": "tư",
    "nhw": "như",
    "khoong": "không",
    "hoaf": "hòa",
    "quys": "quý",
    "giaf": "già",
    "giuwowngf": "giường",
    "hoawcj": "hoặc",
    "huwu": "hưu",
    "guiwr": "gửi",
    "muaw": "mưa",
    "owr": "ở",
    "wowcs": "ước",
    "khuyur": "khuỷu",
    "ngoaif": "ngoài",
    "cuar": "của",
}
VNI = {
    "tie61ng": "tiếng",
    "tieng16": "tiếng",
    "Vie65t": "Việt",
    "d9u7o7ng2": "đường",
    "duong972": "đường",
    "nguoi72": "người",
    "kho6ng": "không",
    "D9A61T": "ĐẤT",
    "a8n": "ăn",
}
VIQR = {
    "tie^'ng": "tiếng",
    "Vie^.t": "Việt",
    "dda^'t": "đất",
    "nu+o+'c": "nước",
    "a(n": "ăn",
    "ngu+o+`i": "người",
}
ALL = [
    *((keyed, Method.TELEX, read) for keyed, read in TELEX.items()),
    *((keyed, Method.VNI, read) for keyed, read in VNI.items()),
    *((keyed, Method.VIQR, read) for keyed, read in VIQR.items()),
]
STANDING = """
off class Google free boss css ass ok vs wa web wow dzui dz moon queen beer boots deer roof now how
town jeep room see teen three cool book x xx ww w of if
"""
KEYS = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


@pytest.mark.parametrize(("keyed", "method", "read"), ALL)
def test_a_word_is_read_by_its_keys_in_its_case(keyed: str, method: Method, read: str) -> None:
    assert decode_word(keyed, method) == read


@pytest.mark.parametrize("word", STANDING.split())
def test_words_that_stand_as_they_are_prove_nothing(word: str) -> None:
    assert decode_keys(word) is None
    assert decode_keys(f"{word} {word}.") is None


@pytest.mark.parametrize("syllable", list(known_syllables())[:1500])
def test_every_common_syllable_is_read_from_its_telex_keys(syllable: str) -> None:
    keyed, tone = "", ""
    for letter in unicodedata.normalize("NFD", syllable):
        if letter in KEYS:
            tone = KEYS[letter]
        elif letter == "đ":
            keyed += "dd"
        elif letter == "\u0302":
            keyed += keyed[-1]
        else:
            keyed += {"\u031b": "w", "\u0306": "w"}.get(letter, letter)
    keyed += tone
    if keyed in plausible():
        return
    read = decode_word(keyed, Method.TELEX)
    assert read is not None
    assert canonical(read) == syllable


def test_everything_else_keeps_its_place() -> None:
    decoded = decode_keys("Tooi muoons  noi: ok, https://a.vn/tieesng (tieesng Vieejt) 50k 😀\n")
    assert decoded is not None
    assert decoded.text == "Tôi muốn  noi: ok, https://a.vn/tieesng (tiếng Việt) 50k 😀\n"
    assert decoded.method is Method.TELEX
    assert [word.before for word in decoded.words] == ["Tooi", "muoons", "tieesng", "Vieejt"]


def test_doubtful_words_are_read_beside_clear_ones_only() -> None:
    assert decode_keys("has box max") is None
    decoded = decode_keys("toois nay sex mua xe cos ddur ddoof")
    assert decoded is not None
    assert decoded.text == "tối nay sẽ mua xe có đủ đồ"


def test_a_full_stop_is_no_tone() -> None:
    decoded = decode_keys("Tie^'ng Vie^.t. Hay qua.")
    assert decoded is not None
    assert decoded.text == "Tiếng Việt. Hay qua."


@given(
    st.text(st.characters(exclude_categories=[]) | st.sampled_from("aeouwsfrxjdnghtm169^+'`.? "))
)
def test_any_string_is_taken_and_words_stand_where_they_say(text: str) -> None:
    decoded = decode_keys(text)
    if decoded is None:
        return
    assert decoded.words
    rebuilt, place = "", 0
    for word in decoded.words:
        assert text[word.start : word.end] == word.before
        assert 0 <= word.weight <= 1
        assert canonical(word.after.lower()) in known_syllables()
        rebuilt += text[place : word.start] + word.after
        place = word.end
    assert decoded.text == rebuilt + text[place:]


@pytest.mark.parametrize("piece", ["w", "dd ", "tieesng ", "a1", "a^'", "a.", "aaaa ", "www."])
def test_time_grows_with_the_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    decode_keys(text)
    assert time.process_time() - began < 2
