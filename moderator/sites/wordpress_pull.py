"""Pulling comments from WordPress, which lists by date only and cannot tell what changed.

A pull has two phases. *Waiting* walks all comments on hold; *new* walks comments of any status
sent since. Both go forward by date, so that comments decided meanwhile do not shift the pages.
A later poll walks *new* again from ten minutes before the last comment (a plugin may store a
comment seconds after dating it) and, now and then, *waiting*: an old comment may have been put
back on hold. What else changed shows only when known comments are read again.

A comment may bear any date. One from further ahead than a site's clock can be does not count as
the last: what is sent from now on would lie before it. Where the last is dated to come at all, the
newest id is asked for first: an earlier date there shows that it was sent later, so that the site's
clock is not ahead. What came since comments on hold were walked is then read again.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from moderator.errors import Garbled
from moderator.sites.wordpress_api import PER_PAGE
from moderator.sites.wordpress_read import created

if TYPE_CHECKING:
    from moderator.sites.http import Answer, Params
    from moderator.sites.shapes import Fields

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)  # WordPress calls 1970-01-01T00:00:00Z no date
_STEP = timedelta(seconds=1)  # "after" is strict, and several comments may share a second
_OVERLAP = timedelta(minutes=10)
_REVISIT = timedelta(minutes=30)
_AHEAD = timedelta(hours=15)  # a site that takes its own time for GMT is ahead by its time zone
_MAX_SEEN = 1_000

Phase = Literal["waiting", "new", "done"]


class Lister(Protocol):
    """What a pull asks questions of: :class:`~moderator.sites.wordpress_api.Api`."""

    def comments(self, params: Params) -> tuple[list[Fields], Answer]:
        """List comments."""
        ...


class Place(Struct, frozen=True):
    """How far a pull has come; it travels as the cursor."""

    phase: Phase
    after: datetime  # only comments sent later
    page: int  # above 1 only where more comments share one second than fit a page
    seen: tuple[tuple[int, int], ...]  # id and second of comments ``after`` still lets through
    newest: datetime  # where the phase "new" begins
    walked_at: datetime  # when the comments on hold were last walked
    there: datetime = _EPOCH + timedelta(days=100_000)  # what time it was at the site, if known
    is_ahead: bool = True  # the site's clock may be, as far as its comments show

    def cursor(self) -> str:
        """Return the place as text."""
        return json.dumps(
            {
                "phase": self.phase,
                "after": _seconds(self.after),
                "page": self.page,
                "seen": self.seen,
                "newest": _seconds(self.newest),
                "walked": _seconds(self.walked_at),
                "there": _seconds(self.there),
                "ahead": self.is_ahead,
            },
            separators=(",", ":"),
        )


def _place(cursor: str) -> Place | None:
    """Return the place in ``cursor``; None for what was never ours, which starts a full pull."""
    try:
        data = json.loads(cursor)
        more = {"there": _moment(data["there"])} if "there" in data else {}
        return Place(
            phase=data["phase"],
            after=_moment(data["after"]),
            page=int(data["page"]),
            seen=tuple((int(number), int(second)) for number, second in data["seen"]),
            newest=_moment(data["newest"]),
            walked_at=_moment(data["walked"]),
            is_ahead=bool(data.get("ahead", True)),
            **more,
        )
    except (ValueError, KeyError, TypeError, OverflowError):
        return None


class Pull:
    """Turns cursors into pages of raw comments."""

    def __init__(self, api: Lister) -> None:
        """Read through ``api``."""
        self._api = api

    def next(self, cursor: str | None, most: int, now: datetime) -> tuple[list[Fields], Place]:
        """Return up to ``most`` (at most 100) comments and the place behind them.

        Raises SiteError. The place's phase is ``done`` when nothing more is there for now.
        """
        place = _place(cursor) if cursor else None
        if place is not None and place.phase == "done":
            place = self._back(place, now)
        if place is None:
            place = self._start(self._newest(now), now)
        elif place.phase == "done" and now - place.walked_at >= _REVISIT:
            place = self._start(place.newest, now)
        elif place.phase == "done":
            place = replace(place, phase="new")
        return self._step(place, max(1, min(most, PER_PAGE)), now)

    @staticmethod
    def _start(newest: datetime, now: datetime) -> Place:
        return Place("waiting", _BEGINNING, 1, (), newest, now)

    def _back(self, place: Place, now: datetime) -> Place:
        """Return ``place``, further back where its last comment was dated ahead of later ones."""
        if place.newest <= place.there + _OVERLAP:
            return place
        found, answer = self._api.comments(
            {"status": "any", "orderby": "id", "order": "desc", "per_page": 1}
        )
        last = created(found[0]) if found else place.newest
        if last >= place.newest - _OVERLAP:
            return place
        there = _there(answer, now)
        if not there - _AHEAD <= last <= there:
            last = there  # an old comment that was brought in, or another one dated ahead
        newest = max(_BEGINNING, last - max(timedelta(0), now - place.walked_at))
        after = max(_BEGINNING, newest - _OVERLAP)
        return replace(place, newest=newest, after=after, page=1, is_ahead=False)

    def _newest(self, now: datetime) -> datetime:
        found, answer = self._api.comments(
            {"status": "any", "orderby": "date_gmt", "order": "desc", "per_page": 1}
        )
        return _bounded(created(found[0]), _there(answer, now)) if found else _BEGINNING

    def _step(self, place: Place, most: int, now: datetime) -> tuple[list[Fields], Place]:
        listed, answer = self._api.comments(
            {
                "status": "hold" if place.phase == "waiting" else "any",
                "orderby": "date_gmt",
                "order": "asc",
                "after": place.after.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "page": place.page,
                "per_page": most,
            }
        )
        there = _there(answer, now)
        place = replace(place, newest=_bounded(place.newest, there), there=there)
        known = {number for number, _ in place.seen}
        fresh = [each for each in listed if each.number("id") not in known]
        total = _header(answer.headers.get("x-wp-total"))
        if not listed:
            pages = _header(answer.headers.get("x-wp-totalpages")) or 0
            # an empty page may be one whose comments are hidden from us
            more = place.page < pages
            return [], replace(place, page=place.page + 1) if more else _ended(place)
        times = {each.number("id"): _seconds(created(each)) for each in listed}
        last = max(place.after, _moment(max(times.values())))
        stuck = last - _STEP <= place.after  # a page full of comments of one second
        newest = place.newest
        if place.phase == "new":
            latest = _seconds(there + (_AHEAD if place.is_ahead else _OVERLAP))
            newest = max([newest, *(_moment(one) for one in times.values() if one <= latest)])
        moved = replace(
            place,
            after=place.after if stuck else last - _STEP,
            page=place.page + 1 if stuck else 1,
            seen=_recent({**dict(place.seen), **times}, min(last, newest)),
            newest=newest,
        )
        whole = place.page == 1 and total is not None and total <= len(listed)
        # a server that ignores what it is asked must not keep us for ever
        lost = not fresh and stuck and place.page > (total if total is not None else 3)
        return fresh, _ended(moved) if whole or lost else moved


def _ended(place: Place) -> Place:
    """Return the place behind a phase that came to its end."""
    if place.phase == "waiting":
        return replace(
            place, phase="new", after=max(_BEGINNING, place.newest - _OVERLAP), page=1, seen=()
        )
    return replace(place, phase="done", after=max(_BEGINNING, place.newest - _OVERLAP), page=1)


def _recent(times: dict[int, int], last: datetime) -> tuple[tuple[int, int], ...]:
    """Return the comments that a next question may bring again."""
    oldest = _seconds(last - _OVERLAP)
    kept = sorted((second, number) for number, second in times.items() if second >= oldest)
    return tuple((number, second) for second, number in kept[-_MAX_SEEN:])


def _there(answer: Answer, now: datetime) -> datetime:
    """Return what time it is at the site; ``now`` where it does not say."""
    try:
        said = parsedate_to_datetime(answer.headers.get("date", ""))
        return said.astimezone(UTC)
    except (ValueError, OverflowError):
        return now


def _bounded(newest: datetime, there: datetime) -> datetime:
    return newest if newest <= there + _AHEAD else there


def _seconds(moment: datetime) -> int:
    return int((moment - _EPOCH).total_seconds())


def _moment(seconds: float) -> datetime:
    return _EPOCH + timedelta(seconds=seconds)


def _header(value: str | None) -> int | None:
    if value is None:
        return None
    try:
        return int(value)
    except ValueError as error:
        raise Garbled(f"a count that is no number: {value[:40]}") from error
