"""PINs: they keep colleagues from acting under each other's names by mistake.

Only a slow hash is kept (scrypt, RFC 7914, with a salt of its own), in the database, so that a
PIN holds at every computer of the desk. A few digits are soon guessed by whoever can copy that
hash, and the command line asks for none: against those the rights of the database stand.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from moderator.desk.people import check, require_name
from moderator.errors import DecisionError
from moderator.model import Colleague, PinAnswer, Right, Words
from moderator.model.people import plain
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.model import Clock
    from moderator.store import Reading, Store

SHORTEST, LONGEST = 4, 12

FREE_TRIES: Final = 3
_FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(minutes=5)

# About 50 ms and 16 MB of memory a try.
_COST: Final = (2**14, 8, 1)
_SALT: Final = 16

PIN_SHAPE: Final = Words("Mã PIN gồm 4 đến 12 chữ số", "A PIN has 4 to 12 digits")
NO_PIN: Final = Words("Tên này không có mã PIN", "This name has no PIN")
PIN_MOVED: Final = Words(
    "Mã PIN của tên này vừa được đổi, đặt hoặc bỏ ở nơi khác; chưa có gì thay đổi",
    "The PIN of this name was just set, changed or removed elsewhere; nothing was changed",
)
LOOK_AGAIN: Final = Words("Đóng cửa sổ này và thử lại", "Close this window and try again")


def well_formed(pin: str) -> bool:
    """Return whether ``pin`` can be one: 4 to 12 digits of ASCII."""
    return pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST


def wait_after(failed: int) -> timedelta:
    """Return how long no further try is looked at after ``failed`` wrong ones in a row."""
    if failed < FREE_TRIES:
        return timedelta(0)
    doublings = min(failed - FREE_TRIES, 10)
    return min(_FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


class Pins:
    """The PINs of one database. Safe to use from several threads at once.

    Every call may wait for the hash, some 50 ms: never on the window's thread.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        """Ask ``store``."""
        self._store = store
        self._clock = clock

    def colleagues(self, known: Iterable[str] = ()) -> tuple[Colleague, ...]:
        """Return who can be switched to: first ``known`` in their order, then the others."""
        with self._store.read() as reading:
            roles = {one.name: one.role for one in reading.people()}
            having = reading.pin_names()
        first = dict.fromkeys(name for one in known if (name := plain(one)))
        rest = sorted((roles.keys() | having) - first.keys(), key=fold_key)
        return tuple(Colleague(name, roles.get(name), name in having) for name in (*first, *rest))

    def has(self, name: str) -> bool:
        """Return whether ``name`` is guarded by a PIN."""
        with self._store.read() as reading:
            return reading.pin(plain(name)) is not None

    def unguarded(self, name: str) -> PinAnswer:
        """Return "right" where nothing guards ``name``; no try is counted.

        Raises DecisionError for a name that cannot stand in the log.
        """
        require_name(name)
        return PinAnswer(right=not self.has(name))

    def check(self, name: str, pin: str) -> PinAnswer:
        """Look whether ``pin`` is that of ``name``; anything is right where there is none.

        A try is counted before it is looked at. After three wrong ones each makes the next wait,
        twice as long every time, up to five minutes, also after a new start.
        """
        return self._checked(plain(name), pin)[0]

    def _checked(self, name: str, pin: str) -> tuple[PinAnswer, str | None]:
        """Return also the code that ``pin`` was compared with, None where there was none."""
        now = self._clock()
        with self._store.write() as writing:
            kept = writing.pin(name)
            if kept is None:
                return PinAnswer(right=True), None
            # A clock that was set back, or goes behind another desk's, must not lock anybody out
            # for longer than a wait, and whoever mistyped too seldom for one not at all.
            wait = wait_after(kept.failed)
            if kept.not_before - now > wait > timedelta(0):
                writing.count_pin_try(name, kept.failed, now + wait)
            wait = min(kept.not_before - now, wait)
            if wait > timedelta(0):
                return PinAnswer(right=False, wait=wait, looked_at=False), kept.code
            wait = wait_after(kept.failed + 1)
            writing.count_pin_try(name, kept.failed + 1, now + wait)
        if not _fits(kept.code, pin):
            return PinAnswer(right=False, wait=wait), kept.code
        with self._store.write() as writing:
            writing.forgive_pin(name, kept.code)
        return PinAnswer(right=True), kept.code

    def set(self, name: str, pin: str, present: str = "") -> PinAnswer:
        """Set somebody's own PIN; ``present`` is the one to be replaced, if there is one.

        The answer says whether ``present`` was right, and nothing changes unless it was. Raises
        DecisionError for anything but 4 to 12 digits, and where the PIN was set, changed or reset
        elsewhere while ``present`` was looked at.
        """
        name = plain(name)
        require_name(name)
        if not well_formed(pin):
            raise DecisionError(title=PIN_SHAPE)
        answer, replaced = self._checked(name, present)
        if answer.right:
            code = _code(pin, secrets.token_bytes(_SALT), _COST)
            with self._store.write() as writing:
                _still(writing, name, replaced)
                writing.put_pin(name, name, code, "set" if replaced is None else "changed")
        return answer

    def remove(self, name: str, present: str) -> PinAnswer:
        """Take somebody's own PIN away; the answer says whether ``present`` was right.

        Raises DecisionError where it was set, changed or reset elsewhere meanwhile.
        """
        name = plain(name)
        answer, removed = self._checked(name, present)
        if answer.right and removed is not None:
            with self._store.write() as writing:
                _still(writing, name, removed)
                writing.put_pin(name, name, None, "removed")
        return answer

    def reset(self, actor: str, name: str) -> None:
        """Take a forgotten PIN away; the log says who did. The chief's alone, once there is one.

        Raises NotAllowed, and DecisionError where ``name`` has none.
        """
        actor, name = plain(actor), plain(name)
        require_name(actor)
        with self._store.write() as writing:
            check(writing, actor, Right.PEOPLE)
            if writing.pin(name) is None:
                raise DecisionError(name, title=NO_PIN)
            writing.put_pin(actor, name, None, "reset")


def _still(writing: Reading, name: str, code: str | None) -> None:
    """Raise DecisionError unless the PIN that was looked at is the one that is kept now."""
    kept = writing.pin(name)
    if (None if kept is None else kept.code) != code:
        raise DecisionError(name, title=PIN_MOVED, advice=LOOK_AGAIN)


def _code(pin: str, salt: bytes, cost: tuple[int, int, int]) -> str:
    n, r, p = cost
    found = hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p, maxmem=2**26, dklen=32)
    return f"scrypt${n}${r}${p}${salt.hex()}${found.hex()}"


def _fits(code: str, pin: str) -> bool:
    """Tell whether ``pin`` gives ``code``; one that was written by no version of ours fits none."""
    if not well_formed(pin):
        return False
    try:
        kind, n, r, p, salt, _ = code.split("$")
        cost = (int(n), int(r), int(p))
        if kind != "scrypt" or max(cost) > 2**16:
            return False
        return hmac.compare_digest(_code(pin, bytes.fromhex(salt), cost), code)
    except ValueError:
        return False
