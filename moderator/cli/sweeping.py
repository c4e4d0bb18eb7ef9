"""``decide --filter``: all that a line finds, previewed first and decided in steps."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from moderator.cli.output import Exit, Stopped, print_json, say, tell
from moderator.export.labels import VERDICTS, label
from moderator.filters.queries import narrowed
from moderator.model import ItemResult, Query, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator import compose
    from moderator.cli.session import Session
    from moderator.model import Decision, Filter, Swept

SHOWN = 20
"""Comments of which it is said one by one why they are left, where a person reads."""

RESULTS = {
    ItemResult.DONE: Words("làm được", "done"),
    ItemResult.ALREADY: Words("đã như vậy từ trước", "already so"),
    ItemResult.CHANGED: Words("đã đổi từ khi đọc danh sách", "changed since the list was read"),
    ItemResult.MISSING: Words("không còn", "no longer there"),
    ItemResult.ASK: Words("cần hỏi thêm", "raising a question"),
    ItemResult.IMPOSSIBLE: Words("không làm được", "not possible"),
}


def decide_all(
    session: Session,
    parts: compose.Parts,
    wanted: Filter,
    decision: Decision,
    *,
    sure: bool,
    as_json: bool,
) -> None:
    """Say what ``decision`` would do with all that is found; with ``sure`` do it.

    Raises ``Stopped`` with ASKED where nothing was done yet or something was left.
    """
    from moderator.desk import sweep  # brings the database

    query = narrowed(Query(), wanted, decision.actor)
    found = sweep.gather(parts.desk, query, decision)
    act = sweep.carry_out if sure else sweep.preview
    swept = act(parts.desk, found, _progress, lambda: False)
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    if as_json:
        print_json(_record(swept, session.language))
    else:
        _print(session, swept, decision)
    if not sure and swept.total:
        tell(session.text("Chưa làm gì: thêm --yes để làm", "Nothing was done: add --yes to do it"))
    good = {ItemResult.DONE, ItemResult.ALREADY}
    if (not sure and swept.total) or not set(swept.results) <= good:
        raise Stopped(Exit.ASKED)


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done}/{total}")
        sys.stderr.flush()


def _print(session: Session, swept: Swept, decision: Decision) -> None:
    verdict = label(VERDICTS, decision.verdict, session.language)
    say(f"{verdict}: {swept.total}")
    for result, number in swept.results.items():
        words = session.words(RESULTS[result]) if result in RESULTS else result.value
        say(f"{number:>8}  {words}")
    for code, number in swept.questions.items():
        say(f"{number:>8}  ? {session.words(swept.asked[code])}")
    for code, number in swept.answered.items():
        say(f"{number:>8}  --yes: {session.words(swept.asked[code])}")
    for item in swept.left[:SHOWN]:
        words = session.words(item.words)
        say(f"{item.comment_id}: {item.result.value}" + (f": {words}" if words else ""))
    if swept.decision is not None:
        say(session.text(f"Quyết định {swept.decision}", f"Decision {swept.decision}"))


def _record(swept: Swept, language: str) -> dict[str, Any]:
    return {
        "decision": swept.decision,
        "total": swept.total,
        "looked": swept.looked,
        "results": {result.value: number for result, number in swept.results.items()},
        "questions": _asked(swept, swept.questions, language),
        "answered": _asked(swept, swept.answered, language),
        "left": [
            {
                "id": item.comment_id,
                "result": item.result.value,
                "message": None if item.words is None else item.words.text(language),
            }
            for item in swept.left
        ],
    }


def _asked(swept: Swept, numbers: Mapping[str, int], language: str) -> dict[str, Any]:
    return {
        code: {"comments": number, "message": swept.asked[code].text(language)}
        for code, number in numbers.items()
    }
