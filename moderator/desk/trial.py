"""Tries a rule on all that is known here, before it is switched on."""

from __future__ import annotations

import time
from array import array
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from moderator.model import Part, Trial
from moderator.model.rule import STATES
from moderator.rules.context import Context
from moderator.rules.own import Own
from moderator.rules.prefilter import Prefilter
from moderator.rules.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from moderator.model import OwnRule, State
    from moderator.store import Store
    from moderator.store.records import Past, Surroundings

BLOCK: Final = 2_000
"""Comments read in one transaction: memory stays the same whatever the history."""

_MOST_ARTICLES: Final = 20_000
_AT: Final = {state: at for at, state in enumerate(STATES)}


class _Places(Struct):
    """Where articles stand, each read once, forgotten when they become too many."""

    store: Store
    known: dict[int, Surroundings]

    def of(self, articles: set[int]) -> dict[int, Surroundings]:
        if len(self.known) > _MOST_ARTICLES:
            self.known = {}
        if missing := articles - self.known.keys():
            with self.store.read() as reading:
                self.known |= reading.surroundings(missing)
        return self.known


def dry_run(
    store: Store,
    rule: OwnRule,
    progress: Callable[[int, int], None],
    stop: Callable[[], bool],
) -> Trial:
    """Return what ``rule`` would have caught in the whole local history.

    A comment that is decided is read as its reader first sent it, another as it is now.
    """
    began = time.monotonic()
    with store.read() as reading:
        counts = reading.counts()
    total = sum(counts.states.values())
    seeker = _Seeker(store, replace(rule, on=True))
    caught, states = array("q"), bytearray()
    by_state: Counter[State] = Counter()
    known: Counter[State] = Counter()
    examined = after = 0
    progress(0, total)
    while not stop():
        with store.read() as reading:
            block = reading.past(after, BLOCK, texts=seeker.needs_texts)
        if not block:
            break
        after = block[-1].comment_id
        for one in seeker.caught(block):
            caught.append(one.comment_id)
            states.append(_AT[one.state])
            by_state[one.state] += 1
        known.update(one.state for one in block)
        examined += len(block)
        progress(examined, max(total, examined))
    return Trial(
        examined,
        caught,
        bytes(states),
        dict(by_state),
        dict(known),
        time.monotonic() - began,
        complete=not stop(),
    )


class _Seeker:
    """Looks for one rule in blocks of comments, and reads only the texts that it must."""

    def __init__(self, store: Store, rule: OwnRule) -> None:
        self._store = store
        self._own = Own([rule])
        self._in_name = Part.NAME in rule.parts
        self._in_text = Part.TEXT in rule.parts or not (rule.phrases or rule.exact or rule.pattern)
        self._filter = Prefilter((*rule.phrases, *rule.exact)) if not rule.pattern else None
        if self._filter is not None and not self._filter.helps:
            self._filter = None
        self._limited = bool(rule.sections or rule.articles or rule.sites)
        self._places = _Places(store, {})
        self.needs_texts = self._filter is None

    def caught(self, block: Sequence[Past]) -> Iterator[Past]:
        contexts: dict[int, Context] = {}
        if self._limited:
            places = self._places.of({one.article_id for one in block})
            contexts = {
                article: _context(places[article]) for article in {one.article_id for one in block}
            }
        if self._filter is not None:
            may_hold = self._filter.may_hold
            block = [one for one in block if may_hold(one.folded)]
            with self._store.read() as reading:
                texts = reading.texts(one.version_id for one in block)
            found = ((one, *texts[one.version_id]) for one in block if one.version_id in texts)
        else:
            found = ((one, one.text or "", one.name or "") for one in block)
        nowhere = Context()
        for one, text, name in found:
            context = contexts.get(one.article_id, nowhere)
            if (self._in_text and self._own.matches(Reading(text), context)) or (
                self._in_name and self._own.matches(Reading(name, Part.NAME), context)
            ):
                yield one


def _context(place: Surroundings) -> Context:
    return context_of("", place)


def context_of(name: str, place: Surroundings, article_text: str = "") -> Context:
    """Return what the rules may know of a comment's surroundings."""
    return Context(
        name=name,
        article_title=place.title,
        article_text=article_text,
        section=place.section,
        article=place.article,
        article_url=place.url,
        site=place.site,
    )
