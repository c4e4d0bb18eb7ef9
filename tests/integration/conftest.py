"""A PostgreSQL server of our own, for the tests that run on both databases."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from moderator.store import Store
from tests.databases import Clock, Server

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Start a server that listens on a socket in a folder of its own, and nowhere else."""
    programs = _programs()
    user = _ordinary_user()
    # A socket's path has at most 107 bytes, so pytest's own long folders will not do.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder)}

    def run(*command: str) -> None:
        subprocess.run(
            command,
            check=True,
            cwd=folder,
            env=environment,
            user=user.pw_uid if user is not None else None,
            group=user.pw_gid if user is not None else None,
            extra_groups=[] if user is not None else None,
            stdout=subprocess.DEVNULL,
        )

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=60"
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        server = Server(folder)
        with psycopg.connect(server.dsn("postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE empty TEMPLATE template0 ENCODING 'UTF8'")
        yield server
    finally:
        run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated(postgresql: Server) -> str:
    """Return the name of a database with all tables and no rows, for copying."""
    name = postgresql.create()
    Store.upgrade(postgresql.url(name), clock=Clock())
    return name
