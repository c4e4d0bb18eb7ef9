"""What the board counts, row by row of the ledger, the newest first."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from moderator.model import EditClass, FindingKind, State, Verdict
from moderator.model.figures import (
    DECIDING,
    DELAYS,
    MENDED,
    REMOVING,
    Agreement,
    Delays,
    Figures,
    Share,
    Split,
    Step,
)
from moderator.store.columns import micros, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from moderator.model.figures import Scope

MOST: Final = 50
"""So many articles are told one by one."""

_FOUND: Final = re.compile(r'"kind":"(\w+)"')
_OPEN: Final = frozenset({State.PENDING.value, State.HELD.value, State.CHIEF.value})
_ELSEWHERE: Final = frozenset(
    {State.APPROVED.value, State.REJECTED.value, State.SPAM.value, State.GONE.value}
)
_KINDS: Final[Mapping[str, FindingKind]] = {kind.value: kind for kind in FindingKind}
_VERDICTS: Final[Mapping[str, Verdict]] = {verdict.value: verdict for verdict in Verdict}
_DECIDING: Final = frozenset(one.value for one in DECIDING)
_REMOVING: Final = frozenset(one.value for one in REMOVING)
_MENDED: Final = frozenset(one.value for one in MENDED)


class Sum:
    """What was counted so far, newest first."""

    def __init__(self, scope: Scope, *, people: bool) -> None:
        self._scope = scope
        self._edges = [micros(edge) for edge in scope.edges]
        self._seen: set[int] = set()
        self._there: set[int] = set()
        self._verdicts: Counter[str] = Counter()
        self._steps: Counter[tuple[int, bool]] = Counter()
        self._elsewhere: Counter[int] = Counter()
        self._found: Counter[tuple[str, bool]] = Counter()
        self._agreed: Counter[str] = Counter()
        self._edits: Counter[str] = Counter()
        self._taken_back = 0
        self._delays = array("q")
        self.by_article: Counter[tuple[int, bool]] = Counter()
        self._people = people
        self._by_person: Counter[tuple[str, bool]] = Counter()
        self._edits_by: Counter[str] = Counter()
        self._delays_by: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))

    def decisions(self, rows: Iterable[Any], given_up: set[tuple[str, int]]) -> None:
        """Count decisions of this desk; actors are as they are stored."""
        for row in rows:
            _, at, actor, comment_id, decision, verdict, payload, created_at, _ = row
            if given_up and (decision, comment_id) in given_up:
                self._taken_back += 1
                continue
            ends = verdict in _DECIDING
            if ends and _said(payload, "before") in _OPEN:
                waited = max(0, at - created_at)
                self._delays.append(waited)
                if self._people:
                    self._delays_by[actor].append(waited)
            if comment_id in self._seen:
                continue
            self._seen.add(comment_id)
            self._verdicts[verdict] += 1
            if ends:
                self._count(row)

    def _count(self, row: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
        _, at, actor, _, _, verdict, payload, _, article_id = row
        removed = verdict in _REMOVING
        self._steps[bisect_right(self._edges, at) - 1, removed] += 1
        self.by_article[article_id, removed] += 1
        edit = _said(payload, "edit")
        if edit:
            self._edits[edit] += 1
        against = False
        if '"findings":[]' not in payload:
            for kind in set(_FOUND.findall(payload)):
                self._found[kind, removed] += 1
                against = against or kind not in _MENDED
        self._agreed[_agreement(against=against, removed=removed, edited=bool(edit))] += 1
        if self._people:
            self._by_person[actor, removed] += 1
            self._edits_by[actor] += bool(edit)

    def elsewhere(self, rows: Iterable[Any]) -> None:
        """Count decisions made on the site."""
        for row in rows:
            if row.comment_id in self._there:
                continue
            self._there.add(row.comment_id)
            if _said(row.payload, "state") in _ELSEWHERE:
                self._elsewhere[bisect_right(self._edges, row.at) - 1] += 1

    def whole(self, places: Mapping[int, tuple[str, str]]) -> Figures:
        """Return the figures; ``places`` gives articles' titles and sections."""
        by_section: Counter[tuple[str, bool]] = Counter()
        for (article_id, removed), count in self.by_article.items():
            by_section[places.get(article_id, ("", ""))[1], removed] += count
        titles = _shares(self.by_article)[:MOST]
        edges = self._scope.edges
        return Figures(
            scope=self._scope,
            steps=tuple(
                Step(begins, ends, _split(self._steps, at), self._elsewhere[at])
                for at, (begins, ends) in enumerate(pairwise(edges))
            ),
            delays=_delays(self._delays),
            verdicts={_VERDICTS[name]: count for name, count in self._verdicts.items()},
            elsewhere=self._elsewhere.total(),
            taken_back=self._taken_back,
            findings={
                kind: split
                for name, kind in _KINDS.items()
                if (split := _split(self._found, name)).total
            },
            agreement=Agreement(**self._agreed),
            edits={one: self._edits[one.value] for one in EditClass if self._edits[one.value]},
            sections=tuple(Share(name, split) for name, split in _shares(by_section)),
            articles=tuple(
                Share(places.get(key, ("", ""))[0], split, id=key) for key, split in titles
            ),
            people=self._shares_of_people() if self._people else None,
        )

    def _shares_of_people(self) -> tuple[Share, ...]:
        return tuple(
            Share(
                read_text(name),
                split,
                edited=self._edits_by[name],
                median=_delays(self._delays_by[name]).median,
            )
            for name, split in _shares(self._by_person)
        )


def _agreement(*, against: bool, removed: bool, edited: bool) -> str:
    if removed:
        return "caught" if against else "missed"
    if not against:
        return "passed"
    return "mended" if edited else "overruled"


def _said(payload: str, key: str) -> str:
    """Return the word that stands after ``key``; nothing where there is none.

    Payloads are canonical: no blanks, quotes inside values escaped, keys sorted.
    """
    mark = f'"{key}":"'
    at = payload.find(mark)
    if at < 0:
        return ""
    at += len(mark)
    return payload[at : payload.find('"', at)]


def _split(counted: Counter[Any], key: Any) -> Split:  # noqa: ANN401 - whatever was counted by
    return Split(counted[key, False], counted[key, True])


def _shares(counted: Counter[Any]) -> list[tuple[Any, Split]]:
    found = [(key, _split(counted, key)) for key in {key for key, _ in counted}]
    return sorted(found, key=lambda one: (-one[1].total, one[0]))


def _delays(waited: array[int]) -> Delays:
    """Return how long it took; medians are the lower one of two in the middle."""
    edges = [minutes * 60_000_000 for minutes in DELAYS]
    times = sorted(waited)
    cuts = [0, *(bisect_right(times, edge - 1) for edge in edges), len(times)]
    counts = tuple(after - before for before, after in pairwise(cuts))
    if not times:
        return Delays(counts)
    median, most = (times[-(-len(times) * tenths // 10) - 1] / 1e6 for tenths in (5, 9))
    return Delays(counts, median, most)
