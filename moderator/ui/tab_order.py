"""Where the Tab key goes to a part that was built later than what stands after it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def put_in_tab_order(part: QWidget, before: QWidget) -> None:
    """Let Tab come to what is in ``part``, in its own order, before it comes to ``before``.

    Qt puts what is built at the end. Both must be in one window.
    """
    order = [one for one in _chain(part) if _by_tab(one)]
    inside = [one for one in order if part.isAncestorOf(one)]
    around = [one for one in order if one not in inside]
    if before not in around:
        return
    for first, second in pairwise([around[around.index(before) - 1], *inside, before]):
        QWidget.setTabOrder(first, second)


def _chain(start: QWidget) -> Iterator[QWidget]:
    """Go once around the window as Tab does, from ``start`` on."""
    yield start
    widget = start.nextInFocusChain()
    while widget is not None and widget is not start:
        yield widget
        widget = widget.nextInFocusChain()


def _by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
