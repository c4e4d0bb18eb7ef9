"""Who may sit down at a computer, and what became of a PIN."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from moderator.model.people import Role


class Colleague(Struct, frozen=True):
    """Somebody who can be switched to."""

    name: str
    role: Role | None  # None: nobody gave them one
    pin: bool  # switching to them asks for it


class PinAnswer(Struct, frozen=True):
    """What became of a PIN that was tried. While ``wait`` has not passed, none is looked at."""

    right: bool
    wait: timedelta = timedelta(0)
    looked_at: bool = True  # False: it was too early for another try
