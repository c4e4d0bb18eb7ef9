"""What is the chief's alone is shown disabled to the others, with the reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from moderator.model import Role
from moderator.ui import rights as rights_module
from moderator.ui.dialogs.rules import RulesDialog
from moderator.ui.dialogs.settings import LEARNING, WORK, SettingsDialog
from moderator.ui.keys import ACTS
from moderator.ui.rights import ACTIONS, CONTROLS, Rights

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office

SOURCES = Path(rights_module.__file__).parent


@pytest.fixture
def rights(busy: Office) -> Rights:
    """Lan at the window, and a chief who is not Lan."""
    assert busy.bench.worker is not None
    rights = Rights(busy.bench.window, busy.bench.worker)
    busy.bench.room.desk.people.set_role("Thư", "Thư", Role.CHIEF)
    rights.ask()
    busy.bench.until(lambda: rights.why_not_action("export_log") != "")
    return rights


def test_the_palette_and_a_key_tell_the_reason_and_do_nothing(busy: Office, rights: Rights) -> None:
    bench = busy.bench
    bench.window.trigger("palette")
    palette = bench.window.commands.palette()
    assert palette is not None
    bench.type("export log")
    assert "Thư" in palette.reason.text()
    assert palette.reason.isVisible()
    bench.key(Qt.Key.Key_Return)
    assert palette.isVisible()
    bench.type(" zq")
    assert not palette.reason.isVisible()
    bench.key(Qt.Key.Key_Escape)
    bench.window.trigger("export_log")
    assert "Thư" in bench.note()
    assert rights.why_not_action("approve") == ""


@pytest.mark.usefixtures("rights")
def test_what_needs_a_right_in_a_dialog_is_disabled_and_stays_so(busy: Office) -> None:
    bench = busy.bench
    busy.dialogs.show_rules()
    rules = busy.wait(RulesDialog)
    bench.until(rules.explained.isVisible)
    assert "Thư" in rules.explained.text()
    rules.save_button.setEnabled(True)  # as a change of a rule does
    assert not rules.save_button.isEnabled()
    assert "Thư" in rules.save_button.accessibleDescription()
    bench.key(Qt.Key.Key_Escape)
    busy.dialogs.show_settings()
    settings = busy.wait(SettingsDialog)
    bench.until(lambda: not settings.learning.switch.isEnabled())
    assert not settings.explained.isVisible()  # nothing of it is on this page
    settings.show_page(WORK)
    bench.until(settings.explained.isVisible)
    assert not settings.floods.article.isEnabled()  # it raises alarms for the whole desk
    assert settings.poll.isEnabled()
    settings.show_page(LEARNING)
    bench.until(settings.explained.isVisible)
    assert not settings.learning.switch.isEnabled()
    assert settings.save.isEnabled()
    settings.reject()
    busy.back()

    busy.dialogs.show_log()
    log = busy.dialogs.log
    assert log is not None
    bench.until(lambda: not log.export.isEnabled())
    bench.window.set_actor("Thư")
    bench.until(log.export.isEnabled)
    assert log.export.accessibleDescription() == ""


@pytest.mark.parametrize("name", CONTROLS)
def test_every_window_and_control_of_the_table_is_there(name: str) -> None:
    sources = {path: path.read_text("utf-8") for path in SOURCES.rglob("*.py")}
    (own,) = [
        text for text in sources.values() if re.search(rf"^class {name}\(", text, re.MULTILINE)
    ]
    for path, _ in CONTROLS[name]:
        first, *rest = path.split(".")
        assert f"self.{first} = " in own or f"self.{first}: " in own
        for one in rest:
            assert any(f"self.{one} = " in text for text in sources.values())


def test_every_action_of_the_table_is_there() -> None:
    assert set(ACTIONS) <= {act.id for act in ACTS}
