"""Click's own words in Vietnamese: whatever the installed version says, none is left in English."""

from __future__ import annotations

import re
from typing import Any

import click
import pytest

from moderator.cli import usage
from moderator.cli.root import root

_ENGLISH = re.compile(
    r"(?i)(?<![\w-])(usage|options?|commands?|error|missing|invalid|such|argument|value|default|this|"
    r"required|exit|help|valid|range|choose|mean|extra)(?![\w-])"
)
_CALLS: tuple[tuple[str, ...], ...] = (
    ("nonsense",),
    ("--bad",),
    ("--languag", "vi", "check"),
    ("--language",),
    ("--language", "fr"),
    ("decide",),
    ("decide", "1"),
    ("decide", "x", "approve"),
    ("decide", "1", "perhaps"),
    ("decide", "1", "approve", "--yes=1"),
    ("decide", "1", "approve", "--reason"),
    ("demo", "--port", "70000"),
    ("takedown", "1"),
    ("sync", "once", "more"),
    ("log", "export", "--format", "pdf", "--out", "x"),
    ("--data", __file__, "queue", "list"),
)


def wrong(words: tuple[str, ...]) -> str:
    with (
        pytest.raises(click.ClickException) as raised,
        root.make_context("moderator", ["--language", "vi", *words]) as ctx,
    ):
        root.invoke(ctx)
    return usage.told(raised.value)


def own_words(text: str) -> str:
    """Leave out what a person typed or is to type: options, quotations, sets of choices."""
    return re.sub(r"'[^']*'|--[\w-]+|\{[^}]*\}|“[^”]*”|moderator [\w -]+", "", text)


@pytest.mark.parametrize("words", _CALLS, ids=" ".join)
def test_wrong_usage_is_told_in_vietnamese(words: tuple[str, ...]) -> None:
    said = wrong(words)
    assert "Lỗi: " in said
    assert _ENGLISH.findall(own_words(said)) == []


def commands(group: click.Group, *path: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [path]
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found += commands(command, *path, name)
        else:
            found.append((*path, name))
    return found


def test_the_help_of_every_command_is_in_vietnamese(capsys: Any) -> None:  # noqa: ANN401
    paths = commands(root)
    assert len(paths) > 30
    for path in paths:
        with (
            pytest.raises(click.exceptions.Exit),
            root.make_context("moderator", ["--language", "vi", *path, "--help"]) as ctx,
        ):
            root.invoke(ctx)
        said = capsys.readouterr().out
        assert said.startswith("Cách dùng: moderator")
        assert _ENGLISH.findall(own_words(said)) == [], path
