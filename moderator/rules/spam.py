"""Spam: what someone wants to sell or steal, put together from explained signals.

Phrases say what is offered; links, phone numbers, chat handles and calls to act say how the
reader is to be caught. An offer without any of those is seldom spam, and a text that talks about
crime as the news does is not spam for naming it: words of news talk, words of opinion, what the
article itself speaks of, and what is quoted in a warning all weigh less.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from moderator.model import Finding, FindingKind, Part, Span, Words
from moderator.rules import obfuscation, repeat
from moderator.rules.hosts import own_hosts
from moderator.rules.phrases import Family, Phrase, Phrases
from moderator.rules.signals import Role, Signal, form, numbers, ways
from moderator.text.folding import fold_key
from moderator.text.letters import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderator.rules.context import Context
    from moderator.rules.hosts import Hosts
    from moderator.rules.lists import WordList
    from moderator.rules.phrases import Match
    from moderator.rules.reading import Reading

_ROLES: Final = {
    "call": Role.CALL,
    "weak_call": Role.COMPANION,
    "weak_goods": Role.COMPANION,
    "weak_advert": Role.COMPANION,
    "service": Role.MARK,
}
"""What the families of these codes do; all others are offers."""

_OFFERING: Final = frozenset({Role.OFFER, Role.MARK})
_ANCHORS: Final = frozenset({Role.WAY, Role.MARK, Role.CALL})
_MAX_QUOTED: Final = 3
_MAX_SPANS: Final = 200
_QUIET: Final = 0.2
_NO_WAY_TO_REACH: Final = 0.45
"""Without a way to reach the sender, offers alone stay below one half."""

_ONE_PHRASE: Final = 0.3
"""One phrase alone is but a word."""

_NO_OFFER: Final = 0.48
"""Nor does a telephone number to be rung in a good cause make spam, where nothing is offered."""

_ASKING: Final = frozenset({"call", "weak_call", "donation", "pressure", "weak_advert"})
"""Families that ask for help or haste, or say that it is free, as good causes do."""

_REACHED: Final = 0.3
"""Ways to reach the sender that weigh more are no hotlines and no links to known sites."""

_BLATANT: Final = ((0.5, 2), (0.4, 3))
"""Offers of so much weight, said in so many phrases, need no address to be spam."""

_MOST_OPINION: Final = 1
"""Texts with more words of opinion than this argue; they do not advertise."""

_QUOTED: Final = re.compile(r"[“\"«‘][^“”\"«»‘]{8,800}[”\"»’]")
_MOST_ARTICLE: Final = 20_000
_ALIEN: Final = 0.2
"""The share of its longer words that a comment on its article surely has in common with it."""

_ENOUGH_WORDS: Final = 8
_MOST_WORDS: Final = 300
_LONG_ARTICLE: Final = 60


class Spam:
    """The rule, with its list.

    The list's ``talk`` are phrases of news talk, ``warning`` those of readers who warn others,
    ``opinion`` words that argue (found only with their marks), ``cause`` phrases of good causes:
    the lost, the ill, rescue, charity. Each may be missing.
    """

    def __init__(self, words: WordList, hosts: Hosts) -> None:
        self._phrases = words.phrases
        self._hosts = hosts
        self._talk = _listed(words, "talk")
        self._warning = _listed(words, "warning")
        self._cause = _listed(words, "cause")
        self._opinion = frozenset(map(canonical, words.settings.get("opinion", ())))
        self._brands = frozenset(name for name in hosts.brands if len(name) > 2)  # noqa: PLR2004

    def check(self, reading: Reading, context: Context) -> list[Finding]:
        """Return at most one finding that names every signal it was put together from."""
        families = self._families(reading)
        signals = [
            *ways(reading, self._hosts, own_hosts(context)),
            *numbers(reading),
            *form(reading, self._brands),
            *_others(reading, context),
        ]
        if not families and all(one.role is Role.COMPANION for one in signals):
            return []
        signals, blatant = self._weighed(reading, context, families, signals)
        if not blatant and not any(one.role in _ANCHORS for one in signals):
            alone = sum(map(_phrases_said, families.values())) == 1
            most = _ONE_PHRASE if alone else _NO_WAY_TO_REACH
        else:
            most = 0.99
        if self._is_cause(reading, families, signals):
            most = min(most, _NO_OFFER)
        score = min(_together(signals), most)
        if reading.part is Part.NAME and any(one.role is Role.WAY for one in signals):
            score = max(score, 0.8)
        return [_finding(score, signals)] if score >= _QUIET else []

    def _weighed(
        self,
        reading: Reading,
        context: Context,
        families: dict[Family, dict[Span, Match]],
        signals: list[Signal],
    ) -> tuple[list[Signal], bool]:
        """Return all signals, lighter where the text but talks; and whether offers are blatant."""
        reach = max((one.weight for one in signals if one.role is Role.WAY), default=0.0)
        said = reading.decoded or reading.words
        warned = len(self._warning.find(said))
        opinion = sum(word.typed in self._opinion for word in said) > _MOST_OPINION
        talk = warned + len(self._talk.find(said)) + opinion
        reached = reach > _REACHED and not warned
        ease = max(0.6, 0.85**talk) if reached else max(0.25, 0.6**talk)
        known = frozenset[Family]() if reached else _in_article(families, context)
        told = 0.85 ** min(talk, 4)
        weighed = [
            replace(one, weight=one.weight * (told if one.code == "link" else 1.0))
            if one.role is Role.WAY
            else replace(one, weight=one.weight * ease)
            for one in signals
        ]
        weighed += [
            _said(reading, family, matches, ease * (0.5 if family in known else 1.0))
            for family, matches in families.items()
        ]
        if warned:
            weighed = _unquoted(reading, weighed)
        if not any(one.role is not Role.COMPANION for one in weighed):
            weighed = [one for one in weighed if one.role is not Role.COMPANION]
        if reach > _REACHED and len(reading.words) >= _ENOUGH_WORDS and not reading.accented:
            words = Words("gõ không dấu", "typed without marks")
            weighed.append(Signal(Role.COMPANION, 0.1, words, ()))
        if _is_alien(reading, context):
            words = Words("không dính tới bài", "it has nothing to do with the article")
            weighed.append(Signal(Role.COMPANION, 0.12, words, ()))
        blatant = any(
            family.weight >= weight
            and family not in known
            and _phrases_said(matches) - 2 * talk >= least
            for family, matches in families.items()
            for weight, least in _BLATANT
        )
        return weighed, blatant

    def _is_cause(
        self, reading: Reading, families: Iterable[Family], signals: Sequence[Signal]
    ) -> bool:
        """Return whether a good cause gives a telephone number, and nothing is offered."""
        ways = {one.code for one in signals if one.role is Role.WAY}
        return (
            ways == {"phone"}
            and _ASKING.issuperset(family.code for family in families)
            and not any(one.role in _OFFERING and one.code != "family" for one in signals)
            and any(self._cause.find(words) for words in reading.meant)
        )

    def _families(self, reading: Reading) -> dict[Family, dict[Span, Match]]:
        found: dict[Family, dict[Span, Match]] = {}
        for words in reading.meant:
            for match in self._phrases.find(words):
                span = Span(words[match.first].start, words[match.last - 1].end)
                if match.phrase.family.weight > 0:
                    found.setdefault(match.phrase.family, {}).setdefault(span, match)
        return found


def _phrases_said(said: dict[Span, Match]) -> int:
    return len({match.phrase.text for match in said.values()})


def _listed(words: WordList, name: str) -> Phrases:
    family = Family(name, Words(name, name), 0.0)
    # A single bare word may be many: "bay" is also flying, not only "bẫy".
    return Phrases(Phrase(text, " " not in text, family) for text in words.settings.get(name, ()))


def _others(reading: Reading, context: Context) -> list[Signal]:
    """Return what other rules noticed, as signals."""
    signals = []
    disguise = obfuscation.check(reading, context)
    if disguise:
        words = Words("viết né lọc", "disguised writing")
        signals.append(Signal(Role.MARK, 0.6 * disguise[0].score, words, disguise[0].spans))
    again = repeat.check(reading, context)
    if again:
        words = Words("lặp lại nhiều nơi", "repeated elsewhere")
        signals.append(Signal(Role.OFFER, 0.5 * again[0].score, words, ()))
    return signals


def _said(reading: Reading, family: Family, said: dict[Span, Match], ease: float) -> Signal:
    distinct = list(dict.fromkeys(reading.text[span.start : span.end] for span in said))
    missed = 1.0
    for number in range(min(_phrases_said(said), 4)):
        missed *= 1 - family.weight * ease * 0.6**number
    quoted = ", ".join(f"“{words}”" for words in distinct[:_MAX_QUOTED])
    words = Words(f"{family.words.vi} ({quoted})", f"{family.words.en} ({quoted})")
    role = _ROLES.get(family.code, Role.OFFER)
    return Signal(role, 1 - missed, words, tuple(said), "family")


def _unquoted(reading: Reading, signals: list[Signal]) -> list[Signal]:
    """Return ``signals``, lighter where a warning quotes them or names a link without a call."""
    quotes = [match.span() for match in _QUOTED.finditer(reading.text)]
    weighed = []
    for one in signals:
        quoted = bool(one.spans) and all(
            any(start <= span.start and span.end <= end for start, end in quotes)
            for span in one.spans[:_MAX_SPANS]
        )
        if quoted:
            weighed.append(replace(one, weight=one.weight * 0.25))
        elif one.role is Role.WAY and one.code == "link":
            weighed.append(replace(one, weight=one.weight * 0.6))
        else:
            weighed.append(one)
    return weighed


def _in_article(families: dict[Family, dict[Span, Match]], context: Context) -> frozenset[Family]:
    """Return the families of which the article says a phrase that the comment says too."""
    if not families or not (context.article_title or context.article_text):
        return frozenset()
    article, _ = _article(context.article_title, context.article_text)
    return frozenset(
        family
        for family, said in families.items()
        if any(f" {fold_key(match.phrase.text)} " in article for match in said.values())
    )


def _is_alien(reading: Reading, context: Context) -> bool:
    if not (context.article_title and context.article_text):
        return False
    longer = {word.folded for word in reading.words[:_MOST_WORDS] if len(word.folded) > 2}  # noqa: PLR2004
    if len(longer) < _ENOUGH_WORDS:
        return False
    _, known = _article(context.article_title, context.article_text)
    return len(known) >= _LONG_ARTICLE and len(longer & known) < _ALIEN * len(longer)


@lru_cache(maxsize=64)
def _article(title: str, text: str) -> tuple[str, frozenset[str]]:
    """Return an article's folded words between blanks, and the set of them."""
    words = re.findall(r"[a-z0-9]+", fold_key(f"{title} {text[:_MOST_ARTICLE]}"))
    return f" {' '.join(words)} ", frozenset(words)


def _together(signals: Sequence[Signal]) -> float:
    missed = 1.0
    for signal in signals:
        missed *= 1 - signal.weight
    return 1 - missed


def _finding(score: float, signals: Sequence[Signal]) -> Finding:
    heaviest = sorted(signals, key=lambda signal: -signal.weight)
    vi = "; ".join(signal.words.vi for signal in heaviest)
    en = "; ".join(signal.words.en for signal in heaviest)
    spans = sorted(
        {span for signal in signals for span in signal.spans}, key=lambda s: (s.start, s.end)
    )
    reason = Words(f"Giống rao vặt: {vi}.", f"It looks like spam: {en}.")
    return Finding(FindingKind.SPAM, score, tuple(spans[:_MAX_SPANS]), reason)
