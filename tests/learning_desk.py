"""A desk in a simulation: readers who write about many things, and a policy that no rule knows.

The policy is the desk's own. It removes what speaks ill of people for the region they come from,
advertises goods without any contact (the profile has it), or shouts. The same words occur in what
it approves: people talk of regions, of shops and of prices in good faith. Some of its decisions
cannot be foreseen from the words, and ``wrong`` ones are made by mistake.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

NAMES = ("Minh", "Hạnh", "Bạn đọc", "Tuấn", "Một người mẹ", "Cô giáo về hưu", "Lê", "thichdocbao")
REGIONS = ("miền ngoài", "miền trong", "vùng trên", "mạn dưới", "xứ biển", "xứ núi")
GOODS = ("áo khoác", "kem dưỡng", "giày thể thao", "nồi chiên", "trà giảm cân", "tai nghe")
TOPICS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("Đoạn đường này", "Ngã tư gần nhà tôi", "Cây cầu mới", "Vỉa hè trước chợ"),
        (
            "ngày nào cũng kẹt cứng",
            "cần thêm đèn tín hiệu",
            "sửa mãi chưa xong",
            "đi rất sợ",
        ),
    ),
    (
        ("Đội nhà", "Ông trọng tài", "Cậu thủ môn trẻ", "Trận tối qua"),
        ("đá quá hay", "thổi nhiều tình huống khó hiểu", "xứng đáng thắng", "làm tôi mất ngủ"),
    ),
    (
        ("Học phí năm nay", "Bài tập về nhà", "Cô chủ nhiệm của con tôi", "Kỳ thi cuối cấp"),
        ("nhiều quá sức các cháu", "cần được xem lại", "rất tận tâm", "khiến cả nhà căng thẳng"),
    ),
    (
        ("Giá rau", "Tiền điện", "Bữa cơm gia đình", "Giá xăng"),
        (
            "tăng mà lương không tăng",
            "tháng này đắt gấp rưỡi",
            "phải tính từng đồng",
            "giảm chậm",
        ),
    ),
    (
        ("Bệnh viện huyện", "Bác sĩ trực đêm", "Hàng chờ khám", "Thuốc trong bảo hiểm"),
        ("đã cứu mẹ tôi", "còn thiếu nhiều thứ", "dài từ sáng sớm", "mong được mở rộng"),
    ),
    (
        ("Con sông này", "Bãi rác sau khu phố", "Hàng cây bị chặt", "Nước máy nhà tôi"),
        ("bốc mùi cả tuần", "ngày xưa trong lắm", "nhìn mà xót", "cần người chịu trách nhiệm"),
    ),
)
CLOSINGS = (
    "Mong cơ quan chức năng xem lại.",
    "Cảm ơn bài viết.",
    "Ai cùng ý kiến không ạ?",
    "Tôi nghĩ vậy.",
    "Đọc mà buồn.",
    "Chúc mọi người một ngày vui.",
    "",
)
SLURS = (
    "Dân {region} thì keo kiệt có tiếng rồi, khỏi nói",
    "Cứ nghe giọng {region} là biết khôn lỏi",
    "Đúng kiểu {region}, sống bẩn quen thói",
    "Bọn {region} đứa nào chẳng lươn lẹo",
    "{region} nghèo vì lười, trách ai",
    "Thuê ai thì thuê chứ đừng thuê dân {region}, gian lắm",
)
FAIR_REGIONS = (
    "Tôi quê {region}, bà con sống tình cảm lắm",
    "Mùa này {region} mưa nhiều, thương bà con",
    "Món ăn {region} ngon mà giản dị",
    "Sinh viên {region} ra đây học vất vả lắm",
)
ADVERTS = (
    "Nhà em có {goods} mẫu mới về, cả nhà ghé trang cá nhân em xem nhé",
    "Thanh lý {goods} giá gốc, ai cần nhắn em",
    "{goods} chính hãng đang sale sập sàn, mời các chị qua nhà em",
    "Em chuyên sỉ lẻ {goods}, bao đổi trả, ủng hộ em với",
    "Ai dùng {goods} thì ghé em, mẫu mới về tuần này",
)
FAIR_GOODS = (
    "Tôi mua {goods} một lần, dùng được hai năm",
    "{goods} bây giờ giá nào cũng có, khó biết thật giả",
    "Cửa hàng {goods} đầu phố đóng cửa rồi, buồn ghê",
)
RANTS = (
    "DẸP HẾT ĐI CHỨ ĐỂ LÀM GÌ",
    "LẠI MẤY ÔNG NÀY NỮA HẢ TRỜI",
    "ĐỌC MÀ TỨC KHÔNG CHỊU ĐƯỢC",
    "TOÀN NÓI CHO HAY RỒI CÓ LÀM ĐÂU",
)


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote and what the desk's policy says of it."""

    text: str
    name: str
    removed: bool


def comments(number: int, seed: int = 1) -> list[Comment]:
    """Return ``number`` comments in the order in which they come, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    return [_comment(chance) for _ in range(number)]


def mistaken(decided: list[Comment], number: int, seed: int = 1) -> list[Comment]:
    """Return the same with ``number`` decisions the wrong way round."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    wrong = set(chance.sample(range(len(decided)), number))
    return [
        Comment(one.text, one.name, one.removed != (place in wrong))
        for place, one in enumerate(decided)
    ]


def _comment(chance: random.Random) -> Comment:
    name = chance.choice(NAMES)
    drawn = chance.random()
    if drawn < 0.05:
        text = chance.choice(SLURS).format(region=chance.choice(REGIONS))
        return Comment(_around(text, chance), name, _nearly(True, chance))
    if drawn < 0.11:
        text = chance.choice(ADVERTS).format(goods=chance.choice(GOODS))
        return Comment(_around(text, chance), name, _nearly(True, chance))
    if drawn < 0.15:
        text = f"{chance.choice(RANTS)}. {_ordinary(chance).upper()}"
        return Comment(text, name, _nearly(True, chance))
    if drawn < 0.20:
        text = chance.choice(FAIR_REGIONS).format(region=chance.choice(REGIONS))
        return Comment(_around(text, chance), name, _nearly(False, chance))
    if drawn < 0.25:
        text = chance.choice(FAIR_GOODS).format(goods=chance.choice(GOODS))
        return Comment(_around(text, chance), name, _nearly(False, chance))
    return Comment(_ordinary(chance), name, _nearly(False, chance))


def _around(text: str, chance: random.Random) -> str:
    """Put a sentence into the company it has on a newspaper's page."""
    begun = text[:1].upper() + text[1:]
    return f"{begun}. {_ordinary(chance)}" if chance.random() < 0.6 else f"{begun}."


def _ordinary(chance: random.Random) -> str:
    subjects, predicates = chance.choice(TOPICS)
    said = [f"{chance.choice(subjects)} {chance.choice(predicates)}."]
    if chance.random() < 0.5:
        subjects, predicates = chance.choice(TOPICS)
        said.append(f"{chance.choice(subjects)} {chance.choice(predicates)}.")
    said.append(chance.choice(CLOSINGS))
    return " ".join(said).strip()


def _nearly(removed: bool, chance: random.Random) -> bool:  # noqa: FBT001 - a draw
    """Let three decisions of a hundred follow from something that the words do not tell."""
    return removed != (chance.random() < 0.03)
