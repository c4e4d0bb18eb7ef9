"""The rules of one desk, what is wrong with them, and what trying one out found."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from moderator.model.terms import Part, State, Words


class RuleDoes(StrEnum):
    """What a rule does with a comment that it finds something in."""

    NOTICE = "notice"  # marks it
    HOLD = "hold"  # marks it and passes it to the chief


class RuleReads(StrEnum):
    """Which form of the text a regular expression is matched on."""

    TYPED = "typed"  # as the reader wrote it
    FOLDED = "folded"  # small Latin letters without marks
    BOTH = "both"


class OwnRule(Struct, frozen=True):
    """One rule of this desk. Without phrases and pattern its limits alone decide.

    Each of ``sections``, ``articles`` and ``sites`` that is not empty must be met.
    """

    code: str  # stable, unique in the file
    name: str
    on: bool = False
    phrases: tuple[str, ...] = ()  # found with or without their marks
    exact: tuple[str, ...] = ()  # found only with all their marks
    pattern: str = ""  # a regular expression in RE2's language
    reads: RuleReads = RuleReads.TYPED
    parts: tuple[Part, ...] = (Part.TEXT,)
    sections: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()  # the site's ids of articles, or their addresses
    sites: tuple[str, ...] = ()  # addresses
    does: RuleDoes = RuleDoes.NOTICE
    weight: float = 0.6  # the finding's score, above 0 to 1


class ListChange(Struct, frozen=True):
    """What this desk adds to and takes from one family of the program's word lists."""

    list: str  # "spam" or "abuse"
    family: str  # the family's code
    add: tuple[str, ...] = ()
    add_exact: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class OwnRules(Struct, frozen=True):
    """All that a desk has set of its own."""

    rules: tuple[OwnRule, ...] = ()
    changes: tuple[ListChange, ...] = ()


class RuleProblem(Struct, frozen=True):
    """What is wrong with a rule or a file: ``where`` names the file and the place."""

    where: str
    words: Words
    code: str = ""  # the rule's, where it has one


class ListedFamily(Struct, frozen=True):
    """A family of a word list with the phrases in force, for the window.

    ``phrases`` and ``exact`` are the program's, or those of the desk's own copy of the list.
    """

    list: str
    code: str
    words: Words
    weight: float
    phrases: tuple[str, ...]
    exact: tuple[str, ...]


class Trial(Struct, frozen=True):
    """What a rule would have caught in all that is known here, against what was decided.

    ``caught`` holds the comments' ids (type code ``q``) and ``states`` beside it, as indexes
    into ``STATES``. ``removed`` and ``approved`` count what was caught and decided so;
    ``pending`` what is still open here; ``gone`` what nobody here or there decided and the site
    has deleted.
    """

    examined: int
    caught: array[int]
    states: bytes
    by_state: Mapping[State, int] = field(default_factory=dict)  # of those caught
    known: Mapping[State, int] = field(default_factory=dict)  # of those examined
    seconds: float = 0.0
    complete: bool = True  # False: cancelled

    @property
    def removed(self) -> int:
        """Return how many of the caught were rejected, spam or taken down."""
        return sum(self.by_state.get(state, 0) for state in REMOVED)

    @property
    def approved(self) -> int:
        """Return how many of the caught were approved: what would have been caught wrongly."""
        return self.by_state.get(State.APPROVED, 0)

    @property
    def pending(self) -> int:
        """Return how many of the caught are not decided yet."""
        return sum(self.by_state.get(state, 0) for state in UNDECIDED)

    @property
    def precision(self) -> float | None:
        """Return the share of removed among the caught that were decided; None without any."""
        decided = self.removed + self.approved
        return self.removed / decided if decided else None

    @property
    def share(self) -> float | None:
        """Return the share of all removed comments that was caught; None without any."""
        removed = sum(self.known.get(state, 0) for state in REMOVED)
        return self.removed / removed if removed else None

    def ids(self, *states: State) -> array[int]:
        """Return the caught comments that stand in one of ``states``, in order; all without any."""
        if not states:
            return self.caught
        wanted = {STATES.index(state) for state in states}
        return array(
            "q", (one for one, at in zip(self.caught, self.states, strict=True) if at in wanted)
        )


STATES: tuple[State, ...] = tuple(State)
"""The order in which ``Trial.states`` numbers the states."""

REMOVED = (State.REJECTED, State.SPAM, State.TAKEN_DOWN)
UNDECIDED = (State.PENDING, State.HELD, State.CHIEF, State.CONFLICT)
