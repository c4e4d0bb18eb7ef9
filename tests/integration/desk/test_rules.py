"""A desk's own rules on real databases: trying, holding, saving, checking the queue anew."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from moderator.desk.rulekeeping import Rulekeeping
from moderator.errors import DecisionError, SettingsError
from moderator.model import (
    FindingKind,
    ListChange,
    LogQuery,
    OwnRule,
    OwnRules,
    Part,
    Query,
    RemoteState,
    RuleDoes,
    RuleReads,
    State,
    Verdict,
)
from moderator.rules.own_file import FILE
from moderator.rules.rulebook import LAST, Rulebook
from moderator.settings import files
from moderator.store import Store
from tests.desks import Clock, Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.databases import Server

COURSE = OwnRule("", "Khoá học", on=True, phrases=("khoá học làm giàu",))
HOLD = OwnRule("hold", "Chờ xem", on=True, phrases=("kiện cáo",), does=RuleDoes.HOLD, weight=0.9)


def quietly(_done: int, _total: int) -> None:
    """Hear nothing of the progress."""


def never() -> bool:
    return False


@pytest.fixture(params=["sqlite", "postgresql"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newsroom]:
    url = None
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        url = server.url(server.create())
        Store.upgrade(url, clock=Clock())
    opened = Newsroom.open(tmp_path, book=Rulebook(tmp_path / "rules", files.replace), url=url)
    yield opened
    opened.check()
    opened.close()


def save(room: Newsroom, *rules: OwnRule, changes: tuple[ListChange, ...] = ()) -> OwnRules:
    keeping = room.desk.rulekeeping
    return keeping.save("Trưởng ban", keeping.own(), OwnRules(rules, changes))


def kinds(room: Newsroom, comment: int) -> set[FindingKind]:
    return {finding.kind for finding in room.row(comment).findings}


def history(room: Newsroom) -> dict[str, int]:
    """Ten comments, five with the course: two rejected, one spam, one approved, one pending."""
    said = {
        "rejected1": "Khoá học làm giàu cho mọi người",
        "rejected2": "K.H.O.A h0c lam giau nhe",
        "spam": "KHOA HOC LAM GIAU",
        "approved": "Báo viết về khoá học làm giàu rất hay",
        "pending": "khóa học làm giàu ở đâu",
        **{f"other{number}": f"Bài viết hay lắm, số {number}" for number in range(5)},
    }
    ids = {key: room.post(text) for key, text in said.items()}
    room.decide(Verdict.REJECT, ids["rejected1"], ids["rejected2"], ids["other0"])
    room.decide(Verdict.SPAM, ids["spam"])
    room.decide(Verdict.APPROVE, ids["approved"], confirmed=frozenset({"outgoing_findings"}))
    room.decide(Verdict.APPROVE, ids["other1"], text="Sửa thành khoá học làm giàu")
    room.later()
    return ids


def test_a_dry_run_says_what_would_have_been_caught_and_what_was_decided(room: Newsroom) -> None:
    ids = history(room)
    trial = room.desk.rulekeeping.dry_run(COURSE, quietly, never)
    assert trial.examined == 10
    assert list(trial.caught) == [
        ids[key] for key in ("rejected1", "rejected2", "spam", "approved", "pending")
    ]
    assert (trial.removed, trial.approved, trial.pending) == (3, 1, 1)
    assert trial.precision == 0.75
    assert trial.share == 0.75  # one rejected comment says something else
    assert list(trial.ids(State.APPROVED)) == [ids["approved"]]
    assert trial.complete
    assert kinds(room, ids["pending"]).isdisjoint({FindingKind.OWN})


@pytest.mark.parametrize(
    "rule",
    [
        OwnRule("", "a", pattern="khoá? học làm", reads=RuleReads.FOLDED),
        OwnRule("", "a", pattern="hoc lam giau|h0c lam", reads=RuleReads.BOTH),
    ],
)
def test_a_pattern_is_tried_like_a_phrase(room: Newsroom, rule: OwnRule) -> None:
    history(room)
    trial = room.desk.rulekeeping.dry_run(rule, quietly, never)
    assert trial.removed >= 2
    assert trial.approved == 1


def test_a_dry_run_tells_its_progress_and_can_be_stopped(room: Newsroom) -> None:
    history(room)
    heard: list[tuple[int, int]] = []
    room.desk.rulekeeping.dry_run(COURSE, lambda *step: heard.append(step), never)
    assert heard[0] == (0, 10)
    assert heard[-1] == (10, 10)
    trial = room.desk.rulekeeping.dry_run(COURSE, quietly, lambda: True)
    assert (trial.examined, trial.complete, trial.precision) == (0, False, None)


def test_a_pattern_that_matches_all_is_counted_and_one_that_matches_nothing_refused(
    room: Newsroom,
) -> None:
    history(room)
    keeping = room.desk.rulekeeping
    assert len(keeping.dry_run(OwnRule("", "a", pattern="."), quietly, never).caught) == 10
    for pattern in (".*", "(", ""):
        with pytest.raises(DecisionError):
            keeping.dry_run(OwnRule("", "a", pattern=pattern), quietly, never)


def test_a_rule_keeps_to_its_section_and_its_site_in_a_dry_run(room: Newsroom) -> None:
    ids = history(room)
    (site,) = room.desk.sites()
    section = room.desk.open(ids["spam"]).article.section  # type: ignore[union-attr]
    here = OwnRule("", "a", phrases=COURSE.phrases, sites=(site.info.address,))
    assert len(room.desk.rulekeeping.dry_run(here, quietly, never).caught) == 5
    there = OwnRule("", "a", phrases=COURSE.phrases, sections=(f"{section} khác",))
    assert len(room.desk.rulekeeping.dry_run(there, quietly, never).caught) == 0


def test_a_saved_rule_marks_what_comes_and_after_a_recheck_what_was_there(room: Newsroom) -> None:
    before = room.post("khoa hoc lam giau")
    saved = save(room, COURSE)
    assert saved.rules[0].code == "khoa-hoc"
    after = room.post("Khóa học làm giàu đây")
    assert FindingKind.OWN in kinds(room, after)
    assert FindingKind.OWN not in kinds(room, before)
    assert room.desk.rulekeeping.recheck_waiting() == 1
    assert room.desk.rulekeeping.recheck() == 1
    assert FindingKind.OWN in kinds(room, before)
    assert room.desk.rulekeeping.recheck() == 0
    save(room)
    room.desk.rulekeeping.recheck()
    assert FindingKind.OWN not in kinds(room, before) | kinds(room, after)


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


def test_a_hold_passes_to_the_chief_and_decides_nothing(room: Newsroom) -> None:
    save(room, HOLD)
    comment = room.post("Tôi sẽ KIEN CAO tới cùng")
    assert room.row(comment).state is State.CHIEF
    assert room.site.comments[room.remote(comment)].state is RemoteState.PENDING
    row = room.desk.log(LogQuery())[-1]
    assert (row.kind, row.actor, row.verdict) == ("watched", "quy tắc Chờ xem", "chief")
    assert "Chờ xem" in row.note
    room.later()
    room.round(reconcile=True)
    assert room.row(comment).state is State.CHIEF
    assert room.decide(Verdict.APPROVE, comment).questions == ()
    room.later()
    assert room.site.comments[room.remote(comment)].state is RemoteState.APPROVED


def test_what_a_person_sent_back_is_not_held_again_and_asks_when_it_is_approved(
    room: Newsroom,
) -> None:
    save(room, HOLD)
    comment = room.post("kiện cáo")
    room.decide(Verdict.RETURN, comment)
    save(room, HOLD, COURSE)
    room.desk.rulekeeping.recheck()
    room.round(reconcile=True)
    assert room.row(comment).state is State.PENDING
    asked = room.decide(Verdict.APPROVE, comment)
    assert [question.code for question in asked.questions] == ["watched"]
    done = room.decide(Verdict.APPROVE, comment, confirmed=frozenset({"watched"}))
    assert done.decision is not None


def test_a_rule_switched_off_gives_back_what_it_alone_held(room: Newsroom) -> None:
    old = room.post("sắp kiện cáo")
    save(room, HOLD)
    room.desk.rulekeeping.recheck()
    new = room.post("kiện cáo nữa")
    noted = room.post("kiện cáo mãi")
    room.decide(Verdict.CHIEF, noted, note="xem giúp")
    assert {room.row(one).state for one in (old, new, noted)} == {State.CHIEF}
    save(room)
    assert room.desk.rulekeeping.recheck_waiting() == 2
    room.desk.rulekeeping.recheck()
    assert [room.row(one).state for one in (old, new, noted)] == [
        State.PENDING,
        State.PENDING,
        State.CHIEF,
    ]
    assert room.desk.log(LogQuery())[-1].kind == "unwatched"


def test_a_held_comment_that_its_reader_changes_is_judged_anew(room: Newsroom) -> None:
    save(room, HOLD)
    comment = room.post("kiện cáo")
    room.site.change(room.remote(comment), text="Xin lỗi, tôi nhầm")
    room.round(reconcile=True)
    assert room.row(comment).state is State.PENDING
    room.site.change(room.remote(comment), text="Vẫn kiện cáo")
    room.round(reconcile=True)
    assert room.row(comment).state is State.CHIEF


def test_an_approval_that_has_not_been_rechecked_asks_all_the_same(room: Newsroom) -> None:
    comment = room.post("kiện cáo")
    save(room, HOLD)
    asked = room.decide(Verdict.APPROVE, comment)
    assert [question.code for question in asked.questions] == ["outgoing_findings"]


def test_a_recheck_goes_on_where_it_was_killed(room: Newsroom) -> None:
    for number in range(450):
        room.site.post(f"Ý kiến số {number} về khoá học làm giàu")
    room.round()
    save(room, COURSE)
    keeping = room.desk.rulekeeping

    class Killed(Exception):
        pass

    def die(done: int, _total: int) -> None:
        if done:
            raise Killed

    with pytest.raises(Killed):
        keeping.recheck(die, never)
    assert keeping.recheck_waiting() == 250
    heard: list[tuple[int, int]] = []
    assert keeping.recheck(lambda *step: heard.append(step), never) == 250
    assert heard == [(0, 250), (200, 250), (250, 250)]
    with_own = room.desk.ids(Query(finding=FindingKind.OWN))
    assert len(with_own) == 450


def test_rules_that_change_during_a_recheck_are_the_ones_that_count(room: Newsroom) -> None:
    for number in range(300):
        room.site.post(f"Ý kiến số {number} về khoá học làm giàu")
    room.round()
    save(room, COURSE)

    def change(done: int, _total: int) -> None:
        if done == 200:
            save(room)

    room.desk.rulekeeping.recheck(change, never)
    assert len(room.desk.ids(Query(finding=FindingKind.OWN))) == 0
    assert room.desk.rulekeeping.recheck_waiting() == 0


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


def test_a_text_is_tried_at_once(room: Newsroom) -> None:
    keeping = room.desk.rulekeeping
    tried = keeping.try_text(COURSE, "Vào khóa học làm giàu!")
    assert [(span.start, span.end) for span in tried.spans] == [(4, 21)]
    assert tried.folded == "vao khoa hoc lam giau!"
    assert tried.reason is not None
    assert keeping.try_text(COURSE, "khác").reason is None
    assert keeping.try_text(OwnRule("", ""), "\x00\ud800").problems != ()
