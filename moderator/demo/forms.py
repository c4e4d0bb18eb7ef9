"""Checks what comes in over the contract, before anything is done with it.

A body that is no JSON is 400; one that breaks the schema is 422 with the field's JSON Pointer,
and nothing of it is done. Unknown fields are ignored, as the contract asks of both sides.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moderator.demo.problems import Fault, Problem

if TYPE_CHECKING:
    from starlette.requests import Request

ACTIONS = ("approve", "reject", "spam", "restore", "edit", "unpublish", "reply")
CARRY_TEXT = frozenset({"approve", "restore", "edit", "reply"})
MAX_DECISIONS = 100
MAX_PAGE = 200
MAX_IDS = 200
MAX_TEXT_BYTES = 400_000
MAX_NAME_BYTES = 400
MAX_NOTE_BYTES = 4_000
MAX_KEY = 128
MAX_BODY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """One decision as it was asked for; the types are right, the content is not judged yet."""

    action: str
    text: str | None
    name: str | None
    reason: str | None
    note: str | None
    key: str = ""
    id: str = ""
    version: str = ""

    def fingerprint(self) -> str:
        """Return what tells whether a repeated key asks for the same thing."""
        parts = [self.id, self.version, self.action, self.text, self.name, self.reason, self.note]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


Reader = tuple[str, str]
"""Whom a request is about: ``id`` or ``email``, and its value."""

MAX_DAYS = 3_650


@dataclass(frozen=True, slots=True)
class Block:
    """A reader who shall not write for ``days`` (None: for good), or may again."""

    reader: Reader
    version: str | None
    blocked: bool
    days: int | None
    reason: str | None


async def read_json(request: Request) -> dict[str, Any]:
    """Return the request's JSON object. Raises ``Problem`` 400, 413, 415 or 422."""
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json":
        raise Problem(415, "json_expected", "Send application/json")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise Problem(413, "body_too_large", extra={"max_bytes": MAX_BODY})
    try:
        document = json.loads(body.decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "invalid_json", "The body is not JSON in UTF-8") from error
    if not isinstance(document, dict):
        raise Problem(422, "invalid_body", errors=[Fault("", "object_expected")])
    return document


def _no_constant(name: str) -> None:
    raise ValueError(name)


class Fields:
    """Takes typed fields out of a JSON object and gathers what is wrong with them."""

    def __init__(self, document: dict[str, Any], pointer: str, faults: list[Fault]) -> None:
        """Read ``document``, which stands at ``pointer``; add to ``faults``."""
        self._document = document
        self._pointer = pointer
        self._faults = faults

    def text(self, name: str, *, longest: int | None = None) -> str:
        """Return a required string of at least one character."""
        if name not in self._document:
            self._fault(name, "missing")
            return ""
        value = self._document[name]
        if not isinstance(value, str):
            self._fault(name, "string_expected")
            return ""
        if not value:
            self._fault(name, "empty")
        elif longest is not None and len(value) > longest:
            self._fault(name, "too_long")
        elif not _writable(value):
            self._fault(name, "lone_surrogate")
        return value

    def optional(self, name: str) -> str | None:
        """Return a string, or None where it is missing or null."""
        value = self._document.get(name)
        if value is not None and not isinstance(value, str):
            self._fault(name, "string_expected")
            return None
        return value

    def one_of(self, name: str, words: tuple[str, ...]) -> str:
        """Return a required word of a closed list."""
        value = self.text(name)
        if value and value not in words:
            self._fault(name, f"unknown_{name}")
        return value

    def boolean(self, name: str) -> bool:
        """Return a required boolean."""
        value = self._document.get(name)
        if not isinstance(value, bool):
            self._fault(name, "missing" if name not in self._document else "boolean_expected")
            return False
        return value

    def number(self, name: str, *, most: int) -> int | None:
        """Return a whole number from 1 to ``most``, or None where it is missing or null."""
        value = self._document.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self._fault(name, "integer_expected")
            return None
        if not 1 <= value <= most:
            self._fault(name, "out_of_range")
        return value

    def _fault(self, name: str, code: str) -> None:
        self._faults.append(Fault(f"{self._pointer}/{name}", code))


def read_decisions(document: dict[str, Any]) -> list[Asked]:
    """Return the decisions of a bulk request. Raises ``Problem`` 422 for a broken schema."""
    given = document.get("decisions")
    if not isinstance(given, list):
        code = "missing" if given is None else "array_expected"
        raise Problem(422, "invalid_body", errors=[Fault("/decisions", code)])
    if not 1 <= len(given) <= MAX_DECISIONS:
        code = "too_many" if given else "empty"
        raise Problem(422, "invalid_body", errors=[Fault("/decisions", code)])
    faults: list[Fault] = []
    asked = []
    for place, each in enumerate(given):
        pointer = f"/decisions/{place}"
        if not isinstance(each, dict):
            faults.append(Fault(pointer, "object_expected"))
            continue
        fields = Fields(each, pointer, faults)
        asked.append(
            _asked(
                fields,
                key=fields.text("key", longest=MAX_KEY),
                comment_id=fields.text("id"),
                version=fields.text("version"),
            )
        )
    _stop_at(faults)
    return asked


def read_patch(document: dict[str, Any], key: str, comment_id: str, version: str) -> Asked:
    """Return the decision of the single form. Raises ``Problem`` 422 for a broken schema."""
    faults: list[Fault] = []
    asked = _asked(Fields(document, "", faults), key=key, comment_id=comment_id, version=version)
    if asked.action == "reply":
        faults.append(Fault("/action", "only_in_decisions"))
    _stop_at(faults)
    return asked


def read_comments_open(document: dict[str, Any]) -> bool:
    """Return what an article shall be. Raises ``Problem`` 422 for a broken schema."""
    faults: list[Fault] = []
    value = Fields(document, "", faults).boolean("comments_open")
    _stop_at(faults)
    return value


def read_reader(document: dict[str, Any]) -> Reader:
    """Return whom a request is about. Raises ``Problem`` 422 for a broken schema."""
    faults: list[Fault] = []
    reader = _reader(document, faults)
    _stop_at(faults)
    return reader


def read_block(document: dict[str, Any]) -> Block:
    """Return what shall be of a reader. Raises ``Problem`` 422 for a broken schema."""
    faults: list[Fault] = []
    fields = Fields(document, "", faults)
    asked = Block(
        reader=_reader(document, faults),
        version=fields.optional("version"),
        blocked=fields.boolean("blocked"),
        days=fields.number("days", most=MAX_DAYS),
        reason=fields.optional("reason"),
    )
    if not asked.blocked and asked.days is not None:
        faults.append(Fault("/days", "only_when_blocked"))
    faults += _note_faults("reason", asked.reason)
    _stop_at(faults)
    return asked


def _reader(document: dict[str, Any], faults: list[Fault]) -> Reader:
    given = document.get("reader")
    if not isinstance(given, dict):
        faults.append(Fault("/reader", "missing" if given is None else "object_expected"))
        return "", ""
    named = [name for name in ("id", "email") if name in given]
    if len(named) != 1:
        faults.append(Fault("/reader", "id_or_email_expected"))
        return "", ""
    return named[0], Fields(given, "/reader", faults).text(named[0])


def _note_faults(name: str, value: str | None) -> list[Fault]:
    if value is None:
        return []
    if not _writable(value):
        return [Fault(f"/{name}", "lone_surrogate")]
    if "\0" in value:
        return [Fault(f"/{name}", "nul_character")]
    return [Fault(f"/{name}", "too_long")] if len(value.encode()) > MAX_NOTE_BYTES else []


def _asked(fields: Fields, *, key: str, comment_id: str, version: str) -> Asked:
    return Asked(
        action=fields.one_of("action", ACTIONS),
        text=fields.optional("text"),
        name=fields.optional("name"),
        reason=fields.optional("reason"),
        note=fields.optional("note"),
        key=key,
        id=comment_id,
        version=version,
    )


def _stop_at(faults: list[Fault]) -> None:
    if faults:
        raise Problem(422, "invalid_body", errors=faults)


def content_faults(asked: Asked) -> list[Fault]:
    """Return what forbids storing what a decision carries; nothing is ever mended silently."""
    faults = []
    limits = (
        ("text", asked.text, MAX_TEXT_BYTES),
        ("name", asked.name, MAX_NAME_BYTES),
        ("reason", asked.reason, MAX_NOTE_BYTES),
        ("note", asked.note, MAX_NOTE_BYTES),
    )
    for name, value, most in limits:
        if value is None:
            continue
        if not _writable(value):
            faults.append(Fault(f"/{name}", "lone_surrogate"))
        elif "\0" in value:
            faults.append(Fault(f"/{name}", "nul_character"))
        elif len(value.encode()) > most:
            faults.append(Fault(f"/{name}", "too_long"))
        elif name in {"text", "name"} and not value.strip():
            faults.append(Fault(f"/{name}", "empty"))
    if asked.action not in CARRY_TEXT:
        faults += [
            Fault(f"/{name}", "not_with_this_action")
            for name, value in (("text", asked.text), ("name", asked.name))
            if value is not None
        ]
    if asked.action == "reply" and asked.text is None:
        faults.append(Fault("/text", "missing"))
    if asked.action == "edit" and asked.text is None and asked.name is None:
        faults.append(Fault("/text", "missing"))
    return faults


def _writable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
