"""Opens the dialogs that the window asks for, and puts what they answer to work.

Each is imported when it is first opened: with the database's library, which one of them needs,
the window would wait for them some 350 ms.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from moderator.app.beside import quits_from
from moderator.ui import labels
from moderator.ui.early_letters import open_dialog
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from moderator.model import Clock, Decision, Query, Row, SavedView, SiteInfo, State
    from moderator.settings import Settings
    from moderator.ui.dialogs.choices import Filters
    from moderator.ui.dialogs.log import LogWindow
    from moderator.ui.dialogs.settings import SettingsDialog
    from moderator.ui.dialogs.takedown import TakedownDialog
    from moderator.ui.lanes import Connector, Lanes
    from moderator.ui.main_window import MainWindow
    from moderator.ui.theme import Theme


class Dialogs(QObject):
    """One dialog at a time over the window; the log stands beside it."""

    rules_changed = Signal()
    log_print_wanted = Signal(object)  # a LogQuery
    history_wanted = Signal(int)  # a comment's id
    name_wanted = Signal(str)  # who is to work from now on

    def __init__(
        self,
        window: MainWindow,
        lanes: Lanes,
        connector: Connector,
        *,
        theme: Theme,
        clock: Clock,
        data: Path,
        settings: Callable[[], Settings],
        keep: Callable[[Settings], None],
    ) -> None:
        """Listen to ``window``. ``settings`` are those in force, ``keep`` writes changed ones."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._connector = connector
        self._theme = theme
        self._clock = clock
        self._data = data
        self._settings = settings
        self._keep = keep
        self._open: QDialog | None = None
        self._removals: list[TakedownDialog] = []
        self.log: LogWindow | None = None
        window.takedown_wanted.connect(self.take_down)
        window.bulk_wanted.connect(self.bulk)
        window.acts.sweep_wanted.connect(self.sweep)
        window.named.asked.connect(self.name_view)
        window.named.kept.connect(self._keep_views)
        window.closing.connect(self._close_log)
        self._opens: dict[str, Callable[[], object]] = {
            "log": self.show_log,
            "recent": self.show_recent,
            "help": self.show_help,
            "help_f1": self.show_help,
            "settings": self.show_settings,
            "rules": self.show_rules,
            "places": self.show_places,
            "connect": self.connect_site,
            "export_log": self.export_log,
            "verify_log": self.verify_log,
            "change_keys": self.show_keys,
            "about": self.show_about,
            **{name: partial(self.change_look, name) for name in ("larger", "smaller", "dark")},
        }
        window.asked.connect(self.open)

    def add(self, action: str, opener: Callable[[], object]) -> None:
        """Let ``opener`` do what the window asks for by ``action``."""
        self._opens[action] = opener

    @Slot(str)
    def open(self, action: str) -> None:
        """Open what ``action`` stands for."""
        self._opens[action]()

    def dialog(self) -> QDialog | None:
        """Return the dialog that is open or was last."""
        return self._open

    def show(self, dialog: QDialog) -> None:
        """Show ``dialog`` over the window; the one before is given up."""
        before = self._open
        self._open = dialog
        if before is not None and before not in self._removals:
            before.deleteLater()
        open_dialog(dialog)

    @Slot(object)
    def take_down(self, comment: int | None) -> None:
        """Begin an urgent removal, with ``comment`` if there is one."""
        from moderator.ui.dialogs.takedown import TakedownDialog  # noqa: PLC0415  # as said above

        dialog = TakedownDialog(
            self._lanes,
            self._connector,
            self._window.actor,
            theme=self._theme,
            clock=self._clock,
            parent=self._window,
        )
        dialog.decided.connect(lambda _comment: self._removals.append(dialog))
        dialog.proven.connect(lambda name: self._removed(dialog, name))
        if comment is not None:
            dialog.show_comment(comment)
        self.show(dialog)

    def _removed(self, dialog: TakedownDialog, name: str) -> None:
        """Say that a removal is proven, also long after its dialog was closed."""
        text = self.tr("Taken down, and the public page no longer shows it: %1")
        self._window.remark(text.replace("%1", name), "circle-check", "green")
        self._removals.remove(dialog)
        if dialog is not self._open:
            dialog.deleteLater()

    @Slot(object, object)
    def bulk(self, decision: Decision, rows: tuple[Row, ...]) -> None:
        """Preview a decision over several comments."""
        from moderator.ui.dialogs.bulk import BulkDialog  # noqa: PLC0415  # as said above

        dialog = BulkDialog(
            self._lanes,
            decision,
            rows,
            {one.code: one.words for one in self._settings().reasons},
            theme=self._theme,
            parent=self._window,
        )
        dialog.accepted.connect(lambda: self._window.decisions.decide(dialog.decision))
        self.show(dialog)

    @Slot(object, object)
    def sweep(self, decision: Decision, query: Query) -> None:
        """Preview a decision about a whole list, and carry it out in steps."""
        from moderator.ui.dialogs.sweep import SweepDialog  # noqa: PLC0415  # as said above

        self.show(
            SweepDialog(
                self._lanes,
                decision,
                query,
                {one.code: one.words for one in self._settings().reasons},
                theme=self._theme,
                parent=self._window,
            )
        )

    @Slot()
    def show_places(self) -> None:
        """Find an article or a section."""
        from moderator.ui.dialogs.places import PlacesDialog  # noqa: PLC0415  # as said above

        dialog = PlacesDialog(self._lanes, self._theme, self._window)
        dialog.chosen.connect(self._window.sidebar.choose_place)
        dialog.holds_wanted.connect(partial(self.open, "holds"))
        dialog.manage_wanted.connect(self._window.detail.article.manage_wanted)
        self.show(dialog)

    @Slot(object, object)
    def name_view(self, view: SavedView, instead: SavedView | None) -> None:
        """Ask for a view's name and line."""
        from moderator.ui.dialogs.named_view import NamedViewDialog  # noqa: PLC0415  # as above

        dialog = NamedViewDialog(view, self._window.named.me(), self._theme, self._window)
        dialog.accepted.connect(lambda: self._window.named.keep(dialog.view, instead))
        self.show(dialog)

    @Slot(object)
    def _keep_views(self, views: tuple[SavedView, ...]) -> None:
        self._keep(msgspec.structs.replace(self._settings(), views=views))

    @Slot()
    def show_help(self) -> None:
        """Show the keys."""
        from moderator.ui.dialogs.help import HelpDialog  # noqa: PLC0415  # as said above

        dialog = HelpDialog(self._window.keys, self._theme, self._window)
        dialog.about_wanted.connect(self.show_about)
        dialog.keys_wanted.connect(self.show_keys)
        dialog.filters_wanted.connect(self.show_filters)
        dialog.print_wanted.connect(partial(self.open, "print_keys"))
        self.show(dialog)

    @Slot()
    def show_filters(self) -> None:
        """Explain the filter line."""
        from moderator.ui.dialogs.manual_page import ManualPage  # noqa: PLC0415  # as said above

        self.instead(ManualPage("filters", self.tr("The filter line"), self._theme, self._window))

    @Slot()
    def show_recent(self) -> None:
        """List the person's own decisions, to undo any of them."""
        from moderator.ui.dialogs.recent import RecentDialog  # noqa: PLC0415  # as said above

        window = self._window
        self.show(RecentDialog(self._lanes, window.decisions, window.actor, self._theme, window))

    @Slot()
    def show_about(self) -> None:
        """Show version and licences."""
        from moderator.ui.dialogs.about import AboutDialog  # noqa: PLC0415  # as said above

        self.instead(AboutDialog(self._theme, self._data, self._window))

    @Slot()
    def show_settings(self) -> None:
        """Change the settings."""
        self.show(self._settings_dialog())

    @Slot()
    def show_rules(self) -> None:
        """Change the rules of the desk, or try one."""
        from moderator.ui.dialogs.rules import RulesDialog  # noqa: PLC0415  # as said above

        dialog = RulesDialog(self._lanes, self._window.actor, self._theme, self._window)
        dialog.saved.connect(self.rules_changed)
        dialog.open_wanted.connect(self.open_comment)
        self.instead(dialog)

    @Slot(int, object)
    def open_comment(self, comment: int, state: State) -> None:
        """Show a comment in the view of its state."""
        self._window.sidebar.choose_view(View(state))
        self._window.browsing.come_back_to(comment)

    @Slot()
    def show_keys(self) -> None:
        """Change the keys."""
        from moderator.ui.dialogs.settings import KEYS  # noqa: PLC0415  # as said above

        dialog = self._settings_dialog()
        dialog.show_page(KEYS)
        self.instead(dialog)

    def _settings_dialog(self) -> SettingsDialog:
        from moderator.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415  # as said above

        dialog = SettingsDialog(self._settings(), self._window.actor, self._theme, self._window)
        dialog.sites.show_sites(self._window.status.statuses())
        dialog.learning.begin(self._lanes, self._window.actor)
        dialog.sites.begin(self._lanes, self._window.actor)
        dialog.floods.begin(self._lanes, self._window.actor)
        dialog.saved.connect(self._save)
        dialog.about_wanted.connect(self.show_about)
        dialog.opens.connect(self.open)
        dialog.sites.connect_wanted.connect(self.connect_site)
        dialog.sites.renew_wanted.connect(self._connect)
        return dialog

    def instead(self, dialog: QDialog) -> None:
        """Show ``dialog`` in the place of the one that is open."""
        if self._open is not None:
            self._open.reject()
        self.show(dialog)

    @Slot(object)
    def _save(self, settings: Settings) -> None:
        spoken = self._settings().language
        self._keep(settings)
        self._window.apply(settings)
        if settings.language != spoken:
            self._window.remark(self.tr("The language changes at the next start."))

    @Slot(str)
    def change_look(self, how: str) -> None:
        """Make the text ``larger`` or ``smaller`` by a step, or turn ``dark`` to light and back."""
        from moderator.ui.dialogs.settings import SIZES  # noqa: PLC0415  # as said above

        settings = self._settings()
        if how == "dark":
            scheme: Literal["light", "dark"] = "light" if self._theme.colours.dark else "dark"
            self._save(msgspec.structs.replace(settings, theme=scheme))
            return
        steps = SIZES if how == "larger" else SIZES[::-1]
        now = settings.text_size
        size = next((one for one in steps if (one > now) == (how == "larger") and one != now), now)
        self._save(msgspec.structs.replace(settings, text_size=size))
        self._window.remark(
            self.tr("Text size: %1").replace("%1", labels.percent(size)), "info", "grey"
        )

    @Slot()
    def connect_site(self) -> None:
        """Connect the first site, or another."""
        self._connect(None)

    @Slot(object)
    def _connect(self, known: SiteInfo | None) -> None:
        from moderator.ui.dialogs.connect import ConnectDialog  # noqa: PLC0415  # as said above

        dialog = ConnectDialog(self._connector, self._window.actor, self._theme, self._window)
        if known is not None:
            dialog.renew(known)
        dialog.connected.connect(self._connected)
        self.instead(dialog)

    @Slot(str)
    def _connected(self, actor: str) -> None:
        self.name_wanted.emit(actor)
        self._window.remark(self.tr("Connected. The comments are being fetched."), "cloud", "green")

    # --- the log --------------------------------------------------------------------------------

    @Slot()
    def show_log(self) -> None:
        """Open the log, or bring it to the front."""
        from moderator.ui.dialogs.log import LogWindow, as_window  # noqa: PLC0415  # as said above

        if self.log is None:
            self.log = LogWindow(self._lanes, self._settings().reasons, self._theme, self._clock)
            self.log.setWindowIcon(self._window.windowIcon())
            self.log.export_wanted.connect(self._export)
            self.log.verify_wanted.connect(self._verify)
            self.log.print_wanted.connect(self.log_print_wanted)
            self.log.history_wanted.connect(self.history_wanted)
            quits_from(self.log, self._window)
        else:
            self.log.renew()
        as_window(self._window, self.log)

    @Slot()
    def export_log(self) -> None:
        """Open the log, and the export of what it lists."""
        self.show_log()
        if self.log is not None:
            self._export(self.log.filters)

    @Slot()
    def verify_log(self) -> None:
        """Open the log and begin to verify it."""
        self.show_log()
        self._verify()

    @Slot(object)
    def _export(self, filters: Filters) -> None:
        from moderator.ui.dialogs.export import ExportDialog  # noqa: PLC0415  # as said above

        if self.log is None:
            return
        dialog = ExportDialog(
            self._lanes,
            self._settings().reasons,
            self._window.actor,
            theme=self._theme,
            clock=self._clock,
            parent=self.log,
        )
        dialog.filters.take(filters)
        self.show(dialog)

    @Slot()
    def _verify(self) -> None:
        from moderator.ui.dialogs.verify import VerifyDialog  # noqa: PLC0415  # as said above

        if self.log is None:
            return
        dialog = VerifyDialog(self._lanes, self._theme, self.log)
        self.show(dialog)
        dialog.begin()

    def log_in_front(self) -> LogWindow | None:
        """Return the log where it is the window in front."""
        return self.log if self.log is not None and self.log.isActiveWindow() else None

    @Slot()
    def _close_log(self) -> None:
        if self.log is not None:
            self.log.close()
            # It has no parent: left to Python, any thread might take it apart.
            self.log.deleteLater()
            self.log = None
