"""``queue``: lists and single comments, for scripts and for people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from moderator.cli.decide import as_option
from moderator.cli.filtering import read_line, refuse_long
from moderator.cli.lines import finding_record
from moderator.cli.output import NO_SITE, Exit, Stopped, print_json, say, tell
from moderator.cli.readers import mark_record, note_record, past_record
from moderator.cli.speech import NUMBER, Group, option
from moderator.cli.times import shown, stamp
from moderator.export.labels import FINDINGS, VERDICTS, finding_line, label
from moderator.filters.queries import narrowed
from moderator.model import Detail, FindingKind, Order, Query, Row, State, Words
from moderator.text.plain_json import json_text
from moderator.text.shortening import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from moderator import compose
    from moderator.cli.session import Session

BLOCK = 200
"""Comments read at once."""

FOR_PEOPLE = 50
"""Comments shown to people when no limit was given."""

_EXCERPT = 160


@click.group(
    cls=Group,
    words=Words("Hàng chờ: liệt kê và xem ý kiến.", "The queue: list and show comments."),
)
def queue() -> None:
    """Hold the commands below."""


@queue.command(
    "list",
    words=Words(
        "Liệt kê ý kiến, cũ nhất trước. Với --json: một mảng, toàn văn từng ý kiến.",
        "List comments, oldest first. With --json: an array with each comment's whole text.",
    ),
)
@option(
    "--status",
    type=click.Choice([*(state.value for state in State), "all"]),
    default=State.PENDING.value,
    show_default=True,
    vi="Trạng thái ở bàn này.",
    en="Where the comments stand at this desk.",
)
@option("--limit", type=click.IntRange(min=0), vi="Nhiều nhất bao nhiêu.", en="At most so many.")
@option(
    "--finding",
    type=click.Choice([kind.value for kind in FindingKind]),
    vi="Chỉ ý kiến có phát hiện này.",
    en="Only comments with this finding.",
)
@option("--search", default="", vi="Tìm trong nội dung và tên.", en="Search in texts and names.")
@option("--exact", is_flag=True, vi="Tìm đúng dấu.", en="Diacritics must match.")
@option("--article", type=NUMBER, vi="Chỉ bài viết có mã này.", en="Only the article with this id.")
@option(
    "--group",
    type=NUMBER,
    vi="Chỉ ý kiến giống hoặc gần giống ý kiến có mã này, kể cả nó.",
    en="Only comments that say the same or nearly the same as the one with this id, and itself.",
)
@option("--site", type=NUMBER, vi="Chỉ trang báo có mã này.", en="Only the site with this id.")
@option(
    "--order",
    type=click.Choice([order.value for order in Order]),
    default=Order.OLDEST.value,
    show_default=True,
    vi="Thứ tự.",
    en="Order.",
)
@option(
    "--filter",
    "line",
    metavar="LINE",
    default="",
    vi='Dòng lọc, như trong cửa sổ: dấu-hiệu:quảng-cáo tác-giả:"Lan" trước:3d -"đường xá".',
    en='A filter line as in the window: finding:spam author:"Lan" before:3d -"đường xá".',
)
@as_option
@option("--json", "as_json", is_flag=True, vi="In ra JSON.", en="Print JSON.")
@click.pass_obj
def list_(
    session: Session,
    *,
    status: str,
    limit: int | None,
    finding: str | None,
    search: str,
    exact: bool,
    article: int | None,
    group: int | None,
    site: int | None,
    order: str,
    line: str,
    actor: str | None,
    as_json: bool,
) -> None:
    """List comments."""
    wanted = read_line(session, line)
    refuse_long(session, search)
    base = Query(
        state=None if status == "all" else State(status),
        finding=None if finding is None else FindingKind(finding),
        article_id=article,
        site_id=site,
        text=search,
        exact=exact,
        group=group,
        order=Order(order),
    )
    query = narrowed(base, wanted, session.actor(actor))
    with session.desk() as parts:
        ids = (
            parts.desk.ids(query)
            if limit is None
            else parts.desk.first_ids(query, min(limit, 2**63 - 1))
        )
        addresses = {one.id: one.info.address for one in parts.desk.sites()}
        shown_ids = ids if as_json or limit is not None else ids[:FOR_PEOPLE]
        blocks = (
            _whole(parts, shown_ids[start : start + BLOCK])
            for start in range(0, len(shown_ids), BLOCK)
        )
        if as_json:
            _print_array(
                row_record(row, text, addresses, session.language)
                for block in blocks
                for row, text in block
            )
            return
        if not addresses:
            tell(NO_SITE.text(session.language))
        for block in blocks:
            for row, _ in block:
                _print_row(session, row)
        if len(ids) > len(shown_ids):
            tell(
                session.text(
                    f"Còn {len(ids) - len(shown_ids)} ý kiến nữa: dùng --limit",
                    f"{len(ids) - len(shown_ids)} more: use --limit",
                )
            )


@queue.command(words=Words("Xem trọn một ý kiến.", "Show one comment whole."))
@click.argument("comment", type=NUMBER, metavar="ID")
@option("--json", "as_json", is_flag=True, vi="In ra JSON.", en="Print JSON.")
@click.pass_obj
def show(session: Session, comment: int, *, as_json: bool) -> None:
    """Show one comment."""
    with session.desk() as parts:
        detail = parts.desk.open(comment)
    if detail is None:
        tell(session.text(f"Không có ý kiến {comment}", f"There is no comment {comment}"))
        raise Stopped(Exit.NOT_FOUND)
    if as_json:
        print_json(_detail_record(detail, session.language))
    else:
        _print_detail(session, detail)


@queue.command(words=Words("Đếm ý kiến theo trạng thái và phát hiện.", "Count comments."))
@option("--json", "as_json", is_flag=True, vi="In ra JSON.", en="Print JSON.")
@click.pass_obj
def counts(session: Session, *, as_json: bool) -> None:
    """Count comments by where they stand, and pending ones by what was noticed."""
    with session.desk() as parts:
        found = parts.desk.counts()
    states = {state.value: found.states.get(state, 0) for state in State}
    findings = {kind.value: found.findings.get(kind, 0) for kind in FindingKind}
    if as_json:
        oldest = _maybe(found.oldest_pending)
        print_json({"states": states, "findings": findings, "oldest_pending": oldest})
        return
    for table, counted in ((VERDICTS, states), (FINDINGS, findings)):
        for name, count in counted.items():
            if count:
                say(f"{count:>8}  {label(table, name, session.language)}")


def row_record(row: Row, text: str, sites: Mapping[int, str], language: str) -> dict[str, Any]:
    """Return a comment of a list as JSON; ``text`` is its whole current text."""
    return {
        "id": row.id,
        "site": sites.get(row.site_id, ""),
        "remote_id": row.remote_id,
        "status": row.state.value,
        "author": row.author,
        "article": row.article,
        "text": text,
        "findings": [finding_record(one, language) for one in row.findings],
        "version": row.version_id,
        "site_id": row.site_id,
        "article_id": row.article_id,
        "created_at": stamp(row.created_at),
        "repeats": row.repeats,
        "replies_to": row.replies_to,
        "edited": row.edited,
        "delivery": None if row.delivery is None else row.delivery.value,
        "problem": row.problem,
    }


def _whole(parts: compose.Parts, ids: Iterable[int]) -> list[tuple[Row, str]]:
    wanted = list(ids)
    with parts.store.read() as reading:
        texts = {one.comment_id: one.text for one in reading.standings(wanted).values()}
        return [(row, texts.get(row.id, row.text)) for row in reading.rows(wanted)]


def _print_array(records: Iterable[dict[str, Any]]) -> None:
    """Print a JSON array as its members come, so that a long one needs no memory."""
    sys.stdout.write("[")
    for number, record in enumerate(records):
        sys.stdout.write((",\n " if number else "") + json_text(record))
    sys.stdout.write("]\n")
    sys.stdout.flush()


def _print_row(session: Session, row: Row) -> None:
    noticed = dict.fromkeys(finding.kind.value for finding in row.findings)
    kinds = ", ".join(label(FINDINGS, kind, session.language) for kind in noticed)
    text = shortened(" ".join(row.text.split()), _EXCERPT)
    marks = f"  [{kinds}]" if kinds else ""
    state = label(VERDICTS, row.state.value, session.language)
    say(f"{row.id}  {shown(row.created_at)}  {state}  {row.author} · {row.article}{marks}")
    say(f"    {text}")
    if row.problem:
        say("    " + session.text(f"Trang báo: {row.problem}", f"Site: {row.problem}"))


def _detail_record(detail: Detail, language: str) -> dict[str, Any]:
    row = detail.row
    record = row_record(row, detail.text, {row.site_id: detail.site.address}, language)
    article = detail.article
    group = detail.repeats
    return {
        **record,
        "group": None
        if group is None
        else {
            "comments": group.comments,
            "readers": group.readers,
            "articles": group.articles,
            "likeness": round(group.likeness, 3),
        },
        "name": detail.name,
        "original_text": detail.original_text,
        "original_name": detail.original_name,
        "link": detail.link,
        "article_url": article.url,
        "article_lead": article.lead,
        "article_section": article.section,
        "article_published_at": _maybe(article.published_at),
        "comments_open": article.comments_open,
        "parent_unpublished": detail.parent_unpublished,
        "email": detail.email,
        "ip": detail.ip,
        "mine": detail.mine,
        "theirs": detail.theirs,
        "draft": None
        if detail.draft is None
        else {
            "text": detail.draft.text,
            "name": detail.draft.name,
            "saved_at": stamp(detail.draft.saved_at),
        },
        "thread": [
            {
                "id": one.id,
                "author": one.author,
                "text": one.text,
                "status": one.state.value,
                "created_at": stamp(one.created_at),
                "depth": one.depth,
                "current": one.current,
                "replies_to": one.replies_to or None,
            }
            for one in detail.thread
        ],
        "history": {
            "by": detail.history.by,
            "approved": detail.history.approved,
            "rejected": detail.history.rejected,
            "spam": detail.history.spam,
            "edited": detail.history.edited,
            "who": detail.history.who or None,
            "last": [past_record(one) for one in detail.history.last],
            "mark": None if detail.history.mark is None else mark_record(detail.history.mark),
            "same_name_elsewhere": detail.history.elsewhere.same_name,
            "same_address_elsewhere": detail.history.elsewhere.same_address,
        },
        "editing": detail.editing,
        "notes": [note_record(one) for one in detail.notes],
        "quotes": [
            {
                "span": [one.start, one.end],
                "article_span": [one.source_start, one.source_end],
                "text": article.text[one.source_start : one.source_end],
            }
            for one in detail.quotes
        ],
        "moments": [
            {
                "seq": one.seq,
                "at": stamp(one.at),
                "moderator": one.actor,
                "kind": one.kind,
                "summary": one.summary.text(language),
            }
            for one in detail.moments
        ],
    }


def _print_detail(session: Session, detail: Detail) -> None:
    row = detail.row
    state = label(VERDICTS, row.state.value, session.language)
    say(f"{row.id}  {state}  {shown(row.created_at)}  {detail.name}")
    say(f"{detail.article.title}  {detail.article.url}")
    say("")
    say(detail.text)
    if detail.original_text != detail.text or detail.original_name != detail.name:
        say("")
        say(session.text("Bạn đọc viết:", "The reader wrote:") + f" {detail.original_name}")
        say(detail.original_text)
    if row.findings:
        say("")
    for finding in row.findings:
        say(f"- {finding_line(finding, session.language)}")
    for note in detail.notes:
        say(session.text("Ghi chú", "Note") + f", {shown(note.at)}, {note.actor}: {note.text}")
    if detail.moments:
        say("")
    for moment in detail.moments:
        say(f"{shown(moment.at)}  {moment.actor}: {moment.summary.text(session.language)}")


def _maybe(moment: datetime | None) -> str | None:
    return None if moment is None else stamp(moment)
