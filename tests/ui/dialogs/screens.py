"""Every screen of the program, opened one after another over a desk on which there is something.

What an action opens is found by the table of actions itself, so that a new dialog is looked at as
soon as it has an opener; what is opened from within another one stands in ``INSIDE``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

from moderator.model import Decision, Question, RemoteAuthor, Verdict, Words
from moderator.model.holding import HeldPlace
from moderator.model.reader import Mark
from moderator.model.second_look import LookPlan
from moderator.ui.acts import yes_to
from moderator.ui.at_work import WhoDialog
from moderator.ui.board.window import BoardWindow
from moderator.ui.company import Company
from moderator.ui.dialogs.floods import FloodsDialog
from moderator.ui.dialogs.printer_choice import PrinterChoice
from moderator.ui.dialogs.rules import RulesDialog
from moderator.ui.dialogs.second_result import SecondResultDialog
from moderator.ui.dialogs.settings import LEARNING, SettingsDialog
from moderator.ui.dialogs.trace import TraceDialog
from moderator.ui.questions import QuestionDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from moderator.app.behind import Behind
    from moderator.app.locking import Locking
    from tests.ui.dialogs.conftest import Office

LOOKS: Final = {"larger", "smaller", "dark"}
NO_SCREEN: Final = LOOKS | {"publish_now", "pause_article", "unblock_reader", "lock"}
"""Actions that open nothing; the lock is looked at last, for it closes what is open."""

LONG: Final = "Rồi ai chịu trách nhiệm đây? vay tien nhanh zalo 0912 345 678 https://vay.example/a"


@dataclass
class Whole:
    """The window with everything behind it."""

    office: Office
    behind: Behind
    locking: Locking

    def settle(self) -> None:
        """Wait until what a screen asked for at once is there."""
        worker = self.office.bench.worker
        assert worker is not None
        for _ in range(2):  # what comes back may ask for more
            ended: list[object] = []
            worker.read(lambda _desk: None, ended.append)
            worker.read(lambda _desk: None, ended.append, topic="list")
            worker.write(lambda _desk: None, ended.append)
            worker.task(lambda _desk, _progress, _stop: None, ended.append)
            self.office.bench.until(lambda ended=ended: len(ended) == 4)  # type: ignore[misc]  # bound at once

    def opened(self, ask: Callable[[], object]) -> QWidget:
        """Return the window that ``ask`` opens, with what it shows read."""
        before = shown()
        ask()
        self.office.bench.until(lambda: bool(shown() - before))
        self.settle()
        found = shown() - before
        parents = {one.parentWidget() for one in found}
        return next(one for one in found if one not in parents)

    def every(self) -> Iterator[tuple[str, QWidget]]:
        """Open each screen, yield it by its name, and close it."""
        office = self.office
        window = office.bench.window
        yield "window", window
        yield from self._editing()
        for action in sorted(set(office.dialogs._opens) - NO_SCREEN):  # noqa: SLF001 - the table
            screen = self.opened(lambda action=action: window.trigger(action))  # type: ignore[misc]  # at once
            if isinstance(screen, SettingsDialog):
                for page in range(screen.pages.count()):
                    screen.show_page(page)
                    yield f"{action} {page}", screen
            elif not isinstance(screen, RulesDialog):
                yield action, screen
            yield from self._inside(action, screen)
            self.close()
        for name, ask in OTHERS.items():
            screen = self.opened(lambda ask=ask: ask(self))  # type: ignore[misc]  # at once
            yield name, screen
            yield from self._inside(name, screen)
            self.close()
            window.queue.view.select_current()
        yield from self._covered()

    def close(self) -> None:
        """Close all but the window and go back to it."""
        window = self.office.bench.window
        for screen in shown() - {window}:
            screen.close()
        self.office.bench.until(lambda: shown() == {window})
        self.office.back()

    def _inside(self, name: str, screen: QWidget) -> Iterator[tuple[str, QWidget]]:
        """Open what is opened from within a screen."""
        if isinstance(screen, RulesDialog):
            self.office.bench.until(screen.add.isEnabled)
            screen.add.click()
            yield name, screen
        if isinstance(screen, BoardWindow):
            screen.tables.setChecked(True)
            self.settle()
            yield f"{name}, tables", screen
            screen.tables.setChecked(False)
        for step, ask in INSIDE.get(type(screen), {}).items():
            inner = self.opened(lambda ask=ask: ask(screen, self))  # type: ignore[misc]  # at once
            yield f"{name}, {step}", inner
            inner.close()

    def _editing(self) -> Iterator[tuple[str, QWidget]]:
        """Show the panes of the window that come and go."""
        bench = self.office.bench
        window = bench.window
        window.trigger("edit")
        bench.until(window.detail.editing)
        self.settle()
        yield "the editor", window
        window.detail.editor.leave()
        bench.until(lambda: not window.detail.editing())
        window.trigger("reader")
        self.settle()
        yield "the reader's past", window
        window.trigger("reader")
        window.trigger("reject")
        bench.until(lambda: (one := window.acts.picker()) is not None and one.isVisible())
        yield "reasons", window
        picker = window.acts.picker()
        assert picker is not None
        picker.close()
        window.trigger("palette")
        bench.until(lambda: (one := window.commands.palette()) is not None and one.isVisible())
        yield "palette", window
        palette = window.commands.palette()
        assert palette is not None
        palette.close()
        window.queue.setFocus()

    def _covered(self) -> Iterator[tuple[str, QWidget]]:
        """Lock the window."""
        window = self.office.bench.window
        self.locking.lock()
        self.settle()
        yield "locked", window
        page = self.locking.cover.page
        assert page is not None
        page.show_guarded(guarded=True)
        yield "locked by a PIN", window
        self.locking.cover.uncover(same=True)  # what it covers lies in no window meanwhile


def shown() -> set[QWidget]:
    """Return the windows that are open."""
    return {one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()}


def _bulk(whole: Whole) -> None:
    window = whole.office.bench.window
    window.queue.view.select_first(3)
    window.trigger("hold")


def _sweep(whole: Whole) -> None:
    """Decide about a list longer than what is selected at once."""
    whole.office.dialogs.sweep(
        Decision(Verdict.HOLD, (), "Lan"), whole.office.bench.window.browsing.query
    )


def _ask(whole: Whole) -> None:
    """Ask what is asked before a decision that something speaks against."""
    window, theme = whole.office.bench.window, whole.office.bench.theme
    words = Words("Two moderators disagree.", "Hai người duyệt không cùng ý kiến.")
    question = Question("article_closed", whole.office.bench.list()[0], words)
    QuestionDialog([question], yes_to(Verdict.APPROVE), theme, window).open()


def _who(whole: Whole) -> None:
    bench = whole.office.bench
    assert bench.worker is not None
    company = Company(bench.window, bench.worker)
    WhoDialog(company, bench.worker, bench.theme, bench.window).open()


def _export(screen: QWidget, whole: Whole) -> None:
    assert isinstance(screen, TraceDialog)
    assert screen.trace is not None
    out = whole.office.profile.data / "reader.csv"
    whole.behind.requests.export_to(screen.trace, out, screen)


def _forget(screen: QWidget, whole: Whole) -> None:
    """Ask before what was learnt is forgotten."""
    assert isinstance(screen, SettingsDialog)
    screen.show_page(LEARNING)
    whole.office.bench.until(screen.learning.forget.isEnabled)
    screen.learning.forget.click()


def _press(button: str) -> Callable[[QWidget, Whole], None]:
    def press(screen: QWidget, _whole: Whole) -> None:
        getattr(screen, button).click()

    return press


OTHERS: Final[dict[str, Callable[[Whole], object]]] = {
    "bulk": _bulk,
    "sweep": _sweep,
    "note to the chief": lambda whole: whole.office.bench.window.trigger("chief"),
    "note": lambda whole: whole.office.bench.window.trigger("note"),
    "watch": lambda whole: whole.office.bench.window.trigger("watch"),
    "marked readers": lambda whole: whole.office.bench.window.trigger("readers"),
    "save view": lambda whole: whole.office.bench.window.trigger("save_view"),
    "problems": lambda whole: whole.office.bench.window.trigger("problems"),
    "urgent removal": lambda whole: whole.office.bench.window.trigger("takedown"),
    "question": _ask,
    "at work": _who,
    "printer": lambda whole: PrinterChoice(
        ["Máy in tầng 2"], "", 9, whole.office.bench.theme, whole.office.bench.window
    ).open(),
}

INSIDE: Final[dict[type[QWidget], dict[str, Callable[[QWidget, Whole], object]]]] = {
    RulesDialog: {"dry run": _press("dry")},
    SettingsDialog: {"forget": _forget},
    FloodsDialog: {"the manual": _press("manual")},
    TraceDialog: {"purge": _press("purge"), "export": _export},
    SecondResultDialog: {"order": _press("order")},
}


def fill(office: Office) -> None:
    """Give the desk something to show on every screen; the window is not open yet."""
    room = office.bench.room
    desk, site = room.desk, room.site
    made = [site.post(f"Ý kiến thứ {at} về cây cầu", name=f"Bạn đọc {at}") for at in range(1, 10)]
    reader = RemoteAuthor(name="Lan", remote_id="77", email="lan@example.org", ip="192.0.2.7")
    for at in range(3):
        made.append(site.post(f"{LONG} {at}", name="Lan"))
        site.change(made[-1], author=reader)
    for at in range(40):
        remote_id = site.post(f"Ý kiến dồn dập {at}", name=f"Người {at % 9}")
        site.change(remote_id, created_at=room.clock() - timedelta(seconds=300 - at))
    room.round()
    ids = [room.id(one) for one in made]
    room.decide(Verdict.REJECT, *ids[5:8], reason="advertising", actor="Nam")
    room.decide(Verdict.APPROVE, ids[8], text="Ý kiến thứ chín về cây cầu mới", actor="Lan")
    room.decide(Verdict.CHIEF, ids[4], actor="Lan", note="có nên đăng")
    room.decide(Verdict.RETURN, ids[4], actor="Hoa", note="tùy bạn")
    desk.readers.note(ids[0], "Minh", "Bạn đọc này đã gọi đến tòa soạn hai lần")
    desk.readers.mark(ids[9], "Hoa", Mark.TRUSTED, "cộng tác viên")
    desk.blocks.block("Hoa", ids[9], 7, "Lăng mạ người khác nhiều lần, đã được nhắc nhở")
    desk.holding.hold("Hoa", HeldPlace(section="Pháp luật"), "chờ tòa tuyên án")
    desk.pins.set("Minh", "482913")
    room.later()
    now = room.clock()
    plan = LookPlan(1000, now - timedelta(days=1), now + timedelta(minutes=1))
    desk.second_look.order("Hoa", plan)
    desk.shifts.hand_over(desk.shifts.sheet("Nam"), "Bài về cây cầu còn phải xem kỹ.")
