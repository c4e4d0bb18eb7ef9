"""The desk learns from its decisions, speaks when it may, sorts what waits, and forgets."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moderator.desk.learning import Learning
from moderator.errors import DecisionError
from moderator.learning import Silence
from moderator.model import FindingKind, Order, Query, RemoteState, State, Verdict
from moderator.store import Store
from tests import learning_desk
from tests.databases import Clock
from tests.desks import Newsroom as DeskRoom
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from collections.abc import Iterator

ADVERT = "Thanh lý áo khoác giá gốc, ai cần nhắn em."
HARMLESS = "Đoạn đường này ngày nào cũng kẹt cứng."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[DeskRoom]:
    room = DeskRoom.open(tmp_path)
    yield room
    room.close()


def decide_all(room: DeskRoom, number: int, seed: int = 1) -> list[int]:
    """Let ``number`` simulated comments come and be decided by the desk's policy."""
    store = Newsroom(room.store, Clock())
    written = learning_desk.comments(number, seed)
    first = seed * 100_000
    ids = store.arrive(
        *(comment(first + at, one.text, name=one.name) for at, one in enumerate(written))
    )
    kept = [key for key, one in zip(ids, written, strict=True) if not one.removed]
    removed = [key for key, one in zip(ids, written, strict=True) if one.removed]
    for at in range(0, len(kept), 50):
        room.decide(Verdict.APPROVE, *kept[at : at + 50])
        room.decide(Verdict.REJECT, *removed[at // 5 : at // 5 + 10])
    rest = [key for key in removed if room.row(key).state is State.PENDING]
    if rest:
        room.decide(Verdict.SPAM, *rest)
    return list(ids)


def waiting(room: DeskRoom, *texts: str) -> list[int]:
    store = Newsroom(room.store, Clock())
    return list(store.arrive(*(comment(900_000 + at, text) for at, text in enumerate(texts))))


def test_it_is_silent_at_first_and_speaks_after_many_decisions(room: DeskRoom) -> None:
    (advert,) = waiting(room, ADVERT)
    assert room.desk.learning.keep_up().report.silence is Silence.FEW
    assert room.desk.open(advert).row.findings == ()  # type: ignore[union-attr]  # it is there
    decide_all(room, 600)
    state = room.desk.learning.keep_up()
    assert state.report.silence is None
    assert state.report.decisions == 600
    assert state.report.precision > 0.7
    detail = room.desk.open(advert)
    assert detail is not None
    (said,) = (one for one in detail.row.findings if one.kind is FindingKind.LEARNED)
    assert "“" in said.reason.vi
    assert said.spans
    room.check()


def test_what_waits_is_sorted_by_it_and_new_comments_too(room: DeskRoom) -> None:
    decide_all(room, 600)
    harmless, advert = waiting(room, HARMLESS, ADVERT)
    room.desk.learning.keep_up()
    by_risk = Query(order=Order.RISK)
    assert list(room.desk.ids(by_risk)) == [advert, harmless]
    assert list(room.desk.ids(Query(finding=FindingKind.LEARNED))) == [advert]
    assert [one.kind for one in room.row(advert).findings] == [FindingKind.LEARNED]
    (later,) = Newsroom(room.store, Clock()).arrive(comment(950_000, ADVERT.replace("áo", "bộ")))
    room.desk.learning.keep_up()
    assert set(room.desk.ids(Query(finding=FindingKind.LEARNED))) == {advert, later}
    before = room.desk.last_seq()
    room.desk.learning.keep_up()
    assert room.desk.last_seq() == before  # nothing more to write
    room.check()


def test_it_never_decides_and_hides_nothing(room: DeskRoom) -> None:
    decide_all(room, 600)
    pending = waiting(room, *[one.text for one in learning_desk.comments(50, seed=9)])
    entries = room.desk.head()
    room.desk.learning.keep_up()
    assert room.desk.head() == entries
    assert sorted(room.pending()) == sorted(pending)


def test_off_is_silent_at_once_and_on_again_speaks(room: DeskRoom) -> None:
    decide_all(room, 600)
    (advert,) = waiting(room, ADVERT)
    room.desk.learning.keep_up()
    assert room.desk.learning.switch("Lan", on=False).report.silence is Silence.OFF
    assert room.desk.learning.noticed(ADVERT, "") is None
    room.desk.learning.keep_up()
    assert room.row(advert).findings == ()
    room.check()
    room.desk.learning.switch("Lan", on=True)
    assert room.desk.learning.keep_up().report.silence is None
    assert [one.kind for one in room.row(advert).findings] == [FindingKind.LEARNED]


def test_forgetting_leaves_decisions_and_begins_at_nothing(room: DeskRoom) -> None:
    decide_all(room, 600)
    (advert,) = waiting(room, ADVERT)
    room.desk.learning.keep_up()
    room.desk.learning.forget("Lan")
    assert room.desk.learning.noticed(ADVERT, "") is None
    state = room.desk.learning.keep_up()
    assert (state.report.decisions, state.report.silence) == (0, Silence.FEW)
    assert room.row(advert).findings == ()
    assert room.desk.counts().states[State.APPROVED] > 400
    room.decide(Verdict.REJECT, advert)
    assert room.desk.learning.keep_up().report.silence is Silence.FEW
    assert room.desk.learning.again().report.decisions == 1
    room.check()


def test_another_desk_on_the_database_learns_the_same(room: DeskRoom) -> None:
    decide_all(room, 300)
    here = room.desk.learning.keep_up()
    there = Learning(room.store).learn()
    assert there.report == here.report
    assert there.voice is not None
    assert here.voice is not None
    assert there.voice.probability(ADVERT) == here.voice.probability(ADVERT)
    assert room.desk.learning.again().report == here.report


def test_the_strongest_words_are_told(room: DeskRoom) -> None:
    assert room.desk.learning.strongest() == ()
    decide_all(room, 600)
    room.desk.learning.keep_up()
    listed = room.desk.learning.strongest(5)
    assert sum(one.weight > 0 for one in listed) == 5
    assert sum(one.weight < 0 for one in listed) == 5


def test_a_stopped_look_leaves_what_was_known(room: DeskRoom) -> None:
    decide_all(room, 300)
    before = room.desk.learning.keep_up()
    assert room.desk.learning.again(stop=lambda: True) == before
    assert Learning(room.store).keep_up(stop=lambda: True).voice is None
    steps: list[tuple[int, int]] = []
    room.desk.learning.again(progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (300, 300)


# --- incremental and from scratch: the same ----------------------------------------------------

ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("decide"),
            st.integers(0, 7),
            st.sampled_from([Verdict.APPROVE, Verdict.REJECT, Verdict.SPAM, Verdict.HOLD]),
        ),
        st.tuples(st.just("edit"), st.integers(0, 7), st.sampled_from(["Sửa một", "Sửa hai"])),
        st.tuples(st.just("undo"), st.integers(0, 5), st.none()),
        st.tuples(st.just("purge"), st.integers(0, 30), st.none()),
        st.tuples(st.just("others"), st.integers(0, 7), st.sampled_from(list(RemoteState))),
        st.tuples(st.just("forget"), st.just(0), st.none()),
        st.tuples(st.just("look"), st.just(0), st.none()),
    ),
    max_size=25,
)


class Walk:
    """A desk to which anything happens, and its learning, which looks now and then."""

    def __init__(self, store: Store, most: int) -> None:
        self.room = Newsroom(store, Clock())
        self.learning = Learning(store, most)
        self.site = [comment(at, f"Ý kiến {at} nói về chuyện {at % 3}") for at in range(8)]
        self.ids = self.room.arrive(*self.site)
        self.decisions: list[str] = []

    def act(self, what: str, which: int, value: object) -> None:
        if what == "decide" and isinstance(value, Verdict):
            self.decisions.append(self.room.decide(value, self.ids[which]))
        elif what == "edit":
            self.decisions.append(
                self.room.decide(Verdict.APPROVE, self.ids[which], text=str(value))
            )
        elif what == "undo" and self.decisions:
            self.room.undo(self.decisions[which % len(self.decisions)])
        elif what == "purge":
            with self.room.store.write() as w:
                w.purge("An", [which], "thử")
        elif what == "others" and isinstance(value, RemoteState):
            self._others(which, value)
        elif what == "forget":
            self.learning.forget("An")
        elif what == "look":
            self.learning.learn()

    def _others(self, which: int, state: RemoteState) -> None:
        old = self.site[which]
        self.site[which] = replace(
            old, version=str(int(old.version) + 1), state=state, decided_by="Bình"
        )
        self.room.save(self.site[which])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a database with all tables and no rows, for copying."""
    folder = tmp_path_factory.mktemp("empty")
    Store.open(data=folder, clock=Clock()).close()
    return folder


@settings(max_examples=60, deadline=None)
@given(acts=ACTS, most=st.sampled_from([3, 100]))
def test_what_was_followed_is_what_would_be_learnt_anew(
    empty: Path, acts: list[tuple[str, int, object]], most: int
) -> None:
    with TemporaryDirectory() as folder:
        shutil.copytree(empty, folder, dirs_exist_ok=True)
        store = Store.open(data=Path(folder), clock=Clock())
        walk = Walk(store, most)
        for act in acts:
            walk.act(*act)
        walk.learning.learn()
        anew = Learning(store, most)
        anew.learn()
        assert walk.learning.counts == anew.counts
        assert walk.room.sound()
        store.close()


def test_undo_unlearns(room: DeskRoom) -> None:
    decide_all(room, 250)
    room.desk.learning.keep_up()
    before = room.desk.learning.counts
    (advert,) = waiting(room, ADVERT)
    room.decide(Verdict.REJECT, advert)
    room.desk.learning.keep_up()
    assert room.desk.learning.counts != before
    room.desk.undo("Lan")
    room.desk.learning.keep_up()
    assert room.desk.learning.counts == before
    with pytest.raises(DecisionError):
        room.desk.undo("Bình")
