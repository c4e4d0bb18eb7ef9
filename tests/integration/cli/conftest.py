"""A newspaper site of its own and a program of its own for each test."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.integration.cli.program import LIMIT_S, Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Paper:
    """A running newspaper site."""

    address: str
    token: str
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port


@contextmanager
def served(folder: Path, *options: str, port: int = 0) -> Iterator[Paper]:
    """Serve the sample newspaper until the block ends."""
    program = Program(folder)
    process = subprocess.Popen(
        program.command("demo", "--headless", "--port", str(port), *options),
        stdout=subprocess.PIPE,
        env=program.environment(),
    )
    try:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        yield Paper(first["address"], first["token"], process)
    finally:
        process.terminate()
        process.communicate(timeout=LIMIT_S)


@dataclass(frozen=True)
class Prepared:
    """A newspaper and a desk that was connected to it once, to be copied."""

    folder: Path
    port: int


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared")
    program = Program(folder / "desk")
    with served(folder / "paper") as paper:
        program.json("connect", paper.address, "--token-stdin", "--json", stdin=paper.token)
        program.json("sync", "--once")
    return Prepared(folder, paper.port)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "desk")


@pytest.fixture
def paper(tmp_path: Path, prepared: Prepared) -> Iterator[Paper]:
    shutil.copytree(prepared.folder / "paper", tmp_path / "paper")
    with served(tmp_path / "paper", port=prepared.port) as paper:
        yield paper


@pytest.fixture
def connected(program: Program, paper: Paper, prepared: Prepared) -> Program:
    assert paper.port == prepared.port
    shutil.copytree(prepared.folder / "desk", program.data)
    return program
