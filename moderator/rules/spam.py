"""Spam: what someone wants to sell or steal, put together from explained signals.

Phrases say what is offered; links, phone numbers, chat handles and calls to act say how the
reader is to be caught. An offer without any of those is seldom spam, and a text that talks about
crime as the news does is not spam for naming it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Span, Words
from moderator.rules import obfuscation, repeat
from moderator.rules.links import LinkKind
from moderator.rules.phrases import Family, Phrase, Phrases

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.lists import WordList
    from moderator.rules.phrases import Match
    from moderator.rules.reading import Reading

_LINKS: Final = {
    LinkKind.TRUSTED: 0.05,
    LinkKind.PLAIN: 0.4,
    LinkKind.ODD: 0.6,
    LinkKind.SHORT: 0.6,
    LinkKind.CHAT: 0.65,
    LinkKind.DISGUISED: 0.6,
}
_CALLS: Final = frozenset({"call", "weak_call"})
_TALK: Final = Family("talk", Words("bàn về tin tức", "talk about the news"), 0.0)
_HANDLE: Final = re.compile(
    r"(?<!\w)(?:zalo|telegram|tele|viber|whatsapp|wechat|line|messenger|facebook|fb)"
    r"(?: (?:id|nick|so|la))?[ :=@+-]{0,4}"
    r"(?:(?<=@)[a-z0-9_.]{3,40}|[a-z_.]{0,20}[0-9][0-9 .]{5,14})"
)
# "500k/ngày", "15tr đến 30tr", "nạp 50k nhận 108k", "tặng 58k"
_SUM: Final = r"[0-9][0-9.,o]{0,9} ?"
_MONEY: Final = re.compile(
    r"(?<!\w)(?:"
    rf"{_SUM}(?:k|tr|trieu|nghin|ngan|cu|d|vnd|dong|usd|\$) ?(?:/|mot|moi|1) ?"
    r"(?:ngay|gio|thang|tuan|don|video)"
    rf"|{_SUM}(?:k|tr|trieu|nghin|ty) {{0,2}}(?:-|–|den|toi|~) {{0,2}}"
    rf"{_SUM}(?:k|tr|trieu|nghin|ty)"
    r"|(?:tang|nap|nhan|thuong|hoan tra|km|mien phi|code|dau|len toi|toi da) {0,2}"
    r"(?:ngay |them |toi |den |len |dau |tang |code ){0,3}[+]{0,3} ?"
    rf"{_SUM}(?:k|tr|trieu|nghin|ty|d|vnd|usd|%)"
    r")(?!\w)"
)
_CODE: Final = re.compile(
    r"(?<![\w/.])(?=[A-Za-z]{0,12}[0-9])(?=[0-9A-Z]{0,12}[a-z])(?=[0-9a-z]{0,12}[A-Z])"
    r"[A-Za-z0-9]{5,14}(?!\w)"
)
_MAX_QUOTED: Final = 3
_MAX_SPANS: Final = 200
_QUIET: Final = 0.2
_NO_WAY_TO_REACH: Final = 0.45
"""Without a way to reach the sender, offers alone stay below one half."""

_GRAVE: Final = 0.5
"""Offers of this weight, said in two phrases, need no address to be spam."""


@dataclass(frozen=True, slots=True)
class _Signal:
    weight: float
    words: Words
    spans: tuple[Span, ...]


class Spam:
    """The rule, with its list. The list's ``talk`` are phrases of news talk."""

    def __init__(self, words: WordList) -> None:
        talk = [Phrase(text, False, _TALK) for text in words.settings.get("talk", ())]
        self._phrases = words.phrases
        self._talk = Phrases(talk)

    def check(self, reading: Reading, context: Context) -> list[Finding]:
        """Return at most one finding that names every signal it was put together from."""
        channels = _channels(reading)
        families = self._families(reading)
        calls = [family for family in families if family.code in _CALLS]
        offers = [family for family in families if family.code not in _CALLS]
        disguise = obfuscation.check(reading, context)
        money = [reading.span(*match.span()) for match in _MONEY.finditer(reading.folded.text)]
        reachable = max((signal.weight for signal in channels), default=0.0)
        talk = len(self._talk.find(reading.words)) if offers or calls else 0
        ease = 1.0 if reachable > 0.3 else max(0.25, 0.6**talk)  # noqa: PLR2004  # more than a hotline

        signals = list(channels)
        signals += [_said(reading, family, families[family], ease) for family in (*offers, *calls)]
        if money:
            signals.append(
                _Signal(0.3 * ease, Words("hứa tiền", "promises of money"), tuple(money))
            )
        if disguise:
            spans = disguise[0].spans
            signals.append(
                _Signal(0.6 * disguise[0].score, Words("viết né lọc", "disguised writing"), spans)
            )
        codes = [Span(*match.span()) for match in _CODE.finditer(reading.text)]
        if codes and signals:
            signals.append(_Signal(0.15, Words("mã lạ", "odd codes"), tuple(codes)))
        again = repeat.check(reading, context)
        if again:
            words = Words("lặp lại nhiều nơi", "repeated elsewhere")
            signals.append(_Signal(0.5 * again[0].score, words, ()))
        score = _together(signals)
        blatant = talk == 0 and any(
            family.weight >= _GRAVE and len(families[family]) > 1 for family in offers
        )
        if not channels and not disguise and not _urges(calls) and not blatant:
            score = min(score, _NO_WAY_TO_REACH)
        if reading.part is Part.NAME and channels:
            score = max(score, 0.8)
        return [_finding(score, signals)] if score >= _QUIET else []

    def _families(self, reading: Reading) -> dict[Family, dict[Span, Match]]:
        found: dict[Family, dict[Span, Match]] = {}
        for words in (reading.words, reading.joined):
            for match in self._phrases.find(words):
                span = Span(words[match.first].start, words[match.last - 1].end)
                found.setdefault(match.phrase.family, {}).setdefault(span, match)
        return found


def _urges(calls: list[Family]) -> bool:
    return any(family.code == "call" for family in calls)


def _channels(reading: Reading) -> list[_Signal]:
    signals = []
    links = reading.links
    if links:
        strongest = max(links, key=lambda link: _LINKS[link.kind])
        words = Words(f"liên kết “{strongest.host}”", f"the link “{strongest.host}”")
        spans = tuple(link.span for link in links)
        signals.append(_Signal(_LINKS[strongest.kind], words, spans))
    phones = reading.phones
    if phones:
        words = Words(f"số điện thoại {phones[0].digits}", f"the phone number {phones[0].digits}")
        weight = 0.2 if all(phone.hotline for phone in phones) else 0.4
        signals.append(_Signal(weight, words, tuple(phone.span for phone in phones)))
    handles = [reading.span(*match.span()) for match in _HANDLE.finditer(reading.folded.text)]
    if handles:
        words = Words("tài khoản chat", "a chat account")
        signals.append(_Signal(0.5, words, tuple(handles)))
    return signals


def _said(reading: Reading, family: Family, said: dict[Span, Match], ease: float) -> _Signal:
    distinct = list(dict.fromkeys(reading.text[span.start : span.end] for span in said))
    missed = 1.0
    for number in range(min(len({match.phrase.text for match in said.values()}), 4)):
        missed *= 1 - family.weight * ease * 0.6**number
    quoted = ", ".join(f"“{words}”" for words in distinct[:_MAX_QUOTED])
    words = Words(f"{family.words.vi} ({quoted})", f"{family.words.en} ({quoted})")
    return _Signal(1 - missed, words, tuple(said))


def _together(signals: list[_Signal]) -> float:
    missed = 1.0
    for signal in signals:
        missed *= 1 - signal.weight
    return min(1 - missed, 0.99)


def _finding(score: float, signals: list[_Signal]) -> Finding:
    heaviest = sorted(signals, key=lambda signal: -signal.weight)
    vi = "; ".join(signal.words.vi for signal in heaviest)
    en = "; ".join(signal.words.en for signal in heaviest)
    spans = sorted({span for signal in signals for span in signal.spans}, key=lambda s: s.start)
    reason = Words(f"Giống rao vặt: {vi}.", f"It looks like spam: {en}.")
    return Finding(FindingKind.SPAM, score, tuple(spans[:_MAX_SPANS]), reason)
