"""A removal is done only when the public page, read without a login, no longer shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderator.sync.visit import Visit


def confirm_takedowns(visit: Visit) -> None:
    """Look at the public page for each removal that was delivered, until it shows it no more.

    The log gets an entry then, with the replies that are still published. Until then each round
    looks again, and counts it as unconfirmed.
    """
    with visit.store.read() as reading:
        unsure = reading.unchecked_takedowns(visit.site_id)
    if not unsure:
        return
    visit.tally.unconfirmed = len(unsure)
    now = visit.site.reread([one.remote_id for one in unsure])
    for one in unsure:
        if visit.stop():
            return
        if one.remote_id not in now:
            continue
        comment = now[one.remote_id]
        visible = False if comment is None else visit.site.publicly_visible(comment)
        if visible is not False:
            continue
        replies = visit.site.published_replies(one.remote_id)
        with visit.store.write() as writing:
            writing.confirm_takedown(visit.site_id, one, [reply.remote_id for reply in replies])
        visit.tally.unconfirmed -= 1
        visit.changed()
