"""What a change on the site means for a comment that is known.

Three things look alike there: our own decision arriving, what others decided, and a reader's
edit. A delivery still to be made explains a state that it asked for; a text nobody here sent is
the reader's, unless somebody else's decision came with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field
from sqlalchemy import bindparam, insert, update

from moderator.model import DeliveryState, RemoteComment, RemoteState, State
from moderator.store import ledger, repeats, standing
from moderator.store.arrival import mirrored, version_row
from moderator.store.columns import maybe_micros
from moderator.store.found import finding_row, write_findings
from moderator.store.near import Wording
from moderator.store.prepared import Prepared
from moderator.store.records import Checked, Entry, Plain
from moderator.store.stored import Stored, open_deliveries
from moderator.store.tables import comment_versions, comments, deliveries
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.store.transaction import Transaction

SETTLED: Final = frozenset({State.REJECTED, State.SPAM, State.TAKEN_DOWN})
"""States to which it makes no difference when the site deletes the comment."""

_DOWN: Final = frozenset({State.PENDING, State.REJECTED, State.SPAM})
"""What a site may make of a comment that was taken down."""

_LOCAL: Final = frozenset({State.HELD, State.CHIEF})


class Seen(Struct, frozen=True):
    """Which comments changed, and in which way."""

    changed: tuple[int, ...]
    returned: tuple[int, ...]
    theirs: tuple[int, ...]


class _Sight(Struct, frozen=True):
    """One comment: what is stored, what its site says now, and what is on its way there."""

    old: Stored
    item: Checked
    article_id: int
    under_way: Sequence[Any]

    @property
    def comment(self) -> RemoteComment:
        return self.item.comment

    @property
    def text_changed(self) -> bool:
        return (self.comment.text, self.comment.author.name) != (self.old.text, self.old.name)

    @property
    def target(self) -> State:
        return standing.OF_REMOTE[self.comment.state]

    @property
    def state_changed(self) -> bool:
        return self.comment.state is not self.old.remote_state

    @property
    def others_decided(self) -> bool:
        """Whether somebody's decision came with it that leaves it decided."""
        by = (self.comment.decided_by, maybe_micros(self.comment.decided_at))
        anew = by not in {(None, None), (self.old.decided_by, self.old.decided_at)}
        return self.target is not State.PENDING and (self.state_changed or anew)


class _Meaning(Struct, frozen=True):
    """Who wrote a new version; the kind of ledger row and the new state, if any."""

    source: str
    kind: str | None = None
    state: State | None = None


class _Work(Struct):
    version_id: int
    mirror: list[dict[str, Any]] = field(default_factory=list)
    versions: list[dict[str, Any]] = field(default_factory=list)
    noticed: list[dict[str, Any]] = field(default_factory=list)
    found: dict[int, tuple[int, int]] = field(default_factory=dict)
    articles: dict[int, int] = field(default_factory=dict)
    groups: list[repeats.Moved] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    entries: list[tuple[Entry, State]] = field(default_factory=list)
    closed: list[dict[str, Any]] = field(default_factory=list)
    said: dict[int, tuple[str, str]] = field(default_factory=dict)  # text and name, where new
    changed: dict[int, None] = field(default_factory=dict)
    returned: list[int] = field(default_factory=list)
    theirs: list[int] = field(default_factory=list)


def observe(
    transaction: Transaction,
    site_name: str,
    living: Sequence[tuple[Stored, Checked, int]],
    deleted: Sequence[Stored] = (),
    *,
    ours: bool = False,
    source: str = "desk",
) -> Seen:
    """Follow the site: (what is stored, what it says now, its article's id).

    ``ours`` says that what is seen is the result of our own delivery: nothing of it is logged as
    others' or the reader's. ``source`` then says who wrote a new text.
    """
    under_way = open_deliveries(
        transaction, [old.id for old, _, _ in living] + [old.id for old in deleted]
    )
    work = _Work(transaction.next_id(comment_versions))
    for old, item, article_id in living:
        sight = _Sight(old, item, article_id, under_way.get(old.id, ()))
        meaning = _Meaning(source) if ours else _meaning(sight)
        _follow(transaction, work, sight, meaning.source)
        _consequence(work, site_name, sight, meaning)
    for old in deleted:
        _deleted(transaction, work, site_name, old, under_way.get(old.id, []), ours=ours)
    _write(transaction, work)
    return Seen(tuple(work.changed), tuple(work.returned), tuple(work.theirs))


def _meaning(sight: _Sight) -> _Meaning:
    if sight.under_way:
        return _meaning_under_way(sight)
    old = sight.old
    if old.state is State.CONFLICT:  # only a person ends a conflict
        return _Meaning("site" if sight.others_decided else "reader")
    if sight.text_changed and not sight.others_decided:
        # What a person gave back is theirs no more: rules and holds speak of the new text.
        waits = old.state is State.PENDING and old.decision is None
        return _Meaning("reader", None if waits else "returned", State.PENDING)
    source = "site" if sight.text_changed else "reader"
    agreed = (
        not sight.state_changed
        or sight.target is old.state
        or (old.state is State.TAKEN_DOWN and sight.target in _DOWN)
        or (old.state in _LOCAL and sight.target is State.PENDING)
    )
    return _Meaning(source) if agreed else _Meaning(source, "remote", sight.target)


def _meaning_under_way(sight: _Sight) -> _Meaning:
    # What was to be sent explains the text; any other text is the reader's.
    if not sight.text_changed:
        return _Meaning("reader")
    if any(_echoes(sight, delivery) for delivery in sight.under_way):
        return _Meaning("desk")
    if sight.others_decided or any(_may_have_left(delivery) for delivery in sight.under_way):
        # The delivery itself will find the conflict.
        return _Meaning("site" if sight.others_decided else "reader")
    return _Meaning("reader", "returned", State.PENDING)


def _echoes(sight: _Sight, delivery: Any) -> bool:  # noqa: ANN401 - SQLAlchemy's row
    text = sight.old.text if delivery.text is None else delivery.text
    name = sight.old.name if delivery.name is None else delivery.name
    return bool((sight.comment.text, sight.comment.author.name) == (text, name))


def _may_have_left(delivery: Any) -> bool:  # noqa: ANN401
    return bool(delivery.state == DeliveryState.SENDING.value or delivery.attempts > 0)


def _follow(transaction: Transaction, work: _Work, sight: _Sight, source: str) -> None:
    """Put down how the mirror follows."""
    old, item, comment = sight.old, sight.item, sight.comment
    row = mirrored(comment, sight.article_id, transaction.at)
    row |= {"ruleset": old.ruleset, "fingerprint": old.fingerprint, "version_id": old.version_id}
    if sight.text_changed:
        version, wordings = version_row(
            version_id=work.version_id,
            comment_id=old.id,
            remote_version=comment.version,
            text=comment.text,
            name=comment.author.name,
            source=source,
            seen_at=transaction.at,
        )
        work.version_id += 1
        work.versions.append(version)
        work.wordings += wordings
        row |= {"version_id": version["id"], "fingerprint": version["fingerprint"]}
        work.said[old.id] = (comment.text, comment.author.name)
    elif old.fingerprint is None and old.remote_state is RemoteState.DELETED:
        folded = fold_key(old.text)  # it is back
        row["fingerprint"] = mark = repeats.of_folded(folded)
        if mark is not None:
            work.wordings.append(Wording(mark, old.version_id, folded))
    if sight.text_changed or item.ruleset not in {"", old.ruleset}:
        noticed = finding_row(row["version_id"], item.ruleset, item.findings, item.risk)
        work.noticed.append(noticed)
        work.found[old.id] = (noticed["kinds"], noticed["risk"])
        row["ruleset"] = item.ruleset
    if sight.article_id != old.article_id:
        work.articles[old.id] = sight.article_id
    work.groups.append((old.id, old.fingerprint, row["fingerprint"]))
    work.mirror.append({"of": old.id, **{f"new_{name}": value for name, value in row.items()}})
    before = (old.remote_version, old.remote_state, old.ruleset, old.article_id, old.flags)
    now = (comment.version, comment.state, row["ruleset"], sight.article_id, comment.flags)
    if sight.text_changed or before != now:
        work.changed[old.id] = None


def _consequence(work: _Work, site_name: str, sight: _Sight, meaning: _Meaning) -> None:
    old, comment = sight.old, sight.comment
    if meaning.kind is None or meaning.state is None:
        return
    actor = site_name
    if meaning.kind == "remote":
        actor = comment.decided_by or site_name
        work.theirs.append(old.id)
    else:
        work.returned.append(old.id)
        work.closed.extend(
            _closing(one.id, DeliveryState.CANCELLED, "the reader edited")
            for one in sight.under_way
        )
    sealed = {"before": old.text, "name_before": old.name}
    if comment.text != old.text:
        sealed["after"] = comment.text
    if comment.author.name != old.name:
        sealed["name_after"] = comment.author.name
    payload: dict[str, Plain] = {
        "remote_id": old.remote_id,
        "remote_version": comment.version,
        "before": old.state.value,
        "state": meaning.state.value,
        "set_by": None,
    }
    entry = Entry(meaning.kind, actor, payload, sealed, site_id=old.site_id, comment_id=old.id)
    work.entries.append((entry, meaning.state))


def _deleted(
    transaction: Transaction,
    work: _Work,
    site_name: str,
    old: Stored,
    under_way: Sequence[Any],
    *,
    ours: bool,
) -> None:
    if old.remote_state is RemoteState.DELETED:
        return
    work.changed[old.id] = None
    work.groups.append((old.id, old.fingerprint, None))
    transaction.connection.execute(
        update(comments)
        .where(comments.c.id == old.id)
        .values(remote_state=RemoteState.DELETED.value, fingerprint=None, seen_at=transaction.at)
    )
    work.closed.extend(
        _closing(one.id, DeliveryState.GONE, None)
        for one in under_way
        if one.state != DeliveryState.SENDING.value
    )
    if old.state in SETTLED or old.state is State.GONE or ours:
        return
    work.theirs.append(old.id)
    payload: dict[str, Plain] = {
        "remote_id": old.remote_id,
        "before": old.state.value,
        "state": State.GONE.value,
        "set_by": None,
    }
    sealed = {"before": old.text, "name_before": old.name}
    entry = Entry("remote", site_name, payload, sealed, site_id=old.site_id, comment_id=old.id)
    work.entries.append((entry, State.GONE))


def _closing(delivery_id: int, state: DeliveryState, problem: str | None) -> dict[str, Any]:
    return {"of": delivery_id, "new_state": state.value, "new_problem": problem}


def _write(transaction: Transaction, work: _Work) -> None:
    transaction.many(_VERSIONS, work.versions)
    transaction.many(_UPDATE_MIRROR, work.mirror)
    write_findings(transaction, work.noticed)
    standing.notice(transaction, work.found)
    standing.place(transaction, work.articles)
    standing.reword(transaction, work.said)
    repeats.regroup(transaction, work.groups, work.wordings)
    seqs = ledger.append(transaction, [entry for entry, _ in work.entries])
    standing.move(
        transaction,
        [
            standing.Move(entry.comment_id, state, seq, None)
            for (entry, state), seq in zip(work.entries, seqs, strict=True)
            if entry.comment_id is not None
        ],
    )
    transaction.many(
        update(deliveries)
        .where(deliveries.c.id == bindparam("of"))
        .values(
            state=bindparam("new_state"),
            problem=bindparam("new_problem"),
            finished_at=transaction.at,
        ),
        work.closed,
    )
    transaction.touch(work.changed)


_VERSIONS: Final = Prepared(insert(comment_versions))
_UPDATE_MIRROR: Final = Prepared(
    update(comments)
    .where(comments.c.id == bindparam("of"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in (
                "article_id",
                "remote_state",
                "remote_version",
                "reader",
                "account",
                "email",
                "ip",
                "agent",
                "link",
                "flags",
                "updated_at",
                "decided_by",
                "decided_at",
                "seen_at",
                "ruleset",
                "fingerprint",
                "version_id",
            )
        }
    )
)
