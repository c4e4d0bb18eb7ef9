"""All poses of the gallery, and which dialog each of them is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from chief_poses import POSES as CHIEF_POSES
from desk_poses import DESK_POSES, FIRST_POSES
from filled_poses import FILLED_POSES
from flood_poses import POSES as FLOOD_POSES
from rare_poses import RARE_POSES
from screenshots import POSES
from shift_poses import SHIFT_POSES
from state_poses import OFFLINE_POSES, STATE_POSES
from window_poses import WINDOW_POSES

from moderator.ui.answers import AnswersDialog
from moderator.ui.at_work import WhoDialog
from moderator.ui.board.window import BoardWindow
from moderator.ui.dialogs.about import AboutDialog
from moderator.ui.dialogs.article import ArticleDialog
from moderator.ui.dialogs.block import BlockDialog
from moderator.ui.dialogs.blocked_readers import BlockedReaders
from moderator.ui.dialogs.bulk import BulkDialog
from moderator.ui.dialogs.connect import ConnectDialog
from moderator.ui.dialogs.export import ExportDialog
from moderator.ui.dialogs.floods import FloodsDialog
from moderator.ui.dialogs.help import HelpDialog
from moderator.ui.dialogs.holds import HoldsDialog
from moderator.ui.dialogs.log import LogWindow
from moderator.ui.dialogs.manual_page import ManualPage
from moderator.ui.dialogs.marked_readers import MarkedReaders
from moderator.ui.dialogs.named_view import NamedViewDialog
from moderator.ui.dialogs.pin import PinDialog
from moderator.ui.dialogs.places import PlacesDialog
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.printer_choice import PrinterChoice
from moderator.ui.dialogs.purge import PurgeDialog
from moderator.ui.dialogs.reader_export import ReaderExport
from moderator.ui.dialogs.recent import RecentDialog
from moderator.ui.dialogs.rules import RulesDialog
from moderator.ui.dialogs.rules_trial import TrialDialog
from moderator.ui.dialogs.second_look import SecondLookDialog
from moderator.ui.dialogs.second_order import SecondOrderDialog
from moderator.ui.dialogs.second_result import SecondResultDialog
from moderator.ui.dialogs.settings import SettingsDialog
from moderator.ui.dialogs.shift import ShiftDialog
from moderator.ui.dialogs.shift_notes import ShiftNotesDialog
from moderator.ui.dialogs.sure import SureDialog
from moderator.ui.dialogs.sweep import SweepDialog
from moderator.ui.dialogs.switch import SwitchDialog
from moderator.ui.dialogs.takedown import TakedownDialog
from moderator.ui.dialogs.together import TogetherDialog
from moderator.ui.dialogs.trace import TraceDialog
from moderator.ui.dialogs.verify import VerifyDialog
from moderator.ui.problems import ProblemsDialog
from moderator.ui.questions import NoteDialog, QuestionDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QDialog
    from studio import Studio

SCREENS: Final[dict[str, Callable[[Studio], QPixmap]]] = {
    **{name: POSES[name] for name in ("editor", "reasons", "log", "takedown", "help", "bulk")},
    **WINDOW_POSES,
    **CHIEF_POSES,
    **SHIFT_POSES,
    **FLOOD_POSES,
    **STATE_POSES,
    **RARE_POSES,
    **FILLED_POSES,
    **DESK_POSES,
}
"""Taken on a desk that is connected to the sample newspaper."""

ALL: Final = {**SCREENS, **OFFLINE_POSES, **FIRST_POSES}

SHOWS: Final[dict[str, type[QDialog]]] = {
    "about": AboutDialog,
    "answers": AnswersDialog,
    "article": ArticleDialog,
    "at-work": WhoDialog,
    "block": BlockDialog,
    "blocked-readers": BlockedReaders,
    "board": BoardWindow,
    "bulk": BulkDialog,
    "connect": ConnectDialog,
    "export_log": ExportDialog,
    "filters": ManualPage,
    "floods-filled": FloodsDialog,
    "forget": SureDialog,
    "help": HelpDialog,
    "holds": HoldsDialog,
    "log": LogWindow,
    "named-view": NamedViewDialog,
    "note": NoteDialog,
    "persons": SwitchDialog,
    "pin": PinDialog,
    "places": PlacesDialog,
    "print": PrintPreview,
    "printers": PrinterChoice,
    "problems": ProblemsDialog,
    "purge": PurgeDialog,
    "question": QuestionDialog,
    "reader-export": ReaderExport,
    "readers": MarkedReaders,
    "recent": RecentDialog,
    "rules": RulesDialog,
    "second-look": SecondLookDialog,
    "second-order": SecondOrderDialog,
    "second-result": SecondResultDialog,
    "settings-general": SettingsDialog,
    "shift": ShiftDialog,
    "shift-notes": ShiftNotesDialog,
    "sweep-all": SweepDialog,
    "takedown": TakedownDialog,
    "together-filled": TogetherDialog,
    "trace": TraceDialog,
    "trial": TrialDialog,
    "verify_log": VerifyDialog,
}
"""The dialog that a pose must have had in its picture; each dialog of the program is there."""
