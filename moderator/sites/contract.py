"""A newspaper's own site that speaks the moderation contract (``resources/contract``)."""

from __future__ import annotations

import json
import re
import uuid
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from moderator.errors import Garbled, LoginNeeded, Refused, Unreachable
from moderator.model import (
    Action,
    DeliveryState,
    Intent,
    Outcome,
    Page,
    RemoteComment,
    RemoteState,
    SiteInfo,
    Words,
)
from moderator.sites.contract_articles import CAN_CLOSE, set_commenting
from moderator.sites.contract_read import listing
from moderator.sites.contract_readers import CAN_BLOCK, CAN_BLOCK_EMAIL, set_blocked
from moderator.sites.contract_write import WITH_TEXT, decision_sent, outcome_of, results_of
from moderator.sites.discovery import CONTRACT_PATH
from moderator.sites.http import Answer, Http, LostReply, check, is_local
from moderator.sites.markup import to_html
from moderator.sites.public import shown
from moderator.sites.shapes import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from moderator.model.article import ArticleIntent, ArticleOutcome
    from moderator.model.blocking import BlockIntent, BlockOutcome
    from moderator.sites.protocol import Secret

KIND = "contract"
UNENCRYPTED = Words(
    "Kết nối không mã hóa (http): mã truy cập đi qua mạng ở dạng đọc được",
    "The connection is not encrypted (http): the token travels readable",
)
READ_ONLY = Words(
    "Mã truy cập này chỉ được đọc, không được quyết định",
    "This token may only read, not decide",
)
MAX_DECISIONS = 100
MAX_IDS = 200
_URL_BYTES = 6_000  # of ids in one address; servers stop at about 8,000
_MAX_PAGES = 50  # looked through for replies
_KEYS = uuid.UUID("6f1c2b62-6a53-4c4e-9a0b-2f3c1f7f5a10")  # names derived keys
_UNREADABLE = frozenset({400, 413, 422})
_KEPT_APART = _UNREADABLE | {500}
_DOWN_AFTER = 3  # decisions that fail one by one
_EDIT_NAME = "edit_name"
_TRIES_AT_REMOVAL = 3
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,128}")


class _Terms(Struct, frozen=True):
    """What the site says of itself."""

    name: str
    user: str | None
    can: frozenset[str]
    html: bool
    max_page: int
    max_ids: int
    max_decisions: int
    max_text_bytes: int | None
    max_name_bytes: int | None


class Contract:
    """A site that speaks the contract. It compares versions and remembers keys itself."""

    def __init__(self, address: str, secret: Secret | None, *, timeout: float = 30.0) -> None:
        """Connect to the site whose contract lies below ``address``."""
        self._base = address.rstrip("/") + CONTRACT_PATH
        self._address = address
        self._http = Http(address, secret, scheme="Bearer", timeout=timeout)
        self._terms: _Terms | None = None

    def close(self) -> None:
        """See :class:`~moderator.sites.protocol.Site`."""
        self._http.close()

    # --- reading ----------------------------------------------------------------------------

    def info(self) -> SiteInfo:
        """Read the site's own description, which needs a valid token."""
        terms = self._terms = self._read_terms()
        actions = frozenset(each for each in Action if each.value in terms.can)
        warnings = []
        if not (self._address.startswith("https://") or is_local(self._address)):
            warnings.append(UNENCRYPTED)
        if not actions:
            warnings.append(READ_ONLY)
        return SiteInfo(
            kind=KIND,
            name=terms.name,
            address=self._address,
            user=terms.user,
            actions=actions,
            edits_name=_EDIT_NAME in terms.can,
            closes_articles=CAN_CLOSE in terms.can,
            blocks_accounts=CAN_BLOCK in terms.can,
            blocks_emails=CAN_BLOCK_EMAIL in terms.can,
            max_text_bytes=terms.max_text_bytes,
            max_name_bytes=terms.max_name_bytes,
            warnings=tuple(warnings),
        )

    def _read_terms(self) -> _Terms:
        data = Fields(check(self._http.get(self._base)).json(), "the site's description")
        return _Terms(
            name=data.text("name"),
            user=data.maybe("moderator"),
            can=data.words("can"),
            html=data.maybe("text_format") == "html",
            max_page=max(1, data.number("max_page", 100)),
            max_ids=max(1, data.number("max_ids", 100)),
            max_decisions=max(1, data.number("max_decisions", MAX_DECISIONS)),
            max_text_bytes=data.number("max_text_bytes") or None,
            max_name_bytes=data.number("max_name_bytes") or None,
        )

    @property
    def _known_terms(self) -> _Terms:
        if self._terms is None:
            self._terms = self._read_terms()
        return self._terms

    def fetch(self, cursor: str | None, limit: int = 200) -> Page:
        """Follow the change feed; a cursor that the site no longer takes starts a full pull."""
        since = cursor or None
        params: dict[str, str | int] = {"limit": max(1, min(limit, self._known_terms.max_page))}
        answer = self._http.get(f"{self._base}/comments", _with_since(params, since))
        refused = answer.status == HTTPStatus.GONE or (
            answer.status == HTTPStatus.UNPROCESSABLE_ENTITY and "cursor" in answer.text
        )
        if since is not None and refused:
            since = None
            answer = self._http.get(f"{self._base}/comments", params)
        page = listing(check(answer).json())
        if page.more and page.cursor in {"", since}:
            raise Garbled("the list goes on without getting further")
        unreadable = tuple(f"{each}: {why}" for each, why in page.unreadable.items())
        return Page(page.comments, page.gone, page.cursor or cursor or "", page.more, unreadable)

    def reread(self, remote_ids: Sequence[str]) -> Mapping[str, RemoteComment | None]:
        """Ask for comments by id, as many a request as the site allows.

        One that cannot be understood is absent from the answer: it is not gone.
        """
        ids = list(dict.fromkeys(remote_ids))
        result: dict[str, RemoteComment | None] = dict.fromkeys(ids)
        for part in self._parts([each for each in ids if _ID.fullmatch(each)]):
            url = f"{self._base}/comments?ids={','.join(part)}"
            page = listing(check(self._http.get(url)).json())
            result |= {each.remote_id: each for each in page.comments if each.remote_id in result}
            for each in page.unreadable:
                result.pop(each, None)
        return result

    def _parts(self, ids: list[str]) -> Iterator[list[str]]:
        """Cut ids into groups that fit one address."""
        most = min(self._known_terms.max_ids, MAX_IDS)
        part: list[str] = []
        for each in ids:
            if len(part) == most or sum(map(len, part)) + len(part) + len(each) > _URL_BYTES:
                yield part
                part = []
            part.append(each)
        if part:
            yield part

    def find(self, link: str) -> RemoteComment | None:
        """Understand an id, and a public link whose fragment ends in the id."""
        link = link.strip()
        if _ID.fullmatch(link):
            known = self.reread([link])
            if link not in known:
                raise Garbled(f"comment {link} cannot be understood")
            return known[link]
        try:
            parts = urlsplit(link)
        except ValueError:
            return None
        if parts.hostname != urlsplit(self._address).hostname or not parts.fragment:
            return None
        pieces = parts.fragment.split("-")
        endings = ["-".join(pieces[start:]) for start in range(len(pieces))]
        found = self.reread([each for each in endings if _ID.fullmatch(each)]).values()
        for each in found:
            if each and each.link and each.link.partition("#")[2] == parts.fragment:
                return each
        return next((each for each in found if each and not each.link), None)

    def published_replies(self, remote_id: str) -> tuple[RemoteComment, ...]:
        """Look through the published comments: the contract has no question for a thread."""
        children: dict[str, list[RemoteComment]] = {}
        params: dict[str, str | int] = {
            "state": RemoteState.APPROVED.value,
            "limit": self._known_terms.max_page,
        }
        cursor: str | None = None
        for _ in range(_MAX_PAGES):
            url = f"{self._base}/comments"
            page = listing(check(self._http.get(url, _with_since(params, cursor))).json())
            for each in page.comments:
                if each.parent_id:
                    children.setdefault(each.parent_id, []).append(each)
            if not page.more or page.cursor in {"", cursor}:
                break
            cursor = page.cursor
        below: dict[str, RemoteComment] = {}
        level = [remote_id]
        while level:
            replies = [each for parent in level for each in children.get(parent, ())]
            level = [each.remote_id for each in replies if each.remote_id not in below]
            below |= {each.remote_id: each for each in replies}
        return tuple(sorted(below.values(), key=lambda each: each.created_at))

    def publicly_visible(self, comment: RemoteComment) -> bool | None:
        """Read the comment's public page."""
        return shown(self._http, comment)

    # --- deciding ---------------------------------------------------------------------------

    def deliver(self, intents: Sequence[Intent]) -> Iterator[Outcome]:
        """Send up to 100 decisions a request; the site compares, writes and remembers the keys."""
        terms = self._known_terms
        ready: list[Intent] = []
        for intent in intents:
            problem = _unfit(intent, terms)
            if problem:
                yield Outcome(intent.key, DeliveryState.REFUSED, None, problem)
            else:
                ready.append(intent)
        size = min(terms.max_decisions, MAX_DECISIONS)
        for start in range(0, len(ready), size):
            yield from self._send(ready[start : start + size])

    def set_commenting(self, intent: ArticleIntent) -> ArticleOutcome:
        """Ask the site to open or close an article; see :mod:`contract_articles`."""
        return set_commenting(self._http, self._base, self._known_terms.can, intent)

    def set_blocked(self, intent: BlockIntent) -> BlockOutcome:
        """Ask the site to block a reader or to lift that; see :mod:`contract_readers`."""
        return set_blocked(self._http, self._base, self._known_terms.can, intent)

    def _send(self, intents: list[Intent]) -> Iterator[Outcome]:
        """Send one batch. One the site cannot read at all is halved until the fault is alone."""
        answer = self._post(intents)
        if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR and len(intents) > 1:
            yield from self._one_by_one(intents)
            return
        if answer.status in _UNREADABLE:
            if len(intents) == 1:
                problem = answer.code() or answer.describe()
                yield Outcome(intents[0].key, DeliveryState.REFUSED, None, problem)
                return
            half = len(intents) // 2
            yield from self._send(intents[:half])
            yield from self._send(intents[half:])
            return
        yield from self._told(intents, answer)

    def _one_by_one(self, intents: list[Intent]) -> Iterator[Outcome]:
        """Send each alone: a decision that breaks the site must not keep the others back.

        Raises Unreachable when the site fails on the first few alike.
        """
        failed = 0
        for place, intent in enumerate(intents):
            answer = self._post([intent])
            if answer.status != HTTPStatus.INTERNAL_SERVER_ERROR:
                if answer.status in _UNREADABLE:
                    problem = answer.code() or answer.describe()
                    yield Outcome(intent.key, DeliveryState.REFUSED, None, problem)
                else:
                    yield from self._told([intent], answer)
                continue
            failed += 1
            if failed == place + 1 == min(_DOWN_AFTER, len(intents)):
                check(answer)
            yield Outcome(intent.key, DeliveryState.DUE_AGAIN, None, answer.describe())

    def _told(self, intents: Sequence[Intent], answer: Answer) -> Iterator[Outcome]:
        results = results_of(answer)
        for intent in intents:
            found = results.get(intent.key)
            if found is None:
                yield Outcome(
                    intent.key, DeliveryState.DUE_AGAIN, None, "the site gave no result for it"
                )
                continue
            try:
                outcome = outcome_of(intent, found)
            except Garbled as error:  # of one result; the others are as good as ever
                yield Outcome(intent.key, DeliveryState.DUE_AGAIN, None, str(error))
                continue
            if outcome.state is DeliveryState.CONFLICT and intent.action is Action.UNPUBLISH:
                outcome = self._remove(intent, outcome)
            yield outcome

    def _remove(self, intent: Intent, outcome: Outcome) -> Outcome:
        """Repeat a removal against the version there is now: an order to remove stands."""
        for _ in range(_TRIES_AT_REMOVAL):
            now = outcome.comment
            if outcome.state is not DeliveryState.CONFLICT or now is None:
                break
            # another version is another request: it needs a key of its own, the same each time
            key = str(uuid.uuid5(_KEYS, f"{intent.key} {now.version}"))
            again = replace(intent, key=key, version=now.version)
            found = results_of(self._post([again])).get(key)
            if found is None:
                return Outcome(intent.key, DeliveryState.DUE_AGAIN, now, "no result")
            outcome = replace(outcome_of(again, found), key=intent.key)
        return outcome

    def _post(self, intents: list[Intent]) -> Answer:
        """Send decisions; once more, with the same keys, when the answer was lost.

        Raises LoginNeeded and Refused only where surely nothing of it arrived.
        """
        decisions = [decision_sent(each, html=self._known_terms.html) for each in intents]
        body = {"decisions": decisions}
        name = str(uuid.uuid5(_KEYS, json.dumps(body, sort_keys=True)))
        try:
            return self._post_once(body, name)
        except LostReply as lost:
            try:
                return self._post_once(body, name)
            except (LoginNeeded, Refused):
                raise lost from None

    def _post_once(self, body: object, name: str) -> Answer:
        answer = self._http.send(
            "POST", f"{self._base}/decisions", body=body, headers={"Idempotency-Key": name}
        )
        if answer.status == HTTPStatus.CONFLICT:  # an earlier try is still being worked on
            raise Unreachable(answer.describe(), retry_after=answer.retry_after() or 2.0)
        return answer if answer.status in _KEPT_APART else check(answer)


def _with_since(params: dict[str, str | int], since: str | None) -> dict[str, str | int]:
    return params if since is None else {**params, "since": since}


def _unfit(intent: Intent, terms: _Terms) -> str | None:
    """Return why an intent cannot be sent at all, None if it can."""
    if intent.action.value not in terms.can:
        return f"the site cannot {intent.action.value}"
    if intent.name is not None and intent.action in WITH_TEXT and _EDIT_NAME not in terms.can:
        return "the site cannot change a reader's name"
    text = to_html(intent.text or "") if terms.html else intent.text or ""
    for value, most in ((text, terms.max_text_bytes), (intent.name or "", terms.max_name_bytes)):
        if most is not None and len(value.encode("utf-8", "replace")) > most:
            return f"longer than {most} bytes"
    return None
