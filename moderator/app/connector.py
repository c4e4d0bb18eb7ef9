"""What the window asks of sites, done on a thread and answered on the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator import compose
from moderator.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.app.house import House
    from moderator.errors import ModeratorError
    from moderator.model import SiteInfo
    from moderator.settings import Secrets
    from moderator.ui.lanes import Keep
    from moderator.worker import Worker


class SiteConnector:
    """Implements the window's ``Connector``."""

    def __init__(self, worker: Worker, house: House) -> None:
        """Work with the parts of ``house`` on the threads of ``worker``."""
        self._worker = worker
        self._house = house

    def probe(
        self,
        address: str,
        user: str | None,
        secret: str,
        done: Callable[[SiteInfo], None],
        failed: Callable[[ModeratorError], None],
    ) -> None:
        """Find the kind of the site at ``address`` and test the login."""
        self._worker.task(
            lambda _desk, _progress, _stop: compose.probe(address, user=user, secret=secret),
            done,
            failed=failed,
        )

    def save(
        self,
        info: SiteInfo,
        secret: str,
        keep: Keep,
        done: Callable[[], None],
        failed: Callable[[ModeratorError], None],
    ) -> None:
        """Keep the site and its secret, and begin to sync with it."""

        def save(_desk: object, _progress: object, _stop: object) -> int:
            _keep(self._house.secrets, info.address, secret, keep)
            return compose.add_site(self._house.parts().store, info)

        def saved(site_id: int) -> None:
            self._worker.forget(site_id)
            done()

        self._worker.task(save, saved, failed=failed)

    def find(
        self,
        link: str,
        done: Callable[[int | None], None],
        failed: Callable[[ModeratorError], None],
    ) -> None:
        """Ask each site in turn for a comment by its public link or number."""

        def find(_desk: object, _progress: object, stop: Callable[[], bool]) -> int | None:
            for record in self._house.parts().desk.sites():
                if stop():
                    return None
                sync = self._house.sync(record)
                try:
                    found = sync.find(link)
                finally:
                    sync.close()
                if found is not None:
                    return found
            return None

        self._worker.task(find, done, failed=failed)


def _keep(secrets: Secrets, address: str, secret: str, keep: Keep) -> None:
    """Put a secret where the person wants it. Raises ``SettingsError`` where that fails."""
    if keep == "run":
        secrets.keep_for_this_run(address, secret)
    elif keep == "file":
        secrets.put_in_file(address, secret)
    else:
        stored = secrets.put(address, secret, allow_file=False)
        if stored.where != "keyring":
            raise SettingsError(stored.where)
