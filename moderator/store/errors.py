"""Foreign database errors in words for the person at the desk."""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    OperationalError,
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

_UNREACHED: Final = (
    Words("Không kết nối được với máy chủ dữ liệu", "The database server cannot be reached"),
    Words(
        "Những gì đã lưu vẫn còn, việc vừa rồi thì chưa lưu: chương trình tự nối lại. Nếu còn lặp "
        "lại, kiểm tra mạng, địa chỉ và mật khẩu của máy chủ PostgreSQL",
        "What was saved is there, the last act was not saved: the program connects again by "
        "itself. If it goes on, check the network, the PostgreSQL server's address and password",
    ),
)

_BUSY: Final = (
    Words("Cơ sở dữ liệu đang bận", "The database is busy"),
    Words(
        "Một chương trình khác đang ghi lâu: đợi nó xong hoặc đóng nó, rồi thử lại",
        "Another program has been writing for long: let it finish or close it, then try again",
    ),
)

_FULL: Final = (
    Words("Máy chủ dữ liệu đã hết chỗ kết nối", "The database server takes no more"),
    Words(
        "Đóng bớt chương trình đang nối vào máy chủ, hoặc tăng max_connections",
        "Close some programs that use it, or raise its max_connections",
    ),
)
_STARTING: Final = (
    Words("Máy chủ dữ liệu đang khởi động hoặc đang tắt", "The database server starts or stops"),
    Words("Đợi một lát, chương trình tự làm tiếp", "Wait a moment, the program goes on by itself"),
)

_ONCE: Final = {
    _UNREACHED[1]: Words(
        "Những gì đã lưu vẫn còn, việc vừa rồi thì chưa lưu: hãy chạy lại lệnh. Nếu còn lặp lại, "
        "kiểm tra mạng, địa chỉ và mật khẩu của máy chủ PostgreSQL",
        "What was saved is there, the last act was not saved: run the command again. If it goes "
        "on, check the network, the PostgreSQL server's address and password",
    ),
    _STARTING[1]: Words("Đợi một lát rồi chạy lại lệnh", "Wait a moment, then run it again"),
}
"""What a command says instead: it ends, and nothing goes on by itself."""

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
        *_BUSY,
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
    (("too many connections", "too many clients", "connection slots"), *_FULL),
    (("starting up", "shutting down", "in recovery mode"), *_STARTING),
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
        *_UNREACHED,
    ),
)
_STATES: Final[dict[str, tuple[Words, Words]]] = {
    "25P03": (
        Words("Máy này im lặng quá lâu giữa chừng", "This computer was silent for too long"),
        Words(
            "Máy chủ đã bỏ việc dở dang, chưa ghi gì: làm lại việc vừa rồi",
            "The server dropped what was half done, nothing was written: do it again",
        ),
    ),
    "40P01": _BUSY,
    "55P03": _BUSY,
    "53300": _FULL,
    "57014": (
        Words("Máy chủ dữ liệu làm quá lâu nên đã dừng", "The database server took too long"),
        Words(
            "Chưa ghi gì: thử lại. Nếu còn lặp lại, tăng statement_timeout của máy chủ",
            "Nothing was written: try again. If it goes on, raise the server's statement_timeout",
        ),
    ),
    "57P03": _STARTING,
}
"""What PostgreSQL says by a code; its sentences may be in any language."""

_CUT_OFF: Final = frozenset({"57P01", "57P02", "57P05"})
_NO_RIGHT: Final = "42501"
_INTERRUPTED: Final = ("interrupted", "canceling statement due to user request")


def translate(error: SQLAlchemyError) -> Exception:
    """Return the StoreError for an environment's fault; the error itself when it is our bug."""
    if isinstance(error, PoolTimeout):
        return StoreError(str(error), title=_BUSY[0], advice=_BUSY[1])
    if not isinstance(error, DBAPIError):
        return error
    detail = str(error.orig).strip()
    state = getattr(error.orig, "sqlstate", "") or ""
    if isinstance(error, IntegrityError | ProgrammingError | DataError) and state != _NO_RIGHT:
        return error
    if any(sign in detail.lower() for sign in _INTERRUPTED):
        return Interrupted(detail)
    said = _said(error, state, detail.lower())
    return error if said is None else _told(detail, said)


def _said(error: DBAPIError, state: str, detail: str) -> tuple[Words, Words] | None:
    """Return title and advice for what a database said; None when it is our bug."""
    if state in _STATES:
        return _STATES[state]
    if state in _CUT_OFF or state.startswith("08"):
        return _UNREACHED
    for signs, title, advice in _CAUSES:
        if any(sign in detail for sign in signs):
            return title, advice
    # The driver of PostgreSQL gives no code where the server no longer answers.
    silent = isinstance(error, OperationalError) and hasattr(error.orig, "sqlstate") and not state
    return _UNREACHED if silent else None


def lost(error: Exception) -> StoreError:
    """Return in words what a driver said of a connection that is ours alone."""
    return _told(str(error).strip(), _UNREACHED)


def _told(detail: str, said: tuple[Words, Words]) -> StoreError:
    error = StoreError(detail, title=said[0], advice=said[1])
    error.advice_once = _ONCE.get(said[1])
    return error
