"""Holds of the chief: set, lifted, and the waiting comments moved after them in small steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.desk import words
from moderator.desk.articles import UNKNOWN
from moderator.desk.people import check, require_name
from moderator.errors import DecisionError, NotAllowed
from moderator.model import Right, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.model.holding import HeldPlace, Hold, HoldSet
    from moderator.store import Reading, Store

STEP: Final = 200
"""Comments moved in one transaction: a decision waits no longer than for one."""


NO_PLACE: Final = Words(
    "Hãy cho tên một chuyên mục hoặc một bài; bài không thuộc chuyên mục nào thì giữ từng bài",
    "Name a section or an article; articles without a section are held one by one",
)


class Holding:
    """What the chief holds. Safe to use from several threads at once."""

    def __init__(self, store: Store) -> None:
        """Hold things in ``store``."""
        self._store = store

    def in_force(self) -> tuple[Hold, ...]:
        """Return the sections and articles that are held, the newest first."""
        with self._store.read() as reading:
            return reading.holding.in_force()

    def hold(self, actor: str, place: HeldPlace, note: str = "") -> HoldSet:
        """Let only the chief approve what stands in ``place``, from this moment on.

        Approvals there that are unsent are stopped. Comments that wait are moved by
        :meth:`settle`; they cannot be approved before that either. Raises NotAllowed, and
        DecisionError for no section and no article, and for an article that is not known.
        """
        return self._put(actor, place, on=True, note=note)

    def lift(self, actor: str, place: HeldPlace, note: str = "") -> HoldSet:
        """End a hold; :meth:`settle` gives back what it kept. Raises NotAllowed."""
        return self._put(actor, place, on=False, note=note)

    def settle(
        self,
        place: HeldPlace,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> int:
        """Pass on, or give back, what waits in ``place``; return how many comments moved.

        What was stopped half way, by a person or a crash, is done by the next call.
        """
        after = looked = moved = 0
        while not stop():
            with self._store.write() as writing:
                found = writing.holding.waiting_in(place, after, STEP)
                moved += len(writing.holding.settle(found))
            if not found:
                break
            after = found[-1]
            looked += len(found)
            progress(looked, 0)
        return moved

    def settle_all(self, stop: Callable[[], bool] = lambda: False) -> int:
        """Finish what programs that set holds, or lifted the last one, may have left undone."""
        with self._store.read() as reading:
            places = reading.holding.unfinished()
        return sum(self.settle(place, stop=stop) for place in places)

    def _put(self, actor: str, place: HeldPlace, *, on: bool, note: str) -> HoldSet:
        require_name(actor)
        with self._store.write() as writing:
            check(writing, actor, Right.HOLDS)
            if on and place.article_id is None and not place.section.strip():
                raise DecisionError(title=NO_PLACE)
            if (
                on
                and place.article_id is not None
                and not writing.articles.policy(place.article_id)
            ):
                raise DecisionError(str(place.article_id), title=UNKNOWN)
            return writing.holding.put(actor, place, on=on, note=note.strip())


def held_back(reading: Reading, comment_id: int) -> NotAllowed:
    """Return the refusal to bring a comment back to the public page that the chief holds."""
    first = reading.holding.against([comment_id])[comment_id][0]
    return NotAllowed(title=words.held(first))


def check_resolved(reading: Reading, comment_id: int, actor: str) -> None:
    """Raise NotAllowed where sending a decision again would approve past a hold."""
    if reading.holding.passes(actor) or comment_id not in reading.holding.against([comment_id]):
        return
    if reading.holding.would_publish(comment_id):
        raise held_back(reading, comment_id)
