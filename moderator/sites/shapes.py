"""Typed reading of foreign JSON: what is missing or of another type is a garbled answer."""

from __future__ import annotations

from datetime import UTC, datetime

from moderator.errors import Garbled


class Fields:
    """A JSON object. Every method raises Garbled when the field is not what it should be."""

    def __init__(self, data: object, what: str) -> None:
        """Read ``data``, called ``what`` in error messages."""
        if not isinstance(data, dict):
            raise Garbled(f"{what} is no JSON object")
        self.data: dict[str, object] = data
        self.what = what

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self.data.get(name) is not None

    def text(self, name: str) -> str:
        """Return a required string."""
        value = self.data.get(name)
        if not isinstance(value, str):
            raise Garbled(f"{self.what} lacks {name}")
        return value

    def maybe(self, name: str) -> str | None:
        """Return an optional string; empty is the same as missing."""
        return self.text(name) or None if self.has(name) else None

    def identity(self, name: str) -> str:
        """Return a required id: a string, or a whole number as one."""
        value = self.data.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value:
            return value
        raise Garbled(f"{self.what} lacks {name}")

    def number(self, name: str, default: int = 0) -> int:
        """Return an optional whole number."""
        if not self.has(name):
            return default
        value = self.data[name]
        if isinstance(value, bool) or not isinstance(value, int):
            raise Garbled(f"{name} of {self.what} is no number")
        return value

    def flag(self, name: str) -> bool | None:
        """Return an optional truth value."""
        value = self.data.get(name)
        if value is not None and not isinstance(value, bool):
            raise Garbled(f"{name} of {self.what} is neither true nor false")
        return value

    def truth(self, name: str) -> bool:
        """Return a required truth value."""
        value = self.flag(name)
        if value is None:
            raise Garbled(f"{self.what} lacks {name}")
        return value

    def child(self, name: str) -> Fields:
        """Return a required object."""
        return Fields(self.data.get(name), f"{name} of {self.what}")

    def children(self, name: str) -> list[Fields]:
        """Return a required list of objects."""
        return listed(self.data.get(name), f"{name} of {self.what}")

    def words(self, name: str) -> frozenset[str]:
        """Return an optional list of strings; anything else in it is passed over."""
        value = self.data.get(name)
        if not isinstance(value, list):
            return frozenset()
        return frozenset(word for word in value if isinstance(word, str))

    def moment(self, name: str, *, utc: bool = False) -> datetime:
        """Return a required RFC 3339 time; ``utc`` takes one without a zone as UTC."""
        return _moment(self.text(name), f"{name} of {self.what}", utc=utc)

    def maybe_moment(self, name: str, *, utc: bool = False) -> datetime | None:
        """Return an optional time."""
        return self.moment(name, utc=utc) if self.maybe(name) else None


def listed(data: object, what: str) -> list[Fields]:
    """Return a JSON list of objects; raises Garbled for anything else."""
    if not isinstance(data, list):
        raise Garbled(f"{what} is no JSON list")
    return [Fields(each, f"{what} [{place}]") for place, each in enumerate(data)]


def _moment(value: str, what: str, *, utc: bool) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            if not utc:
                raise Garbled(f"{what} has no time zone: {value[:40]}")
            return moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Garbled(f"{what} is no time: {value[:40]}") from error
