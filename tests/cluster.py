"""A PostgreSQL server of our own, in a folder of its own: started, cut off, stopped, removed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

import psycopg

from tests.databases import Server


def _programs() -> Path:
    """Return the folder of the newest PostgreSQL server here."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    assert on_path is not None, "PostgreSQL is not installed; `make setup` installs it"
    return Path(on_path).resolve().parent


def _ordinary_user() -> pwd.struct_passwd | None:
    """Return whom to run the server as: it refuses root. None: as ourselves."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


class Cluster:
    """Listens on a socket in its folder, and nowhere else.

    ``lasting`` waits for the disk at each commit, as a real server does; tests need not.
    """

    def __init__(self, *, lasting: bool = False) -> None:
        self._programs = _programs()
        self._user = _ordinary_user()
        self._lasting = lasting
        # A socket's path has at most 107 bytes, so pytest's own long folders will not do.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._user is not None:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self.server = Server(self.folder)
        self._data = str(self.folder / "data")
        self._run("initdb", "-D", self._data, "-U", "owner", "-A", "trust", "-E", "UTF8")
        self.start()
        with psycopg.connect(self.server.dsn("postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE empty TEMPLATE template0 ENCODING 'UTF8'")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        how = "-c fsync=on" if self._lasting else "-c fsync=off -c max_connections=60"
        options = f"-k {self.folder} -c listen_addresses= {how}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", self._data, "-w", "-l", log, "-o", options, "start")

    def stop(self, how: Literal["fast", "immediate"] = "immediate") -> None:
        """Stop it: ``fast`` ends each connection in words, ``immediate`` is a crash."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", how, "stop")

    def remove(self) -> None:
        """Stop it where it runs, and take its folder away."""
        if Path(self._data, "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: str) -> None:
        user = self._user
        more = ["--no-sync"] if program == "initdb" else []
        subprocess.run(
            [program, *words, *more],
            check=True,
            cwd=self.folder,
            env={
                "PATH": f"{self._programs}:/usr/bin:/bin",
                "LC_ALL": "C.UTF-8",
                "HOME": str(self.folder),
            },
            user=user.pw_uid if user is not None else None,
            group=user.pw_gid if user is not None else None,
            extra_groups=[] if user is not None else None,
            stdout=subprocess.DEVNULL,
        )
