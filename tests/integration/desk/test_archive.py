"""What an archive taught reaches the desk, and what the desk has is an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.desk import published as publications
from moderator.desk.published import published
from moderator.model import Verdict
from moderator.resources import resource
from moderator.rules.rulebook import Rulebook
from moderator.settings import files
from moderator.text import local_model
from moderator.text.ngrams import Ngrams
from moderator.text.training import learn
from tests.desks import Newsroom
from tests.flaky_site import ARTICLE
from tests.small_archive import BARE, RIGHT, lines

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def proposed(room: Newsroom) -> str:
    text = BARE
    for stop in room.desk.restore(BARE).stops:
        text = text[: stop.start] + stop.after + text[stop.end :]
    return text


def test_the_proposal_knows_what_the_archive_taught(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    room = Newsroom.open(tmp_path, book=Rulebook(folder, files.replace))
    try:
        assert proposed(room) != RIGHT
        shipped = Ngrams(resource("text", "syllables.ngrams"))
        learnt = learn([tuple(lines(800))], shipped, None, lambda _done, _total: None)
        local_model.install(folder, learnt.packed, {"share": 0.5}, files.replace)
        assert proposed(room) == RIGHT
        local_model.forget(folder)
        assert proposed(room) != RIGHT
    finally:
        room.close()


def test_articles_and_published_comments_are_an_archive(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publications, "BLOCK", 2)
    article = replace(ARTICLE, title="Cầu mới", text="<p>Đoạn một.</p><p>Đoạn hai.</p>")
    said = ("Cầu đẹp quá", "Cầu xấu quá", "Chờ đã lâu", "Đường\nkẹt xe")
    posted = [room.site.post(text, article=article) for text in said]
    room.round()
    ids = [room.id(remote) for remote in posted]
    room.decide(Verdict.APPROVE, ids[0], ids[3])
    room.decide(Verdict.REJECT, ids[1])
    told: list[tuple[int, int]] = []
    found = list(published(room.store, lambda done, total: told.append((done, total))))
    assert found == [
        ("Cầu mới", "Đoạn một.", "Đoạn hai."),
        ("Cầu đẹp quá",),
        ("Đường", "kẹt xe"),
    ]
    assert told == [(2, 4), (4, 4)]
