"""A newspaper's site in memory, with bad weather: a double of the outside, not of our code.

It keeps what a real site keeps (comments with versions, remembered keys) and what only a test can
know: every effect that ever took place.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from moderator.errors import Unreachable
from moderator.model import (
    Action,
    DeliveryState,
    Intent,
    Outcome,
    Page,
    RemoteArticle,
    RemoteAuthor,
    RemoteComment,
    RemoteState,
    SiteInfo,
)
from moderator.model.article import ArticleIntent, ArticleOutcome
from moderator.model.blocking import BlockIntent, BlockOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

BECOMES = {
    Action.APPROVE: RemoteState.APPROVED,
    Action.REJECT: RemoteState.REJECTED,
    Action.SPAM: RemoteState.SPAM,
    Action.RESTORE: RemoteState.PENDING,
    Action.UNPUBLISH: RemoteState.REJECTED,
}

ARTICLE = RemoteArticle(
    remote_id="7",
    title="Cầu phao tạm qua sông mở lại từ thứ Hai",
    url="http://127.0.0.1/cau-phao-7.html",
    section="Đời sống",
    comments_open=True,
)

Call = Literal[
    "info", "fetch", "reread", "deliver", "commenting", "blocking", "find", "replies", "visible"
]
Moment = Literal["before", "after"]


@dataclass(slots=True)
class Effect:
    """One change the site really made because we asked; ``before`` is the text it met."""

    key: str
    remote_id: str
    action: Action
    text: str | None
    name: str | None
    before: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """What the site keeps of a reader."""

    version: str
    blocked: bool
    until: datetime | None


class Crash(BaseException):
    """The program's process ends here; nothing of ours may catch it."""


@dataclass
class FlakySite:
    """Implements the Site protocol; ``faults`` are met in order by the calls they name."""

    actions: frozenset[Action] = frozenset(Action)
    edits_name: bool = True
    max_text_bytes: int | None = 4000
    max_name_bytes: int | None = 200
    remembers_keys: bool = True
    closes_articles: bool = True
    refuses_closing: bool = False
    blocks_accounts: bool = True
    blocks_emails: bool = True
    refuses_blocking: str = ""
    lost_readers: int = 0  # times that no reader is found
    blocked: dict[str, Blocked] = field(default_factory=dict)
    block_keys: dict[str, BlockOutcome] = field(default_factory=dict)
    block_effects: list[BlockIntent] = field(default_factory=list)
    lost_articles: int = 0  # times that no article is found
    kind: str = "contract"
    faults: deque[tuple[Call, Moment, BaseException | None]] = field(default_factory=deque)
    comments: dict[str, RemoteComment] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    results: dict[str, Outcome] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    asked: dict[str, Intent] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    stale_pages: set[str] = field(default_factory=set)
    closed: int = 0
    clock: int = 0

    # --- what happens at the site -----------------------------------------------------------

    def post(
        self,
        text: str,
        *,
        name: str = "Bạn đọc",
        parent: str | None = None,
        article: RemoteArticle = ARTICLE,
        state: RemoteState = RemoteState.PENDING,
    ) -> str:
        """Let a reader write; return the site's id."""
        remote_id = str(1000 + len(self.comments))
        self.clock += 1
        self._put(
            RemoteComment(
                remote_id=remote_id,
                version="",
                state=state,
                text=text,
                author=RemoteAuthor(name=name, email=f"doc{len(self.comments)}@example.org"),
                article=article,
                created_at=START + timedelta(seconds=self.clock),
                parent_id=parent,
                link=f"{article.url}#y-kien-{remote_id}",
            )
        )
        return remote_id

    def change(self, remote_id: str, *, by: str | None = None, **fields: object) -> None:
        """Let the reader edit or another person decide (``by``) on the site."""
        old = self.comments[remote_id]
        decided = {"decided_by": by, "decided_at": self.now()} if by else {}
        self._put(replace(old, **fields, **decided))

    def delete(self, remote_id: str) -> None:
        """Remove the comment from the site for good."""
        self.change(remote_id, state=RemoteState.DELETED)

    def set_article(self, article: RemoteArticle) -> None:
        """Change the article of every comment, without touching the comments' versions."""
        self.comments = {
            key: replace(one, article=article)
            if one.article.remote_id == article.remote_id
            else one
            for key, one in self.comments.items()
        }

    def trouble(
        self,
        call: Call,
        error: BaseException | None = None,
        *,
        after: bool = False,
        skipping: int = 0,
    ) -> None:
        """Make such a call fail, before or after it took effect; ``skipping`` ones go well."""
        moment: Moment = "after" if after else "before"
        self.faults.extend([(call, "after", None)] * skipping)
        self.faults.append((call, moment, error or Unreachable("connection lost")))

    def now(self) -> datetime:
        """Return the site's own time."""
        return START + timedelta(seconds=self.clock)

    def _put(self, comment: RemoteComment) -> RemoteComment:
        self.clock += 1
        stored = replace(comment, version=f"v{self.clock}", updated_at=self.now())
        self.comments[stored.remote_id] = stored
        self.order[stored.remote_id] = self.clock
        return stored

    def _meet(self, call: Call, moment: Moment) -> None:
        if moment == "before":
            self.calls.append(call)
        for fault in self.faults:
            if fault[0] == call:
                if fault[1] == moment:
                    self.faults.remove(fault)
                    if fault[2] is not None:
                        raise fault[2]
                return

    # --- what the protocol asks -------------------------------------------------------------

    def info(self) -> SiteInfo:
        self._meet("info", "before")
        return SiteInfo(
            kind=self.kind,
            name="Báo thử",
            address="http://127.0.0.1",
            user="bientap",
            actions=self.actions,
            edits_name=self.edits_name,
            closes_articles=self.closes_articles,
            blocks_accounts=self.blocks_accounts,
            blocks_emails=self.blocks_emails,
            max_text_bytes=self.max_text_bytes,
            max_name_bytes=self.max_name_bytes,
        )

    def fetch(self, cursor: str | None, limit: int = 200) -> Page:
        self._meet("fetch", "before")
        since = int(cursor) if cursor else 0
        newer = sorted((at, key) for key, at in self.order.items() if at > since)
        page = newer[:limit]
        self._meet("fetch", "after")
        found = [self.comments[key] for _, key in page]
        return Page(
            comments=tuple(one for one in found if one.state != RemoteState.DELETED),
            gone=tuple(one.remote_id for one in found if one.state == RemoteState.DELETED),
            cursor=str(page[-1][0]) if page else str(since),
            more=len(newer) > limit,
        )

    def reread(self, remote_ids: Sequence[str]) -> Mapping[str, RemoteComment | None]:
        self._meet("reread", "before")
        return {key: self._alive(key) for key in remote_ids}

    def deliver(self, intents: Sequence[Intent]) -> Iterator[Outcome]:
        for intent in intents:
            self._meet("deliver", "before")
            first = self.asked.setdefault(intent.key, intent)
            assert _content(first) == _content(intent), "a key was used for something else"
            known = self.results.get(intent.key)
            if known is None:
                known = self._carry_out(intent)
                if self.remembers_keys:
                    self.results[intent.key] = known
            self._meet("deliver", "after")
            yield known

    def set_commenting(self, intent: ArticleIntent) -> ArticleOutcome:
        self._meet("commenting", "before")
        there = [one.article for one in self.comments.values()]
        found = next((one for one in there if one.remote_id == intent.remote_id), None)
        if self.lost_articles:
            self.lost_articles -= 1
            found = None
        if found is None:
            return ArticleOutcome(intent.key, DeliveryState.GONE)
        if self.refuses_closing:
            why = "rest_cannot_edit"
            return ArticleOutcome(intent.key, DeliveryState.REFUSED, found.comments_open, why)
        same = found.comments_open is intent.open
        self.set_article(replace(found, comments_open=intent.open))
        self._meet("commenting", "after")
        state = DeliveryState.ALREADY if same else DeliveryState.DELIVERED
        return ArticleOutcome(intent.key, state, intent.open)

    def set_blocked(self, intent: BlockIntent) -> BlockOutcome:
        self._meet("blocking", "before")
        if self.lost_readers:
            self.lost_readers -= 1
            return BlockOutcome(intent.key, DeliveryState.GONE, "reader_unknown")
        if self.refuses_blocking:
            return BlockOutcome(intent.key, DeliveryState.REFUSED, self.refuses_blocking)
        known = self.block_keys.get(intent.key)
        if known is None:
            old = self.blocked.get(intent.reader)
            there = old is not None and old.blocked
            differs = there if not intent.version else old is None or old.version != intent.version
            if differs:
                return self._of_reader(intent, DeliveryState.CONFLICT)
            self.block(intent.reader, intent.days, blocked=intent.blocks)
            self.block_effects.append(intent)
            known = self._of_reader(intent, DeliveryState.DELIVERED)
            self.block_keys[intent.key] = known
        self._meet("blocking", "after")
        return known

    def block(self, reader: str, days: int | None, *, blocked: bool = True) -> None:
        """Let somebody block a reader there, or lift it."""
        old = self.blocked.get(reader)
        revision = 1 if old is None else int(old.version[1:]) + 1
        until = self.now() + timedelta(days=days) if blocked and days else None
        self.blocked[reader] = Blocked(f"b{revision}", blocked, until)

    def _of_reader(self, intent: BlockIntent, state: DeliveryState) -> BlockOutcome:
        now = self.blocked[intent.reader]
        return BlockOutcome(
            intent.key, state, version=now.version, blocked=now.blocked, until=now.until
        )

    def find(self, link: str) -> RemoteComment | None:
        self._meet("find", "before")
        for one in self.comments.values():
            if link in (one.link, one.remote_id):
                return self._alive(one.remote_id)
        return None

    def published_replies(self, remote_id: str) -> tuple[RemoteComment, ...]:
        self._meet("replies", "before")
        return tuple(
            one
            for one in self.comments.values()
            if one.parent_id == remote_id and one.state == RemoteState.APPROVED
        )

    def publicly_visible(self, comment: RemoteComment) -> bool | None:
        self._meet("visible", "before")
        if comment.remote_id in self.stale_pages:
            return True
        alive = self._alive(comment.remote_id)
        return alive is not None and alive.state == RemoteState.APPROVED

    def close(self) -> None:
        self.closed += 1

    def _alive(self, remote_id: str) -> RemoteComment | None:
        one = self.comments.get(remote_id)
        return None if one is None or one.state == RemoteState.DELETED else one

    def _carry_out(self, intent: Intent) -> Outcome:
        one = self._alive(intent.remote_id)
        if one is None:
            return Outcome(intent.key, DeliveryState.GONE)
        state = BECOMES.get(intent.action, one.state)
        text = one.text if intent.text is None else intent.text
        name = one.author.name if intent.name is None else intent.name
        wanted = replace(one, state=state, text=text, author=replace(one.author, name=name))
        if wanted == one:
            return Outcome(intent.key, DeliveryState.ALREADY, one)
        if intent.version != one.version and intent.action is not Action.UNPUBLISH:
            return Outcome(intent.key, DeliveryState.CONFLICT, one)
        self.effects.append(
            Effect(intent.key, intent.remote_id, intent.action, intent.text, intent.name, one.text)
        )
        return Outcome(intent.key, DeliveryState.DELIVERED, self._put(wanted))


def _content(intent: Intent) -> tuple[object, ...]:
    return intent.remote_id, intent.action, intent.version, intent.text, intent.name
