"""``check`` and ``restore``: JSON Lines in and out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest

from tests.integration.cli.program import LIMIT_S, Program


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_check_names_what_it_notices_with_spans_in_code_points(program: Program) -> None:
    text = "😀😀 Truy cập ngay www.nhacai-demo.example để nhận thưởng"
    answer = program.run("check", stdin=lines({"id": "a", "text": text}))
    (found,) = answer.lines()
    assert answer.code == 0
    assert found["id"] == "a"
    link = next(one for one in found["findings"] if one["kind"] == "link")
    (span,) = link["spans"]
    assert text[span[0] : span[1]] == "www.nhacai-demo.example"
    assert 0 < link["score"] <= 1
    assert link["reason"]


def test_check_finds_missing_diacritics_and_leaves_good_vietnamese_alone(
    program: Program,
) -> None:
    bare = "Toi thay con duong nay rat nguy hiem, de nghi co quan chuc nang xem lai"
    good = "Tôi thấy con đường này rất nguy hiểm, đề nghị cơ quan chức năng xem lại"
    answer = program.run("check", stdin=lines({"id": 1, "text": bare}, {"id": 2, "text": good}))
    first, second = answer.lines()
    (found,) = (one for one in first["findings"] if one["kind"] == "missing_diacritics")
    assert found["suggestion"] == good
    assert second == {"id": 2, "findings": []}


def test_restore_puts_diacritics_back(program: Program) -> None:
    answer = program.run("restore", stdin=lines({"id": 1, "text": "Hom nay troi dep qua"}))
    assert answer.lines() == [{"id": 1, "text": "Hôm nay trời đẹp quá"}]


@pytest.mark.parametrize("command", ["check", "restore"])
def test_bad_lines_are_answered_in_their_place_and_the_others_go_on(
    program: Program, command: str
) -> None:
    given = b'{"id": 1, "text": "mot"}\nno json\n\n[1]\n{"id": 4}\n{"id": 5, "text": 7}\n'
    given += b'\xff\xfe\n{"id": 6, "text": "hai"}'
    answer = program.run(command, stdin=given)
    assert answer.code == 3
    told = answer.lines()
    assert [one["id"] for one in told] == [1, None, None, 4, 5, None, 6]
    assert [one.get("line") for one in told] == [None, 2, 4, 5, 6, 7, None]
    assert all(one["error"] for one in told if "line" in one)
    assert "5 dòng" in answer.err


@pytest.mark.parametrize("command", ["check", "restore"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "nul \x00 giữa",
        "lone \ud83d surrogate \ude00",
        "\u202eđảo\u202c",
        "e" + "\u0301" * 500,
        "<script>alert(1)</script>",
        "=1+1",
        "không dấu " * 10_000,
    ],
)
def test_odd_texts_are_answered(program: Program, command: str, text: str) -> None:
    answer = program.run(command, stdin=lines({"id": "x", "text": text}))
    assert answer.code == 0, answer.err
    (told,) = answer.lines()
    assert told["id"] == "x"
    if command == "check":
        for finding in told["findings"]:
            for start, end in finding["spans"]:
                assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("command", ["check", "restore"])
def test_an_answer_comes_before_the_next_line_is_asked_for(program: Program, command: str) -> None:
    process = subprocess.Popen(
        program.command(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=program.environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for number in range(3):
        process.stdin.write(lines({"id": number, "text": "cam on"}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == number
    process.communicate(timeout=LIMIT_S)
    assert process.returncode == 0


@pytest.mark.parametrize("command", ["check", "restore"])
def test_a_long_input_is_answered_while_it_goes_on(program: Program, command: str) -> None:
    ended = threading.Event()
    process = subprocess.Popen(
        program.command(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=program.environment(),
    )

    def feed() -> None:
        assert process.stdin is not None
        with suppress(BrokenPipeError):
            while not ended.is_set():  # it never ends by itself
                process.stdin.write(lines({"id": 1, "text": "Nuoc dang len, ba con can than nhe"}))
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    assert process.stdout is not None
    answers = [json.loads(process.stdout.readline()) for _ in range(300)]
    went_on = feeder.is_alive()
    ended.set()
    while process.stdout.read(1 << 20):
        pass
    feeder.join(LIMIT_S)
    process.stdout.close()
    assert process.wait(LIMIT_S) == 0
    assert went_on
    assert all(one == answers[0] for one in answers)


def test_a_reader_that_goes_away_is_no_fault(program: Program) -> None:
    process = subprocess.Popen(
        program.command("restore"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=program.environment(),
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stdin is not None
    try:
        process.stdin.write(lines(*({"id": n, "text": "cam on"} for n in range(2000))))
        process.stdin.close()
    except BrokenPipeError:
        pass
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(LIMIT_S) == 0


def test_a_file_that_is_not_there_is_not_found(program: Program) -> None:
    answer = program.run("check", str(program.data / "none.jsonl"))
    assert (answer.code, answer.out) == (7, "")


def test_a_file_is_read_like_standard_input(program: Program) -> None:
    program.data.mkdir()
    file = program.data / "in.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + lines({"id": 1, "text": "Cam on"}))
    assert program.run("restore", str(file)).lines() == [{"id": 1, "text": "Cảm ơn"}]


def test_reasons_speak_the_language_asked_for(program: Program) -> None:
    given = lines({"id": 1, "text": "Gọi ngay 0912345678 để được tư vấn"})
    vi = program.run("check", stdin=given).lines()[0]["findings"]
    en = program.run("--language", "en", "check", stdin=given).lines()[0]["findings"]
    assert [one["spans"] for one in vi] == [one["spans"] for one in en]
    assert vi[0]["reason"] != en[0]["reason"]


@pytest.mark.skipif(os.name != "posix", reason="the peak of memory is asked of POSIX")
def test_memory_does_not_grow_with_the_input(program: Program) -> None:
    code = (
        "import resource, sys; from moderator.cli import run; run(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )

    def peak(count: int) -> int:
        given = lines(*({"id": n, "text": f"cam on ban {n} " * 5} for n in range(count)))
        done = subprocess.run(
            [sys.executable, "-c", code, "check"],
            input=given,
            capture_output=True,
            env=program.environment(),
            check=True,
        )
        return int(done.stderr)

    assert peak(2000) < peak(100) * 1.2


def test_check_leaves_no_trace_in_the_data_folder(program: Program) -> None:
    program.run("check", stdin=lines({"id": 1, "text": "xin chào"}))
    assert not program.data.exists()


def test_help_and_check_start_without_the_heavy_parts(program: Program) -> None:
    code = (
        "import sys; from moderator.cli import run; run(sys.argv[1:]);"
        "print(sorted({'sqlalchemy','PySide6','httpx','keyring','alembic','xlsxwriter'}"
        " & set(sys.modules)), file=sys.stderr)"
    )
    for words in (["--help"], ["check"], ["restore"]):
        command = [*program.command()[:1], "-c", code, *words]
        done = subprocess.run(
            command, input=b"", capture_output=True, env=program.environment(), check=True
        )
        assert done.stderr.decode().strip() == "[]"


def test_help_comes_at_once(program: Program) -> None:
    best = min(_seconds(program, "--help") for _ in range(5))
    assert best < 0.6  # half of that on an idle machine


def _seconds(program: Program, *words: str) -> float:
    start = time.perf_counter()
    assert program.run(*words).code == 0
    return time.perf_counter() - start
