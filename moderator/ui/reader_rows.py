"""All that is kept of one reader as rows of an export: each comment, and the log about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import LogRow
from moderator.ui import trace_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.desk import Desk
    from moderator.model.trace import How, Trace, TracedComment

PAGE: Final = 100


def reader_rows(desk: Desk, trace: Trace) -> Iterator[LogRow]:
    """Return the rows in the order of ``trace``, read some at a time.

    A comment's own row has no number and no hash; its note says how it was found, and by which
    account and addresses the site knows its reader.
    """
    for how, ids in trace.ids.items():
        for start in range(0, len(ids), PAGE):
            block = ids[start : start + PAGE]
            about: dict[int | None, list[LogRow]] = {}
            for row in desk.requests.log_of(block):
                if row.kind != "delivery":  # told in the row of the decision that caused it
                    about.setdefault(row.comment_id, []).append(row)
            for one in desk.requests.comments(block):
                yield _itself(one, how)
                yield from about.get(one.id, ())


def _itself(one: TracedComment, how: How) -> LogRow:
    known = (trace_words.how(how), one.account, one.email, one.ip, one.link)
    return LogRow(
        seq=0,
        at=one.created_at,
        kind="comment",
        actor="",
        hash="",
        site=one.site,
        article=one.article,
        author_before=one.name,
        author_after=one.name,
        comment_id=one.id,
        remote_id=one.remote_id,
        before=one.text,
        after=one.text,
        verdict=one.state.value,
        note="; ".join(part for part in known if part),
    )
