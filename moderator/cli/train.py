"""``train``: learn the newsroom's own names and places from its archive."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

import moderator
from moderator.cli.decide import json_option
from moderator.cli.output import Exit, Stopped, print_json, say, tell
from moderator.cli.speech import Command, option
from moderator.model import Words
from moderator.text import archive as archives
from moderator.text import local_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from moderator.cli.session import Session
    from moderator.text.archive import ArchiveFile, Piece
    from moderator.text.training import Figures, Learnt

_NAMED: Final = 100
"""Files of an archive that are named in the record."""


@click.command(
    cls=Command,
    words=Words(
        "Học tên người, tên đất của báo từ kho bài đã đăng, để phục hồi dấu đúng hơn.\n\n"
        "ARCHIVE là tệp hay thư mục: .txt (mỗi dòng một câu hay một đoạn), .jsonl, .csv, .tsv, "
        "cả khi nén .gz hay .zst. Một phần được để riêng để thử; không tốt hơn thì không đưa vào "
        "dùng. Không gì gặp dưới 3 lần được giữ lại.",
        "Learn the newspaper's names and places from its archive, to restore diacritics better.\n\n"
        "ARCHIVE is a file or a folder: .txt (a sentence or paragraph a line), .jsonl, .csv, .tsv, "
        "also packed as .gz or .zst. A part is held out to try it; if it is no better, nothing is "
        "installed. Nothing seen fewer than 3 times is kept.",
    ),
)
@click.argument("archive", nargs=-1, type=click.Path(path_type=Path))
@option(
    "--from-database",
    is_flag=True,
    vi="Học cả bài và ý kiến đã đăng mà chương trình có.",
    en="Learn also the articles and published comments that the program has.",
)
@option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME",
    vi=f"Trường cần đọc của .jsonl, .csv, .tsv (mặc định: {', '.join(archives.FIELDS)}).",
    en=f"A field to read of .jsonl, .csv, .tsv (default: {', '.join(archives.FIELDS)}).",
)
@option(
    "--force",
    is_flag=True,
    vi="Đưa vào dùng cả khi không thấy tốt hơn.",
    en="Install even if it was not seen to be better.",
)
@option("--show", is_flag=True, vi="Cho biết đã học gì.", en="Tell what was learnt.")
@option("--forget", is_flag=True, vi="Bỏ điều đã học.", en="Undo what was learnt.")
@json_option
@click.pass_obj
def train(
    session: Session,
    /,
    *,
    archive: tuple[Path, ...],
    from_database: bool,
    fields: tuple[str, ...],
    force: bool,
    show: bool,
    forget: bool,
    as_json: bool,
) -> None:
    """Learn from ARCHIVE."""
    learns = bool(archive) or from_database
    if show + forget + learns != 1:
        raise click.UsageError(
            session.text(
                "Cần kho bài (ARCHIVE, --from-database), hoặc --show, hoặc --forget",
                "Give an archive (ARCHIVE, --from-database), or --show, or --forget",
            )
        )
    if show:
        _show(session, as_json=as_json)
    elif forget:
        _forget(session, as_json=as_json)
    else:
        try:
            _learn(session, archive, fields, as_json, from_database=from_database, force=force)
        except KeyboardInterrupt:
            _clear()
            tell(session.text("Đã ngắt; không có gì thay đổi", "Interrupted; nothing was changed"))
            raise


def _learn(
    session: Session,
    paths: Sequence[Path],
    fields: Sequence[str],
    as_json: bool,  # noqa: FBT001  # one option among others
    *,
    from_database: bool,
    force: bool,
) -> None:
    began = time.monotonic()
    try:
        files = archives.files(paths)
    except FileNotFoundError as error:
        name = error.filename
        tell(session.text(f"Không có tệp {name}", f"There is no file {name}"))
        raise Stopped(Exit.NOT_FOUND) from None
    learnt = _learnt(session, files, fields, from_database=from_database)
    figures = learnt.figures
    installed = force or (figures is not None and figures.better)
    record = _record(learnt, files, from_database=from_database)
    if installed:
        from moderator.settings.files import replace  # only here

        session.profile.prepare()
        local_model.install(session.profile.rules, learnt.packed, record, replace)
    if as_json:
        seconds = round(time.monotonic() - began, 3)
        print_json({"installed": installed, **record, "seconds": seconds})
    else:
        _say(session, record)
        say(_verdict(figures, installed=installed).text(session.language))
    if not installed:
        raise Stopped(Exit.ASKED)


def _learnt(
    session: Session,
    files: Sequence[ArchiveFile],
    fields: Sequence[str],
    *,
    from_database: bool,
) -> Learnt:
    from moderator.resources import resource  # they bring numpy
    from moderator.text.ngrams import Ngrams
    from moderator.text.tagger import Tagger
    from moderator.text.training import learn

    reading = _Progress(session, Words("Đang đọc kho bài", "Reading the archive"))
    trying = _Progress(session, Words("Đang thử", "Trying"))
    shipped = Ngrams(resource("text", "syllables.ngrams"))
    tagger = Tagger(resource("text", "tagger.npz"))
    pieces = _pieces(session, files, fields, reading, from_database=from_database)
    try:
        return learn(pieces, shipped, tagger, trying)
    finally:
        _clear()


def _pieces(
    session: Session,
    files: Sequence[ArchiveFile],
    fields: Sequence[str],
    progress: _Progress,
    *,
    from_database: bool,
) -> Iterator[Piece]:
    total = sum(file.size for file in files)
    before = 0
    progress(0, total)
    for file in files:

        def read(done: int, before: int = before) -> None:
            progress(before + done, total)

        yield from archives.pieces(file, fields, read)
        before += file.size
    if from_database:
        from moderator.desk.published import published  # brings the database

        with session.store() as store:
            yield from published(store, progress)


class _Progress:
    """Says once what is being done, and how far it is where somebody watches."""

    def __init__(self, session: Session, words: Words) -> None:
        self._words = words.text(session.language)
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        percent = 100 * min(done, total) // total if total else 0
        if percent == self._shown:
            return
        if not sys.stderr.isatty():
            if self._shown < 0:
                tell(f"{self._words}…")
        else:
            sys.stderr.write(f"\r\x1b[K{self._words}: {percent}%")
            sys.stderr.flush()
        self._shown = percent


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _record(learnt: Learnt, files: Sequence[ArchiveFile], *, from_database: bool) -> dict[str, Any]:
    figures = learnt.figures
    return {
        "share": learnt.share,
        "trained_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": moderator.__version__,
        "files": len(files),
        "names": [file.name for file in files[:_NAMED]],
        "database": from_database,
        "lines": learnt.lines,
        "words": learnt.words,
        "unknown": learnt.unknown,
        "cut": learnt.cut,
        "figures": None if figures is None else {
            "words": figures.words,
            "right_before": figures.right_before,
            "right_after": figures.right_after,
            "names": figures.names,
            "names_before": figures.names_before,
            "names_after": figures.names_after,
            "gained": figures.gained,
            "lost": figures.lost,
        },
    }  # fmt: skip


def _say(session: Session, record: Mapping[str, Any]) -> None:
    unknown = _share(record["unknown"], record["words"], session)
    words, lines = _number(record["words"], session), _number(record["lines"], session)
    say(
        session.text(
            f"Đã học {words} từ trong {lines} dòng khác nhau; "
            f"{unknown} không có trong vốn từ của chương trình nên không học được.",
            f"Learnt {words} words in {lines} different lines; "
            f"{unknown} are not in the program's vocabulary and cannot be learnt.",
        )
    )
    if record["cut"]:
        say(
            session.text(
                "Kho bài lớn hơn mức đọc được: phần còn lại không được đọc.",
                "The archive is larger than what is read: the rest was left out.",
            )
        )
    figures = record["figures"]
    if figures is None:
        return
    for vi, en, all_, before, after in (
        ("từ để riêng, đúng dấu", "words held out, right", "words", "right_before", "right_after"),
        ("tên riêng trong đó", "names among them", "names", "names_before", "names_after"),
    ):
        if whole := figures[all_]:
            count = _number(whole, session)
            was = _share(figures[before], whole, session)
            now = _share(figures[after], whole, session)
            say(session.text(f"{count} {vi}: {was} → {now}", f"{count} {en}: {was} → {now}"))


def _verdict(figures: Figures | None, *, installed: bool) -> Words:
    if installed:
        return Words(
            "Đã đưa vào dùng. Ý kiến đang chờ được kiểm tra lại bằng: moderator rules recheck",
            "Installed. Pending comments are checked anew by: moderator rules recheck",
        )
    if figures is None:
        return Words(
            "Kho bài quá nhỏ để thử nên không đưa vào dùng; muốn dùng thì thêm --force",
            "The archive is too small to be tried and was not installed; add --force to install",
        )
    return Words(
        "Không tốt hơn rõ rệt nên không đưa vào dùng; muốn dùng thì thêm --force",
        "It is not clearly better and was not installed; add --force to install",
    )


def _show(session: Session, *, as_json: bool) -> None:
    found = local_model.find(session.profile.rules)
    problem = session.words(found.problem)
    record = None if found.model is None else found.model.record
    if as_json:
        print_json({"installed": record is not None, "problem": problem, **(record or {})})
    elif record is not None:
        try:
            say(f"{record['trained_at']}: {', '.join(record['names'])}")
            _say(session, record)
        except (KeyError, TypeError):
            say(str(dict(record)))
    elif problem is not None:
        say(problem)
    else:
        say(session.text("Chưa học kho bài nào", "No archive was learnt"))


def _forget(session: Session, *, as_json: bool) -> None:
    forgotten = local_model.forget(session.profile.rules)
    if as_json:
        print_json({"installed": False, "forgotten": forgotten})
    elif forgotten:
        say(
            session.text(
                "Đã bỏ. Từ nay dùng mô hình của chương trình.",
                "Forgotten. From now on the program's own model is used.",
            )
        )
    else:
        say(session.text("Chưa học kho bài nào", "No archive was learnt"))


def _number(value: int, session: Session) -> str:
    return f"{value:,}" if session.language == "en" else f"{value:,}".replace(",", ".")


def _share(part: int, whole: int, session: Session) -> str:
    share = f"{100 * part / max(whole, 1):.2f}"
    return f"{share}%" if session.language == "en" else f"{share.replace('.', ',')}%"
