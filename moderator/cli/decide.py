"""``decide`` and ``undo``: a moderator's acts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from msgspec.structs import replace

from moderator import compose
from moderator.cli.filtering import read_line
from moderator.cli.lines import finding_record
from moderator.cli.output import Exit, Stopped, print_json, say, tell
from moderator.cli.speech import NUMBER, Command, option
from moderator.cli.sweeping import decide_all
from moderator.cli.times import stamp
from moderator.errors import ModeratorError
from moderator.export.labels import RESULTS, VERDICTS, label
from moderator.model import (
    Decided,
    DecidedItem,
    Decision,
    EditClass,
    ItemResult,
    Question,
    Verdict,
    Words,
)
from moderator.model.deciding import EVERY_QUESTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.cli.session import Session
    from moderator.desk import Desk
    from moderator.model import RejectReason, Undoable

_BY_COMMAND = (
    Verdict.APPROVE,
    Verdict.REJECT,
    Verdict.SPAM,
    Verdict.HOLD,
    Verdict.CHIEF,
    Verdict.RETURN,
)

as_option = option(
    "--as",
    "actor",
    metavar="NAME",
    vi="Tên ghi vào nhật ký.",
    en="The name written to the log.",
)
json_option = option("--json", "as_json", is_flag=True, vi="In ra JSON.", en="Print JSON.")
yes_option = option(
    "--yes",
    is_flag=True,
    vi="Trả lời có cho mọi câu hỏi; việc không có quyền thì vẫn bị từ chối.",
    en="Answer every question with yes; what you may not do is refused all the same.",
)


@click.command(
    cls=Command,
    words=Words(
        "Quyết định một hay nhiều ý kiến.\n\n"
        "Điều cần hỏi thêm (ví dụ ý kiến cha chưa đăng) được báo lại và thoát với mã 3; các ý "
        "kiến khác trong cùng lệnh vẫn được quyết định. Từ chối thì cần --reason: thiếu thì các lý "
        "do được liệt kê; thêm --yes thì từ chối không kèm lý do.",
        "Decide one comment or several.\n\n"
        "What needs an answer first (a parent that is not published) is reported with exit code "
        "3; the other comments of the same call are decided. A rejection wants --reason: without "
        "it the reasons are listed; with --yes it goes without one.",
    ),
)
@click.argument("comments", type=NUMBER, nargs=-1, metavar="ID...")
@click.argument("verdict", type=click.Choice([verdict.value for verdict in _BY_COMMAND]))
@option(
    "--filter",
    "line",
    metavar="LINE",
    vi="Thay cho ID: mọi ý kiến khớp dòng lọc, mặc định trong số đang chờ; --yes mới làm.",
    en="Instead of IDs: all that a filter line finds, by default among the pending; needs --yes.",
)
@option("--text", vi="Nội dung đã sửa (một ý kiến).", en="The text as edited (one comment).")
@option(
    "--text-file",
    metavar="FILE|-",
    vi="Đọc nội dung đã sửa từ tệp UTF-8; một dấu xuống dòng cuối được bỏ.",
    en="Read the edited text from a UTF-8 file; one line break at its end is dropped.",
)
@option("--name", vi="Tên bạn đọc đã sửa (một ý kiến).", en="The reader's name as edited.")
@option("--reason", vi="Lý do: mã hoặc lời.", en="The reason: a code or words.")
@option("--note", vi="Ghi chú cho bàn duyệt.", en="A note for the desk.")
@option(
    "--edit-reason",
    type=click.Choice([one.value for one in EditClass]),
    vi="Vì sao sửa; không nêu thì tự nhận từ chỗ đã sửa.",
    en="Why text or name were changed; by default told from the change.",
)
@option(
    "--seen",
    type=NUMBER,
    metavar="VERSION",
    vi="Chỉ quyết định nếu bản hiện tại đúng là bản này (một ý kiến).",
    en="Decide only if this is still the newest version (one comment).",
)
@yes_option
@as_option
@json_option
@click.pass_obj
def decide(
    session: Session,
    *,
    comments: tuple[int, ...],
    verdict: str,
    line: str | None,
    text: str | None,
    text_file: str | None,
    name: str | None,
    reason: str | None,
    note: str | None,
    edit_reason: str | None,
    seen: int | None,
    yes: bool,
    actor: str | None,
    as_json: bool,
) -> None:
    """Decide comments."""
    comments = tuple(dict.fromkeys(comments))
    if bool(comments) == (line is not None):
        raise click.UsageError(session.text("Cần ID, hoặc --filter", "IDs, or --filter"))
    wanted = None if line is None else read_line(session, line)
    if text_file is not None:
        if text is not None:
            raise click.UsageError("--text / --text-file")
        text = read_text(text_file)
    if (text is not None or name is not None or seen is not None) and len(comments) != 1:
        raise click.UsageError(
            session.text(
                "--text, --name và --seen chỉ dùng với một ý kiến",
                "--text, --name and --seen go with one comment only",
            )
        )
    with session.desk() as parts:
        code = compose.reason_code(parts.settings, reason)
        if verdict == Verdict.REJECT and code is None and not yes and parts.settings.reasons:
            ask_reason(session, parts.settings.reasons, comments, as_json=as_json)
        decision = Decision(
            verdict=Verdict(verdict),
            comments=comments,
            actor=session.actor(actor),
            seen={} if seen is None else {comments[0]: seen},
            text=checked_argument(text),
            name=checked_argument(name),
            reason=code,
            note=checked_argument(note),
            edit=None if edit_reason is None else EditClass(edit_reason),
            confirmed=EVERY_QUESTION if yes else frozenset(),
        )
        if wanted is not None:
            decide_all(session, parts, wanted, decision, sure=yes, as_json=as_json)
            return
        decided = decide_what_can_be(parts.desk, decision)
    report(session, decided, Verdict(verdict), as_json=as_json)


@click.command(
    cls=Command,
    words=Words(
        "Hoàn tác một quyết định, mặc định là quyết định mới nhất của người này.\n\n"
        "Quyết định cho nhiều ý kiến được hỏi lại trước (mã 3); thêm --yes để hoàn tác tất cả.",
        "Take back a decision, by default this person's newest.\n\n"
        "One about several comments is asked about first (exit code 3); --yes takes all back.",
    ),
)
@click.argument("decision", required=False)
@yes_option
@as_option
@json_option
@click.pass_obj
def undo(
    session: Session, decision: str | None, *, yes: bool, actor: str | None, as_json: bool
) -> None:
    """Take back a decision."""
    name = session.actor(actor)
    with session.desk() as parts:
        found = parts.desk.undoable(name) if decision is None else parts.desk.decision(decision)
        if found is None:
            tell(session.text("Không có gì để hoàn tác", "There is nothing to undo"))
            raise Stopped(Exit.NOT_FOUND)
        if len(found.comments) > 1 and not yes:
            ask_undo(session, found, as_json=as_json)
        undone = parts.desk.undo(name, found.decision)
    message = undone.words.text(session.language)
    if as_json:
        print_json(
            {
                "decision": undone.decision,
                "comments": list(undone.comments),
                "cancelled": undone.cancelled,
                "queued": undone.queued,
                "message": message,
            }
        )
    else:
        verdict = label(VERDICTS, found.verdict, session.language)
        say(f"{verdict}: {found.author}: {found.excerpt}")
        say(message)
    if not undone.comments:
        raise Stopped(Exit.ASKED)


def ask_undo(session: Session, found: Undoable, *, as_json: bool) -> NoReturn:
    """Say how many comments an undo would move; nothing is undone."""
    count = len(found.comments)
    words = Words(
        f"Quyết định này về {count} ý kiến: thêm --yes để hoàn tác tất cả",
        f"This decision is about {count} comments: add --yes to take all of it back",
    )
    message = words.text(session.language)
    if as_json:
        print_json(
            {
                "decision": found.decision,
                "comments": [],
                "cancelled": 0,
                "queued": 0,
                "message": message,
                "questions": [{"code": "several", "comments": count, "message": message}],
            }
        )
    else:
        verdict = label(VERDICTS, found.verdict, session.language)
        say(f"{verdict}: {found.author}: {found.excerpt}")
        tell(message)
    raise Stopped(Exit.ASKED)


def ask_reason(
    session: Session, reasons: Sequence[RejectReason], comments: Sequence[int], *, as_json: bool
) -> NoReturn:
    """Say which reasons there are for a rejection, as the window does; nothing is decided."""
    words = Words("Cần lý do từ chối", "A rejection wants a reason")
    if as_json:
        questions = tuple(Question("reason", one, words) for one in comments)
        items = tuple(DecidedItem(one, ItemResult.ASK, words) for one in comments)
        record = decided_record(Decided(None, items, questions), session.language)
        known = [{"code": one.code, "words": session.words(one.words)} for one in reasons]
        print_json({**record, "reasons": known})
    else:
        for one in reasons:
            say(f"{one.code:<18}{session.words(one.words)}")
        tell(
            session.text(
                "Cần lý do từ chối: thêm --reason với một mã ở trên, hoặc lời của bạn; "
                "--yes: từ chối không kèm lý do",
                "A rejection wants a reason: add --reason with a code from above, or words of your "
                "own; --yes: reject without one",
            )
        )
    raise Stopped(Exit.ASKED)


def decide_what_can_be(desk: Desk, decision: Decision) -> Decided:
    """Decide every comment about which nothing must be asked first.

    The desk writes nothing while a question is open, so those comments are set aside and the
    rest is decided without them. The answer holds all comments in the order asked.
    """
    asked: dict[int, DecidedItem] = {}
    questions: list[Question] = []
    while True:
        rest = tuple(one for one in decision.comments if one not in asked)
        if not rest:
            decided = Decided(None, ())
            break
        decided = desk.decide(replace(decision, comments=rest))
        if not decided.questions:
            break
        questions += decided.questions
        for question in decided.questions:
            asked[question.comment_id] = DecidedItem(
                question.comment_id, ItemResult.ASK, question.words
            )
    items = {item.comment_id: item for item in decided.items} | asked
    ordered = tuple(items[one] for one in decision.comments if one in items)
    return replace(decided, items=ordered, questions=tuple(questions))


def decided_record(decided: Decided, language: str) -> dict[str, Any]:
    """Return what a decision did as JSON."""
    return {
        "decision": decided.decision,
        "items": [
            {
                "id": item.comment_id,
                "result": item.result.value,
                "message": None if item.words is None else item.words.text(language),
            }
            for item in decided.items
        ],
        "questions": [_question_record(one, language) for one in decided.questions],
        "answered": [_question_record(one, language) for one in decided.answered],
        "due_at": None if decided.due_at is None else stamp(decided.due_at),
    }


def _question_record(question: Question, language: str) -> dict[str, Any]:
    return {
        "code": question.code,
        "id": question.comment_id,
        "message": question.words.text(language),
        "findings": [finding_record(one, language) for one in question.findings],
    }


def report(session: Session, decided: Decided, verdict: Verdict, *, as_json: bool) -> None:
    """Print what a decision did; raise ``Stopped`` unless every comment was decided."""
    if as_json:
        print_json(decided_record(decided, session.language))
    else:
        done = label(VERDICTS, verdict, session.language)
        for item in decided.items:
            result = done if item.result is ItemResult.DONE else result_words(session, item)
            words = session.words(item.words)
            say(f"{item.comment_id}: {result}" + (f": {words}" if words else ""))
            for one in decided.answered:
                if one.comment_id == item.comment_id:
                    say(f"  --yes: {session.words(one.words)}")
        if decided.decision is not None:
            say(session.text(f"Quyết định {decided.decision}", f"Decision {decided.decision}"))
        if decided.questions:
            tell(session.text("Thêm --yes nếu vẫn muốn làm", "Add --yes to go on all the same"))
    code = outcome(decided)
    if code is not Exit.DONE:
        raise Stopped(code)


def result_words(session: Session, item: DecidedItem) -> str:
    """Return what became of a comment, in words."""
    return label(RESULTS, item.result.value, session.language)


def outcome(decided: Decided) -> Exit:
    """Return the exit code for what became of the comments."""
    results = {item.result for item in decided.items}
    if ItemResult.MISSING in results:
        return Exit.NOT_FOUND
    return Exit.DONE if results <= {ItemResult.DONE, ItemResult.ALREADY} else Exit.ASKED


def checked_argument(value: str | None) -> str | None:
    """Return an argument's text; bytes that are no UTF-8 are wrong usage."""
    if value is not None and any("\ud800" <= character <= "\udfff" for character in value):
        raise click.UsageError("UTF-8")
    return value


def read_text(file: str) -> str:
    """Return the text of ``file`` (``-``: standard input) without one line break at its end."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise ModeratorError(
            f"{file}: {error.strerror}",
            title=Words("Không đọc được tệp", "The file cannot be read"),
        ) from error
    except UnicodeDecodeError as error:
        raise ModeratorError(
            f"{file}: {error}", title=Words("Tệp không phải UTF-8", "The file is not UTF-8")
        ) from error
    return text.removesuffix("\n").removesuffix("\r")
