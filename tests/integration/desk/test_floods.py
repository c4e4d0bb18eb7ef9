from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.desk.floods import comments_of
from moderator.errors import DecisionError, NotAllowed
from moderator.filters.line import parse, write
from moderator.filters.queries import narrowed
from moderator.model import LogQuery, Query, RemoteAuthor, Role
from moderator.model.flood import FloodKind, FloodLimits
from moderator.store.flood_windows import AT_ONCE, ENOUGH, MOST, Run, worst
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.model import RemoteArticle
    from moderator.store.flood_windows import Subject
    from tests.desks import Newsroom

OTHER = replace(ARTICLE, remote_id="8", title="Bài khác", url="http://127.0.0.1/bai-khac-8.html")


def post(
    newsroom: Newsroom,
    at: datetime,
    name: str,
    *,
    ip: str | None = None,
    email: str | None = None,
    article: RemoteArticle = ARTICLE,
) -> str:
    remote_id = newsroom.site.post(f"Ý kiến của {name} lúc {at:%H:%M:%S}", article=article)
    author = RemoteAuthor(name, email=email, ip=ip)
    newsroom.site.change(remote_id, created_at=at, author=author)
    return remote_id


def burst(newsroom: Newsroom, count: int, *, ago: float = 5, ip: str = "", name: str = "") -> None:
    """Let ``count`` comments come within some minutes that ended ``ago`` minutes ago."""
    first = newsroom.clock() - timedelta(minutes=ago + 4)
    for number in range(count):
        at = first + timedelta(seconds=number * 240 / count)
        post(newsroom, at, name or f"Người {number}", ip=ip or None)


def test_an_article_that_bursts_raises_one_alarm_that_lists_just_its_comments(
    newsroom: Newsroom,
) -> None:
    post(newsroom, newsroom.clock() - timedelta(minutes=6), "Ai đó", article=OTHER)
    old = post(newsroom, newsroom.clock() - timedelta(hours=3), "Người hôm qua")
    burst(newsroom, 39)
    newsroom.round()
    assert newsroom.desk.floods.active() == ()
    post(newsroom, newsroom.clock() - timedelta(minutes=4), "Người thứ 40")
    newsroom.round()
    (flood,) = newsroom.desk.floods.active()
    assert (flood.kind, flood.comments, flood.shown) == (FloodKind.ARTICLE, 40, ARTICLE.title)
    assert flood.minutes == 5
    found = newsroom.desk.ids(narrowed(Query(), comments_of(flood), "Lan"))
    assert len(found) == 40
    assert newsroom.id(old) not in found
    (row,) = [one for one in newsroom.desk.log(LogQuery()) if one.kind == "flood"]
    assert row.article == ARTICLE.title
    assert "40 ý kiến trong 5 phút" in row.note


def test_it_is_told_again_only_when_twice_as_many_came(newsroom: Newsroom) -> None:
    burst(newsroom, 40)
    newsroom.round()
    (first,) = newsroom.desk.floods.active()
    assert newsroom.desk.floods.put_aside("An", first.seq)
    assert not newsroom.desk.floods.put_aside("An", first.seq)
    burst(newsroom, 20)
    newsroom.round()
    assert newsroom.desk.floods.active() == ()
    burst(newsroom, 20)
    newsroom.round()
    (again,) = newsroom.desk.floods.active()
    assert again.comments == 80
    kinds = [row.kind for row in newsroom.desk.log(LogQuery())]
    assert kinds == ["flood", "flood_seen", "flood"]


def test_a_backlog_fetched_at_once_is_no_flood(newsroom: Newsroom) -> None:
    for day in range(1, 4):
        burst(newsroom, 60, ago=day * 1440.0)
    newsroom.round()
    assert newsroom.desk.floods.active() == ()


def test_one_name_and_one_address_each_raise_their_own_alarm(room: Newsroom) -> None:
    burst(room, 8, name="Kẻ Gào To")
    burst(room, 15, ip="203.0.113.9")
    room.round()
    by_kind = {flood.kind: flood for flood in room.desk.floods.active()}
    assert set(by_kind) == {FloodKind.NAME, FloodKind.ADDRESS}
    name, address = by_kind[FloodKind.NAME], by_kind[FloodKind.ADDRESS]
    assert (name.shown, name.comments) == ("Kẻ Gào To", 8)
    assert (address.shown, address.values) == ("203.0.113.9", ("203.0.113.9",))
    for flood, count in ((name, 8), (address, 15)):
        listed = room.desk.ids(narrowed(Query(), comments_of(flood), "Lan"))
        assert len(listed) == count


def test_an_e_mail_counts_where_no_address_is_known(newsroom: Newsroom) -> None:
    for number in range(15):
        at = newsroom.clock() - timedelta(seconds=200 - number)
        post(newsroom, at, f"Tên {number}", email="Mot.Nguoi@example.org")
    newsroom.round()
    (flood,) = newsroom.desk.floods.active()
    assert (flood.kind, flood.shown) == (FloodKind.ADDRESS, "Mot.Nguoi@example.org")
    assert len(newsroom.desk.ids(narrowed(Query(), comments_of(flood), "Lan"))) == 15


def test_one_household_of_ipv6_counts_as_one_address(newsroom: Newsroom) -> None:
    for number in range(15):
        at = newsroom.clock() - timedelta(seconds=200 - number)
        post(newsroom, at, f"Tên {number}", ip=f"2001:db8:0:7::{number + 1:x}")
    newsroom.round()
    (flood,) = newsroom.desk.floods.active()
    assert flood.comments == 15
    assert len(newsroom.desk.ids(narrowed(Query(), comments_of(flood), "Lan"))) == 15


def test_a_desk_used_to_more_is_told_of_more_only(newsroom: Newsroom) -> None:
    # Every twenty minutes of a day, one article got seven within some seconds.
    begin = newsroom.clock() - timedelta(days=1)
    for number in range(ENOUGH + 2):
        for each in range(7):
            at = begin + timedelta(minutes=20 * number, seconds=each)
            post(newsroom, at, f"Người {number} {each}")
    newsroom.round()
    assert newsroom.desk.floods.set_limits("An", FloodLimits(article=3))
    with newsroom.store.read() as reading:
        pace = reading.floods.pace(newsroom.site_id)
    assert pace.slots >= ENOUGH
    assert pace.mean[FloodKind.ARTICLE] == 7
    burst(newsroom, 7)
    newsroom.round()
    assert newsroom.desk.floods.active() == ()
    post(newsroom, newsroom.clock() - timedelta(minutes=5), "Người thừa")
    newsroom.round()
    (flood,) = newsroom.desk.floods.active()
    assert (flood.comments, flood.usual) == (8, 7)


def test_the_limits_are_the_desks_and_the_chiefs_and_hold_with_the_next_round(
    newsroom: Newsroom,
) -> None:
    floods = newsroom.desk.floods
    assert floods.limits() == FloodLimits()
    wanted = FloodLimits(article=5, name=0)
    assert floods.set_limits("An", wanted)
    assert not floods.set_limits("An", wanted)
    assert floods.limits() == wanted
    burst(newsroom, 5)
    newsroom.round()
    (flood,) = floods.active()
    assert (flood.kind, flood.comments) == (FloodKind.ARTICLE, 5)
    assert floods.set_limits("Bình", FloodLimits(article=0, name=0))
    burst(newsroom, 30, ago=1, name="Kẻ Gào To")
    newsroom.round()
    assert floods.active() == (flood,)
    told = [
        (one.actor, one.note) for one in newsroom.desk.log(LogQuery()) if one.kind == "flood_limits"
    ]
    assert set(told) == {("An", "bài: 40 → 5, tên: 8 → 0"), ("Bình", "bài: 5 → 0")}
    newsroom.desk.people.set_role("An", "An", Role.CHIEF)
    with pytest.raises(NotAllowed):
        floods.set_limits("Bình", FloodLimits())
    with pytest.raises(DecisionError):
        floods.set_limits("An", FloodLimits(article=-1))
    assert floods.limits() == FloodLimits(article=0, name=0)


def test_a_purge_takes_the_name_out_of_an_alarm(newsroom: Newsroom) -> None:
    burst(newsroom, 8, name="Kẻ Gào To")
    newsroom.round()
    (flood,) = newsroom.desk.floods.active()
    newsroom.desk.people.purge("An", [flood.seq], "bạn đọc yêu cầu")
    assert newsroom.desk.floods.active() == ()
    assert "Gào" not in repr(newsroom.desk.log(LogQuery()))


def addresses(room: Newsroom) -> set[str]:
    """Return the addresses of which alarms tell."""
    return {one.shown for one in room.desk.floods.active() if one.kind is FloodKind.ADDRESS}


def test_a_purged_alarm_is_not_raised_anew_and_hides_no_other(room: Newsroom) -> None:
    burst(room, 15, ago=4, ip="203.0.113.9")
    burst(room, 15, ago=5, ip="203.0.113.8")
    room.round()
    (alarm,) = [one for one in room.desk.floods.active() if one.shown == "203.0.113.9"]
    room.desk.people.purge("An", [alarm.seq], "bạn đọc yêu cầu")
    assert addresses(room) == {"203.0.113.8"}
    post(room, room.clock() - timedelta(minutes=4), "Người thứ 16", ip="203.0.113.9")
    burst(room, 15, ago=3, ip="203.0.113.7")
    room.round()
    assert addresses(room) == {"203.0.113.8", "203.0.113.7"}
    assert "203.0.113.9" not in repr(room.desk.log(LogQuery()))
    burst(room, 16, ago=4, ip="203.0.113.9")  # twice as many are told again
    room.round()
    assert addresses(room) == {"203.0.113.7", "203.0.113.8", "203.0.113.9"}


@pytest.mark.parametrize("name", ["\ud800\x00 Lan", '"=*,:" or 1=1', "=1+1\n\t" + "x" * 3000])
def test_hostile_names_raise_alarms_and_nothing_else(newsroom: Newsroom, name: str) -> None:
    for number in range(15):
        at = newsroom.clock() - timedelta(seconds=200 - number)
        post(newsroom, at, name, ip="999.\ud800\x00.1")
    newsroom.round()
    found = newsroom.desk.floods.active()
    assert {flood.kind for flood in found} == {FloodKind.NAME, FloodKind.ADDRESS}
    for flood in found:
        line = write(comments_of(flood), "vi")
        assert parse(line).problems == ()
        assert len(newsroom.desk.ids(narrowed(Query(), comments_of(flood), "Lan"))) == 15
    assert newsroom.desk.floods.together() == ()


def test_thousands_of_names_raise_only_the_largest_alarms_and_hide_no_article(
    newsroom: Newsroom,
) -> None:
    first = newsroom.clock() - timedelta(minutes=9)
    names = [(number, part) for number in range(AT_ONCE + 5) for part in range(8 + (number == 3))]
    for number, part in names:
        post(newsroom, first + timedelta(seconds=number + part), f"Tên {number}")
    newsroom.round()
    found = newsroom.desk.floods.active()
    assert len(found) == AT_ONCE + 1
    assert sum(one.kind is FloodKind.ARTICLE for one in found) == 1
    assert max(one.comments for one in found if one.kind is FloodKind.NAME) == 9


def test_what_people_can_look_at_is_shared_with_what_was_told() -> None:
    new: dict[Subject, Run] = {
        (FloodKind.NAME, str(number)): Run(8, 0, 1, number) for number in range(40)
    }
    told: list[Subject] = [(FloodKind.NAME, f"cũ {number}") for number in range(MOST - 5)]
    assert len(worst(new, told)) == 5
    assert len(worst(new, [(FloodKind.ARTICLE, number) for number in range(MOST)])) == AT_ONCE
    assert worst(new, told + [(FloodKind.NAME, "thêm")] * 9) == {}


def test_a_long_flood_does_not_make_the_next_one_usual(newsroom: Newsroom) -> None:
    limits, kinds = FloodLimits(), FloodKind
    now = int(newsroom.clock().timestamp()) // 600
    with newsroom.store.write() as writing:
        calm = {slot: dict.fromkeys(kinds, 5) for slot in range(now - 400, now - 100)}
        writing.floods.learn(newsroom.site_id, calm, 1)
        flood = {slot: dict.fromkeys(kinds, 900) for slot in range(now - 100, now - 64)}
        writing.floods.learn(newsroom.site_id, flood, 2)
        pace = writing.floods.pace(newsroom.site_id)
    assert pace.slots == len(calm) + len(flood)
    assert pace.usual(FloodKind.ARTICLE, limits) < 50
