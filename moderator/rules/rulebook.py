"""The rules in force, read anew when their files change. Shared by all who check texts."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Final

from moderator.errors import SettingsError
from moderator.model import OwnRules, RuleProblem, Words
from moderator.resources import resource
from moderator.rules import overlay
from moderator.rules.hosts import read_hosts
from moderator.rules.lists import read_list
from moderator.rules.own_file import FILE, LISTS, parsed
from moderator.rules.ruleset import Ruleset
from moderator.text import local_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from moderator.model import ListedFamily

LINKS: Final = "links.toml"
LAST: Final = "own.last.toml"
"""The newest rules that could be read, for the day on which a file is spoilt by hand."""

_FILES: Final = (FILE, *(f"{name}.toml" for name in LISTS), LINKS, local_model.RECORD)

_Signature = tuple[tuple[int, int, int] | None, ...]


class Rulebook:
    """The rules of one folder. Safe to use from several threads at once.

    A file that cannot be read never keeps the program from working: the last that could be read,
    or the program's own list, stands in for it, and ``problems`` says so.
    """

    def __init__(
        self, folder: Path | None, keep: Callable[[Path, bytes], None] | None = None
    ) -> None:
        """Read the rules in ``folder``; ``keep`` writes the copy of those last read."""
        self.folder = folder
        self._keep = keep
        self._lock = threading.Lock()
        self._own = OwnRules()
        self._source = b""
        self._problems: tuple[RuleProblem, ...] = ()
        self._signature: _Signature = ()
        self._ruleset: Ruleset | None = None

    @classmethod
    def of(cls, ruleset: Ruleset) -> Rulebook:
        """Return a book that always says the same, for a desk without a folder."""
        book = cls(None)
        book._ruleset, book._signature = ruleset, book._sign()
        return book

    @property
    def now(self) -> Ruleset:
        """The rules in force at this moment. Looking costs a few microseconds."""
        ruleset = self._ruleset
        signature = self._sign()
        if ruleset is not None and signature == self._signature:
            return ruleset
        with self._lock:
            return self._renewed(signature)

    @property
    def own(self) -> OwnRules:
        """The desk's own rules in force, those that are off included."""
        return self.state()[0]

    @property
    def problems(self) -> tuple[RuleProblem, ...]:
        """What is wrong with the files."""
        return self.state()[2]

    def state(self) -> tuple[OwnRules, bytes, tuple[RuleProblem, ...]]:
        """Return the own rules, the bytes their file has, and what is wrong, at one moment."""
        _ = self.now
        with self._lock:
            return self._own, self._source, self._problems

    def families(self) -> tuple[ListedFamily, ...]:
        """Return the families of the word lists as they are without the desk's changes."""
        found: list[ListedFamily] = []
        for name in LISTS:
            path = self._path(name)
            try:
                words = read_list(path)
            except SettingsError:
                words = read_list(resource("rules", path.name))
            found += overlay.listed(name, words.entries)
        return tuple(found)

    def _path(self, name: str) -> Path:
        own = self.folder / f"{name}.toml" if self.folder is not None else None
        return own if own is not None and own.exists() else resource("rules", f"{name}.toml")

    def _sign(self) -> _Signature:
        if self.folder is None:
            return ()
        return tuple(_seen(self.folder / name) for name in _FILES)

    def _renewed(self, signature: _Signature) -> Ruleset:
        if self._ruleset is not None and signature == self._signature:
            return self._ruleset  # another thread was faster
        problems: list[RuleProblem] = []
        own = self._read(problems)
        usable: list[str] = []
        for name in LISTS:
            path = self._path(name)
            try:
                known = overlay.families(read_list(path))
            except SettingsError as error:
                problems.append(_unreadable(path.name, error))
                known = overlay.families(read_list(resource("rules", path.name)))
            else:
                usable.append(name)
            problems += [
                RuleProblem(
                    f"{FILE}, {change.list}/{change.family}",
                    Words("Danh sách không còn nhóm này", "The list no longer has this family"),
                )
                for change in own.changes
                if change.list == name and change.family not in known
            ]
        if self.folder is not None and (links := self.folder / LINKS).exists():
            try:
                read_hosts(resource("rules", LINKS), links)
            except SettingsError as error:
                problems.append(_unreadable(LINKS, error))
            else:
                usable.append("links")
        if (trained := local_model.find(self.folder).problem) is not None:
            problems.append(RuleProblem(local_model.RECORD, trained))
        ruleset = Ruleset.load(self.folder, own, copies=usable)
        self._own, self._problems = own, tuple(problems)
        self._ruleset, self._signature = ruleset, signature
        return ruleset

    def _read(self, problems: list[RuleProblem]) -> OwnRules:
        """Return the own rules; where their file is spoilt, those that were read last."""
        self._source = b""
        if self.folder is None:
            return OwnRules()
        try:
            self._source = (self.folder / FILE).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return OwnRules()
        except OSError as error:
            problems.append(_spoilt(str(error.strerror)))
            return self._last()
        try:
            own, found = parsed(self._source)
        except SettingsError as error:
            problems.append(_spoilt(error.detail))
            return self._last()
        problems += found
        if self._keep is not None and not found:
            with contextlib.suppress(OSError):
                last = self.folder / LAST
                if not last.exists() or last.read_bytes() != self._source:
                    self._keep(last, self._source)
        return own

    def _last(self) -> OwnRules:
        if self._ruleset is not None or self.folder is None:
            return self._own
        try:
            return parsed((self.folder / LAST).read_bytes(), LAST)[0]
        except (OSError, SettingsError):
            return OwnRules()


def _unreadable(name: str, error: SettingsError) -> RuleProblem:
    return RuleProblem(
        name,
        Words(
            f"Không đọc được, dùng danh sách của chương trình: {error.detail}",
            f"It cannot be read, the program's own is used: {error.detail}",
        ),
    )


def _spoilt(detail: str) -> RuleProblem:
    return RuleProblem(
        FILE,
        Words(
            f"Không đọc được, dùng bản đọc được lần trước: {detail}",
            f"It cannot be read, what was last read is used: {detail}",
        ),
    )


def _seen(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
