from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from tests.integration.demo.conftest import Paper

INFO = "/moderation/v1"


def forecast(paper: Paper, **rule: object) -> None:
    paper.client.post("/__weather", json=rule).raise_for_status()


@pytest.mark.parametrize(
    ("mode", "status", "kind"),
    [
        ("html", 200, "text/html"),
        ("garbage", 200, "application/json"),
        ("200_error", 200, "application/json"),
        ("empty", 200, "application/json"),
        ("401", 401, "application/problem+json"),
        ("403", 403, "application/problem+json"),
        ("404", 404, "application/problem+json"),
        ("409", 409, "application/problem+json"),
        ("412", 412, "application/problem+json"),
        ("429", 429, "application/problem+json"),
        ("500", 500, "text/html"),
        ("503", 503, "text/html"),
        ("redirect", 307, ""),
    ],
)
def test_a_spell_comes_as_often_as_asked_and_passes(
    paper: Paper, mode: str, status: int, kind: str
) -> None:
    forecast(paper, mode=mode, count=2)
    for _ in range(2):
        answer = paper.client.get(INFO)
        assert answer.status_code == status
        assert answer.headers.get("content-type", "").startswith(kind)
    assert paper.client.get(INFO).json()["name"] == "Báo Mẫu"


def test_half_an_answer_means_that_it_was_carried_out(paper: Paper) -> None:
    item = paper.comment(text="một")
    asked = {"key": "half", "id": item["id"], "version": item["version"], "action": "spam"}
    forecast(paper, mode="half", method="POST")
    with pytest.raises(httpx.RemoteProtocolError):
        paper.decide(asked, key="half")
    assert paper.client.get(f"{INFO}/comments/{item['id']}").json()["state"] == "spam"
    assert paper.decide(asked, key="half")[0]["result"] == "done"


def test_a_lost_answer_means_that_it_was_carried_out(paper: Paper) -> None:
    item = paper.comment(text="một")
    asked = {"key": "lost", "id": item["id"], "version": item["version"], "action": "spam"}
    forecast(paper, mode="lost", path=f"{INFO}/decisions")
    with pytest.raises(httpx.ReadTimeout):
        paper.client.post(
            f"{INFO}/decisions",
            headers={"Idempotency-Key": "lost"},
            json={"decisions": [asked]},
            timeout=0.5,
        )
    assert paper.decide(asked, key="lost")[0]["result"] == "done"


def test_silence_means_that_nothing_was_done(paper: Paper) -> None:
    item = paper.comment(text="một")
    forecast(paper, mode="silence", path=f"{INFO}/comments/")
    with pytest.raises(httpx.ReadTimeout):
        paper.client.get(f"{INFO}/comments/{item['id']}", timeout=0.2)
    assert paper.client.get(f"{INFO}/comments/{item['id']}").json() == item


def test_ok_ends_bad_weather_without_end(paper: Paper) -> None:
    forecast(paper, mode="500", count=0)
    assert [paper.client.get(INFO).status_code for _ in range(5)] == [500] * 5
    forecast(paper, mode="ok")
    assert paper.client.get(INFO).status_code == 200


def test_an_unknown_spell_is_refused(paper: Paper) -> None:
    assert paper.client.post("/__weather", json={"mode": "frogs"}).status_code == 422
