from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from moderator.model import Finding, FindingKind
from moderator.resources import resource
from moderator.rules import hosts, links, signals, spam
from moderator.rules.context import Context
from moderator.rules.lists import read_list
from moderator.rules.reading import Reading
from moderator.rules.ruleset import Ruleset

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@cache
def ruleset() -> Ruleset:
    return Ruleset.load()


def found(text: str, context: Context | None = None) -> Finding | None:
    findings = ruleset().check(text, context=context or Context())
    return next((one for one in findings if one.kind is FindingKind.SPAM), None)


def score(text: str, context: Context | None = None) -> float:
    finding = found(text, context)
    return 0.0 if finding is None else finding.score


@pytest.mark.parametrize(
    ("text", "said", "pieces"),
    [
        ("Vay tiền nhanh, gọi ngay 0912 345 678", "số điện thoại 0912345678", ["0912 345 678"]),
        ("Nạp đầu tặng 100%, vào k9hu.club", "liên kết “k9hu.club”", ["k9hu.club"]),
        ("Đăng nhập vcb-khoa.com ngay để xác thực", "mượn tên “vcb”", ["vcb-khoa.com"]),
        ("Thu nhập 300k/ngày, add zalo: lanxinh_99", "tài khoản chat", ["zalo: lanxinh_99"]),
        ("Giảm 50% gói cước, soạn DK D5 gửi 900", "soạn tin gửi đầu số", ["soạn DK D5 gửi 900"]),
        ("Kính gửi quý khách, mã OTP là 482913", "mã dùng một lần", ["OTP là 482913"]),
        ("Ủng hộ cháu qua STK 0123456789 nhé", "số tài khoản nhận tiền", ["STK 0123456789"]),
        ("(QC) Gói cước mới, mua ngay", "mở đầu như tin nhắn hàng loạt", ["(QC)"]),
    ],
)
def test_each_signal_says_its_words_and_points_at_the_reader_s(
    text: str, said: str, pieces: list[str]
) -> None:
    finding = found(text)
    assert finding is not None
    assert said in finding.reason.vi
    marked = {text[span.start : span.end] for span in finding.spans}
    assert set(pieces) <= marked


def test_the_reason_names_the_heaviest_signal_first() -> None:
    finding = found("Việc làm thêm tại nhà, miễn phí, vào t.me/vieclam")
    assert finding is not None
    assert finding.reason.vi.startswith("Giống rao vặt: liên kết nhóm chat “t.me”;")
    assert finding.reason.en.startswith("It looks like spam: the chat link “t.me”;")


def test_what_the_article_speaks_of_weighs_less_than_the_same_words_elsewhere() -> None:
    text = "Lại soi cầu chuẩn, nạp đầu nhận thưởng, bao trúng nữa hả"
    on_topic = Context(
        article_title="Bẫy soi cầu chuẩn trên mạng",
        article_text="Kẻ gian mời nạp đầu nhận thưởng, hứa bao trúng.",
    )
    assert score(text, on_topic) < score(text)


def test_a_comment_that_shares_no_word_with_its_article_weighs_a_little_more() -> None:
    text = "Shop chuyên quần áo trẻ em, giao hàng tận nhà, vải mềm mại thoáng mát, ghé xem nhé"
    article = " ".join(f"từ{number}" for number in range(100))
    aside = Context(article_title="Bão số 3", article_text=article)
    finding = found(text, aside)
    assert finding is not None
    assert "không dính tới bài" in finding.reason.vi
    assert finding.score >= score(text)


def test_what_a_warning_quotes_weighs_less_than_the_message_itself() -> None:
    message = "Tai khoan cua ban bi khoa, dang nhap https://vcb-khoa.top de xac thuc"
    assert score(message) > 0.8
    assert score(f"Mình vừa nhận tin “{message}”, mọi người đừng bấm vào nhé!") < 0.5
    assert score(f"{message}. Mọi người đừng bấm vào nhé!") > score(f"“{message}” đừng bấm!")


def test_a_list_without_the_newer_keys_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "spam.toml").write_text(
        '[[family]]\ncode = "own"\nvi = "rao mít"\nen = "jackfruit"\nweight = 0.6\n'
        'phrases = ["bán mít tố nữ"]\n',
        encoding="utf-8",
    )
    findings = Ruleset.load(tmp_path).check("Bán mít tố nữ, gọi 0912345678")
    assert any("rao mít (“Bán mít tố nữ”)" in one.reason.vi for one in findings)


_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")


def patterns() -> list[tuple[str, str]]:
    modules: tuple[ModuleType, ...] = (hosts, links, signals, spam)
    return [
        (f"{module.__name__}.{name}", value.pattern)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]


@pytest.mark.parametrize(("name", "written"), patterns())
def test_no_pattern_repeats_without_bound(name: str, written: str) -> None:
    # The texts are hostile: an unbounded repeat costs the square of their length.
    bare = _CLASS.sub("x", written)
    assert "*" not in bare, name
    assert not re.search(r"\+|\{\d*,\}", bare.replace("(?P", "(")), name


class Counted(str):
    """A text that counts how many characters are taken out of it."""

    __slots__ = ()
    taken = 0

    def __getitem__(self, key: object) -> str:
        piece = super().__getitem__(key)  # type: ignore[index]
        Counted.taken += len(piece)
        return piece


@pytest.mark.parametrize("unit", ["lh 0912345678 ", "ong/ba ", "k9hu.club ", "“vay nóng” "])
def test_twice_the_text_is_read_with_twice_the_work(unit: str) -> None:
    rule = spam.Spam(
        read_list(resource("rules", "spam.toml")), hosts.read_hosts(resource("rules", "links.toml"))
    )

    def work(length: int) -> int:
        Counted.taken = 0
        reading = Reading(Counted(unit * (length // len(unit))))
        rule.check(reading, Context())
        return Counted.taken

    small, large = work(10_000), work(20_000)
    assert small > 0
    assert large < 2.5 * small + 1_000
