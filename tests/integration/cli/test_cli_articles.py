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
