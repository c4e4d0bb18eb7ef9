"""Training on a newsroom's own archive, as its people would do it."""

from __future__ import annotations

import json
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.integration.cli.program import LIMIT_S, Program
from tests.small_archive import BARE, RIGHT, lines

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.cli.conftest import Paper


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "kho bài"
    folder.mkdir()
    made = lines()
    (folder / "2024.txt").write_text("\n".join(made[:1800]), "utf-8")
    rows = [json.dumps({"text": "\n".join(made[n : n + 9])}) for n in range(1800, 3600, 9)]
    (folder / "2025.jsonl").write_text("\n".join(rows), "utf-8")
    return folder


def restored(program: Program) -> str:
    (answer,) = program.run("restore", stdin=json.dumps({"id": 1, "text": BARE})).lines()
    text: str = answer["text"]
    return text


def test_an_archive_is_learnt_used_and_forgotten(program: Program, archive: Path) -> None:
    assert restored(program) != RIGHT
    told = program.json("train", str(archive), "--json")
    assert told["installed"]
    assert told["names"] == ["kho bài/2024.txt", "kho bài/2025.jsonl"]
    assert told["lines"] == 3600
    figures = told["figures"]
    assert figures["right_before"] < figures["right_after"]
    assert figures["names_before"] < figures["names_after"]
    assert restored(program) == RIGHT
    (checked,) = program.run("check", stdin='{"id": 1, "text": "xa loc huong"}').lines()
    assert any("huong → hưởng" in one["reason"] for one in checked["findings"])
    shown = program.json("train", "--show", "--json")
    assert (shown["installed"], shown["figures"]) == (True, figures)
    assert "→" in program.run("train", "--show").out
    assert program.json("train", "--forget", "--json") == {"installed": False, "forgotten": True}
    assert restored(program) != RIGHT
    assert program.json("train", "--show", "--json") == {"installed": False, "problem": None}
    assert program.json("train", "--forget", "--json")["forgotten"] is False


def test_what_helps_nobody_is_installed_only_by_force(program: Program, tmp_path: Path) -> None:
    few = tmp_path / "few.txt"
    few.write_text("\n".join(lines(60)), "utf-8")
    answer = program.run("train", str(few))
    assert answer.code == 3
    assert "--force" in answer.out
    assert not (program.data / "rules").exists()
    forced = program.run("--language", "en", "train", str(few), "--force")
    assert (forced.code, "Installed" in forced.out) == (0, True)
    assert program.json("train", "--show", "--json")["figures"] is None


def test_bad_input_changes_nothing_and_is_explained(program: Program, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("con duong nay ngap nuoc\n" * 9, "utf-8")
    (tmp_path / "a.jsonl").write_text('{"noidung": "Đường làng"}\n', "utf-8")
    for words, code, said in (
        ([], 2, "--show"),
        (["--show", "--forget"], 2, "--show"),
        ([str(tmp_path / "không có")], 7, "không có"),
        ([str(tmp_path / "bare.txt")], 3, "tiếng Việt có dấu"),
        ([str(tmp_path / "a.jsonl")], 3, "noidung"),
    ):
        answer = program.run("train", *words)
        assert (answer.code, answer.out) == (code, ""), words
        assert said in answer.err
    assert not (program.data / "rules").exists()


def test_a_model_that_does_not_fit_is_told_of(program: Program) -> None:
    (program.data / "rules").mkdir(parents=True)
    (program.data / "rules" / "archive.json").write_text("{}", "utf-8")
    answer = program.run("restore", stdin=json.dumps({"id": 1, "text": "duong lang"}))
    assert answer.code == 0
    assert "moderator train" in answer.err
    assert program.json("train", "--show", "--json")["problem"]


def test_ctrl_c_leaves_everything_as_it_was(program: Program, tmp_path: Path) -> None:
    few = tmp_path / "few.txt"
    few.write_text("\n".join(lines(60)), "utf-8")
    program.run("train", str(few), "--force")
    before = {path: path.read_bytes() for path in (program.data / "rules").iterdir()}
    endless = tmp_path / "endless.txt"
    with endless.open("w", encoding="utf-8") as file:
        file.writelines(f"{number} {line}\n" for number in range(100) for line in lines())
    training = subprocess.Popen(
        program.command("train", str(endless), "--force"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=program.environment(),
    )
    assert training.stderr is not None
    assert "Đang đọc" in training.stderr.readline().decode()  # it has begun
    training.send_signal(signal.SIGINT)
    out, err = training.communicate(timeout=LIMIT_S)
    assert (training.returncode, out) == (130, b"")
    assert "không có gì thay đổi" in err.decode()
    assert {path: path.read_bytes() for path in (program.data / "rules").iterdir()} == before


def test_the_database_is_an_archive_too(connected: Program, paper: Paper) -> None:
    assert paper.address
    connected.run("sync", "--once")
    told = connected.json("train", "--from-database", "--force", "--json")
    assert (told["files"], told["database"]) == (0, True)
    published = connected.json("queue", "list", "--status", "approved", "--json")
    assert told["lines"] > 0
    assert told["words"] >= sum(len(one["text"].split()) for one in published) / 2
