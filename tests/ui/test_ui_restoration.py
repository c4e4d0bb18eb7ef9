"""Diacritics proposed word by word: the whole way by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from moderator.model import LogQuery, State
from moderator.ui.restoration_choices import Standing
from tests.proposals import BARE, CTRL, KEY, choices, current, editor, go_to, propose, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.ui.theme import Theme
    from tests.windows import Bench


# --- the whole way --------------------------------------------------------------------------------


def test_a_bare_comment_is_mended_saved_and_approved_by_keys_alone(bench: Bench) -> None:
    comment = propose(bench, BARE)
    bench.key("a")
    first_doubt = choices(bench).current
    for stop in choices(bench).stops:
        expected = Standing.OPEN if stop.doubtful else Standing.ACCEPTED
        assert choices(bench).choice(stop).standing is expected
    assert first_doubt is None or first_doubt.doubtful or not choices(bench).open_count()
    while choices(bench).open_count():
        bench.key(KEY.Key_Return)
    bench.key(KEY.Key_Return, CTRL)
    bench.until(lambda: comment not in bench.list())
    entry = bench.room.desk.log(LogQuery())[-1]
    assert entry.before == BARE
    assert entry.after is not None
    assert "đề nghị sửa sớm" in entry.after
    assert bench.room.row(comment).state is State.APPROVED


def test_another_reading_is_taken_by_its_number_and_one_word_left(bench: Bench) -> None:
    propose(bench, BARE)
    stop = go_to(bench, "nghi")
    options = choices(bench).options()
    assert options[0] == "nghi"
    bench.key("1")
    assert choices(bench).choice(stop).form == options[1]
    assert choices(bench).choice(stop).standing is Standing.ACCEPTED
    stop = go_to(bench, "xau")
    bench.key("0")
    assert choices(bench).choice(stop).standing is Standing.LEFT
    bench.key("a")
    assert " xau," in text(bench)
    assert options[1] in text(bench)


def test_the_arrows_pick_among_the_readings_and_accept_nothing(bench: Bench) -> None:
    propose(bench, BARE)
    stop = go_to(bench, "xau")
    bench.key(KEY.Key_Down)
    assert choices(bench).current is stop
    picked = choices(bench).choice(stop)
    assert picked.standing is Standing.OPEN
    assert picked.form != stop.after
    assert text(bench) == BARE
    bench.key(KEY.Key_Up)
    assert choices(bench).choice(stop).form == stop.after
    bench.key(KEY.Key_Space)
    assert text(bench) == BARE.replace("xau", stop.after)


def test_tab_and_arrows_go_round_the_words(bench: Bench) -> None:
    propose(bench, BARE)
    count = len(choices(bench).stops)
    bench.key(KEY.Key_Tab)
    assert choices(bench).at == 1
    bench.key(KEY.Key_Backtab)
    bench.key(KEY.Key_Left)
    assert choices(bench).at == count - 1
    bench.key(KEY.Key_Home)
    assert choices(bench).at == 0
    bench.key(KEY.Key_End)
    assert choices(bench).at == count - 1


def test_undo_takes_back_one_choice_after_the_other(bench: Bench) -> None:
    propose(bench, BARE)
    bench.key(KEY.Key_Return)
    once = text(bench)
    assert once != BARE
    bench.key("a")
    assert text(bench) != once
    bench.key(KEY.Key_Z, CTRL)
    assert text(bench) == once
    bench.key(KEY.Key_Z, CTRL)
    assert text(bench) == BARE
    assert choices(bench).at == 0
    bench.key(KEY.Key_Z, CTRL)  # there is nothing more, and no decision is undone
    assert text(bench) == BARE


def test_escape_goes_back_to_typing_with_what_was_accepted(bench: Bench) -> None:
    comment = propose(bench, BARE)
    first = current(bench)
    bench.key(KEY.Key_Return)
    bench.key(KEY.Key_Left)
    bench.key(KEY.Key_Escape)
    field = editor(bench).text
    assert field.hasFocus()
    assert text(bench) == BARE.replace(first.before, first.after, 1)
    bench.key("!")
    assert text(bench).startswith(f"{first.after}!")
    bench.until(lambda: f"added: {first.after}" in editor(bench).diff.accessibleDescription())
    bench.key(KEY.Key_Z, CTRL)
    bench.key(KEY.Key_Z, CTRL)
    assert text(bench) == BARE
    bench.key("x")
    bench.key(KEY.Key_Escape)
    bench.until(lambda: bench.room.desk.draft(comment) is not None)
    assert not bench.window.detail.editing()


def test_the_difference_is_shown_where_it_is_not_in_the_proposal_already(bench: Bench) -> None:
    """A picture showed its heading below a proposal, with nothing under it."""
    propose(bench, BARE)
    bench.key("a")
    changes = editor(bench).changes
    bench.until(lambda: bool(changes.label.text()))
    assert not changes.label.isVisible()
    assert not changes.view.isVisible()
    bench.key(KEY.Key_Escape)
    bench.until(lambda: changes.label.isVisible() and changes.view.isVisible())


def test_in_large_letters_the_readings_are_in_view(bench: Bench, theme: Theme) -> None:
    theme.set_scheme("light", 150)
    try:
        propose(bench, BARE)
        bench.window.resize(1090, 560)
        bench.key(KEY.Key_Escape)
        bench.key(KEY.Key_F3)
        bench.until(lambda: editor(bench).proposal.choices() is not None)
        scroller = bench.window.detail.scroller

        def whole(part: QWidget) -> bool:
            corner = part.mapTo(scroller.viewport(), QPoint(0, 0))
            return scroller.viewport().rect().contains(QRect(corner, part.size()))

        shown = [one for one in editor(bench).proposal.options if one.isVisible()]
        assert shown
        bench.until(lambda: all(whole(one) for one in shown))
    finally:
        theme.set_scheme("light", 100)


def test_what_was_accepted_is_kept_as_a_draft(bench: Bench) -> None:
    comment = propose(bench, BARE)
    bench.key("a")
    accepted = text(bench)
    bench.until(lambda: bench.room.desk.draft(comment) is not None)
    draft = bench.room.desk.draft(comment)
    assert draft is not None
    assert draft.text == accepted


# --- what is doubtful -----------------------------------------------------------------------------


def test_a_bare_name_is_never_accepted_with_the_certain_words(bench: Bench) -> None:
    propose(bench, "toi thay ong Tran Van Hung noi rat dung")
    bench.key("a")
    assert "Tran Van Hung" in text(bench)
    assert current(bench).before == "Tran"
    assert "tên riêng" in current(bench).why.vi
    for _ in range(3):
        bench.key("0")
    assert "Tran Van Hung" in text(bench)
    assert not choices(bench).open_count()


def test_short_forms_are_written_out_only_when_asked_for(bench: Bench) -> None:
    propose(bench, "toi ko dc biet chuyen nay")
    bench.key("a")
    assert " ko dc " in text(bench)
    bench.key("t")
    assert {"ko", "dc"} <= {stop.before for stop in choices(bench).stops}
    bench.key("a")
    assert " không được " in text(bench)
    bench.key("t")
    assert " ko dc " in text(bench)
    bench.key(KEY.Key_Z, CTRL)
    assert " không được " in text(bench)


def test_a_comment_with_short_forms_alone_still_offers_them(bench: Bench) -> None:
    propose(bench, "Ko ai biết đâu nhé")
    assert choices(bench).stops == ()
    bench.key(KEY.Key_Return)
    bench.key("5")
    bench.key("t")
    bench.key(KEY.Key_Return)
    assert text(bench) == "Không ai biết đâu nhé"


def test_wrong_marks_are_offered_and_not_changed_unasked(bench: Bench) -> None:
    propose(bench, "Tôi đựơc biết chuyện này từ lâu")
    bench.key("a")
    assert "đựơc" in text(bench)
    bench.key(KEY.Key_Return)
    assert "Tôi được biết" in text(bench)


# --- keys that belong elsewhere -------------------------------------------------------------------
