"""The parts behind the window, built on the threads that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator import compose
from moderator.settings import Secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.desk import Desk
    from moderator.model import SiteRecord
    from moderator.settings import Profile, Settings
    from moderator.sync import Sync


class House:
    """Opens the database once, on the writer's thread, and closes it at the end."""

    def __init__(self, profile: Profile, settings: Settings, database: str | None) -> None:
        """Remember what to open; nothing is opened yet."""
        self._profile = profile
        self._settings = settings
        self._database = database
        self._parts: compose.Parts | None = None
        self.secrets = Secrets(profile.secrets)
        self.give_way: Callable[[], None] = lambda: None  # to the window, before each statement

    def open_desk(self) -> Desk:
        """Open the database and return the desk. Raises StoreError, SettingsError."""
        opened = compose.open_store(self._profile, self._database)
        opened.between_statements(self.give_way)
        station = compose.lease_owner()
        self._parts = compose.assemble(self._profile, self._settings, opened, station=station)
        return self._parts.desk

    def parts(self) -> compose.Parts:
        """Return the parts; only for jobs that run once the desk is open."""
        if self._parts is None:
            raise RuntimeError("the desk is not open yet")
        return self._parts

    def sync(self, record: SiteRecord) -> Sync:
        """Return a new Sync with one site."""
        return compose.sync(self.parts(), self.secrets, record)

    def close(self) -> None:
        """Close the database."""
        if self._parts is not None:
            self._parts.close()
