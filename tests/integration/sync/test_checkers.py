"""Processes that check comments: what they say, and what happens when one is lost."""

from __future__ import annotations

import multiprocessing.spawn as spawning
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest
from msgspec.structs import replace

from moderator.model import OwnRule, OwnRules
from moderator.rules.checkers import LEAST, Checkers, Told
from moderator.rules.context import Context
from moderator.rules.ruleset import Ruleset
from tests.desks import ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = (
    "Cầu phao mở lại đúng lúc, mừng cho bà con hai bên sông",
    "cam on toa soan",
    "Vay tiền nhanh trong ngày, zalo 0900 000 321, xem t.me/vay-nhanh",
    "GIÁ XĂNG LẠI TĂNG NỮA RỒI!!! v.c.l thật",
    "tr\ud83d\x00ống v\u200bay ti\u202eền",
    "",
)
ARTICLE = Context(article_title="Giá xăng tăng", article_text="Giá xăng tăng từ chiều nay.")
TOLD = [
    Told(TEXTS[number % 6], replace(ARTICLE, name=("Lan", "0912 345 678", "\udc00")[number % 3]))
    for number in range(LEAST + 10)
]
WATCHED = OwnRule(code="cau", name="Cầu phao", on=True, phrases=("cầu phao",))
PROGRAM = """
import sys
from tests.integration.sync.test_checkers import TOLD, ruleset
from moderator.rules.checkers import Checkers
if __name__ == "__main__":
    checkers = Checkers(1)
    checkers.begin(ruleset(), TOLD).result()
    print(*checkers.processes(), flush=True)
    if sys.argv[1] == "waits":
        sys.stdin.read()
"""


class Unsendable(str):
    """A text that no process can be given."""

    __slots__ = ()

    def __reduce__(self) -> str:
        raise TypeError("not to be sent")


def here(rules: Ruleset) -> list[object]:
    return [rules.check(one.text, name=one.context.name, context=one.context) for one in TOLD]


@pytest.fixture
def checkers() -> Iterator[Checkers]:
    checkers = Checkers(1)
    yield checkers
    checkers.close()


def test_a_process_finds_what_we_find_with_the_rules_of_each_moment(
    checkers: Checkers, tmp_path: Path
) -> None:
    own = Ruleset.load(tmp_path, OwnRules((WATCHED,)))
    for rules in (ruleset(), own, ruleset()):
        assert checkers.begin(rules, TOLD).result() == here(rules)
    assert here(own) != here(ruleset())
    assert len(checkers.processes()) == 1


def test_a_process_that_is_killed_is_replaced(checkers: Checkers) -> None:
    expected = here(ruleset())
    assert checkers.begin(ruleset(), TOLD).result() == expected
    (first,) = checkers.processes()
    waiting = checkers.begin(ruleset(), TOLD)
    psutil.Process(first).kill()
    assert waiting.result() == expected
    assert checkers.begin(ruleset(), TOLD).result() == expected
    (second,) = checkers.processes()
    assert second != first


def test_where_no_process_can_begin_the_answer_is_the_same(
    checkers: Checkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spawning, "_python_exe", b"/nowhere/python")  # the system's fault
    for _ in range(3):
        assert checkers.begin(ruleset(), TOLD).result() == here(ruleset())
    assert checkers.processes() == ()


def test_what_cannot_be_handed_over_is_checked_here_and_the_next_is_handed_over(
    checkers: Checkers,
) -> None:
    odd = [replace(one, text=Unsendable(one.text)) for one in TOLD]
    assert checkers.begin(ruleset(), odd).result() == here(ruleset())
    assert checkers.processes() == ()
    assert checkers.begin(ruleset(), TOLD).result() == here(ruleset())
    assert len(checkers.processes()) == 1


def test_files_that_changed_meanwhile_are_not_mistaken_for_the_rules(
    checkers: Checkers, tmp_path: Path
) -> None:
    links = tmp_path / "links.toml"
    links.write_text('trusted = ["vay-nhanh.example"]\n', encoding="utf-8")
    rules = Ruleset.load(tmp_path)
    expected = here(rules)
    links.write_text("no list", encoding="utf-8")
    assert checkers.begin(rules, TOLD).result() == expected


def test_few_comments_need_no_process(checkers: Checkers) -> None:
    few = TOLD[: LEAST - 1]
    assert checkers.begin(ruleset(), few).result() == here(ruleset())[: len(few)]
    assert checkers.processes() == ()


def test_a_further_process_is_begun_only_for_many_comments() -> None:
    checkers = Checkers(2)
    for behind in (False, True):
        assert checkers.begin(ruleset(), TOLD, behind=behind).result() == here(ruleset())
        assert len(checkers.processes()) == 1
    many = TOLD * 20
    assert checkers.begin(ruleset(), many).result() == here(ruleset()) * 20
    assert len(checkers.processes()) == 2
    checkers.close()


def test_a_process_without_work_ends_and_so_do_all_when_closed() -> None:
    idle, busy = Checkers(1, idle_s=0.0), Checkers(1)
    for one in (idle, busy):
        one.begin(ruleset(), TOLD).result()
    processes = {pid: psutil.Process(pid) for pid in busy.processes()}
    busy.close()
    assert psutil.wait_procs([*processes.values()], timeout=20)[1] == []
    assert busy.begin(ruleset(), TOLD).result() == here(ruleset())
    assert busy.processes() == ()
    children = [one for one in psutil.Process().children() if "spawn_main" in str(one.cmdline())]
    assert psutil.wait_procs(children, timeout=20)[1] == []
    idle.close()


@pytest.mark.parametrize("end", ["ends", "is killed"])
def test_no_process_outlives_the_program(end: str) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "waits" if end == "is killed" else ""],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    numbers = [int(number) for number in program.stdout.readline().split()]
    assert numbers
    processes = [psutil.Process(number) for number in numbers if psutil.pid_exists(number)]
    if end == "is killed":
        assert len(processes) == 1
        if sys.platform == "linux":
            libraries = " ".join(each.path for each in processes[0].memory_maps())
            assert "PySide6" not in libraries
            assert "sqlite" not in libraries
        program.kill()
    program.communicate(timeout=60)
    assert psutil.wait_procs(processes, timeout=20)[1] == []
