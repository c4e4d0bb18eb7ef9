"""What a person made of a proposal so far: pure, without widgets."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from moderator.text.proposal import Kind, Stop, applied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from moderator.text.proposal import Proposal

Key = tuple[int, Kind]
"""A stop by where it begins and its kind: there is one of each at most."""


class Standing(Enum):
    """What was decided about a word."""

    OPEN = "open"
    ACCEPTED = "accepted"
    LEFT = "left"


class Choice(Struct, frozen=True):
    """A stop's standing and the form that is picked for it."""

    standing: Standing
    form: str


class _State(Struct, frozen=True):
    """Everything that an undo brings back."""

    current: int
    short: bool
    made: Mapping[Key, Choice]


class Choices:
    """The stops of a proposal, one of them the current, and what was chosen for each."""

    def __init__(self, proposal: Proposal) -> None:
        """Begin at the first stop with nothing decided."""
        self.proposal = proposal
        self._state = _State(0, short=False, made={})
        self._past: list[_State] = []
        self._stops = proposal.stops

    # --- how it stands ------------------------------------------------------------------------

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops in order; short forms are among them only while they are asked for."""
        return self._stops

    @property
    def at(self) -> int:
        """The place of the current stop; 0 also where there is none."""
        return self._state.current

    @property
    def current(self) -> Stop | None:
        """The current stop."""
        return self._stops[self.at] if self._stops else None

    @property
    def short(self) -> bool:
        """Whether short forms are to be written out."""
        return self._state.short

    def choice(self, stop: Stop) -> Choice:
        """Return what was chosen for ``stop``: at first it is open with the likeliest form."""
        return self._state.made.get(_key(stop), Choice(Standing.OPEN, stop.after))

    def shown(self, stop: Stop) -> str:
        """Return the form that stands in the text as it would be: the proposed until it is left."""
        choice = self.choice(stop)
        return stop.before if choice.standing is Standing.LEFT else choice.form

    def options(self) -> tuple[str, ...]:
        """Return the forms of the current stop by their digit: as typed is 0, then the others."""
        stop = self.current
        if stop is None:
            return ()
        return (stop.before, *(one.form for one in stop.alternatives if one.form != stop.before))

    def open_count(self) -> int:
        """Return how many stops are undecided."""
        return sum(self.choice(stop).standing is Standing.OPEN for stop in self._stops)

    def certain_count(self) -> int:
        """Return how many undecided stops are certain."""
        return sum(1 for _ in self._certain())

    def can_undo(self) -> bool:
        """Return whether there is something to take back."""
        return bool(self._past)

    def text(self) -> str:
        """Return the text with what was accepted; what is open stays as typed."""
        chosen = [(stop, self.choice(stop)) for stop in self._stops]
        return applied(
            self.proposal.text,
            [(stop, one.form) for stop, one in chosen if one.standing is Standing.ACCEPTED],
        )

    # --- what a person does -------------------------------------------------------------------

    def move(self, step: int) -> None:
        """Go ``step`` stops on, from the last to the first and back."""
        if self._stops:
            self.go((self.at + step) % len(self._stops))

    def go(self, place: int) -> None:
        """Go to a stop. Moving is nothing to undo."""
        self._state = replace(self._state, current=place)

    def accept(self) -> None:
        """Accept the picked form of the current stop and go to the next open one."""
        stop = self.current
        if stop is None:
            return
        form = self.choice(stop).form
        standing = Standing.LEFT if form == stop.before else Standing.ACCEPTED
        if self.choice(stop) != Choice(standing, form):
            self._make({_key(stop): Choice(standing, form)})
        self._go_on()

    def take(self, digit: int) -> bool:
        """Accept the form with this digit; return whether there is one."""
        options = self.options()
        stop = self.current
        if stop is None or digit >= len(options):
            return False
        standing = Standing.ACCEPTED if digit else Standing.LEFT
        self._make({_key(stop): Choice(standing, options[digit])})
        self._go_on()
        return True

    def leave(self) -> None:
        """Leave the current word as typed and go to the next open one."""
        stop = self.current
        if stop is not None:
            self._make({_key(stop): Choice(Standing.LEFT, stop.after)})
            self._go_on()

    def pick(self, step: int) -> None:
        """Pick the form ``step`` further in the list of the current stop, and stay there."""
        stop, options = self.current, self.options()
        if stop is None:
            return
        order = (*options[1:], options[0])
        form = order[(order.index(self.shown(stop)) + step) % len(order)]
        standing = self.choice(stop).standing
        if standing is not Standing.OPEN:
            standing = Standing.LEFT if form == stop.before else Standing.ACCEPTED
        self._make({_key(stop): Choice(standing, form)})

    def accept_certain(self) -> int:
        """Accept all that is certain, stop at the first doubtful word; return how many."""
        certain = list(self._certain())
        if certain:
            self._make({
                _key(stop): Choice(Standing.ACCEPTED, self.choice(stop).form) for stop in certain
            })  # fmt: skip
        for place, stop in enumerate(self._stops):
            if self.choice(stop).standing is Standing.OPEN:
                self.go(place)
                break
        return len(certain)

    def write_out(self, *, short: bool) -> None:
        """Ask for short forms to be written out, or no longer: what was accepted then goes too."""
        stop = self.current
        start = stop.start if stop is not None else 0
        made = self._state.made
        if not short:
            made = {key: choice for key, choice in made.items() if key[1] is not Kind.SHORT}
        self._past.append(self._state)
        self._put(_State(0, short=short, made=made))
        self.go(next((at for at, one in enumerate(self._stops) if one.start >= start), 0))

    def undo(self) -> bool:
        """Take the last choice back and return to its stop; return whether there was one."""
        if not self._past:
            return False
        self._put(self._past.pop())
        return True

    # --- inside -------------------------------------------------------------------------------

    def _certain(self) -> Iterator[Stop]:
        for stop in self._stops:
            choice = self.choice(stop)
            if choice == Choice(Standing.OPEN, stop.after) and not stop.doubtful:
                yield stop

    def _make(self, made: Mapping[Key, Choice]) -> None:
        self._past.append(self._state)
        self._state = replace(self._state, made={**self._state.made, **made})

    def _put(self, state: _State) -> None:
        self._state = state
        proposal = self.proposal
        self._stops = proposal.with_short() if state.short else proposal.stops

    def _go_on(self) -> None:
        """Go to the next open stop, or to the first one; stay where none is open."""
        count = len(self._stops)
        for step in range(1, count):
            place = (self.at + step) % count
            if self.choice(self._stops[place]).standing is Standing.OPEN:
                self.go(place)
                return


def _key(stop: Stop) -> Key:
    return (stop.start, stop.kind)
