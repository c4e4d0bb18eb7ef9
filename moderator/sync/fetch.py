"""What the site says: new comments page by page, known ones read back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from moderator.errors import Garbled
from moderator.model import Words
from moderator.sync.ahead import Ahead
from moderator.sync.deliver import anything_due, deliver

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from moderator.model import Page, RemoteComment
    from moderator.rules.checkers import Pending
    from moderator.store import Checked, KnownComment, Reading
    from moderator.sync.visit import Visit

PAGE = 200
STAYS = 10
"""Pages after which a comment that cannot be understood is left behind."""

IDLE = 100
"""Pages without a comment after which a list leads nowhere."""

UNREADABLE = Words(
    "Có ý kiến của trang báo không đọc được; các ý kiến khác vẫn đến",
    "A comment of the site cannot be understood; the others still come",
)
GROUPED = 500
GROUPED_AT_MOST = 20_000
"""Older comments grouped in one round, some seconds of work."""

REREAD = 100
REREAD_AT_MOST = 2_000
"""Comments read back in one reconciliation: every pending one of most desks, and a part of the
archive that moves on each time."""


class _Asked(Struct, frozen=True):
    """A page, when it was asked for, and what the rules say of it."""

    page: Page
    at: datetime
    found: Pending


def fetch(visit: Visit) -> None:
    """Bring what is new, each page in one transaction with its cursor.

    While a page is being saved the next one is fetched and checked already.

    Only one window or command fetches from a site at a time. A page that cannot be understood is
    asked for again in smaller parts, so that one bad comment does not hide the others; at a
    single comment Garbled is raised. Where only a comment of a page cannot be understood, the
    others are saved and the round says so; the cursor waits before it, in case the site mends it,
    for as long as reading what follows again is cheap. Deliveries that fall due meanwhile go
    between two pages.
    """
    with visit.store.write() as writing:
        if not writing.fetch_lease(visit.site_id, visit.owner):
            return
    try:
        _pages(visit)
    finally:
        with visit.store.write() as writing:
            writing.release(visit.site_id, visit.owner)


def _pages(visit: Visit) -> None:
    with visit.store.read() as reading:
        record = reading.site(visit.site_id)
    cursor = record.cursor if record is not None else None
    size = PAGE
    behind = idle = 0  # pages since an unreadable comment, and without any comment
    passed: set[str] = set()
    before: Sequence[RemoteComment] = ()
    with Ahead[_Asked]() as ahead:
        while not visit.stop():
            try:
                asked = ahead.take() if ahead.waiting else _first(visit, cursor, size)
            except Garbled:
                if size == 1:
                    raise
                size = max(1, size // 10)
                continue
            page = asked.page
            if page.unreadable:
                visit.tally.say(UNREADABLE, "; ".join(page.unreadable)[:500])
            behind += bool(behind or page.unreadable)
            idle = 0 if page.comments or page.gone or page.unreadable else idle + 1
            ended = not page.more or (page.cursor == cursor and not page.comments)
            lost = page.cursor in passed or idle == IDLE
            if not (ended or lost or visit.stop()):
                ahead.begin(partial(_ask, visit, page.cursor, size, beside=True))
            if not _save(visit, asked, before, stays=0 < behind <= STAYS) or ended:
                return
            if lost:
                raise Garbled("the list goes on without getting further")
            cursor, before = page.cursor, page.comments
            passed.add(cursor)
            if anything_due(visit):
                ahead.rest()
                deliver(visit)


def _first(visit: Visit, cursor: str | None, size: int) -> _Asked:
    """Ask for a page that nobody has asked for: for it alone no process is worth beginning."""
    return _ask(visit, cursor, size, beside=bool(visit.checkers.processes()))


def _ask(visit: Visit, cursor: str | None, size: int, *, beside: bool) -> _Asked:
    at = visit.clock()
    page = visit.site.fetch(cursor, size)
    return _Asked(page, at, visit.begin(page.comments, beside=beside))


def _save(visit: Visit, asked: _Asked, before: Sequence[RemoteComment], *, stays: bool) -> bool:
    """Save one page; False when another owner has taken the fetch over.

    The page ``before`` may have been saved after this one was asked for.
    """
    page = asked.page
    checked = visit.arrived(page.comments, asked.found)
    saved_before = {comment.remote_id: comment.version for comment in before}
    with visit.store.write() as writing:
        if not writing.fetch_lease(visit.site_id, visit.owner):
            return False
        current = _not_overtaken(writing, visit.site_id, checked, asked.at, saved_before)
        cursor = None if stays else page.cursor
        saved = writing.save_page(visit.site_id, current, page.gone, cursor)
    visit.tally.saved(saved)
    visit.changed()
    return True


def _not_overtaken(
    reading: Reading,
    site_id: int,
    checked: Sequence[Checked],
    asked_at: datetime,
    before: Mapping[str, str],
) -> list[Checked]:
    """Leave out what a delivery, here or in another program, has moved on while we asked.

    The newer state is in the mirror already; saving the older answer over it would look as if
    somebody at the site had taken the decision back. What the page ``before`` brought (versions
    by id) is an older answer of the site's own.
    """
    known = reading.known(site_id, [one.comment.remote_id for one in checked])
    return [
        one
        for one in checked
        if not _overtaken(one.comment, known.get(one.comment.remote_id), asked_at, before)
    ]


def _overtaken(
    comment: RemoteComment,
    known: KnownComment | None,
    asked_at: datetime,
    before: Mapping[str, str],
) -> bool:
    if known is None or known.seen_at < asked_at:
        return False
    if known.version in {comment.version, before.get(comment.remote_id)}:
        return False
    if comment.updated_at is None or known.updated_at is None:
        return True
    return comment.updated_at < known.updated_at


def reconcile(visit: Visit) -> bool:
    """Read known comments back in bulk; return whether this reconciliation is complete."""
    tried: set[str] = set()
    while len(tried) < REREAD_AT_MOST:
        if visit.stop():
            return False
        with visit.store.read() as reading:
            ids = reading.reconcile_candidates(visit.site_id, visit.started_at, REREAD)
        ids = tuple(one for one in ids if one not in tried)
        if not ids:
            return True
        tried.update(ids)
        asked_at = visit.clock()
        now = visit.site.reread(ids)
        checked = visit.checked([comment for comment in now.values() if comment is not None])
        gone = [remote_id for remote_id, comment in now.items() if comment is None]
        with visit.store.write() as writing:
            current = _not_overtaken(writing, visit.site_id, checked, asked_at, {})
            saved = writing.save_page(visit.site_id, current, gone)
        visit.tally.saved(saved, reread=len(ids))
        visit.changed()
        deliver(visit)
    return True


def group_older(visit: Visit) -> None:
    """Group some of the comments that were there before groups were kept; one round a part."""
    for _ in range(GROUPED_AT_MOST // GROUPED):
        if visit.stop():
            return
        with visit.store.write() as writing:
            left = writing.group_older(GROUPED)
        if not left:
            return
        visit.changed()
