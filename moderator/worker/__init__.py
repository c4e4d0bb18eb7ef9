"""The background threads of the window: a writer, a reader, tasks and rounds of sync.

Nothing here paints, and nothing here waits on the window's thread. Results come back by queued
signals. SQLAlchemy and the HTTP client are imported by the factories, on these threads, after the
window was painted.
"""

from moderator.worker.schedule import Schedule
from moderator.worker.worker import Worker

__all__ = ["Schedule", "Worker"]
