"""Opens what is the chief's: the holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator.model.holding import HeldPlace

if TYPE_CHECKING:
    from moderator.app.dialogs import Dialogs
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow
    from moderator.ui.theme import Theme


class ChiefDialogs(QObject):
    """The window's way to them; each dialog is imported when it is first opened."""

    def __init__(self, window: MainWindow, lanes: Lanes, dialogs: Dialogs, theme: Theme) -> None:
        """Let the window's actions open them."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._dialogs = dialogs
        self._theme = theme
        dialogs.add("holds", self.show_holds)
        dialogs.add("hold_section", self.hold_section)
        dialogs.add("hold_article", self.hold_article)

    def begin(self) -> None:
        """Finish what an earlier run was moving when it ended."""
        self._lanes.task(
            lambda desk, _progress, stop: desk.holding.settle_last(stop), lambda _moved: None
        )

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

    @Slot(str)
    def _told(self, text: str) -> None:
        self._window.remark(text, "check", "green")
