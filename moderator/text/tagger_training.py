"""Trains the tagger: ``python -m moderator.text.tagger_training OUT NGRAMS NAME:SHARE:PATH…``.

``NGRAMS`` is the n-gram model that gives the vocabulary; paths are text files with their
diacritics, one sentence or paragraph a line, plain or ``.zst``; ``SHARE`` says how often a window
of text is taken from each. Marks are taken off all words of most windows and off some words of
the others, and the network learns to put them back (cross entropy over the forms of each bare
word; Muon, Jordan et al. 2024, for the inner matrices, AdamW, Loshchilov and Hutter 2019, for the
rest; from a fifth of the way on the rate falls in a line to a fiftieth; the mean of the late
weights is kept). The same files, figures, threads and versions of PyTorch give the same weights.
Needs PyTorch from 2.9 on, which nothing else does; some three hours of one core.
"""

from __future__ import annotations

import argparse
import sys
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from moderator.text.counting import is_accented, opened
from moderator.text.lexicon import MOST_FORMS, Lexicon
from moderator.text.ngrams import Ids, Ngrams
from moderator.text.tagger import (
    CAPITALS,
    COMMA,
    DILATIONS,
    LINE_END,
    WIDTH,
    vocabulary_hash,
)
from moderator.text.tokens import TOKEN_OR_COMMA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_SIZE: Final = 192
_POINT: Final = 64
_CONTEXTS: Final = 16
_WINDOW: Final = 64
_WINDOWS: Final = 256
_WARM_UP: Final = 200
_FALLS: Final = 0.8  # of the steps, the last ones
_LEAST_RATE: Final = 0.02
_DROPPED: Final = 0.1
_LEARNT_SHARE: Final = 0.6  # of the open words, for speed
_MEAN_EVERY: Final = 10
_MEAN_KEPT: Final = 0.995

# How windows are made to look like what readers type.
_SMALL, _CAPITAL, _NO_COMMAS, _ALL_BARE = 0.25, 0.03, 0.12, 0.6


class Network(nn.Module):
    """The layers that ``tagger.Tagger`` runs, with their gradients."""

    def __init__(self, bare: int, forms: int) -> None:
        """Take the numbers of bare forms and of forms."""
        super().__init__()
        self.bare = nn.Embedding(bare, _SIZE)
        self.form = nn.Embedding(forms + 1, _SIZE)
        self.context = nn.Embedding(_CONTEXTS, _SIZE)
        for table, spread in ((self.bare, 0.5), (self.form, 0.05), (self.context, 0.15)):
            nn.init.normal_(table.weight, 0, spread)
        self.drop = nn.Dropout(_DROPPED)
        self.norms = nn.ModuleList(nn.LayerNorm(_SIZE) for _ in DILATIONS)
        self.layers = nn.ModuleList(nn.Linear(WIDTH * _SIZE, 2 * _SIZE) for _ in DILATIONS)
        self.norm = nn.LayerNorm(_SIZE)
        self.point = nn.Linear(_SIZE, _POINT)
        self.out = nn.Embedding(forms, _POINT + 1)
        nn.init.normal_(self.out.weight, 0, 0.1)

    def states(self, bare: torch.Tensor, form: torch.Tensor, context: torch.Tensor) -> torch.Tensor:
        """Return what is known at each token: windows × tokens × ``_SIZE``."""
        state = self.drop(self.bare(bare) + self.form(form) + self.context(context))
        windows, length, _ = state.shape
        for norm, layer, dilation in zip(self.norms, self.layers, DILATIONS, strict=True):
            seen = norm(state).to(torch.bfloat16)
            kernel = layer.weight.view(2 * _SIZE, WIDTH, _SIZE).permute(0, 2, 1).unsqueeze(2)
            both = functional.conv2d(
                seen.view(windows, 1, length, _SIZE).permute(0, 3, 1, 2),
                kernel,
                layer.bias,
                padding=(0, dilation * (WIDTH // 2)),
                dilation=(1, dilation),
            )
            both = both.permute(0, 2, 3, 1).reshape(windows, length, 2 * _SIZE)
            state = state + functional.glu(both)
        return torch.as_tensor(self.norm(state))

    def fits(self, states: torch.Tensor, forms: torch.Tensor) -> torch.Tensor:
        """Return how well each of ``forms`` (states × forms) fits there."""
        points = self.point(states).float().unsqueeze(-1)
        out = self.out(forms)
        return torch.as_tensor((out[..., :-1] @ points).squeeze(-1) + out[..., -1])


class Windows:
    """Windows of text as numbers, in the shares asked for."""

    def __init__(self, lexicon: Lexicon, words: Sequence[str], seed: int) -> None:
        self._lexicon = lexicon
        self._random = np.random.default_rng(seed)
        self._marked = np.array([not word.isascii() for word in words])
        self._has_forms = np.zeros(lexicon.size, bool)
        self.forms = np.zeros((lexicon.size, MOST_FORMS), np.int64)
        self.filled = np.zeros((lexicon.size, MOST_FORMS), bool)
        self._choice = np.full(len(words), -1)
        for place, forms in lexicon.groups():
            self._has_forms[place] = True
            self.forms[place, : len(forms)] = forms
            self.filled[place, : len(forms)] = True
            self._choice[forms] = np.arange(len(forms))
        self._sources: list[tuple[NDArray[np.uint16], NDArray[np.uint8]]] = []
        self._shares: list[float] = []

    def add(self, path: Path, share: float) -> int:
        """Read one source and return its length in tokens."""
        numbers, context = array("H", [0]), bytearray([LINE_END])
        with opened(path) as lines:
            for line in lines:
                tokens = TOKEN_OR_COMMA.findall(line)
                if not is_accented([word for word in tokens if word != ","]):
                    continue
                comma = 0
                for word in tokens:
                    if word == ",":
                        comma = COMMA
                        continue
                    entry = self._lexicon[word]
                    numbers.append(entry.number)
                    context.append(entry.case | comma)
                    comma = 0
                numbers.append(0)
                context.append(LINE_END)
        self._sources.append((np.frombuffer(numbers, np.uint16), np.frombuffer(context, np.uint8)))
        self._shares.append(share)
        return len(numbers)

    def draw(self) -> tuple[Ids, Ids, Ids, NDArray[np.bool_], Ids]:
        """Return bare forms, shown forms, contexts, which words to guess, and the right choices."""
        random = self._random
        shares = np.array(self._shares) / sum(self._shares)
        source = random.choice(len(shares), _WINDOWS, p=shares)
        ids = np.zeros((_WINDOWS, _WINDOW), np.int64)
        context = np.zeros((_WINDOWS, _WINDOW), np.int64)
        for place, (numbers, known) in enumerate(self._sources):
            rows = np.flatnonzero(source == place)
            starts = random.integers(0, len(numbers) - _WINDOW, len(rows))
            where = starts[:, None] + np.arange(_WINDOW)
            ids[rows], context[rows] = numbers[where], known[where]
        look = random.random(_WINDOWS)
        small, capital = look < _SMALL, look > 1 - _CAPITAL
        context[small | capital] &= COMMA | LINE_END
        context[capital] |= np.where(ids[capital] > self._lexicon.other, CAPITALS, 0)
        context[random.random(_WINDOWS) < _NO_COMMAS] &= ~COMMA

        bare = self._lexicon.bare[ids]
        stripped = np.where(random.random(_WINDOWS) < _ALL_BARE, 1.0, random.random(_WINDOWS))
        hidden = random.random(ids.shape) < stripped[:, None]
        shown = self._marked[ids] & ~(hidden & self._has_forms[bare])
        choice = self._choice[ids]
        guessed = self._has_forms[bare] & ~shown & (choice >= 0)
        guessed &= random.random(ids.shape) < _LEARNT_SHARE
        return bare, np.where(shown, ids + 1, 0), context, guessed, choice


def train(
    windows: Windows, network: Network, *, steps: int, rate: float
) -> dict[str, torch.Tensor]:
    """Train and return the mean of the late weights by name."""
    named = dict(network.named_parameters())
    inner = {n for n in named if n.startswith(("layers", "point")) and n.endswith("weight")}
    optimizers = (
        torch.optim.Muon(
            [named[name] for name in sorted(inner)],
            lr=rate,
            weight_decay=0.05,
            adjust_lr_fn="match_rms_adamw",
        ),
        torch.optim.AdamW(
            [weight for name, weight in named.items() if name not in inner],
            lr=rate,
            betas=(0.9, 0.98),
            weight_decay=0.0,
        ),
    )
    forms, filled = torch.from_numpy(windows.forms), torch.from_numpy(windows.filled)
    mean = {name: weight.clone() for name, weight in network.state_dict().items()}
    heard = 0.0
    for step in range(steps):
        share = max(_LEAST_RATE, min(1.0, (1 - step / steps) / _FALLS))
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate * share * min(1.0, (step + 1) / _WARM_UP)
        bare, shown, context, guessed, choice = windows.draw()
        tokens = torch.from_numpy(bare)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = network.states(tokens, torch.from_numpy(shown), torch.from_numpy(context))
        places = torch.from_numpy(np.flatnonzero(guessed))
        here = tokens.reshape(-1)[places]
        fits = network.fits(states.reshape(-1, _SIZE)[places].float(), forms[here])
        fits = fits.masked_fill(~filled[here], -1e4)
        loss = functional.cross_entropy(fits, torch.from_numpy(choice.reshape(-1))[places])
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        for optimizer in optimizers:
            optimizer.step()
        network.zero_grad(set_to_none=True)
        heard += loss.item()
        if (step + 1) % _MEAN_EVERY == 0:
            kept = min(_MEAN_KEPT, step / (step + _MEAN_EVERY))
            with torch.no_grad():
                for name, weight in network.state_dict().items():
                    mean[name].mul_(kept).add_(weight, alpha=1 - kept)
        if (step + 1) % 250 == 0:
            sys.stdout.write(f"{step + 1} of {steps}: loss {heard / 250:.4f}\n")
            heard = 0.0
    return mean


def save(out: Path, weights: Mapping[str, torch.Tensor], words: Sequence[str]) -> None:
    """Write the weights as ``tagger.Tagger`` reads them, matrices in one byte a weight."""
    found = {name: weight.float().numpy() for name, weight in weights.items()}
    plain = found["form.weight"][0]  # what a word without marks of its own adds
    matrices = {
        "bare": found["bare.weight"] + plain,
        "form": found["form.weight"] - plain,
        "point": found["point.weight"],
        "out": found["out.weight"][:, :-1],
    }
    saved = {
        "vocabulary": np.array(vocabulary_hash(words)),
        "context": found["context.weight"],
        "norm.weight": found["norm.weight"],
        "norm.bias": found["norm.bias"],
        "point.bias": found["point.bias"],
        "out.bias": found["out.weight"][:, -1],
    }
    for layer in range(len(DILATIONS)):
        matrices[f"layer{layer}"] = found[f"layers.{layer}.weight"]
        saved[f"layer{layer}.bias"] = found[f"layers.{layer}.bias"]
        for kind in ("weight", "bias"):
            saved[f"norm{layer}.{kind}"] = found[f"norms.{layer}.{kind}"]
    for name, matrix in matrices.items():
        step = np.maximum(np.abs(matrix).max(axis=1), 1e-9) / 127
        saved[name] = np.rint(matrix / step[:, None]).astype(np.int8)
        saved[f"{name}.scale"] = step.astype(np.float32)
    np.savez(out, **saved)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the sources, train, and write the tagger."""
    parser = argparse.ArgumentParser(
        prog="python -m moderator.text.tagger_training", description=__doc__
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("ngrams", type=Path)
    parser.add_argument("sources", nargs="+", metavar="NAME:SHARE:PATH")
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    torch.manual_seed(wanted.seed)
    torch.set_num_threads(wanted.threads)
    model = Ngrams(wanted.ngrams)
    lexicon = Lexicon(model.words, model.ids)
    windows = Windows(lexicon, model.words, wanted.seed)
    for source in wanted.sources:
        name, share, path = source.split(":", 2)
        sys.stdout.write(f"{name}: {windows.add(Path(path), float(share))} tokens\n")
    network = Network(lexicon.size, len(model.words))
    save(wanted.out, train(windows, network, steps=wanted.steps, rate=wanted.rate), model.words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
