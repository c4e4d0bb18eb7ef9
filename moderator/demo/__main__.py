"""``python -m moderator.demo``: serves the newspaper until it is told to stop."""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from moderator.demo.app import build
from moderator.demo.archive import Archive, ArchiveError
from moderator.demo.live import Newcomers
from moderator.demo.stock import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

FILE_NAME = "newspaper.sqlite3"
CANNOT = 3  # as of the command line: refused, nothing is lost


class Server(uvicorn.Server):
    """A server that says where it listens, and ends cleanly on SIGINT and SIGTERM."""

    def __init__(self, config: uvicorn.Config, first_line: str) -> None:
        """Print ``first_line`` once connections are accepted."""
        super().__init__(config)
        self._first_line = first_line

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then say so."""
        await super().startup(sockets)
        if self.started:
            print(self._first_line, flush=True)  # noqa: T201 - the promised output

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on a signal and end with 0; the original raises the signal once more."""
        stopping = (signal.SIGINT, signal.SIGTERM)
        before = {each: signal.signal(each, self._stop) for each in stopping}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.should_exit = True


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped; return 0, or 3 where the port or the folder cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        archive = Archive(options.data / FILE_NAME)
    except ArchiveError as error:
        return _fail(f"không dùng được thư mục dữ liệu / the data folder cannot be used: {error}")
    try:
        listener = _listen(options.port)
    except OSError as error:
        archive.close()
        return _fail(
            f"không mở được cổng {options.port}, hãy chọn cổng khác bằng --port"
            f" / port {options.port} cannot be opened, choose another by --port: {error}"
        )
    fill(archive, seed=options.seed, comments=options.comments)
    archive.forget_old()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with archive.reading() as database:
        token = database.execute("SELECT token FROM moderators WHERE may_decide").fetchone()[0]
    newcomers = Newcomers(options.every, options.seed) if options.live else None
    app = build(archive, address=address, newcomers=newcomers, rough=options.weather)
    config = uvicorn.Config(
        app,
        log_level="critical" if options.weather else "warning",
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=1,
        server_header=False,
    )
    server = Server(config, json.dumps({"address": address, "token": token}))
    if options.with_parent:
        threading.Thread(target=_wait_for_parent, args=(server,), daemon=True).start()
    server.run([listener])
    archive.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m moderator.demo",
        description="Trang báo mẫu trên máy này. A sample newspaper site on this machine.",
    )
    add = parser.add_argument
    add("--port", type=int, default=0, help="0 takes a free one")
    add("--data", type=Path, required=True, help="folder of the site's own file")
    add("--comments", type=int, help="how many comments a new site starts with")
    add("--seed", type=int, default=1, help="for whatever is drawn by chance")
    add("--live", action="store_true", help="keep comments coming")
    add("--every", type=float, default=18.0, help="seconds between them, about")
    add("--weather", action="store_true", help="open the test-only addresses")
    add("--with-parent", action="store_true", help="end when standard input closes")
    return parser


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two programs share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise OSError(str(error)) from error
    return listener


def _wait_for_parent(server: uvicorn.Server) -> None:
    while os.read(sys.stdin.fileno(), 1024):  # unbuffered: a lock held at the end would abort us
        pass
    server.should_exit = True


def _fail(message: str) -> int:
    print(message, file=sys.stderr)  # noqa: T201 - the reason, where scripts look for it
    return CANNOT


if __name__ == "__main__":
    sys.exit(main())
