"""``moderator`` and ``python -m moderator``: hands over to the commands or to the window."""

from __future__ import annotations

import sys

from moderator import cli


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    wanted = cli.run()
    if isinstance(wanted, int):
        return wanted
    try:
        from moderator import app  # noqa: PLC0415  # Qt is loaded for the window alone

        return app.run(
            wanted.profile,
            database=wanted.database,
            language=wanted.language,
            demo=wanted.demo,
        )
    except KeyboardInterrupt:  # before the window was there
        return cli.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
