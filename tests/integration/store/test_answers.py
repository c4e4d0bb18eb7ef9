from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import State, Verdict
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from moderator.model.passed import Answers


def answers(newsroom: Newsroom, actor: str, after: int | None = None) -> Answers:
    with newsroom.store.read() as r:
        return r.holding.answers(actor, after)


def test_whoever_passed_a_comment_up_is_told_what_became_of_it(newsroom: Newsroom) -> None:
    first, second, mine, others = newsroom.arrive(*(comment(number) for number in range(1, 5)))
    newsroom.decide(Verdict.CHIEF, first, second, mine, actor="Lan", note="có nên đăng không")
    newsroom.decide(Verdict.CHIEF, others, actor="Nam")
    with newsroom.store.read() as r:
        detail = r.detail(first)
    assert detail is not None
    assert detail.passed is not None
    assert (detail.passed.kind, detail.passed.actor) == ("decision", "Lan")
    assert answers(newsroom, "Lan").found == ()
    newsroom.decide(Verdict.RETURN, first, actor="Hoa", note="tùy bạn")
    newsroom.decide(Verdict.APPROVE, second, others, actor="Hoa")
    newsroom.decide(Verdict.SPAM, mine, actor="Lan")
    found = answers(newsroom, "Lan")
    said = [(one.comment_id, one.verdict, one.actor, one.note) for one in found.found]
    assert said == [
        (second, Verdict.APPROVE, "Hoa", ""),
        (first, Verdict.RETURN, "Hoa", "tùy bạn"),
    ]
    assert [one.state for one in found.found] == [State.APPROVED, State.PENDING]
    with newsroom.store.read() as r:
        detail = r.detail(first)
    assert detail is not None
    assert detail.passed is None
    assert [note.text for note in detail.notes] == ["có nên đăng không", "tùy bạn"]
    with newsroom.store.write() as w:
        w.holding.look("Lan", found.seq)
    assert answers(newsroom, "Lan").found == ()
    assert len(answers(newsroom, "Lan", 0).found) == 2
    assert [one.comment_id for one in answers(newsroom, "Nam").found] == [others]
    assert newsroom.sound()


def test_who_took_a_decision_back_did_not_pass_the_comment_up(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.CHIEF, key, actor="Lan")
    rejected = newsroom.decide(Verdict.REJECT, key, actor="Nam")
    again = newsroom.decide(Verdict.CHIEF, key, actor="Mai")
    newsroom.undo(again)
    newsroom.undo(rejected)
    with newsroom.store.read() as r:
        detail = r.detail(key)
    assert detail is not None
    assert detail.row.state is State.CHIEF
    assert detail.passed is not None
    assert (detail.passed.kind, detail.passed.actor) == ("decision", "Lan")


def test_what_the_chief_did_later_is_no_second_answer(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.CHIEF, key, actor="Lan")
    newsroom.decide(Verdict.REJECT, key, actor="Hoa")
    newsroom.decide(Verdict.APPROVE, key, actor="Hoa")
    found = answers(newsroom, "Lan").found
    assert [(one.verdict, one.state) for one in found] == [(Verdict.REJECT, State.APPROVED)]


def test_the_oldest_that_waits_for_the_chief_is_counted(newsroom: Newsroom) -> None:
    old, new = newsroom.arrive(comment(1), comment(2))
    with newsroom.store.read() as r:
        assert r.counts().oldest_chief is None
    newsroom.decide(Verdict.CHIEF, new, old)
    with newsroom.store.read() as r:
        oldest = r.rows([old])[0].created_at
        assert r.counts().oldest_chief == r.counts(newsroom.site_id).oldest_chief == oldest
