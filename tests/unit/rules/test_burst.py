"""What is told of comments that come together, and of those that say nearly the same."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moderator.model import NO_CROWDS, Crowd, Crowds, FindingKind
from moderator.rules import burst, repeat
from moderator.rules.context import Context
from moderator.rules.reading import Reading

TEXT = Reading("Cây cầu đầu xã hỏng đã ba năm mà chưa thấy ai xuống sửa cho dân đi lại")


@pytest.mark.parametrize(
    ("crowds", "vi", "en"),
    [
        (
            Crowds(address=Crowd(7, 3, 1)),
            "7 ý kiến trong 3 phút từ một địa chỉ.",
            "7 comments in 3 minutes from one address.",
        ),
        (
            Crowds(address=Crowd(7, 1, 5)),
            "7 ý kiến trong 1 phút từ một địa chỉ, dưới 5 tên.",
            "7 comments in one minute from one address, under 5 names.",
        ),
        (
            Crowds(name=Crowd(5, 4, 1)),
            "5 ý kiến trong 4 phút dưới một tên.",
            "5 comments in 4 minutes under one name.",
        ),
        (
            Crowds(alike=Crowd(4, 2, 4), article=Crowd(15, 9, 14)),
            (
                "4 tên mới nói gần như cùng một điều trong 2 phút; "
                "14 tên mới dưới một bài trong 9 phút."
            ),
            (
                "4 new names say nearly the same in 2 minutes; "
                "14 new names under one article in 9 minutes."
            ),
        ),
    ],
)
def test_a_burst_is_told_in_figures(crowds: Crowds, vi: str, en: str) -> None:
    (found,) = burst.check(TEXT, Context(crowds=crowds))
    assert found.kind is FindingKind.BURST
    assert (found.reason.vi, found.reason.en) == (vi, en)
    assert 0.3 <= found.score <= 0.95


@pytest.mark.parametrize(
    "crowds",
    [
        NO_CROWDS,
        Crowds(address=Crowd(4, 1, 4)),
        Crowds(name=Crowd(4, 1, 1)),
        Crowds(alike=Crowd(9, 1, 2)),
        Crowds(article=Crowd(40, 5, 11)),
    ],
)
def test_a_few_comments_are_no_burst(crowds: Crowds) -> None:
    assert burst.check(TEXT, Context(crowds=crowds)) == []


def test_more_are_surer() -> None:
    few, many = (
        burst.check(TEXT, Context(crowds=Crowds(address=Crowd(number, 3, 1))))[0].score
        for number in (5, 11)
    )
    assert few < many < 0.8


def test_near_repeats_say_how_near() -> None:
    same = Context(repeats=5, repeat_readers=4, repeat_articles=3)
    (exact,) = repeat.check(TEXT, same)
    (near,) = repeat.check(TEXT, replace(same, likeness=0.879))
    assert exact.reason.vi.startswith("5 ý kiến khác có cùng nội dung, từ 4 bạn đọc, dưới 3 bài")
    assert near.reason.vi.startswith("5 ý kiến khác có nội dung gần giống (từ 87%), từ 4 bạn đọc")
    assert near.score < exact.score
