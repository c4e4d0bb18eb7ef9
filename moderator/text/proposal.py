"""What restoring a reader's text would change, word by word, for a person to decide.

A wrong mark in a person's name can defame. So a word that stands as a bare name is doubtful unless
the article, or what the reader did accent, has the name with just these marks. Words with their
marks wrong and short forms written out are offered, and never certain enough to go unseen.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.model import Words
from moderator.text.evidence import Evidence
from moderator.text.letters import bare
from moderator.text.names import names_in
from moderator.text.spelling import meant, misspelt
from moderator.text.teencode import written_out
from moderator.text.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from moderator.text.restore import Mended, Restoration

CERTAIN: Final = 0.9
"""The likelihood from which a word is taken as certain."""

_LEAST_OTHER: Final = 0.2
"""A word that stays as typed is a stop all the same if another reading is this likely."""

_MOST: Final = 9
"""Readings offered at most, besides the word as typed: there are nine digits to choose with."""

_LEAST: Final = 0.001
"""The least likelihood at which another spelling is offered."""

_PER_STEP: Final = 0.05
"""How much less likely a spelling is for each step that it lies from what was typed."""

_UNHEARD: Final = 0.01
"""The likelihood of a spelling that the restorer does not name."""

_AS_TYPED: Final = 0.02
"""The likelihood that a word with its marks wrong is meant to be so."""

_BESIDE: Final = frozenset("-_/&@+'’`*")
"""Signs that, beside a short form without a blank, make it part of something else."""


class Kind(StrEnum):
    """Why a word is a stop."""

    MARKS = "marks"  # typed without its marks
    SPELLING = "spelling"  # typed with its marks wrong
    SHORT = "short"  # a short form, to be written out


class Reading(Struct, frozen=True):
    """A form that a word may be given, and how likely it is meant, 0 to 1."""

    form: str
    likelihood: float


class Stop(Struct, frozen=True):
    """A word at ``start`` to ``end`` (code points) and what is proposed for it.

    ``alternatives`` are all forms on offer, the proposed ``after`` and the typed ``before`` among
    them, likeliest first; ``why`` says what makes the word certain or ``doubtful``.
    """

    start: int
    end: int
    before: str
    after: str
    likelihood: float
    alternatives: tuple[Reading, ...]
    doubtful: bool
    why: Words
    kind: Kind = Kind.MARKS


class Proposal(Struct, frozen=True):
    """The stops of a text in order; ``short`` are the short forms, which are asked for apart.

    No two stops of ``stops`` overlap, nor two of ``short``; one of each may.
    """

    text: str
    stops: tuple[Stop, ...]
    short: tuple[Stop, ...] = ()

    def with_short(self) -> tuple[Stop, ...]:
        """Return the stops with the short forms among them, which go before a mark for a word."""
        taken = {place for stop in self.short for place in range(stop.start, stop.end)}
        marks = (stop for stop in self.stops if taken.isdisjoint(range(stop.start, stop.end)))
        return tuple(sorted((*marks, *self.short), key=lambda stop: stop.start))


def applied(text: str, chosen: Iterable[tuple[Stop, str]]) -> str:
    """Return ``text`` with each stop's word replaced by the form chosen for it.

    The stops are in order and do not overlap.
    """
    pieces: list[str] = []
    position = 0
    for stop, form in chosen:
        pieces += (text[position : stop.start], form)
        position = stop.end
    pieces.append(text[position:])
    return "".join(pieces)


def without_wrong_marks(text: str) -> str | None:
    """Return ``text`` with words whose marks are wrong bare, or None where there are none.

    Of the same length, so that what a restorer says of it can be told to ``propose``.
    """
    wrong = [found for found in TOKEN.finditer(text) if misspelt(found.group())]
    if not wrong:
        return None
    pieces: list[str] = []
    position = 0
    for found in wrong:
        pieces += (text[position : found.start()], bare(found.group()))
        position = found.end()
    pieces.append(text[position:])
    return "".join(pieces)


def propose(
    text: str,
    restoration: Restoration,
    evidence: Sequence[str] = (),
    *,
    respelt: Restoration | None = None,
) -> Proposal:
    """Return what ``restoration`` of ``text`` would change, as stops.

    ``evidence`` are texts that have names with their marks: the article's title and text, say.
    ``respelt`` is the restoration of ``without_wrong_marks(text)``. Takes any strings; time is
    linear in their length.
    """
    stops = _mended(text, restoration, Evidence((*evidence, text)))
    stops += _respelt(text, respelt, {stop.start for stop in stops})
    stops.sort(key=lambda stop: stop.start)
    return Proposal(text, tuple(stops), tuple(_short_forms(text)))


# --- words without their marks ------------------------------------------------------------------


def _mended(text: str, restoration: Restoration, evidence: Evidence) -> list[Stop]:
    name_of = {place: name for name in names_in(text) for place in range(*name)}
    after = {mended.start: mended.after for mended in restoration.mended}
    stops: list[Stop] = []
    for mended in restoration.mended:
        readings = _readings(mended)
        if not readings:
            continue
        name = name_of.get(mended.start)
        if name is not None:
            seen = evidence.forms(mended.before)
            whole = _restored(text[slice(*name)], name[0], after)
            stop = _name(mended, readings, seen, known=evidence.has(whole))
        else:
            stop = _word(mended, readings)
        if stop is not None:
            stops.append(stop)
    return stops


def _readings(mended: Mended) -> tuple[Reading, ...]:
    """Return the forms that differ from the word in their marks only, likeliest first."""
    named = [Reading(one.form, one.likelihood) for one in mended.alternatives]
    if all(one.form != mended.before for one in named):
        named.append(Reading(mended.before, max(0.0, 1 - sum(one.likelihood for one in named))))
    fit = [one for one in named if bare(one.form) == mended.before]
    if all(one.form != mended.after for one in fit):
        return ()
    return tuple(sorted(fit, key=lambda one: -one.likelihood))


def _word(mended: Mended, readings: tuple[Reading, ...]) -> Stop | None:
    shares = {one.form: one.likelihood for one in readings}
    likelihood = shares.get(mended.after, 0.0)
    if mended.after == mended.before:
        others = [one for one in readings if one.form != mended.before]
        if not others or others[0].likelihood < _LEAST_OTHER:
            return None
    doubtful = likelihood < CERTAIN or mended.after == mended.before
    why = _UNSURE if doubtful else _SURE
    return _stop(mended, mended.after, readings, doubtful=doubtful, why=why)


def _name(
    mended: Mended, readings: tuple[Reading, ...], seen: tuple[str, ...], *, known: bool
) -> Stop | None:
    """Return a stop for a word of a bare name; ``seen`` are its forms in the evidence."""
    fitting = [form for form in seen if bare(form) == mended.before]
    if known or fitting == [mended.after]:
        doubtful = max(one.likelihood for one in readings if one.form == mended.after) < CERTAIN
        why = _NAME_SEEN
        return _stop(mended, mended.after, readings, doubtful=doubtful and not known, why=why)
    if len(fitting) == 1:
        form = fitting[0]
        if all(one.form != form for one in readings):
            readings = (*readings, Reading(form, _UNHEARD))
        why = Words(f"Có thể là tên riêng; bài viết có “{form}”.",
                    f"Could be a name; the article has “{form}”.")  # fmt: skip
        return _stop(mended, form, readings, doubtful=True, why=why)
    if mended.after == mended.before:
        return None
    return _stop(mended, mended.after, readings, doubtful=True, why=_NAME)


def _stop(
    mended: Mended, after: str, readings: tuple[Reading, ...], *, doubtful: bool, why: Words
) -> Stop:
    likelihood = next(one.likelihood for one in readings if one.form == after)
    offered = _offered(readings, mended.before, after)
    return Stop(mended.start, mended.end, mended.before, after, likelihood, offered, doubtful, why)


def _offered(readings: Sequence[Reading], before: str, after: str) -> tuple[Reading, ...]:
    """Return at most nine readings and the word as typed, likeliest first."""
    kept = {before, after}
    for one in readings:
        if len(kept - {before}) >= _MOST:
            break
        kept.add(one.form)
    return tuple(one for one in readings if one.form in kept)


def _restored(name: str, at: int, after: Mapping[int, str]) -> str:
    """Return a name with the forms proposed for its words."""
    return " ".join(after.get(at + word.start(), word.group()) for word in TOKEN.finditer(name))


# --- words with their marks wrong ---------------------------------------------------------------


def _respelt(text: str, respelt: Restoration | None, taken: set[int]) -> list[Stop]:
    heard = {} if respelt is None else {mended.start: mended for mended in respelt.mended}
    stops: list[Stop] = []
    for found in TOKEN.finditer(text):
        word = found.group()
        if found.start() in taken or not misspelt(word):
            continue
        mended = heard.get(found.start())
        shares = {} if mended is None else {
            one.form.lower(): one.likelihood for one in _readings(mended)
        }  # fmt: skip
        weights = {
            form: max(shares.get(form, 0.0), _UNHEARD) * _PER_STEP**off for form, off in meant(word)
        }
        whole = sum(weights.values()) / (1 - _AS_TYPED)
        likeliest = sorted(weights, key=lambda form: -weights[form])[:_MOST]
        readings = [
            Reading(_cased(form, word), weights[form] / whole)
            for form in likeliest
            if weights[form] / whole >= _LEAST
        ]
        if readings:
            best = readings[0]
            offered = sorted((*readings, Reading(word, _AS_TYPED)), key=lambda one: -one.likelihood)
            stops.append(
                Stop(
                    *found.span(), word, best.form, best.likelihood, tuple(offered),
                    doubtful=True, why=_MISSPELT, kind=Kind.SPELLING,
                )
            )  # fmt: skip
    return stops


def _cased(form: str, typed: str) -> str:
    return "".join(
        letter.upper() if original.isupper() else letter
        for letter, original in zip(form, typed, strict=True)
    )


# --- short forms --------------------------------------------------------------------------------


def _short_forms(text: str) -> Iterable[Stop]:
    for found in TOKEN.finditer(text):
        word = found.group()
        written = written_out(word)
        start, end = found.span()
        if not written or _joined(text, start, end):
            continue
        readings = [Reading(form, share) for form, share in written]
        typed = Reading(word, max(0.0, 1 - sum(share for _, share in written)))
        offered = tuple(sorted((*readings, typed), key=lambda one: -one.likelihood))
        best = readings[0]
        doubtful = best.likelihood < CERTAIN
        why = _SHORT_UNSURE if doubtful else _SHORT
        yield Stop(start, end, word, best.form, best.likelihood, offered, doubtful, why, Kind.SHORT)


def _joined(text: str, start: int, end: int) -> bool:
    """Return whether a word is part of something longer: "a/c", "k-pop", "v.v", "8.k"."""
    if text[start - 1 : start] in _BESIDE and start > 0:
        return True
    if end < len(text) and text[end] in _BESIDE:
        return True
    after_dot = start > 1 and text[start - 1] == "." and text[start - 2].isalnum()
    before_dot = text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()
    return after_dot or before_dot


_SURE: Final = Words("Gần như chắc chắn.", "Almost certain.")
_UNSURE: Final = Words("Chưa chắc: có thể đọc cách khác.", "Not certain: it can be read otherwise.")
_NAME: Final = Words(
    "Có thể là tên riêng: sai dấu là sai tên, bạn hãy xem kỹ.",
    "Could be a name: with a wrong mark it is another name, so look twice.",
)
_NAME_SEEN: Final = Words(
    "Có thể là tên riêng; bài viết hoặc bạn đọc có viết đúng như vậy.",
    "Could be a name; the article or the reader has it just so.",
)
_MISSPELT: Final = Words(
    "Bạn đọc đặt dấu sai: không có tiếng nào viết như vậy.",
    "The reader's marks are wrong: no syllable is spelt like this.",
)
_SHORT: Final = Words("Chữ viết tắt.", "A short form.")
_SHORT_UNSURE: Final = Words(
    "Chữ viết tắt có hơn một nghĩa.", "A short form with more than one meaning."
)
