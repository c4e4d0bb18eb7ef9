"""Everything by one reader on paper, from a real desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.ui.printing import lay_out, stamp
from moderator.ui.sheets.reader import reader_job
from tests.desks import Newsroom

if TYPE_CHECKING:
    from pathlib import Path

    from moderator.ui.theme import Theme


def test_a_name_with_line_ends_passes_for_nobodys_account(tmp_path: Path, theme: Theme) -> None:
    del theme
    room = Newsroom.open(tmp_path)
    room.post("Một ý kiến", name="Lan\ntài khoản 42\u2028account 42")
    trace = room.desk.requests.find("doc0@example.org")
    assert trace is not None
    made = stamp(room.desk, paper="", actor="Hoa", clock=room.clock)
    job = reader_job(trace)
    pages = lay_out(job.prepare(room.desk, made, lambda _done, _total: None, lambda: False))
    lines = [line.strip() for line in pages.text(0).split("\n")]
    assert "Lan tài khoản 42" in " ".join(lines)
    assert not [line for line in lines if line in {"tài khoản 42", "account 42"}]
    room.close()
