"""Finds the likeliest sequence of word forms: a beam search through the n-gram model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.text.ngrams import Ngrams

Choice = tuple[int, float]
"""The number of a form, and the logarithm of how likely it is typed as it was typed."""

_Path = tuple[int, "_Path | None"]
_State = tuple[int, int]  # the last word, and the place of the last two or -1

_BEAM: Final = 10
_MARGIN: Final = 8.0
"""Readings less likely than the best by this (natural logarithm) are given up."""


def decode(model: Ngrams, choices: Sequence[Sequence[Choice]], boundary: int) -> list[int]:
    """Return one form for each place of ``choices``; time is linear in their number."""
    beam: dict[_State, tuple[float, _Path | None]] = {(boundary, -1): (0.0, None)}
    bigram, trigram = model.bigram, model.trigram
    for options in choices:
        if len(options) == 1 and options[0][0] == boundary:
            score, path = max(beam.values(), key=_score)
            beam = {(boundary, -1): (0.0, (boundary, path))}
            continue
        grown: dict[_State, tuple[float, _Path | None]] = {}
        pairs: dict[int, list[tuple[int, float, float, int]]] = {}
        for (before, pair), (score, path) in beam.items():
            following = pairs.get(before)
            if following is None:
                following = [(form, cost, *bigram(before, form)) for form, cost in options]
                pairs[before] = following
            for form, cost, log2, place in following:
                total = score + cost + (trigram(pair, form, log2) if pair >= 0 else log2)
                state = (form, place)
                known = grown.get(state)
                if known is None or total > known[0]:
                    grown[state] = (total, (form, path))
        beam = _pruned(grown)
    _, last = max(beam.values(), key=_score)
    forms: list[int] = []
    while last is not None:
        forms.append(last[0])
        last = last[1]
    forms.reverse()
    return forms


def _score(hypothesis: tuple[float, _Path | None]) -> float:
    return hypothesis[0]


def _pruned(
    grown: dict[_State, tuple[float, _Path | None]],
) -> dict[_State, tuple[float, _Path | None]]:
    if len(grown) == 1:
        return grown
    worst = max(grown.values(), key=_score)[0] - _MARGIN
    kept = [item for item in grown.items() if item[1][0] >= worst]
    if len(kept) > _BEAM:
        kept.sort(key=lambda item: -item[1][0])
        del kept[_BEAM:]
    return dict(kept)
