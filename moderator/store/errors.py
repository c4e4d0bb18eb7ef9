"""Foreign database errors in words for the person at the desk."""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from moderator.errors import Interrupted, StoreError
from moderator.model import Words

_RESTORE = Words(
    "Đóng chương trình, giữ lại bản hỏng, rồi chép bản sao mới nhất trong thư mục backups vào chỗ "
    "cũ (xóa cả tệp -wal và -shm)",
    "Close the program, keep the damaged file aside, then put the newest copy from the backups "
    "folder in its place (remove the -wal and -shm files too)",
)

_CAUSES: Final[tuple[tuple[tuple[str, ...], Words, Words], ...]] = (
    (
        (
            "malformed",
            "not a database",
            "disk i/o error",
            "corrupt",
            "invalid page in block",
            "no such table",
            "could not decode to utf-8",
        ),
        Words("Cơ sở dữ liệu bị hỏng", "The database is damaged"),
        _RESTORE,
    ),
    (
        ("disk is full", "no space left", "could not extend file"),
        Words("Ổ đĩa đầy", "The disk is full"),
        Words(
            "Dọn bớt chỗ trên ổ đĩa rồi thử lại; những gì đã lưu vẫn còn nguyên",
            "Free some space and try again; everything saved before is still there",
        ),
    ),
    (
        ("database is locked", "table is locked", "lock timeout", "deadlock detected"),
        Words("Cơ sở dữ liệu đang bận", "The database is busy"),
        Words(
            "Một chương trình khác đang ghi lâu: đợi nó xong hoặc đóng nó, rồi thử lại",
            "Another program has been writing for long: let it finish or close it, then try again",
        ),
    ),
    (
        (
            "readonly database",
            "read-only",
            "unable to open database",
            "permission denied",
        ),
        Words("Không ghi được vào cơ sở dữ liệu", "The database cannot be written"),
        Words(
            "Kiểm tra quyền ghi của thư mục dữ liệu, hoặc chọn thư mục khác bằng --data",
            "Check the right to write to the data folder, or choose another one with --data",
        ),
    ),
    (
        (
            "connection refused",
            "could not connect",
            "connection failed",
            "connection is bad",
            "connection to server",
            "server closed the connection",
            "terminating connection",
            "timeout expired",
            "password authentication",
        ),
        Words("Không kết nối được với máy chủ dữ liệu", "The database server cannot be reached"),
        Words(
            "Kiểm tra mạng, địa chỉ và mật khẩu của máy chủ PostgreSQL rồi thử lại",
            "Check the network, the address and the password of the PostgreSQL server, try again",
        ),
    ),
)
_NO_RIGHT: Final = "42501"
_INTERRUPTED: Final = ("interrupted", "canceling statement due to user request")


def translate(error: SQLAlchemyError) -> Exception:
    """Return the StoreError for an environment's fault; the error itself when it is our bug."""
    if isinstance(error, PoolTimeout):
        return StoreError(str(error), title=_CAUSES[2][1], advice=_CAUSES[2][2])
    if not isinstance(error, DBAPIError):
        return error
    detail = str(error.orig).strip()
    lowered = detail.lower()
    forbidden = getattr(error.orig, "sqlstate", None) == _NO_RIGHT
    if isinstance(error, IntegrityError | ProgrammingError | DataError) and not forbidden:
        return error
    if any(sign in lowered for sign in _INTERRUPTED):
        return Interrupted(detail)
    for signs, title, advice in _CAUSES:
        if any(sign in lowered for sign in signs):
            return StoreError(detail, title=title, advice=advice)
    return error
