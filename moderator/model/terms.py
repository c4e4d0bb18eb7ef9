"""The terms everything else is said in: words in two languages, the clock, the closed lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC. Injected everywhere."""


class Words(Struct, frozen=True):
    """One sentence in both languages of the program."""

    vi: str
    en: str

    def text(self, language: str) -> str:
        """Return the sentence in ``language``; anything but ``en`` is Vietnamese."""
        return self.en if language == "en" else self.vi


class State(StrEnum):
    """Where a comment stands at this desk."""

    PENDING = "pending"
    HELD = "held"
    CHIEF = "chief"
    CONFLICT = "conflict"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    TAKEN_DOWN = "taken_down"
    GONE = "gone"


STATE_WORDS: Final[Mapping[State, Words]] = {
    State.PENDING: Words("chờ duyệt", "pending"),
    State.HELD: Words("để lại", "held"),
    State.CHIEF: Words("chuyển trưởng ban", "passed to the chief"),
    State.CONFLICT: Words("xung đột", "conflict"),
    State.APPROVED: Words("duyệt", "approved"),
    State.REJECTED: Words("từ chối", "rejected"),
    State.SPAM: Words("thư rác", "spam"),
    State.TAKEN_DOWN: Words("gỡ", "taken down"),
    State.GONE: Words("không còn trên trang", "gone from the site"),
}
"""How a sentence says where a comment stands."""


class EditClass(StrEnum):
    """Why a reader's words were changed."""

    SPELLING = "spelling"
    DIACRITICS = "diacritics"
    PERSONAL = "personal"
    LEGAL = "legal"
    OTHER = "other"


class RemoteState(StrEnum):
    """What the site says of a comment."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    DELETED = "deleted"


class Verdict(StrEnum):
    """What a person decides."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    HOLD = "hold"
    CHIEF = "chief"
    TAKEDOWN = "takedown"
    RETURN = "return"  # back to pending


class Action(StrEnum):
    """What a site is asked to do."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    RESTORE = "restore"  # back to pending
    EDIT = "edit"
    UNPUBLISH = "unpublish"
    REPLY = "reply"


class FindingKind(StrEnum):
    """What the program noticed."""

    MISSING_DIACRITICS = "missing_diacritics"
    SPAM = "spam"
    ABUSE = "abuse"
    OBFUSCATION = "obfuscation"
    LINK = "link"
    PHONE = "phone"
    REPEAT = "repeat"
    SHOUTING = "shouting"
    HIDDEN = "hidden"  # invisible or direction-changing characters
    UNDECODED = "undecoded"  # the keys of Telex or VNI, left as typed
    ENCODING = "encoding"  # another character set, read wrongly
    PERSONAL = "personal"  # somebody's number, address or account
    OWN = "own"  # a rule of this desk
    WATCHED = "watched"  # to be seen by the chief
    BURST = "burst"  # many new names or one address within a short time
    LEARNED = "learned"  # like what this desk removed before


class Part(StrEnum):
    """Which part of a comment a finding speaks of."""

    TEXT = "text"
    NAME = "name"


class Order(StrEnum):
    """How a list is sorted."""

    OLDEST = "oldest"
    NEWEST = "newest"
    RISK = "risk"
    ARTICLE = "article"  # those of one article together, by its id; within it oldest first
    AUTHOR = "author"  # by the reader's name without marks
    GROUP = "group"  # what says the same together, the largest groups first


class DeliveryState(StrEnum):
    """How far a delivery has come."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    ALREADY = "already"
    CONFLICT = "conflict"
    GONE = "gone"
    REFUSED = "refused"
    DUE_AGAIN = "due_again"
    CANCELLED = "cancelled"


class ItemResult(StrEnum):
    """What became of one comment of a decision."""

    DONE = "done"
    ALREADY = "already"  # it stood there before
    CHANGED = "changed"  # a newer version than the one seen
    MISSING = "missing"
    ASK = "ask"
    IMPOSSIBLE = "impossible"  # the site cannot
    TAKEN = "taken"  # somebody else decided it meanwhile, or has it open
