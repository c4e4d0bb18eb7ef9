"""Poses of full screens: floods, groups, what was learnt, a dry run, a finished file."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from given import Given
from msgspec.structs import replace

from moderator import compose
from moderator.desk.learning import LearningState
from moderator.learning import Report, Strength, Stretch, Voice
from moderator.learning.calibration import Calibration
from moderator.learning.model import Counts, Model
from moderator.model import OwnRule
from moderator.model.brigade import Brigade, BrigadeKind
from moderator.model.flood import Flood, FloodKind
from moderator.ui.dialogs.export import ExportDialog
from moderator.ui.dialogs.floods import FloodsDialog
from moderator.ui.dialogs.rules_trial import TrialDialog
from moderator.ui.dialogs.settings import LEARNING, SettingsDialog
from moderator.ui.dialogs.sure import SureDialog
from moderator.ui.dialogs.together import TogetherDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from studio import Studio

    from moderator.ui.lanes import Lanes

RULE = OwnRule("water", "Mất nước ở Gò Sen", on=True, phrases=("mất nước", "ống vỡ", "ba ngày"))
REPORT = Report(
    decisions=4812,
    removals=1130,
    tried=2000,
    tried_removals=471,
    marked=388,
    marked_right=342,
    rules_marked=401,
    rules_right=268,
    ap_model=0.81,
    ap_rules=0.63,
    ap_both=0.84,
    area=0.93,
    surely_gained=0.14,
    silence=None,
)
REMOVING = ("nhắn em", "trang cá nhân", "keo kiệt", "bọn nó", "sale", "khôn lỏi", "ghé", "lươn lẹo")
APPROVING = ("mong cơ quan", "đèn tín hiệu", "cảm ơn", "con tôi", "xem lại", "bà con", "xóm")


def _lanes(studio: Studio, answer: object) -> Lanes:
    return cast("Lanes", Given(studio.program.worker, answer))


def floods(studio: Studio) -> QPixmap:
    """List three alarms."""
    article, now = studio.opened().article, compose.now()
    first = Flood(
        seq=3,
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
    name = replace(
        first, seq=2, kind=FloodKind.NAME, comments=11, usual=3, shown="Bạn đọc", article_id=None
    )
    address = replace(name, seq=1, kind=FloodKind.ADDRESS, comments=26, shown="203.0.113.77")
    program = studio.program
    dialog = FloodsDialog(
        _lanes(studio, (first, name, address)),
        program.theme,
        studio.window.actor,
        program.behind.floods.alarm.sentence,
        studio.window,
    )
    program.dialogs.show(dialog)
    studio.rest()
    return studio.taken()


def together(studio: Studio) -> QPixmap:
    """List three groups that came together, each tied by something else."""
    article, now = studio.opened().article, compose.now()
    new = Brigade(
        kind=BrigadeKind.ARTICLE,
        anchor=1,
        site_id=article.site_id,
        comments=41,
        pending=38,
        names=36,
        new=33,
        articles=1,
        since=now - timedelta(minutes=52),
        until=now - timedelta(minutes=31),
        shown=article.title,
        article_id=article.id,
    )
    words = "Phản đối phân luồng! Trả lại đường cũ cho dân, chúng tôi đã nói nhiều lần rồi mà"
    alike = replace(new, kind=BrigadeKind.ALIKE, comments=9, pending=9, names=9, new=7, shown=words)
    address = replace(
        new,
        kind=BrigadeKind.ADDRESS,
        comments=17,
        pending=4,
        names=6,
        new=0,
        articles=5,
        shown="203.0.113.77",
        article_id=None,
    )
    groups = (new, replace(alike, articles=3, article_id=None), address)
    dialog = TogetherDialog(_lanes(studio, groups), studio.program.theme, studio.window)
    studio.program.dialogs.show(dialog)
    studio.rest()
    return studio.taken()


def learnt(studio: Studio) -> QPixmap:
    """Show what a desk learnt from some thousand decisions."""
    monday = date(2026, 8, 31)
    course = tuple(
        Stretch(monday + timedelta(weeks=week), 7, 380 + 9 * week, 88 + week, 0.6 + rules, both)
        for week, (rules, both) in enumerate(
            zip(
                (0.01, 0.04, -0.02, 0.03, 0.05, 0.02, 0.0, 0.04, 0.03, 0.01, 0.05, 0.02),
                (None, 0.61, 0.66, 0.7, 0.74, 0.73, 0.79, 0.8, 0.82, 0.79, 0.84, 0.85),
                strict=True,
            )
        )
    )
    words = tuple(
        Strength(word, sign * (2.6 - 0.25 * at), 40 - 3 * at)
        for sign, said in ((1, REMOVING), (-1, APPROVING))
        for at, word in enumerate(said)
    )
    state = LearningState(on=True, report=REPORT, voice=Voice(Model(Counts()), Calibration()))
    dialog = studio.open("settings", SettingsDialog)
    dialog.learning.begin(_lanes(studio, (state, words, course)), studio.window.actor)
    dialog.show_page(LEARNING)
    studio.rest(500)
    return studio.taken()


def forget(studio: Studio) -> QPixmap:
    """Ask before all that was learnt is forgotten."""
    dialog = studio.open("settings", SettingsDialog)
    dialog.show_page(LEARNING)
    studio.until(dialog.learning.forget.isEnabled)
    dialog.learning.forget.click()
    box = studio.wait_for(SureDialog)
    picture = studio.over(box)
    box.reject()
    dialog.reject()
    return picture


def trial(studio: Studio) -> QPixmap:
    """Show what a rule would have caught."""
    dialog = TrialDialog(studio.program.worker, RULE, studio.program.theme, studio.window)
    studio.program.dialogs.show(dialog)
    studio.until(lambda: dialog.trial is not None)
    studio.rest(800)
    return studio.taken()


def exported(studio: Studio) -> QPixmap:
    """Show that the log is in a file."""
    dialog = studio.open("export_log", ExportDialog)
    with tempfile.TemporaryDirectory() as folder:
        dialog.file.setText(str(Path(folder) / "moderation-log.csv"))
        dialog.write.click()
        studio.until(dialog.done_line.isVisible)
        return studio.taken()


FILLED_POSES: dict[str, Callable[[Studio], QPixmap]] = {
    "floods-filled": floods,
    "together-filled": together,
    "learnt": learnt,
    "forget": forget,
    "trial": trial,
    "exported": exported,
}
