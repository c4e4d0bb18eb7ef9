"""Small pieces shared by the panes: a chip, a muted line, a key cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QSizePolicy, QWidget

from moderator.ui.whole_rows import WholeRows

if TYPE_CHECKING:
    from moderator.ui.colours import Tone
    from moderator.ui.theme import Theme


def plain_label(text: str = "", parent: QWidget | None = None, *, muted: bool = False) -> QLabel:
    """Return a label that never reads its text as HTML."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if muted:
        label.setProperty("muted", "true")
    return label


def wrapped_label(text: str = "", parent: QWidget | None = None, *, muted: bool = False) -> QLabel:
    """Return a plain label that wraps and takes the width it gets."""
    label = plain_label(text, parent, muted=muted)
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)  # a new policy forgets that the label had this from wrapping
    label.setSizePolicy(policy)
    label.setMinimumWidth(1)
    return label


def chip_label(text: str, tone: Tone, theme: Theme, parent: QWidget | None = None) -> QLabel:
    """Return a few words on a coloured ground."""
    label = plain_label(text, parent)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    style_chip(label, tone, theme)
    return label


def style_chip(label: QLabel, tone: Tone, theme: Theme) -> None:
    """Give a chip the colours of ``tone`` as the theme has them now."""
    pair = theme.colours.tones[tone]
    label.setFont(theme.font(-2))
    label.setStyleSheet(
        f"color: {pair.fore}; background: {pair.back}; border-radius: {theme.px(5)}px;"
        f" padding: {theme.px(1)}px {theme.px(7)}px;"
    )


def line_list(name: str, least: int, parent: QWidget, *, wraps: bool = False) -> QListWidget:
    """Return a list that is never scrolled sideways: its lines end in an ellipsis, or wrap.

    ``name`` is what a screen reader says, ``least`` its height in pixels.
    """
    made = QListWidget(parent)
    made.setItemDelegate(WholeRows(made))
    made.setAccessibleName(name)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setWordWrap(wraps)
    made.setMinimumHeight(least)
    return made


def name_choice(field: QComboBox, name: str) -> QLabel:
    """Call a choice ``name`` where no label stands beside it; return one that stays with it.

    Under Linux a screen reader has a choice's name from a label in the same part alone, since Qt
    gives it what was chosen as its name; so it gets one that nobody sees.
    """
    field.setAccessibleName(name)
    label = plain_label(name, field.parentWidget())
    label.hide()
    label.setBuddy(field)
    return label
