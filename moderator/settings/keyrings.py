"""The system's keyring: only kinds that encrypt, never on the caller's thread for long.

A keyring without an unlocked collection opens a prompt and blocks until somebody answers it, so
each call runs on a thread of its own under a time limit. A keyring that once stayed silent is not
asked again in this run.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol, TypeVar

from moderator.errors import SettingsError
from moderator.model import Words

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

_ENCRYPTED = frozenset(
    f"keyring.backends.{name}"
    for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)
"""Modules of the backends that encrypt; anything else may be a plain file and is refused."""


class Backend(Protocol):
    """The part of a keyring that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a password or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove a password; raises when there is none."""


def encrypted(kind: type) -> bool:
    """Return whether a backend of this class is known to encrypt what it keeps."""
    return kind.__module__ in _ENCRYPTED


def find() -> Backend | None:
    """Return the system's keyring, or None when there is none that encrypts."""
    import keyring  # noqa: PLC0415  # 100 ms, and it may look for a session bus
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    chosen = keyring.get_keyring()
    members = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    return next((one for one in members if encrypted(type(one))), None)


class Asked:
    """A keyring behind a time limit of ``limit_s`` seconds a call.

    ``finder`` is run on the first call's thread, since looking for a keyring may block too.
    """

    def __init__(self, limit_s: float, finder: Callable[[], Backend | None] = find) -> None:
        self._limit_s = limit_s
        self._finder = finder
        self._silent = False

    def call(self, job: Callable[[Backend], _T]) -> _T:
        """Return what ``job`` returns. Raises ``SettingsError`` when no keyring answers in time."""
        if self._silent:
            raise _no_answer("it did not answer before")
        answers: list[_T] = []
        faults: list[Exception] = []

        def work() -> None:
            try:
                backend = self._finder()
                if backend is None:
                    faults.append(LookupError("no keyring that encrypts"))
                else:
                    answers.append(job(backend))
            except Exception as error:  # noqa: BLE001  # backends raise what their buses raise
                faults.append(error)

        thread = threading.Thread(target=work, name="keyring", daemon=True)
        thread.start()
        thread.join(self._limit_s)
        if answers:
            return answers[0]
        if faults:
            raise _no_answer(f"{type(faults[0]).__name__}: {faults[0]}") from faults[0]
        self._silent = True
        raise _no_answer(f"no answer within {self._limit_s:g} s")


def _no_answer(detail: str) -> SettingsError:
    return SettingsError(
        detail,
        title=Words("Kho khóa của hệ thống không trả lời", "The system's keyring does not answer"),
        advice=Words(
            "Mở khóa kho khóa (GNOME Keyring, KWallet), hoặc chọn cách giữ khác",
            "Unlock the keyring (GNOME Keyring, KWallet), or choose another way of keeping it",
        ),
    )
