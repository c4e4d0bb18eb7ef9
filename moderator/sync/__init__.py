"""One round with one site: deliver what is due, fetch what is new, reconcile."""

from moderator.sync.sync import Sync

__all__ = ["Sync"]
