from __future__ import annotations

import math
import tracemalloc
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from moderator.resources import resource
from moderator.text.ngrams import Ngrams
from moderator.text.restore import Restorer
from moderator.text.tagger import DILATIONS, SIGHT, Tagger, vocabulary_hash

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

BARE, FORMS, SIZE, POINT = 7, 9, 6, 4


def weights() -> dict[str, NDArray[Any]]:
    random = np.random.default_rng(7)

    def floats(*shape: int) -> NDArray[np.float32]:
        return random.normal(0, 0.5, shape).astype(np.float32)

    found: dict[str, NDArray[Any]] = {"vocabulary": np.array(vocabulary_hash(["a", "b"]))}
    matrices = {"bare": (BARE, SIZE), "form": (FORMS + 1, SIZE), "point": (POINT, SIZE)}
    matrices |= {"out": (FORMS, POINT)}
    matrices |= {f"layer{layer}": (2 * SIZE, 3 * SIZE) for layer in range(len(DILATIONS))}
    for name, shape in matrices.items():
        found[name] = random.integers(-127, 128, shape).astype(np.int8)
        found[f"{name}.scale"] = np.full(shape[0], 0.004, np.float32)
    found |= {"context": floats(16, SIZE), "point.bias": floats(POINT), "out.bias": floats(FORMS)}
    for name in ("norm", *(f"norm{layer}" for layer in range(len(DILATIONS)))):
        found |= {f"{name}.weight": 1 + floats(SIZE), f"{name}.bias": floats(SIZE)}
    return found | {f"layer{layer}.bias": floats(2 * SIZE) for layer in range(len(DILATIONS))}


@pytest.fixture
def tagger(tmp_path: Path) -> Tagger:
    np.savez(tmp_path / "tagger.npz", **weights())  # type: ignore[arg-type]  # its stub takes names for flags
    return Tagger(tmp_path / "tagger.npz")


def spelt_out(bare: list[int], form: list[int], context: list[int]) -> NDArray[np.float64]:
    """Return the points by loops over words and rows, as the papers write the formulas."""
    found = {
        name: values * found_scale(name, values)
        for name, values in weights().items()
        if name != "vocabulary"
    }

    def normal(row: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        spread = math.sqrt(row.var() + 1e-5)
        scaled = (row - row.mean()) / spread * found[f"{name}.weight"] + found[f"{name}.bias"]
        return np.asarray(scaled, np.float64)

    state = [
        found["bare"][b] + found["context"][c] + (found["form"][f] if f else 0)
        for b, f, c in zip(bare, form, context, strict=True)
    ]
    for layer, dilation in enumerate(DILATIONS):
        seen = [normal(row, f"norm{layer}") for row in state]
        beyond = np.zeros(SIZE)
        for place in range(len(state)):
            beside = np.concatenate(
                [
                    seen[place + step] if 0 <= place + step < len(seen) else beyond
                    for step in (-dilation, 0, dilation)
                ]
            )
            both = found[f"layer{layer}"] @ beside + found[f"layer{layer}.bias"]
            state[place] = state[place] + both[:SIZE] / (1 + np.exp(-both[SIZE:]))
    return np.array([found["point"] @ normal(row, "norm") + found["point.bias"] for row in state])


def found_scale(name: str, values: NDArray[Any]) -> float:
    return 0.004 if values.dtype == np.int8 and name != "vocabulary" else 1.0


def test_points_are_those_of_the_formulas(tagger: Tagger) -> None:
    bare, form, context = (
        [1, 2, 3, 0, 6, 5, 4, 2, 2, 1],
        [0, 3, 0, 0, 9, 0, 0, 1, 0, 0],
        [0, 1, 2, 8, 4, 5, 0, 0, 1, 0],
    )
    for length in (1, 2, 10):
        points = tagger.points(
            np.array(bare[:length]),
            np.array(form[:length]),
            np.array(context[:length]),
            np.zeros(length, np.int64),
        )
        expected = spelt_out(bare[:length], form[:length], context[:length])
        np.testing.assert_allclose(points, expected, rtol=1e-3, atol=1e-4)


def test_a_long_text_is_read_in_pieces_without_a_seam(tagger: Tagger) -> None:
    random = np.random.default_rng(3)
    bare = random.integers(0, BARE, 2_500)
    none = np.zeros(len(bare), np.int64)
    whole = tagger.points(bare, none, none, none)
    assert whole.shape == (2_500, POINT)
    for place in (0, 1_023, 1_024, 2_047, 2_048, 2_499):
        first = max(place - SIGHT, 0)
        seen = slice(first, place + SIGHT + 1)
        alone = tagger.points(bare[seen], none[seen], none[seen], none[seen])[place - first]
        np.testing.assert_allclose(whole[place], alone, rtol=1e-3, atol=1e-4)


def test_no_text_sees_the_words_of_another(tagger: Tagger) -> None:
    random = np.random.default_rng(5)
    lengths = [1, 3, 40, 2, 9, 1_200, 17]
    bare = random.integers(0, BARE, sum(lengths))
    none = np.zeros(len(bare), np.int64)
    together = tagger.points(bare, none, none, np.repeat(np.arange(len(lengths)), lengths))
    ends = np.cumsum(lengths)
    for first, last in zip(ends - lengths, ends, strict=True):
        own = slice(first, last)
        alone = tagger.points(bare[own], none[own], none[own], none[own])
        np.testing.assert_allclose(together[own], alone, rtol=1e-3, atol=1e-4)


def test_a_tagger_of_another_vocabulary_is_refused(tagger: Tagger) -> None:
    model = Ngrams(resource("text", "syllables.ngrams"))
    with pytest.raises(ValueError, match="another vocabulary"):
        Restorer([(model, 1.0)], tagger)


def test_what_is_no_tagger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tagger.npz"
    path.write_bytes(b"not a tagger")
    with pytest.raises(ValueError, match="no tagger"):
        Tagger(path)


def test_a_tagger_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tagger.npz"
    path.write_bytes(resource("text", "tagger.npz").read_bytes()[:100_000])
    with pytest.raises(ValueError, match="no tagger"):
        Tagger(path)


def test_a_packed_file_says_the_same(tagger: Tagger, tmp_path: Path) -> None:
    """What is packed cannot be read in place."""
    np.savez_compressed(tmp_path / "packed.npz", **weights())  # type: ignore[arg-type]  # as above
    packed = Tagger(tmp_path / "packed.npz")
    forms = np.arange(FORMS)
    some, none = forms % BARE, np.zeros(FORMS, np.int64)
    points = tagger.points(some, none, none, none)
    np.testing.assert_array_equal(packed.points(some, none, none, none), points)
    np.testing.assert_array_equal(packed.fit(points, forms), tagger.fit(points, forms))


def test_large_matrices_are_read_in_place() -> None:
    """Processes share them then: 3 MB of bytes, which would be 12 MB unpacked."""
    tracemalloc.start()
    try:
        tagger = Tagger(resource("text", "tagger.npz"))
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert tagger.vocabulary
    assert taken < 5_500_000
