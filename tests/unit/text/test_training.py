from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from moderator.resources import resource
from moderator.text.archive import ArchiveError
from moderator.text.ngrams import Ngrams
from moderator.text.restore import Restorer
from moderator.text.training import SHARES, Figures, Learnt, learn, words_of
from tests.small_archive import BARE, RIGHT, lines

Piece = tuple[str, ...]


@cache
def shipped() -> Ngrams:
    return Ngrams(resource("text", "syllables.ngrams"))


def pieces(given: list[str]) -> list[Piece]:
    return [tuple(given[first : first + 20]) for first in range(0, len(given), 20)]


def learnt(given: list[str]) -> Learnt:
    return learn(pieces(given), shipped(), None, lambda _done, _total: None)


@cache
def small() -> Learnt:
    return learnt(lines())


def trigram(model: Ngrams, words: str) -> bool:
    """Return whether the model has a trigram of its own."""
    one, two, three = (np.array([model.ids[word]]) for word in words.split())
    _, pair = model.bigrams(one, two)
    fallback = np.array([-99.0], np.float32)
    return bool(model.trigrams(pair, three, fallback)[0] > -50)  # backed off


def test_an_archive_teaches_its_names() -> None:
    own = Ngrams.of(small().packed)
    share = small().share
    before = Restorer(((shipped(), 1.0),))
    after = Restorer(((shipped(), 1 - share), (own, share)))
    assert before.text(BARE) != RIGHT
    assert after.text(BARE) == RIGHT


def test_what_comes_out_right_is_counted_on_lines_held_out() -> None:
    figures = small().figures
    assert figures is not None
    assert figures.better
    assert figures.right_after - figures.right_before == figures.gained - figures.lost
    assert figures.names_before < figures.names_after <= figures.names < figures.words
    assert figures.words < small().words / 5


def test_the_same_archive_teaches_the_same() -> None:
    assert learnt(lines(1_200)) == learnt(lines(1_200))


def test_lines_that_come_again_count_once() -> None:
    rare = "Nhà văn hóa xóm Quỳnh Nghiễm vừa khánh thành hôm qua."
    own = Ngrams.of(learnt([*lines(400), *[rare] * 9]).packed)
    assert not trigram(own, "xóm quỳnh nghiễm")
    three = [f"{rare[:-1]} {word}." for word in ("rồi", "đó", "nhé")]
    own = Ngrams.of(learnt([*lines(400), *three]).packed)
    assert trigram(own, "xóm quỳnh nghiễm")


def test_what_was_seen_less_than_three_times_is_not_kept() -> None:
    two = [f"Nhà văn hóa xóm Quỳnh Nghiễm vừa khánh thành {word}." for word in ("rồi", "đó")]
    own = Ngrams.of(learnt([*lines(400), *two]).packed)
    assert not trigram(own, "xóm quỳnh nghiễm")


def test_lines_without_marks_teach_nothing() -> None:
    with pytest.raises(ArchiveError):
        learnt(["con duong nay ngap nuoc da lau", "ba con mong sua duong som"] * 200)


def test_too_little_to_try_has_no_figures() -> None:
    assert learnt(lines(60)).figures is None


def test_an_archive_that_says_nothing_new_is_not_better() -> None:
    known = [f"Người dân mong con đường sớm được sửa chữa lần thứ {n}." for n in range(1_800)]
    figures = learnt(known).figures
    assert figures is not None
    assert not figures.better


def test_words_that_are_not_in_the_vocabulary_are_counted_apart() -> None:
    one = learnt([*lines(400), "Hãng Xyzzyqua mở cửa hàng ở Lộc Hưởng tuần này."])
    assert one.unknown == 1


def test_a_gain_must_be_more_than_chance() -> None:
    assert Figures().surety == 0
    assert not Figures().better
    assert not Figures(gained=30, lost=20).better
    assert Figures(gained=30, lost=10).better
    assert not Figures(gained=10, lost=30).better


def test_an_archive_that_knows_better_gets_a_larger_share() -> None:
    assert small().share in SHARES
    alike = f"{lines(1)[0]} "
    assert learnt([alike + f"Lần {n}." for n in range(900)]).share == min(SHARES)


def test_names_are_capitals_inside_a_sentence() -> None:
    told = [(word.group(), name) for word, name in words_of("Ông Tư ở Huế. Nhà (Đá) 12 gian.")]
    assert [word for word, name in told if name] == ["Tư", "Huế"]
    assert ("12", False) not in told
