"""Readers by account or e-mail: their past, marks that decide nothing, notes that a purge takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.model import FindingKind, Mark, Order, Query, RemoteAuthor, State, Verdict
from moderator.store import Checked
from tests.integration.store.newsroom import comment, finding

if TYPE_CHECKING:
    from moderator.model import Detail, RemoteComment
    from tests.integration.store.newsroom import Newsroom


def _by(number: int, email: str | None, name: str = "Tuấn", ip: str | None = None) -> RemoteComment:
    return replace(comment(number), author=RemoteAuthor(name, email=email, ip=ip))


def _detail(newsroom: Newsroom, comment_id: int) -> Detail:
    with newsroom.store.read() as reading:
        found = reading.detail(comment_id)
    assert found is not None
    return found


def _mark(newsroom: Newsroom, comment_id: int, mark: Mark, text: str = "") -> bool:
    with newsroom.store.write() as writing:
        known = writing.reader(comment_id)
        assert known is not None
        reader, name = known
        return writing.mark_reader(reader, "Lan", mark, name=name, text=text)


def test_the_past_goes_by_e_mail_and_the_same_name_is_only_a_hint(newsroom: Newsroom) -> None:
    mine = newsroom.arrive(
        *(_by(number, "tuan@example.org", ip="10.0.0.1") for number in range(1, 14))
    )
    newsroom.arrive(
        _by(20, "other@example.org"),
        _by(21, None),
        _by(22, "third@example.org", name="Hạnh", ip="10.0.0.1"),
    )
    newsroom.decide(Verdict.APPROVE, mine[1], mine[2])
    newsroom.decide(Verdict.REJECT, mine[3])
    newsroom.decide(Verdict.SPAM, mine[4])
    history = _detail(newsroom, mine[0]).history
    assert (history.by, history.who) == ("email", "tuan@example.org")
    assert (history.approved, history.rejected, history.spam) == (2, 1, 1)
    assert [one.id for one in history.last] == list(mine[:2:-1])
    by_id = {one.id: one for one in history.last}
    assert (by_id[mine[3]].state, by_id[mine[3]].decided_by) == (State.REJECTED, "An")
    assert (by_id[mine[9]].state, by_id[mine[9]].decided_by) == (State.PENDING, "")
    assert (history.elsewhere.same_name, history.elsewhere.same_address) == (2, 1)


def test_a_name_alone_has_no_past(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(_by(1, None), _by(2, None))
    newsroom.decide(Verdict.REJECT, second)
    history = _detail(newsroom, first).history
    assert (history.by, history.last, history.rejected) == ("", (), 0)
    assert history.elsewhere.same_name == 1
    with newsroom.store.read() as reading:
        assert reading.reader(first) is None


def test_what_a_watched_reader_writes_from_now_on_goes_to_the_chief(newsroom: Newsroom) -> None:
    (first,) = newsroom.arrive(_by(1, "tuan@example.org"))
    newsroom.clock.forward(minutes=1)
    assert _mark(newsroom, first, Mark.WATCHED, "hay nêu tên người khác")
    assert not _mark(newsroom, first, Mark.WATCHED, "hay nêu tên người khác")
    later, other = newsroom.arrive(_by(2, "TUAN@example.org"), _by(3, "an@example.org"))
    assert _detail(newsroom, first).row.state is State.PENDING
    shown = _detail(newsroom, later)
    assert shown.row.state is State.CHIEF
    (found,) = shown.row.findings
    assert found.kind is FindingKind.WATCHED
    assert "hay nêu tên người khác" in found.reason.vi
    assert shown.history.mark is not None
    assert _detail(newsroom, other).row.state is State.PENDING
    with newsroom.store.write() as writing:  # rules were changed: the mark still says so
        writing.save_findings("next", {later: ((), 0.0), first: ((), 0.0)})
    assert _detail(newsroom, later).row.state is State.CHIEF
    assert _detail(newsroom, first).row.state is State.PENDING
    assert _mark(newsroom, first, Mark.NONE)
    with newsroom.store.write() as writing:
        writing.save_findings("after", {later: ((), 0.0)})
    assert _detail(newsroom, later).row.state is State.PENDING
    assert newsroom.store.check().problems == ()


def test_trust_lowers_the_risk_and_nothing_else(newsroom: Newsroom) -> None:
    (first,) = newsroom.arrive(_by(1, "tuan@example.org"))
    assert _mark(newsroom, first, Mark.TRUSTED)
    with newsroom.store.write() as writing:
        saved = writing.save_page(
            newsroom.site_id,
            [
                Checked(_by(number, email), (finding(),), "r", 0.6)
                for number, email in ((2, "tuan@example.org"), (3, "an@example.org"))
            ],
        )
    details = [_detail(newsroom, one) for one in saved.new]
    assert [one.row.state for one in details] == [State.PENDING, State.PENDING]
    assert details[0].row.findings == details[1].row.findings
    with newsroom.store.read() as reading:
        assert list(reading.ids(Query(order=Order.RISK)))[:2] == [saved.new[1], saved.new[0]]


def test_a_purge_takes_notes_and_marks_and_leaves_the_chain_whole(newsroom: Newsroom) -> None:
    (first,) = newsroom.arrive(_by(1, "tuan@example.org"))
    with newsroom.store.write() as writing:
        seq = writing.note(first, "Minh", "Đã gọi cho tác giả \ud800 bài viết")
        assert writing.note(9999, "Minh", "không có") is None
    assert seq is not None
    newsroom.decide(Verdict.CHIEF, first, note="Nhờ anh xem giúp")
    _mark(newsroom, first, Mark.WATCHED, "vì sao")
    notes = _detail(newsroom, first).notes
    assert [(one.actor, one.kind) for one in notes] == [("Minh", "note"), ("An", "decision")]
    assert notes[0].text == "Đã gọi cho tác giả \ud800 bài viết"
    with newsroom.store.read() as reading:
        (mark,) = reading.marks()
    with newsroom.store.write() as writing:
        writing.purge("Chief", [seq, mark.seq], "theo yêu cầu")
    with newsroom.store.read() as reading:
        assert reading.marks() == ()
        assert reading.verify().intact
    assert [one.kind for one in _detail(newsroom, first).notes] == ["decision"]


def test_a_note_moves_nothing_also_when_everything_is_made_anew(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(comment(1), comment(2))
    newsroom.decide(Verdict.APPROVE, second, actor="Hà")
    with newsroom.store.write() as writing:
        writing.note(first, "Minh", "Đã gọi")
        writing.note(second, "Minh", "Đã gọi")
    before = [_detail(newsroom, one) for one in (first, second)]
    assert newsroom.sound()
    with newsroom.store.write() as writing:
        writing.rebuild()
    assert [_detail(newsroom, one) for one in (first, second)] == before
