from __future__ import annotations

import os
import re
import subprocess
import sys

from moderator import compose

NAME = "from moderator import compose; print(compose.lease_owner())"


def test_a_program_that_runs_has_not_ended() -> None:
    assert not compose.has_ended(compose.lease_owner())


def test_a_program_that_ran_here_and_is_gone_has_ended() -> None:
    other = subprocess.run(
        [sys.executable, "-c", NAME], capture_output=True, text=True, check=True
    ).stdout.strip()

    assert compose.has_ended(other)


def test_a_program_that_was_killed_has_ended_before_its_parent_looks() -> None:
    script = f"{NAME}; import sys; sys.stdout.flush(); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        assert not compose.has_ended(name)
        other.kill()
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)  # nobody has asked how it ended
        assert compose.has_ended(name)


def test_another_program_under_the_same_number_is_not_taken_for_the_first() -> None:
    mine = compose.lease_owner()
    long_ago = re.sub(r":\d+\.\d+:", ":12345.67:", mine)

    assert long_ago != mine
    assert compose.has_ended(long_ago)


def test_of_other_computers_and_foreign_names_nothing_is_said() -> None:
    assert not compose.has_ended("elsewhere:1:1.00:abcdef")
    assert not compose.has_ended("nonsense")
