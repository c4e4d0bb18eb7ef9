from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.model import FindingKind, RemoteState, State
from moderator.store import standing
from moderator.store.ledger import canonical, entry_hash
from moderator.store.records import LedgerEntry, Plain
from moderator.store.sealed import mark, opened, seal

_TEXT = st.text(st.characters() | st.sampled_from(["\x00", "\ud800"]))
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(_TEXT, inner),
)


@given(_PLAIN)
def test_the_canonical_form_is_ascii_and_loses_nothing(value: Plain) -> None:
    form = canonical(value)
    assert form.isascii()
    assert json.loads(form) == value
    assert canonical(json.loads(form)) == form


def test_the_canonical_form_is_the_documented_one() -> None:
    assert canonical({"b": [1, None, True], "a": "đ😀\n"}) == (
        '{"a":"\\u0111\\ud83d\\ude00\\n","b":[1,null,true]}'
    )


@pytest.mark.parametrize("value", [0.5, {"a": [1.0]}, float("nan"), b"x"])
def test_what_has_no_single_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)  # type: ignore[arg-type]  # the point of the test


def test_a_known_row_has_its_known_hash() -> None:
    """A change here means that every ledger written before no longer verifies."""
    entry = LedgerEntry(
        seq=1,
        format=1,
        kind="login",
        at=1_795_392_000_000_000,
        actor="An",
        site_id=None,
        comment_id=None,
        decision=None,
        verdict=None,
        payload="{}",
        prev="0" * 64,
        hash="",
    )
    assert entry_hash(entry) == _KNOWN


_KNOWN = "e661f4648a1e9aec8f448498cf13c31fb17d896b06caa26335d0f556c5bf0f61"


@given(_TEXT)
def test_sealed_text_comes_back_and_its_mark_is_salted(text: str) -> None:
    salt, stored, first = seal(text)
    assert opened(stored) == text
    assert mark(salt, stored) == first
    assert seal(text)[2] != first


def test_each_kind_of_finding_has_one_bit_of_its_own() -> None:
    assert set(standing.BITS) == set(FindingKind)
    assert len(set(standing.BITS.values())) == len(FindingKind)
    assert all(bit.bit_count() == 1 for bit in standing.BITS.values())


def test_each_remote_state_has_a_standing() -> None:
    assert set(standing.OF_REMOTE) == set(RemoteState)
    assert standing.OF_REMOTE[RemoteState.DELETED] is State.GONE
