"""What the desk learnt from its own decisions: kept in step with the log, spoken and sorted by.

All of it happens on threads that nobody waits for. The model is made of the decisions that stand:
each row of the log since the last look names comments whose part in it is counted anew, so that an
undo, a change of mind and a purge unlearn. Where too much happened, all is read again.

Pending comments that the model has something to say of get its word stored beside the rules' (see
:mod:`moderator.store.learned`), in small transactions: new ones soon after they came, all of them
when the model has learnt a tenth more. A million pending comments are read for that in some
minutes, and only those are written of which something is said, or no longer is.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.desk.people import check
from moderator.learning import (
    MOST,
    Counts,
    Example,
    Lessons,
    Report,
    Silence,
    Strength,
    Stretch,
    Voice,
    course,
    features,
    strongest,
)
from moderator.learning.evaluation import SORTS
from moderator.model import Finding, FindingKind, Right, Words
from moderator.rules.ruleset import risk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from moderator.store import Reading, Store
    from moderator.store.learned import Taught, Waiting

    Progress = Callable[[int, int], None]
    Stop = Callable[[], bool]

_MOVED: Final = 2000
"""After so many new rows of the log all decisions are read again."""

_BLOCK: Final = 200
_TOLD: Final = 500  # thousandths from which on the list shows it
_MOVES: Final = 50  # thousandths: smaller changes of mind are not written
_EVALUATED: Final = 50  # a trial is held anew after a fiftieth of the decisions changed
_LEAST_EVALUATED: Final = 10
_SORTED: Final = 10  # all pending comments are sorted anew after a tenth
_LEAST_SORTED: Final = 50
_TEXTS: Final = 2000
_NOTHING: Final = Words("", "")


class LearningState(Struct, frozen=True):
    """Whether learning is on, how it fared on past decisions, and what speaks, if it may."""

    on: bool = True
    report: Report = Report()
    voice: Voice | None = None


class Learning:
    """Learns, speaks and sorts for one store. Safe to use from several threads at once.

    ``noticed`` and ``state`` answer at once with what is known. Everything else may take a while.
    Raises StoreError only.
    """

    def __init__(self, store: Store, most: int = MOST) -> None:
        """Begin with nothing known; at most ``most`` decisions will teach."""
        self._store = store
        self._most = most
        self._state = LearningState()
        self._working = threading.Lock()
        self._wanted = threading.Event()  # somebody waits to switch or to forget
        self._lessons: Lessons | None = None
        self._since = 0
        self._head = 0
        self._unevaluated = 0

    @property
    def state(self) -> LearningState:
        """What is known now."""
        return self._state

    @property
    def counts(self) -> Counts:
        """A copy of what was counted so far."""
        return Counts() if self._lessons is None else self._lessons.counts.copy()

    def noticed(self, text: str, name: str) -> Finding | None:
        """Return what the model says of a comment; None while it is silent."""
        voice = self._state.voice
        return None if voice is None else voice.finding(text, name)

    def learn(self, progress: Progress | None = None, stop: Stop | None = None) -> LearningState:
        """Follow the log and return what is known then."""
        with self._working:
            return self._learn(progress or _unseen, self._stopping(stop), again=False)

    def keep_up(self, progress: Progress | None = None, stop: Stop | None = None) -> LearningState:
        """Follow the log, and sort the pending comments by what was learnt."""
        with self._working:
            stopping = self._stopping(stop)
            state = self._learn(progress or _unseen, stopping, again=False)
            self._sort(state, progress or _unseen, stopping)
            return state

    def again(self, progress: Progress | None = None, stop: Stop | None = None) -> LearningState:
        """Learn and evaluate from the first decision on, whatever is known."""
        with self._working:
            return self._learn(progress or _unseen, self._stopping(stop), again=True)

    def switch(self, actor: str, *, on: bool) -> LearningState:
        """Turn learning on or off for this desk; stands in the log."""
        return self._switch(actor, on=on, forget=False)

    def forget(self, actor: str) -> LearningState:
        """Begin anew: no decision made so far teaches any more; stands in the log."""
        return self._switch(actor, on=None, forget=True)

    def strongest(self, limit: int = 10) -> tuple[Strength, ...]:
        """Return the words that tell most for and against removing."""
        with self._working:
            if self._lessons is None:
                return ()
            model, since = self._lessons.model(), self._since
        with self._store.read() as reading:
            taught = reading.newest_taught(since, _TEXTS)
        return strongest(model, (one.text for one in taught), limit)

    def course(
        self, progress: Progress | None = None, stop: Stop | None = None
    ) -> tuple[Stretch, ...]:
        """Return how well the comments of each week were sorted; takes a second or two."""
        with self._working:
            examples = [] if self._lessons is None else self._lessons.examples()
        return course(examples, None, progress or _unseen, self._stopping(stop))

    # --- learning -----------------------------------------------------------------------------

    def _switch(self, actor: str, *, on: bool | None, forget: bool) -> LearningState:
        """Write what is wanted to the log, unless it is so; ``on`` None leaves that as it is."""
        self._wanted.set()
        try:
            with self._working:
                with self._store.write() as writing:
                    check(writing, actor, Right.LEARNING)
                    before = writing.learning().on
                    wanted = before if on is None else on
                    if forget or wanted != before:
                        writing.switch_learning(actor, on=wanted, forget=forget)
                self._lessons = None
                silence = Silence.FEW if wanted else Silence.OFF
                self._state = LearningState(wanted, Report(silence=silence))
        finally:
            self._wanted.clear()
        return self._state

    def _stopping(self, stop: Stop | None) -> Stop:
        return lambda: self._wanted.is_set() or (stop is not None and stop())

    def _learn(self, progress: Progress, stop: Stop, *, again: bool) -> LearningState:
        with self._store.read() as reading:
            switch = reading.learning()
            if not switch.on:
                self._lessons = None
                self._state = LearningState(on=False, report=Report(silence=Silence.OFF))
                return self._state
            head = reading.head_seq()
            changed = None if again or switch.since != self._since else self._changed(reading)
            if changed is None:
                found = reading.newest_taught(switch.since, self._most)
        if changed is None:
            lessons = self._from_scratch(found, progress, stop)
            if lessons is None:
                return self._state
            self._lessons, self._since, self._head = lessons, switch.since, head
            self._evaluate(stop)
            return self._state
        return self._follow(changed, head, progress, stop)

    def _changed(self, reading: Reading) -> dict[int, Taught | None] | None:
        if self._lessons is None:
            return None
        moved = reading.moved(self._head, _MOVED)
        return None if moved is None else dict(reading.taught(moved, self._since))

    def _follow(
        self, changed: dict[int, Taught | None], head: int, progress: Progress, stop: Stop
    ) -> LearningState:
        lessons = self._lessons
        assert lessons is not None  # noqa: S101 - only then is anything known to have changed
        found = {key: None if one is None else _example(one) for key, one in changed.items()}
        complete = lessons.take(found)
        self._head = head
        if not complete:
            return self._learn(progress, stop, again=True)
        self._unevaluated += len(found)
        if self._unevaluated >= max(_LEAST_EVALUATED, len(lessons) // _EVALUATED):
            self._evaluate(stop)
        elif found and self._state.voice is not None:
            voice = Voice(lessons.model(), self._state.voice.calibration)
            self._state = LearningState(on=True, report=self._state.report, voice=voice)
        return self._state

    def _from_scratch(
        self, found: Sequence[Taught], progress: Progress, stop: Stop
    ) -> Lessons | None:
        lessons = Lessons(self._most)
        for start in range(0, len(found), _BLOCK):
            if stop():
                return None
            block = found[start : start + _BLOCK]
            lessons.take({one.comment_id: _example(one) for one in block})
            progress(start + len(block), len(found))
        if len(found) == self._most:
            lessons.older_were_left_out()
        return lessons

    def _evaluate(self, stop: Stop) -> None:
        assert self._lessons is not None  # noqa: S101 - both callers have just seen to it
        report, voice = self._lessons.evaluate(stop)
        if stop():
            return
        self._unevaluated = 0
        self._state = LearningState(on=True, report=report, voice=voice)

    # --- sorting ------------------------------------------------------------------------------

    def _sort(self, state: LearningState, progress: Progress, stop: Stop) -> None:
        with self._store.read() as reading:
            note = reading.sorted_by()
            newest = reading.last_seq()
            changes = reading.changes(_read_note(note)[1])
        if state.voice is None:
            if note:
                self._clear(stop)
            return
        seq = _read_note(note)[0]
        learnt = self._lessons.after(seq) if self._lessons is not None else 0
        decided = state.report.decisions
        if note and changes.complete and learnt < max(_LEAST_SORTED, decided // _SORTED):
            if not changes.ids:
                return
            with self._store.read() as reading:
                found = reading.to_sort_among(changes.ids)
            done = self._say(state.voice, found, stop)
        else:
            done = self._say_all(state.voice, progress, stop)
            seq = self._head
        if done and note != (new := f"{seq}/{newest}"):
            with self._store.write() as writing:
                writing.note_sorted(new)

    def _say_all(self, voice: Voice, progress: Progress, stop: Stop) -> bool:
        after = done = 0
        while not stop():
            with self._store.read() as reading:
                found = reading.to_sort(after, _BLOCK)
            if not found:
                return True
            if not self._say(voice, found, stop):
                return False
            after = found[-1].comment_id
            done += len(found)
            progress(done, 0)
        return False

    def _say(self, voice: Voice, found: Sequence[Waiting], stop: Stop) -> bool:
        for start in range(0, len(found), _BLOCK):
            if stop():
                return False
            said: dict[int, tuple[int, int | None]] = {}
            for one in found[start : start + _BLOCK]:
                probability = voice.probability(one.text, one.name)
                score = round(1000 * probability) if probability >= SORTS else None
                if _differs(one.score, score):
                    said[one.comment_id] = (one.version_id, score)
            if said:
                with self._store.write() as writing:
                    writing.put_learned(said)
        return True

    def _clear(self, stop: Stop) -> None:
        while not stop():
            with self._store.write() as writing:
                if not writing.clear_learned(_BLOCK):
                    writing.note_sorted("")
                    return


def _example(one: Taught) -> Example:
    found = features(one.text, one.name)
    return Example(one.seq, found, one.removed, _risk(one.noticed), one.at)


def _risk(noticed: Iterable[tuple[str, int]]) -> float:
    """Return the risk by the rules alone, as it was when the comment was decided."""
    known = FindingKind.__members__.values()
    return risk(
        Finding(FindingKind(kind), score / 1000, (), _NOTHING)
        for kind, score in noticed
        if kind in known and kind != FindingKind.LEARNED
    )


def _differs(before: int | None, now: int | None) -> bool:
    if before is None or now is None:
        return before is not now
    return abs(before - now) >= _MOVES or (before >= _TOLD) != (now >= _TOLD)


def _read_note(note: str) -> tuple[int, int]:
    """Return up to which row of the log was learnt, and up to which change was sorted."""
    seq, _, change = note.partition("/")
    return int(seq or 0), int(change or 0)


def _unseen(done: int, total: int) -> None:
    del done, total
