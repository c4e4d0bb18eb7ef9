"""What can go wrong outside the program, in words for the person at the desk.

The edges (sites, store, settings, export) translate every foreign error into this family::

    ModeratorError
    ├── SiteError
    │   ├── Unreachable     no answer, half an answer, 429, 5xx: try again later
    │   ├── LoginNeeded     401: the credentials are missing, wrong or expired
    │   ├── Refused         403 and other final refusals
    │   └── Garbled         an answer that is no comment API's
    ├── StoreError          a damaged, newer, locked or unwritable database
    ├── DecisionError       what was asked cannot be decided
    │   └── NotAllowed      it is the chief's alone
    ├── SettingsError       the settings, a secret or the data folder cannot be used
    ├── ExportError         the file could not be written
    └── ProgramFault        stands for a bug of ours where somebody waits for an answer

An exception outside the family is a bug of ours: it is logged and shown, never hidden.
"""

from __future__ import annotations

from moderator.model import Words


class ModeratorError(Exception):
    """An error that is not a bug: what happened, and what to do about it."""

    title = Words("Có lỗi", "Something went wrong")
    advice = Words("", "")
    advice_once: Words | None = None
    """The advice of a command, where it differs: a command ends, it does not go on by itself."""

    def __init__(
        self, detail: str = "", *, title: Words | None = None, advice: Words | None = None
    ) -> None:
        """Keep ``detail`` (technical, untranslated) beside the words for people."""
        super().__init__(detail)
        self.detail = detail
        if title is not None:
            self.title = title
        if advice is not None:
            self.advice = advice

    def words(self, language: str, *, once: bool = False) -> str:
        """Return title, advice and detail as one message in ``language`` (``vi`` or ``en``).

        ``once``: it is said by a command, which ends with it.
        """
        advice = self.advice_once if once and self.advice_once is not None else self.advice
        message = _sentences(self.title.text(language), advice.text(language))
        return f"{message} ({self.detail})" if self.detail else message

    def told(self, language: str, *, advice: str | None = None) -> str:
        """Return title and advice alone, for where the detail has a place of its own.

        ``advice``: what is to be done here, in other words than the usual.
        """
        given = self.advice.text(language) if advice is None else advice
        return _sentences(self.title.text(language), given)


def _sentences(*parts: str) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


class SiteError(ModeratorError):
    """A site did not do what it was asked."""

    title = Words("Trang báo trả lời lỗi", "The site answered with an error")
    advice = Words(
        "Mọi quyết định vẫn được giữ và sẽ gửi lại",
        "Every decision is kept and will be sent again",
    )


class Unreachable(SiteError):
    """No usable answer for now; ``retry_after`` is the site's own wish in seconds, if any."""

    title = Words("Không kết nối được với trang báo", "No connection to the site")
    advice = Words(
        "Bạn cứ làm tiếp: quyết định được giữ lại và tự gửi đi khi kết nối lại được",
        "Work on: what is decided is kept and sent once there is a connection again",
    )

    def __init__(self, detail: str = "", *, retry_after: float | None = None) -> None:
        """Keep the site's wish beside the detail."""
        super().__init__(detail)
        self.retry_after = retry_after


class LoginNeeded(SiteError):
    """401: the site does not know who we are."""

    title = Words("Trang báo không nhận đăng nhập", "The site does not accept the login")
    advice = Words(
        "Kiểm tra tên và mật khẩu ứng dụng hoặc mã truy cập, rồi kết nối lại",
        "Check the user and application password or the token, then connect again",
    )


class Refused(SiteError):
    """The site understood and said no; asking again will not help."""

    title = Words("Trang báo từ chối việc này", "The site refuses this")
    advice = Words(
        "Tài khoản có thể thiếu quyền: hỏi người quản trị trang",
        "The account may lack the right: ask the site's administrator",
    )


class Garbled(SiteError):
    """The answer is no comment API's: HTML, broken JSON, a missing field."""

    title = Words("Trang báo trả lời không hiểu được", "The site's answer cannot be understood")
    advice = Words(
        "Mọi quyết định vẫn được giữ; báo cho người phụ trách trang nếu lặp lại",
        "Every decision is kept; tell the site's developer if it goes on",
    )


class StoreError(ModeratorError):
    """The database cannot be used as it is."""

    title = Words("Không dùng được cơ sở dữ liệu", "The database cannot be used")


class Interrupted(StoreError):
    """A read was stopped because nobody waits for it any more."""

    title = Words("Đã dừng đọc", "Reading was stopped")
    advice = Words("Không cần làm gì", "Nothing needs doing")


class DecisionError(ModeratorError):
    """What was asked cannot be done with this comment."""

    title = Words("Không thực hiện được", "This cannot be done")


class NotAllowed(DecisionError):
    """It is the chief's alone, and the name given is no chief's."""

    title = Words("Việc này dành cho trưởng ban", "This is for the chief")


class SettingsError(ModeratorError):
    """The settings file, the secrets or the data folder cannot be read or written."""

    title = Words("Không đọc được cài đặt", "The settings cannot be read")


class ExportError(ModeratorError):
    """The export could not be written."""

    title = Words("Không ghi được tệp", "The file could not be written")


class ProgramFault(ModeratorError):
    """What was asked met a bug of ours, which is logged and shown by itself."""

    title = Words("Chương trình gặp lỗi, việc này chưa xong", "A fault of this program: not done")
    advice = Words("Xem phần Trục trặc", "See Problems")
