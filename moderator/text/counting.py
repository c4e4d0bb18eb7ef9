"""Counts n-grams of syllables in text files, for building a restoration model.

Deterministic: the same files give the same counts.
"""

from __future__ import annotations

import subprocess
from array import array
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from moderator.text.letters import bare
from moderator.text.syllables import is_syllable
from moderator.text.tokens import BOUNDARY, NUMBER, OTHER, STOPS, TOKEN, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
F64 = NDArray[np.float64]

CLASSES: Final = (BOUNDARY, NUMBER, OTHER)
MIN_SEEN: Final = 3
"""Nothing seen fewer times than this leaves the counting: no single writer's words travel."""

_MIN_SYLLABLES: Final = 4
_MIN_MARKED: Final = 0.5
_MIN_SHAPED: Final = 0.6
_MIN_WEIGHT: Final = 400  # of words that are no syllables; keeps the file small
_MIN_SHARE: Final = 0.001
"""Of a syllable's commonest form: "duoc" among accented text is a slip for "được"."""

_MAX_VOCABULARY: Final = 65_000


class Source(Struct, frozen=True):
    """One text file (plain, or ``.zst`` read through the ``zstd`` program) and its weight."""

    name: str
    path: Path
    weight: int


class Grams(Struct, frozen=True):
    """Distinct n-grams, ascending: packed 16-bit ids, times seen, and times seen by weight."""

    keys: U64
    seen: F64
    weighted: F64


class _Interner(dict[str, int]):
    """Gives each counted form a number, in the order of first sight."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {name: number for number, name in enumerate(CLASSES)}

    def __missing__(self, token: str) -> int:
        number = self.forms.setdefault(key(token), len(self.forms))
        self[token] = number
        return number


class Corpus(Struct, frozen=True):
    """The sources as numbers: ``streams`` hold one id a token, 0 between sentences."""

    vocabulary: tuple[str, ...]
    streams: tuple[U16, ...]
    weights: tuple[int, ...]
    syllables: tuple[int, ...]


def read(sources: Sequence[Source], vocabulary: Sequence[str] | None = None) -> Corpus:
    """Read ``sources`` as numbers of ``vocabulary``.

    Where none is given it is every syllable and every frequent other word. Lines that look like
    Vietnamese typed without marks are left out: they would teach the model that words go bare.
    """
    interner = _Interner()
    raw = [_numbers(source.path, interner) for source in sources]
    forms = list(interner.forms)
    if vocabulary is None:
        vocabulary = _vocabulary(forms, raw, sources)
    numbers_of = {form: number for number, form in enumerate(vocabulary)}
    other = CLASSES.index(OTHER)
    remap = np.array([numbers_of.get(form, other) for form in forms], np.uint16)
    return Corpus(
        tuple(vocabulary),
        tuple(remap[numbers] for numbers in raw),
        tuple(source.weight for source in sources),
        tuple(int(np.count_nonzero(numbers)) for numbers in raw),
    )


def _vocabulary(
    forms: Sequence[str], raw: Sequence[U32], sources: Sequence[Source]
) -> tuple[str, ...]:
    """Return the forms that were seen often enough, the classes first, then the commonest."""
    seen = [np.bincount(numbers, minlength=len(forms)) for numbers in raw]
    total = np.sum(seen, axis=0)
    weight = np.sum([c * s.weight for c, s in zip(seen, sources, strict=True)], axis=0)
    heaviest: dict[str, int] = {}
    for number, form in enumerate(forms):
        heaviest[bare(form)] = max(heaviest.get(bare(form), 0), int(weight[number]))
    kept = [
        number
        for number, form in enumerate(forms)
        if number >= len(CLASSES)
        and total[number] >= MIN_SEEN
        and weight[number] >= _MIN_SHARE * heaviest[bare(form)]
        and (is_syllable(form) or weight[number] >= _MIN_WEIGHT)
    ]
    kept.sort(key=lambda number: (-int(weight[number]), forms[number]))
    return (*CLASSES, *(forms[number] for number in kept[:_MAX_VOCABULARY]))


def grams(corpus: Corpus, order: int) -> Grams:
    """Return the n-grams of ``order`` (2 or 3); a boundary stands in the first place only."""
    merged = Grams(np.empty(0, np.uint64), np.empty(0), np.empty(0))
    for stream, weight in zip(corpus.streams, corpus.weights, strict=True):
        keys = np.zeros(max(len(stream) - order + 1, 0), np.uint64)
        whole = np.ones(len(keys), bool)
        for place in range(order):
            part = stream[place : place + len(keys)]
            keys = (keys << np.uint64(16)) | part
            if place > 0:
                whole &= part != 0
        distinct, counts = np.unique(keys[whole], return_counts=True)
        seen = counts.astype(np.float64)
        merged = _merge(merged, Grams(distinct, seen, seen * weight))
    return merged


def _merge(one: Grams, two: Grams) -> Grams:
    keys, where = np.unique(np.concatenate([one.keys, two.keys]), return_inverse=True)
    return Grams(
        keys,
        summed(where, np.concatenate([one.seen, two.seen]), len(keys)),
        summed(where, np.concatenate([one.weighted, two.weighted]), len(keys)),
    )


def summed(where: NDArray[np.intp], values: F64, size: int) -> F64:
    """Return for each number below ``size`` the sum of the values that stand at it."""
    return np.bincount(where, values, size).astype(np.float64, copy=False)


def _numbers(path: Path, interner: _Interner) -> U32:
    numbers = array("I", [0])
    with opened(path) as lines:
        for line in lines:
            tokens = TOKEN.findall(line)
            if is_accented(tokens):
                numbers.extend(map(interner.__getitem__, tokens))
                numbers.append(0)
    return np.frombuffer(numbers, np.uint32)


def is_accented(tokens: Sequence[str]) -> bool:
    """Return whether a line's tokens are accented Vietnamese, or no Vietnamese at all."""
    words = [token for token in tokens if token not in STOPS]
    marked = sum(not word.isascii() for word in words)
    if marked >= _MIN_MARKED * len(words):
        return True
    shaped = marked + sum(is_syllable(word) for word in words if word.isascii())
    return shaped < _MIN_SYLLABLES or shaped < _MIN_SHAPED * len(words)


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """Open a text file; ``.zst`` is read through the ``zstd`` program. Raises ``OSError``."""
    if path.suffix != ".zst":
        with path.open(encoding="utf-8") as lines:
            yield lines
        return
    command = ["zstd", "-dc", "--long=27", str(path)]
    with subprocess.Popen(  # noqa: S603  # a fixed program, a path and no shell
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as unpacked:
        if unpacked.stdout is None:
            raise OSError("zstd gave no output")
        yield unpacked.stdout
        if unpacked.wait() != 0:
            raise OSError(f"zstd could not unpack {path}")
