"""What a chief does with the rules: change them, try them, have the queue checked anew."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from moderator.desk import recheck, trial, words
from moderator.desk.people import check, require_name
from moderator.errors import DecisionError, SettingsError
from moderator.model import (
    ListChange,
    OwnRule,
    OwnRules,
    Part,
    Right,
    RuleProblem,
    Span,
    Trial,
    Words,
)
from moderator.model.converting import converted
from moderator.rules.checkers import Checkers
from moderator.rules.context import Context
from moderator.rules.own import Own, problems_of
from moderator.rules.own_file import FILE, parsed
from moderator.rules.own_writing import rewritten, shown, with_code
from moderator.rules.reading import Reading as Text
from moderator.rules.views import Views
from moderator.settings import files
from moderator.store import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from moderator.model import Clock, ListedFamily
    from moderator.rules.rulebook import Rulebook
    from moderator.store import Reading, Store, Writing
    from moderator.store.records import Plain

DRAFT: Final = "own.draft.json"
LOGGED: Final = "own.logged.json"
T = TypeVar("T")
_TRIES: Final = 5


class RuleState(Struct, frozen=True):
    """The rules as they are kept, what is wrong with them, and what a person left unsaved."""

    own: OwnRules
    families: tuple[ListedFamily, ...]
    problems: tuple[RuleProblem, ...]
    draft: OwnRules | None
    folder: str


class Logged(Struct, frozen=True):
    """What the log knows of the rules: ``own``, if its row is there, or else still ``before``.

    A program killed between this file and the end of its transaction leaves no row.
    """

    own: OwnRules = field(default_factory=OwnRules)
    before: OwnRules = field(default_factory=OwnRules)
    hash: str = ""


class Tried(Struct, frozen=True):
    """What a rule finds in one text, and the form in which the text was compared."""

    spans: tuple[Span, ...]
    folded: str
    reason: Words | None  # None: it does not match
    problems: tuple[Words, ...] = ()


class Rulekeeping:
    """The rules of one desk. Safe to use from several threads at once."""

    def __init__(self, store: Store, book: Rulebook, clock: Clock) -> None:
        """Keep the rules of ``book`` and log changes in ``store``."""
        self._store = store
        self._book = book
        self._clock = clock
        self.checkers = Checkers(0)
        """Who helps to check the queue anew."""

    def state(self) -> RuleState:
        """Return all that the window shows of the rules."""
        own, _, problems = self._book.state()
        folder = "" if self._book.folder is None else str(self._book.folder)
        return RuleState(own, self._book.families(), problems, self._draft(own), folder)

    def own(self) -> OwnRules:
        """Return the desk's own rules in force, those that are off included."""
        return self._book.own

    def problems(self) -> tuple[RuleProblem, ...]:
        """Return what is wrong with the files of the rules."""
        return self._book.problems

    # --- changing -----------------------------------------------------------------------------

    def save(
        self,
        actor: str,
        before: OwnRules,
        after: OwnRules,
        trials: Mapping[str, Trial] | None = None,
    ) -> OwnRules:
        """Turn ``before``, as a person was shown it, into ``after``; return what is kept now.

        What somebody else changed meanwhile in other rules stays. Each rule that changed is a
        row of the log, with the figures of its trial where there was one. Raises DecisionError
        for a rule that cannot be used, SettingsError when the file cannot be written.
        """
        require_name(actor)
        with self._store.read() as reading:
            check(reading, actor, Right.RULES)
        folder = self._folder()
        self.log_edits()
        for _ in range(_TRIES):
            kept, source, _ = self._book.state()
            wanted = _checked(_merged(kept, before, after))
            if wanted == kept:
                self.drop_draft()
                return kept
            base = kept if _readable(source, kept) else OwnRules()
            target = rewritten(source, base, wanted)
            parsed(target)  # what this program writes it must be able to read
            entries = _entries(actor, kept, wanted, trials or {})
            if self._exchange(folder / FILE, (source, target), (kept, wanted), entries):
                self.drop_draft()
                return self._book.own
        raise SettingsError(FILE, title=words.RULES_BUSY)

    def _folder(self) -> Path:
        folder = self._book.folder
        if folder is None:
            raise SettingsError(title=words.NO_RULES_FOLDER)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(
                f"{folder}: {error.strerror}", title=words.RULES_UNWRITTEN
            ) from error
        return folder

    def _exchange(
        self,
        path: Path,
        content: tuple[bytes, bytes],
        rules: tuple[OwnRules, OwnRules],
        entries: Sequence[Entry],
    ) -> bool:
        """Write file and log together; False when another program changed the file meanwhile."""
        source, target = content
        kept, wanted = rules
        written = False
        try:
            with self._store.write() as writing:
                if _content(path) != source:
                    return False
                by_hand = _entries(FILE, self._logged(writing), kept, {})
                self._record(writing, wanted, (*by_hand, *entries))
                self._write(path, source, target)
                written = True
        except BaseException:
            if written:  # the log could not be written: no change without it
                files.replace(path, source)
            raise
        return True

    def _write(self, path: Path, source: bytes, target: bytes) -> None:
        try:
            if not _parses(source):
                aside = f"own.damaged-{self._clock():%Y%m%dT%H%M%SZ}.toml"
                files.replace(path.with_name(aside), source)
            files.replace(path, target)
        except OSError as error:
            raise SettingsError(f"{path}: {error.strerror}", title=words.RULES_UNWRITTEN) from error

    def edited_by_hand(self) -> bool:
        """Return whether the file has changes that are not in the log yet."""
        if self._book.folder is None:
            return False
        with self._store.read() as reading:
            return self._logged(reading) != self._book.own

    def log_edits(self) -> None:
        """Log what somebody changed in the file itself, in the name of the file."""
        if not self.edited_by_hand():
            return
        with self._store.write() as writing:
            # Looked at once more while nobody else can write: another program, or another thread,
            # may have logged these very changes, or be the one that makes them.
            logged, own = self._logged(writing), self._book.own
            if logged != own:
                self._record(writing, own, _entries(FILE, logged, own, {}))

    def _record(self, writing: Writing, own: OwnRules, entries: Sequence[Entry]) -> None:
        """Append ``entries``, after which the log knows ``own``."""
        before = self._logged(writing)
        writing.record(*entries)
        with contextlib.suppress(OSError):  # then it is logged once more, and nothing is lost
            note = Logged(own, before, writing.head())
            files.replace(self._folder() / LOGGED, _as_json(note))

    def _logged(self, reading: Reading) -> OwnRules:
        """Return the rules as the log knows them."""
        noted = self._kept_aside(LOGGED, Logged) or Logged()
        return noted.own if reading.in_ledger(noted.hash) else noted.before

    # --- what a person left unsaved -------------------------------------------------------------

    def keep_draft(self, before: OwnRules, after: OwnRules) -> None:
        """Keep unsaved changes to ``before``, in whatever state. Raises SettingsError."""
        path = self._folder() / DRAFT
        try:
            files.replace(path, _as_json([before, after]))
        except OSError as error:
            raise SettingsError(f"{path}: {error.strerror}", title=words.RULES_UNWRITTEN) from error

    def drop_draft(self) -> None:
        """Forget unsaved changes."""
        if self._book.folder is not None:
            with contextlib.suppress(OSError):
                (self._book.folder / DRAFT).unlink(missing_ok=True)

    def _draft(self, own: OwnRules) -> OwnRules | None:
        kept = self._kept_aside(DRAFT, tuple[OwnRules, OwnRules])
        merged = own if kept is None else _merged(own, *kept)
        return None if merged == own else merged

    def _kept_aside(self, name: str, kind: type[T]) -> T | None:
        if self._book.folder is None:
            return None
        try:
            content = json.loads((self._book.folder / name).read_bytes())
            return converted(content, kind)
        except (OSError, ValueError, RecursionError, msgspec.ValidationError):
            return None

    # --- trying -------------------------------------------------------------------------------

    def try_text(self, rule: OwnRule, text: str) -> Tried:
        """Return what ``rule`` finds in ``text``, its place left aside."""
        folded = Views(text).folded.text
        free = replace(rule, code="x", name=rule.name or "x", on=True)
        problems = tuple(problems_of(free))
        if problems:
            return Tried((), folded, None, problems)
        free = replace(free, parts=(Part.TEXT,), sections=(), articles=(), sites=())
        if not (rule.phrases or rule.exact or rule.pattern):
            return Tried((), folded, words.EVERY_COMMENT_THERE)
        found = Own([free]).check(Text(text), Context())
        if not found:
            return Tried((), folded, None)
        return Tried(found[0].spans, folded, found[0].reason)

    def dry_run(
        self,
        rule: OwnRule,
        progress: Callable[[int, int], None],
        stop: Callable[[], bool],
    ) -> Trial:
        """Return what ``rule`` would have caught in all that is known here.

        Raises DecisionError for a rule that cannot be used.
        """
        named = with_code((), rule)
        if problems := problems_of(named):
            raise DecisionError(title=problems[0])
        return trial.dry_run(self._store, named, progress, stop)

    # --- checking the queue anew ----------------------------------------------------------------

    def recheck_waiting(self) -> int:
        """Return how many comments carry the findings of other rules than those in force."""
        return recheck.waiting(self._store, self._book.now)

    def recheck(
        self,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        stop: Callable[[], bool] = lambda: False,
        turn: Callable[[], None] | None = None,
    ) -> int:
        """Check the queue with the rules in force; return how many comments were checked."""
        self.log_edits()
        by = self.checkers
        return recheck.recheck(self._store, self._book, progress, stop, turn=turn, checkers=by)


def _merged(kept: OwnRules, before: OwnRules, after: OwnRules) -> OwnRules:
    """Return ``kept`` with what differs between ``before`` and ``after``."""
    old = {rule.code: rule for rule in before.rules}
    rules: list[OwnRule] = []
    for rule in after.rules:
        rules.append(with_code((*kept.rules, *before.rules, *after.rules, *rules), rule))
    new = {rule.code: rule for rule in rules}
    result = {rule.code: rule for rule in kept.rules}
    for code in old.keys() - new.keys():
        result.pop(code, None)
    result |= {code: rule for code, rule in new.items() if old.get(code) != rule}
    was = {(one.list, one.family): one for one in before.changes}
    will = {(one.list, one.family): one for one in after.changes}
    changes = {(one.list, one.family): one for one in kept.changes}
    for place in was.keys() - will.keys():
        changes.pop(place, None)
    changes |= {place: one for place, one in will.items() if was.get(place) != one}
    return OwnRules(
        tuple(result.values()),
        tuple(one for one in changes.values() if one != ListChange(one.list, one.family)),
    )


def _checked(own: OwnRules) -> OwnRules:
    for rule in own.rules:
        if problems := problems_of(rule):
            raise DecisionError(rule.name or rule.code, title=problems[0])
    return own


def _entries(
    actor: str, kept: OwnRules, wanted: OwnRules, trials: Mapping[str, Trial]
) -> list[Entry]:
    old: dict[str, OwnRule | ListChange] = {rule.code: rule for rule in kept.rules}
    new: dict[str, OwnRule | ListChange] = {rule.code: rule for rule in wanted.rules}
    old |= {f"{one.list}/{one.family}": one for one in kept.changes}
    new |= {f"{one.list}/{one.family}": one for one in wanted.changes}
    return [
        _entry(actor, code, old.get(code), new.get(code), trials.get(code))
        for code in dict.fromkeys((*old, *new))
        if old.get(code) != new.get(code)
    ]


def _entry(
    actor: str,
    code: str,
    before: OwnRule | ListChange | None,
    after: OwnRule | ListChange | None,
    tried: Trial | None,
) -> Entry:
    change = "added" if before is None else "removed" if after is None else "changed"
    is_on = isinstance(after, ListChange) or (after is not None and after.on)
    payload: dict[str, Plain] = {"rule": code, "change": change, "on": is_on}
    if tried is not None:
        payload["trial"] = {
            "examined": tried.examined,
            "caught": len(tried.caught),
            "removed": tried.removed,
            "approved": tried.approved,
            "pending": tried.pending,
            "complete": tried.complete,
        }
    sealed = {
        "before": shown(before),
        "after": shown(after),
        "note": _named(after or before, code),
    }
    return Entry(kind="rule", actor=actor, payload=payload, sealed=sealed)


def _named(entry: OwnRule | ListChange | None, code: str) -> str:
    return entry.name if isinstance(entry, OwnRule) else code


def _as_json(value: Any) -> bytes:  # noqa: ANN401  # frozen nouns; JSON in ASCII holds any text
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=True).encode()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _parses(source: bytes) -> bool:
    try:
        parsed(source)
    except SettingsError:
        return False
    return True


def _readable(source: bytes, kept: OwnRules) -> bool:
    try:
        return parsed(source)[0] == kept
    except SettingsError:
        return False
