"""A profile: one folder with the database, the settings, backups and the program's own log."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from msgspec import Struct

from moderator.errors import SettingsError
from moderator.model import Words


class Profile(Struct, frozen=True):
    """The folder of one desk on one computer. ``data`` is absolute; nothing else is stored."""

    data: Path

    @classmethod
    def at(cls, data: Path | None = None) -> Profile:
        """Return the profile in ``data``, or in the place this system keeps such folders."""
        if data is None:
            import platformdirs  # noqa: PLC0415  # only where no folder was named

            data = Path(platformdirs.user_data_dir("moderator", appauthor=False))
        return cls(data.expanduser().absolute())

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.toml"

    @property
    def place(self) -> Path:
        """Where the person left the window."""
        return self.data / "window.json"

    @property
    def people(self) -> Path:
        """The names used at this computer."""
        return self.data / "people.json"

    @property
    def secrets(self) -> Path:
        """The file for secrets where no keyring answers; its name says what it is."""
        return self.data / "unprotected-secrets.json"

    @property
    def database(self) -> Path:
        """The SQLite file used when no database URL is given."""
        return self.data / "moderator.sqlite3"

    @property
    def rules(self) -> Path:
        """The desk's own rules and word lists, and what its archive taught.

        The program's lists stand in for missing ones.
        """
        return self.data / "rules"

    @property
    def log(self) -> Path:
        """The program's own log, for finding its faults."""
        return self.data / "moderator.log"

    @property
    def demo(self) -> Path:
        """The folder of the demonstration: its site and a profile of its own."""
        return self.data / "demo"

    def prepare(self) -> None:
        """Make the folder, and those above it that lack, for this user alone.

        Raises ``SettingsError`` when that fails.
        """
        try:
            # Parents one by one: mkdir(parents=True) would give them everybody's rights.
            for folder in (*reversed(self.data.parents), self.data):
                if not folder.is_dir():
                    folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise SettingsError(
                f"{self.data}: {error.strerror}",
                title=Words("Không tạo được thư mục dữ liệu", "The data folder cannot be created"),
                advice=Words(
                    "Chọn thư mục khác bằng --data, hoặc cấp quyền ghi",
                    "Choose another folder with --data, or allow writing to it",
                ),
            ) from error


def login_name() -> str:
    """Return the name of the computer's user, for the log until a person gives their own."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "?"
