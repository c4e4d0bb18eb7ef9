"""Who may sit down at a computer, and what became of a PIN."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from moderator.model.people import Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can be switched to."""

    name: str
    role: Role | None  # None: nobody gave them one
    pin: bool  # switching to them asks for it


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """What became of a PIN that was tried. While ``wait`` has not passed, none is looked at."""

    right: bool
    wait: timedelta = timedelta(0)
    looked_at: bool = True  # False: it was too early for another try
