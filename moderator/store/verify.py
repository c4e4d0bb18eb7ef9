"""Reading the whole ledger and saying exactly where it does not hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from moderator.model import LedgerFault, Verification, Words
from moderator.store import ledger
from moderator.store.sealed import mark
from moderator.store.tables import ledger as ledger_table
from moderator.store.tables import sealed

if TYPE_CHECKING:
    from moderator.store.records import LedgerEntry
    from moderator.store.transaction import Transaction

_STEP: Final = 2000
_MOST_FAULTS: Final = 1000

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


def verify(
    transaction: Transaction, progress: Progress | None = None, stop: Stop | None = None
) -> Verification:
    """Check numbers, hashes, links, sealed fields and the head; see :mod:`.ledger`."""
    return _Check(transaction).run(progress, stop)


class _Check:
    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction
        self._faults: list[LedgerFault] = []
        self._seq = 0
        self._hash = ledger.GENESIS
        self._missing: set[tuple[int, str]] = set()
        self._purged: set[tuple[int, str]] = set()
        self._count = 0

    def run(self, progress: Progress | None, stop: Stop | None) -> Verification:
        total = int(
            self._t.connection.execute(select(func.count()).select_from(ledger_table)).scalar_one()
        )
        whole = True
        after = -(2**63)
        while block := ledger.entries(self._t, after, _STEP):
            after = block[-1].seq
            self._sealed_of(block)
            for entry in block:
                self._entry(entry)
            if progress is not None:
                progress(self._count, total)
            if stop is not None and stop():
                whole = False
                break
        if whole:
            self._end()
        self._faults.sort(key=lambda fault: fault.seq)
        return Verification(
            entries=self._count,
            head=self._hash,
            faults=tuple(self._faults[:_MOST_FAULTS]),
            sealed_missing=len(self._missing),
        )

    def _sealed_of(self, block: tuple[LedgerEntry, ...]) -> None:
        there = {
            (seq, field): mark(salt, value)
            for seq, field, salt, value in self._t.connection.execute(
                select(sealed.c.seq, sealed.c.field, sealed.c.salt, sealed.c.value).where(
                    sealed.c.seq.between(block[0].seq, block[-1].seq)
                )
            )
        }
        for entry in block:
            try:
                payload = ledger.payload_of(entry.payload)
                marks = dict(payload.get("sealed", {}))
                gone = {(int(seq), str(field)) for seq, field in payload.get("purged", ())}
            except (ValueError, TypeError):
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
        if entry.seq <= 0:
            self._fault(entry.seq, "inserted", "dòng bị chèn thêm", "was inserted")
            return
        for seq in range(self._seq + 1, min(entry.seq, self._seq + 1 + _MOST_FAULTS)):
            self._fault(seq, "removed", "dòng đã bị xóa", "was removed")
        follows = entry.seq == self._seq + 1
        right = entry.format == ledger.FORMAT and ledger.entry_hash(entry) == entry.hash
        if not right:
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
        head = ledger.head(self._t)
        for seq in range(self._seq + 1, min(head.seq, self._seq + _MOST_FAULTS) + 1):
            self._fault(seq, "removed", "dòng đã bị xóa", "was removed")
        if head.seq < self._seq:
            self._fault(self._seq, "inserted", "dòng bị chèn thêm ở cuối", "was added at the end")
        elif head.seq == self._seq and head.hash != self._hash:
            self._fault(
                self._seq, "changed", "không khớp với mốc cuối", "does not match the ledger's head"
            )
        for seq, field in sorted(self._missing - self._purged):
            self._fault(
                seq,
                "removed",
                f"phần riêng “{field}” bị xóa mà không có ghi nhận",
                f"its sealed field “{field}” was removed without a purge entry",
            )

    def _fault(self, seq: int, kind: str, vi: str, en: str) -> None:
        self._faults.append(LedgerFault(seq, kind, Words(f"Dòng {seq}: {vi}", f"Row {seq}: {en}")))
