"""Where the Tab key goes to a part that was built later than what stands after it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def put_in_tab_order(stops: Sequence[QWidget], before: QWidget) -> None:
    """Let Tab come to ``stops``, in their order, before it comes to ``before``.

    Qt puts what is built at the end. All must be in one window. They are told, not looked for:
    ``nextInFocusChain`` makes each widget the owner of the next one for PySide, which then takes
    widgets apart that are still in use, on whichever thread collects.
    """
    # What is moved behind ``before`` stands in its place once it has moved behind them itself.
    for first, second in pairwise([before, *stops, before]):
        QWidget.setTabOrder(first, second)
