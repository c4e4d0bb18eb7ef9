"""Who works at this computer: the names used here, and whether the last of them has a PIN.

Kept apart from the settings, which a person may write by hand. The PINs themselves are in the
database; that there is one is known here too, so that the window is covered before that is open.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Annotated

import msgspec

from moderator.errors import SettingsError
from moderator.settings import files

if TYPE_CHECKING:
    from moderator.settings.profile import Profile

MOST = 30

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class Here(msgspec.Struct, frozen=True, kw_only=True):
    """The people of one computer."""

    names: Annotated[tuple[_Name, ...], msgspec.Meta(max_length=MOST)] = ()  # the latest first
    guarded: bool = False  # the latest has a PIN

    def led_by(self, name: str, *, guarded: bool) -> Here:
        """Return the same with ``name`` as the latest."""
        names = (name, *(one for one in self.names if one != name))
        return Here(names=names[:MOST], guarded=guarded)


def load(profile: Profile) -> Here:
    """Return who works here; a file that cannot be read is as good as none."""
    try:
        return msgspec.json.decode(profile.people.read_bytes(), type=Here)
    except (OSError, msgspec.DecodeError, ValueError):
        return Here()


def save(profile: Profile, here: Here) -> None:
    """Keep ``here``; where that cannot be, the next start knows nobody."""
    with contextlib.suppress(OSError, SettingsError, UnicodeEncodeError):
        profile.prepare()
        files.replace(profile.people, msgspec.json.encode(here))
