"""Floods and articles in the window: the alarm, and the dialogs that do something about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from moderator.app.opener import Opener
from moderator.model.article import Handling
from moderator.ui.arrangement import add_strip
from moderator.ui.flood_alarm import FloodAlarm
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.app.opener import Shell
    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model.article import ArticlePolicy
    from moderator.model.brigade import Brigade
    from moderator.model.flood import Flood

SOON_MS = 200


class Floods(Opener):
    """Keeps the alarm up to date; each dialog is imported when it is first opened."""

    def __init__(self, shell: Shell) -> None:
        """Put the alarm above the panes, and let the window's actions open the dialogs."""
        super().__init__(shell)
        window = shell.window
        self._announced = 0
        self._held = False
        self.alarm = FloodAlarm(shell.theme, window)
        add_strip(window.header, self.alarm)
        self.alarm.list_wanted.connect(self.show_comments)
        self.alarm.article_wanted.connect(self.show_article)
        self.alarm.aside_wanted.connect(self.put_aside)
        self.alarm.all_wanted.connect(self.show_floods)
        window.detail.article.manage_wanted.connect(self.show_article)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._read)
        shell.lanes.status.connect(self._look)
        shell.dialogs.add("floods", self.show_floods)
        shell.dialogs.add("together", self.show_together)
        shell.dialogs.add("manage_article", self.manage_open_article)
        shell.dialogs.add("pause_article", self.pause_open_article)

    def hold(self) -> None:
        """Show what is shown from now on, whatever comes: for pictures."""
        self._held = True

    # --- the alarm ------------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        self._soon.start()

    @Slot()
    def _read(self) -> None:
        if not self._held:
            self._lanes.read(lambda desk: desk.floods.active(), self._show, topic="floods")

    def _show(self, floods: tuple[Flood, ...]) -> None:
        self.alarm.show_floods(floods)
        newest = max((flood.seq for flood in floods), default=0)
        if newest > self._announced:
            self._announced = newest
            self._window.say(self.alarm.text.text())

    @Slot(object)
    def show_comments(self, flood: Flood) -> None:
        """List just the comments of an alarm."""
        from moderator.desk.floods import comments_of  # noqa: PLC0415  # brings the database

        self._window.commands.filter_by(comments_of(flood))

    @Slot(object)
    def put_aside(self, flood: Flood) -> None:
        """Put an alarm aside; it stays in the log."""
        actor, seq = self._window.actor, flood.seq
        held = self.alarm.aside.hasFocus()

        def active(desk: Desk) -> tuple[Flood, ...]:
            desk.floods.put_aside(actor, seq)
            return desk.floods.active()

        def shown(floods: tuple[Flood, ...]) -> None:
            self._show(floods)
            if held and not floods:
                self._window.queue.setFocus()

        self._lanes.write(active, shown, failed=self._failed)

    @Slot()
    def show_floods(self) -> None:
        """List all alarms."""
        from moderator.ui.dialogs.floods import FloodsDialog  # noqa: PLC0415  # when it is used

        window = self._window
        dialog = FloodsDialog(self._lanes, self._theme, window.actor, self.alarm.sentence, window)
        dialog.list_wanted.connect(self.show_comments)
        dialog.article_wanted.connect(self.show_article)
        dialog.changed.connect(self._look)
        dialog.manual_wanted.connect(self.show_manual)
        dialog.together_wanted.connect(self.show_together)
        self._dialogs.instead(dialog)

    @Slot()
    def show_together(self) -> None:
        """List the groups that came together."""
        from moderator.ui.dialogs.together import TogetherDialog  # noqa: PLC0415  # when it is used

        dialog = TogetherDialog(self._lanes, self._theme, self._window)
        dialog.list_wanted.connect(self.show_group)
        dialog.manual_wanted.connect(self.show_manual)
        dialog.article_wanted.connect(self.show_article)
        self._dialogs.instead(dialog)

    @Slot()
    def show_manual(self) -> None:
        """Explain what counts as a flood, and what holds for an article."""
        from moderator.ui.dialogs.manual_page import ManualPage  # noqa: PLC0415  # when it is used

        title = self.tr("Floods, articles, and who came together")
        self._dialogs.instead(ManualPage("floods", title, self._theme, self._window))

    @Slot(object)
    def show_group(self, group: Brigade) -> None:
        """List what waits of a group."""
        from moderator.desk.floods import members_of  # noqa: PLC0415  # brings the database

        self._window.commands.filter_by(members_of(group))
        self._window.remark(
            self.tr("Ctrl+A selects them all; a key then decides them as a whole."), "info", "grey"
        )

    # --- articles -------------------------------------------------------------------------------

    @Slot(int)
    def show_article(self, article_id: int) -> None:
        """Show what holds for an article, to change it."""
        from moderator.ui.dialogs.article import ArticleDialog  # noqa: PLC0415  # when it is used

        window = self._window
        dialog = ArticleDialog(
            self._lanes, article_id, window.actor, self._theme, window, keys=window.keys
        )
        dialog.told.connect(self._told)
        dialog.told.connect(window.last.read)
        self._dialogs.instead(dialog)

    @Slot()
    def manage_open_article(self) -> None:
        """Show what holds for the article of the open comment."""
        article = self._open_article()
        if article is not None:
            self.show_article(article)

    @Slot()
    def pause_open_article(self) -> None:
        """Pause the article of the open comment, or resume it."""
        article = self._open_article()
        if article is None:
            return
        actor = self._window.actor

        def turn(desk: Desk) -> ArticlePolicy:
            now = desk.articles.policy(article)
            paused = now is not None and now.handling is Handling.PAUSED
            wanted = Handling.EVERYBODY if paused else Handling.PAUSED
            return desk.articles.handle(actor, article, wanted)

        last = self._window.last
        last.begin()

        def turned(policy: ArticlePolicy) -> None:
            last.end()
            self._paused(policy)

        def failed(error: ModeratorError) -> None:
            last.end()
            self._failed(error)

        self._lanes.write(turn, turned, failed=failed)

    def _paused(self, policy: ArticlePolicy) -> None:
        title = shortened(safe(policy.title), 80)
        said = (
            self.tr(
                "Paused: “%1”. The same command resumes it; what waits is in the view “Paused”."
            )
            if policy.handling is Handling.PAUSED
            else self.tr("Resumed: “%1”.")
        )
        self._told(said.replace("%1", title))

    def _open_article(self) -> int | None:
        detail = self._window.detail.detail
        if detail is None:
            self._window.remark(self.tr("No comment is selected."))
            return None
        return detail.article.id
