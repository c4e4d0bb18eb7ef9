"""The two palettes: every colour of the window by its role, light and dark.

Each foreground stands at 4.5:1 or more on each background that it is used on (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Tone = Literal["amber", "red", "violet", "teal", "green", "grey"]


class Pair(Struct, frozen=True):
    """Words in ``fore`` on a chip or mark of ``back``."""

    fore: str
    back: str


class Colours(Struct, frozen=True):
    """One palette; ``#rrggbb`` each."""

    dark: bool
    window: str  # behind the side bar, the header and the status bar
    pane: str  # behind the list and the detail
    sunken: str  # fields and wells
    line: str  # hairlines between panes and rows
    edge: str  # borders of buttons and fields: 3:1 where they alone show the control
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    selected: str
    hover: str
    focus: str
    tones: dict[Tone, Pair]
    danger: str
    on_danger: str


LIGHT = Colours(
    dark=False,
    window="#f3f4f7",
    pane="#ffffff",
    sunken="#f7f8fa",
    line="#e2e5eb",
    edge="#c3c9d4",
    text="#181d29",
    muted="#566073",
    accent="#1d4fd7",
    on_accent="#ffffff",
    accent_hover="#1743b8",
    selected="#e6edfd",
    hover="#f1f4fa",
    focus="#1d4fd7",
    tones={
        "amber": Pair("#7d5000", "#ffefcc"),
        "red": Pair("#a81f14", "#fde4e1"),
        "violet": Pair("#5d2fab", "#ede4fb"),
        "teal": Pair("#0b5c63", "#d9f1f2"),
        "green": Pair("#0f5f38", "#dcf3e4"),
        "grey": Pair("#4c566a", "#e9ecf1"),
    },
    danger="#b3261e",
    on_danger="#ffffff",
)

DARK = Colours(
    dark=True,
    window="#12151b",
    pane="#191d25",
    sunken="#12151b",
    line="#2a303b",
    edge="#454e5e",
    text="#e8ebf1",
    muted="#a3adbe",
    accent="#82a7ff",
    on_accent="#0d1220",
    accent_hover="#a3beff",
    selected="#22304f",
    hover="#1f2530",
    focus="#9ab8ff",
    tones={
        "amber": Pair("#f5c863", "#40330f"),
        "red": Pair("#ffa59b", "#4a2220"),
        "violet": Pair("#cbb2ff", "#362b52"),
        "teal": Pair("#7fdbe0", "#12393d"),
        "green": Pair("#86d9a8", "#163b28"),
        "grey": Pair("#b4bdcc", "#2a313d"),
    },
    danger="#ff8f84",
    on_danger="#2a0b08",
)
