"""What lists are filtered, sorted and searched by: names, lengths, titles, notes.

Only adds. The new columns are derived from what is there; ``standing`` is a projection.

Revision ID: 0005
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

from moderator.store.columns import read_text
from moderator.store.sealed import opened
from moderator.store.search import author_key, searchable
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BLOCK = 5000

INDEXED = (("article_search", "articles", "id"), ("note_search", "log_notes", "seq"))
FOR_SQLITE = (
    """CREATE VIRTUAL TABLE NAME USING fts5(folded, content='SOURCE', content_rowid='KEY',
       tokenize='unicode61 remove_diacritics 0')""",
    "INSERT INTO NAME(NAME) VALUES ('rebuild')",
    """CREATE TRIGGER NAME_added AFTER INSERT ON SOURCE
       BEGIN INSERT INTO NAME(rowid, folded) VALUES (NEW.KEY, NEW.folded); END""",
    """CREATE TRIGGER NAME_gone AFTER DELETE ON SOURCE
       BEGIN INSERT INTO NAME(NAME, rowid, folded) VALUES ('delete', OLD.KEY, OLD.folded); END""",
    """CREATE TRIGGER NAME_altered AFTER UPDATE OF folded ON SOURCE
       BEGIN INSERT INTO NAME(NAME, rowid, folded) VALUES ('delete', OLD.KEY, OLD.folded);
       INSERT INTO NAME(rowid, folded) VALUES (NEW.KEY, NEW.folded); END""",
)
SEARCH_SQLITE = tuple(
    statement.replace("SOURCE", table).replace("NAME", name).replace("KEY", key)
    for name, table, key in INDEXED
    for statement in FOR_SQLITE
)
SEARCH_POSTGRESQL = tuple(
    statement
    for table in ("articles", "log_notes")
    for statement in (
        f"""ALTER TABLE {table} ADD COLUMN search tsvector
            GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED""",
        f"CREATE INDEX ix_{table}_search ON {table} USING gin (search)",
    )
)


def upgrade() -> None:
    """Add columns, fill them, and make the indexes."""
    op.add_column("articles", sa.Column("folded", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "standing", sa.Column("author", sa.String(100), nullable=False, server_default="")
    )
    op.add_column("standing", sa.Column("length", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "log_notes",
        sa.Column("seq", KEY, autoincrement=False, nullable=False),
        sa.Column("comment_id", sa.BigInteger(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["ledger.seq"], name="fk_log_notes_seq"),
        sa.PrimaryKeyConstraint("seq", name="pk_log_notes"),
    )
    op.create_index("ix_log_notes_comment_id", "log_notes", ["comment_id"])
    _fill_standing()
    _fill_articles()
    _fill_notes()
    op.create_index(
        "ix_standing_author", "standing", ["author", "state", "created_at", "comment_id"]
    )
    op.create_index("ix_articles_section", "articles", ["section"])
    op.create_index("ix_ledger_actor", "ledger", ["actor", "kind", "comment_id"])
    for column in ("email", "ip"):
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_comments_{column}",
            "comments",
            [column],
            sqlite_where=there,
            postgresql_where=there,
        )
    edited = sa.text("version_id <> original_id")
    op.create_index(
        "ix_comments_edited",
        "comments",
        ["id"],
        sqlite_where=edited,
        postgresql_where=edited,
    )
    kind = op.get_bind().dialect.name
    for statement in SEARCH_SQLITE if kind == "sqlite" else SEARCH_POSTGRESQL:
        op.execute(statement)


def _blocks(statement: str) -> Iterator[list[Any]]:
    """Yield the rows of ``statement``, whose first column is a growing key."""
    after = -1
    while found := op.get_bind().execute(sa.text(statement), {"after": after, "most": BLOCK}).all():
        after = found[-1][0]
        yield list(found)


def _fill_standing() -> None:
    put = sa.text("UPDATE standing SET author = :author, length = :length WHERE comment_id = :of")
    for rows in _blocks(
        "SELECT c.id, v.name, length(v.text) FROM comments c"
        " JOIN comment_versions v ON v.id = c.version_id"
        " WHERE c.id > :after ORDER BY c.id LIMIT :most"
    ):
        op.get_bind().execute(
            put,
            [
                {"of": key, "author": author_key(read_text(name)), "length": length}
                for key, name, length in rows
            ],
        )


def _fill_articles() -> None:
    put = sa.text("UPDATE articles SET folded = :folded WHERE id = :of")
    for rows in _blocks(
        "SELECT id, title, 0 FROM articles WHERE id > :after ORDER BY id LIMIT :most"
    ):
        op.get_bind().execute(
            put,
            [
                {"of": key, "folded": searchable(fold_key(read_text(title)), "")}
                for key, title, _ in rows
            ],
        )


def _fill_notes() -> None:
    put = sa.text("INSERT INTO log_notes (seq, comment_id, folded) VALUES (:seq, :of, :folded)")
    for rows in _blocks(
        "SELECT s.seq, s.value, l.comment_id FROM sealed s JOIN ledger l ON l.seq = s.seq"
        " WHERE s.field = 'note' AND l.comment_id IS NOT NULL AND s.seq > :after"
        " ORDER BY s.seq LIMIT :most"
    ):
        op.get_bind().execute(
            put,
            [
                {"seq": seq, "of": of, "folded": searchable(fold_key(_note(value)), "")}
                for seq, value, of in rows
            ],
        )


def _note(value: str | bytes) -> str:
    return opened(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value)
