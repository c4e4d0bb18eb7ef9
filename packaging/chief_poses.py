"""Poses of what is the chief's: the queue, a hold, the answers, the hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator import compose
from moderator.model import Decision, State, Verdict
from moderator.model.holding import HeldPlace
from moderator.model.hours import Hours
from moderator.ui.answers import AnswersDialog
from moderator.ui.dialogs.holds import HoldsDialog
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from studio import Studio


CHIEF = "Hoa"
NIGHT = 60  # minutes after now until which nothing is published


def queue(studio: Studio) -> QPixmap:
    """Show what waits for the chief."""
    studio.window.sidebar.choose_view(View(State.CHIEF))
    pane = studio.window.detail
    studio.until(lambda: pane.detail is not None and pane.detail.row.state is State.CHIEF)
    studio.rest()
    picture = studio.picture()
    studio.window.sidebar.choose_view(View())
    studio.rest(600)
    return picture


def holds(studio: Studio) -> QPixmap:
    """Show what is held, with a reason."""
    detail = studio.opened()
    place = HeldPlace(article_id=detail.article.id)
    studio.do(lambda desk: desk.holding.hold(CHIEF, place, "chờ ban biên tập trả lời"))
    studio.window.trigger("hold_section")
    studio.until(
        lambda: isinstance(one := studio.dialog(), HoldsDialog) and one.chosen() is not None
    )
    studio.rest()
    picture = studio.taken()
    studio.do(lambda desk: desk.holding.lift(CHIEF, place))
    studio.do(lambda desk: desk.holding.settle(place))
    return picture


def answers(studio: Studio) -> QPixmap:
    """Show what the chief answered."""
    studio.ready()
    comment = studio.window.queue.view.current()
    if comment is None:
        raise LookupError("no comment")
    actor = studio.window.actor
    passed = Decision(Verdict.CHIEF, (comment,), actor, note="Có nên đăng không ạ?")
    back = Decision(Verdict.RETURN, (comment,), CHIEF, note="Đăng được, nhưng bỏ số điện thoại.")
    studio.do(lambda desk: desk.decide(passed))
    studio.do(lambda desk: desk.decide(back))
    button = studio.program.behind.chief.answers
    button.begin()
    studio.until(lambda: bool(button.found))
    studio.window.trigger("answers")
    studio.until(lambda: isinstance(studio.dialog(), AnswersDialog))
    studio.rest()
    return studio.taken()


def hours(studio: Studio) -> QPixmap:
    """Show an approval that waits for the morning."""
    studio.ready()
    comment = studio.window.queue.view.current()
    if comment is None:
        raise LookupError("no comment")
    now = compose.now()
    minute = now.hour * 60 + now.minute
    night = Hours((minute + NIGHT) % 1440, (minute + NIGHT + 1) % 1440, "UTC")
    sites = [status.site.id for status in studio.window.status.statuses()]
    approved = Decision(Verdict.APPROVE, (comment,), studio.window.actor)
    studio.do(lambda desk: [desk.publishing.set_hours(CHIEF, one, night) for one in sites])
    studio.do(lambda desk: desk.decide(approved))
    studio.window.sidebar.choose_view(View(State.APPROVED))
    studio.window.browsing.come_back_to(comment)
    studio.until(lambda: not studio.window.detail.hours.isHidden())
    studio.rest()
    picture = studio.picture()
    studio.do(lambda desk: [desk.publishing.set_hours(CHIEF, one, None) for one in sites])
    studio.window.sidebar.choose_view(View())
    studio.rest(600)
    return picture


POSES: dict[str, Callable[[Studio], QPixmap]] = {
    "chief-queue": queue,
    "holds": holds,
    "answers": answers,
    "hours": hours,
}
