"""What keys make of a proposal, without a window: whatever is pressed, the text keeps its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from moderator.model import Words
from moderator.text.proposal import Kind, Proposal, Reading, Stop
from moderator.ui.restoration_choices import Choices, Standing

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "cau ko xau qua"
NO_WORDS = Words("", "")


def stop(
    start: int, before: str, *forms: str, doubtful: bool = False, kind: Kind = Kind.MARKS
) -> Stop:
    readings = tuple(Reading(form, 0.9 / (place + 1)) for place, form in enumerate(forms))
    return Stop(
        start, start + len(before), before, forms[0], 0.9, (*readings, Reading(before, 0.01)),
        doubtful=doubtful, why=NO_WORDS, kind=kind,
    )  # fmt: skip


CAU = stop(0, "cau", "cầu", "câu", doubtful=True)
KO = stop(4, "ko", "không", kind=Kind.SHORT)
XAU = stop(7, "xau", "xấu")
QUA = stop(11, "qua", "quá")
PROPOSAL = Proposal(TEXT, (CAU, XAU, QUA), (KO,))
KEYS = st.sampled_from(
    ["accept", "leave", "all", "undo", "short", "next", "previous", "up", "down", *"0123"]
)


def press(choices: Choices, key: str) -> None:
    if key.isdigit():
        choices.take(int(key))
        return
    acts: dict[str, Callable[[], object]] = {
        "accept": choices.accept,
        "leave": choices.leave,
        "all": choices.accept_certain,
        "undo": choices.undo,
        "short": lambda: choices.write_out(short=not choices.short),
        "next": lambda: choices.move(1),
        "previous": lambda: choices.move(-1),
        "up": lambda: choices.pick(-1),
        "down": lambda: choices.pick(1),
    }
    acts[key]()


def test_accepting_all_takes_the_certain_and_stops_at_the_first_doubtful() -> None:
    choices = Choices(PROPOSAL)
    assert choices.accept_certain() == 2
    assert choices.text() == "cau ko xấu quá"
    assert choices.current is CAU
    assert choices.accept_certain() == 0
    choices.accept()
    assert choices.text() == "cầu ko xấu quá"
    assert choices.open_count() == 0


def test_short_forms_come_and_go_with_what_was_chosen_for_them() -> None:
    choices = Choices(PROPOSAL)
    choices.accept_certain()
    choices.write_out(short=True)
    assert choices.stops == (CAU, KO, XAU, QUA)
    assert choices.accept_certain() == 1
    assert choices.text() == "cau không xấu quá"
    choices.write_out(short=False)
    assert choices.text() == "cau ko xấu quá"
    choices.undo()
    assert choices.text() == "cau không xấu quá"


def test_a_word_decided_once_may_be_decided_anew() -> None:
    choices = Choices(PROPOSAL)
    assert choices.take(2)
    assert choices.text().startswith("câu ")
    choices.go(0)
    choices.pick(-1)
    assert choices.text().startswith("cầu ")
    choices.leave()
    assert choices.choice(CAU).standing is Standing.LEFT
    assert choices.text().startswith("cau ")
    assert not choices.take(7)


def test_a_proposal_without_stops_takes_every_key() -> None:
    choices = Choices(Proposal("a", ()))
    for key in ("accept", "leave", "all", "undo", "short", "next", "up", "1"):
        press(choices, key)
    assert choices.text() == "a"
    assert choices.current is None


@given(st.lists(KEYS, max_size=40))
def test_whatever_is_pressed_each_word_is_one_of_its_readings(keys: list[str]) -> None:
    choices = Choices(PROPOSAL)
    for key in keys:
        press(choices, key)
        words = choices.text().split(" ")
        for word, one in zip(words, (CAU, KO, XAU, QUA), strict=True):
            assert word in {reading.form for reading in one.alternatives}
            if one in choices.stops:
                choice = choices.choice(one)
                taken = choice.standing is Standing.ACCEPTED
                assert word == (choice.form if taken else one.before)
        assert 0 <= choices.at < len(choices.stops)


@given(st.lists(KEYS, max_size=40))
def test_undo_goes_all_the_way_back(keys: list[str]) -> None:
    choices = Choices(PROPOSAL)
    for key in keys:
        press(choices, key)
    while choices.undo():
        pass
    assert choices.text() == TEXT
    assert choices.open_count() == 3
    assert not choices.can_undo()
