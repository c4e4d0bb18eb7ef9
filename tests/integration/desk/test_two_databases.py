"""Two desks with a database each, on one site: safe through versions, and their logs one log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from moderator import export
from moderator.errors import ExportError
from moderator.model import DeliveryState, LogQuery, RemoteState, State, Verdict
from tests.demo_place import DemoPlace
from tests.desks import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoPlace]:
    started = DemoPlace(tmp_path_factory.mktemp("paper"))
    yield started
    started.stop()


@pytest.fixture
def desks(place: DemoPlace, tmp_path: Path) -> Iterator[tuple[Newsroom, Newsroom]]:
    """Lan's desk and Minh's."""
    sites = [place.open(), place.open()]
    made = [
        Newsroom.open(tmp_path / name, site)  # type: ignore[arg-type]  # a real site
        for name, site in zip(("lan", "minh"), sites, strict=True)
    ]
    yield made[0], made[1]
    for room in made:
        room.check()
        room.close()
    for site in sites:
        site.close()  # a round did, where there was one


def _post(place: DemoPlace, desks: tuple[Newsroom, Newsroom], text: str) -> list[int]:
    """Let a reader write, and return the comment's id at each desk."""
    remote_id = place.post(text)
    for room in desks:
        room.round()
    return [room.id(remote_id) for room in desks]


def test_of_two_decisions_the_first_to_arrive_holds_and_the_other_is_asked_again(
    place: DemoPlace, desks: tuple[Newsroom, Newsroom]
) -> None:
    lan, minh = desks
    here, there = _post(place, desks, "Hai bàn cùng quyết định")
    lan.decide(Verdict.APPROVE, here)
    minh.decide(Verdict.REJECT, there, actor="Minh", reason="off_topic")

    lan.later()
    minh.later()

    assert place.stored(lan.remote(here)).state is RemoteState.APPROVED
    assert lan.row(here).delivery is DeliveryState.DELIVERED
    assert minh.row(there).state is State.CONFLICT


def test_the_same_decision_of_two_desks_is_made_once(
    place: DemoPlace, desks: tuple[Newsroom, Newsroom]
) -> None:
    lan, minh = desks
    here, there = _post(place, desks, "Hai bàn cùng duyệt")
    lan.decide(Verdict.APPROVE, here)
    minh.decide(Verdict.APPROVE, there, actor="Minh")
    lan.later()
    minh.later()

    assert lan.row(here).delivery is DeliveryState.DELIVERED
    assert minh.row(there).delivery is DeliveryState.ALREADY
    assert minh.row(there).state is State.APPROVED


def test_what_one_desk_decided_leaves_the_others_queue(
    place: DemoPlace, desks: tuple[Newsroom, Newsroom]
) -> None:
    lan, minh = desks
    here, there = _post(place, desks, "Một bàn quyết định trước")
    lan.decide(Verdict.SPAM, here)
    lan.later()
    assert there in minh.pending()

    minh.round()

    assert there not in minh.pending()


def _export(room: Newsroom, out: Path) -> Path:
    head = room.desk.head()
    export.write(export.Format.JSONL, room.desk.log(LogQuery()), out, language="vi", head=head)
    return out


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_the_logs_of_two_desks_are_read_as_one(
    place: DemoPlace, desks: tuple[Newsroom, Newsroom], tmp_path: Path
) -> None:
    lan, minh = desks
    here, there = _post(place, desks, "Ghi ở hai nhật ký")
    other = _post(place, desks, "Chỉ ghi ở một nhật ký")[1]
    minh.clock.forward(minutes=1)
    lan.decide(Verdict.HOLD, here)
    minh.decide(Verdict.HOLD, there, actor="Minh")
    lan.clock.forward(minutes=2)
    lan.decide(Verdict.CHIEF, here)
    minh.clock.now = lan.clock.now.replace(year=2000)  # set back: its rows keep their order
    minh.decide(Verdict.HOLD, other, actor="Minh")

    files = [_export(lan, tmp_path / "lan.jsonl"), _export(minh, tmp_path / "minh.jsonl")]
    merged = export.merge(files, tmp_path / "both.jsonl")

    rows = [row for row in _rows(tmp_path / "both.jsonl") if row["kind"] == "decision"]
    assert [(row["desk"], row["moderator"], row["verdict"]) for row in rows] == [
        ("lan", "Lan", "hold"),
        ("minh", "Minh", "hold"),
        ("minh", "Minh", "hold"),
        ("lan", "Lan", "chief"),
    ]
    assert [(part.desk, part.head) for part in merged.parts] == [
        ("lan", lan.desk.head()),
        ("minh", minh.desk.head()),
    ]
    assert merged.decided_twice == 1
    whole = sum(len(_rows(file)) for file in files)
    assert sum(part.rows for part in merged.parts) == len(_rows(tmp_path / "both.jsonl")) == whole


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", '{"seq": 1, "hash": "", "kind": "", "at": ""}', "[" * 100_000]
)
def test_what_is_no_log_is_refused_and_nothing_is_written(line: str, tmp_path: Path) -> None:
    file = tmp_path / "lan.jsonl"
    file.write_text(f"{line}\n")
    with pytest.raises(ExportError):
        export.merge([file], tmp_path / "both.jsonl")
    assert not (tmp_path / "both.jsonl").exists()


def test_one_log_given_twice_is_refused(desks: tuple[Newsroom, Newsroom], tmp_path: Path) -> None:
    lan, _ = desks
    lan.desk.record_login("Lan")
    files = [_export(lan, tmp_path / "lan.jsonl"), _export(lan, tmp_path / "again.jsonl")]
    with pytest.raises(ExportError) as error:
        export.merge(files, tmp_path / "both.jsonl")
    assert "hai lần" in error.value.words("vi")
    with pytest.raises(ExportError):
        export.merge(files[:1], files[0])
