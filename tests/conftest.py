"""Every test: an untimed search for examples, and garbage collected on the tests' own thread."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator

# A busy machine makes an example slow, not wrong.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

EVERYTHING_AFTER = 25
"""Tests between two collections of all that is unused, which take long; the others look at what is
new."""

_ended = 0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Collect after each test and never on another thread, as the window does.

    What an earlier test left of Qt may be destroyed on no other; see ``app/collecting.py``.
    """
    global _ended  # noqa: PLW0603 - hooks have nowhere else to count
    gc.disable()
    outcome = yield
    _ended += 1
    gc.collect(2 if _ended % EVERYTHING_AFTER == 0 else 1)
    return outcome
