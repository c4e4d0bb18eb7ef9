"""The manual and the window call a thing by one word: the one that hints offer and lines get."""

from __future__ import annotations

import re

import pytest

from moderator.filters import names
from moderator.filters.line import parse
from moderator.model import Field
from moderator.resources import resource

KEY = re.compile(r"`-?([^\W\d_][\w-]*):")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_manual_has_the_words_that_are_offered(language: str) -> None:
    manual = resource("manual", f"filters.{language}.md").read_text("utf-8")
    found = set(KEY.findall(manual))
    own = {name.text(language) for name in names.KEYS.values()}
    offered = {word for name in names.KEYS.values() for word in (name.vi, name.en)}
    assert own <= found, own - found
    assert found <= offered, found - offered


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_manual_lists_every_finding_by_its_word(language: str) -> None:
    manual = resource("manual", f"filters.{language}.md").read_text("utf-8")
    key = names.KEYS[Field.FINDING].text(language)
    line = next(one for one in manual.splitlines() if one.startswith(f"| `{key}:"))
    for name in names.FINDINGS.values():
        assert re.search(rf"(?<![\w-]){re.escape(name.text(language))}(?![\w-])", line), name


@pytest.mark.parametrize("line", ["nhãn:gõ-sai,sai-mã,thư-ký", "finding:watched"])
def test_words_of_before_are_still_understood(line: str) -> None:
    assert not parse(line).problems
