"""Abbreviations, slang and loan words that belong to Vietnamese comments."""

from __future__ import annotations

from functools import cache

from moderator.resources import resource


@cache
def known_slang() -> frozenset[str]:
    """Return the listed words, in small letters."""
    lines = resource("text", "teencode.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
