"""The words of a filter line, in Vietnamese and English.

Every word may be typed in either language, in any case, with or without its marks.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from moderator.model.filter import ANY_STATUS, ME, Field
from moderator.model.terms import EditClass, FindingKind, Order, State, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = Field | Literal["order", "marks"]

_SEPARATORS: Final = re.compile(r"[\s_]+")


class Name(NamedTuple):
    """How a word is written in each language, and what else is understood."""

    vi: str
    en: str
    others: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """Return the word in ``language``; anything but ``en`` is Vietnamese."""
        return self.en if language == "en" else self.vi


KEYS: Final[Mapping[Key, Name]] = {
    Field.STATUS: Name("trạng-thái", "status", ("tt", "state")),
    Field.FINDING: Name("dấu-hiệu", "finding", ("nhãn",)),
    Field.ARTICLE: Name("bài", "article"),
    Field.SECTION: Name("mục", "section", ("chuyên-mục",)),
    Field.SITE: Name("trang", "site", ("báo",)),
    Field.AUTHOR: Name("tác-giả", "author", ("tên", "bạn-đọc", "name", "reader")),
    Field.ACCOUNT: Name("tài-khoản", "account"),
    Field.EMAIL: Name("email", "email", ("e-mail", "thư")),
    Field.IP: Name("ip", "ip"),
    Field.BEFORE: Name("trước", "before", ("đến",)),
    Field.AFTER: Name("sau", "after"),
    Field.SINCE: Name("từ", "since", ("from",)),
    Field.ON: Name("ngày", "on"),
    Field.LENGTH: Name("dài", "length"),
    Field.HAS: Name("có", "has"),
    Field.IS: Name("là", "is"),
    Field.BY: Name("người-duyệt", "by", ("bởi",)),
    Field.REPEATS: Name("lặp", "repeats", ("trùng",)),
    Field.RISK: Name("rủi-ro", "risk"),
    Field.NOTE: Name("ghi-chú", "note"),
    Field.NEAR: Name("giống", "near"),
    Field.TOGETHER: Name("kéo-đến", "together"),
    Field.DECIDED: Name("quyết-định", "decided"),
    Field.EDIT: Name("lý-do-sửa", "edit", ("sửa",)),
    "order": Name("xếp", "order", ("sort",)),
    "marks": Name("dấu", "marks"),
}
"""What stands before the colon."""

ABOUT: Final[Mapping[Key, Words]] = {
    Field.STATUS: Words("nơi ý kiến đang đứng", "where a comment stands"),
    Field.FINDING: Words("dấu hiệu đã nhận ra", "what was noticed"),
    Field.ARTICLE: Words("chữ trong tựa bài", "words of the article's title"),
    Field.SECTION: Words("chuyên mục", "the article's section"),
    Field.SITE: Words("trang báo", "the site"),
    Field.AUTHOR: Words("tên bạn đọc", "the reader's name"),
    Field.ACCOUNT: Words("tài khoản bạn đọc", "the reader's account"),
    Field.EMAIL: Words("địa chỉ thư", "the reader's e-mail address"),
    Field.IP: Words("địa chỉ máy", "the reader's network address"),
    Field.BEFORE: Words("gửi trước ngày, hoặc lâu hơn 2h, 3d", "sent before a day, or over 2h ago"),
    Field.AFTER: Words("gửi sau ngày đó", "sent after that day"),
    Field.SINCE: Words("gửi từ ngày, hoặc trong 2h, 3d qua", "sent from a day on, or within 2h"),
    Field.ON: Words("gửi trong ngày", "sent on a day"),
    Field.LENGTH: Words("số chữ cái: >200, <20, 20-200", "letters: >200, <20, 20-200"),
    Field.HAS: Words("có trả lời, ghi chú, bản nháp", "has a reply, a note, a draft"),
    Field.IS: Words("là trả lời, đã sửa", "is a reply, was edited"),
    Field.BY: Words("ai đã quyết định (tôi)", "who decided (me)"),
    Field.REPEATS: Words("mấy ý kiến khác nói giống: >3", "how many others say the same: >3"),
    Field.RISK: Words("mức đáng ngờ, phần trăm: >50", "risk in per cent: >50"),
    Field.NOTE: Words("chữ trong ghi chú", "words of a note"),
    Field.NEAR: Words("giống ý kiến có mã này", "says the same as this comment's id"),
    Field.TOGETHER: Words(
        "đến cùng ý kiến này: article-123, alike-123, address-123",
        "came with this comment: article-123, alike-123, address-123",
    ),
    Field.DECIDED: Words(
        "quyết định vào ngày, hoặc trong 2h, 3d qua", "decided on a day, or in 2h"
    ),
    Field.EDIT: Words("vì sao đã sửa", "why it was edited"),
    "order": Words("thứ tự", "the order"),
    "marks": Words("dấu:đúng để tìm đúng dấu", "marks:exact for exact diacritics"),
}
"""What each word before a colon means."""

STATUSES: Final[Mapping[str, Name]] = {
    State.PENDING: Name("chờ-duyệt", "pending", ("chờ",)),
    State.HELD: Name("để-lại", "held", ("giữ",)),
    State.CHIEF: Name("trưởng-ban", "chief", ("trưởng",)),
    State.CONFLICT: Name("xung-đột", "conflict"),
    State.APPROVED: Name("đã-duyệt", "approved", ("duyệt",)),
    State.REJECTED: Name("từ-chối", "rejected"),
    State.SPAM: Name("thư-rác", "spam", ("rác",)),
    State.TAKEN_DOWN: Name("đã-gỡ", "taken-down", ("gỡ",)),
    State.GONE: Name("không-còn", "gone", ("mất",)),
    ANY_STATUS: Name("tất-cả", "all"),
}

FINDINGS: Final[Mapping[str, Name]] = {
    FindingKind.MISSING_DIACRITICS: Name("thiếu-dấu", "no-diacritics", ("missing-diacritics",)),
    FindingKind.SPAM: Name("quảng-cáo", "spam", ("rác", "advertising")),
    FindingKind.ABUSE: Name("công-kích", "abuse", ("tục",)),
    FindingKind.OBFUSCATION: Name("né-lọc", "disguise", ("obfuscation",)),
    FindingKind.LINK: Name("liên-kết", "link"),
    FindingKind.PHONE: Name("điện-thoại", "phone"),
    FindingKind.REPEAT: Name("lặp-lại", "repeat"),
    FindingKind.SHOUTING: Name("viết-hoa", "capitals", ("shouting",)),
    FindingKind.HIDDEN: Name("ký-tự-ẩn", "hidden"),
    FindingKind.UNDECODED: Name("chưa-ra-dấu", "undecoded", ("gõ-sai",)),
    FindingKind.ENCODING: Name("sai-bảng-mã", "encoding", ("sai-mã",)),
    FindingKind.PERSONAL: Name("cá-nhân", "personal"),
    FindingKind.OWN: Name("quy-tắc", "own"),
    FindingKind.WATCHED: Name("trưởng-ban-xem", "for-chief", ("thư-ký",)),
    FindingKind.BURST: Name("dồn-dập", "burst"),
    FindingKind.LEARNED: Name("đã-loại", "learned"),
}

HAS: Final[Mapping[str, Name]] = {
    "reply": Name("trả-lời", "reply", ("replies",)),
    "note": Name("ghi-chú", "note"),
    "draft": Name("bản-nháp", "draft", ("nháp",)),
}
IS: Final[Mapping[str, Name]] = {
    "reply": Name("trả-lời", "reply"),
    "edited": Name("đã-sửa", "edited", ("sửa",)),
    "elsewhere": Name("trang-duyệt", "elsewhere"),
    "hours": Name("chờ-giờ-đăng", "awaiting-hours"),
    "paused": Name("tạm-dừng", "paused"),
    "chief": Name("riêng-trưởng-ban", "chief-only", ("riêng-thư-ký",)),
}
ORDERS: Final[Mapping[str, Name]] = {
    Order.OLDEST: Name("cũ", "oldest"),
    Order.NEWEST: Name("mới", "newest"),
    Order.RISK: Name("rủi-ro", "risk"),
    Order.ARTICLE: Name("bài", "article"),
    Order.AUTHOR: Name("tác-giả", "author"),
    Order.GROUP: Name("nhóm", "group"),
}
EDITS: Final[Mapping[str, Name]] = {
    EditClass.SPELLING: Name("chính-tả", "spelling"),
    EditClass.DIACRITICS: Name("dấu", "diacritics"),
    EditClass.PERSONAL: Name("cá-nhân", "personal"),
    EditClass.LEGAL: Name("pháp-lý", "legal"),
    EditClass.OTHER: Name("khác", "other"),
}
MARKS: Final[Mapping[str, Name]] = {"exact": Name("đúng", "exact")}
WHO: Final[Mapping[str, Name]] = {ME: Name("tôi", "me")}
DAYS: Final[Mapping[str, Name]] = {
    "today": Name("hôm-nay", "today"),
    "yesterday": Name("hôm-qua", "yesterday"),
}

VALUES: Final[Mapping[Key, Mapping[str, Name]]] = {
    Field.STATUS: STATUSES,
    Field.FINDING: FINDINGS,
    Field.HAS: HAS,
    Field.IS: IS,
    Field.EDIT: EDITS,
    Field.DECIDED: DAYS,
    Field.BY: WHO,
    Field.ON: DAYS,
    Field.SINCE: DAYS,
    Field.BEFORE: DAYS,
    Field.AFTER: DAYS,
    "order": ORDERS,
    "marks": MARKS,
}
"""The values that have names; by ``by`` and the days, others are understood too."""

CLOSED: Final = frozenset({Field.STATUS, Field.FINDING, Field.HAS, Field.IS, Field.EDIT})
"""Fields that take named values only."""


def folded(word: str) -> str:
    """Return a key or a named value as it is compared: small, without marks, hyphenated."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", word.casefold()) if not _is_mark(sign)
    )
    return _SEPARATORS.sub("-", plain.replace("đ", "d").strip())


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"


def _spellings(value: str, name: Name) -> set[str]:
    return {folded(spelling) for spelling in (value, name.vi, name.en, *name.others)}


_KEYS: Final[dict[str, Key]] = {
    spelling: key for key, name in KEYS.items() for spelling in _spellings(str(key), name)
}
_VALUES: Final = {
    key: {
        spelling: str(value) for value, name in some.items() for spelling in _spellings(value, name)
    }
    for key, some in VALUES.items()
}


def key_of(word: str) -> Key | None:
    """Return the key that ``word`` means, in either language."""
    return _KEYS.get(folded(word))


def value_of(key: Key, word: str) -> str | None:
    """Return the canonical value that ``word`` names after ``key``; None when it names none."""
    return _VALUES.get(key, {}).get(folded(word))


def key_spellings() -> tuple[str, ...]:
    """Return every key as it is compared."""
    return tuple(_KEYS)
