"""A window with its dialogs, on a real desk; the site is in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QApplication

from moderator import compose
from moderator.app.behind import Behind
from moderator.app.connector import SiteConnector
from moderator.app.dialogs import Dialogs
from moderator.app.house import House
from moderator.app.locking import Locking
from moderator.app.opener import Shell
from moderator.app.switching import Switching
from moderator.model import Verdict
from moderator.rules.checkers import Checkers
from moderator.rules.rulebook import Rulebook
from moderator.settings import Profile, Settings
from tests.desks import ruleset
from tests.ui.dialogs.screens import Whole, fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from moderator.model import SiteRecord
    from moderator.sync import Sync
    from tests.desks import Newsroom
    from tests.windows import Bench

D = TypeVar("D", bound="QDialog")


class RoomHouse(House):
    """The house of a test's newsroom: its desk, and its site in memory."""

    def __init__(self, profile: Profile, settings: Settings, room: Newsroom) -> None:
        super().__init__(profile, settings, None)
        self._room = room
        self._parts = compose.Parts(
            profile, settings, room.store, Rulebook.of(ruleset()), room.desk, Checkers(0)
        )

    def sync(self, record: SiteRecord) -> Sync:
        assert record.id == self._room.site_id
        return self._room.sync("finder")


@dataclass
class Office:
    """A window, its dialogs, and what was saved."""

    bench: Bench
    profile: Profile
    saved: list[Settings] = field(default_factory=list)
    dialogs: Dialogs = field(init=False)
    shell: Shell = field(init=False)
    switching: Switching = field(init=False)

    def open(self) -> None:
        """Show the window and connect it with its dialogs."""
        self.bench.open()
        worker = self.bench.worker
        assert worker is not None
        house = RoomHouse(self.profile, self.bench.settings, self.bench.room)
        self.dialogs = Dialogs(
            self.bench.window,
            worker,
            SiteConnector(worker, house),
            theme=self.bench.theme,
            clock=self.bench.room.clock,
            data=self.profile.data,
            settings=self.settings,
            keep=self.saved.append,
        )
        self.shell = Shell(
            self.bench.window,
            worker,
            self.dialogs,
            self.bench.theme,
            self.bench.room.clock,
            settings=self.settings,
            keep=self.saved.append,
        )
        self.switching = Switching(self.shell, self.profile)

    def settings(self) -> Settings:
        """Return the settings in force."""
        return self.saved[-1] if self.saved else self.bench.settings

    def wait(self, kind: type[D]) -> D:
        """Wait until a dialog of ``kind`` is open."""
        self.bench.until(
            lambda: isinstance(self.dialogs.dialog(), kind) and self._shown() is not None
        )
        found = self._shown()
        assert isinstance(found, kind)
        return found

    def back(self) -> None:
        """Go back to the window, as a window manager would."""
        self.bench.window.activateWindow()
        self.bench.until(lambda: QApplication.activeWindow() is self.bench.window)

    def _shown(self) -> QDialog | None:
        dialog = self.dialogs.dialog()
        return dialog if dialog is not None and dialog.isVisible() else None


@pytest.fixture
def office(bench: Bench, tmp_path: Path) -> Iterator[Office]:
    office = Office(bench, Profile.at(tmp_path / "profile"))
    yield office
    office.bench.window.close()


@pytest.fixture
def busy(office: Office) -> Office:
    """Five comments waiting, three of them rejected, one approved and mended; then sent."""
    room = office.bench.room
    made = [
        room.site.post(f"Ý kiến thứ {number} về cây cầu", name=f"Bạn đọc {number}")
        for number in range(1, 10)
    ]
    room.round()
    ids = [room.id(one) for one in made]

    room.decide(Verdict.REJECT, *ids[5:8], reason="advertising", actor="Nam")
    room.decide(Verdict.APPROVE, ids[8], text="Ý kiến thứ chín về cây cầu mới", actor="Lan")
    room.later()
    office.open()
    return office


@pytest.fixture
def whole(office: Office) -> Iterator[Whole]:
    """The window with everything that can be opened from it, on a desk with much on it."""
    fill(office)
    office.open()
    worker = office.bench.worker
    assert worker is not None
    locking = Locking(office.shell, office.switching, company=None)
    behind = Behind(office.shell, worker, switching=office.switching, locking=locking)
    yield Whole(office, behind, locking)
    del behind
