"""``readers block``, ``unblock`` and ``blocked`` on a real site, as a script would use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.integration.cli.program import Program


def test_a_reader_is_blocked_at_the_site_and_let_write_again(connected: Program) -> None:
    assert connected.json("readers", "blocked", "--json") == []
    listed = connected.json("queue", "list", "--json")
    comment = str(listed[0]["id"])
    asked = connected.json(
        "readers", "block", comment, "--reason", "Lăng mạ", "--days", "30", "--json"
    )
    assert (asked["days"], asked["delivery"], asked["until"]) == (30, "waiting", None)
    connected.json("sync", "--once", "--now")
    (now,) = connected.json("readers", "blocked", "--json")
    assert (now["delivery"], now["blocked_on_site"], now["by"]) == ("delivered", True, "account")
    assert now["until"] > now["since"]
    told = connected.run("--language", "en", "readers", "blocked").out
    assert "blocked for 30 days; the site has confirmed; until" in told
    assert connected.json("readers", "unblock", comment, "--json")["blocks"] is False
    connected.json("sync", "--once", "--now")
    (now,) = connected.json("readers", "blocked", "--json")
    assert (now["delivery"], now["blocked_on_site"]) == ("delivered", False)
    assert connected.run("readers", "unblock", comment).code == 3
    assert connected.run("readers", "block", comment).code == 2  # without a reason
