from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moderator.text.flaws import Fault
from moderator.ui.word_marks import WordMark, WordMarks, difference


def words_of(text: str, first: int = 0) -> list[WordMark]:
    """Return every word with an x, as a check of the whole text would find them."""
    found, at = [], first
    for word in text.split(" "):
        if "x" in word:
            found.append(WordMark(at, len(word), word, Fault.SPELLING, ()))
        at += len(word) + 1
    return found


def checked(text: str) -> WordMarks:
    marks = WordMarks()
    marks.begin(len(text))
    marks.checked(0, len(text), words_of(text))
    return marks


def test_what_a_change_touches_is_forgotten_and_the_rest_moves_along() -> None:
    marks = checked("ax bx cx")
    marks.changed(3, 1, 3, 10)
    assert [(mark.start, mark.word) for mark in marks] == [(0, "ax"), (8, "cx")]
    assert marks.unchecked() == (0, 10)


def test_next_and_previous_go_round() -> None:
    marks = checked("ax b cx")
    assert [found and found[1].word for found in (marks.next(1), marks.next(6))] == ["cx", "ax"]
    back = marks.next(0, back=True)
    assert back is not None
    assert (back[0], back[1].word) == (2, "cx")
    assert WordMarks().next(0) is None


def test_an_ignored_word_is_marked_nowhere_and_stays_so() -> None:
    marks = checked("ax b AX cx")
    marks.ignore("Ax")
    assert [mark.word for mark in marks] == ["cx"]
    marks.checked(0, 10, words_of("ax b AX cx"))
    assert [mark.word for mark in marks] == ["cx"]


def test_what_is_seen_is_looked_at_first() -> None:
    marks = WordMarks()
    marks.begin(9_000)
    assert marks.unchecked(5_000) == (5_000, 9_000)
    marks.checked(5_000, 9_000, ())
    assert marks.unchecked(5_000) == (0, 5_000)
    marks.checked(0, 5_000, ())
    assert marks.unchecked() is None


TEXTS = st.text(alphabet="ax ", max_size=200)
CHANGES = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 30), st.text(alphabet="ax ", max_size=30)),
    max_size=8,
)


@given(TEXTS, CHANGES, st.integers(1, 50))
def test_after_any_changes_looking_at_the_rest_gives_what_a_whole_look_gives(
    text: str, changes: list[tuple[int, int, str]], piece: int
) -> None:
    marks = checked(text)
    for place, count, new in changes:
        at = min(place, len(text))
        removed = min(count, len(text) - at)
        text = text[:at] + new + text[at + removed :]
        marks.changed(at, removed, len(new), len(text))
    while (stretch := marks.unchecked()) is not None:
        start, end = stretch[0], min(stretch[1], stretch[0] + piece)
        marks.checked(start, end, words_of(text))
    assert list(marks) == words_of(text)


@given(st.text("aâ😀\ud83d", max_size=30), st.text("aâ😀\ud83d", max_size=30))
def test_the_difference_of_two_texts_leads_from_one_to_the_other(one: str, other: str) -> None:
    before, after = (text.encode("utf-16-le", "surrogatepass") for text in (one, other))
    at, removed, added = difference(before, after)
    new = after[2 * at : 2 * (at + added)]
    assert before[: 2 * at] + new + before[2 * (at + removed) :] == after
    assert not (removed and added) or before[2 * at : 2 * at + 2] != new[:2]
    assert (removed, added) == (0, 0) or one != other
