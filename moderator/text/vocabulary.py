"""How a restoration model begins: with its vocabulary. Read without numpy."""

from __future__ import annotations

import hashlib
import struct
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MAGIC: Final = b"MDNGRAM1"
HEADER: Final = struct.Struct("<4I")
"""How many words, bigrams and trigrams there are, and the bytes of the vocabulary."""


@lru_cache(maxsize=4)
def vocabulary_of(path: Path) -> str:
    """Return the SHA-256 of a model's forms, one a line: what a tagger knows them by.

    Raises ``ValueError`` when the file is no model, ``OSError`` when it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(len(MAGIC) + HEADER.size)
        if len(head) < len(MAGIC) + HEADER.size or not head.startswith(MAGIC):
            raise ValueError(f"{path} is no restoration model")
        letters = HEADER.unpack_from(head, len(MAGIC))[3]
        return hashlib.sha256(file.read(letters)).hexdigest()
