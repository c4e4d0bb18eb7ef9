"""Moderator: clears the queue of reader comments of a Vietnamese online newspaper."""

__version__ = "0.1.0"
