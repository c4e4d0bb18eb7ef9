"""The settings file: TOML, read leniently, written whole.

A file that cannot be read at all is kept aside under another name and the defaults are used; a
single wrong value falls back to its default. Both are said in words. What a newer version or a
person wrote into the file beside our keys, comments too, survives saving.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import msgspec
from msgspec import Struct

from moderator.errors import SettingsError
from moderator.model import RejectReason, SavedView, Words
from moderator.settings import files
from moderator.settings.reasons import DEFAULT_REASONS

if TYPE_CHECKING:
    from moderator.settings.profile import Profile

_UNREADABLE: Final = (msgspec.ValidationError, TypeError, KeyError)
_HALF_PAIR: Final = re.compile("[\ud800-\udfff]")
_Name = Annotated[str, msgspec.Meta(max_length=100)]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person may set; every value has a default."""

    actor: _Name = ""  # the name written to the log; empty: the computer's user
    paper: _Name = ""  # what printed sheets are headed with; empty: the sites' names
    language: Literal["vi", "en"] = "vi"
    theme: Literal["system", "light", "dark"] = "system"
    text_size: Annotated[int, msgspec.Meta(ge=80, le=250)] = 100  # per cent
    undo_window_s: Annotated[float, msgspec.Meta(ge=0, le=600)] = 10.0
    poll_s: Annotated[float, msgspec.Meta(ge=5, le=3600)] = 30.0
    reconcile_s: Annotated[float, msgspec.Meta(ge=60, le=86_400)] = 900.0
    lock_after_min: Annotated[int, msgspec.Meta(ge=-1, le=240)] = -1  # 0: never; -1: 10 with a PIN
    board: Mapping[str, str] = {}  # what the board begins with: a period, a site, a section
    my_part: bool = False  # list only one's own part of the queue, and what is nobody's
    hide_abuse: bool = False  # rude words in lists behind stars
    spell_marks: bool = True  # underline words to look at while a comment is edited
    min_view_ms: Annotated[int, msgspec.Meta(ge=0, le=5000)] = 250
    keys: Mapping[str, str] = {}  # action → key sequence; missing: the program's own key
    reasons: tuple[RejectReason, ...] = DEFAULT_REASONS
    views: Annotated[
        tuple[SavedView, ...], msgspec.Meta(max_length=2000)
    ] = ()  # of all who work here


class Loaded(Struct, frozen=True):
    """The settings in force and what was wrong with the file, if anything."""

    settings: Settings
    problems: tuple[Words, ...] = ()


def load(profile: Profile, *, now: datetime | None = None) -> Loaded:
    """Read the settings of ``profile``; a missing file means the defaults.

    Raises ``SettingsError`` only when the file is there and may not be read.
    """
    try:
        content = profile.settings.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(Settings())
    except OSError as error:
        raise SettingsError(f"{profile.settings}: {error.strerror}") from error
    try:
        found = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Loaded(Settings(), (_keep_aside(profile, error, now or datetime.now(UTC)),))
    problems: list[Words] = []
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(Settings):
        if field.name not in found:
            continue
        try:
            values[field.name] = _read(field.name, field.type, found[field.name])
        except _UNREADABLE as error:
            problems.append(
                Words(
                    f"Cài đặt “{field.name}” không hợp lệ, dùng giá trị mặc định: {error}",
                    f"The setting “{field.name}” is not valid, its default is used: {error}",
                )
            )
    return Loaded(Settings(**values), tuple(problems))


def save(profile: Profile, settings: Settings) -> None:
    """Write ``settings``; only what differs from the defaults or stands in the file already.

    What stands there and cannot be read stays, for whoever wrote it to mend, until something else
    is chosen. Raises ``SettingsError`` when the folder or the disk does not allow it.
    """
    import tomlkit  # noqa: PLC0415  # costs 30 ms, and most runs never write
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    profile.prepare()
    try:
        document = tomlkit.parse(profile.settings.read_text("utf-8-sig"))
    except (OSError, ValueError, TOMLKitError):
        document = tomlkit.document()
    defaults = Settings()
    for field in msgspec.structs.fields(Settings):
        value = getattr(settings, field.name)
        there = document[field.name].unwrap() if field.name in document else None
        default = value == getattr(defaults, field.name)
        if default and (there is None or not _readable(field, there)):
            continue
        written = _written(field.name, value)
        if there != written:
            document[field.name] = written
    try:
        # Half a surrogate pair, as a paste may leave it, has no place in a file of text.
        content = _HALF_PAIR.sub("\ufffd", tomlkit.dumps(document)).encode()
        files.replace(profile.settings, content)
    except OSError as error:
        raise SettingsError(
            f"{profile.settings}: {error.strerror}",
            title=Words("Không lưu được cài đặt", "The settings cannot be saved"),
        ) from error


def _readable(field: msgspec.structs.FieldInfo, value: Any) -> bool:  # noqa: ANN401  # any TOML value
    try:
        _read(field.name, field.type, value)
    except _UNREADABLE:
        return False
    return True


def _read(name: str, kind: Any, value: Any) -> Any:  # noqa: ANN401  # any TOML value may stand there
    if name != "reasons":
        return msgspec.convert(value, kind)
    if not isinstance(value, list) or not value:
        raise TypeError("a list of {code, vi, en} is expected")
    reasons = []
    for entry in value:
        words = msgspec.convert(entry, dict[str, str])
        reasons.append(
            RejectReason(words["code"], Words(words["vi"], words.get("en", words["vi"])))
        )
    if len({reason.code for reason in reasons}) != len(reasons):
        raise TypeError("two reasons have the same code")
    return tuple(reasons)


def _written(name: str, value: Any) -> Any:  # noqa: ANN401  # likewise
    if name == "views":
        return [
            {"name": one.name, "line": one.line} | ({"owner": one.owner} if one.owner else {})
            for one in value
        ]
    if name != "reasons":
        return dict(value) if isinstance(value, Mapping) else value
    return [{"code": one.code, "vi": one.words.vi, "en": one.words.en} for one in value]


def _keep_aside(profile: Profile, error: Exception, now: datetime) -> Words:
    aside = profile.settings.with_name(f"settings.damaged-{now:%Y%m%dT%H%M%SZ}.toml")
    try:
        profile.settings.replace(aside)
    except OSError:
        return Words(
            f"Tệp cài đặt hỏng ({error}), dùng giá trị mặc định; tệp còn ở {profile.settings}",
            f"The settings file is damaged ({error}), the defaults are used; "
            f"it is still at {profile.settings}",
        )
    return Words(
        f"Tệp cài đặt hỏng ({error}), dùng giá trị mặc định; bản cũ được giữ ở {aside}",
        f"The settings file is damaged ({error}), the defaults are used; "
        f"the old one is kept at {aside}",
    )
