"""Where the person left the window: its size, the list's width, the comment that was open.

Kept apart from the settings, which a person may write by hand: nothing here is worth reading.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from moderator.errors import SettingsError
from moderator.settings import files

if TYPE_CHECKING:
    from moderator.settings.profile import Profile

MOST_PIXELS = 20_000


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What the window looked like at its end, in pixels; None: as it comes."""

    width: int | None = None
    height: int | None = None
    maximised: bool = False
    list_width: int | None = None
    order: str | None = None  # of the list, by its name in the program
    comment: int | None = None  # that was open
    recent: tuple[str, ...] = ()  # what was chosen in the palette, the latest first


def load(profile: Profile) -> Place:
    """Return where the person left off; a file that cannot be read is as good as none."""
    try:
        found = msgspec.json.decode(profile.place.read_bytes(), type=Place)
    except (OSError, msgspec.DecodeError, ValueError):
        return Place()
    sizes = (found.width, found.height, found.list_width)
    sensible = all(size is None or 0 < size <= MOST_PIXELS for size in sizes)
    return found if sensible else Place()


def save(profile: Profile, place: Place) -> None:
    """Keep ``place``; where that cannot be, the next start is as the first."""
    with contextlib.suppress(OSError, SettingsError):
        profile.prepare()
        files.replace(profile.place, msgspec.json.encode(place))
