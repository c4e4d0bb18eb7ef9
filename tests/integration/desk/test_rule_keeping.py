"""A desk's own rules saved, logged, edited by hand and spoilt, on real databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from moderator.desk.rulekeeping import Rulekeeping
from moderator.errors import DecisionError, SettingsError
from moderator.model import FindingKind, ListChange, LogQuery, OwnRule, OwnRules, Part, RuleDoes
from moderator.rules.own_file import FILE
from moderator.rules.rulebook import LAST, Rulebook
from moderator.settings import files
from tests.desks import Newsroom
from tests.rules_desk import COURSE, HOLD, never, quietly, save

if TYPE_CHECKING:
    from pathlib import Path


def test_every_change_is_in_the_log_with_what_was_and_what_is(room: Newsroom) -> None:
    trial = room.desk.rulekeeping.dry_run(COURSE, quietly, never)
    keeping = room.desk.rulekeeping
    (rule,) = keeping.save("Lan", OwnRules(), OwnRules((COURSE,)), {"khoa-hoc": trial}).rules
    keeping.save("Lan", OwnRules((rule,)), OwnRules(changes=(ListChange("spam", "loan", ("ab",)),)))
    rows = [row for row in room.desk.log(LogQuery()) if row.kind == "rule"]
    assert [(row.actor, row.note) for row in rows] == [
        ("Lan", "Khoá học"),
        ("Lan", "Khoá học"),
        ("Lan", "spam/loan"),
    ]
    assert rows[0].before == ""
    assert 'phrases = ["khoá học làm giàu"]' in rows[0].after
    assert rows[1].before == rows[0].after
    assert rows[1].after == ""
    assert 'add = ["ab"]' in rows[2].after


def test_what_is_edited_in_the_file_is_logged_in_its_name(room: Newsroom, tmp_path: Path) -> None:
    save(room, HOLD)
    keeping = room.desk.rulekeeping
    assert not keeping.edited_by_hand()
    path = tmp_path / "rules" / FILE
    path.write_text(path.read_text("utf-8").replace("kiện cáo", "kiện tụng"), "utf-8")
    assert keeping.edited_by_hand()
    keeping.recheck()
    assert not keeping.edited_by_hand()
    row = room.desk.log(LogQuery())[-1]
    assert (row.kind, row.actor, row.note) == ("rule", FILE, "Chờ xem")
    assert "kiện cáo" in row.before
    assert "kiện tụng" in row.after
    keeping.recheck()
    assert room.desk.log(LogQuery())[-1] == row


def test_two_programs_that_see_one_edit_log_it_once(room: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "rules" / FILE
    save(room, HOLD)
    keepings = [
        Rulekeeping(room.store, Rulebook(tmp_path / "rules", files.replace), room.clock)
        for _ in range(2)
    ]
    with ThreadPoolExecutor(2) as pool:
        for number in range(4):
            text = path.read_text("utf-8")
            path.write_text(text.replace("kiện cáo", f"kiện cáo {number}"), "utf-8")
            together = Barrier(2)
            for done in [pool.submit(_log_edits, one, together) for one in keepings]:
                done.result()
    rows = [row for row in room.desk.log(LogQuery()) if row.kind == "rule"]
    assert [row.actor for row in rows] == ["Trưởng ban"] + [FILE] * 4


def _log_edits(keeping: Rulekeeping, together: Barrier) -> None:
    together.wait()
    keeping.log_edits()


def test_a_database_that_does_not_know_the_rules_logs_them_again(
    room: Newsroom, tmp_path: Path
) -> None:
    """As after a backup was put back, or a crash between the file and its transaction's end."""
    save(room, HOLD)
    book = Rulebook(tmp_path / "rules", files.replace)
    older = Newsroom.open(tmp_path / "older", book=book)
    older.desk.rulekeeping.recheck()
    (row,) = older.desk.log(LogQuery())
    assert (row.kind, row.actor, row.note) == ("rule", FILE, "Chờ xem")
    older.close()


def test_saving_what_is_there_writes_nothing(room: Newsroom) -> None:
    save(room, HOLD)
    rows = room.desk.log_count(LogQuery())
    save(room, HOLD)
    assert room.desk.log_count(LogQuery()) == rows


def test_another_programs_rules_count_from_the_next_look(room: Newsroom, tmp_path: Path) -> None:
    other = Rulebook(tmp_path / "rules", files.replace)
    assert other.own == OwnRules()
    saved = save(room, COURSE)
    assert other.own == saved
    assert other.now.hash == room.rules.now.hash


def test_a_spoilt_file_keeps_the_last_rules_and_is_not_lost(room: Newsroom, tmp_path: Path) -> None:
    saved = save(room, COURSE)
    path = tmp_path / "rules" / FILE
    path.write_bytes("[[rule]\nmất ngoặc".encode())
    assert room.desk.rulekeeping.own() == saved
    (problem,) = room.desk.rulekeeping.problems()
    assert problem.where == FILE
    assert "line 1" in problem.words.vi
    fresh = Rulebook(tmp_path / "rules", files.replace)
    assert fresh.own == saved  # from the copy of what was last read
    assert (tmp_path / "rules" / LAST).exists()
    both = save(room, *saved.rules, HOLD)
    assert room.desk.rulekeeping.problems() == ()
    assert Rulebook(tmp_path / "rules").own == both
    (aside,) = (tmp_path / "rules").glob("own.damaged-*.toml")
    assert "mất ngoặc" in aside.read_text("utf-8")


def test_a_spoilt_copy_of_a_list_leaves_the_programs_own(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "spam.toml").write_bytes(b"[[family]]\ncode = 3")
    book = Rulebook(folder, files.replace)
    assert any(finding.kind is FindingKind.SPAM for finding in book.now.check(SPAM))
    assert [problem.where for problem in book.problems] == ["spam.toml"]


def test_a_spoilt_list_of_hosts_leaves_the_programs_own(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "links.toml").write_bytes(b"trusted = 3")
    book = Rulebook(folder, files.replace)
    assert book.now.check(SPAM)
    assert [problem.where for problem in book.problems] == ["links.toml"]


SPAM = "Vay tiền nhanh lãi suất thấp, giải ngân trong ngày, liên hệ zalo 0912345678"


def test_the_programs_lists_are_changed_around_and_set_back(room: Newsroom) -> None:
    words = {one.code: one for one in room.desk.rulekeeping.state().families}
    assert {one.list for one in words.values()} == {"spam", "abuse"}
    gone = words["loan"].phrases[0]
    change = ListChange("spam", "loan", add=("tiền nóng tại nhà",), remove=(gone,))
    text = "tien nong tai nha, goi 0912345678"

    def reasons() -> str:
        return " ".join(one.reason.vi for one in room.rules.now.check(text))

    assert "tien nong tai nha" not in reasons()
    save(room, changes=(change,))
    assert "tien nong tai nha" in reasons()
    lists = {one.code: one for one in room.desk.rulekeeping.state().families}
    assert gone in lists["loan"].phrases  # the program's stays to be seen
    save(room)
    assert "tien nong tai nha" not in reasons()


def test_two_people_who_change_different_rules_keep_both(room: Newsroom) -> None:
    first = save(room, HOLD)
    other = OwnRule("other", "Khác", phrases=("abc",))
    keeping = room.desk.rulekeeping
    keeping.save("An", first, OwnRules((*first.rules, other)))
    changed = OwnRule("hold", "Chờ xem", on=True, phrases=("kiện",), does=RuleDoes.HOLD)
    kept = keeping.save("Lan", first, OwnRules((changed,)))
    assert kept == OwnRules((changed, other))


def test_a_rule_that_cannot_be_used_is_not_saved(room: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(DecisionError):
        save(room, OwnRule("a", "a", on=True))
    with pytest.raises(DecisionError):
        room.desk.rulekeeping.save(" ", OwnRules(), OwnRules((HOLD,)))
    assert not (tmp_path / "rules" / FILE).exists()
    assert room.desk.log_count(LogQuery()) == 0


def test_a_file_that_cannot_be_written_leaves_no_row_in_the_log(
    room: Newsroom, tmp_path: Path
) -> None:
    (tmp_path / "rules").write_bytes(b"a file where a folder should be")
    with pytest.raises(SettingsError):
        save(room, HOLD)
    assert room.desk.log_count(LogQuery()) == 0


def test_unsaved_changes_survive_in_any_state(room: Newsroom) -> None:
    keeping = room.desk.rulekeeping
    draft = OwnRules((OwnRule("new", "\ud800 dở", phrases=("!!",), parts=(Part.NAME,)),))
    keeping.keep_draft(OwnRules(), draft)
    assert keeping.state().draft == draft
    kept = keeping.save("An", OwnRules(), OwnRules((HOLD,)))  # by somebody else meanwhile
    keeping.keep_draft(OwnRules(), draft)
    assert keeping.state().draft == OwnRules((*kept.rules, *draft.rules))
    keeping.keep_draft(OwnRules(), OwnRules())
    assert keeping.state().draft is None
    save(room)
    assert keeping.state().draft is None
