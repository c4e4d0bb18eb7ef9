"""``board``: what waits, what was decided and how the rules fared, in numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import click
from msgspec.structs import asdict

from moderator.cli.decide import as_option, json_option
from moderator.cli.output import print_json, progress, say
from moderator.cli.speech import Command, option
from moderator.cli.times import shown, stamp
from moderator.model import Words
from moderator.model.figures import AGES, DELAYS, REMOVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.cli.session import Session
    from moderator.model.figures import Figures, Queued, Share, Split

_LONGEST: Final = 3660
_SHOWN: Final = 12

_AGREEMENT: Final = {
    "caught": Words("có dấu hiệu, đã loại", "noticed, removed"),
    "mended": Words("có dấu hiệu, sửa rồi duyệt", "noticed, approved after an edit"),
    "overruled": Words("có dấu hiệu, duyệt nguyên văn", "noticed, approved as it was"),
    "missed": Words("không dấu hiệu, đã loại", "not noticed, removed"),
    "passed": Words("không dấu hiệu, đã duyệt", "not noticed, approved"),
}


@click.command(
    cls=Command,
    words=Words(
        "Bảng theo dõi: cái gì đang chờ, đã quyết định những gì, quy tắc làm được đến đâu.",
        "The board: what waits, what was decided, how the rules fared.",
    ),
)
@option(
    "--days",
    type=click.IntRange(1, _LONGEST),
    default=7,
    show_default=True,
    vi="Mấy ngày.",
    en="How many days.",
)
@option(
    "--to",
    "last",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    vi="Ngày cuối (mặc định: hôm nay).",
    en="The last day (default: today).",
)
@option(
    "--site",
    type=click.IntRange(1),
    vi="Chỉ trang báo có mã này.",
    en="Only the site with this id.",
)
@option("--section", vi="Chỉ chuyên mục này, đúng tên.", en="Only this section, by its whole name.")
@as_option
@json_option
@click.pass_obj
def board(
    session: Session,
    *,
    days: int,
    last: datetime | None,
    site: int | None,
    section: str | None,
    actor: str | None,
    as_json: bool,
) -> None:
    """Count and tell. Figures of people come only for whom they are, and where they are on."""
    from moderator.desk.board import scope

    end = (datetime.now(UTC).astimezone() if last is None else last).date()
    wanted = scope(end - timedelta(days=days - 1), end, site_id=site, section=section)
    with session.desk() as parts:
        queued = parts.desk.board.queued(wanted)
        told = progress() or (lambda _done, _total: None)
        figures = parts.desk.board.decided(wanted, session.actor(actor), told)
    if as_json:
        print_json(_json(queued, figures))
        return
    for line in _lines(session, queued, figures):
        say(line)


def _lines(session: Session, queued: Queued, figures: Figures) -> list[str]:
    text = session.text
    oldest = "–" if queued.oldest is None else shown(queued.oldest)
    lines = [
        text(
            f"Đang chờ: {queued.total}, cũ nhất từ {oldest}",
            f"Waiting: {queued.total}, the oldest since {oldest}",
        ),
        text("Đã quyết định: ", "Decided: ") + _counted(session, figures.decided),
        text(
            f"Đã hoàn tác: {figures.taken_back}; trang báo quyết định: {figures.elsewhere}",
            f"Taken back: {figures.taken_back}; decided on the site: {figures.elsewhere}",
        ),
    ]
    if figures.delays.median is not None and figures.delays.nine_of_ten is not None:
        median, most = (
            _lasting(one) for one in (figures.delays.median, figures.delays.nine_of_ten)
        )
        lines.append(
            text(
                f"Từ lúc gửi đến quyết định: một nửa trong {median}, chín phần mười trong {most}",
                f"From sending to the decision: half within {median}, nine of ten within {most}",
            )
        )
    said = asdict(figures.agreement)
    lines += [f"{words.text(session.language)}: {said[key]}" for key, words in _AGREEMENT.items()]
    findings = [(kind.value, split) for kind, split in figures.findings.items()]
    blocks: list[tuple[str, Sequence[tuple[str, Split]]]] = [
        (text("Theo dấu hiệu:", "By finding:"), findings),
        (text("Theo chuyên mục:", "By section:"), _named(figures.sections)),
        (text("Theo bài:", "By article:"), _named(figures.articles)),
        (text("Theo người duyệt:", "By moderator:"), _named(figures.people or ())),
    ]
    for title, rows in blocks:
        if rows:
            lines.append(title)
            lines += [f"  {name}: {_counted(session, split)}" for name, split in rows[:_SHOWN]]
    return lines


def _named(shares: Sequence[Share]) -> list[tuple[str, Split]]:
    return [(one.name or "–", one.decided) for one in shares]


def _counted(session: Session, split: Split) -> str:
    return session.text(
        f"{split.total} (duyệt {split.approved}, loại {split.removed})",
        f"{split.total} ({split.approved} approved, {split.removed} removed)",
    )


def _lasting(seconds: float) -> str:
    """Return hours, minutes and seconds as clocks write them."""
    hours, rest = divmod(round(seconds), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"


def _json(queued: Queued, figures: Figures) -> dict[str, Any]:
    return {
        "waiting": {
            "total": queued.total,
            "oldest": None if queued.oldest is None else stamp(queued.oldest),
            "by_age_minutes": _by(AGES, queued.ages),
            "held": queued.held,
            "chief": queued.chief,
            "conflicts": queued.conflicts,
            "aside": queued.aside,
        },
        "since": stamp(figures.scope.since),
        "until": stamp(figures.scope.until),
        "decided": asdict(figures.decided),
        "verdicts": {verdict.value: count for verdict, count in figures.verdicts.items()},
        "removing": sorted(verdict.value for verdict in REMOVING),
        "taken_back": figures.taken_back,
        "elsewhere": figures.elsewhere,
        "steps": [
            {"since": stamp(one.begins), **asdict(one.decided), "elsewhere": one.elsewhere}
            for one in figures.steps
        ],
        "seconds_to_decision": {
            "median": figures.delays.median,
            "nine_of_ten": figures.delays.nine_of_ten,
            "by_minutes": _by(DELAYS, figures.delays.counts),
        },
        "findings": {kind.value: asdict(split) for kind, split in figures.findings.items()},
        "agreement": asdict(figures.agreement),
        "edits": {why.value: count for why, count in figures.edits.items()},
        "sections": [_share(one) for one in figures.sections],
        "articles": [{"id": one.id, **_share(one)} for one in figures.articles],
        "people": None
        if figures.people is None
        else [
            {**_share(one), "edited": one.edited, "median": one.median} for one in figures.people
        ],
    }


def _share(one: Share) -> dict[str, Any]:
    return {"name": one.name, **asdict(one.decided)}


def _by(edges: Sequence[int], counts: Sequence[int]) -> list[dict[str, int | None]]:
    """Return counts with the minutes below which each lies; the last has no end."""
    return [
        {"below": below, "count": count}
        for below, count in zip((*edges, None), counts, strict=True)
    ]
