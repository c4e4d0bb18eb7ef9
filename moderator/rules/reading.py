"""One text as the rules read it: its views, and what they all want found in it."""

from __future__ import annotations

from functools import cached_property

from moderator.rules.disguise import Disguise, find_disguises
from moderator.rules.links import Link, find_links
from moderator.rules.phones import Phone, find_phones
from moderator.rules.views import Views


class Reading(Views):
    """A text, its views and its finds; each find is made once, when a rule first asks for it."""

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of the text, in order."""
        return tuple(find_links(self))

    @cached_property
    def phones(self) -> tuple[Phone, ...]:
        """The phone numbers of the text, in order."""
        return tuple(find_phones(self))

    @cached_property
    def disguises(self) -> tuple[Disguise, ...]:
        """The ways in which the text is written to be missed by filters."""
        return tuple(find_disguises(self))
