"""A desk's own rules tried on one text and on the whole history, on real databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.errors import DecisionError
from moderator.model import FindingKind, OwnRule, RuleReads, State, Verdict
from tests.rules_desk import COURSE, kinds, never, quietly

if TYPE_CHECKING:
    from tests.desks import Newsroom


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
    posted = {key: room.site.post(text) for key, text in said.items()}
    room.round()
    ids = {key: room.id(remote) for key, remote in posted.items()}
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


def test_a_text_is_tried_at_once(room: Newsroom) -> None:
    keeping = room.desk.rulekeeping
    tried = keeping.try_text(COURSE, "Vào khóa học làm giàu!")
    assert [(span.start, span.end) for span in tried.spans] == [(4, 21)]
    assert tried.folded == "vao khoa hoc lam giau!"
    assert tried.reason is not None
    assert keeping.try_text(COURSE, "khác").reason is None
    assert keeping.try_text(OwnRule("", ""), "\x00\ud800").problems != ()
