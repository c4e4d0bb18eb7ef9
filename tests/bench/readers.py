"""Readers who write as many comments as are wanted, the same ones each time."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from moderator.model import RemoteArticle, RemoteAuthor, RemoteComment, RemoteState

if TYPE_CHECKING:
    from collections.abc import Iterator

START: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ARTICLES: Final = 400

_OPENINGS = (
    "Tôi ở gần đó",
    "Nhà tôi ngay đầu ngõ",
    "Đọc bài này mà thấy thương bà con",
    "Cảm ơn tòa soạn đã lên tiếng",
    "Theo tôi nghĩ",
    "Chuyện này kéo dài mấy năm rồi",
    "Năm ngoái xã tôi cũng vậy",
    "Tôi chạy xe qua đây mỗi ngày",
    "Con tôi học trường bên cạnh",
    "Nghe thì hay đấy",
    "Ai cũng nói phải làm ngay",
    "Mong các cấp chính quyền xem lại",
    "Sáng nay trời mưa to",
)
_MIDDLES = (
    "đường ngập đến nửa bánh xe mà cống vẫn chưa được nạo vét",
    "cây cầu tạm rung bần bật mỗi khi có xe tải chạy qua",
    "giá lúa thương lái trả thấp hơn vụ trước gần một nửa",
    "đèn đường hỏng từ tết đến giờ chưa có ai thay",
    "bệnh viện huyện chỉ có hai bác sĩ mà người chờ thì kín sân",
    "chợ mới xây xong bỏ không, tiểu thương vẫn ngồi ngoài lề đường",
    "bãi rác sau trường bốc mùi cả ngày lẫn đêm",
    "xe buýt bỏ chuyến liên tục, công nhân đi làm muộn bị trừ lương",
    "nước sạch yếu quá, đêm phải thức canh để hứng",
    "công viên vừa mở đã có người vào bẻ hoa, xả rác",
    "bãi giữ xe thu giá nào cũng được, không thấy niêm yết",
)
_ENDINGS = (
    "mong được giải quyết sớm.",
    "không biết bao giờ mới xong!",
    "bà con chúng tôi rất mong tin vui.",
    "đề nghị công khai kinh phí cho dân biết.",
    "ai chịu trách nhiệm đây?",
    "xin cảm ơn những người đang làm việc tốt.",
    "cứ hứa rồi để đó thì dân còn tin ai.",
)
_NAMES = (
    "Minh Tâm",
    "Hoàng Lan",
    "Út Bảy",
    "Quốc Dũng",
    "Bạn đọc quê xa",
    "Thu Hà",
    "Nguyễn V. Khoa",
    "Một người dân",
    "Phương",
    "ba Tư",
    "Kim Ngân",
)
_EXTRAS = (
    "",
    " Ngu như thế mà cũng đòi quản lý.",
    " Vay tiền nhanh trong ngày, lãi thấp, zalo 0900 000 321.",
    " Xem them tai www.viec-nhe-luong-cao.example nhe ca nha.",
    " QUÁ THẤT VỌNG, QUÁ BỨC XÚC RỒI!!!",
    " 👍👍",
)


def text(number: int) -> str:
    """Return the words of comment ``number``: nearly all differ, lengths vary as readers' do.

    Of a hundred, some 20 have no diacritics, 3 are abusive, 6 advertise, 3 shout, 4 have emoji.
    """
    opening, middle, ending = _OPENINGS[number % 13], _MIDDLES[number % 11], _ENDINGS[number % 7]
    parts = [f"{opening}, lần thứ {number // 1001 + 1}, {middle}, {ending}"]
    parts += [
        f"{_OPENINGS[(number + again) % 13]}, {_MIDDLES[(number + 2 * again) % 11]}."
        for again in range(number * 7 % 40 // 13)
    ]
    if number % 97 == 0:
        parts *= 12
    written = " ".join(parts) + _EXTRAS[_extra(number * 29 % 100)]
    return bare(written) if number * 13 % 100 < 20 else written


def bare(accented: str) -> str:
    """Return a text as somebody types it who does not bother with diacritics."""
    split = unicodedata.normalize("NFD", accented.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def article(number: int) -> RemoteArticle:
    """Return the article of comment ``number``; a few articles have most of the comments."""
    which = number % ARTICLES if number % 3 else number % 12
    return RemoteArticle(
        remote_id=str(which),
        title=f"{_MIDDLES[which % 11].capitalize()} ({which})",
        url=f"http://127.0.0.1/bai-{which}.html",
        section="Đời sống",
        lead=f"{_OPENINGS[which % 13]}: {_ENDINGS[which % 7]}",
        text="\n\n".join(f"{_MIDDLES[(which + line) % 11]}." for line in range(20)),
        published_at=START,
        comments_open=True,
    )


def comment(number: int) -> RemoteComment:
    """Return comment ``number`` as a site gives it; four of five still wait for a decision."""
    state = RemoteState.PENDING if number % 5 else RemoteState.APPROVED
    return RemoteComment(
        remote_id=f"c{number}",
        version="1",
        state=state,
        text=text(number),
        author=RemoteAuthor(
            name=f"{_NAMES[number % 11]}", email=f"doc{number * 31 % 50_000}@example.org"
        ),
        article=article(number),
        created_at=START + timedelta(seconds=20 * number),
        parent_id=f"c{number - 1}" if number % 9 == 8 else None,
        link=f"http://127.0.0.1/bai.html#y-kien-{number}",
    )


def comments(first: int, last: int) -> Iterator[RemoteComment]:
    """Yield the comments from ``first`` up to, not with, ``last``."""
    return (comment(number) for number in range(first, last))


def _extra(of_hundred: int) -> int:
    for which, until in ((1, 3), (2, 6), (3, 9), (4, 12), (5, 16)):
        if of_hundred < until:
            return which
    return 0
