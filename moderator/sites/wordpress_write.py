"""Carrying out decisions on WordPress: read, compare, write, verify.

WordPress has no versions, no keys and no batches, so each of these is done here. Between reading
and writing a moment remains in which somebody else may write too: the last write wins, which the
next reading of the comment shows. What WordPress does unasked and is prevented here:

* An update replaces the reader's address and browser by the moderator's (Trac 64248).
* An unknown status is ignored with 200: the answer is compared with what was asked.
* Each update filters the stored text again and may eat words (see :func:`markup.survives`).
"""

from __future__ import annotations

import ipaddress
import re
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from moderator.errors import Garbled, LoginNeeded, Refused, SiteError, Unreachable
from moderator.model import Action, DeliveryState, Intent, Outcome, RemoteComment, RemoteState
from moderator.sites.http import Answer, LostReply, check
from moderator.sites.markup import survives, to_html
from moderator.sites.shapes import Fields
from moderator.sites.wordpress_read import ARTICLE_REMOVED, STATES, comment, raw_text, version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from moderator.sites.wordpress_api import Api
    from moderator.sites.wordpress_articles import Articles

MAX_TEXT_BYTES = 65_525  # of HTML source; wp-includes/comment.php takes 10 off the column
MAX_NAME_BYTES = 245
_TOGETHER = 20  # read in one request before they are written: a second's work
_CONNECTIONS = 2
_PATIENCE = 3  # failures in a row before the site counts as failing
_STATUS = {
    Action.APPROVE: ("approved", RemoteState.APPROVED),
    Action.SPAM: ("spam", RemoteState.SPAM),
    Action.RESTORE: ("hold", RemoteState.PENDING),
}
_PLAIN_AGENT = re.compile(r"[!-$&-;=-~]+(?: [!-$&-;=-~]+)*")
_TO_TRASH = frozenset({Action.REJECT, Action.UNPUBLISH})
_FINAL = frozenset({400, 403, 409, 413, 414, 422, 501})  # asking again changes nothing


class _Job(Struct, frozen=True):
    """An intent and the comment it is about, as it is on the site now."""

    intent: Intent
    raw: Fields
    now: RemoteComment

    @property
    def state(self) -> RemoteState:
        """The state the comment shall have afterwards."""
        if self.intent.action in _TO_TRASH:
            return RemoteState.REJECTED
        status = _STATUS.get(self.intent.action)
        return status[1] if status else self.now.state

    @property
    def text(self) -> str:
        """The text it shall have afterwards."""
        keeps = self.intent.text is None or self.intent.action in _TO_TRASH
        return self.now.text if keeps else str(self.intent.text)

    @property
    def name(self) -> str:
        """The reader's name it shall have afterwards."""
        keeps = self.intent.name is None or self.intent.action in _TO_TRASH
        return self.now.author.name if keeps else str(self.intent.name)

    def stands(self, there: RemoteComment) -> bool:
        """Whether ``there`` is what was asked for; WordPress trims texts and names."""
        return (
            there.state == self.state
            and there.text.strip() == self.text.strip()
            and there.author.name.strip() == self.name.strip()
        )

    def outcome(
        self, state: DeliveryState, there: RemoteComment | None = None, problem: str | None = None
    ) -> Outcome:
        """Return the outcome; a delivered text is compared with the one sent."""
        altered = state is DeliveryState.DELIVERED and there is not None and not self.stands(there)
        return Outcome(self.intent.key, state, there, problem, altered=altered)


class Writer:
    """Delivers intents over two connections: more only adds waiting."""

    def __init__(self, api: Api, articles: Articles) -> None:
        """Write through ``api``."""
        self._api = api
        self._articles = articles

    def deliver(self, intents: Sequence[Intent]) -> Iterator[Outcome]:
        """Yield one outcome per intent; raises SiteError when the site as a whole fails."""
        failures = 0
        with ThreadPoolExecutor(_CONNECTIONS, "wordpress") as pool:
            for together in _apart(intents):
                jobs = []
                found = self._read([intent.remote_id for intent in together])
                for intent in together:
                    if intent.remote_id in found:
                        raw, now = found[intent.remote_id]
                        jobs.append(_Job(intent, raw, now))
                    else:
                        yield Outcome(intent.key, DeliveryState.GONE)
                left = iter(jobs)
                while pair := list(islice(left, _CONNECTIONS)):
                    trouble: Exception | None = None
                    for future in [pool.submit(self._carry_out, job) for job in pair]:
                        error = future.exception()
                        if error is None:
                            outcome = future.result()
                            again = outcome.state is DeliveryState.DUE_AGAIN
                            failures = failures + 1 if again else 0
                            yield outcome
                        elif isinstance(error, Exception):
                            trouble = _graver(trouble, error)
                    if trouble is not None:
                        raise trouble
                    if failures >= _PATIENCE:
                        raise Unreachable(f"{failures} decisions in a row failed")

    def _read(self, ids: list[str]) -> dict[str, tuple[Fields, RemoteComment]]:
        found = self._api.by_ids([each for each in ids if each.isdecimal()])
        articles = self._articles.of(found.values())
        return {
            remote_id: (raw, comment(raw, articles[str(raw.number("post"))]))
            for remote_id, raw in found.items()
        }

    def _again(self, remote_id: str) -> RemoteComment | None:
        return self._read([remote_id]).get(remote_id, (None, None))[1]

    def _carry_out(self, job: _Job) -> Outcome:
        if job.intent.action is Action.REPLY:
            return self._reply(job)
        before = self._settled(job)
        if before is not None:
            return before
        if job.intent.action in _TO_TRASH:
            return self._after(job, lambda: self._api.trash(job.now.remote_id))
        body = self._body(job)
        if len(body.get("content", "").encode("utf-8", "replace")) > MAX_TEXT_BYTES:
            return job.outcome(DeliveryState.REFUSED, job.now, "comment_content_column_length")
        if len(body.get("author_name", "").encode("utf-8", "replace")) > MAX_NAME_BYTES:
            return job.outcome(DeliveryState.REFUSED, job.now, "comment_author_column_length")
        agent = "author_user_agent" in body
        return self._after(job, lambda: self._api.update(job.now.remote_id, body, agent=agent))

    @staticmethod
    def _settled(job: _Job) -> Outcome | None:
        """Return the outcome where nothing is to be written, None where it is."""
        action, now = job.intent.action, job.now
        if action is Action.UNPUBLISH:
            off = now.state in {RemoteState.REJECTED, RemoteState.SPAM}
            return job.outcome(DeliveryState.ALREADY, now) if off else None
        if job.stands(now) and (
            job.intent.text is not None
            or action in {Action.REJECT, Action.SPAM}
            or _same_words(job)
        ):
            return job.outcome(DeliveryState.ALREADY, now)
        if now.version != job.intent.version:
            return job.outcome(DeliveryState.CONFLICT, now)
        if job.raw.text("status") == ARTICLE_REMOVED and action is not Action.REJECT:
            # WordPress would say 200 and show it nowhere
            return job.outcome(DeliveryState.REFUSED, now, "article_removed")
        return None

    @staticmethod
    def _body(job: _Job) -> dict[str, str]:
        """Return what is to change, and the reader's traces that must not."""
        body: dict[str, str] = {}
        if job.intent.action in _STATUS:
            body["status"] = _STATUS[job.intent.action][0]
        if job.text != job.now.text or not survives(raw_text(job.raw)):
            body["content"] = to_html(job.text)
        if job.name != job.now.author.name:
            body["author_name"] = to_html(job.name)
        address = job.raw.maybe("author_ip")
        if address and _is_address(address):  # else WordPress answers 400 and nothing is done
            body["author_ip"] = address
        agent = job.raw.maybe("author_user_agent") or ""
        if _PLAIN_AGENT.fullmatch(agent):  # what WordPress would clean up is safer left unsaid
            body["author_user_agent"] = agent
        return body

    def _after(self, job: _Job, send: Callable[[], Answer]) -> Outcome:
        """Send the change and return what became of it; raises SiteError for the whole site."""
        try:
            answer = send()
        except LostReply as error:
            return self._doubt(job, error.detail)
        if answer.ok:
            return self._said_done(job, answer)
        missing = answer.code() == "rest_comment_invalid_id"
        if missing or answer.status in {HTTPStatus.GONE, HTTPStatus.INTERNAL_SERVER_ERROR}:
            return self._doubt(job, answer.describe())
        if answer.status in _FINAL:
            return job.outcome(DeliveryState.REFUSED, job.now, answer.code() or answer.describe())
        check(answer)
        raise Garbled(answer.describe())

    def _said_done(self, job: _Job, answer: Answer) -> Outcome:
        """Compare the site's answer, read back from its database, with what was asked."""
        try:
            there = comment(Fields(answer.json(), "the comment"), job.now.article)
        except Garbled as error:
            return self._doubt(job, error.detail)
        if there.remote_id != job.now.remote_id:
            raise Garbled(f"asked for comment {job.now.remote_id}, was told of {there.remote_id}")
        if there.state != job.state:
            return job.outcome(DeliveryState.REFUSED, there, f"state_stays_{there.state}")
        lost = job.now.author.ip is not None and there.author.ip != job.now.author.ip
        return job.outcome(DeliveryState.DELIVERED, there, "author_ip_lost" if lost else None)

    def _doubt(self, job: _Job, problem: str) -> Outcome:
        """Find out by reading whether a write arrived; where that fails too, it may have."""
        try:
            there = self._again(job.now.remote_id)
        except SiteError as error:
            return job.outcome(DeliveryState.DUE_AGAIN, None, f"{problem}; {error.detail}")
        if there is None:
            return job.outcome(DeliveryState.GONE, None, problem)
        if job.stands(there) or (there.state == job.state != job.now.state):
            return job.outcome(DeliveryState.DELIVERED, there)  # by us, or by somebody just now
        if there.version == job.now.version:
            return job.outcome(DeliveryState.DUE_AGAIN, there, problem)
        return job.outcome(DeliveryState.CONFLICT, there, problem)

    def _reply(self, job: _Job) -> Outcome:
        text = job.intent.text or ""
        if not text.strip():
            return job.outcome(DeliveryState.REFUSED, None, "empty_reply")
        if job.now.state is not RemoteState.APPROVED:
            return job.outcome(DeliveryState.REFUSED, None, "parent_not_published")
        body: dict[str, str | int] = {
            "post": job.raw.number("post"),
            "parent": job.raw.number("id"),
            "content": to_html(text),  # an editor's words are stored unfiltered
            "status": "approved",
        }
        try:
            answer = self._api.create(body)
        except LostReply as error:
            made = self._find_reply(job)
            state = DeliveryState.DELIVERED if made else DeliveryState.DUE_AGAIN
            return Outcome(job.intent.key, state, made, None if made else error.detail)
        if answer.status == HTTPStatus.CONFLICT:  # comment_duplicate: an earlier try arrived
            return Outcome(job.intent.key, DeliveryState.ALREADY, self._find_reply(job))
        if answer.status in _FINAL:
            return Outcome(job.intent.key, DeliveryState.REFUSED, None, answer.code())
        made = comment(Fields(check(answer).json(), "the reply"), job.now.article)
        altered = made.text.strip() != text.strip()
        return Outcome(job.intent.key, DeliveryState.DELIVERED, made, altered=altered)

    def _find_reply(self, job: _Job) -> RemoteComment | None:
        found, _ = self._api.comments(
            {"parent": job.now.remote_id, "status": "any", "orderby": "date_gmt", "order": "desc"}
        )
        for each in found:
            reply = comment(each, job.now.article)
            if reply.text.strip() == (job.intent.text or "").strip():
                return reply
        return None


def _graver(known: Exception | None, error: Exception) -> Exception:
    """Return which of two errors to raise: one after which something may have arrived, if any."""
    surely_unsent = (LoginNeeded, Refused)
    return error if known is None or isinstance(known, surely_unsent) else known


def _same_words(job: _Job) -> bool:
    """Whether text, name and the rest are as the moderator saw them, whatever the state is."""
    seen = job.intent.expected
    if seen is not None and (seen.text, seen.author.name) == (job.now.text, job.now.author.name):
        return True
    return any(version(job.raw, status) == job.intent.version for status in STATES)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _apart(intents: Sequence[Intent]) -> Iterator[list[Intent]]:
    """Cut into small groups that never hold the same comment twice."""
    together: list[Intent] = []
    ids: set[str] = set()
    for intent in intents:
        if len(together) == _TOGETHER or intent.remote_id in ids:
            yield together
            together, ids = [], set()
        together.append(intent)
        ids.add(intent.remote_id)
    if together:
        yield together
