"""The person's own: the folder everything lies in, the settings file, the secrets.

The names other layers use are gathered here.
"""

from moderator.settings.profile import Profile
from moderator.settings.reasons import DEFAULT_REASONS
from moderator.settings.secrets import Secrets, Stored
from moderator.settings.values import Loaded, Settings, load, save

__all__ = [
    "DEFAULT_REASONS",
    "Loaded",
    "Profile",
    "Secrets",
    "Settings",
    "Stored",
    "load",
    "save",
]
