from __future__ import annotations

from datetime import UTC, datetime

import pytest

from moderator.errors import Garbled
from moderator.sites.shapes import Fields, listed


@pytest.mark.parametrize("data", [None, [], "x", 1, True])
def test_what_is_no_object_is_garbled(data: object) -> None:
    with pytest.raises(Garbled):
        Fields(data, "x")


@pytest.mark.parametrize("value", [None, 1, [], {}, True])
def test_a_text_of_another_type_is_garbled(value: object) -> None:
    with pytest.raises(Garbled):
        Fields({"a": value}, "x").text("a")


@pytest.mark.parametrize(("value", "text"), [("a-1", "a-1"), (7, "7")])
def test_an_id_is_a_string_or_a_whole_number(value: object, text: str) -> None:
    assert Fields({"id": value}, "x").identity("id") == text


@pytest.mark.parametrize("value", [None, "", True, 1.5, []])
def test_what_is_no_id_is_garbled(value: object) -> None:
    with pytest.raises(Garbled):
        Fields({"id": value}, "x").identity("id")


@pytest.mark.parametrize(
    ("value", "utc"),
    [
        ("2026-11-23T01:02:03Z", False),
        ("2026-11-23T08:02:03+07:00", False),
        ("2026-11-23T01:02:03", True),
    ],
)
def test_a_time_is_read_in_utc(value: str, utc: bool) -> None:  # noqa: FBT001 - a parameter
    moment = Fields({"at": value}, "x").moment("at", utc=utc)
    assert moment == datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize("value", ["2026-11-23T01:02:03", "hôm qua", "", "0000-00-00T00:00:00Z", 5])
def test_a_time_without_a_zone_or_sense_is_garbled(value: object) -> None:
    with pytest.raises(Garbled):
        Fields({"at": value}, "x").moment("at")


def test_a_list_of_other_things_is_garbled() -> None:
    with pytest.raises(Garbled):
        listed([{}, 1], "x")
