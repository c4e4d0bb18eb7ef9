"""A small network that says which form of each bare word fits its surroundings.

Five gated convolutions (Dauphin et al. 2017) over the bare words of the whole text, dilated so
that each word sees 17 words on either side, capitals and commas included. What the n-gram model
knows of close neighbours this knows of wider ones; the two are added up in ``decode``. Built by
``moderator.text.tagger_training``; read and run here with numpy alone.

The file is an ``.npz`` with one byte a weight: ``name`` holds the bytes, ``name.scale`` the step of
each row, and what is small stays in 32-bit floats.
"""

from __future__ import annotations

import hashlib
import mmap
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import numpy as np
from numpy.lib import format as npy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from moderator.text.ngrams import Ids, Logs

DILATIONS: Final = (1, 2, 4, 8, 1)
WIDTH: Final = 3
"""Words each convolution sees: one before, the word, one after, at the distance of its dilation."""

SIGHT: Final = sum(DILATIONS) * (WIDTH // 2)
"""Words on either side that can change what is said of a word."""

TITLE, CAPITALS, COMMA, LINE_END = 1, 2, 4, 8
"""What is known of a token besides its letters, added up: the sixteen rows of ``context``."""

_CHUNK: Final = 1024
_EPSILON: Final = 1e-5


def vocabulary_hash(words: Sequence[str]) -> str:
    """Return the SHA-256 by which a tagger knows the vocabulary it was trained with."""
    return hashlib.sha256("\n".join(words).encode("utf-8")).hexdigest()


class Tagger:
    """The network, ready to run. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Map the matrices and load what is small; processes share what they map.

        Raises ``ValueError`` when the file is no tagger, ``OSError`` when it cannot be read.
        """
        try:
            weights = _mapped(path)
            with np.load(path) as stored:
                weights |= {name: stored[name] for name in stored.files if name not in weights}
        except (ValueError, EOFError, BadZipFile) as error:
            raise ValueError(f"{path} is no tagger") from error
        self.vocabulary = str(weights["vocabulary"])
        """The SHA-256 of the forms it was trained with, one a line."""
        self._bare = _Rows(weights, "bare")
        self._form = _Rows(weights, "form")
        self._context: Logs = weights["context"]
        self._layers = [
            (
                weights[f"norm{layer}.weight"],
                weights[f"norm{layer}.bias"],
                _Rows(weights, f"layer{layer}").whole().T.copy(),
                weights[f"layer{layer}.bias"],
                dilation,
            )
            for layer, dilation in enumerate(DILATIONS)
        ]
        self._norm = (weights["norm.weight"], weights["norm.bias"])
        self._point = (_Rows(weights, "point").whole().T.copy(), weights["point.bias"])
        self._out = _Rows(weights, "out")
        self._bias: Logs = weights["out.bias"]

    def points(self, bare: Ids, form: Ids, context: Ids, texts: Ids) -> Logs:
        """Return a point for each token, near the points of the forms that fit there.

        ``bare`` numbers the bare forms in order of first sight in the vocabulary, ``form`` is the
        number of the accented form that was typed plus one, or 0, ``context`` a sum of ``TITLE``
        and the like. ``texts`` numbers the text that a token is of, in ascending order: nothing is
        seen beyond its ends. All are as long as there are tokens.
        """
        pieces = [np.empty((0, len(self._point[1])), np.float32)]
        for first in range(0, len(bare), _CHUNK):
            seen = slice(max(first - SIGHT, 0), first + _CHUNK + SIGHT)
            points = self._points(bare[seen], form[seen], context[seen], texts[seen])
            pieces.append(points[first - seen.start :][:_CHUNK])
        return np.concatenate(pieces)

    def fit(self, points: Logs, forms: Ids) -> Logs:
        """Return how well each form fits at its point: natural logarithms up to a constant."""
        fits: Logs = np.einsum("ij,ij->i", points, self._out[forms]) + self._bias[forms]
        return fits

    def _points(self, bare: Ids, form: Ids, context: Ids, texts: Ids) -> Logs:
        state = self._bare[bare] + self._context[context]
        shown = np.flatnonzero(form)
        if len(shown):
            state[shown] += self._form[form[shown]]
        ends = {one: np.flatnonzero(texts[one:] != texts[:-one]) for one in set(DILATIONS)}
        for weight, bias, matrix, shift, dilation in self._layers:
            normal = _normal(state, weight, bias)
            state += _gated(normal, matrix, shift, dilation, ends[dilation])
        matrix, shift = self._point
        points: Logs = _normal(state, *self._norm) @ matrix + shift
        return points


def _mapped(path: Path) -> dict[str, NDArray[Any]]:
    """Return the matrices of bytes that lie in the file as they are, read in place."""
    found: dict[str, NDArray[Any]] = {}
    with path.open("rb") as file, ZipFile(file) as stored:
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        for each in stored.infolist():
            name = each.filename.removesuffix(".npy")
            if each.compress_type != ZIP_STORED:
                continue
            # Behind 26 bytes of each file's head: how long its name is, and what follows that.
            lengths = np.frombuffer(whole, "<u2", 2, each.header_offset + 26)
            file.seek(each.header_offset + 30 + int(lengths.sum()))
            if npy.read_magic(file) != (1, 0):
                continue
            shape, in_columns, kind = npy.read_array_header_1_0(file)
            if kind == np.int8 and not in_columns:
                found[name] = np.ndarray(shape, kind, whole, file.tell())
    return found


class _Rows:
    """A matrix kept as one byte a weight; rows are unpacked as they are asked for."""

    def __init__(self, weights: dict[str, NDArray[Any]], name: str) -> None:
        self._bytes: NDArray[np.int8] = weights[name]
        self._scale: Logs = weights[f"{name}.scale"]

    def __getitem__(self, rows: Ids) -> Logs:
        values: Logs = self._bytes[rows] * self._scale[rows, None]
        return values

    def whole(self) -> Logs:
        values: Logs = self._bytes * self._scale[:, None]
        return values


def _normal(state: Logs, weight: Logs, bias: Logs) -> Logs:
    """Give each row mean 0 and variance 1, then ``weight`` and ``bias`` (Ba et al. 2016)."""
    centred: Logs = state - state.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred) / state.shape[1]
    centred *= (1 / np.sqrt(spread + _EPSILON))[:, None]
    centred *= weight
    centred += bias
    return centred


def _gated(state: Logs, matrix: Logs, shift: Logs, dilation: int, ends: Ids) -> Logs:
    """Return one gated convolution of ``state``, zeros beyond its ends and those of each text.

    ``ends`` are the rows whose text is not that of the row ``dilation`` further on.
    """
    length, size = state.shape
    beside = np.empty((length, WIDTH * size), np.float32)
    beside[:dilation, :size] = 0
    beside[dilation:, :size] = state[:-dilation] if dilation < length else state[:0]
    beside[ends + dilation, :size] = 0
    beside[:, size : 2 * size] = state
    beside[: max(length - dilation, 0), 2 * size :] = state[dilation:]
    beside[max(length - dilation, 0) :, 2 * size :] = 0
    beside[ends, 2 * size :] = 0
    both = beside @ matrix
    both += shift
    gate = both[:, size:]
    np.negative(gate, out=gate)
    np.exp(gate, out=gate)
    gate += 1
    values: Logs = both[:, :size] / gate
    return values
