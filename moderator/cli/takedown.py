"""``takedown``: an urgent removal, at once, until the public page no longer shows the comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from moderator import compose
from moderator.cli.decide import (
    as_option,
    checked_argument,
    decided_record,
    json_option,
    outcome,
    result_words,
)
from moderator.cli.output import Exit, Stopped, print_json, say, tell
from moderator.cli.rounds import Rounds
from moderator.cli.sites import site_line
from moderator.cli.speech import NUMBER, Command, option
from moderator.errors import ModeratorError, SiteError
from moderator.model import Decided, Decision, DeliveryState, Row, SiteRecord, State, Verdict, Words
from moderator.model.deciding import EVERY_QUESTION

if TYPE_CHECKING:
    from moderator.cli.session import Session
    from moderator.model import Round

_ARRIVED = frozenset({DeliveryState.DELIVERED, DeliveryState.ALREADY, DeliveryState.GONE})


@click.command(
    cls=Command,
    words=Words(
        "Gỡ khẩn cấp một ý kiến, theo mã hoặc theo liên kết công khai.\n\n"
        "Gửi ngay, trước mọi việc khác; chỉ xong khi trang công khai, đọc không đăng nhập, không "
        "còn hiện ý kiến. Khi còn hiện hoặc chưa xem được: mã thoát 3.",
        "Take a comment down at once, by its id or its public link.\n\n"
        "Goes ahead of everything; done only when the public page, read without a login, no "
        "longer shows it. While it does, or cannot be read: exit code 3.",
    ),
)
@click.argument("comment", metavar="ID|LINK")
@option("--ordered-by", required=True, vi="Ai ra lệnh.", en="Who ordered it.")
@option("--document", required=True, vi="Theo văn bản nào.", en="Under which document.")
@option("--note", vi="Ghi chú cho bàn duyệt.", en="A note for the desk.")
@as_option
@json_option
@click.pass_obj
def takedown(
    session: Session,
    *,
    comment: str,
    ordered_by: str,
    document: str,
    note: str | None,
    actor: str | None,
    as_json: bool,
) -> None:
    """Take a comment down."""
    with (
        session.desk() as parts,
        Rounds(parts) as rounds,
    ):
        found = _find(session, parts, rounds, comment)
        replies = parts.desk.published_replies(found)
        decision = Decision(
            verdict=Verdict.TAKEDOWN,
            comments=(found,),
            actor=session.actor(actor),
            ordered_by=checked_argument(ordered_by),
            document=checked_argument(document),
            note=checked_argument(note),
            confirmed=EVERY_QUESTION,
        )
        decided = parts.desk.decide(decision)
        record = _site_of(parts, found)
        done = rounds.of(record).round()
        visible = _visible(parts, rounds, record, found)
    code = outcome(decided)
    if code is Exit.DONE and visible is not False:
        arrived = done.delivered + done.already > 0
        code = Exit.SITE if done.problem is not None and not arrived else Exit.ASKED
    if as_json:
        print_json(_record(session, decided, visible, replies, done))
    else:
        _print(session, decided, visible, replies)
    if done.problem is not None:
        detail = f" ({done.detail})" if done.detail else ""
        tell(f"{site_line(record)}: {done.problem.text(session.language)}{detail}")
    if code is not Exit.DONE:
        raise Stopped(code)


def _find(session: Session, parts: compose.Parts, rounds: Rounds, comment: str) -> int:
    """Return the id of a comment that is known here or found by asking the sites."""
    wanted = comment.strip()
    if wanted.isascii() and wanted.isdigit():
        number: int = NUMBER.convert(wanted, None, None)
        if parts.desk.rows([number]):
            return number
    else:
        known = parts.desk.find(wanted)
        if known is not None:
            return known
        faults: list[SiteError] = []
        for record in rounds.sites():
            try:
                found = rounds.of(record).find(wanted)
            except SiteError as error:
                faults.append(error)
                continue
            if found is not None:
                return found
        if faults:
            raise faults[0]
    tell(session.text(f"Không tìm thấy ý kiến {comment}", f"There is no comment {comment}"))
    raise Stopped(Exit.NOT_FOUND)


def _site_of(parts: compose.Parts, comment: int) -> SiteRecord:
    (row,) = parts.desk.rows([comment])
    return next(record for record in parts.desk.sites() if record.id == row.site_id)


def _visible(parts: compose.Parts, rounds: Rounds, record: SiteRecord, comment: int) -> bool | None:
    """Return whether the public page shows the comment; None while nobody could look.

    False is what the round itself saw and wrote into the log.
    """
    with parts.store.read() as reading:
        standing = reading.standings([comment])[comment]
        unsure = {one.comment_id for one in reading.unchecked_takedowns(record.id)}
    if standing.state is not State.TAKEN_DOWN or standing.delivery not in _ARRIVED:
        return None
    if comment not in unsure:
        return False
    return _look(rounds, record, standing.remote_id)


def _look(rounds: Rounds, record: SiteRecord, remote_id: str) -> bool | None:
    try:
        site = compose.open_site(rounds.secrets, record.info)
    except ModeratorError:
        return None
    try:
        comment = site.reread([remote_id]).get(remote_id)
        return None if comment is None else site.publicly_visible(comment)
    except SiteError:
        return None
    finally:
        site.close()


def _record(
    session: Session,
    decided: Decided,
    visible: bool | None,  # noqa: FBT001  # three values, not a switch
    replies: tuple[Row, ...],
    done: Round,
) -> dict[str, Any]:
    return {
        **decided_record(decided, session.language),
        "publicly_visible": visible,
        "published_replies": [
            {"id": row.id, "remote_id": row.remote_id, "author": row.author, "text": row.text}
            for row in replies
        ],
        "problem": session.words(done.problem),
    }


def _print(
    session: Session,
    decided: Decided,
    visible: bool | None,  # noqa: FBT001  # likewise
    replies: tuple[Row, ...],
) -> None:
    for item in decided.items:
        words = session.words(item.words)
        say(f"{item.comment_id}: {result_words(session, item)}" + (f": {words}" if words else ""))
    if visible is False:
        say(session.text("Trang công khai không còn hiện.", "The public page shows it no more."))
    else:
        say(
            session.text(
                "CHƯA XONG: trang công khai vẫn hiện ý kiến này.",
                "NOT DONE: the public page still shows the comment.",
            )
            if visible
            else session.text(
                "CHƯA XONG: chưa chắc trang công khai đã thôi hiện ý kiến này.",
                "NOT DONE: the public page may still show the comment.",
            )
        )
    if replies:
        say(session.text("Câu trả lời đang hiện bên dưới:", "Published replies below it:"))
    for row in replies:
        say(f"  {row.id}  {row.author}: {' '.join(row.text.split())}")
