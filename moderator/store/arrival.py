"""Comments that are seen for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, insert, select, update

from moderator.store import crowds, repeats, search, standing
from moderator.store.columns import maybe_micros, micros
from moderator.store.found import finding_row
from moderator.store.near import Wording
from moderator.store.prepared import Prepared
from moderator.store.tables import comment_versions, comments, findings
from moderator.store.transaction import Transaction, blocks, pairs
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from moderator.model import RemoteComment
    from moderator.store.records import Checked

_LONGEST_LINK: Final = 1000  # longer ones cannot be looked up, and no index would take them


def reader_of(comment: RemoteComment) -> str | None:
    """Return what identifies a reader: the account, else the e-mail address, else nothing."""
    author = comment.author
    if author.remote_id:
        return f"a:{author.remote_id}"
    return f"e:{author.email.lower()}" if author.email else None


def mirrored(comment: RemoteComment, article_id: int, seen_at: int) -> dict[str, Any]:
    """Return the columns of ``comments`` that simply follow the site."""
    link = comment.link
    return {
        "article_id": article_id,
        "remote_state": comment.state.value,
        "remote_version": comment.version,
        "reader": reader_of(comment),
        "account": comment.author.remote_id,
        "email": comment.author.email,
        "ip": comment.author.ip,
        "agent": comment.author.user_agent,
        "link": link if link is not None and len(link) <= _LONGEST_LINK else None,
        "flags": comment.flags,
        "updated_at": maybe_micros(comment.updated_at),
        "decided_by": comment.decided_by,
        "decided_at": maybe_micros(comment.decided_at),
        "seen_at": seen_at,
    }


def version_row(
    *,
    version_id: int,
    comment_id: int,
    remote_version: str,
    text: str,
    name: str,
    source: str,
    seen_at: int,
) -> tuple[dict[str, Any], list[Wording]]:
    """Return a row of ``comment_versions`` with what is derived from its text, and its wording."""
    folded = fold_key(text)
    mark = repeats.of_folded(folded)
    row = {
        "id": version_id,
        "comment_id": comment_id,
        "remote_version": remote_version,
        "text": text,
        "name": name,
        "folded": search.searchable(folded, name),
        "fingerprint": mark,
        "source": source,
        "seen_at": seen_at,
    }
    return row, [] if mark is None else [Wording(mark, version_id, folded)]


def insert_new(
    transaction: Transaction,
    site_id: int,
    new: Sequence[Checked],
    article_ids: Mapping[str, int],
) -> tuple[int, ...]:
    """Insert comments with their versions, findings and standing; return their ids."""
    if not new:
        return ()
    comment_id = transaction.next_id(comments)
    version_id = transaction.next_id(comment_versions)
    rows: list[dict[str, Any]] = []
    versions: list[dict[str, Any]] = []
    noticed: list[dict[str, Any]] = []
    stand: list[dict[str, Any]] = []
    wordings: list[Wording] = []
    for item in new:
        comment = item.comment
        article_id = article_ids[comment.article.remote_id]
        text, name = comment.text, comment.author.name
        first_text = text if comment.original_text is None else comment.original_text
        first_name = name if comment.original_name is None else comment.original_name
        original_id = version_id
        if (first_text, first_name) != (text, name):
            original, _ = version_row(
                version_id=version_id,
                comment_id=comment_id,
                remote_version="",
                text=first_text,
                name=first_name,
                source="reader",
                seen_at=transaction.at,
            )
            versions.append(original)
            version_id += 1
        version, wording = version_row(
            version_id=version_id,
            comment_id=comment_id,
            remote_version=comment.version,
            text=text,
            name=name,
            source="reader" if version_id == original_id else "site",
            seen_at=transaction.at,
        )
        versions.append(version)
        wordings += wording
        arrived = standing.OF_REMOTE[comment.state].value
        created_at = micros(comment.created_at)
        rows.append(
            {
                "id": comment_id,
                "site_id": site_id,
                "remote_id": comment.remote_id,
                "parent_remote": comment.parent_id,
                "version_id": version_id,
                "original_id": original_id,
                "arrived": arrived,
                "ruleset": item.ruleset,
                "fingerprint": version["fingerprint"],
                "created_at": created_at,
                **mirrored(comment, article_id, transaction.at),
            }
        )
        found = finding_row(version_id, item.ruleset, item.findings, item.risk)
        noticed.append(found)
        stand.append(
            {
                "comment_id": comment_id,
                "site_id": site_id,
                "article_id": article_id,
                "created_at": created_at,
                "state": arrived,
                "kinds": found["kinds"],
                "risk": found["risk"],
                "seq": 0,
                "decision": None,
                "author": search.author_key(name),
                "length": standing.length_of(text),
            }
        )
        comment_id += 1
        version_id += 1
    transaction.many(_COMMENTS, rows)
    transaction.many(_VERSIONS, versions)
    transaction.many(_FINDINGS, noticed)
    ids = tuple(row["id"] for row in rows)
    _join_threads(transaction, site_id, rows)
    named = [
        (item.comment.author.name, row["created_at"]) for item, row in zip(new, rows, strict=True)
    ]
    crowds.meet(transaction, site_id, named)
    repeats.regroup(
        transaction,
        [(row["id"], None, row["fingerprint"]) for row in rows],
        wordings,
        {row["comment_id"]: row for row in stand},
    )
    standing.arrive(transaction, stand)
    transaction.touch(ids)
    return ids


def _join_threads(transaction: Transaction, site_id: int, rows: Sequence[dict[str, Any]]) -> None:
    """Tie replies to their parents, whichever of the two came first."""
    parents = {row["remote_id"]: row["id"] for row in rows}
    named = {row["parent_remote"] for row in rows if row["parent_remote"] is not None}
    elsewhere: dict[str, int] = {}
    for block in blocks(named - parents.keys()):
        elsewhere |= pairs(
            transaction.connection.execute(
                select(comments.c.remote_id, comments.c.id).where(
                    comments.c.site_id == site_id, comments.c.remote_id.in_(block)
                )
            )
        )
    tied = [
        {"of": row["id"], "parent": elsewhere[row["parent_remote"]]}
        for row in rows
        if row["parent_remote"] in elsewhere
    ]
    for block in blocks(parents):
        tied.extend(
            {"of": comment_id, "parent": parents[parent]}
            for comment_id, parent in transaction.connection.execute(
                select(comments.c.id, comments.c.parent_remote).where(
                    comments.c.site_id == site_id,
                    comments.c.parent_id.is_(None),
                    comments.c.parent_remote.is_not(None),
                    comments.c.parent_remote.in_(block),
                )
            )
        )
    transaction.many(
        update(comments)
        .where(comments.c.id == bindparam("of"))
        .values(parent_id=bindparam("parent")),
        tied,
    )
    transaction.touch(row["of"] for row in tied)


# Built once: building a statement takes longer than running it.
_COMMENTS: Final = Prepared(insert(comments))
_VERSIONS: Final = Prepared(insert(comment_versions))
_FINDINGS: Final = Prepared(insert(findings))
