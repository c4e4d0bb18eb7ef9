"""What a moderator can do: queue, open, edit, decide, hold, take down, undo, search, log."""

from moderator.desk.desk import Desk

__all__ = ["Desk"]
