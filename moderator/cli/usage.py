"""What click itself says, in Vietnamese: the frame of its help, and its words on wrong usage.

Click's own sentences are matched as it writes them; one that a later version words differently is
shown as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADINGS: Final = {
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
}
_PLACES: Final = {
    "OPTIONS": "TÙY_CHỌN",
    "COMMAND": "LỆNH",
    "ARGS": "THAM_SỐ",
    "TEXT": "CHỮ",
    "INTEGER": "SỐ",
    "RANGE": "TRONG_KHOẢNG",
    "FLOAT": "SỐ",
    "DIRECTORY": "THƯ_MỤC",
    "PATH": "TỆP",
    "FILE": "TỆP",
    "NAME": "TÊN",
    "CODE": "MÃ",
    "ID": "MÃ",
    "COMMENT": "MÃ",
    "COMMENTS": "MÃ",
    "VERSION": "BẢN",
    "DECISION": "QUYẾT_ĐỊNH",
    "ADDRESS": "ĐỊA_CHỈ",
    "SITE": "TRANG",
    "LINK": "LIÊN_KẾT",
    "DATE": "NGÀY",
    "TIME": "GIỜ",
}
_PLACE: Final = re.compile(r"\b[A-Z]{2,}\b")

_HELP: Final = (
    ("Show this message and exit.", "Xem hướng dẫn này rồi thoát."),
    ("Show the version and exit.", "Xem số phiên bản rồi thoát."),
    ("[default: ", "[mặc định: "),
    ("; required]", "; bắt buộc]"),
    ("[required]", "[bắt buộc]"),
    ("[env var: ", "[biến môi trường: "),
)
_SENTENCES: Final = tuple(
    (re.compile(english, re.DOTALL), vietnamese)
    for english, vietnamese in (
        (r"No such option:? '?(\S+?)'?\.?(?= |\Z)", r"Không có tùy chọn \1."),
        (r"No such command '?(\S+?)'?\.(?= |\Z)", r"Không có lệnh \1."),
        (r"Did you mean (\S+?)\?", r"Có phải \1?"),
        (r"\(Did you mean one of: (.+?)\?\)", r"(Có phải một trong: \1?)"),
        (r"\(Possible options: (.+?)\)", r"(Có phải một trong: \1?)"),
        (r"Missing command\.", "Thiếu lệnh."),
        (r"Missing argument", "Thiếu tham số"),
        (r"Missing option", "Thiếu tùy chọn"),
        (r"Missing parameter:?", "Thiếu tham số"),
        (r"Choose from:", "Chọn trong:"),
        (r"Invalid value for (.+?): ", r"Giá trị không dùng được cho \1: "),
        (r"Invalid value: ", "Giá trị không dùng được: "),
        (r"('.*?') is not one of (.+?)\.?\Z", r"\1 không phải một trong \2."),
        (r"('.*?') is not ('.+?')\.", r"\1 không phải \2."),
        (r"('.*?') is not a valid (?:integer|float)(?: range)?\.", r"\1 không phải là số."),
        (r"(\S+) is not in the range (.+?)\.\Z", r"\1 không nằm trong khoảng \2."),
        (r"('.*?') does not match the formats? (.+?)\.\Z", r"\1 không đúng dạng \2."),
        (r"\w+ ('.*?') does not exist\.", r"Không có \1."),
        (r"\w+ ('.*?') is a file\.", r"\1 là một tệp."),
        (r"\w+ ('.*?') is a directory\.", r"\1 là một thư mục."),
        (r"\w+ ('.*?') is not readable\.", r"Không đọc được \1."),
        (r"\w+ ('.*?') is not writable\.", r"Không ghi được \1."),
        (r"Option '(\S+)' does not take a value\.", r"Tùy chọn \1 không nhận giá trị."),
        (r"Option '(\S+)' requires an argument\.", r"Tùy chọn \1 cần một giá trị."),
        (r"Option '(\S+)' requires (\d+) arguments\.", r"Tùy chọn \1 cần \2 giá trị."),
        (r"Got unexpected extra arguments? \((.*)\)", r"Thừa tham số: \1"),
    )
)

_MISSING: Final = re.compile(r"Thiếu tham số '[^']*'")


class Formatter(click.HelpFormatter):
    """Writes click's help with its frame in Vietnamese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage."""
        super().write_usage(prog, _placed(args), "Cách dùng: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **given: Any) -> None:  # noqa: ANN401
        """Write options or commands and what they do."""
        super().write_dl([(_placed(name), _helped(text)) for name, text in rows], *args, **given)


def told(error: click.ClickException) -> str:
    """Return in Vietnamese what is wrong with a call, and how it is meant to be."""
    message = error.format_message()
    for english, vietnamese in _SENTENCES:
        message = english.sub(vietnamese, message)
    message = _MISSING.sub(lambda found: _placed(found.group()), message)
    ctx = getattr(error, "ctx", None)
    if ctx is None:
        return f"Lỗi: {message}"
    help_ = f"Xem “{ctx.command_path} --help”."
    return f"{ctx.get_usage()}\n{help_}\n\nLỗi: {message}"


def _placed(text: str) -> str:
    """Return words in capitals, which stand for what is to be given, in Vietnamese."""
    return _PLACE.sub(lambda found: _PLACES.get(found.group(), found.group()), text)


def _helped(text: str) -> str:
    for english, vietnamese in _HELP:
        text = text.replace(english, vietnamese)
    return text
