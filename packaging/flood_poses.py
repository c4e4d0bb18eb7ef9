"""Poses of floods and articles: the alarm, all alarms, who came together, an article."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator import compose
from moderator.model.article import Handling
from moderator.model.flood import Flood, FloodKind
from moderator.ui.dialogs.article import ArticleDialog
from moderator.ui.dialogs.block import BlockDialog
from moderator.ui.dialogs.blocked_readers import BlockedReaders

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from studio import Studio


def alarm(studio: Studio) -> QPixmap:
    """Show an alarm above a paused article."""
    detail = studio.opened()
    now, article = compose.now(), detail.article
    first = Flood(
        seq=1,
        at=now,
        kind=FloodKind.ARTICLE,
        site_id=article.site_id,
        comments=57,
        minutes=8,
        usual=39,
        since=now - timedelta(minutes=9),
        until=now,
        article_id=article.id,
        shown=article.title,
    )
    second = replace(first, kind=FloodKind.NAME, shown="Bạn đọc", article_id=None)
    floods = studio.program.behind.floods
    floods.hold()  # what is asked meanwhile knows of no flood
    bar = floods.alarm
    actor = studio.window.actor
    studio.do(lambda desk: desk.articles.handle(actor, article.id, Handling.PAUSED))
    studio.window.sidebar.choose_article(article.id, article.title)
    studio.until(studio.window.detail.article.policy.isVisible)
    studio.rest(600)
    bar.show_floods((first, second))
    studio.rest()
    picture = studio.picture()
    bar.show_floods(())
    studio.do(lambda desk: desk.articles.handle(actor, article.id, Handling.EVERYBODY))
    return picture


def article(studio: Studio) -> QPixmap:
    """Show what holds for an article."""
    studio.ready()
    studio.window.trigger("manage_article")

    def read() -> bool:
        dialog = studio.dialog()
        return isinstance(dialog, ArticleDialog) and dialog.keep.isEnabled()

    studio.until(read)
    return studio.taken()


def block(studio: Studio) -> QPixmap:
    """Ask whether to block the reader of the open comment."""
    studio.ready()
    studio.window.trigger("block_reader")
    studio.until(lambda: isinstance(studio.dialog(), BlockDialog))
    return studio.taken()


def blocked(studio: Studio) -> QPixmap:
    """Show beside a comment that its reader is to be blocked."""
    detail = studio.opened()
    actor, comment = studio.window.actor, detail.row.id
    studio.do(lambda desk: desk.blocks.block(actor, comment, 7, "Lăng mạ người khác"))
    line = studio.window.detail.reader.blocking
    studio.until(line.state.isVisible)
    studio.window.detail.scroller.ensureWidgetVisible(line)
    studio.rest(300)
    picture = studio.picture()
    studio.do(lambda desk: desk.blocks.unblock(actor, comment))
    return picture


def blocked_readers(studio: Studio) -> QPixmap:
    """List whom the desk has blocked."""
    detail = studio.opened()
    actor, comment = studio.window.actor, detail.row.id
    studio.do(lambda desk: desk.blocks.block(actor, comment, 7, "Lăng mạ người khác"))
    studio.window.trigger("blocked_readers")

    def read() -> bool:
        dialog = studio.dialog()
        return isinstance(dialog, BlockedReaders) and dialog.list.count() > 0

    studio.until(read)
    picture = studio.taken()
    studio.do(lambda desk: desk.blocks.unblock(actor, comment))
    return picture


def _opened(act: str) -> Callable[[Studio], QPixmap]:
    def pose(studio: Studio) -> QPixmap:
        studio.window.trigger(act)
        studio.until(lambda: studio.dialog() is not None)
        studio.rest(1500)
        return studio.taken()

    return pose


POSES: dict[str, Callable[[Studio], QPixmap]] = {
    "alarm": alarm,
    "article": article,
    "block": block,
    "blocked": blocked,
    "blocked-readers": blocked_readers,
    "floods": _opened("floods"),
    "together": _opened("together"),
}
