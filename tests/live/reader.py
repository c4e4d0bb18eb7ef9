"""What a screen reader sees and does: run by the system's Python, which has pyatspi.

``reader.py APPLICATION`` takes one order a line on standard input and answers each with one line
of JSON: ``tree`` lists what is on the screen with role, name and states; ``focus`` names what got
the focus last; ``press ROLE<TAB>NAME`` does the first action of that control; ``heard`` gives
what was announced since it was asked last.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pyatspi  # type: ignore[import-not-found]  # the system's, not this environment's
from gi.repository import GLib  # type: ignore[import-not-found]  # likewise

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHILDREN = 60
PATIENCE_S = 40
PAUSE_S = 0.2
STATES = ("FOCUSED", "FOCUSABLE", "SHOWING", "ENABLED", "CHECKED", "SELECTED", "ACTIVE")

Node = Any  # pyatspi has no types


def walk(node: Node, *, whole: bool = True) -> Iterator[tuple[Node, dict[str, Any]]]:
    """Yield a node and all below it that is on the screen and still there, with what it tells."""
    try:
        if not whole and not node.getState().contains(pyatspi.STATE_SHOWING):
            return
        count = min(node.childCount, MOST_CHILDREN)
        one = told(node)
    except Exception:  # noqa: BLE001 - what went meanwhile raises anything
        return
    yield node, one
    for at in range(count):
        try:
            child = node.getChildAtIndex(at)
        except Exception:  # noqa: BLE001, S112 - likewise
            continue
        if child is not None:
            yield from walk(child, whole=False)


def told(node: Node) -> dict[str, Any]:
    """Return role, name (or that of the label which belongs to it) and states."""
    name = node.name
    chosen = node.getRoleName() == "combo box"  # its name is what was chosen
    if not name or chosen:
        labels = [
            relation.getTarget(0).name
            for relation in node.getRelationSet()
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
        ]
        name = next(iter(labels), "")
    found = node.getState()
    states = [one.lower() for one in STATES if found.contains(getattr(pyatspi, f"STATE_{one}"))]
    return {"role": node.getRoleName(), "name": name, "states": states}


class Reader:
    """One application, and what was heard from it."""

    def __init__(self, name: str) -> None:
        """Wait for the application called ``name``."""
        self.heard: list[str] = []
        end = time.monotonic() + PATIENCE_S
        while (found := self._find(name)) is None and time.monotonic() < end:
            pump()
        if found is None:
            raise SystemExit(f"no application {name}")
        self.app = found
        self.focus: dict[str, Any] | None = None
        listen = pyatspi.Registry.registerEventListener
        listen(self.hear, "object:announcement")
        listen(self.follow, "object:state-changed:focused")

    @staticmethod
    def _find(name: str) -> Node | None:
        apps = pyatspi.Registry.getDesktop(0)
        return next((app for app in apps if app is not None and app.name == name), None)

    def hear(self, event: Any) -> None:  # noqa: ANN401 - pyatspi's
        """Keep what is announced."""
        self.heard.append(str(event.any_data))

    def follow(self, event: Any) -> None:  # noqa: ANN401 - pyatspi's
        """Keep what got the focus; the current line of every list calls itself focused."""
        if event.detail1:
            with suppress(Exception):  # it went meanwhile
                self.focus = told(event.source)

    def answer(self, order: str) -> object:
        """Do one order."""
        pump()
        word, _, rest = order.partition(" ")
        if word == "press":
            return self.press(*rest.split("\t"))
        if word == "heard":
            heard, self.heard = self.heard, []
            return heard
        if word == "focus":
            return self.focus
        return [one for _, one in walk(self.app)]

    def press(self, role: str, name: str) -> bool:
        """Do the first action of the control on the screen whose name begins so."""
        for node, one in walk(self.app):
            if one["role"] == role and one["name"].startswith(name) and "showing" in one["states"]:
                return bool(node.queryAction().doAction(0))
        return False


def pump() -> None:
    """Let what is on its way arrive."""
    context, end = GLib.MainContext.default(), time.monotonic() + PAUSE_S
    while time.monotonic() < end:
        if not context.iteration(may_block=False):
            time.sleep(PAUSE_S / 20)


def main(name: str) -> None:
    """Answer orders until there are no more."""
    reader = Reader(name)
    print(json.dumps("ready"), flush=True)  # noqa: T201 - what the test waits for
    for line in sys.stdin:
        print(json.dumps(reader.answer(line.rstrip("\n"))), flush=True)  # noqa: T201 - likewise


if __name__ == "__main__":
    main(sys.argv[1])
