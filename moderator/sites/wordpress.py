"""WordPress through its REST API, with an application password of an editor."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from moderator.errors import LoginNeeded, Refused
from moderator.model import (
    Action,
    Clock,
    DeliveryState,
    Intent,
    Outcome,
    Page,
    RemoteComment,
    SiteInfo,
    Words,
)
from moderator.model.blocking import BlockOutcome
from moderator.sites.discovery import home_of
from moderator.sites.http import check, is_local
from moderator.sites.public import shown
from moderator.sites.shapes import Fields
from moderator.sites.wordpress_api import PER_PAGE, Api
from moderator.sites.wordpress_articles import Articles
from moderator.sites.wordpress_pull import Pull
from moderator.sites.wordpress_read import comment
from moderator.sites.wordpress_write import MAX_NAME_BYTES, MAX_TEXT_BYTES, Writer
from moderator.text.entities import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from moderator.model.article import ArticleIntent, ArticleOutcome
    from moderator.model.blocking import BlockIntent
    from moderator.sites.protocol import Secret

KIND = "wordpress"
UNENCRYPTED = Words(
    "Kết nối không mã hóa (http): mật khẩu đi qua mạng ở dạng đọc được",
    "The connection is not encrypted (http): the password travels readable",
)
_ANCHOR = re.compile(r"^(?:[a-z-]*-)?comment-(\d+)$")
_MAX_REMEMBERED = 50_000
_MAX_DEPTH = 10  # WordPress threads go no deeper


def _now() -> datetime:
    return datetime.now(UTC)


class WordPress:
    """A WordPress site. Rejected means in its trash, which it empties after 30 days."""

    def __init__(
        self,
        address: str,
        secret: Secret | None,
        *,
        root: str | None = None,
        timeout: float = 30.0,
        clock: Clock = _now,
    ) -> None:
        """Connect to the site at ``address``; ``root`` is its REST API's address if known."""
        self._secret = secret
        self._clock = clock
        self._api = Api(address, secret, root=root, timeout=timeout)
        self._articles = Articles(self._api)
        self._pull = Pull(self._api)
        self._told: set[str] = set()  # comments already handed over, so parents go only once

    def close(self) -> None:
        """See :class:`~moderator.sites.protocol.Site`."""
        self._api.close()

    def info(self) -> SiteInfo:
        """Ask who we are: a public list would answer even to a wrong password."""
        if self._secret is None or not self._secret.user:
            raise LoginNeeded(
                "no user name",
                advice=Words(
                    "WordPress cần tên người dùng và mật khẩu ứng dụng (Application Password)",
                    "WordPress needs a user name and an application password",
                ),
            )
        index = self._index()
        answer = self._api.get("/wp/v2/users/me", {"context": "edit"})
        if answer.status == HTTPStatus.UNAUTHORIZED:
            raise self._login_needed(answer.describe(), index)
        if answer.status == HTTPStatus.NOT_FOUND and answer.code() == "rest_no_route":
            raise Refused(
                answer.describe(),
                title=Words("Trang này đã tắt REST API", "This site's REST API is switched off"),
                advice=Words(
                    "Nhờ quản trị viên mở /wp-json/wp/v2/ cho người đã đăng nhập",
                    "Ask the administrator to open /wp-json/wp/v2/ to logged-in users",
                ),
            )
        me = Fields(check(answer).json(), "the account")
        if me.child("capabilities").data.get("moderate_comments") is not True:
            raise Refused(
                "moderate_comments",
                title=Words(
                    "Tài khoản này không được quyền duyệt ý kiến",
                    "This account may not moderate comments",
                ),
                advice=Words(
                    "Xin quản trị viên vai trò Biên tập viên (Editor)",
                    "Ask the administrator for the role of an editor",
                ),
            )
        address = home_of(self._api.root)
        name = unescaped(str(index.get("name") or "")) or urlsplit(address).netloc
        return SiteInfo(
            kind=KIND,
            name=name,
            address=address,
            user=self._secret.user,
            actions=frozenset(Action),
            edits_name=True,
            closes_articles=_may_edit_articles(me.child("capabilities").data),
            max_text_bytes=MAX_TEXT_BYTES,
            max_name_bytes=MAX_NAME_BYTES,
            warnings=() if address.startswith("https://") or is_local(address) else (UNENCRYPTED,),
        )

    def _index(self) -> dict[str, object]:
        """Return what the API says of itself; a closed one says nothing."""
        answer = self._api.get("/", {"_fields": "name,authentication"}, login=False)
        if not answer.ok:
            return {}
        data = answer.json()
        return data if isinstance(data, dict) else {}

    @staticmethod
    def _login_needed(detail: str, index: dict[str, object]) -> LoginNeeded:
        if index.get("authentication") == []:
            return LoginNeeded(
                detail,
                advice=Words(
                    "Trang này đang tắt mật khẩu ứng dụng (thiếu https hoặc do một plugin)",
                    "Application passwords are switched off on this site (no https, or a plugin)",
                ),
            )
        return LoginNeeded(
            detail,
            advice=Words(
                "Dùng mật khẩu ứng dụng (Hồ sơ → Application Passwords), không phải mật khẩu "
                "đăng nhập; nếu đã đúng, máy chủ có thể đang chặn tiêu đề Authorization",
                "Use an application password (Profile → Application Passwords), not the login "
                "password; if it is right, the host may be dropping the Authorization header",
            ),
        )

    def fetch(self, cursor: str | None, limit: int = 200) -> Page:
        """See :mod:`~moderator.sites.wordpress_pull`. The parents of replies come along."""
        # half of the page is left for parents, which are needed to judge a reply
        found, place = self._pull.next(cursor, max(1, limit // 2), self._clock())
        raws = {each.identity("id"): each for each in found}
        for _ in range(_MAX_DEPTH):
            parents = {str(each.number("parent")) for each in raws.values()} - {"0"}
            wanted = sorted(parents - raws.keys() - self._told)[: min(PER_PAGE, limit - len(raws))]
            if not wanted:
                break
            raws |= self._api.by_ids(wanted)
            self._told.update(wanted)
        if len(self._told) > _MAX_REMEMBERED:
            self._told.clear()
        self._told.update(raws)
        comments = self._comments(raws.values())
        return Page(comments, (), place.cursor(), more=place.phase != "done")

    def _comments(self, raws: Iterable[Fields]) -> tuple[RemoteComment, ...]:
        raws = list(raws)
        articles = self._articles.of(raws)
        return tuple(comment(each, articles[str(each.number("post"))]) for each in raws)

    def reread(self, remote_ids: Sequence[str]) -> Mapping[str, RemoteComment | None]:
        """Read 100 comments a request."""
        ids = list(dict.fromkeys(remote_ids))
        result: dict[str, RemoteComment | None] = dict.fromkeys(ids)
        numbers = [each for each in ids if each.isdecimal()]
        for start in range(0, len(numbers), PER_PAGE):
            found = self._api.by_ids(numbers[start : start + PER_PAGE])
            result |= {each.remote_id: each for each in self._comments(found.values())}
        return result

    def deliver(self, intents: Sequence[Intent]) -> Iterator[Outcome]:
        """See :mod:`~moderator.sites.wordpress_write`."""
        return Writer(self._api, self._articles).deliver(intents)

    def set_commenting(self, intent: ArticleIntent) -> ArticleOutcome:
        """Set a post's or a page's ``comment_status``; it is read back."""
        return self._articles.set_commenting(intent)

    def set_blocked(self, intent: BlockIntent) -> BlockOutcome:
        """Refuse: WordPress cannot do it.

        Its "disallowed comment keys" are a setting of the administration alone, which its REST
        interface does not show; they match parts of words in whatever a comment holds.
        """
        why = "WordPress cannot block readers from outside"
        return BlockOutcome(intent.key, DeliveryState.REFUSED, problem=why)

    def find(self, link: str) -> RemoteComment | None:
        """Understand an id, a link with ``#comment-ID`` and the admin's ``?c=ID``."""
        number = self._number(link.strip())
        return self.reread([number])[number] if number else None

    def _number(self, link: str) -> str | None:
        if link.isascii() and link.isdecimal():
            return link
        try:
            parts = urlsplit(link)
        except ValueError:
            return None
        if _bare(parts.hostname) != _bare(urlsplit(self._api.address).hostname):
            return None
        anchor = _ANCHOR.match(parts.fragment.lower())
        if anchor:
            return anchor[1]
        query = parse_qs(parts.query)
        admin = query.get("c", []) if parts.path.endswith("comment.php") else []
        return next((each for each in admin if each.isdecimal()), None)

    def published_replies(self, remote_id: str) -> tuple[RemoteComment, ...]:
        """Walk down the thread, a level a request."""
        replies: dict[str, Fields] = {}
        level = [remote_id] if remote_id.isdecimal() else []
        for _ in range(_MAX_DEPTH):
            following: list[str] = []
            for start in range(0, len(level), PER_PAGE):
                following += self._replies_to(level[start : start + PER_PAGE], replies)
            level = following
        comments = self._comments(replies.values())
        return tuple(sorted(comments, key=lambda each: (each.created_at, int(each.remote_id))))

    def _replies_to(self, parents: list[str], replies: dict[str, Fields]) -> list[str]:
        """Add the published replies to ``parents`` and return their ids."""
        new: list[str] = []
        page = 1
        while True:
            found, answer = self._api.comments(
                {
                    "parent": ",".join(parents),
                    "status": "approve",
                    "orderby": "id",
                    "order": "asc",
                    "page": page,
                }
            )
            added = [each for each in found if each.identity("id") not in replies]
            replies.update((each.identity("id"), each) for each in added)
            new += [each.identity("id") for each in added]
            total = answer.headers.get("x-wp-total", "")
            if not added or (total.isdecimal() and len(new) >= int(total)):
                return new
            page += 1

    def publicly_visible(self, comment: RemoteComment) -> bool | None:
        """Ask the API without a login, and read the public page."""
        answer = self._api.get(
            f"/wp/v2/comments/{comment.remote_id}", {"_fields": "id,status"}, login=False
        )
        if answer.ok and answer.is_json:
            data = Fields(answer.json(), "the comment")
            if data.data.get("status") == "approved":
                return True
        return shown(self._api.http, comment)


def _may_edit_articles(capabilities: Mapping[str, object]) -> bool:
    """Return whether the account may change what others published."""
    needed = ("edit_others_posts", "edit_published_posts")
    return all(capabilities.get(name) is True for name in needed)


def _bare(host: str | None) -> str:
    return (host or "").lower().removeprefix("www.")
