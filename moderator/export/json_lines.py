r"""The log as JSON Lines, exact: UTF-8, one object a row, the names of the fields in English.

Controls and lone surrogates are written by JSON's own ``\uXXXX`` escape, so that they come back as
they were. Only a text in which a high and a low surrogate stand side by side as two
characters cannot be told from one character that way; it goes through ``moderator.text.exact``
and its field is named in the row's ``escaped``.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from moderator.text import exact
from moderator.text.diff import word_diff
from moderator.text.plain_json import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from moderator.model import Finding, LogRow, Words

_FALSE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def write(
    rows: Iterable[LogRow],
    part: Path,
    *,
    language: str,
    head: str,
    reasons: Mapping[str, Words],  # noqa: ARG001  # codes stand here, whatever they are called
) -> int:
    """Write ``rows`` to ``part`` and return how many they were. Raises ``OSError``.

    The first row also carries ``log_head``, the newest hash of the log.
    """
    count = 0
    with part.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            record = as_record(row, language)
            if count == 0 and head:
                record["log_head"] = head
            file.write(json_text(record, narrow=True) + "\n")
            count += 1
    return count


def as_record(row: LogRow, language: str) -> dict[str, Any]:
    """Return ``row`` as one JSON object; only the reasons of findings depend on ``language``."""
    record: dict[str, Any] = {
        "seq": row.seq,
        "at": utc(row.at),
        "kind": row.kind,
        "moderator": row.actor,
        "site": row.site,
        "article": row.article,
        "author": row.author_before,
        "author_after": row.author_after,
        "comment": row.comment_id,
        "remote_id": row.remote_id,
        "before": row.before,
        "after": row.after,
        "diff": _diff(row.before, row.after),
        "verdict": row.verdict,
        "reason": row.reason,
        "edit": row.edit,
        "note": row.note,
        "findings": [finding_record(finding, language) for finding in row.findings],
        "delivery": row.delivery,
        "delivered_at": utc(row.delivered_at),
        "hash": row.hash,
        "purged": row.purged,
    }
    escaped = [
        name
        for name, value in record.items()
        if isinstance(value, str) and _FALSE_PAIR.search(value) is not None
    ]
    for name in escaped:
        record[name], _ = exact.encode(record[name])
    if escaped:
        record["escaped"] = escaped
    return record


def finding_record(finding: Finding, language: str) -> dict[str, Any]:
    """Return a finding as one JSON object; spans are code points of the text as it was given."""
    return {
        "kind": finding.kind.value,
        "score": round(finding.score, 4),
        "spans": [[span.start, span.end] for span in finding.spans],
        "reason": finding.reason.text(language),
        "part": finding.part.value,
    }


def utc(moment: datetime | None) -> str | None:
    """Return a time as ISO 8601 in UTC."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _diff(before: str, after: str) -> list[dict[str, str]]:
    if before == after:
        return []
    return [{"kind": change.kind, "text": change.text} for change in word_diff(before, after)]
