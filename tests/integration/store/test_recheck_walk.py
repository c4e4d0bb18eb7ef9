"""What is to be checked anew is gone through along an index, never sorted again at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import Verdict
from moderator.store import history
from moderator.store.records import Walked
from tests.integration.store.newsroom import comment

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from tests.integration.store.newsroom import Newsroom


def test_each_comment_is_met_once_in_steps_of_any_size(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(number) for number in range(1, 12)))
    newsroom.decide(Verdict.APPROVE, ids[3], ids[8])
    newsroom.decide(Verdict.REJECT, ids[5])
    newsroom.decide(Verdict.CHIEF, ids[6])
    wanted = sorted(set(ids) - {ids[5], ids[6]})
    for step in (1, 2, 4, 50):
        at, met = Walked(), list[int]()
        while True:
            with newsroom.store.read() as reading:
                found, at = reading.unchecked("rules2", at, step)
            if not found:
                break
            assert len(found) <= step
            met += found
        assert sorted(met) == wanted
        assert met[-2:] == [ids[3], ids[8]]  # approved and unsent
    with newsroom.store.read() as reading:
        assert reading.unchecked_count("rules2") == len(wanted)


def test_a_step_sorts_nothing(newsroom: Newsroom) -> None:
    newsroom.arrive(*(comment(number) for number in range(1, 12)))
    with newsroom.store.read() as reading:
        connection = reading._t.connection  # noqa: SLF001 - how the database does it
        for walk in history._WALKS:  # noqa: SLF001 - likewise
            plan = planned(connection, walk)
            assert "ix_standing_state" in plan
            assert "sort" not in plan.lower()
            assert "temp b-tree" not in plan.lower()


def planned(connection: Connection, walk: Select[int, int]) -> str:
    """Return the database's plan of a statement; a server's as if the tables were large."""
    given = walk.limit(200).params(ruleset="rules2", at=0, of=0)
    sql = str(given.compile(connection, compile_kwargs={"literal_binds": True}))
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()
        return "\n".join(row[-1] for row in rows)
    for name in ("seqscan", "bitmapscan", "sort", "hashjoin"):
        connection.exec_driver_sql(f"SET LOCAL enable_{name} = off")
    return "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {sql}"))
