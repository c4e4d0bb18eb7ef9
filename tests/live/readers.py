"""Readers' comments made up for the live tests: the same ones for the same seed."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SUBJECTS = (
    "Đường vành đai",
    "Chợ đầu mối",
    "Bến xe miền Tây",
    "Trạm y tế xã",
    "Con kênh sau trường",
    "Giá điện tháng này",
    "Học phí mầm non",
    "Đội bóng tỉnh nhà",
)
OPINIONS = (
    "cần được làm sớm, bà con đợi đã ba năm",
    "mới sửa mà lại hư, ai chịu trách nhiệm?",
    "tốt hơn trước nhiều, cảm ơn anh em công nhân",
    "mà cứ thế này thì người dân khổ < người giàu khỏe & lo",
    'được gọi là "kiểu mẫu" nhưng mưa xuống là ngập',
    "thì tôi ủng hộ, miễn là công khai tiền bạc 👍",
    "chưa hợp lý: 5 < 7 nhưng thu cao hơn 7 > 5?",
)
ENDINGS = (
    "",
    " Mong báo theo dõi tiếp.",
    "\nĐề nghị phường trả lời.\nXin cảm ơn.",
    " Ai ở gần đó cho ý kiến với!",
    " Đọc mà buồn 😢",
)
ADVERTS = (
    "Vay nhanh 5 phút, lãi thấp, nhắn zalo 09xx.123.456",
    "Nạp đầu thưởng 100%, vào https://nhacai.example/khuyenmai ngay",
    "Tuyển cộng tác viên tại nhà 500k/ngày, kb telegram @vieclam_example",
)
NAMES = ("Minh", "Chị Hai", "Nguyễn Văn Tám", "bạn đọc 79", "Hoa & Lan", "TRẦN LỘC", "thảo nguyên")
AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Mobile/15E148",
    "",
)
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reader:
    """One comment; ``replies_to`` counts back among those before it."""

    text: str
    name: str
    ip: str
    agent: str
    at: datetime
    state: str
    replies_to: int = 0


def bare(text: str) -> str:
    """Return ``text`` as typed without diacritics."""
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def readers(*, pending: int, approved: int, spam: int, seed: int = 1) -> list[Reader]:
    """Return comments in the order they came in."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    states = ["approved"] * approved + ["pending"] * pending + ["spam"] * spam
    made: list[Reader] = []
    at = START
    for number, state in enumerate(states):
        if number % 10:  # every tenth shares its second with the one before
            at += timedelta(seconds=chance.randrange(1, 90))
        text = (
            f"{chance.choice(SUBJECTS)} {chance.choice(OPINIONS)}. {number}{chance.choice(ENDINGS)}"
        )
        if state == "spam" or chance.random() < 0.06:
            text = f"{chance.choice(ADVERTS)} {number}"
        elif chance.random() < 0.25:
            text = bare(text)
        elif chance.random() < 0.05:
            text = unicodedata.normalize("NFD", text)
        elif chance.random() < 0.03:
            text = f"{text}\n" * 40
        address = f"203.0.113.{chance.randrange(1, 255)}"
        made.append(
            Reader(
                text.strip(),
                chance.choice(NAMES),
                address if chance.random() < 0.8 else f"2001:db8::{number:x}",
                chance.choice(AGENTS),
                at,
                state,
                chance.randrange(1, 20) if number > 20 and chance.random() < 0.25 else 0,
            )
        )
    return made
