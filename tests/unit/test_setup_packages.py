"""What set-up finds missing on the system, and how it gets it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
SCRIPT = PACKAGING / "system_packages.py"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux gets its libraries from the system"
)


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


system_needs = load("system_needs")
setup = load("system_packages")  # imports the one before


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a system of its own: a PATH with a package manager that only this test sees.

    ``apt-get install`` writes what it was asked to ``asked`` and brings each package ``x`` as a
    program ``x``; it fails as often as there are lines in ``failures``, saying the first of them.
    """
    folder = tmp_path / "bin"
    folder.mkdir()
    (tmp_path / "failures").touch()
    _write(
        folder / "apt-get",
        f"""
        cd {tmp_path}
        echo "$DEBIAN_FRONTEND: $*" >>asked
        if read -r failure <failures; then
            sed -i 1d failures
            echo "$failure"
            exit 100
        fi
        for word; do
            case $word in
                tool-*) echo '#!/bin/sh' >bin/$word; chmod +x bin/$word ;;
            esac
        done
        """,
    )
    _write(
        folder / "apt-cache",
        r"""
        shift
        for name; do
            case $name in
                *-unknown) ;;
                *) printf '%s:\n  Installed: (none)\n  Candidate: 1.0\n' "$name" ;;
            esac
        done
        """,
    )
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    (tmp_path / "lists").touch()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return tmp_path


def _write(path: Path, script: str) -> None:
    path.write_text("#!/bin/sh\n" + script, "utf-8")
    path.chmod(0o755)


def asked(system: Path) -> list[str]:
    path = system / "asked"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line for line in lines if " install " in line]


def settle(system: Path, *wanted: object) -> int:
    apt = replace(setup.MANAGERS[0], lists=str(system / "lists*"), pause_s=0.0)
    status = setup.settle(wanted, apt)
    assert isinstance(status, int)
    return status


def program(name: str, *packages: str, required: bool = True) -> object:
    return system_needs.Need("program", name, {"apt-get": packages or (name,)}, required)


def test_a_library_is_there_when_it_loads() -> None:
    assert system_needs.is_there(system_needs.Need("library", "libc.so.6", {}))
    assert not system_needs.is_there(system_needs.Need("library", "libnowhere.so.42", {}))


def test_a_font_is_there_when_its_file_lies_in_a_font_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    need = system_needs.Need("font", "*PicturesOfThisTest*", {})
    assert not system_needs.is_there(need)
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "APicturesOfThisTest.ttf").touch()
    assert system_needs.is_there(need)


def test_nothing_is_asked_when_nothing_is_missing(system: Path) -> None:
    assert settle(system, program("sh")) == 0
    assert asked(system) == []


def test_what_is_missing_is_installed_without_a_question(system: Path) -> None:
    assert settle(system, program("tool-a"), program("sh"), program("tool-b")) == 0
    (line,) = asked(system)
    assert line.startswith("noninteractive: ")
    assert line.endswith("install --yes --no-install-recommends tool-a tool-b")


def test_the_first_name_that_the_system_knows_is_taken(system: Path) -> None:
    wanted = [program("tool-a tool-z", "tool-z-unknown", "tool-a")]
    assert settle(system, *wanted) == 0
    assert asked(system)[0].endswith(" tool-a")


def test_a_busy_package_manager_is_waited_for(
    system: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    busy = "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7 (apt)\n"
    (system / "failures").write_text(2 * busy, "utf-8")
    assert settle(system, program("tool-a")) == 0
    assert len(asked(system)) == 3
    assert capsys.readouterr().err.count("Another package manager is running") == 1


def test_waiting_for_a_busy_package_manager_ends(system: Path) -> None:
    (system / "failures").write_text("E: Could not get lock\n" * 1000, "utf-8")
    done = setup.run_patiently(["apt-get", "install", "tool-a"], wait_s=0.05, pause_s=0.01)
    assert done.returncode == 100


def test_stale_lists_are_fetched_again_once(system: Path) -> None:
    (system / "failures").write_text("E: Failed to fetch tool-a: 404 Not Found\n", "utf-8")
    assert settle(system, program("tool-a")) == 0
    lines = (system / "asked").read_text("utf-8").splitlines()
    assert [line.split(": ")[1].split()[0] for line in lines] == ["-o", "update", "-o"]


def test_lists_that_are_not_there_are_fetched_first(system: Path) -> None:
    (system / "lists").unlink()
    assert settle(system, program("tool-a")) == 0
    lines = (system / "asked").read_text("utf-8").splitlines()
    assert [line.split(": ")[1].split()[0] for line in lines] == ["update", "-o"]


def test_who_may_not_install_gets_the_exact_command(
    system: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    _write(system / "bin" / "sudo", "exit 1")
    assert settle(system, program("tool-a")) == 1
    assert (
        "  sudo apt-get install --yes --no-install-recommends tool-a\n" in capsys.readouterr().err
    )
    assert asked(system) == []


def test_the_command_fetches_the_lists_where_there_are_none(
    system: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (system / "lists").unlink()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    _write(system / "bin" / "sudo", "exit 1")
    assert settle(system, program("tool-a")) == 1
    said = capsys.readouterr().err
    assert "  sudo apt-get update && sudo apt-get install " in said


def test_sudo_without_a_password_is_used(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    _write(system / "bin" / "sudo", '[ "$1" = -n ] && shift && exec "$@"')
    assert settle(system, program("tool-a")) == 0
    assert len(asked(system)) == 1


def test_what_is_only_recommended_never_stops_set_up(
    system: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = [program("no-such", required=False), program("tool-a")]
    assert settle(system, *wanted) == 0
    assert [line.rsplit(" ", 1)[1] for line in asked(system)] == ["tool-a", "no-such"]
    assert "going on" in capsys.readouterr().err


def test_a_failed_installation_stops_with_its_reason(
    system: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (system / "failures").write_text("E: You have held broken packages.\n" * 3, "utf-8")
    assert settle(system, program("tool-a")) == 1
    said = capsys.readouterr().err
    assert "held broken packages" in said
    assert "sudo apt-get install" in said


def test_an_unknown_system_is_told_what_is_missing(
    system: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(system / "nothing"))
    assert setup.find_manager() is None
    assert setup.settle([program("tool-a")], None) == 1
    assert "tool-a" in capsys.readouterr().err


@pytest.mark.parametrize("name", [manager.name for manager in setup.MANAGERS])
def test_every_package_manager_has_a_name_for_every_need(name: str) -> None:
    manager = next(manager for manager in setup.MANAGERS if manager.name == name)
    for need in system_needs.needs("test", screen=True):
        assert setup.packages_of([need], manager), need.name


def test_without_a_screen_its_libraries_are_only_recommended() -> None:
    def required(*, screen: bool) -> set[str]:
        return {need.name for need in system_needs.needs("run", screen=screen) if need.required}

    assert "libGL.so.1" in required(screen=False)
    assert "libxcb-cursor.so.0" not in required(screen=False)
    assert "libxcb-cursor.so.0" in required(screen=True)


def test_no_library_of_qt_is_missing_after_set_up() -> None:
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    qt = Path(spec.origin).parent / "Qt"
    files = [qt / "plugins" / "platforms" / f"libq{name}.so" for name in ("offscreen", "xcb")]
    files += [qt / "plugins" / "platforms" / "libqwayland.so"]
    files += [qt / "lib" / f"libQt6{name}.so.6" for name in ("Widgets", "Svg", "DBus", "XcbQpa")]
    done = subprocess.run(["ldd", *files], capture_output=True, text=True, check=True)
    assert "libQt6Core.so.6" in done.stdout
    assert [line for line in done.stdout.splitlines() if "not found" in line] == []


def test_the_driver_of_the_browser_starts() -> None:
    spec = importlib.util.find_spec("playwright")
    assert spec is not None
    assert spec.origin is not None
    driver = Path(spec.origin).parent / "driver" / "node"
    done = subprocess.run([driver, "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
