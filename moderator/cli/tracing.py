"""``readers find``: everything by one reader, with how surely each comment is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from moderator.cli.decide import checked_argument, json_option
from moderator.cli.output import print_json, say
from moderator.cli.speech import Command, option
from moderator.model import Words
from moderator.model.terms import STATE_WORDS
from moderator.model.trace import SURE, ClueKind, How

if TYPE_CHECKING:
    from moderator.cli.session import Session
    from moderator.model.trace import Trace

_HOW = {
    How.ACCOUNT: Words("cùng tài khoản", "same account"),
    How.EMAIL: Words(
        "cùng thư điện tử chưa xác minh, có thể là người khác",
        "same e-mail address, unverified, may be others",
    ),
    How.COMMENT: Words("ý kiến của liên kết này", "the comment of this link"),
    How.LINK: Words("có liên kết này, có thể là người khác", "holds this link, may be others"),
    How.ADDRESS: Words(
        "cùng địa chỉ mạng, có thể là người khác", "same network address, may be others"
    ),
    How.NAME: Words("chỉ trùng tên, có thể là người khác", "name only, may be others"),
}


@click.command(
    cls=Command,
    words=Words(
        "Tìm mọi ý kiến của một bạn đọc qua tên, thư, tài khoản, địa chỉ mạng, liên kết.\n\n"
        "Tên không nói lên ai: chỉ trùng tên được ghi riêng.",
        "Find everything by one reader: name, e-mail, account, network address, link.\n\n"
        "A name proves nothing: who only signs the same is told apart.",
    ),
)
@click.argument("text")
@option(
    "--kind",
    type=click.Choice([one.value for one in ClueKind]),
    vi="Đó là gì; không ghi thì tự nhận biết.",
    en="What it is; recognised if not given.",
)
@json_option
@click.pass_obj
def find(session: Session, text: str, *, kind: str | None, as_json: bool) -> None:
    """Find everything by one reader."""
    checked_argument(text)
    with session.desk() as parts:
        trace = parts.desk.requests.find(text, None if kind is None else ClueKind(kind))
    if as_json:
        print_json(_record(trace))
        return
    if trace is None or not trace.count:
        say(session.text("Không tìm thấy ý kiến nào", "No comment was found"))
        return
    for how, ids in trace.ids.items():
        states = ", ".join(
            f"{STATE_WORDS[state].text(session.language)} {total}"
            for state, total in trace.states[how].items()
        )
        say(f"{_HOW[how].text(session.language)}: {len(ids)} ({states})")
        say("  " + " ".join(map(str, ids)))


def _record(trace: Trace | None) -> dict[str, Any]:
    if trace is None:
        return {"kind": None, "value": None, "matches": [], "identities": []}
    return {
        "kind": trace.clue.kind.value,
        "value": trace.clue.value,
        "matches": [
            {
                "by": how.value,
                "sure": how in SURE,
                "comments": list(ids),
                "more": how in trace.more,
                "states": {state.value: total for state, total in trace.states[how].items()},
            }
            for how, ids in trace.ids.items()
        ],
        "identities": [
            {
                "site_id": one.site_id,
                "by": {"a": "account", "e": "email"}.get(one.reader[:1], ""),
                "reader": one.reader[2:],
                "names": list(one.names),
                "comments": one.comments,
            }
            for one in trace.identities
        ],
    }
