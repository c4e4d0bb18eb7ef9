"""Comments as a newspaper's queue has them, made of the demo's: mostly decent, mostly accented.

``MODERATOR_BENCH_TEXTS`` names a file with other ones, a comment a line.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from moderator.resources import resource

COUNT: Final = 1000
_OF_HUNDRED: Final = (
    ("bare", 2),
    ("half", 1),
    ("teencode", 3),
    ("spam_loan", 1),
    ("spam_gambling", 1),
    ("spam_goods", 1),
    ("abuse", 1),
    ("caps", 1),
    ("short", 4),
    ("innocent", 5),
)
"""The rest are decent comments, one to three of the demo's in a row: 160 letters on average."""


def comments() -> list[str]:
    """Return ``COUNT`` comments, the same ones each time."""
    given = os.environ.get("MODERATOR_BENCH_TEXTS")
    if given:
        lines = Path(given).read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.strip()][:COUNT]
    by_kind: dict[str, list[str]] = {}
    for one in json.loads(resource("demo", "comments.json").read_text(encoding="utf-8")):
        by_kind.setdefault(one["kind"], []).append(one["text"])
    kinds = [kind for kind, share in _OF_HUNDRED for _ in range(share)]
    return [_comment(by_kind, kinds, number) for number in range(COUNT)]


def _comment(by_kind: dict[str, list[str]], kinds: list[str], number: int) -> str:
    place = number * 37 % 100
    if place < len(kinds):
        texts = by_kind[kinds[place]]
        return texts[number // 100 % len(texts)]
    good = by_kind["good"]
    return " ".join(good[(number + 17 * part) % len(good)] for part in range(1 + number % 3))
