"""What is learnt from: the newest decisions that stand, kept so that each can be taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.learning.evaluation import Example, Report, evaluate
from moderator.learning.model import Counts, Model
from moderator.learning.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST: Final = 20_000
"""So many of the newest standing decisions teach: policies change, and memory stays small."""


class Lessons:
    """Examples by comment, and their counts. For one thread at a time."""

    def __init__(self, most: int = MOST) -> None:
        """Begin with nothing learnt; ``most`` decisions will be kept."""
        self._most = most
        self._examples: dict[int, Example] = {}
        self._counts = Counts()
        self._dropped = False

    def __len__(self) -> int:
        """How many decisions teach now."""
        return len(self._examples)

    @property
    def counts(self) -> Counts:
        """What was counted; not to be changed."""
        return self._counts

    def take(self, found: Mapping[int, Example | None]) -> bool:
        """Learn what stands of these comments now; None unlearns.

        Returns False when an older decision, which was left out because there were too many,
        would now be among the newest: then begin anew from all of them.
        """
        for comment, example in found.items():
            old = self._examples.get(comment)
            if old == example:
                continue
            if old is not None:
                self._counts.take_out(old.features, removed=old.removed)
                del self._examples[comment]
            if example is not None:
                self._counts.add(example.features, removed=example.removed)
                self._examples[comment] = example
        return self._keep_newest()

    def _keep_newest(self) -> bool:
        too_many = len(self._examples) - self._most
        if too_many > 0:
            self._dropped = True
            oldest = sorted(self._examples.items(), key=lambda item: item[1].seq)[:too_many]
            for comment, example in oldest:
                self._counts.take_out(example.features, removed=example.removed)
                del self._examples[comment]
        return too_many >= 0 or not self._dropped

    def older_were_left_out(self) -> None:
        """Note that there are older decisions, which count again when newer ones are taken out."""
        self._dropped = True

    def after(self, seq: int) -> int:
        """Return how many of the decisions were made after row ``seq`` of the log."""
        return sum(1 for one in self._examples.values() if one.seq > seq)

    def model(self) -> Model:
        """Return the model of what is learnt now."""
        return Model(self._counts)

    def examples(self) -> list[Example]:
        """Return what teaches, in time's order."""
        return sorted(self._examples.values())

    def evaluate(self, stop: Callable[[], bool] = lambda: False) -> tuple[Report, Voice | None]:
        """Try the model on the decisions; the voice is None when it has to be silent."""
        report, calibration = evaluate(self.examples(), stop)
        speaks = report.silence is None
        return report, Voice(self.model(), calibration) if speaks else None
