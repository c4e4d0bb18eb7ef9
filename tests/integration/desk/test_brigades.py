from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.desk.floods import members_of
from moderator.filters.line import parse, write
from moderator.filters.queries import narrowed
from moderator.model import Decision, Query, RemoteAuthor, State, Verdict
from moderator.model.article import Handling
from moderator.model.brigade import BrigadeKind
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from tests.desks import Newsroom

OTHER = replace(ARTICLE, remote_id="8", title="Bài khác", url="http://127.0.0.1/bai-khac-8.html")
LETTERS = "bcdghklmnpqrstvx"


def known(newsroom: Newsroom) -> None:
    """Let the desk have known its readers for a while."""
    at = newsroom.clock() - timedelta(days=20)
    for number in range(510):
        come(newsroom, at + timedelta(minutes=30 * number), f"Quen {number % 40}", str(number))


def come(
    newsroom: Newsroom,
    at: object,
    name: str,
    text: str,
    *,
    ip: str | None = None,
    article: object = ARTICLE,
) -> str:
    remote_id = newsroom.site.post(_words(text), article=article)  # type: ignore[arg-type]
    newsroom.site.change(remote_id, created_at=at, author=RemoteAuthor(name, ip=ip))
    return remote_id


def _words(text: str) -> str:
    """Return words that no other number has, so that nothing is nearly the same by chance."""
    if not text.isdigit():
        return text
    number = int(text)
    return " ".join(
        "".join(LETTERS[(number * (7 + at) + at * step) % len(LETTERS)] for at in range(5)) + text
        for step in range(1, 7)
    )


def listed(newsroom: Newsroom, line: str) -> set[int]:
    return set(newsroom.desk.ids(narrowed(Query(), parse(line).filter, "Lan")))


def test_new_names_under_one_article_are_a_group_that_lists_just_them(room: Newsroom) -> None:
    known(room)
    begin = room.clock() - timedelta(hours=1)
    brigade = {
        come(room, begin + timedelta(seconds=40 * number), f"Lạ {number}", str(2000 + number))
        for number in range(14)
    }
    regular = come(room, begin + timedelta(seconds=45), "Quen 3", "3001")
    later = come(room, begin + timedelta(minutes=40), "Lạ khác", "3002")
    elsewhere = come(room, begin, "Lạ nơi khác", "3003", article=OTHER)
    room.round()
    (group,) = [one for one in room.desk.floods.together() if one.kind is BrigadeKind.ARTICLE]
    assert (group.comments, group.pending, group.names, group.new) == (14, 14, 14, 14)
    assert (group.shown, group.minutes) == (ARTICLE.title, 9)
    line = write(members_of(group), "vi")
    found = listed(room, line)
    assert found == {room.id(one) for one in brigade}
    assert not found & {room.id(one) for one in (regular, later, elsewhere)}
    # The same from whichever of its comments one looks.
    last = max(found)
    assert listed(room, f"together:article-{last} status:pending") == found


def test_nearly_the_same_words_from_new_names_are_a_group(newsroom: Newsroom) -> None:
    known(newsroom)
    begin = newsroom.clock() - timedelta(hours=2)
    text = "Phải xử lý nghiêm chủ tịch phường này ngay lập tức để dân yên tâm làm ăn"
    for number in range(4):
        ending = "!" * (number + 1)
        at = begin + timedelta(minutes=number)
        come(newsroom, at, f"Mới {number}", text + ending, article=OTHER if number else ARTICLE)
    newsroom.round()
    (group,) = newsroom.desk.floods.together()
    assert (group.kind, group.comments, group.new, group.articles) == (BrigadeKind.ALIKE, 4, 4, 2)
    assert group.shown.startswith("Phải xử lý nghiêm")
    assert group.article_id is None
    assert len(listed(newsroom, write(members_of(group), "en"))) == 4


def test_many_names_from_one_address_are_a_group_and_decided_as_a_whole(room: Newsroom) -> None:
    begin = room.clock() - timedelta(hours=1)
    for number in range(6):
        at = begin + timedelta(minutes=number)
        come(room, at, f"Tên {number % 3}", str(4000 + number), ip="203.0.113.5")
    other = come(room, begin, "Người khác", "5000", ip="203.0.113.6")
    room.round()
    (group,) = room.desk.floods.together()
    assert (group.kind, group.shown, group.names) == (BrigadeKind.ADDRESS, "203.0.113.5", 3)
    query = narrowed(Query(), members_of(group), "Lan")
    ids, versions, states = room.desk.lists.whole(query)
    assert len(ids) == 6
    decision = Decision(Verdict.SPAM, tuple(ids), "Lan", seen=versions, stood=states)
    assert room.desk.decide(decision).decision is not None
    assert room.desk.floods.together() == ()
    assert room.row(room.id(other)).state is State.PENDING


def test_a_group_is_listed_also_under_a_paused_article(newsroom: Newsroom) -> None:
    begin = newsroom.clock() - timedelta(hours=1)
    for number in range(5):
        at = begin + timedelta(minutes=number)
        come(newsroom, at, f"Tên {number}", str(6000 + number), ip="2001:db8::1:2")
    newsroom.round()
    (group,) = newsroom.desk.floods.together()
    assert group.article_id is not None
    newsroom.desk.articles.handle("An", group.article_id, Handling.PAUSED)
    assert newsroom.pending() == []
    assert len(listed(newsroom, write(members_of(group), "vi"))) == 5


def test_where_nobody_is_known_new_names_are_no_news(newsroom: Newsroom) -> None:
    for number in range(15):
        at = newsroom.clock() - timedelta(minutes=30, seconds=number)
        come(newsroom, at, f"Lạ {number}", str(7000 + number))
    newsroom.round()
    assert newsroom.desk.floods.together() == ()


def test_an_unknown_comment_came_with_nobody(newsroom: Newsroom) -> None:
    newsroom.post("Một ý kiến")
    for kind in BrigadeKind:
        assert listed(newsroom, f"together:{kind.value}-999 status:all") == set()
