from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.encodings import Charset, repair

TEXT = "Tiếng Việt bị lỗi phông chữ, không đọc được gì cả. Đường ngập, hà nội mưa to “lắm” 😀…"
OLD = {
    Charset.TCVN3: "TiÕng ViÖt bÞ lçi ph«ng ch÷, kh«ng ®äc ®\xad\xeec g× c¶.",
    Charset.VNI: "Tieáng Vieät bò loãi phoâng chöõ, khoâng ñoïc ñöôïc gì caû.",
    Charset.VISCII: "Tiªng Vi®t b¸ l²i phông chæ, không ð÷c ðßþc gì cä.",
    Charset.VPS: "Ti‰ng ViŒt bÎ l‡i phông ch», không Ç†c ÇÜ®c gì cä.",
}
INNOCENT = [
    "Đường này ngập cả tuần nay rồi mà không thấy ai sửa, hoà bình, thuỷ điện.",
    "Le café est déjà fermé à côté de la forêt, où êtes-vous né ? Ça été très agité.",
    "ÇA VA ÊTRE À LA FÊTE, NOËL APPROCHE",
    "Müller über schön größe für Straße, Fußgänger hören Österreich",
    "El niño pequeño ¿mañana? ¡español! año",
    "São Paulo, coração, não é",
    "Łódź, żółć, naïve, Zoë, Brontë, Ångström, Malmö",
    "“HÀ NỘI ĐÔ” và ĐÃ… rồi «á» 😀",
    "HÃ… SAO",
    "50°C ± 2 µm © ® ™ £5 ½ m² × 3 ÷ 4",
    "bò phở cà phê café résumé",
    "à á â ã è é",
    "汉字 ไทย العربية 🙂",
    "Kiem 600k chi cän 20 phut möi ngay, chung töi cö nhung nguoi",
]


def taken_for_western(text: str) -> str:
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize("times", [1, 2, 3])
def test_utf8_taken_for_western_is_read_however_often(times: int) -> None:
    wrong = TEXT
    for _ in range(times):
        wrong = taken_for_western(wrong)
    repaired = repair(wrong)
    assert repaired is not None
    assert repaired.charset is Charset.UTF_8
    assert repaired.text == TEXT
    assert repaired.examples[0] == (wrong.split()[0], "Tiếng")
    assert repaired.score > 0.9


@pytest.mark.parametrize("charset", OLD)
def test_old_sets_are_told_apart_and_read(charset: Charset) -> None:
    repaired = repair(OLD[charset])
    assert repaired is not None
    assert repaired.charset is charset
    assert repaired.text == "Tiếng Việt bị lỗi phông chữ, không đọc được gì cả."
    assert repaired.score > 0.9


@pytest.mark.parametrize(
    "text", ["TiÕng ViÖt", "Tieáng Vieät", "Tiªng Vi®t", "Ti‰ng ViŒt", "Tiáº¿ng Viá»‡t"]
)
def test_two_words_are_enough(text: str) -> None:
    repaired = repair(text)
    assert repaired is not None
    assert repaired.text == "Tiếng Việt"
    assert [text[start:end] for start, end in repaired.places] == text.split()


@pytest.mark.parametrize("text", INNOCENT)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_languages_and_signs_are_left_alone(text: str, form: str) -> None:
    assert repair(unicodedata.normalize(form, text)) is None  # type: ignore[arg-type]


def test_words_of_no_other_letter_than_a_with_a_grave_are_read() -> None:
    repaired = repair("vÃ\xa0 lÃ\xa0 hÃ\xa0")
    assert repaired is not None
    assert repaired.text == "và là hà"


def test_a_blank_that_lost_its_kind_is_still_read() -> None:
    repaired = repair("LÃ  mÃ¡y bay Ä‘áº¿n vÃ  Ä‘i")
    assert repaired is not None
    assert repaired.text == "Là máy bay đến và đi"


@given(st.text(st.characters(exclude_categories=[]) | st.characters(max_codepoint=0xFF)))
def test_any_string_is_taken(text: str) -> None:
    repaired = repair(text)
    if repaired is not None:
        assert repaired.places
        assert 0 < repaired.score < 1
        assert all(0 <= start < end <= len(text) for start, end in repaired.places)


@given(st.lists(st.sampled_from(TEXT.split()), min_size=4))
def test_what_was_taken_wrongly_comes_back(words: list[str]) -> None:
    text = " ".join(words)
    wrong = taken_for_western(text)
    repaired = repair(wrong)
    if wrong.isascii() or repaired is None:
        assert sum(not word.isascii() for word in words) < 2
    else:
        assert repaired.text == text


@pytest.mark.parametrize("piece", ["Ã¡", "á»‡ ", "ViÖt ", "ø", "aâ", "«", "Ã "])
def test_time_grows_with_the_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    repair(text)
    assert time.process_time() - began < 2
