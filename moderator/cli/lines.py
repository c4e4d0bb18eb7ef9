"""``check`` and ``restore``: JSON Lines in, JSON Lines out.

All lines that are there are answered before the program waits for more, so that another program
may hold a conversation with these commands, and memory does not grow with the input. A line that
cannot be answered gets ``{"id", "line", "error"}`` in its place; the others go on.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from moderator import compose
from moderator.cli.output import Exit, Stopped, print_json, tell
from moderator.cli.speech import Command
from moderator.errors import ModeratorError
from moderator.model import Finding, Part, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from io import BufferedIOBase

    from moderator.cli.session import Session

LONGEST_LINE = 64 * 1024 * 1024
"""A longer line is refused unread, in bytes."""

_PIECE = 64 * 1024  # bytes read, and so answered, at once

Record = dict[str, Any]


class _Unusable(Exception):  # becomes an answer
    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@click.command(
    cls=Command,
    words=Words(
        "Xem chương trình nhận ra gì trong từng ý kiến (JSON Lines vào và ra).\n\n"
        'Mỗi dòng vào: {"id", "text", "name"?, "title"?, "article"?}. Mỗi dòng ra: {"id", '
        '"findings": [{"kind", "score", "spans", "reason", "suggestion"?}]}; vị trí tính theo điểm '
        "mã Unicode.",
        "Tell what the program notices in each comment (JSON Lines in and out).\n\n"
        'A line in: {"id", "text", "name"?, "title"?, "article"?}. A line out: {"id", '
        '"findings": [{"kind", "score", "spans", "reason", "suggestion"?}]}; spans are Unicode '
        "code points.",
    ),
)
@click.argument("file", default="-")
@click.pass_obj
def check(session: Session, file: str) -> None:
    """Check each line of FILE."""
    _tell_of_archive(session)
    examine = compose.examiner(session.profile)

    def answer(records: Sequence[Record]) -> Iterator[Record]:
        for record in records:
            findings = examine(
                record["text"],
                name=record["name"],
                article_title=record["title"],
                article_text=record["article"],
            )
            yield {"findings": [finding_record(one, session.language) for one in findings]}

    _answer_all(session, file, {"text": None, "name": "", "title": "", "article": ""}, answer)


@click.command(
    cls=Command,
    words=Words(
        'Phục hồi dấu tiếng Việt cho từng dòng (JSON Lines vào và ra: {"id", "text"}).',
        'Restore the diacritics of each line (JSON Lines in and out: {"id", "text"}).',
    ),
)
@click.argument("file", default="-")
@click.pass_obj
def restore(session: Session, file: str) -> None:
    """Restore each line of FILE."""
    _tell_of_archive(session)
    put_back = compose.restorer(session.profile)

    def answer(records: Sequence[Record]) -> Iterator[Record]:
        for text in put_back([record["text"] for record in records]):
            yield {"text": text}

    _answer_all(session, file, {"text": None}, answer)


def _answer_all(
    session: Session,
    file: str,
    fields: Mapping[str, str | None],
    answer: Callable[[Sequence[Record]], Iterator[Record]],
) -> None:
    """Answer each line; ``fields`` are the strings asked of it, None for one it must have."""
    refused = 0
    with _source(session, file) as source:
        for lines in _batches(source):
            read = [_read(line, fields) for _, line in lines]
            answers = answer([record for record, problem in read if problem is None])
            for (number, _), (record, problem) in zip(lines, read, strict=True):
                if problem is None:
                    print_json({"id": record.get("id"), **next(answers)})
                else:
                    refused += 1
                    sentence = problem.text(session.language)
                    print_json({"id": record.get("id"), "line": number, "error": sentence})
    if refused:
        tell(
            session.text(
                f"{refused} dòng không dùng được, đã ghi lỗi vào chỗ của dòng đó",
                f"{refused} lines could not be used; an error stands in their place",
            )
        )
        raise Stopped(Exit.ASKED)


def _tell_of_archive(session: Session) -> None:
    problem = session.words(compose.archive_problem(session.profile))
    if problem is not None:
        tell(problem)


@contextmanager
def _source(session: Session, file: str) -> Iterator[BufferedIOBase]:
    if file == "-":
        yield cast("BufferedIOBase", sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as opened:
            yield opened
    except FileNotFoundError:
        tell(session.text(f"Không có tệp {file}", f"There is no file {file}"))
        raise Stopped(Exit.NOT_FOUND) from None
    except OSError as error:
        raise ModeratorError(
            f"{file}: {error.strerror}",
            title=Words("Không đọc được tệp", "The file cannot be read"),
        ) from error


def _batches(source: BufferedIOBase) -> Iterator[list[tuple[int, bytes | None]]]:
    """Yield the lines that are there and not empty, with their numbers; None is a too long one.

    Waits for input only where there is none.
    """
    number = 0
    line = bytearray()
    too_long = False
    while piece := source.read1(_PIECE):
        lines: list[tuple[int, bytes | None]] = []
        *ended, rest = piece.split(b"\n")
        for end in ended:
            number += 1
            line += end
            lines += _line(number, line, too_long=too_long)
            line.clear()
            too_long = False
        line += rest
        if len(line) > LONGEST_LINE:
            too_long = True
            line.clear()
        if lines:
            yield lines
    if last := list(_line(number + 1, line, too_long=too_long)):
        yield last


def _line(number: int, line: bytearray, *, too_long: bool) -> Iterator[tuple[int, bytes | None]]:
    if too_long or len(line) > LONGEST_LINE:
        yield number, None
    elif line.strip(b" \t\r\n\xef\xbb\xbf"):
        yield number, bytes(line)


def _read(line: bytes | None, fields: Mapping[str, str | None]) -> tuple[Record, Words | None]:
    """Return the record of a line, all ``fields`` in it, and what is wrong with it, if anything."""
    record: Record = {}
    try:
        record = _parsed(line)
        return record | {key: _text(record, key, default) for key, default in fields.items()}, None
    except _Unusable as error:
        return record, error.words


def _parsed(line: bytes | None) -> Record:
    if line is None:
        raise _Unusable(Words("Dòng quá dài", "The line is too long"))
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _Unusable(Words(f"Không phải JSON: {error}", f"This is no JSON: {error}")) from error
    if not isinstance(record, dict):
        raise _Unusable(Words("Dòng phải là một đối tượng JSON", "A JSON object is expected"))
    return record


def _text(record: Record, key: str, default: str | None) -> str:
    value = record.get(key, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise _Unusable(
            Words(f"Trường “{key}” phải là một chuỗi", f"The field “{key}” must be a string")
        )
    return value


def finding_record(finding: Finding, language: str) -> Record:
    """Return a finding as JSON; spans are code points of the text as it was given.

    ``suggestion`` is the whole text as it could be put, where the finding has one.
    """
    shown: Record = {
        "kind": finding.kind.value,
        "score": round(finding.score, 4),
        "spans": [[span.start, span.end] for span in finding.spans],
        "reason": finding.reason.text(language),
    }
    if finding.suggestion is not None:
        shown["suggestion"] = finding.suggestion
    if finding.part is Part.NAME:
        shown["part"] = finding.part.value
    return shown
