"""What the global options say, for the commands."""

from __future__ import annotations

from dataclasses import dataclass, field  # noqa: TID251  # a secret is not shown
from functools import cached_property
from typing import TYPE_CHECKING

from moderator import compose
from moderator.cli.output import tell
from moderator.settings import Profile, Settings, load
from moderator.settings.profile import login_name

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from moderator.cli.drawing import Draw
    from moderator.errors import ModeratorError
    from moderator.model import Words
    from moderator.store import Store


@dataclass(slots=False)
class Session:
    """One run of the command line: the profile, the database, the language and the name."""

    profile: Profile
    named: bool  # the folder was given by --data
    database: str | None = field(repr=False)  # a URL may hold a password
    asked_language: str | None
    asked_actor: str | None
    draw: Draw | None = None  # writes sheets into PDF files

    @cached_property
    def settings(self) -> Settings:
        """The settings in force; what is wrong with the file is said once."""
        loaded = load(self.profile)
        for problem in loaded.problems:
            tell(problem.text(self.asked_language or loaded.settings.language))
        return loaded.settings

    @cached_property
    def language(self) -> str:
        """``vi`` or ``en``."""
        return self.asked_language or self.settings.language

    def desk(self) -> AbstractContextManager[compose.Parts]:
        """Open the desk. Raises StoreError, SettingsError."""
        return compose.desk(self.profile, self.database, self.settings)

    def store(self, *, migrate: bool = True, guarded: bool = True) -> AbstractContextManager[Store]:
        """Open the database alone. Raises StoreError, SettingsError."""
        return compose.store(self.profile, self.database, migrate=migrate, guarded=guarded)

    def actor(self, named: str | None = None) -> str:
        """Return the name for the log: ``--as``, else the settings', else the computer's user."""
        return named or self.asked_actor or self.settings.actor or login_name()

    def text(self, vi: str, en: str) -> str:
        """Return the sentence in this run's language."""
        return en if self.language == "en" else vi

    def words(self, words: Words | None) -> str | None:
        """Return ``words`` in this run's language."""
        return None if words is None else words.text(self.language)

    def problem(self, error: ModeratorError) -> str:
        """Return what went wrong and what to do, in this run's language."""
        return error.words(self.language, once=True)
