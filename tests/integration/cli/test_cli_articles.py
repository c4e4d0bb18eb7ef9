"""``articles`` and ``floods``, as a script would use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.integration.cli.program import Program


def test_an_article_is_closed_and_told_to_its_site(connected: Program) -> None:
    nothing = connected.run("--language", "en", "articles", "list").out
    assert nothing.startswith("Nothing holds for any article")
    listed = connected.json("articles", "list", "--all", "--json")
    article = str(next(one["article_id"] for one in listed if one["open_on_site"]))
    closed = connected.json("articles", "close", article, "--note", "quá ồn", "--json")
    assert (closed["closed"], closed["site_can_close"]) == (True, True)
    connected.json("sync", "--once", "--now")
    (now,) = connected.json("articles", "list", "--json")
    assert (now["open_on_site"], now["delivery"]) == (False, "delivered")
    assert connected.run("articles", "pause", "999999").code == 3
    found = connected.json("floods", "--json")
    assert set(found) == {"alarms", "groups"}


def test_the_limits_of_alarms_are_shown_and_set(program: Program) -> None:
    assert program.json("flood-limits", "--json") == {"article": 40, "name": 8, "address": 15}
    set_ = program.run("--language", "en", "flood-limits", "--name", "0", "--as", "Hoa")
    assert (set_.code, set_.out.splitlines()[1]) == (0, "Under one name: never")
    assert program.json("flood-limits", "--json") == {"article": 40, "name": 0, "address": 15}
    program.run("people", "role", "Hoa", "chief", "--as", "Hoa")
    assert program.run("flood-limits", "--article", "9", "--as", "Lan").code == 3
    assert program.run("flood-limits", "--article", "-1", "--as", "Hoa").code == 2
