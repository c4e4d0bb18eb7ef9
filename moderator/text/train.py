"""Builds the restoration model: ``python -m moderator.text.train OUT NAME:WEIGHT:PATH…``.

Paths are text files with their diacritics, one sentence or paragraph a line, plain or ``.zst``.
The same files and figures give the same model.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from moderator.text.counting import F64, U8, Source, read
from moderator.text.estimate import Estimate, estimate
from moderator.text.ngrams import Ngrams
from moderator.text.vocabulary import HEADER, MAGIC

if TYPE_CHECKING:
    from collections.abc import Sequence


def pack(model: Estimate) -> bytes:
    """Return the model as the bytes that ``ngrams.Ngrams`` reads."""
    vocabulary = "\n".join(model.vocabulary).encode("utf-8")
    packed = bytearray(MAGIC)
    packed += HEADER.pack(
        len(model.vocabulary), len(model.next2), len(model.next3), len(vocabulary)
    )
    for block in (
        np.frombuffer(vocabulary, np.uint8),
        _log(model.log1),
        _back(model.back1),
        model.start2.astype("<u4"),
        model.next2.astype("<u2"),
        _log(model.log2),
        _back(model.back2),
        model.start3.astype("<u4"),
        model.next3.astype("<u2"),
        _log(model.log3),
    ):
        packed += bytes(-len(packed) % 8)
        packed += block.tobytes()
    return bytes(packed)


def _log(values: F64) -> U8:
    return np.clip(np.rint(values * -16), 0, 255).astype(np.uint8, copy=False)


def _back(values: F64) -> U8:
    return np.clip(np.rint(values * 24 + 192), 0, 255).astype(np.uint8, copy=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the sources, write the model and say how large it became."""
    parser = argparse.ArgumentParser(prog="python -m moderator.text.train", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("sources", nargs="+", metavar="NAME:WEIGHT:PATH")
    parser.add_argument("--bigrams", type=int, default=1_100_000)
    parser.add_argument("--trigrams", type=int, default=3_200_000)
    parser.add_argument("--vocabulary", type=Path, help="a model whose vocabulary is kept")
    wanted = parser.parse_args(arguments)
    sources = []
    for source in wanted.sources:
        name, weight, path = source.split(":", 2)
        sources.append(Source(name, Path(path), int(weight)))
    corpus = read(sources, Ngrams(wanted.vocabulary).words if wanted.vocabulary else None)
    model = estimate(corpus, wanted.bigrams, wanted.trigrams)
    packed = pack(model)
    wanted.out.write_bytes(packed)
    for source, syllables in zip(sources, corpus.syllables, strict=True):
        sys.stdout.write(f"{source.name}: {syllables} words, weight {source.weight}\n")
    sys.stdout.write(
        f"{len(model.vocabulary)} forms, {len(model.next2)} bigrams, "
        f"{len(model.next3)} trigrams, {len(packed)} bytes\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
