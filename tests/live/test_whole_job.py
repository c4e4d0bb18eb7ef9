"""The main job on a real WordPress, by the program's own commands: hundreds of comments pulled,
decided, edited, sent, and looked at on the site itself."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from moderator.model import RemoteState
from tests.integration.cli.program import Program
from tests.live.readers import readers
from tests.live.wordpress import server
from tests.wordpress_place import WordPressPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.live.readers import Reader

PENDING, PUBLISHED, SPAM = 400, 120, 40
UNREACHABLE = 4


class Desk:
    """A desk connected to a WordPress full of comments, and what was sent in."""

    def __init__(self, place: WordPressPlace, program: Program) -> None:
        self.place = place
        self.program = program
        self.sent: dict[str, Reader] = {}
        article = place.article
        ids: list[str] = []
        for reader in readers(pending=PENDING, approved=PUBLISHED, spam=SPAM):
            parent = ids[-reader.replies_to] if reader.replies_to else None
            ids.append(
                place.post(
                    reader.text,
                    name=reader.name,
                    parent=parent,
                    state=reader.state,
                    agent=reader.agent,
                    ip=reader.ip,
                    at=reader.at,
                    article=article,
                )
            )
            self.sent[ids[-1]] = reader

    def queue(self, status: str = "pending") -> list[dict[str, Any]]:
        listed = self.program.json("queue", "list", "--json", "--status", status, "--limit", "5000")
        return list(listed)

    def decide(self, comments: list[dict[str, Any]], *words: str) -> None:
        ids = [str(each["id"]) for each in comments]
        self.program.json("decide", *ids, *words, "--yes", "--json")

    def sync(self, *options: str) -> dict[str, Any]:
        return dict(self.program.json("sync", "--once", *options))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("whole")
    try:
        running = server.start(folder)
        with closing(WordPressPlace(running.address, running.accounts)) as place:
            yield Desk(place, Program(tmp_path_factory.mktemp("desk")))
    finally:
        server.stop(folder)


def test_the_whole_job(desk: Desk) -> None:  # noqa: PLR0915 - one walk, told in order
    place, program = desk.place, desk.program
    told = program.json(
        "connect",
        place.address,
        "--user",
        "bientap",
        "--password-stdin",
        "--json",
        stdin=place.accounts["bientap"] + "\n",
    )
    assert told["kind"] == "wordpress"

    round_ = desk.sync()
    waiting = desk.queue()
    expected = {key: each for key, each in desk.sent.items() if each.state == "pending"}
    assert {each["remote_id"]: each["text"] for each in waiting} == {
        key: each.text for key, each in expected.items()
    }
    assert {each["author"] for each in waiting} == {each.name for each in expected.values()}

    # 200 approved, 60 rejected, 40 spam, 30 mended and renamed, 10 held: nothing leaves yet
    cut = iter(waiting)
    approved = [next(cut) for _ in range(200)]
    rejected = [next(cut) for _ in range(60)]
    spam = [next(cut) for _ in range(40)]
    mended = [next(cut) for _ in range(30)]
    held = [next(cut) for _ in range(10)]
    disputed = [next(cut) for _ in range(5)]
    vanished = [next(cut) for _ in range(5)]
    desk.decide(approved, "approve")
    desk.decide(rejected, "reject", "--reason", "abuse")
    desk.decide(spam, "spam")
    for each in mended:
        text = f"{each['text']}\nBiên tập: 3 < 5 & «xong» <b>nhé</b>"
        program.json(
            *("decide", str(each["id"]), "approve", "--yes", "--json"),
            *("--text", text, "--name", f"{each['author']} & bạn"),
        )
    desk.decide(held, "hold")
    desk.decide(disputed + vanished, "approve")

    # meanwhile, on the site: readers edit what was decided, and some comments vanish
    for each in disputed:
        place.edit(each["remote_id"], "Người đọc đã sửa sau khi được duyệt")
    for each in vanished:
        place.delete(each["remote_id"])
    late = place.post("Ý kiến đến sau, đúng lúc đang duyệt")

    round_ = desk.sync("--now")
    count = len(approved) + len(rejected) + len(spam) + len(mended)
    assert round_["delivered"] == count
    assert round_["waiting"] == 0

    for group, state in ((approved, "approved"), (rejected, "rejected"), (spam, "spam")):
        for each in group:
            _is_as_decided(desk, each, RemoteState(state), each["text"], each["author"])
    for each in mended:
        text = f"{each['text']}\nBiên tập: 3 < 5 & «xong» <b>nhé</b>"
        name = f"{each['author']} & bạn"
        _is_as_decided(desk, each, RemoteState.APPROVED, text, name)
    for each in held:
        _is_as_decided(desk, each, RemoteState.PENDING, each["text"], each["author"])

    conflicts = {each["remote_id"] for each in desk.queue("conflict")}
    returned = {each["remote_id"] for each in desk.queue()}
    assert {each["remote_id"] for each in disputed} <= conflicts | returned
    assert late in returned
    assert not {each["remote_id"] for each in vanished} & returned
    for each in disputed:
        assert place.stored(each["remote_id"]).state is RemoteState.PENDING

    # what colleagues decide in WordPress itself leaves the queue, as theirs
    theirs = [each for each in desk.queue() if each["remote_id"] != late][:5]
    for each in theirs:
        place.decide(each["remote_id"], RemoteState.APPROVED)
    desk.sync("--reconcile")
    assert not {each["remote_id"] for each in theirs} & {each["remote_id"] for each in desk.queue()}

    _undo_reaches_the_site(desk, approved[0])
    _an_urgent_removal_is_seen_to_be_done(desk, approved[1])
    _an_outage_loses_nothing(desk)

    assert program.run("log", "verify").code == 0
    out = program.data / "log.jsonl"
    assert program.run("log", "export", "--format", "jsonl", "--out", str(out)).code == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(rows) > count


def _is_as_decided(
    desk: Desk, comment: dict[str, Any], state: RemoteState, text: str, name: str
) -> None:
    stored = desk.place.stored(comment["remote_id"])
    sent = desk.sent[comment["remote_id"]]
    assert (stored.state, stored.text, stored.name) == (state, text, name)
    assert (stored.ip, stored.agent) == (sent.ip, sent.agent)


def _undo_reaches_the_site(desk: Desk, comment: dict[str, Any]) -> None:
    desk.decide([comment], "spam")
    desk.sync("--now")
    assert desk.place.stored(comment["remote_id"]).state is RemoteState.SPAM
    assert desk.program.run("undo").code == 0
    desk.sync("--now")
    assert desk.place.stored(comment["remote_id"]).state is RemoteState.APPROVED


def _an_urgent_removal_is_seen_to_be_done(desk: Desk, comment: dict[str, Any]) -> None:
    row = desk.program.json("queue", "show", str(comment["id"]), "--json")
    link = row["link"]
    anchor = link.partition("#")[2]
    assert anchor in _page(link)
    done = desk.program.run(
        *("takedown", link, "--ordered-by", "Sở", "--document", "CV 12", "--json")
    )
    assert done.code == 0, (done.out, done.err)
    assert f'id="{anchor}"' not in _page(link)
    assert desk.place.stored(comment["remote_id"]).state is RemoteState.REJECTED


def _page(link: str) -> str:
    return httpx.get(link, trust_env=False, timeout=60).raise_for_status().text


def _an_outage_loses_nothing(desk: Desk) -> None:
    some = desk.queue()[:10]
    desk.decide(some, "approve")
    desk.place.weather("502", count=-1)
    failed = desk.program.run("sync", "--once", "--now")
    assert failed.code == UNREACHABLE, (failed.out, failed.err)
    assert failed.lines()[0]["waiting"] == len(some)
    desk.place.calm()
    for _ in range(60):  # the desk comes back by itself after some seconds
        if desk.sync("--now")["waiting"] == 0:
            break
    states = {desk.place.stored(each["remote_id"]).state for each in some}
    assert states == {RemoteState.APPROVED}
