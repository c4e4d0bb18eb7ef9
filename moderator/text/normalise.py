"""Composed form, for comparing texts that look the same."""

from __future__ import annotations

import unicodedata


def nfc(text: str) -> str:
    """Return ``text`` in Unicode's composed form. Takes any string."""
    return unicodedata.normalize("NFC", text)
