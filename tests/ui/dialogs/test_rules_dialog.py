"""The window of the rules, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moderator.model import (
    FindingKind,
    ListChange,
    LogQuery,
    OwnRule,
    OwnRules,
    Query,
    RuleDoes,
    State,
    Verdict,
)
from moderator.rules.rulebook import Rulebook
from moderator.settings import Profile, Settings, files
from moderator.ui.dialogs.rules import RulesDialog
from moderator.ui.dialogs.rules_trial import TrialDialog
from moderator.ui.dialogs.sure import SureDialog
from moderator.ui.rechecking import Rechecking
from tests.desks import Newsroom
from tests.ui.dialogs.conftest import Office
from tests.ui.test_ui_whole_rows import painted
from tests.windows import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
TAB, ENTER, SPACE, ESC = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
)
BRIDGE = OwnRule("cau", "Cây cầu", phrases=("cây cầu",))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Office]:
    """Nine comments about a bridge: five wait, three were rejected, one approved."""
    book = Rulebook(tmp_path / "rules", files.replace)
    room = Newsroom.open(tmp_path, book=book)
    made = [room.post(f"Ý kiến thứ {number} về cây cầu") for number in range(1, 10)]
    made.append(room.post("Chuyện khác hẳn"))
    room.decide(Verdict.REJECT, *made[5:8])
    room.decide(Verdict.APPROVE, made[8])
    room.later()
    office = Office(Bench(qtbot, room, theme, Settings()), Profile.at(tmp_path / "profile"))
    office.open()
    yield office
    office.bench.window.close()
    office.bench.close()
    room.close()


def open_rules(desk: Office) -> RulesDialog:
    desk.bench.key(Qt.Key.Key_R, CTRL)
    dialog = desk.wait(RulesDialog)
    desk.bench.until(lambda: dialog.work is not None and dialog.isEnabled())
    return dialog


def kept(desk: Office) -> OwnRules:
    return desk.bench.room.desk.rulekeeping.own()


def seed(desk: Office, *rules: OwnRule) -> None:
    desk.bench.room.desk.rulekeeping.save("Lan", OwnRules(), OwnRules(rules))


def write_rule(desk: Office, dialog: RulesDialog) -> None:
    desk.bench.key(Qt.Key.Key_N, CTRL)
    desk.bench.until(dialog.fields.name.hasFocus)
    desk.bench.type("Cây cầu")
    desk.bench.key(TAB)
    assert dialog.fields.on.hasFocus()
    desk.bench.key(TAB)
    assert dialog.fields.phrases.hasFocus()
    desk.bench.type("cây cầu")


def test_the_button_that_has_the_focus_is_whole_on_a_small_screen(desk: Office) -> None:
    dialog = open_rules(desk)
    dialog.resize(dialog.width(), 530)
    assert dialog.add.hasFocus()
    desk.bench.until(lambda: dialog.add.visibleRegion().boundingRect() == dialog.add.rect())


def test_a_rule_is_written_tried_and_saved_by_keys(desk: Office) -> None:
    dialog = open_rules(desk)
    assert dialog.nothing.isVisible()
    write_rule(desk, dialog)
    dialog.attempt.field.setFocus()
    desk.bench.type("Cai CAY CAU kia")
    desk.bench.until(lambda: dialog.attempt.told.text() == "It matches.")
    (mark,) = dialog.attempt.view.marks()
    assert (mark.start, mark.length) == (4, 7)
    assert dialog.attempt.folded.text() == "Compared as: cai cay cau kia"
    desk.bench.key(Qt.Key.Key_S, CTRL)
    desk.bench.until(lambda: kept(desk).rules != ())
    (rule,) = kept(desk).rules
    assert (rule.name, rule.phrases, rule.on) == ("Cây cầu", ("cây cầu",), False)
    desk.bench.until(lambda: not dialog.save_button.isEnabled())
    (row,) = [row for row in desk.bench.room.desk.log(LogQuery()) if row.kind == "rule"]
    assert (row.actor, row.note) == ("Lan", "Cây cầu")


def test_a_dry_run_shows_figures_and_comments(desk: Office) -> None:
    seed(desk, BRIDGE)
    dialog = open_rules(desk)
    dialog.dry.setFocus()
    desk.bench.key(SPACE)
    trial = dialog.trial
    assert isinstance(trial, TrialDialog)
    desk.bench.until(lambda: trial.trial is not None)
    assert trial.verdict.text() == "9 comment(s) caught of 10 in the history."
    assert "Of those decided, 75% were removed." in trial.facts.text()
    assert "too wide a rule" in trial.facts.text()
    assert trial.picture.accessibleDescription() == "removed: 3, approved: 1, not decided: 5"
    assert trial.model.rowCount() == 9
    desk.bench.until(lambda: bool(trial.view.toPlainText()))
    assert len(trial.view.marks()) == 1
    trial.which.setFocus()
    desk.bench.key(Qt.Key.Key_Down)
    assert trial.model.rowCount() == 1
    desk.bench.until(lambda: trial.model.row_at(0) is not None)
    trial.open_button.setFocus()
    desk.bench.key(SPACE)
    desk.bench.until(lambda: not dialog.isVisible())
    desk.bench.until(lambda: desk.bench.shown() is not None)
    desk.bench.until(
        lambda: (
            desk.bench.window.browsing.query == Query(state=State.APPROVED)
            and desk.bench.room.row(desk.bench.shown() or 0).state is State.APPROVED
        )
    )


def test_turning_on_untried_asks_and_after_a_dry_run_does_not(desk: Office) -> None:
    seed(desk, BRIDGE)
    dialog = open_rules(desk)
    desk.bench.key(SPACE)
    assert dialog.fields.on.isChecked()
    desk.bench.key(Qt.Key.Key_S, CTRL)
    desk.bench.until(lambda: isinstance(QApplication.activeModalWidget(), SureDialog))
    desk.bench.key(ESC)
    desk.bench.until(lambda: not isinstance(QApplication.activeModalWidget(), SureDialog))
    assert not kept(desk).rules[0].on
    dialog.dry.setFocus()
    desk.bench.key(SPACE)
    desk.bench.until(lambda: dialog.trial is not None and dialog.trial.trial is not None)
    desk.bench.key(ESC)
    desk.bench.until(lambda: QApplication.activeWindow() is dialog)
    desk.bench.key(Qt.Key.Key_S, CTRL)
    desk.bench.until(lambda: kept(desk).rules[0].on)


def test_what_is_not_saved_is_there_again(desk: Office) -> None:
    dialog = open_rules(desk)
    write_rule(desk, dialog)
    desk.bench.key(ESC)
    desk.bench.until(lambda: not dialog.isVisible())
    assert kept(desk).rules == ()
    again = open_rules(desk)
    assert again.fields.name.text() == "Cây cầu"
    assert "not saved" in again.notes.text()
    inside = again.layout()
    assert inside is not None
    assert again.height() >= inside.totalMinimumSize().height()  # the notes push nothing out
    again.revert.setFocus()
    desk.bench.key(SPACE)
    assert again.nothing.isVisible()
    desk.bench.key(ESC)
    desk.bench.until(lambda: not again.isVisible())
    third = open_rules(desk)
    assert third.notes.text() == ""


def test_what_cannot_be_used_is_said_and_not_saved(desk: Office) -> None:
    dialog = open_rules(desk)
    write_rule(desk, dialog)
    dialog.fields.pattern.setFocus()
    desk.bench.type("(")
    desk.bench.until(lambda: "missing )" in dialog.explained.text())
    desk.bench.key(Qt.Key.Key_S, CTRL)
    assert "missing )" in dialog.explained.text()
    assert kept(desk).rules == ()
    assert dialog.fields.pattern.text() == "("
    assert dialog.isEnabled()


def test_an_unfinished_rule_says_why_it_cannot_be_saved_and_the_button_waits(desk: Office) -> None:
    dialog = open_rules(desk)
    dialog.add.click()
    assert not dialog.save_button.isEnabled()
    assert (
        "nothing to look for" in dialog.explained.text() or "Chưa có gì" in dialog.explained.text()
    )
    assert dialog.save_button.accessibleDescription() == dialog.explained.text()
    assert dialog.fields.on.text().replace("&", "") == "The rule is on"
    dialog.fields.phrases.setPlainText("cây cầu")
    assert dialog.save_button.isEnabled()
    assert dialog.explained.isHidden()
    assert dialog.save_button.accessibleDescription() == ""


def test_the_list_ends_with_a_whole_row_and_its_buttons_stay_in_view(desk: Office) -> None:
    dialog = open_rules(desk)
    rows = {dialog.list.sizeHintForRow(at) for at in range(dialog.list.count())}
    assert len(rows) == 1  # headings too
    for high in range(dialog.minimumSizeHint().height() + 120, dialog.height(), 7):
        dialog.resize(dialog.width(), high)
        QApplication.processEvents()
        room = dialog.list.viewport().height()
        whole, part = divmod(room, min(rows))
        assert painted(dialog.list, whole - 1)
        assert part <= 4 or not painted(dialog.list, whole)
        for button in (dialog.add, dialog.remove):
            assert not button.visibleRegion().isEmpty()


def test_a_rule_is_removed_and_the_log_tells(desk: Office) -> None:
    seed(desk, BRIDGE)
    dialog = open_rules(desk)
    assert dialog.list.hasFocus()
    desk.bench.key(Qt.Key.Key_Delete)
    desk.bench.key(Qt.Key.Key_S, CTRL)
    desk.bench.until(lambda: kept(desk).rules == ())
    assert desk.bench.room.desk.log(LogQuery())[-1].after == ""


def test_a_family_is_changed_and_set_back(desk: Office) -> None:
    dialog = open_rules(desk)
    assert dialog.work is not None
    place = next(
        at for at in range(200) if (one := dialog.work.family(at)) and one.code == "gambling"
    )
    dialog.list.setFocus()
    while dialog.list.place() != place:
        desk.bench.key(Qt.Key.Key_Down)
    assert dialog.stack.currentWidget() is dialog.family
    assert dialog.family.difference.text() == "As the program has it."
    dialog.family.phrases.setFocus()
    desk.bench.key(Qt.Key.Key_Home, CTRL)
    desk.bench.type("nhà cái nhà tôi")
    desk.bench.key(ENTER)
    desk.bench.key(Qt.Key.Key_S, CTRL)
    desk.bench.until(lambda: kept(desk).changes != ())
    assert kept(desk).changes == (ListChange("spam", "gambling", add=("nhà cái nhà tôi",)),)
    desk.bench.until(lambda: not dialog.save_button.isEnabled())
    assert dialog.list.place() == place
    assert dialog.family.difference.text() == "1 added, 0 taken out."
    dialog.family.reset.setFocus()
    desk.bench.key(SPACE)
    desk.bench.key(Qt.Key.Key_S, CTRL)
    desk.bench.until(lambda: kept(desk).changes == ())


def test_a_saved_rule_rechecks_the_queue_behind_the_window(desk: Office) -> None:
    bench = desk.bench
    assert bench.worker is not None
    rechecking = Rechecking(bench.worker, bench.theme, bench.window.status)
    desk.dialogs.rules_changed.connect(rechecking.renew)
    rechecking.begin()
    seed(desk, OwnRule("cau", "Cây cầu", phrases=("cây cầu",), does=RuleDoes.HOLD))
    open_rules(desk)
    bench.key(SPACE)
    bench.key(Qt.Key.Key_S, CTRL)
    bench.until(lambda: isinstance(QApplication.activeModalWidget(), SureDialog))
    bench.key(Qt.Key.Key_Tab)
    bench.key(SPACE)
    bench.until(lambda: kept(desk).rules[0].on)
    bench.until(lambda: len(bench.room.desk.ids(Query(state=State.CHIEF))) == 5)
    bench.until(lambda: not rechecking.running and not rechecking.isVisible())
    bench.key(ESC)
    bench.until(lambda: len(bench.list()) == 1)


def test_a_recheck_is_paused_and_gone_on_with(desk: Office) -> None:
    bench = desk.bench
    assert bench.worker is not None
    for number in range(500):
        bench.room.site.post(f"Ý kiến mới {number} về cây cầu")
    bench.room.round()
    rechecking = Rechecking(bench.worker, bench.theme, bench.window.status)
    seed(desk, OwnRule("cau", "Cây cầu", on=True, phrases=("cây cầu",)))
    with bench.room.store.write():  # nothing that was checked can be written meanwhile
        rechecking.look()
        bench.until(lambda: rechecking.running)
        assert "Re-checking" in rechecking.text()
        rechecking.setFocus()
        bench.key(SPACE)
    bench.until(lambda: not rechecking.running)
    assert "paused" in rechecking.text()
    left = bench.room.desk.rulekeeping.recheck_waiting()
    assert left > 0
    rechecking.look()
    assert not rechecking.running
    bench.key(SPACE)
    bench.until(lambda: bench.room.desk.rulekeeping.recheck_waiting() == 0)
    bench.until(lambda: not rechecking.isVisible())
    assert len(bench.room.desk.ids(Query(finding=FindingKind.OWN))) == 505


def test_nothing_hostile_disturbs_the_window(desk: Office) -> None:
    big = tuple(f"cụm từ {number}" for number in range(5_000))
    seed(desk, OwnRule("big", "<b>Lớn</b> \u202e", phrases=big))
    dialog = open_rules(desk)
    assert len(dialog.fields.rule().phrases) == 5_000
    assert not dialog.work.changed  # type: ignore[union-attr]
    dialog.attempt.field.setText("\u202e<img src=x> cum tu 4999 \ud83d\ude00")
    desk.bench.until(lambda: dialog.attempt.told.text() == "It matches.")
