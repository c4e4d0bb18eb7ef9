from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.letters import bare
from moderator.text.proposal import (
    CERTAIN,
    Kind,
    Proposal,
    Stop,
    applied,
    propose,
    without_wrong_marks,
)
from moderator.text.restore import Alternative, Mended, Restoration, default_restorer

default_restorer()  # the models are opened before any example is timed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

WRITTEN = (
    "toi la nguoi Nguyen Van Nam không ko dc j z đựơc cuả https://a.vn/duong-di a@b.vn 20/11 5tr "
    "DUONG hoà e\u0302 the game #duong @toi 🙂 , . \n v.v a/c"
)
ANY_TEXT = st.lists(st.sampled_from(WRITTEN.split(" ")), max_size=12).map(" ".join) | st.text(
    st.characters(exclude_categories=[])
)


def proposed(text: str, evidence: Sequence[str] = ()) -> Proposal:
    restore = default_restorer().restore
    plain = without_wrong_marks(text)
    respelt = None if plain is None else restore(plain)
    return propose(text, restore(text), evidence, respelt=respelt)


def by_word(stops: Sequence[Stop]) -> dict[str, Stop]:
    return {stop.before: stop for stop in stops}


def mended(text: str, word: str, after: str, likelihood: float) -> Restoration:
    start = text.index(word)
    end = start + len(word)
    whole = text[:start] + after + text[end:]
    named = (Alternative(after, likelihood), Alternative(word, 1 - likelihood))
    return Restoration(whole, (Mended(start, end, word, after, 5.0, likelihood, named),))


# --- any text ---------------------------------------------------------------------------------


@given(ANY_TEXT, st.randoms(use_true_random=False))
def test_accepting_any_of_the_stops_changes_nothing_but_marks(text: str, dice: Random) -> None:
    stops = proposed(text).stops
    chosen = [(stop, dice.choice(stop.alternatives).form) for stop in stops if dice.random() < 0.5]
    changed = applied(text, chosen)
    assert bare(changed) == bare(text)
    touched = {place for stop, _ in chosen for place in range(stop.start, stop.end)}
    assert all(
        one == two
        for place, (one, two) in enumerate(zip(text, changed, strict=True))
        if place not in touched
    )


@given(ANY_TEXT)
def test_spans_are_exact_in_order_and_apart(text: str) -> None:
    found = proposed(text)
    for stops in (found.stops, found.short, found.with_short()):
        end = 0
        for stop in stops:
            assert text[stop.start : stop.end] == stop.before
            assert stop.start >= end
            end = stop.end


@given(ANY_TEXT)
def test_each_stop_offers_its_proposal_and_the_word_as_typed_likeliest_first(text: str) -> None:
    for stop in proposed(text).with_short():
        forms = [one.form for one in stop.alternatives]
        shares = [one.likelihood for one in stop.alternatives]
        assert {stop.before, stop.after} <= set(forms)
        assert len(set(forms)) == len(forms) <= 10
        assert shares == sorted(shares, reverse=True)
        assert all(0 <= share <= 1 for share in shares)
        assert sum(shares) <= 1.001
        assert stop.doubtful or stop.likelihood >= CERTAIN


def test_a_long_text_is_read_whole() -> None:
    text = "toi dc nguời ta " * 6_000
    found = proposed(text)
    assert len(found.short) == 6_000
    assert sum(stop.kind is Kind.SPELLING for stop in found.stops) == 6_000


@pytest.mark.parametrize(
    "kept",
    ["https://example.vn/duong-di", "ban.doc@example.vn", "0912345678", "đường", "n0ng", "#duong"],
)
def test_links_numbers_codes_and_accented_words_are_no_stops(kept: str) -> None:
    text = f"hom nay toi thay {kept} o tren bao"
    start = text.index(kept)
    found = proposed(text)
    assert {stop.before for stop in found.stops} >= {"hom", "toi", "thay"}
    assert not any(start <= stop.start < start + len(kept) for stop in found.with_short())


# --- how sure ---------------------------------------------------------------------------------


def test_a_likely_word_is_certain_and_an_unlikely_one_doubtful() -> None:
    text = "con duong"
    for likelihood, doubtful in ((0.95, False), (0.85, True)):
        (stop,) = propose(text, mended(text, "duong", "đường", likelihood)).stops
        assert stop.doubtful is doubtful
        assert [one.form for one in stop.alternatives] == ["đường", "duong"]
        assert sum(one.likelihood for one in stop.alternatives) == pytest.approx(1)


def test_what_is_no_form_of_the_word_is_not_offered() -> None:
    text = "con duong"
    assert propose(text, mended(text, "duong", "dường!", 0.9)).stops == ()


# --- names ------------------------------------------------------------------------------------

NAMED = "Toi biet ong Tran Van Hung lam nghe nay da lau"


def test_a_bare_name_is_doubtful_however_likely() -> None:
    stops = by_word(proposed(NAMED).stops)
    assert not stops["biet"].doubtful
    for word in ("Tran", "Van", "Hung"):
        assert stops[word].doubtful
        assert "tên riêng" in stops[word].why.vi


def test_a_name_that_the_article_has_with_these_marks_is_certain() -> None:
    after = default_restorer().restore(NAMED).text
    name = after[NAMED.index("Tran") : NAMED.index(" lam")]
    stops = by_word(proposed(NAMED, [f"Nghệ nhân {name} giữ nghề"]).stops)
    assert not any(stops[word].doubtful for word in ("Tran", "Van", "Hung"))


def test_a_name_that_the_reader_accented_elsewhere_is_certain() -> None:
    after = default_restorer().restore(NAMED).text
    name = after[NAMED.index("Tran") : NAMED.index(" lam")]
    stops = by_word(proposed(f"{NAMED}. Cảm ơn {name}.").stops)
    assert not any(stops[word].doubtful for word in ("Tran", "Van", "Hung"))


def test_a_name_that_the_article_writes_otherwise_is_proposed_as_there_and_doubtful() -> None:
    text = "toi tin chi Huong noi that"
    stop = by_word(proposed(text, ["Chủ quán là chị Hường, ở Gò Sen."]).stops)["Huong"]
    assert stop.after == "Hường"
    assert stop.doubtful
    assert "Hường" in stop.why.vi


def test_a_word_of_the_article_in_small_letters_says_nothing_about_a_name() -> None:
    text = "toi tin chi Huong noi that"
    stop = by_word(proposed(text, ["Một chút hương thơm. Hường thì không."]).stops)["Huong"]
    assert stop.doubtful
    assert "có thể là tên riêng" in stop.why.vi.lower()


# --- marks that are wrong -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("đựơc", "được"),
        ("ĐỰƠC", "ĐƯỢC"),
        ("nguời", "người"),
        ("Cuả", "Của"),
        ("trừơng", "trường"),
        ("đươc", "được"),
        ("gìa", "già"),
    ],
)
def test_a_word_with_its_marks_wrong_is_offered_as_doubtful(typed: str, meant: str) -> None:
    (stop,) = proposed(f"Ở đây {typed} nhé, mọi việc đều ổn").stops
    assert (stop.before, stop.after, stop.kind) == (typed, meant, Kind.SPELLING)
    assert stop.doubtful


@pytest.mark.parametrize("right", ["hoà", "hòa", "thuý", "thúy", "quý", "giếng", "café", "Đắk"])
def test_right_and_foreign_spellings_are_left_alone(right: str) -> None:
    assert proposed(f"Ở đây {right} nhé, mọi việc đều ổn").stops == ()


# --- short forms --------------------------------------------------------------------------------


def test_short_forms_are_offered_apart_and_keep_the_case_of_their_first_letter() -> None:
    found = proposed("Ko ai biết j đâu, đc z là tốt rồi")
    assert found.stops == ()
    assert [(stop.before, stop.after) for stop in found.short] == [
        ("Ko", "Không"), ("j", "gì"), ("đc", "được"), ("z", "vậy"),
    ]  # fmt: skip
    assert found.short[-1].doubtful
    assert [one.form for one in found.short[-1].alternatives] == ["vậy", "gì", "z"]


@pytest.mark.parametrize("kept", ["HS", "50k", "v.v", "a/c", "k-pop", "vn.k", "e@b.vn"])
def test_abbreviations_in_capitals_and_parts_of_longer_things_stay(kept: str) -> None:
    assert proposed(f"Gặp {kept} nhé").short == ()


def test_where_a_word_could_be_either_the_short_form_goes_first() -> None:
    text = "bit cau nay"
    found = Proposal(
        text,
        (Stop(0, 3, "bit", "bịt", 0.6, (), doubtful=True, why=proposed(NAMED).stops[0].why),),
        (Stop(0, 3, "bit", "biết", 0.9, (), doubtful=True, why=proposed(NAMED).stops[0].why),),
    )
    assert [stop.after for stop in found.with_short()] == ["biết"]
