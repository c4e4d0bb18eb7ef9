"""The signals of spam that are no listed phrases: ways to be reached, sums, and service messages.

All patterns have bounded repeats; each search is linear in the text.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.model import Span, Words
from moderator.rules.hosts import LinkKind
from moderator.text.folding import fold_key
from moderator.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from moderator.rules.hosts import Hosts
    from moderator.rules.phones import Phone
    from moderator.rules.reading import Reading
    from moderator.rules.views import Word


class Role(Enum):
    """What a signal may do to the score."""

    WAY = auto()  # a way to reach the sender: lets an offer count in full
    MARK = auto()  # an automatic message's own form: counts like a way to reach the sender
    OFFER = auto()
    CALL = auto()
    COMPANION = auto()  # says nothing alone: counts only beside one of the others


class Signal(Struct, frozen=True):
    """One thing that speaks for spam: how much (0 to 1), in words, and where."""

    role: Role
    weight: float
    words: Words
    spans: tuple[Span, ...]
    code: str = ""


_LINKS: Final = {
    LinkKind.TRUSTED: 0.05,
    LinkKind.PLAIN: 0.4,
    LinkKind.ODD: 0.6,
    LinkKind.SHORT: 0.6,
    LinkKind.CHAT: 0.65,
    LinkKind.DISGUISED: 0.6,
    LinkKind.POSED: 0.7,
}
_HOTLINE: Final = 0.2
_PHONE: Final = 0.45
_ANNOUNCED: Final = 0.55
_BEFORE: Final = re.compile(
    r"(?:lien he|lhe?|goi|alo|zalo|hotline|tong dai|sdt|dt|tel|call|phone|nhan|ib)"
    r"(?: [a-z]{1,9}){0,3}[ :.,(=-]{0,4}\Z"
)
"""What stands before a number that the reader is told to ring."""

_MOST_BEFORE: Final = 48
_MOST_LINKS: Final = 200
_MOST_PHONES: Final = 20

_CHAT_NAMES: Final = frozenset(
    "zalo zl telegram tele tlg viber whatsapp wechat kakao line messenger skype "  # noqa: SIM905
    "facebook fb insta tiktok t3le za dalo zalô".split()
)
_HANDLE: Final = re.compile(
    r"(?<!\w)(?:za[ /._-]?lo|dalo|zl|telegram|t[e3]le|tlg|viber|whatsapp|wechat|kakao|line|"
    r"messenger|skype|facebook|fb|insta|tiktok)(?: (?:id|nick|so|la|em|nhom))?"
    r"[ :;=@+(\[-]{0,5}"
    r"(?:(?<=@)[a-z0-9_.]{3,40}|[a-z_.]{0,20}[0-9][0-9 .]{5,14}"
    r"|(?P<name>(?:(?<=[:=+-])|(?<=[:=+-] ))[a-z][a-z0-9_.]{4,40}))"
)
_NUMBERED: Final = re.compile(r"[0-9o]{2}[0-9oil .,–_-]{5,20}[0-9oil]\Z")
_ACCOUNT: Final = re.compile(
    r"(?<!\w)(?:(?:stk|so tk|so tai khoan|tai khoan so)(?: [a-z]{1,10}){0,2}[ :.]{0,3}[a-z]{0,4}"
    r"[0-9][0-9 .]{1,22}|(?:tk|tai khoan) ?:? ?[0-9](?:[0-9] ?){6,20})[0-9](?=\W|$)"
)
_SUM: Final = r"[0-9][0-9.,o]{0,11} {0,2}"
_UNIT: Final = r"(?:k|tr|trieu|nghin|ngan|ty|cu|lit|d|vnd|dong|usdt?|\$|xu)"
_MONEY: Final = re.compile(
    r"(?<!\w)(?:"
    # "500k/ngày", "15tr một tháng"
    rf"{_SUM}{_UNIT} {{0,2}}(?:/|mot|moi|1) ?(?:ngay|gio|thang|tuan|don|video|luot|ca|nhiem vu)"
    # "15tr đến 30tr", "300k-500k", "5-7 triệu"
    rf"|{_SUM}(?:{_UNIT} {{0,2}})?(?:-|–|den|toi|~) {{0,2}}{_SUM}(?:k|tr|trieu|nghin|ty)"
    # "tặng 58k", "nạp 50k nhận 108k", "thưởng lên đến 1.888k"
    r"|(?:tang|nap|nhan|thuong|hoan tra|hoan|km|mien phi|code|dau|len toi|toi da|hoa hong|lai)"
    r" {0,2}(?:ngay |them |toi |den |len |dau |tang |code |ban |ae |ve ){0,3}[+]{0,3} ?"
    rf"{_SUM}(?:{_UNIT}|%)"
    # "ngày 200-400k", "mỗi nhiệm vụ 50.000đ", "thu nhập từ 8 triệu"
    r"|(?:(?:moi|1) (?:ngay|gio|thang|tuan|don|video|luot|nhiem vu)|ngay|thu nhap|luong)"
    rf" (?:tu |duoc |khoang |den |toi |them ){{0,2}}{_SUM}(?:{_UNIT}|[-–])"
    r")(?!\w)"
)
_PRICE: Final = re.compile(
    r"(?<!\w)(?:gia|chi|chi con|chi tu|con|gia (?:goc|si|le|chi)|tri gia)[ :]{1,2}(?:tu |chi )?"
    rf"{_SUM}(?:k|tr|trieu|nghin|ty|d|vnd|dong|usd)(?!\w)"
    rf"|{_SUM}(?:k|tr|trieu|nghin|ngan|d|vnd) ?/ ?(?:lit|kg|hop|bo|cai|chai|lo|trang|sub|nen|m2|"
    r"chiec|doi|goi|lan|set|bich|nguoi|phong|can|acc|nick)(?!\w)"
)
_AMOUNT: Final = re.compile(r"(?<![\w.,])[0-9][0-9.,]{3,14} ?(?:vnd|vnđ|dong)(?!\w)")
_PERCENT: Final = re.compile(r"(?<![\w.,])[0-9o]{1,4}(?:[.,][0-9]{1,2})? ?%")
_CODE: Final = re.compile(
    r"(?<![\w/.])(?=[A-Za-z]{0,12}[0-9])(?=[0-9A-Z]{0,12}[a-z])(?=[0-9a-z]{0,12}[A-Z])"
    r"[A-Za-z0-9]{5,14}(?!\w)"
)
# Random letters at the end make each copy of a mass message another text: "mwBLL", "QkR".
_SALT: Final = re.compile(r"(?<!\S)(?=[A-Za-z]{0,7}[a-z][A-Z])[A-Za-z]{3,8}[.\s]{0,3}\Z")

_HEADER: Final = re.compile(r"\s{0,4}[\[(]\s?(?:TB|QC|KM|CSKH|THONG BAO|Thông báo)\s?[\])]")
_SHORT_CODE: Final = re.compile(
    r"(?<!\w)(?:soan|nhan tin)(?: tin)?[ :]{1,3}(?:[a-z0-9_*.]{1,16} ){1,4}(?:gui|den|toi|ve)"
    r" (?:dau so |so )?[0-9][0-9x]{2,4}(?!\w)"
    r"|(?<!\w)(?:bam|goi|quay so) ?\*[0-9*]{2,12}#"
    r"|(?<!\w)bam (?:so |goi )?[0-9]{4,5}(?!\w)"
    r"|(?<!\w)tu choi(?: qc| nhan)?[ :,]{1,2}(?:soan )?(?:tin )?[a-z0-9]{1,8} gui [0-9]{3,5}(?!\w)"
)
_ONE_TIME: Final = re.compile(
    r"(?<!\w)(?:otp|ma xac (?:nhan|thuc|minh)|ma kich hoat|(?:verification|activation|confirmation|"
    r"security|login|auth|pin) code|mat khau moi)(?: [a-z]{1,10}){0,4}[ :=]{1,3}"
    r"[0-9][0-9 -]{1,8}[0-9](?!\w)"
    r"|(?<![\w.,])[0-9][0-9 -]{2,8}[0-9] (?:is your|la ma xac|la ma otp)"
)
_SIR_OR_MADAM: Final = re.compile(r"(?<!\w)(?:ong ?/ ?ba|quy khach)(?!\w)")
_OFFICE: Final = re.compile(
    r"[ \[(]{0,3}(?:bo|cuc|tong cuc|chi cuc|ngan hang|buu dien|cong an|bhxh|dien luc|ubnd|toa an|"
    r"trung tam|so y te)(?: [a-z]{1,10}){0,5}[\])]?:"
)
"""How a message opens that speaks for an office; only looked for in texts without marks."""

# In every text with a sum or a price: one of what _UNIT and its like begin with stands behind.
_SUMMED: Final = re.compile(rf"{_SUM}[cdklntuvx$%~–-]")
_MIXED: Final = re.compile("[0-9](?:(?=[A-Za-z])|(?<=[A-Za-z].))")  # in every text with a _CODE


def ways(reading: Reading, hosts: Hosts, own: Iterable[str]) -> Iterator[Signal]:
    """Yield the ways to reach the sender: links, phone numbers, chat and bank accounts."""
    links = reading.links[:_MOST_LINKS]
    if links:
        weight, link, kind = max(
            ((_LINKS[kind], link, kind) for link in links for kind in (hosts.kind(link, own),)),
            key=lambda found: found[0],
        )
        words = Words(f"liên kết “{link.host}”", f"the link “{link.host}”")
        if kind is LinkKind.POSED:
            name = hosts.brand(link.host)
            words = Words(
                f"liên kết “{link.host}” mượn tên “{name}”",
                f"the link “{link.host}” that borrows the name “{name}”",
            )
        elif kind is LinkKind.SHORT:
            words = Words(f"liên kết rút gọn “{link.host}”", f"the shortened link “{link.host}”")
        elif kind is LinkKind.CHAT:
            words = Words(f"liên kết nhóm chat “{link.host}”", f"the chat link “{link.host}”")
        role = Role.COMPANION if kind is LinkKind.TRUSTED else Role.WAY
        yield Signal(role, weight, words, tuple(link.span for link in links), "link")
    phones = reading.phones
    if phones:
        number = phones[0].digits
        words = Words(f"số điện thoại {number}", f"the phone number {number}")
        weight = _HOTLINE
        if not all(phone.hotline for phone in phones):
            weight = _ANNOUNCED if _is_announced(reading, phones) else _PHONE
        yield Signal(Role.WAY, weight, words, tuple(phone.span for phone in phones), "phone")
    if not _CHAT_NAMES.isdisjoint([word.folded for word in reading.words]):
        handles = _spans(reading, filter(_is_handle, _HANDLE.finditer(reading.folded.text)))
        if handles:
            yield Signal(Role.WAY, 0.5, Words("tài khoản chat", "a chat account"), handles)


def _is_announced(reading: Reading, phones: Iterable[Phone]) -> bool:
    """Return whether the text tells its readers to ring one of ``phones``."""
    text = reading.text
    for phone in islice(phones, _MOST_PHONES):
        before = fold_key(text[max(0, phone.span.start - _MOST_BEFORE) : phone.span.start])
        if not phone.hotline and _BEFORE.search(before) is not None:
            return True
    return False


def numbers(reading: Reading) -> Iterator[Signal]:
    """Yield what digits say: sums promised, prices, percentages, bank accounts, one-time codes."""
    if not reading.digits:
        return
    folded = reading.folded.text
    summed = _SUMMED.search(folded) is not None
    for pattern, cues, role, weight, vi, en in _NUMBERS:
        if any(cue in folded for cue in cues) if cues else summed:
            spans = _spans(reading, pattern.finditer(folded))
            if spans:
                yield Signal(role, weight, Words(vi, en), spans)
    if _MIXED.search(reading.text) is None:
        return
    codes = tuple(Span(*match.span()) for match in _CODE.finditer(reading.text))
    if codes:
        yield Signal(Role.COMPANION, 0.15, Words("mã lạ", "odd codes"), codes)


_ORDERS: Final = ("soan", "nhan tin", "bam", "goi", "quay so", "tu choi")
_SECRETS: Final = ("otp", "ma xac", "ma kich", " code", "mat khau moi", "is your")

# The pattern, what stands in every text in which it is found (or a sum must), what it says.
_NUMBERS: Final[tuple[tuple[re.Pattern[str], tuple[str, ...], Role, float, str, str], ...]] = (
    (_MONEY, (), Role.OFFER, 0.3, "hứa tiền", "promises of money"),
    (_PRICE, (), Role.COMPANION, 0.15, "rao giá", "prices"),
    (_AMOUNT, ("vnd", "vnđ", "dong"), Role.COMPANION, 0.12, "số tiền", "sums"),
    (_PERCENT, ("%",), Role.COMPANION, 0.12, "phần trăm", "percentages"),
    (
        _ACCOUNT,
        ("tk", "tai khoan"),
        Role.WAY,
        0.45,
        "số tài khoản nhận tiền",
        "an account to pay into",
    ),
    (_SHORT_CODE, _ORDERS, Role.MARK, 0.5, "soạn tin gửi đầu số", "an order by text message"),
    (_ONE_TIME, _SECRETS, Role.MARK, 0.55, "mã dùng một lần", "a one-time code"),
)


def form(reading: Reading, brands: Iterable[str]) -> Iterator[Signal]:
    """Yield what the form of the text says: headings of automatic messages, random endings."""
    header = _HEADER.match(reading.text)
    if header is not None:
        words = Words("mở đầu như tin nhắn hàng loạt", "it opens like a mass message")
        yield Signal(Role.MARK, 0.45, words, (Span(*header.span()),))
    elif (opening := _opening(reading, brands)) is not None:
        words = Words(
            "xưng là ngân hàng, nhà mạng, cơ quan", "it speaks for a bank, a carrier or an office"
        )
        yield Signal(Role.MARK, 0.35, words, (opening,))
    folded = reading.folded.text
    bowing = "quy khach" in folded or ("ong" in folded and "/" in folded)
    if bowing and (address := _SIR_OR_MADAM.search(folded)) is not None:
        words = Words("xưng hô như giấy báo", "it addresses its reader as a notice does")
        yield Signal(Role.MARK, 0.3, words, (reading.span(*address.span()),))
    tail = max(0, len(reading.text) - 24)
    salt = _SALT.search(reading.text, tail)
    if salt is not None and (tail == 0 or salt.start() > tail):
        words = Words("kết thúc bằng chữ ngẫu nhiên", "it ends in random letters")
        yield Signal(Role.COMPANION, 0.15, words, (Span(*salt.span()),))


def _opening(reading: Reading, brands: Iterable[str]) -> Span | None:
    """Return where a text opens with the name of a brand that is said to speak."""
    words: tuple[Word, ...] = reading.words[:6]
    for place, word in enumerate(words[:3]):
        if word.folded not in brands:
            continue
        after = reading.text[word.end : word.end + 3].lstrip(" )]")
        said = words[place + 1].folded if place + 1 < len(words) else ""
        if after.startswith(":") or said in _SPEAKS:
            return Span(words[0].start, word.end)
    office = _OFFICE.match(reading.folded.text)
    return None if office is None or reading.accented else reading.span(*office.span())


_SPEAKS: Final = frozenset(
    "tb kinh thong xin moi nhan tran chuc gui canh tri tang ra".split()  # noqa: SIM905
)


def _is_handle(match: re.Match[str]) -> bool:
    name = match.group("name")
    return name is None or (not is_syllable(name) and any(map(str.isalnum, name)))


def _spans(reading: Reading, matches: Iterable[re.Match[str]]) -> tuple[Span, ...]:
    return tuple(reading.span(*match.span()) for match in matches)
