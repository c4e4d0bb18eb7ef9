"""A real WordPress for the tests, from Debian's packages, private and thrown away.

    python -m tests.live.wordpress.server up [--dir FOLDER] [--port N]
    python -m tests.live.wordpress.server down --dir FOLDER

``up`` prints one JSON object: address, accounts (login → application password), folder, version.
Everything lies in the folder: database, pages, logs, sockets. It listens on 127.0.0.1 alone, and
nothing of the system's own services is started or changed. ``bientap`` is an editor, the role a
moderator needs.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
PACKAGES = (
    "wordpress",
    "wordpress-l10n",
    "wordpress-theme-twentytwentythree",
    "nginx-light",
    "php-cli",
    "php-fpm",
    "php-mysql",
    "php-mbstring",
    "php-xml",
    "mariadb-server-core",
    "mariadb-client-core",
    # a minus at the end keeps out what WordPress would otherwise draw in
    "apache2-",
    "apache2-bin-",
    "libapache2-mod-php-",
)
EXTENSIONS = [
    "mysqlnd",
    "mysqli",
    "mbstring",
    "ctype",
    "dom",
    "xml",
    "simplexml",
    "tokenizer",
    "exif",
    "fileinfo",
    "iconv",
]
POLICY = Path("/usr/sbin/policy-rc.d")
START_S = 90.0


class MissingPackagesError(Exception):
    """The packages are not there and could not be installed; the message says how to."""


@dataclass(frozen=True, slots=True)
class Running:
    """A site that runs."""

    address: str
    folder: Path
    version: str
    accounts: dict[str, str]


def start(folder: Path, *, port: int = 0) -> Running:
    """Start a fresh site in ``folder``; raises MissingPackagesError, RuntimeError."""
    ensure_packages()
    try:
        return _start(folder.resolve(), port or _free_port())
    except BaseException:
        stop(folder)
        raise


def stop(folder: Path) -> None:
    """Stop exactly what was started in ``folder``; its files stay."""
    folder = folder.resolve()
    for name in ("nginx", "php-fpm", "mariadbd"):
        pid = _pid(folder / "run" / f"{name}.pid", str(folder))
        if pid is None:
            continue
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
            _wait(f"the end of {name}", partial(_gone, pid))
    short = folder / "run" / "sockets"
    if short.is_symlink():
        shutil.rmtree(short.resolve(), ignore_errors=True)
        short.unlink()


def ensure_packages() -> None:
    """Install what is missing where we may; raises MissingPackagesError."""
    if _complete():
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise MissingPackagesError(f"install first: sudo {' '.join(command)}")
    ours = not POLICY.exists()
    if ours:  # keeps Debian from starting the services
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    try:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet, check=True, stdout=sys.stderr)
        subprocess.run(command, env=quiet, check=True, stdout=sys.stderr)
    except subprocess.CalledProcessError as error:
        raise MissingPackagesError(f"failed: {' '.join(command)}") from error
    finally:
        if ours:
            POLICY.unlink()


def _complete() -> bool:
    programs = all(shutil.which(each) for each in ("php", "nginx", "mariadbd", "mariadb"))
    return programs and Path("/usr/share/wordpress/wp-load.php").is_file() and bool(_php_fpm())


def _php_fpm() -> str:
    found = sorted(Path("/usr/sbin").glob("php-fpm[0-9]*"))
    return str(found[-1]) if found else ""


def _start(folder: Path, port: int) -> Running:
    for each in ("run", "log", "tmp", "etc"):
        (folder / each).mkdir(parents=True, exist_ok=True)
    # a socket's path ends at 107 bytes, so the sockets lie in a folder of a short name
    sockets = folder / "run" / "sockets"
    sockets.symlink_to(tempfile.mkdtemp(prefix="wp-"))
    address = f"http://127.0.0.1:{port}"
    root = os.geteuid() == 0
    values = {
        "run": folder / "run",
        "log": folder / "log",
        "tmp": folder / "tmp",
        "www": folder / "www",
        "sockets": sockets.resolve(),
        "port": port,
        "address": address,
        "password": secrets.token_hex(16),
    }
    shutil.copytree(
        "/usr/share/wordpress",
        folder / "www",
        ignore=shutil.ignore_patterns("wp-config.php", ".htaccess"),
        ignore_dangling_symlinks=True,
    )
    _fill("wp-config.php", folder / "www", values)
    _fill("php.ini", folder / "etc", {**values, "extensions": _extensions()})
    _fill(
        "php-fpm.conf",
        folder / "etc",
        {**values, "user": "user = root\ngroup = root\n" if root else ""},
    )
    _fill("nginx.conf", folder / "etc", {**values, "user": "user root;\n" if root else ""})
    _start_database(folder, values)
    made = _install(folder, address)
    plugins = folder / "www" / "wp-content" / "mu-plugins"
    plugins.mkdir(exist_ok=True)
    shutil.copy(HERE / "bench.php", plugins)
    ini = str(folder / "etc" / "php.ini")
    as_root = ["-R"] if root else []
    _run([_php_fpm(), "-n", "-c", ini, "-y", str(folder / "etc" / "php-fpm.conf"), *as_root])
    log = str(folder / "log" / "nginx.log")
    _run(["nginx", "-p", str(folder), "-e", log, "-c", str(folder / "etc" / "nginx.conf")])
    _wait("WordPress", lambda: _answers(address))
    accounts = {str(name): str(value) for name, value in made["accounts"].items()}
    return Running(address, folder, str(made["version"]), accounts)


def _fill(name: str, folder: Path, values: dict[str, object]) -> None:
    text = (HERE / name).read_text("utf-8").format_map(values)
    target = folder / name
    target.write_text(text, "utf-8")
    target.chmod(0o600)


def _extensions() -> str:
    folders = sorted(Path("/usr/lib/php").glob("20*"))
    there = [each for each in EXTENSIONS if folders and (folders[-1] / f"{each}.so").exists()]
    cache = ["zend_extension=opcache"] if (folders[-1] / "opcache.so").exists() else []
    return "\n".join([*cache, *(f"extension={each}" for each in there)])


def _start_database(folder: Path, values: dict[str, object]) -> None:
    owner = "root" if os.geteuid() == 0 else str(os.geteuid())
    data = str(folder / "db")
    _run(
        [
            "mariadb-install-db",
            "--no-defaults",
            f"--datadir={data}",
            f"--user={owner}" if owner == "root" else "--skip-name-resolve",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
        ]
    )
    socket_path = f"{values['sockets']}/db.sock"
    process = subprocess.Popen(
        [
            "mariadbd",
            "--no-defaults",
            *(["--user=root"] if owner == "root" else []),
            f"--datadir={data}",
            f"--socket={socket_path}",
            f"--pid-file={folder}/run/mariadbd.pid",
            f"--log-error={folder}/log/mariadb.log",
            f"--tmpdir={values['tmp']}",
            "--skip-networking",
            "--character-set-server=utf8mb4",
            "--innodb-flush-log-at-trx-commit=2",
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    process.returncode = 0  # it goes on without us; stop() finds it by its pid file
    client = ["mariadb", "--no-defaults", f"--socket={socket_path}", "-u", "root"]
    _wait(
        "MariaDB",
        lambda: (
            subprocess.run([*client, "-e", "SELECT 1"], capture_output=True, check=False).returncode
            == 0
        ),
    )
    sql = (
        "CREATE DATABASE wordpress CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;"
        f"CREATE USER wordpress@localhost IDENTIFIED BY '{values['password']}';"
        "GRANT ALL ON wordpress.* TO wordpress@localhost;"
    )
    _run([*client, "-e", sql])


def _install(folder: Path, address: str) -> dict[str, dict[str, str]]:
    ini = str(folder / "etc" / "php.ini")
    script = str(HERE / "install.php")
    out = _run(["php", "-n", "-c", ini, script, str(folder / "www"), address])
    made: dict[str, dict[str, str]] = json.loads(out.rpartition("@@")[2])
    return made


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        tail = (done.stdout + done.stderr)[-2_000:]
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {tail}")
    return done.stdout


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/wp-json/", timeout=20, trust_env=False).is_success
    except httpx.TransportError:
        return False


def _wait(what: str, ready: Callable[[], bool], seconds: float = START_S) -> None:
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise RuntimeError(f"{what} did not come within {seconds:.0f} s")
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _pid(file: Path, mark: str) -> int | None:
    """Return a live process of ours; a stranger may have got the number since."""
    try:
        pid = int(file.read_text().split()[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError, IndexError):
        return None
    return pid if mark in command else None


def _gone(pid: int) -> bool:
    """Whether a process ended; a child of ours is reaped."""
    with contextlib.suppress(ChildProcessError):
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    return not Path(f"/proc/{pid}").exists()


def main() -> None:
    """Start or stop a site from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("up", "down"))
    parser.add_argument("--dir", type=Path)
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    if given.what == "down":
        if given.dir is None:
            parser.error("down needs --dir")
        stop(given.dir.resolve())
        return
    folder = given.dir or Path(tempfile.mkdtemp(prefix="wordpress-"))
    running = start(folder, port=given.port)
    told = {**asdict(running), "folder": str(running.folder)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
