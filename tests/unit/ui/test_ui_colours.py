from __future__ import annotations

import pytest

from moderator.ui.colours import DARK, LIGHT, Colours
from tests.wcag import contrast

READABLE = 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_word_can_be_read_on_every_ground_it_stands_on(colours: Colours) -> None:
    grounds = {
        "window": colours.window,
        "pane": colours.pane,
        "sunken": colours.sunken,
        "selected": colours.selected,
        "hover": colours.hover,
    }
    inks = {"text": colours.text, "muted": colours.muted}
    pairs = [
        (f"{ink} on {ground}", inks[ink], grounds[ground]) for ink in inks for ground in grounds
    ]
    pairs += [(f"chip {name}", pair.fore, pair.back) for name, pair in colours.tones.items()]
    pairs += [
        (f"{name} on {ground}", pair.fore, grounds[ground])
        for name, pair in colours.tones.items()
        for ground in grounds
    ]
    pairs += [("text on mark", colours.text, pair.back) for pair in colours.tones.values()]
    pairs += [
        ("primary", colours.on_accent, colours.accent),
        ("primary under the mouse", colours.on_accent, colours.accent_hover),
        ("danger", colours.danger, colours.pane),
        ("danger on the header", colours.danger, colours.window),
        ("danger under the mouse", colours.danger, colours.tones["red"].back),
        ("link", colours.accent, colours.pane),
        ("how many are selected", colours.accent, colours.pane),
        ("danger in a field", colours.danger, colours.sunken),
        ("what cannot be pressed", colours.muted, colours.selected),
    ]
    faint = {name: round(contrast(*two), 2) for name, *two in pairs if contrast(*two) < READABLE}
    assert faint == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_stands_out_from_every_ground(colours: Colours) -> None:
    for ground in (colours.window, colours.pane, colours.selected, colours.sunken):
        assert contrast(colours.focus, ground) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
