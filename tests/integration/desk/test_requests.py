"""Everything by one reader: surely theirs by account, apart from who may be others."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.errors import DecisionError, NotAllowed
from moderator.model import LogQuery, Mark, Role, State, Verdict
from moderator.model.flood import FloodLimits
from moderator.model.paper import Paper, Printout
from moderator.model.remote import RemoteAuthor
from moderator.model.trace import Clue, ClueKind, How, Trace
from tests.flaky_site import FlakySite
from tests.meanwhile import before_write

if TYPE_CHECKING:
    from tests.desks import Newsroom


def post(room: Newsroom, text: str, author: RemoteAuthor) -> int:
    remote_id = room.site.post(text)
    room.site.change(remote_id, author=author)
    room.round()
    return room.id(remote_id)


LAN = RemoteAuthor(name="Lan", remote_id="77", email="lan@example.org", ip="192.0.2.7")


def found(room: Newsroom, typed: str, kind: ClueKind | None = None) -> Trace:
    trace = room.desk.requests.find(typed, kind)
    assert trace is not None
    return trace


def by(trace: Trace) -> dict[How, set[int]]:
    return {how: set(ids) for how, ids in trace.ids.items()}


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    """A desk at a site that has verified nobody's address, as a WordPress has not."""
    newsroom.site.blocks_emails = False
    return newsroom


@pytest.fixture
def room(room: Newsroom) -> Newsroom:
    """The same on each kind of database."""
    room.site.blocks_emails = False
    return room


@pytest.fixture
def readers(newsroom: Newsroom) -> dict[str, int]:
    """Return comments by one reader in several guises, and by people who only seem the same."""
    return {
        "account": post(newsroom, "Ý kiến một https://shop.example/hang-re", LAN),
        "again": post(newsroom, "Ý kiến hai", replace(LAN, name="Lan Anh", ip="192.0.2.8")),
        "guest": post(newsroom, "Ý kiến ba", replace(LAN, remote_id=None, name="Khách", ip=None)),
        "address": post(
            newsroom, "Ý kiến bốn", RemoteAuthor(name="Bác Tư", email="tu@example.org", ip=LAN.ip)
        ),
        "name": post(newsroom, "Ý kiến năm", RemoteAuthor(name="LAN", email="khac@example.org")),
        "other": post(newsroom, "Ý kiến sáu", RemoteAuthor(name="Minh", email="minh@example.org")),
    }


def test_an_account_leads_to_its_e_mail_and_apart_from_that_to_who_may_be_others(
    newsroom: Newsroom, readers: dict[str, int]
) -> None:
    trace = found(newsroom, "77")
    assert trace.clue == Clue(ClueKind.ACCOUNT, "77")
    assert by(trace) == {
        How.ACCOUNT: {readers["account"], readers["again"]},
        How.EMAIL: {readers["guest"]},
        How.ADDRESS: {readers["address"]},
        How.NAME: {readers["name"]},
    }
    assert set(trace.sure()) == {readers["account"], readers["again"]}
    assert set(trace.with_email().sure()) == {*trace.sure(), readers["guest"]}
    assert trace.states[How.ACCOUNT] == {State.PENDING: 2}


def test_an_e_mail_leads_to_the_account_that_gave_it_surely_where_the_site_verifies_it(
    newsroom: Newsroom, readers: dict[str, int]
) -> None:
    elsewhere = post(newsroom, "Ý kiến bảy", replace(LAN, email="moi@example.org", ip=None))
    under = {readers[name] for name in ("account", "again", "guest")}
    trace = found(newsroom, "LAN@example.org")
    assert trace.clue.kind is ClueKind.EMAIL
    assert How.ACCOUNT not in trace.ids  # whoever has the account may have typed a stranger's
    assert by(trace)[How.EMAIL] == under
    assert trace.sure() == ()
    assert "a:77" in {one.reader for one in trace.identities}  # from there one goes on
    with newsroom.store.write() as writing:
        writing.update_site(newsroom.site_id, replace(newsroom.site.info(), blocks_emails=True))
    assert by(found(newsroom, "LAN@example.org"))[How.ACCOUNT] == {*under, elsewhere}


def test_an_e_mail_is_surely_theirs_only_where_the_site_verifies_it(newsroom: Newsroom) -> None:
    guest = RemoteAuthor(name="Khách", email="khach@example.org")
    first, second = post(newsroom, "Ý kiến một", guest), post(newsroom, "Ý kiến hai", guest)
    other = post(newsroom, "Ý kiến ba", RemoteAuthor(name="Khách", email="ai@example.org"))
    trace = found(newsroom, "khach@example.org")
    assert by(trace) == {How.EMAIL: {first, second}, How.NAME: {other}}
    assert trace.sure() == ()
    assert by(trace.only_sure()) == {How.EMAIL: {first, second}}  # not who signs the same
    with newsroom.store.write() as writing:
        info = replace(newsroom.site.info(), blocks_emails=True)
        writing.update_site(newsroom.site_id, info)
    verified = found(newsroom, "khach@example.org")
    assert by(verified) == {How.ACCOUNT: {first, second}, How.NAME: {other}}
    assert set(verified.sure()) == {first, second}


def test_an_address_that_anybody_may_have_put_into_an_account_draws_in_nobody_surely(
    room: Newsroom,
) -> None:
    site = FlakySite()
    with room.store.write() as writing:
        info = replace(site.info(), address="http://127.0.0.2")
        other = dataclasses.replace(room, site=site, site_id=writing.add_site(info), syncs=[])
    guest, account = replace(LAN, remote_id=None), replace(LAN, remote_id="lan")
    lans, hers = post(other, "Ý kiến một", guest), post(other, "Ý kiến hai", account)
    stranger = post(room, "Ý kiến ba", replace(LAN, remote_id="la", name="Ai đó", ip=None))
    trace = found(room, "la")
    assert by(trace) == {How.ACCOUNT: {stranger}, How.EMAIL: {lans, hers}}
    assert trace.sure() == (stranger,)
    assert set(found(room, "lan").sure()) == {hers, lans}  # the site has verified it
    other.syncs[0].close()


def test_a_name_is_never_taken_for_a_person_but_says_who_signs_so(
    newsroom: Newsroom, readers: dict[str, int]
) -> None:
    trace = found(newsroom, "  lan ")
    assert by(trace) == {How.NAME: {readers["account"], readers["name"]}}
    assert trace.sure() == ()
    assert trace.sure_identities() == ()
    assert {one.reader for one in trace.identities} == {"a:77", "e:khac@example.org"}
    followed = newsroom.desk.requests.follow(Clue(ClueKind.ACCOUNT, "77", newsroom.site_id))
    assert set(followed.sure()) == {readers["account"], readers["again"]}


def test_an_address_lists_who_shares_it_and_no_more(
    newsroom: Newsroom, readers: dict[str, int]
) -> None:
    trace = found(newsroom, "192.0.2.7")
    assert by(trace) == {How.ADDRESS: {readers["account"], readers["address"]}}
    assert trace.sure() == ()


def test_a_comments_link_means_its_reader(newsroom: Newsroom, readers: dict[str, int]) -> None:
    detail = newsroom.desk.open(readers["again"])
    assert detail is not None
    assert detail.link is not None
    trace = found(newsroom, detail.link)
    assert trace.opened == readers["again"]
    assert trace.clue == Clue(ClueKind.ACCOUNT, "77", newsroom.site_id)
    assert readers["guest"] in trace.with_email().sure()


def test_a_comment_by_nobody_known_is_itself_and_who_signs_the_same(newsroom: Newsroom) -> None:
    alone = post(newsroom, "Ý kiến một", RemoteAuthor(name="Khách"))
    same = post(newsroom, "Ý kiến hai", RemoteAuthor(name="Khách"))
    detail = newsroom.desk.open(alone)
    assert detail is not None
    assert detail.link is not None
    trace = found(newsroom, detail.link)
    assert trace.clue == Clue(ClueKind.NAME, "Khách")
    assert by(trace) == {How.NAME: {alone, same}}
    assert trace.opened == alone


def test_a_profiles_link_is_its_account(newsroom: Newsroom, readers: dict[str, int]) -> None:
    address = newsroom.site.info().address.rstrip("/")
    for link in (f"{address}/nguoi-doc/77", f"{address}/?author=77", f"{address}/user-77.html"):
        assert set(found(newsroom, link).sure()) >= {readers["account"], readers["again"]}
    assert found(newsroom, "https://other.example/nguoi-doc/77").ids == {}


def test_a_link_that_was_posted_is_found_in_the_texts(
    newsroom: Newsroom, readers: dict[str, int]
) -> None:
    near = post(newsroom, "Xem shop.example hàng rẻ", RemoteAuthor(name="Ai đó"))
    for typed in ("shop.example/hang-re", "http://www.shop.example/hang-re/"):
        trace = found(newsroom, typed)
        assert by(trace) == {How.LINK: {readers["account"]}}
        assert trace.sure() == ()
    assert set(by(found(newsroom, "shop.example"))[How.LINK]) == {readers["account"], near}


def test_the_kind_can_be_said_instead_of_guessed(
    newsroom: Newsroom, readers: dict[str, int]
) -> None:
    odd = post(newsroom, "Ý kiến bảy", RemoteAuthor(name="77", email="bay@example.org"))
    assert How.ACCOUNT in found(newsroom, "77").ids
    assert by(found(newsroom, "77", ClueKind.NAME)) == {How.NAME: {odd}}
    assert found(newsroom, "12345").clue.kind is ClueKind.NAME  # no account is called so
    assert newsroom.desk.requests.find("  ") is None
    assert readers


def test_each_group_can_be_listed_by_a_filter(newsroom: Newsroom, readers: dict[str, int]) -> None:
    from moderator.filters.queries import narrowed  # noqa: PLC0415  # the window's own way
    from moderator.model import Query  # noqa: PLC0415

    trace = found(newsroom, "77")
    newsroom.decide(Verdict.REJECT, readers["again"], reason="advertising")
    for how, wanted in trace.filters.items():
        query = narrowed(Query(), wanted, "Lan")
        assert set(trace.ids[how]) <= set(newsroom.desk.ids(query))
    assert set(trace.filters) == set(trace.ids)


def test_comments_come_whole_with_who_decided(newsroom: Newsroom, readers: dict[str, int]) -> None:
    newsroom.decide(Verdict.REJECT, readers["account"], reason="advertising", actor="Nam")
    one, two = newsroom.desk.requests.comments([readers["account"], 999, readers["guest"]])
    assert (one.account, one.email, one.ip, one.name) == ("77", LAN.email, LAN.ip, "Lan")
    assert (one.state, one.decided_by) == (State.REJECTED, "Nam")
    assert one.text == "Ý kiến một https://shop.example/hang-re"
    assert (two.account, two.email, two.decided_by) == ("", LAN.email, "")
    assert [row.kind for row in newsroom.desk.requests.log_of([readers["account"]])] == ["decision"]


def test_a_purge_takes_what_is_surely_theirs_and_nobody_elses(
    newsroom: Newsroom, readers: dict[str, int]
) -> None:
    desk = newsroom.desk
    for name in ("account", "guest", "address", "name"):
        newsroom.decide(Verdict.REJECT, readers[name], reason="advertising", note=f"về {name}")
    desk.readers.mark(readers["account"], "Nam", Mark.WATCHED, "hay bán hàng")
    desk.readers.mark(readers["guest"], "Nam", Mark.WATCHED, "khách quen")
    desk.readers.mark(readers["name"], "Nam", Mark.WATCHED, "người khác")
    trace = found(newsroom, "77")
    assert {one.reader for one in trace.marks} == {"a:77", f"e:{LAN.email}"}
    assert [one.reader for one in trace.only_sure().marks] == ["a:77"]
    assert desk.requests.purgeable("Hoa", trace) == 3  # the account has that address
    assert desk.requests.purgeable("Hoa", trace.with_email()) == 4
    desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    with pytest.raises(NotAllowed):
        desk.requests.purge("Nam", trace, "đơn số 5")
    with pytest.raises(NotAllowed):
        desk.requests.purgeable("Nam", trace)
    with pytest.raises(DecisionError):
        desk.requests.purge("Hoa", trace, " ")
    assert desk.requests.purge("Hoa", trace, "đơn số 5") > 0
    notes = {row.note for row in desk.log(LogQuery()) if row.kind == "decision"}
    assert notes == {"", "về guest", "về address", "về name"}
    assert desk.requests.purge("Hoa", trace.with_email(), "thư đúng là của họ") > 0
    notes = {row.note for row in desk.log(LogQuery()) if row.kind == "decision"}
    assert notes == {"", "về address", "về name"}
    assert [one.reader for one in desk.readers.marks()] == ["e:khac@example.org"]
    assert desk.verify_log().intact


def test_a_purge_takes_what_was_written_about_them_until_that_moment(
    newsroom: Newsroom, readers: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = newsroom.desk
    trace = found(newsroom, "77")
    before_write(
        newsroom.store, monkeypatch, 0, lambda: desk.readers.note(readers["again"], "Nam", "mới")
    )
    assert desk.requests.purge("Hoa", trace, "đơn số 5") == 1
    assert [row.note for row in desk.log(LogQuery()) if row.kind == "note"] == [""]


def test_a_purge_takes_the_mark_of_a_reader_among_many_at_one_address(
    newsroom: Newsroom,
) -> None:
    for number in range(42):
        remote_id = newsroom.site.post(f"Ý kiến {number}")
        author = RemoteAuthor(name=f"Khách {number % 21}", remote_id=f"k{number % 21}", ip=LAN.ip)
        newsroom.site.change(remote_id, author=author)
    comment = post(newsroom, "Ý kiến của Lan", LAN)
    newsroom.desk.readers.mark(comment, "Nam", Mark.WATCHED, "hay bán hàng")
    newsroom.desk.requests.purge("Hoa", found(newsroom, "77"), "đơn số 5")
    assert newsroom.desk.readers.marks() == ()


def test_a_purge_takes_alarms_about_their_e_mail_and_leaves_those_of_others(
    room: Newsroom,
) -> None:
    mine, other = replace(LAN, ip=None), RemoteAuthor("Minh", email="minh@example.org")
    for number in range(2 * FloodLimits().address):
        remote_id = room.site.post(f"Ý kiến {number}")
        author = replace(mine if number % 2 else other, name=f"Tên {number}")
        room.site.change(remote_id, author=author, created_at=room.clock())
    room.round()
    assert {one.subject for one in room.desk.floods.active()} == {mine.email, other.email}
    assert room.desk.requests.purge("Hoa", found(room, "77"), "đơn số 5") > 0
    room.site.change(room.site.post("Ý kiến cuối"), author=mine, created_at=room.clock())
    room.round()
    assert {one.subject for one in room.desk.floods.active()} == {other.email}
    assert not [row for row in room.desk.log(LogQuery()) if str(mine.email) in row.note]
    assert room.desk.verify_log().intact


def test_both_databases_find_the_same(room: Newsroom) -> None:
    first = post(room, "Một https://shop.example/hang-re", LAN)
    guest = post(room, "Hai", replace(LAN, remote_id=None, name="Khách", email="Lan@Example.org"))
    other = post(room, "Ba", RemoteAuthor(name="Bác Tư", email="tu@example.org", ip=LAN.ip))
    assert by(found(room, "lan@example.org")) == {
        How.EMAIL: {first, guest},
        How.ADDRESS: {other},
    }
    assert by(found(room, "77"))[How.ACCOUNT] == {first}
    assert by(found(room, "shop.example/hang-re")) == {How.LINK: {first}}
    assert by(found(room, "bác tư")) == {How.NAME: {other}}
    room.desk.readers.note(first, "Nam", "đã xem")
    history = room.desk.papers.history(first)
    assert history is not None
    assert [step.row.note for step in history.steps] == ["đã xem"]
    assert room.desk.requests.purge("Hoa", found(room, "77"), "đơn số 5") == 1
    history = room.desk.papers.history(first)
    assert history is not None
    assert [(step.purged, step.about) for step in history.steps] == [(("note",), 0), ((), 1)]


def test_what_is_printed_stands_in_the_log_and_moves_nothing(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    comment = newsroom.post("Ý kiến một")
    newsroom.decide(Verdict.APPROVE, comment)
    before = desk.undoable("Lan")
    head = desk.head()
    desk.papers.record("Lan", Printout(Paper.COMMENT, "pdf", 2, head, comment))
    desk.papers.record("Lan", Printout(Paper.READER, "xlsx", 5, head))
    desk.papers.record("Lan", Printout(Paper.KEYS, "print", 1, head))  # not worth a row
    rows = desk.log(LogQuery())
    assert [(one.kind, one.comment_id) for one in rows[-2:]] == [
        ("printed", comment),
        ("export", None),
    ]
    assert desk.undoable("Lan") == before
    assert newsroom.row(comment).state is State.APPROVED
    assert desk.verify_log().intact
    desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    for paper in (Paper.COMMENT, Paper.LOG, Paper.READER):
        with pytest.raises(NotAllowed):
            desk.papers.require("Lan", paper)
        with pytest.raises(NotAllowed):
            desk.papers.record("Lan", Printout(paper, "pdf", 1, head))
        desk.papers.require("Hoa", paper)
    desk.papers.require("Lan", Paper.SHIFT)
    desk.papers.record("Lan", Printout(Paper.SHIFT, "pdf", 1, head))


@pytest.mark.parametrize("email", ["a\x00b@example.org", "\ud800@example.org", "%_\\@example.org"])
def test_no_address_keeps_a_reader_from_being_found(room: Newsroom, email: str) -> None:
    mine = post(room, "Ý kiến", RemoteAuthor(name="Lan", email=email))
    post(room, "Ý kiến khác", RemoteAuthor(name="Minh", email="minh@example.org"))
    link = room.site.comments[room.remote(mine)].link
    assert link is not None
    assert by(found(room, link))[How.EMAIL] == {mine}
    assert by(found(room, email, ClueKind.EMAIL))[How.EMAIL] == {mine}
