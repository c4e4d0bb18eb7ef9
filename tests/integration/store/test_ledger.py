from __future__ import annotations

import hashlib
import json
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from moderator.model import DeliveryState, LogQuery, Verdict
from moderator.store import Entry, Store
from moderator.store.ledger import entry_hash
from tests.databases import Place
from tests.integration.store.newsroom import Newsroom, comment, finding

if TYPE_CHECKING:
    from pathlib import Path


def _tamper(store: Store, *statements: str) -> None:
    """Change rows as somebody would who may drop the triggers, then put them back."""
    with store.write() as w:
        connection = w._t.connection  # noqa: SLF001 - the program itself has no way to do this
        if store.kind == "sqlite":
            found = connection.execute(
                text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            ).all()
            for name, _ in found:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.exec_driver_sql(statement)
            for _, sql in found:
                connection.exec_driver_sql(sql)
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql("SET session_replication_role = DEFAULT")


def _faults(store: Store) -> list[tuple[int, str]]:
    with store.read() as r:
        return [(fault.seq, fault.kind) for fault in r.verify().faults]


def _fill(newsroom: Newsroom) -> None:
    """Write eight rows: five decisions, an undo, a log-in, an export."""
    ids = newsroom.arrive(*(comment(n) for n in range(1, 6)))
    newsroom.decide(Verdict.HOLD, *ids[:4])
    decision = newsroom.decide(Verdict.REJECT, ids[4], note="ghi chú", reason="rude")
    newsroom.undo(decision)
    with newsroom.store.write() as w:
        w.log_login("Bình")
        w.log_export("Bình", format_="csv", rows=3, head=w.head())


@pytest.fixture
def filled(newsroom: Newsroom) -> Newsroom:
    """A ledger of eight rows."""
    _fill(newsroom)
    return newsroom


def test_an_untouched_ledger_verifies_and_shows_its_head(filled: Newsroom) -> None:
    seen: list[tuple[int, int]] = []
    with filled.store.read() as r:
        verification = r.verify(lambda done, total: seen.append((done, total)))
        entries = r.ledger_entries(0, 100)
        assert verification.head == r.head() == entries[-1].hash
    assert verification.intact
    assert (verification.entries, verification.sealed_missing) == (8, 0)
    assert seen == [(8, 8)]


def test_the_hash_follows_the_documented_form(filled: Newsroom) -> None:
    """Computed here from the words of the documentation alone."""
    with filled.store.read() as r:
        entries = r.ledger_entries(0, 100)
    prev = "0" * 64
    for entry in entries:
        form = json.dumps(
            [
                1,
                entry.seq,
                entry.kind,
                entry.at,
                entry.actor,
                entry.site_id,
                entry.comment_id,
                entry.decision,
                entry.verdict,
                entry.payload,
                prev,
            ],
            ensure_ascii=True,
            separators=(",", ":"),
        )
        prev = hashlib.sha256(form.encode("ascii")).hexdigest()
        assert entry.hash == prev


def test_personal_words_stand_in_no_ledger_row(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "BÍ MẬT một", name="TÊN RIÊNG"))
    newsroom.decide(
        Verdict.APPROVE, key, text="BÍ MẬT hai", note="BÍ MẬT ba", findings=(finding(),)
    )
    newsroom.deliver()
    with newsroom.store.read() as r:
        rows = "".join(
            json.dumps(json.loads(e.payload), ensure_ascii=False) for e in r.ledger_entries(0, 10)
        )
    assert "MẬT" not in rows
    assert "RIÊNG" not in rows


_DEEP = "UPDATE ledger SET payload = '" + "[" * 50_000 + "' WHERE seq = 7"
_UNREADABLE = [(7, "unreadable"), (7, "changed")]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE ledger SET actor = 'X' WHERE seq = 3", [(3, "changed")]),
        ("UPDATE ledger SET at = at + 1 WHERE seq = 8", [(8, "changed")]),
        ("UPDATE ledger SET payload = '{}' WHERE seq = 2", [(2, "changed"), (2, "inserted")]),
        ("UPDATE ledger SET payload = 'no' WHERE seq = 7", [(7, "unreadable"), (7, "changed")]),
        ("UPDATE ledger SET comment_id = NULL WHERE seq = 1", [(1, "changed")]),
        ("DELETE FROM ledger WHERE seq = 7", [(7, "removed")]),
        ("DELETE FROM ledger WHERE seq = 8", [(8, "removed")]),
        (
            (
                "INSERT INTO ledger SELECT 9, format, kind, at, actor, site_id, comment_id,"
                " decision, verdict, payload, hash, 'abc' FROM ledger WHERE seq = 7"
            ),
            [(9, "changed"), (9, "inserted")],
        ),
        ("DELETE FROM sealed WHERE seq = 2 AND field = 'before'", [(2, "removed")]),
        (
            (
                "INSERT INTO sealed SELECT seq, 'other', salt, value FROM sealed"
                " WHERE seq = 4 AND field = 'before'"
            ),
            [(4, "inserted")],
        ),
        ("UPDATE sealed SET salt = value WHERE seq = 5 AND field = 'note'", [(5, "changed")]),
        ("UPDATE ledger_head SET hash = 'x'", [(8, "changed")]),
        ("UPDATE ledger_head SET seq = 10", [(9, "removed"), (10, "removed")]),
        (
            (
                "INSERT INTO ledger SELECT 5000, format, kind, at, actor, site_id, comment_id,"
                " decision, verdict, payload, prev, 'abc' FROM ledger WHERE seq = 7"
            ),
            [(9, "removed"), (5000, "changed"), (5000, "inserted")],
        ),
        (_DEEP, _UNREADABLE),
        ('UPDATE ledger SET payload = \'{"purged":[[1e999,"x"]]}\' WHERE seq = 7', _UNREADABLE),
    ],
)
def test_verify_names_what_was_tampered_with(
    filled: Newsroom, statement: str, expected: list[tuple[int, str]]
) -> None:
    _tamper(filled.store, statement)
    assert sorted(set(_faults(filled.store))) == sorted(expected)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE ledger SET actor = x'ff00' WHERE seq = 3", [(3, "changed")]),
        ("UPDATE ledger SET actor = CAST(x'ff00' AS TEXT) WHERE seq = 3", [(3, "changed")]),
        ("UPDATE ledger SET at = 1.5 WHERE seq = 3", [(3, "changed")]),
        ("UPDATE sealed SET value = 'khác' WHERE seq = 5 AND field = 'note'", [(5, "changed")]),
        ("UPDATE sealed SET value = 5 WHERE seq = 5 AND field = 'note'", [(5, "changed")]),
        ("UPDATE ledger_head SET seq = 'x'", [(8, "changed")]),
        ("DELETE FROM ledger_head", [(8, "removed")]),
        ("UPDATE sealed SET value = CAST(x'ff' AS TEXT) WHERE seq = 1", [(1, "changed")] * 2),
    ],
)
def test_verify_is_not_stopped_by_values_of_other_types(
    tmp_path: Path, statement: str, expected: list[tuple[int, str]]
) -> None:
    place = Place("sqlite", tmp_path)
    with closing(place.open()) as store:
        _fill(Newsroom(store, place.clock))
        _tamper(store, "PRAGMA defer_foreign_keys = 1", statement)
        assert _faults(store) == expected


def test_bytes_moved_from_a_sealed_value_into_its_salt_are_found(tmp_path: Path) -> None:
    """Salt and value are hashed one after the other: only the salt's length parts them."""
    place = Place("sqlite", tmp_path)
    with closing(place.open()) as store:
        _fill(Newsroom(store, place.clock))
        _tamper(
            store,
            "UPDATE sealed SET salt = CAST(salt || substr(value, 1, 4) AS BLOB),"
            " value = substr(value, 5) WHERE seq = 5 AND field = 'note'",
        )
        assert _faults(store) == [(5, "changed")]


def test_a_field_removed_off_the_record_is_not_called_purged(filled: Newsroom) -> None:
    _tamper(filled.store, "DELETE FROM sealed WHERE seq = 5 AND field = 'note'")
    with filled.store.read() as r:
        assert r.verify().sealed_missing == 0


def test_a_row_rewritten_with_a_right_hash_breaks_the_link(filled: Newsroom) -> None:
    with filled.store.read() as r:
        entry = r.ledger_entries(3, 1)[0]
    forged = entry_hash(replace(entry, actor="X"))
    _tamper(
        filled.store,
        "UPDATE ledger SET actor = 'X' WHERE seq = 4",
        "UPDATE ledger SET hash = '" + forged + "' WHERE seq = 4",  # noqa: S608 - a hash of ours
    )
    assert _faults(filled.store) == [(4, "changed")]


def test_verifying_can_be_stopped(filled: Newsroom) -> None:
    _tamper(filled.store, "UPDATE ledger_head SET seq = 10")
    with filled.store.read() as r:
        stopped = r.verify(stop=lambda: True)
    assert stopped.faults == ()  # the end was not looked at


def test_a_purge_is_logged_and_the_chain_still_verifies(filled: Newsroom) -> None:
    with filled.store.write() as w:
        assert w.purge("Chi", [1, 5, 999], "reader's request") == 5
        assert w.purge("Chi", [1], "again") == 0
    with filled.store.read() as r:
        verification = r.verify()
        rows = {row.seq: row for row in r.log(LogQuery())}
    assert verification.intact
    assert verification.sealed_missing == 5
    assert (rows[1].purged, rows[1].before) == (True, "")
    assert (rows[2].purged, rows[2].before) == (False, "Ý kiến thứ 2")
    assert rows[9].kind == "purge"


_FORBIDDEN = [
    "UPDATE ledger SET actor = 'X' WHERE seq = 1",
    "DELETE FROM ledger WHERE seq = 8",
    "DELETE FROM ledger_head",
    "UPDATE sealed SET value = salt",
    "UPDATE comment_versions SET text = 'X'",
    "DELETE FROM comment_versions",
]
_FORBIDDEN_SQLITE = [
    "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 2",
    (
        "INSERT OR REPLACE INTO ledger SELECT 11, format, kind, at, actor, site_id, comment_id,"
        " decision, verdict, payload, prev, 'new' FROM ledger WHERE seq = 2"
    ),
    "INSERT OR REPLACE INTO sealed SELECT * FROM sealed",
    "INSERT OR REPLACE INTO comment_versions SELECT * FROM comment_versions",
    "REPLACE INTO ledger_head VALUES (1, 0, 'x')",
]
_FORBIDDEN_POSTGRESQL = [
    "TRUNCATE ledger CASCADE",
    "TRUNCATE sealed",
    "TRUNCATE comment_versions CASCADE",
    "TRUNCATE ledger_head",
]


def test_the_database_itself_forbids_changing_the_past(filled: Newsroom) -> None:
    own = _FORBIDDEN_SQLITE if filled.store.kind == "sqlite" else _FORBIDDEN_POSTGRESQL
    for statement in _FORBIDDEN + own:
        with (
            pytest.raises(Exception, match=r"append-only|never change|one head"),
            filled.store.write() as w,
        ):
            w._t.connection.exec_driver_sql(statement)  # noqa: SLF001 - the program has no way
    assert filled.sound()


def test_entries_may_hold_only_what_has_one_form(store: Store) -> None:
    with pytest.raises(TypeError), store.write() as w:
        w.record(Entry("export", "An", {"share": 0.5}))  # type: ignore[dict-item]  # the point
    with store.write() as w:
        w.record(Entry("export", "An\x00\ud800", {"đ": [None, True, -1, "\ud83d"]}))
    with store.read() as r:
        assert r.verify().intact
        assert r.log(LogQuery())[0].actor == "An\x00\ud800"


def test_the_log_tells_each_act_with_its_delivery(newsroom: Newsroom) -> None:
    one, two = newsroom.arrive(comment(1, "Ban dau"), comment(2, "Rác"))
    newsroom.decide(
        Verdict.APPROVE, one, text="Bản đầu", name="Tên", note="ghi chú", findings=(finding(),)
    )
    newsroom.deliver()
    newsroom.clock.forward(hours=1)
    second = newsroom.decide(Verdict.TAKEDOWN, two, actor="Bình", ordered_by="Tổng", document="12")
    newsroom.undo(second)
    with newsroom.store.read() as r:
        rows = r.log(LogQuery())
        assert r.actors() == ("An", "Bình")
        assert [row.seq for row in r.log_newest(LogQuery(), None, 2)] == [4, 3]
        assert [row.seq for row in r.log_newest(LogQuery(), 4, 2)] == [3, 1]
        assert r.log_count(LogQuery()) == 3
        hour = newsroom.clock() - timedelta(minutes=30)
        for query, seqs in [
            (LogQuery(actor="Bình"), [3]),
            (LogQuery(verdict=Verdict.APPROVE), [1]),
            (LogQuery(since=hour), [3, 4]),
            (LogQuery(until=hour), [1]),
            (LogQuery(site_id=newsroom.site_id + 1), []),
            (LogQuery(text="bản đầu"), [1]),
            (LogQuery(text="rac"), [3, 4]),
            (LogQuery(text="?!"), []),
        ]:
            assert [row.seq for row in r.log(query)] == seqs
            assert r.log_count(query) == len(seqs)
    first = rows[0]
    assert (first.before, first.after) == ("Ban dau", "Bản đầu")
    assert (first.author_before, first.author_after) == ("Bạn đọc 1", "Tên")
    assert (first.site, first.article, first.remote_id) == ("Báo thử", "Bài số 1", "r1")
    assert (first.verdict, first.delivery) == ("approve", DeliveryState.DELIVERED)
    assert first.findings == (finding(),)
    assert first.delivered_at is not None
    assert rows[1].note == "Tổng; 12"
    assert rows[2].kind == "undo"


def test_the_log_says_of_a_decision_that_it_still_waits(newsroom: Newsroom) -> None:
    (one,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, one)
    with newsroom.store.read() as r:
        (waiting,) = r.log(LogQuery())
    newsroom.deliver()
    with newsroom.store.read() as r:
        (told,) = r.log(LogQuery())

    assert (waiting.delivery, waiting.delivered_at) == (DeliveryState.WAITING, None)
    assert told.delivery == DeliveryState.DELIVERED
    assert told.delivered_at is not None
