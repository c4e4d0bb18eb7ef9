from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from moderator.model import Action, Finding, FindingKind, Part, SiteInfo, Span, Words
from moderator.store.columns import (
    FIRST,
    LAST,
    dump,
    dump_quickly,
    load,
    micros,
    moment,
    read_text,
    write_text,
)

_ANY_TEXT = st.text(
    st.characters() | st.sampled_from(["\x00", "\x1b", "\\", "0", "1", "\ud800", "\udfff"])
)


@given(_ANY_TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    stored = write_text(text)
    assert read_text(stored) == text
    assert "\x00" not in stored
    stored.encode()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1b")))
def test_ordinary_text_is_stored_as_it_is(text: str) -> None:
    assert write_text(text) == text


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_come_back_to_the_microsecond(when: datetime) -> None:
    assert moment(micros(when)) == when


def test_a_time_past_the_ends_of_the_calendar_is_its_end() -> None:
    for end in (FIRST, LAST):
        assert moment(micros(end) * 2) == end
        assert moment(micros(end) * 10**6) == end


def test_times_count_from_1970_in_utc() -> None:
    assert micros(datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC)) == 1_000_005


@given(_ANY_TEXT, _ANY_TEXT)
def test_nouns_come_back_through_json_in_ascii(one: str, two: str) -> None:
    finding = Finding(FindingKind.ABUSE, 0.25, (Span(1, 2),), Words(one, two), Part.NAME, one)
    stored = dump([finding])
    assert stored.isascii()
    assert load(stored, tuple[Finding, ...]) == (finding,)
    assert load(dump_quickly([finding]), tuple[Finding, ...]) == (finding,)
    info = SiteInfo("contract", one, two, None, frozenset(Action), warnings=(Words(one, two),))
    assert load(dump(info), SiteInfo) == info
