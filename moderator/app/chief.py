"""Opens what is the chief's: the holds, and the answers to what was passed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from moderator.app.opener import Opener
from moderator.model.holding import HeldPlace
from moderator.ui.answers import AnswersButton, AnswersDialog
from moderator.ui.dialogs.frame import while_alive
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from moderator.app.opener import Shell
    from moderator.model import State


class ChiefDialogs(Opener):
    """The window's way to them; each dialog is imported when it is first opened."""

    def __init__(self, shell: Shell) -> None:
        """Let the window's actions open them."""
        super().__init__(shell)
        window = shell.window
        self.answers = AnswersButton(window, shell.lanes, shell.theme)
        self.answers.clicked.connect(self.show_answers)
        shell.dialogs.add("answers", self.show_answers)
        shell.dialogs.add("publish_now", self.publish_now)
        shell.dialogs.add("holds", self.show_holds)
        shell.dialogs.add("hold_section", self.hold_section)
        shell.dialogs.add("hold_article", self.hold_article)

    def begin(self) -> None:
        """Read the answers; finish what an earlier run was moving when it ended."""
        self.answers.begin()
        self._lanes.task(
            lambda desk, _progress, stop: desk.holding.settle_all(stop), lambda _moved: None
        )

    @Slot()
    def show_answers(self) -> None:
        """Show what was answered; from then on it was read."""
        dialog = AnswersDialog(self.answers.found, self._theme, self._window)
        dialog.open_wanted.connect(self._open_comment)
        dialog.finished.connect(self.answers.looked)
        self._dialogs.instead(dialog)

    @Slot()
    def publish_now(self) -> None:
        """Let out the approval of the open comment, or of those selected, before the hours."""
        window = self._window
        actor, chosen = window.actor, tuple(window.queue.view.selected())
        self._lanes.write(
            lambda desk: desk.publishing.publish_now(actor, chosen),
            while_alive(window, self._published),
        )

    def _published(self, found: tuple[int, ...]) -> None:
        if not found:
            self._window.remark(self.tr("Nothing that is selected waits for the hours."))
            return
        text = self.tr("%n approval(s) will be sent now.", "", len(found))
        self._window.remark(text, "send", "green")

    @Slot(int, object)
    def _open_comment(self, comment: int, state: State) -> None:
        """Show a comment in the view of its state."""
        window, view = self._window, View(state)
        if window.sidebar.view() == view and window.queue.view.go_to_comment(comment):
            return
        window.sidebar.choose_view(view)
        window.browsing.come_back_to(comment)

    @Slot()
    def show_holds(self) -> None:
        """Show what is held."""
        self._show_holds(None)

    @Slot()
    def hold_section(self) -> None:
        """Begin to hold the section of the open comment's article."""
        detail = self._window.detail.detail
        if detail is None or not detail.article.section:
            self._window.remark(self.tr("This comment stands in no section."))
            return
        section = detail.article.section
        self._show_holds((HeldPlace(section=section), section))

    @Slot()
    def hold_article(self) -> None:
        """Begin to hold the open comment's article."""
        detail = self._window.detail.detail
        if detail is None:
            self._window.remark(self.tr("No comment is selected."))
            return
        self._show_holds((HeldPlace(article_id=detail.article.id), detail.article.title))

    def _show_holds(self, wanted: tuple[HeldPlace, str] | None) -> None:
        from moderator.ui.dialogs.holds import HoldsDialog  # noqa: PLC0415  # when it is used

        window = self._window
        dialog = HoldsDialog(self._lanes, window.actor, self._theme, window, wanted=wanted)
        dialog.told.connect(self._told)
        self._dialogs.instead(dialog)
