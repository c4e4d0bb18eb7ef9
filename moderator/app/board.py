"""Opens the board: its window, the comments behind a bar, the printed report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Slot

from moderator.app.beside import quits_from
from moderator.app.opener import Opener
from moderator.filters.line import parse
from moderator.model import Field
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.app.opener import Shell
    from moderator.app.printing import Printing
    from moderator.ui.board.charts import Asked
    from moderator.ui.board.window import BoardWindow

STEP = 36  # pixels from the main window's corner


class Board(Opener):
    """The window's way to the board, which is imported when it is first opened."""

    def __init__(self, shell: Shell, printing: Printing) -> None:
        """Let the window's action open it."""
        super().__init__(shell)
        window = shell.window
        self._printing = printing
        self.board: BoardWindow | None = None
        self._behind = "", 0  # the line of the bar that is being listed, and what it counted
        self._read = False  # whether the list's first comments have come
        shell.dialogs.add("board", self.show)
        window.queue.model.loaded.connect(self._begun)
        window.queue.model.counted.connect(self._compare)
        window.actor_changed.connect(self._another)
        window.closing.connect(self._close)

    @Slot()
    def show(self) -> None:
        """Open the board, or bring it to the front."""
        from moderator.ui.board.window import BoardWindow  # noqa: PLC0415 - when used

        window = self._window
        if self.board is None:
            kept = self._settings().board
            self.board = BoardWindow(self._lanes, window.actor, self._theme, self._clock, kept)
            self.board.setWindowIcon(window.windowIcon())
            self.board.line_wanted.connect(self._list)
            self.board.print_wanted.connect(self._print)
            self.board.meaning_wanted.connect(self._explain)
            self.board.second.clicked.connect(self._second_look)
            self.board.kept.connect(self._keep_choices)
            quits_from(self.board, window)
        else:
            self.board.renew(window.actor)
        if not self.board.isVisible():
            corner = window.frameGeometry().topLeft()
            self.board.move(corner.x() + STEP, corner.y() + STEP)
        self.board.show()
        self.board.activateWindow()
        self.board.asking.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, int)
    def _list(self, line: str, counted: int = 0) -> None:
        """List the comments behind a bar, which counted so many."""
        window = self._window
        self._behind, self._read = (line, counted), False
        window.activateWindow()
        window.sidebar.choose_view(View(None))
        window.header.search.show_line(line)
        window.queue.setFocus()

    @Slot()
    def _begun(self) -> None:
        self._read = True

    @Slot()
    def _compare(self) -> None:
        """Say why a list is shorter than the bar it was opened from."""
        line, counted = self._behind
        window = self._window
        if not line or not self._read:
            return
        self._behind = "", 0
        if line != window.header.search.field.text():
            return
        by_decision = any(one.field is Field.DECIDED for one in parse(line).filter.terms)
        missing = counted - window.queue.model.rowCount()
        if by_decision and missing > 0:
            window.remark(
                self.tr(
                    "%n comment(s) that the bar counts are missing here: decided again since,"
                    " or changed.",
                    "",
                    missing,
                )
            )

    @Slot()
    def _explain(self) -> None:
        """Show what the figures count."""
        from moderator.ui.dialogs.manual_page import ManualPage  # noqa: PLC0415 - when used

        if self.board is not None:
            page = ManualPage("board", self.tr("What counts"), self._theme, self.board)
            page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            page.open()

    @Slot()
    def _second_look(self) -> None:
        """Show how far decisions were confirmed by somebody who read them again."""
        self._window.activateWindow()
        self._window.trigger("second_result")

    @Slot(object)
    def _keep_choices(self, kept: Mapping[str, str]) -> None:
        if kept != self._settings().board:
            self._keep(msgspec.structs.replace(self._settings(), board=dict(kept)))

    @Slot(object)
    def _print(self, asked: Asked) -> None:
        """Show the report before it is printed."""
        from moderator.ui.sheets.board import job  # noqa: PLC0415 - when used

        self._printing.preview(job(asked), self.board)

    @Slot(str)
    def _another(self, actor: str) -> None:
        """Show nobody what only the person before may see."""
        if self.board is not None:
            self.board.renew(actor)

    @Slot()
    def _close(self) -> None:
        if self.board is not None:
            self.board.close()
            # It has no parent: left to Python, any thread might take it apart.
            self.board.deleteLater()
            self.board = None
