"""Where the passwords and tokens of sites are kept.

First choice is the system's keyring. Without one a person may allow a file that only their
account can read (mode 0600); it is not encrypted and says so in its name. A secret may also be
kept for this run alone. No secret ever stands in a message, a log or a ``repr``.
"""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from moderator.errors import SettingsError
from moderator.model import Words
from moderator.settings import files
from moderator.settings.keyrings import Asked, Backend, find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SERVICE = "moderator"
"""The name under which a keyring shows the entries."""


class Stored(Struct, frozen=True):
    """Where a secret went; ``warning`` is set when that place is not protected."""

    where: Literal["keyring", "file", "run"]
    warning: Words | None = None


class Secrets:
    """The secrets of one profile, by the site's address. Calls may wait for the keyring."""

    def __init__(
        self,
        file: Path,
        *,
        limit_s: float = 10.0,
        finder: Callable[[], Backend | None] = find,
    ) -> None:
        self._file = file
        self._keyring = Asked(limit_s, finder)
        self._run: dict[str, str] = {}
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"Secrets({str(self._file)!r})"

    def get(self, address: str) -> str | None:
        """Return the secret of the site at ``address``, or None when none is kept.

        A keyring that does not answer counts as one without the secret. Raises ``SettingsError``
        when the file is there and cannot be read.
        """
        with self._lock:
            if address in self._run:
                return self._run[address]
            kept = self._read()
        if address in kept:  # put there because no keyring answered: do not wait for it again
            return kept[address]
        try:
            return self._keyring.call(lambda backend: backend.get_password(SERVICE, address))
        except SettingsError:
            return None

    def put(self, address: str, value: str, *, allow_file: bool) -> Stored:
        """Keep ``value`` in the keyring, or, when none answers and it is allowed, in the file.

        Raises ``SettingsError`` when it could be kept nowhere.
        """
        try:
            self._keyring.call(lambda backend: backend.set_password(SERVICE, address, value))
        except SettingsError:
            if not allow_file:
                raise
            return self.put_in_file(address, value)
        with self._lock:
            self._drop(address)
        return Stored("keyring")

    def put_in_file(self, address: str, value: str) -> Stored:
        """Keep ``value`` in the unprotected file without asking a keyring; raises SettingsError."""
        with self._lock:
            self._write({**self._read(), address: value})
            self._run.pop(address, None)
        return Stored("file", self._unprotected())

    def keep_for_this_run(self, address: str, value: str) -> Stored:
        """Keep ``value`` in memory only."""
        with self._lock:
            self._run[address] = value
        return Stored("run")

    def forget(self, address: str) -> None:
        """Remove the secret of ``address`` from every place. Raises ``SettingsError``."""
        with self._lock:
            self._drop(address)
        try:
            self._keyring.call(lambda backend: _delete(backend, address))
        except SettingsError:
            return  # no keyring holds it, then

    def _drop(self, address: str) -> None:
        self._run.pop(address, None)
        kept = self._read()
        if kept.pop(address, None) is not None:
            self._write(kept)

    def _read(self) -> dict[str, str]:
        try:
            if os.name == "posix" and self._file.stat().st_mode & 0o077:
                self._file.chmod(0o600)  # a copy or a backup program may have opened it up
            kept = json.loads(self._file.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"{self._file}: {type(error).__name__}",  # the message might quote the content
                title=Words("Không đọc được tệp mật khẩu", "The file of secrets cannot be read"),
                advice=Words(
                    "Xóa tệp này rồi kết nối lại với trang báo",
                    "Delete the file and connect to the site again",
                ),
            ) from None
        if not isinstance(kept, dict):
            return {}
        return {str(address): str(value) for address, value in kept.items()}

    def _write(self, kept: dict[str, str]) -> None:
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.replace(self._file, json.dumps(kept, indent=1).encode())
        except OSError as error:
            raise SettingsError(
                f"{self._file}: {error.strerror}",
                title=Words("Không lưu được mật khẩu", "The secret cannot be kept"),
            ) from error

    def _unprotected(self) -> Words:
        return Words(
            "Không có kho khóa nào của hệ thống trả lời. Mật khẩu được lưu KHÔNG MÃ HÓA, chỉ tài "
            f"khoản máy này đọc được, trong {self._file}",
            "No system keyring answers. The secret is kept UNENCRYPTED, readable by this "
            f"computer account only, in {self._file}",
        )


def _delete(backend: Backend, address: str) -> None:
    if backend.get_password(SERVICE, address) is not None:
        backend.delete_password(SERVICE, address)
