"""A small archive of a newspaper that does not exist, about places that do not either."""

from __future__ import annotations

from itertools import product

PLACES = ("xã Lộc Hưởng", "chợ Gò Mẩn", "bến phà Vàm Nghiến", "ấp Bàu Sẻn")
_WHAT = (
    "Người dân {place} mong con đường sớm được sửa trước mùa mưa.",
    "Sáng nay đoàn cán bộ huyện về {place} hỏi thăm bà con.",
    "Đường vào {place} ngập nước, học sinh đi lại rất khó khăn.",
    "Điện ở {place} bị cắt hai ngày liền mà không ai báo trước.",
    "Nhiều hộ ở {place} đã nhận được tiền đền bù đất đai.",
    "Tối qua tại {place} có một vụ tai nạn, không ai bị thương.",
)
_WHO = ("theo một cán bộ", "bà con cho biết", "ông chủ tịch nói", "chị bán hàng kể", "báo đã đăng")
_WHEN = ("tháng giêng", "tháng tư", "giữa năm", "cuối năm", "đầu mùa khô", "sau Tết")
_WHY = ("vì thiếu tiền", "do mưa lớn", "nhờ góp công", "như đã hứa", "lần thứ hai")

BARE = "Duong vao xa Loc Huong ngap nuoc, cho Go Man cung vay."
RIGHT = "Đường vào xã Lộc Hưởng ngập nước, chợ Gò Mẩn cũng vậy."


def lines(count: int = 3_600) -> list[str]:
    """Return ``count`` different lines, 3,600 at most."""
    made = [
        f"{what.format(place=place)} Chuyện {when}, {who}, {why}."
        for what, who, when, why, place in product(_WHAT, _WHO, _WHEN, _WHY, PLACES)
    ]
    return made[:count]
