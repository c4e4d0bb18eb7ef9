"""The program with its window: starts it, connects its parts, ends it."""

from moderator.app.start import run

__all__ = ["run"]
