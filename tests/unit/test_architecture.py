"""The borders inside the program, and the versions of what it stands on."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CALLS = 2_000


def pinned() -> dict[str, str]:
    lines = CONSTRAINTS.read_text("utf-8").splitlines()
    rows = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in rows}


def closure(*wanted: str) -> set[str]:
    """Return the names of all distributions that ``wanted`` draws in here."""
    seen: set[tuple[str, str]] = set()
    open_ends = [Requirement(text) for text in wanted]
    while open_ends:
        requirement = open_ends.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue  # wanted on other systems
        name = canonicalize_name(requirement.name)
        for extra in ("", *sorted(requirement.extras)):
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            for text in metadata.distribution(name).requires or ():
                more = Requirement(text)
                if more.marker is None or more.marker.evaluate({"extra": extra}):
                    more.marker = None
                    open_ends.append(more)
    return {name for name, _ in seen}


def test_imports_point_one_way() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def private_names(tree: ast.ClassDef) -> set[str]:
    """Return the private methods of a class, and the private attributes that it gives itself."""
    names = {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
    names |= {
        one.attr
        for one in ast.walk(tree)
        if isinstance(one, ast.Attribute)
        and isinstance(one.ctx, ast.Store)
        and isinstance(one.value, ast.Name)
        and one.value.id == "self"
    }
    return {name for name in names if name.startswith("_") and not name.startswith("__")}


def shared_private_names(files: dict[str, str]) -> list[str]:
    """Return each private name that a class has in common with one that it is made from."""
    known: dict[str, dict[str, ast.ClassDef]] = {}
    for place, source in files.items():
        for one in ast.walk(ast.parse(source)):
            if isinstance(one, ast.ClassDef):
                known.setdefault(one.name, {})[place] = one

    def above(place: str, tree: ast.ClassDef) -> Iterator[tuple[str, ast.ClassDef]]:
        for base in tree.bases:
            name = base.id if isinstance(base, ast.Name) else ""
            named = known.get(name, {})
            for at in (place,) if place in named else named:
                yield at, named[at]
                yield from above(at, named[at])

    return [
        f"{place}: {tree.name}.{name} is a name of {base.name}"
        for trees in known.values()
        for place, tree in trees.items()
        for _, base in above(place, tree)
        for name in sorted(private_names(tree) & private_names(base))
    ]


def test_no_class_takes_a_private_name_of_the_one_it_is_made_from() -> None:
    # Nobody who writes a dialog reads all that its frame calls its own; Python overrides silently.
    frame = "class Frame:\n def _take(self): ...\n def __init__(self): self._at = 1"
    under = "class Look(Frame):\n def _take(self): ...\n def go(self): self._at = 2"
    assert shared_private_names({"a": frame, "b": under}) == [
        "b: Look._at is a name of Frame",
        "b: Look._take is a name of Frame",
    ]
    files = sorted((ROOT / "moderator").rglob("*.py"))
    assert shared_private_names({str(one): one.read_text("utf-8") for one in files}) == []


def test_constraints_hold_exact_versions_and_no_addresses() -> None:
    for line in CONSTRAINTS.read_text("utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line), line


def test_everything_installed_here_is_pinned() -> None:
    versions = pinned()
    wanted = [*PROJECT["dependencies"], "hatchling", "editables"]
    for texts in PROJECT["optional-dependencies"].values():
        wanted += [text for text in texts if not text.startswith("moderator[")]
    names = closure(*wanted)
    wrong = {
        name: (metadata.version(name), versions.get(name))
        for name in names
        if metadata.version(name) != versions.get(name)
    }
    assert not wrong


def test_qt_is_the_release_that_was_measured() -> None:
    versions = pinned()
    for name in ("PySide6-Essentials", "shiboken6"):
        assert f"{name}=={versions[canonicalize_name(name)]}" in PROJECT["dependencies"]
    assert versions["pyside6-essentials"] == versions["shiboken6"]


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: nothing can leak"
)
def test_qt_keeps_its_references_to_none() -> None:
    # PySide6 6.12.0 lost one on each call without a result, which ends Python 3.11 after a while.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, __file__],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    changes = json.loads(done.stdout)
    assert len(changes) > 10
    assert {name: change for name, change in changes.items() if abs(change) > CALLS // 4} == {}


def reference_changes() -> dict[str, int]:
    """Return how many references to None each kind of call gained or lost over CALLS calls."""
    from PySide6 import QtCore, QtGui, QtWidgets  # noqa: PLC0415  only the child process loads Qt

    application = QtWidgets.QApplication([])
    image = QtGui.QImage(64, 64, QtGui.QImage.Format.Format_ARGB32)
    painter = QtGui.QPainter(image)
    area = QtCore.QRect(0, 0, 60, 20)
    model = QtGui.QStandardItemModel(3, 1)
    view = QtWidgets.QTableView()
    view.setModel(model)
    label = QtWidgets.QLabel()
    editor = QtWidgets.QPlainTextEdit()
    timer = QtCore.QTimer()
    action = QtGui.QAction("a")
    layout = QtGui.QTextLayout("một hai ba", QtGui.QFont())

    def lay_out() -> None:
        layout.beginLayout()
        layout.createLine().setLineWidth(40)
        layout.endLayout()

    calls: dict[str, Callable[[], object]] = {
        "save": painter.save,
        "restore": painter.restore,
        "setPen": lambda: painter.setPen(QtGui.QColor(1, 2, 3)),
        "setFont": lambda: painter.setFont(label.font()),
        "fillRect": lambda: painter.fillRect(area, QtGui.QColor(1, 2, 3)),
        "drawText": lambda: painter.drawText(area, 0, "một"),
        "layout": lay_out,
        "draw": lambda: layout.draw(painter, QtCore.QPointF(0, 0)),
        "setText": lambda: label.setText("hai"),
        "setToolTip": lambda: label.setToolTip("ba"),
        "update": label.update,
        "setPlainText": lambda: editor.setPlainText("bốn"),
        "setValue": lambda: view.verticalScrollBar().setValue(1),
        "setCurrentIndex": lambda: view.setCurrentIndex(model.index(1, 0)),
        "dataChanged": lambda: model.dataChanged.emit(model.index(0, 0), model.index(1, 0)),
        "setEnabled": lambda: action.setEnabled(True),
        "start": lambda: timer.start(60_000),
        "stop": timer.stop,
        "setProperty": lambda: label.setProperty("a", 1),
    }
    keep = [None] * 5_000_000  # a leaking release must not end the process before it is measured
    changes = {}
    for name, call in calls.items():
        call()
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            call()
        changes[name] = sys.getrefcount(None) - before
    painter.end()
    del keep, application
    return changes


if __name__ == "__main__":
    print(json.dumps(reference_changes()))  # noqa: T201  the parent reads it
