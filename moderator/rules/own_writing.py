"""Writes a desk's own rules back into their file, around what a person wrote there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from moderator.model import ListChange, OwnRule, OwnRules
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PLAIN_RULE: Final = OwnRule("", "")
_PLAIN_CHANGE: Final = ListChange("", "")
_ALWAYS: Final = frozenset({"code", "name", "on", "list", "family"})
_ON_ONE_LINE: Final = 4

_Name = tuple[str, ...]
_Tables = dict[_Name, dict[str, Any]]


def rewritten(source: bytes, before: OwnRules, after: OwnRules) -> bytes:
    """Return ``source`` with ``before`` turned into ``after``.

    Only the entries that differ are touched; what could not be used stays as it was written. A
    source that is no TOML at all is replaced: whoever calls keeps a copy of it.
    """
    import tomlkit  # noqa: PLC0415  # costs 30 ms, and most runs never write
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        document = tomlkit.parse(source.decode("utf-8-sig"))
    except (ValueError, TOMLKitError):
        document = tomlkit.document()
    for key, named in (("rule", ("code",)), ("change", ("list", "family"))):
        old, new = _tables(getattr(before, f"{key}s")), _tables(getattr(after, f"{key}s"))
        if old != new:
            _rewrite(document, key, named, old, new)
    return tomlkit.dumps(document).encode()


def shown(entry: OwnRule | ListChange | None) -> str:
    """Return one rule or change as TOML, for the log; an empty text for none."""
    if entry is None:
        return ""
    return str(_table(_written(entry)).as_string()).strip()


def with_code(rules: Iterable[OwnRule], rule: OwnRule) -> OwnRule:
    """Return ``rule`` with its code, or with one made of its name that is still free."""
    if rule.code:
        return rule
    words = fold_key(rule.name).replace("-", " ").split()
    stem = "-".join(word for word in words if word.isalnum() and word.isascii())[:40].strip("-")
    taken = {one.code for one in rules}
    code, number = stem or "rule", 1
    while code in taken:
        number += 1
        code = f"{stem or 'rule'}-{number}"
    return replace(rule, code=code)


def _rewrite(document: Any, key: str, named: _Name, old: _Tables, new: _Tables) -> None:  # noqa: ANN401
    import tomlkit  # noqa: PLC0415

    tables = document.get(key)
    if not isinstance(tables, tomlkit.items.AoT):
        if tables is not None:
            document.remove(key)
        tables = tomlkit.aot()
        document.append(key, tables)
    met: set[_Name] = set()
    for place in range(len(tables) - 1, -1, -1):
        name = tuple(str(tables[place].get(field, "")) for field in named)
        if name not in old or name in met:
            continue  # not understood when it was read: left as it is
        met.add(name)
        if name in new:
            _update(tables[place], new[name])
        else:
            del tables[place]
    for name, values in new.items():
        if name not in met:
            tables.append(_table(values))
    if not tables:
        document.remove(key)


def _update(table: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
    for field in [field for field in table if field not in values]:
        table.pop(field)
    for field, value in values.items():
        if field not in table or table[field] != value:
            table[field] = _tidy(value)


def _table(values: Mapping[str, Any]) -> Any:  # noqa: ANN401
    import tomlkit  # noqa: PLC0415

    table = tomlkit.table()
    for field, value in values.items():
        table.add(field, _tidy(value))
    return table


def _tidy(value: Any) -> Any:  # noqa: ANN401  # any TOML value
    import tomlkit  # noqa: PLC0415

    if not isinstance(value, list) or len(value) <= _ON_ONE_LINE:
        return value
    # Read as a whole: tomlkit takes a minute and a half to add forty thousand items one by one.
    lines = "".join(f"    {tomlkit.string(one).as_string()},\n" for one in value)
    return tomlkit.parse(f"list = [\n{lines}]\n")["list"]


def _tables(entries: Iterable[OwnRule | ListChange]) -> _Tables:
    """Return the entries as tables by their names; changes that change nothing are left out."""
    found: _Tables = {}
    for entry in entries:
        if isinstance(entry, OwnRule):
            found[entry.code,] = _written(entry)
        elif entry != ListChange(entry.list, entry.family):
            found[entry.list, entry.family] = _written(entry)
    return found


def _written(entry: OwnRule | ListChange) -> dict[str, Any]:
    plain = _PLAIN_RULE if isinstance(entry, OwnRule) else _PLAIN_CHANGE
    values: dict[str, Any] = {}
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if value != getattr(plain, name) or name in _ALWAYS:
            if isinstance(value, tuple):
                value = [str(one) for one in value]
            values[name] = str(value) if isinstance(value, str) else value
    return values
