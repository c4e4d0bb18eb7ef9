"""Reading the whole ledger and saying exactly where it does not hold.

Whoever tampers need not keep to our types: SQLite takes any value in any column. Nothing found in
a row may therefore stop the reading.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from moderator.model import LedgerFault, Verification, Words
from moderator.store import ledger, triggers
from moderator.store.log import DELIVERY
from moderator.store.sealed import SALT, SALT_BYTES, VALUE, mark
from moderator.store.tables import ledger as ledger_table
from moderator.store.tables import sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.store.records import LedgerEntry
    from moderator.store.transaction import Transaction

_STEP: Final = 2000
_MOST_FAULTS: Final = 1000
_LONG_GAP: Final = 100  # rows that are missing in a row and named one by one
_ENDS: Final = (-(2**63), 2**63 - 1)

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


def verify(
    transaction: Transaction, progress: Progress | None = None, stop: Stop | None = None
) -> Verification:
    """Check numbers, hashes, links, sealed fields, the head and what protects them.

    See :mod:`.ledger`.
    """
    with _any_text(transaction):
        return _Check(transaction).run(progress, stop)


@contextmanager
def _any_text(transaction: Transaction) -> Iterator[None]:
    """Let SQLite's driver return text that is no UTF-8; PostgreSQL keeps none."""
    raw = transaction.connection.connection.driver_connection
    if raw is None or not transaction.sqlite:
        yield
        return
    usual = raw.text_factory
    raw.text_factory = lambda stored: stored.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = usual


class _Check:
    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction
        self._faults: list[LedgerFault] = []
        self._seq = 0
        self._hash = ledger.GENESIS
        self._missing: set[tuple[int, str]] = set()
        self._purged: set[tuple[int, str]] = set()
        self._count = 0
        self._answers = 0

    def run(self, progress: Progress | None, stop: Stop | None) -> Verification:
        total = int(
            self._t.connection.execute(select(func.count()).select_from(ledger_table)).scalar_one()
        )
        whole = True
        after = _ENDS[0]
        while block := ledger.entries(self._t, after, _STEP):
            self._sealed_of(block, after, block[-1].seq)
            after = block[-1].seq
            for entry in block:
                self._entry(entry)
            if progress is not None:
                progress(self._count, total)
            if stop is not None and stop():
                whole = False
                break
        if whole:
            self._sealed_of((), after, _ENDS[1])
            self._end()
        self._faults.sort(key=lambda fault: fault.seq)
        return Verification(
            entries=self._count,
            head=self._hash,
            faults=tuple(self._faults[:_MOST_FAULTS]),
            sealed_missing=len(self._missing & self._purged),
            answers=self._answers,
            newest=self._seq,
        )

    def _sealed_of(self, block: tuple[LedgerEntry, ...], after: int, last: int) -> None:
        """Compare the fields of ``block``, which is every row there is in (after, last]."""
        there = {
            # A longer salt could have taken in the beginning of the value.
            (seq, field): mark(salt, value) if len(salt) == SALT_BYTES else ""
            for seq, field, salt, value in self._t.connection.execute(
                select(sealed.c.seq, sealed.c.field, SALT, VALUE).where(
                    sealed.c.seq > after, sealed.c.seq <= last
                )
            )
        }
        for entry in block:
            try:
                payload = ledger.payload_of(entry.payload)
                marks = dict(payload.get("sealed", {}))
                gone = {(int(seq), str(field)) for seq, field in payload.get("purged", ())}
            except (ValueError, TypeError, OverflowError):
                self._fault(entry.seq, "unreadable", "không đọc được", "cannot be read")
                continue
            if entry.kind == "purge":
                self._purged |= gone
            for field, expected in marks.items():
                found = there.pop((entry.seq, field), None)
                if found is None:
                    self._missing.add((entry.seq, field))
                elif found != expected:
                    self._fault(
                        entry.seq,
                        "changed",
                        f"phần riêng “{field}” đã bị sửa",
                        f"its sealed field “{field}” was altered",
                    )
        for seq, field in there:
            self._fault(
                seq,
                "inserted",
                f"phần riêng “{field}” bị chèn thêm",
                f"a sealed field “{field}” was inserted",
            )

    def _entry(self, entry: LedgerEntry) -> None:
        self._count += 1
        self._answers += entry.kind == DELIVERY
        if entry.seq <= 0:
            self._fault(entry.seq, "inserted", "dòng bị chèn thêm", "was inserted")
            return
        self._removed(self._seq + 1, entry.seq - 1)
        follows = entry.seq == self._seq + 1
        if entry.format != ledger.FORMAT or not _hash_holds(entry):
            self._fault(entry.seq, "changed", "nội dung đã bị sửa", "was changed")
        elif follows and entry.prev != self._hash:
            # Its own hash is right, so the row before is not the one it was chained to.
            self._fault(
                max(entry.seq - 1, 1),
                "changed",
                f"bị viết lại, dòng {entry.seq} không còn nối với nó",
                f"was rewritten, row {entry.seq} does not follow from it",
            )
        self._seq, self._hash = entry.seq, entry.hash

    def _end(self) -> None:
        for name in triggers.missing(self._t.connection):
            words = Words(
                f"Phần bảo vệ {name} đã bị gỡ hoặc sửa",
                f"The protection {name} was taken off or altered",
            )
            self._faults.append(LedgerFault(0, "unprotected", words))
        self._head()
        for seq, field in sorted(self._missing - self._purged):
            self._fault(
                seq,
                "removed",
                f"phần riêng “{field}” bị xóa mà không có ghi nhận",
                f"its sealed field “{field}” was removed without a purge entry",
            )

    def _head(self) -> None:
        try:
            head = ledger.head(self._t)
        except NoResultFound:
            self._fault(self._seq, "removed", "mốc cuối đã bị xóa", "the ledger's head was removed")
            return
        number: object = head.seq  # what the column holds, which need not be what it should
        if not isinstance(number, int):
            self._fault(self._seq, "changed", "mốc cuối đã bị sửa", "the ledger's head was changed")
            return
        self._removed(self._seq + 1, head.seq)
        if head.seq < self._seq:
            self._fault(self._seq, "inserted", "dòng bị chèn thêm ở cuối", "was added at the end")
        elif head.seq == self._seq and head.hash != self._hash:
            self._fault(
                self._seq, "changed", "không khớp với mốc cuối", "does not match the ledger's head"
            )

    def _removed(self, first: int, last: int) -> None:
        """Name the rows that are missing; a long gap is one fault."""
        if last - first < _LONG_GAP:
            for seq in range(first, last + 1):
                self._fault(seq, "removed", "dòng đã bị xóa", "was removed")
            return
        words = Words(
            f"Dòng {first} đến {last}: đã bị xóa", f"Rows {first} to {last}: were removed"
        )
        self._faults.append(LedgerFault(first, "removed", words))

    def _fault(self, seq: int, kind: str, vi: str, en: str) -> None:
        self._faults.append(LedgerFault(seq, kind, Words(f"Dòng {seq}: {vi}", f"Row {seq}: {en}")))


def _hash_holds(entry: LedgerEntry) -> bool:
    try:
        return ledger.entry_hash(entry) == entry.hash
    except TypeError:  # a value of a type that no row of ours has
        return False
