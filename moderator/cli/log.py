"""``log``: export it, verify it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from moderator import compose, export
from moderator.cli.decide import as_option, checked_argument, json_option
from moderator.cli.output import Exit, Stopped, counted, print_json, progress, say, tell
from moderator.cli.paper import history, print_log
from moderator.cli.speech import NUMBER, Group, option
from moderator.cli.times import Moment
from moderator.model import LogQuery, LogRow, Right, SiteRecord, Verification, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from moderator.cli.session import Session

_PAGE = 500
_REWRITTEN = Words(
    "Chuỗi mã băm không cho thấy việc cắt bỏ phần cuối hoặc viết lại toàn bộ: hãy giữ mã băm mới "
    "nhất ở nơi khác, và kiểm tra lại bằng --expect.",
    "A chain of hashes cannot show that its end was cut off or that all of it was rewritten: keep "
    "the newest hash elsewhere, and check it later with --expect.",
)


@click.group(
    cls=Group,
    words=Words(
        "Nhật ký: xuất ra tệp, gộp, kiểm tra, xóa dữ liệu cá nhân.",
        "The log: export, merge and verify it, purge it of personal data.",
    ),
)
def log() -> None:
    """Hold the commands below."""


log.add_command(history)
log.add_command(print_log)


@log.command(
    "export",
    words=Words(
        "Xuất nhật ký ra tệp; việc xuất cũng được ghi vào nhật ký.",
        "Write the log to a file; the export itself is noted in the log.",
    ),
)
@option(
    "--format",
    "kind",
    type=click.Choice([kind.value for kind in export.Format]),
    required=True,
    vi="csv và xlsx cho bảng tính; jsonl giữ nguyên từng ký tự.",
    en="csv and xlsx for spreadsheets; jsonl keeps every character.",
)
@option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    vi="Tệp sẽ ghi.",
    en="The file to write.",
)
@option("--since", type=Moment(), vi="Từ ngày hoặc thời điểm này.", en="From this day or time on.")
@option(
    "--until",
    type=Moment(ending=True),
    vi="Đến hết ngày này, hoặc trước thời điểm này.",
    en="To the end of this day, or before this time.",
)
@option("--moderator", vi="Chỉ của người này.", en="Only this person's.")
@option("--site", vi="Chỉ trang này (mã, tên hoặc địa chỉ).", en="Only this site (id, name, URL).")
@as_option
@json_option
@click.pass_obj
def export_(
    session: Session,
    *,
    kind: str,
    out: Path,
    since: datetime | None,
    until: datetime | None,
    moderator: str | None,
    site: str | None,
    actor: str | None,
    as_json: bool,
) -> None:
    """Export the log."""
    with session.desk() as parts:
        parts.desk.people.require(session.actor(actor), Right.EXPORT)
        query = LogQuery(since=since, until=until, actor=moderator)
        if site is not None:
            query = replace(query, site_id=_site(session, parts.desk.sites(), site).id)
        head = parts.desk.head()
        count = export.write(
            export.Format(kind),
            _rows(parts, query),
            out,
            language=session.language,
            head=head,
            reasons={reason.code: reason.words for reason in parts.settings.reasons},
            total=parts.desk.log_count(query),
            progress=progress(),
        )
        parts.desk.record_export(session.actor(actor), format_=kind, rows=count, head=head)
    if as_json:
        print_json({"rows": count, "out": str(out), "head": head})
    else:
        say(session.text(f"{count} dòng vào {out}", f"{counted(count, 'row')} in {out}"))
        say(session.text(f"Mã băm mới nhất: {head}", f"Newest hash: {head}"))


@log.command(
    words=Words(
        "Kiểm tra nhật ký có bị sửa, xóa hay chèn dòng nào không.",
        "Find any row of the log that was changed, removed or inserted.",
    )
)
@option(
    "--expect",
    metavar="HASH",
    vi="Mã băm đã giữ ở nơi khác: phải còn trong nhật ký.",
    en="A hash that was kept elsewhere: it must still be in the log.",
)
@json_option
@click.pass_obj
def verify(session: Session, *, expect: str | None, as_json: bool) -> None:
    """Verify the log."""
    with session.store(guarded=False) as store, store.read() as reading:
        found = reading.verify(progress())
        missing = expect is not None and not reading.in_ledger(expect.strip().lower())
    intact = found.intact and not missing
    if as_json:
        record = {
            "intact": intact,
            "entries": found.entries,
            "head": found.head,
            "sealed_missing": found.sealed_missing,
            "faults": [
                {
                    "seq": fault.seq,
                    "kind": fault.kind,
                    "message": fault.words.text(session.language),
                }
                for fault in found.faults
            ],
            "note": _REWRITTEN.text(session.language),
        }
        if expect is not None:
            record["expected_found"] = not missing
        print_json(record)
    else:
        _print(session, found, expect, missing=missing)
    if not intact:
        raise Stopped(Exit.LOG)


@log.command(
    words=Words(
        "Xóa dữ liệu cá nhân (lời, tên, ghi chú) khỏi những dòng nhật ký này, vĩnh viễn. Chuỗi mã "
        "băm vẫn kiểm tra được; việc xóa là một dòng nhật ký. Dành cho trưởng ban nếu đã có.",
        "Delete the personal data (texts, names, notes) of these rows of the log, for good. The "
        "chain still verifies; the deletion is a row of the log. The chief's, once there is one.",
    )
)
@click.argument("rows", type=NUMBER, nargs=-1, required=True, metavar="SEQ...")
@option("--reason", required=True, vi="Vì sao; ở lại trong nhật ký.", en="Why; stays in the log.")
@option("--yes", is_flag=True, required=True, vi="Chắc chắn xóa.", en="Be sure.")
@as_option
@json_option
@click.pass_obj
def purge(
    session: Session,
    *,
    rows: tuple[int, ...],
    reason: str,
    yes: bool,  # noqa: ARG001 - click sees to it
    actor: str | None,
    as_json: bool,
) -> None:
    """Purge rows of the log."""
    with session.desk() as parts:
        gone = parts.desk.people.purge(session.actor(actor), rows, checked_argument(reason) or "")
    if as_json:
        print_json({"purged": gone})
    else:
        were = "was" if gone == 1 else "were"
        say(session.text(f"Đã xóa {gone} trường", f"{counted(gone, 'field')} {were} deleted"))
    if not gone:
        raise Stopped(Exit.NOT_FOUND)


@log.command(
    words=Words(
        "Gộp nhật ký của nhiều bàn, đã xuất bằng --format jsonl, theo thời gian. Mỗi dòng mang "
        "tên tệp của bàn mình; chuỗi mã băm của từng bàn vẫn kiểm tra riêng bằng log verify.",
        "Merge the logs of several desks, exported with --format jsonl, by time. Each row carries "
        "the name of its desk's file; each desk's chain is still verified by itself.",
    )
)
@click.argument("files", type=click.Path(dir_okay=False, path_type=Path), nargs=-1, required=True)
@option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    vi="Tệp sẽ ghi.",
    en="The file to write.",
)
@json_option
@click.pass_obj
def merge(session: Session, files: tuple[Path, ...], *, out: Path, as_json: bool) -> None:
    """Merge exported logs."""
    merged = export.merge(files, out)
    if as_json:
        print_json(
            {
                "out": str(out),
                "desks": [
                    {"desk": one.desk, "rows": one.rows, "log_head": one.head}
                    for one in merged.parts
                ],
                "decided_at_several_desks": merged.decided_twice,
            }
        )
        return
    for one in merged.parts:
        say(
            session.text(
                f"{one.desk}: {one.rows} dòng; mã băm mới nhất: {one.head}",
                f"{one.desk}: {one.rows} rows; newest hash: {one.head}",
            )
        )
    say(
        session.text(
            f"{merged.decided_twice} ý kiến được nhiều bàn quyết định",
            f"{merged.decided_twice} comments were decided at several desks",
        )
    )


def _print(session: Session, found: Verification, expect: str | None, *, missing: bool) -> None:
    for fault in found.faults:
        say(f"{fault.seq}: {fault.kind}: {fault.words.text(session.language)}")
    if missing:
        say(
            session.text(
                f"Mã băm {expect} không còn trong nhật ký: phần cuối đã bị cắt hoặc viết lại",
                f"The hash {expect} is not in the log any more: its end was cut or rewritten",
            )
        )
    elif found.intact:
        say(session.text("Nhật ký còn nguyên vẹn.", "The log is intact."))
    say(
        session.text(
            f"{found.entries} dòng, trong đó {found.answers} lần trang báo trả lời; mã băm mới"
            f" nhất, của dòng {found.newest}: {found.head}",
            f"{found.entries} rows, {found.answers} of them answers of sites; newest hash, of row"
            f" {found.newest}: {found.head}",
        )
    )
    if found.sealed_missing:
        say(
            session.text(
                f"{found.sealed_missing} trường cá nhân đã được xóa có ghi lại",
                f"{found.sealed_missing} personal fields were purged, which is on record",
            )
        )
    say(_REWRITTEN.text(session.language))


def _rows(parts: compose.Parts, query: LogQuery) -> Iterator[LogRow]:
    """Read the log page by page, so that no reading stays open while a file is written."""
    after = 0
    while page := parts.desk.log(query, after, _PAGE):
        yield from page
        after = page[-1].seq


def _site(session: Session, sites: tuple[SiteRecord, ...], wanted: str) -> SiteRecord:
    for site in sites:
        address = site.info.address.rstrip("/")
        if wanted in {str(site.id), site.info.name} or wanted.rstrip("/") == address:
            return site
    tell(session.text(f"Không có trang báo {wanted}", f"There is no site {wanted}"))
    raise Stopped(Exit.NOT_FOUND)
