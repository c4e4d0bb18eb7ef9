"""``demo``: a small newspaper site on this machine, alone or with the window on it."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from moderator import compose
from moderator.cli.output import Exit, Stopped, tell
from moderator.cli.speech import Command, option
from moderator.cli.window import Window, require_screen
from moderator.model import Words
from moderator.settings import Profile, Secrets

if TYPE_CHECKING:
    from moderator.cli.session import Session

_NEEDS = ("starlette", "uvicorn", "jinja2")
_LAST = "port.json"


@click.command(
    cls=Command,
    words=Words(
        "Mở một trang báo mẫu trên máy này và cửa sổ duyệt ý kiến của nó.\n\n"
        'Với --headless chỉ có trang báo; dòng đầu in ra là {"address", "token"}.',
        "Open a sample newspaper site on this machine, and the window on it.\n\n"
        'With --headless the site alone; its first line of output is {"address", "token"}.',
    ),
)
@option("--headless", is_flag=True, vi="Chỉ trang báo, không cửa sổ.", en="The site alone.")
@option(
    "--port",
    type=click.IntRange(0, 65535),
    vi="Cổng; 0 lấy cổng còn trống.",
    en="Port; 0 takes a free one.",
)
@option("--live", is_flag=True, vi="Ý kiến mới đến đều.", en="Comments keep coming.")
@option(
    "--comments",
    type=click.IntRange(min=0),
    vi="Số ý kiến lúc đầu của một trang mới.",
    en="How many comments a new site starts with.",
)
@click.pass_obj
def demo(
    session: Session, *, headless: bool, port: int | None, live: bool, comments: int | None
) -> Window | None:
    """Serve the sample newspaper."""
    _require_parts(session)
    profile = session.profile if session.named else Profile.at(session.profile.demo)
    profile.prepare()
    folder = profile.data / "site"
    call = [sys.executable, "-m", "moderator.demo", "--data", str(folder)]
    call += ["--live"] if live else []
    call += [] if comments is None else ["--comments", str(comments)]
    if headless:
        _serve([*call, "--port", str(port or 0)])
        return None
    alone = f"{_called()} demo --headless --port 8000"
    require_screen(
        session, f"Chạy trang báo mẫu một mình: {alone}", f"Run the sample site alone: {alone}"
    )
    site, address, token = _start(session, call, folder, port)
    try:
        _connect(profile, session.database, address, token)
    except BaseException:
        _end(site)
        raise
    tell(
        session.text(
            f"Trang báo mẫu, chạy đến khi đóng cửa sổ: {address}",
            f"The sample newspaper, until the window is closed: {address}",
        )
    )
    asked = session.asked_language
    return Window(profile, session.database, asked, site, session.asked_actor)


def _called() -> str:
    """Return how this program was called, for a command that can be copied."""
    name = Path(sys.argv[0])
    return sys.argv[0] if name.stem == "moderator" else "moderator"


def _serve(call: list[str]) -> None:
    """Become the site: its output, its signals and its exit code are then this program's."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(call[0], call)  # noqa: S606  # our own interpreter, no shell
    code = subprocess.run(call, check=False).returncode  # noqa: S603  # likewise
    if code:
        raise Stopped(Exit.ASKED)


def _start(
    session: Session, call: list[str], folder: Path, port: int | None
) -> tuple[subprocess.Popen[bytes], str, str]:
    """Start the site, on the port it had last time where that is free."""
    wishes = [port] if port is not None else [*_last_port(folder), 0]
    for wish in wishes:
        site = subprocess.Popen(  # noqa: S603  # our own interpreter, no shell
            [*call, "--port", str(wish), "--with-parent"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if wish == wishes[-1] else subprocess.DEVNULL,
        )
        assert site.stdout is not None  # noqa: S101  # asked for above
        line = site.stdout.readline()
        if line:
            answer = json.loads(line)
            used = urlsplit(answer["address"]).port
            (folder / _LAST).write_text(json.dumps({"port": used}))
            return site, answer["address"], answer["token"]
        _end(site)
    tell(session.text("Trang báo mẫu không chạy được", "The sample site does not start"))
    raise Stopped(Exit.ASKED)


def _connect(profile: Profile, database: str | None, address: str, token: str) -> None:
    """Connect the desk to the site, which may have moved to another port since last time."""
    info = compose.probe(address, user=None, secret=token)
    with compose.store(profile, database) as store:
        Secrets(profile.secrets).put_in_file(info.address, token)  # a keyring is not for samples
        with store.write() as writing:
            known = [site for site in writing.sites() if site.info.kind == info.kind]
            if len(known) == 1:
                writing.update_site(known[0].id, info)
            else:
                writing.add_site(info)


def _last_port(folder: Path) -> list[int]:
    try:
        return [int(json.loads((folder / _LAST).read_bytes())["port"])]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _end(site: subprocess.Popen[bytes]) -> None:
    if site.stdin is not None:
        site.stdin.close()
    site.terminate()
    site.wait()


def _require_parts(session: Session) -> None:
    missing = [name for name in _NEEDS if importlib.util.find_spec(name) is None]
    if missing:
        tell(
            session.text(
                f"Trang báo mẫu cần thêm: pip install 'moderator[demo]' ({', '.join(missing)})",
                f"The sample site needs: pip install 'moderator[demo]' ({', '.join(missing)})",
            )
        )
        raise Stopped(Exit.ASKED)
