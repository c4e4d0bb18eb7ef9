"""Edits: the reason in the log, a site at which nothing is edited, drafts that a kill leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

from moderator.model import EditClass, ItemResult, LogQuery, Verdict
from tests.desks import Newsroom

if TYPE_CHECKING:
    from pathlib import Path


def test_the_reason_is_told_from_the_change_and_a_person_s_word_goes_before(
    newsroom: Newsroom,
) -> None:
    first, second, third = (newsroom.post("duong nay ket cung") for _ in range(3))
    newsroom.decide(Verdict.APPROVE, first, text="đường này kẹt cứng")
    newsroom.decide(Verdict.APPROVE, second, text="đường này kẹt cứng", edit=EditClass.LEGAL)
    newsroom.decide(Verdict.APPROVE, third)
    told = [row.edit for row in newsroom.desk.log(LogQuery()) if row.kind == "decision"]
    assert told == ["diacritics", "legal", ""]


def test_where_the_desk_edits_nothing_an_edit_is_refused_and_all_else_goes(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("duong nay ket cung")
    readers = newsroom.desk.readers
    assert readers.set_editing(newsroom.site_id, "Lan", allowed=False)
    assert not readers.set_editing(newsroom.site_id, "Lan", allowed=False)
    detail = newsroom.desk.open(comment)
    assert detail is not None
    assert not detail.editing
    refused = newsroom.decide(Verdict.APPROVE, comment, text="đường này kẹt cứng")
    assert [one.result for one in refused.items] == [ItemResult.IMPOSSIBLE]
    assert newsroom.pending() == [comment]
    done = newsroom.decide(Verdict.APPROVE, comment)
    assert done.decision is not None
    assert readers.set_editing(newsroom.site_id, "Lan", allowed=True)
    assert readers.unedited() == frozenset()


def test_an_unfinished_edit_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    """The process is killed as soon as the desk said that the draft is kept."""
    room = Newsroom.open(tmp_path)
    comment = room.post("duong nay ket cung")
    version = room.row(comment).version_id
    room.close()
    program = textwrap.dedent(
        f"""
        import pathlib, sys
        from tests.desks import Newsroom
        room = Newsroom.open(pathlib.Path({str(tmp_path)!r}))
        room.desk.save_draft({comment}, {version}, "đường này kẹ", "Lan Anh")
        print("kept", flush=True)
        sys.stdin.read()
        """
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    again = Newsroom.open(tmp_path)
    try:
        detail = again.desk.open(comment)
        assert detail is not None
        assert detail.draft is not None
        assert (detail.draft.text, detail.draft.name) == ("đường này kẹ", "Lan Anh")
        again.check()
    finally:
        again.close()
