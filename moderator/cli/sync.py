"""``sync``: tell the sites what was decided, fetch what is new."""

from __future__ import annotations

import signal
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from moderator.cli.output import NO_SITE, Exit, Stopped, print_json, tell
from moderator.cli.rounds import Rounds
from moderator.cli.sites import site_line
from moderator.cli.speech import Command, option
from moderator.cli.times import stamp
from moderator.model import Round, SiteRecord, Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType

    from moderator.cli.session import Session

_ADDED = (
    "fetched",
    "changed",
    "delivered",
    "already",
    "conflicts",
    "gone",
    "refused",
    "retried",
    "waiting",
    "reconciled",
    "unconfirmed",
)


@click.command(
    cls=Command,
    words=Words(
        "Gửi quyết định và lấy ý kiến mới; lặp mãi cho tới khi bị ngắt, trừ khi có --once.\n\n"
        'In ra mỗi vòng một dòng JSON: {"fetched", "delivered", "waiting", "next_due", …}.',
        "Send decisions and fetch what is new; goes on until interrupted, unless --once.\n\n"
        'Prints a line of JSON a round: {"fetched", "delivered", "waiting", "next_due", …}.',
    ),
)
@option("--once", is_flag=True, vi="Chỉ một vòng.", en="One round only.")
@option(
    "--now",
    is_flag=True,
    vi="Gửi ngay, không chờ hết thời gian hoàn tác.",
    en="Send at once, without waiting for the undo window.",
)
@option(
    "--reconcile",
    is_flag=True,
    vi="Đối chiếu lại những ý kiến đã biết với trang báo.",
    en="Also read back the comments that are known.",
)
@option("--json", "as_json", is_flag=True, vi="In ra JSON (mặc định).", en="Print JSON (default).")
@click.pass_obj
def sync(session: Session, *, once: bool, now: bool, reconcile: bool, as_json: bool) -> None:
    """Run rounds of sync."""
    del as_json  # accepted for the sake of scripts that say it everywhere
    stop = threading.Event()
    before = stop_on_signals(stop)
    try:
        with (
            session.desk() as parts,
            Rounds(parts) as all_,
        ):
            if not all_.sites():
                tell(NO_SITE.text(session.language))
            while True:
                done = all_.run(now=now, reconcile=True if reconcile else None, stop=stop.is_set)
                print_json(round_record(done, session.language))
                for record, one in done:
                    if one.problem is not None:
                        _complain(session, record, one)
                if once:
                    break
                if stop.wait(all_.pause(datetime.now(UTC))):
                    return
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if any(one.problem is not None for _, one in done):
        raise Stopped(Exit.SITE)


def round_record(done: Iterable[tuple[SiteRecord, Round]], language: str) -> dict[str, Any]:
    """Return the rounds of all sites as JSON: sums, the earliest due time, and each site's own."""
    rounds = list(done)
    dues = [one.next_due for _, one in rounds if one.next_due is not None]
    record: dict[str, Any] = {name: sum(getattr(one, name) for _, one in rounds) for name in _ADDED}
    record["next_due"] = stamp(min(dues)) if dues else None
    record["sites"] = [
        {
            "site": site.info.address,
            "site_id": site.id,
            **{name: getattr(one, name) for name in _ADDED},
            "next_due": None if one.next_due is None else stamp(one.next_due),
            "problem": None if one.problem is None else one.problem.text(language),
            "detail": one.detail,
        }
        for site, one in rounds
    ]
    return record


def _complain(session: Session, record: SiteRecord, done: Round) -> None:
    words = session.words(done.problem)
    detail = f" ({done.detail})" if done.detail else ""
    tell(f"{site_line(record)}: {words}{detail}")


def stop_on_signals(stop: threading.Event) -> dict[int, Any]:
    """Let SIGINT and SIGTERM end the round between two requests, and return the old handlers.

    A second signal ends it at once: a site that does not answer can hold a request for minutes.
    What was being sent then is sent again with the same key.
    """

    def end(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    return {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
