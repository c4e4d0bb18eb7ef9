from __future__ import annotations

import pytest

from moderator.cli.call import call
from moderator.cli.window import Window, simply

SIMPLE: list[list[str]] = [
    [],
    ["--data", "somewhere"],
    ["--data=somewhere", "--language=en"],
    ["--data", "~/somewhere", "--database", "postgresql+psycopg://desk:s=1@host/db"],
    ["--database=postgresql+psycopg://desk:s=1@host/db?a=b", "--language", "vi"],
]


@pytest.fixture(autouse=True)
def _screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("MODERATOR_DATA", raising=False)
    monkeypatch.delenv("MODERATOR_DATABASE", raising=False)


@pytest.mark.parametrize("arguments", SIMPLE)
@pytest.mark.parametrize("named", [{}, {"MODERATOR_DATA": "other", "MODERATOR_DATABASE": "url"}])
def test_the_short_way_to_the_window_ends_where_the_long_one_does(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], named: dict[str, str]
) -> None:
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    wanted = simply(arguments)
    assert isinstance(wanted, Window)
    assert wanted == call(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["queue", "list"],
        ["--data", "somewhere", "queue"],
        ["--data"],
        ["--data", ""],
        ["--data", "--language"],
        ["--data", __file__],
        ["--data", "one", "--data", "two"],
        ["--language", "fr"],
        ["--lang", "vi"],
        ["--as", "Lan"],
        ["--", "queue"],
        [""],
    ],
)
def test_whatever_has_something_to_explain_goes_the_long_way(arguments: list[str]) -> None:
    assert simply(arguments) is None


def test_the_window_is_told_who_sits_down() -> None:
    wanted = call(["--as", "Lan"])
    assert isinstance(wanted, Window)
    assert wanted.actor == "Lan"


def test_without_a_screen_the_long_way_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert simply([]) is None
