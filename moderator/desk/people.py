"""Roles: what is the chief's alone, once there is one. Until then everybody may do everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from moderator.desk import words
from moderator.errors import DecisionError, NotAllowed
from moderator.model import Person, Right, Role, Words
from moderator.model.people import plain as plain  # noqa: PLC0414 - asked for here too
from moderator.text.visible import hidden_places, reveal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from moderator.model import Clock
    from moderator.store import Reading, Store

_DOING: Final = {
    Right.RULES: Words("đổi quy tắc", "changing the rules"),
    Right.FLOODS: Words("đặt mức báo động dồn dập", "setting from when on a flood is told"),
    Right.LEARNING: Words("bật, tắt hoặc quên việc học", "switching or resetting learning"),
    Right.EXPORT: Words("xuất nhật ký", "exporting the log"),
    Right.UNDO_OTHERS: Words(
        "hoàn tác quyết định của người khác", "undoing somebody else's decision"
    ),
    Right.PURGE: Words("xóa dữ liệu cá nhân khỏi nhật ký", "purging the log of personal data"),
    Right.FIGURES: Words("xem số liệu của từng người", "seeing figures of single people"),
    Right.ARTICLES: Words(
        "đóng, mở hoặc giữ riêng một bài", "closing, opening or keeping back an article"
    ),
    Right.BLOCKING: Words(
        "chặn bạn đọc hoặc bỏ chặn", "blocking readers or letting them write again"
    ),
    Right.HOURS: Words("đặt giờ đăng", "setting the publishing hours"),
    Right.HOLDS: Words("giữ chuyên mục, giữ bài", "holding sections and articles"),
    Right.PEOPLE: Words("đổi vai trò và phần việc", "changing roles and parts"),
    Right.SECOND_LOOK: Words(
        "đặt và xem kết quả xem lại lần hai", "ordering a second look and seeing its result"
    ),
}
_LONGEST_NAME: Final = 100


def require_name(name: str) -> None:
    """Raise DecisionError unless ``name`` can stand in the log: all of it is seen, and not long."""
    if not plain(name):
        raise DecisionError(title=words.NAME_NEEDED)
    if hidden_places(name):
        raise DecisionError(reveal(name[:_LONGEST_NAME]), title=words.NAME_UNSEEN)
    if len(name) > _LONGEST_NAME:
        raise DecisionError(title=words.NAME_LONG)


class People:
    """The people of one database and their roles. Safe to use from several threads at once.

    A name is what somebody says of themselves: roles keep colleagues from mistakes, they do not
    keep an intruder out. That is for the rights of the database.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        """Ask ``store``."""
        self._store = store
        self._clock = clock

    def everybody(self) -> tuple[Person, ...]:
        """Return the people who were given a role or a part, by name."""
        with self._store.read() as reading:
            return reading.people()

    def require(self, actor: str, right: Right) -> None:
        """Raise NotAllowed unless ``actor`` may."""
        with self._store.read() as reading:
            check(reading, actor, right)

    def refusals(self, actor: str) -> dict[Right, NotAllowed]:
        """Return what ``actor`` may not do, each with the words for it; empty without a chief."""
        found = {}
        with self._store.read() as reading:
            for right in Right:
                try:
                    check(reading, actor, right)
                except NotAllowed as refusal:
                    found[right] = refusal
        return found

    def set_role(self, actor: str, name: str, role: Role) -> bool:
        """Give ``name`` a role; False when they have it already.

        The first chief may be named by anybody. Raises NotAllowed, and DecisionError for an
        empty name or the last chief.
        """
        return self._put(actor, name, role=role)

    def set_part(
        self, actor: str, name: str, sections: Sequence[str], articles: Sequence[str]
    ) -> bool:
        """Give ``name`` a part of the queue, patterns with ``*``; False when it is theirs already.

        Anybody may choose their own part; another's is for the chief. Raises as ``set_role``.
        """
        return self._put(actor, name, part=(_patterns(sections), _patterns(articles)))

    def purge(
        self, actor: str, rows: Iterable[int] | Callable[[Reading], Iterable[int]], reason: str
    ) -> int:
        """Delete the personal fields of these rows of the log; return how many there were.

        ``rows`` are their numbers, or what finds them in the transaction that purges.
        That it was done, by whom and why, stands in the log for good. Raises NotAllowed, and
        DecisionError without a name or a reason.
        """
        require_name(actor)
        if not reason.strip():
            raise DecisionError(title=words.PURGE_WHY)
        with self._store.write() as writing:
            check(writing, actor, Right.PURGE)
            return writing.purge(actor, rows(writing) if callable(rows) else rows, reason)

    def _put(
        self,
        actor: str,
        name: str,
        *,
        role: Role | None = None,
        part: tuple[tuple[str, ...], tuple[str, ...]] | None = None,
    ) -> bool:
        actor, name = plain(actor), plain(name)
        require_name(actor)
        require_name(name)
        with self._store.write() as writing:
            if role is not None or actor != name:
                check(writing, actor, Right.PEOPLE)
            old = writing.person(name) or Person(name, Role.MODERATOR, (), (), self._clock())
            new = old
            if role is not None:
                chiefs = [one.name for one in writing.people() if one.role is Role.CHIEF]
                if chiefs == [name] and role is not Role.CHIEF:
                    raise DecisionError(name, title=words.LAST_CHIEF)
                new = replace(new, role=role)
            if part is not None:
                new = replace(new, sections=part[0], articles=part[1])
            return writing.put_person(actor, new)


def may(reading: Reading, actor: str, right: Right) -> bool:
    """Return whether ``actor`` may do what ``right`` says."""
    try:
        check(reading, actor, right)
    except NotAllowed:
        return False
    return True


def check(reading: Reading, actor: str, right: Right) -> None:
    """Raise NotAllowed unless ``actor`` may do what ``right`` says."""
    chiefs = [one.name for one in reading.people() if one.role is Role.CHIEF]
    if chiefs and plain(actor) not in chiefs:
        doing, names = _DOING[right], ", ".join(chiefs)
        raise NotAllowed(
            title=Words(
                f"Việc này dành cho trưởng ban: {doing.vi}", f"This is for the chief: {doing.en}"
            ),
            advice=Words(f"Hãy nhờ {names}", f"Ask {names}"),
        )


def _patterns(given: Iterable[str]) -> tuple[str, ...]:
    """Return the patterns once each; one that would fit everything or nothing is left out."""
    cleaned = (plain(one) for one in given)
    return tuple(dict.fromkeys(one for one in cleaned if one.strip("* ")))
