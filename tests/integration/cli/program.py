"""The real program, started as its users start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.integration.cli import warm

if TYPE_CHECKING:
    from pathlib import Path

LIMIT_S = 120


@dataclass(frozen=True)
class Answer:
    """What one run of the program left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:  # noqa: ANN401  # any JSON
        """Return standard output as JSON: a command with --json prints nothing else there."""
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        """Return each line of standard output as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Program:
    """``moderator`` with its own data folder, and no keyring."""

    data: Path

    def command(self, *words: str) -> list[str]:
        """Return the call of ``moderator`` with these words."""
        return [sys.executable, "-m", "moderator", *self.words(*words)]

    def words(self, *words: str) -> list[str]:
        """Return what ``moderator`` is called with."""
        return ["--data", str(self.data), *words]

    def environment(self, **more: str) -> dict[str, str]:
        """Return the variables for the program: nobody's real keyring, no screen."""
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        return kept | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"} | more

    def run(self, *words: str, stdin: str | bytes = b"", **environment: str) -> Answer:
        """Run one command to its end; with variables of its own it is started anew."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        if warm.CAN_FORK and not environment:
            code, out, err = warm.call(self.words(*words), given, self.environment(), LIMIT_S)
            return Answer(code, out.decode(), err.decode())
        done = subprocess.run(
            self.command(*words),
            input=given,
            capture_output=True,
            env=self.environment(**environment),
            timeout=LIMIT_S,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def json(self, *words: str, stdin: str | bytes = b"") -> Any:  # noqa: ANN401  # any JSON
        """Run one command that must succeed, and return what it printed."""
        answer = self.run(*words, stdin=stdin)
        assert answer.code == 0, (answer.code, answer.err)
        return answer.json()
