from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from moderator.resources import resource

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
SOURCES = sorted(
    str(file) for part in ("ui", "app") for file in (ROOT / "moderator" / part).rglob("*.py")
)

Key = tuple[str, str, str]


def messages(file: Path) -> dict[Key, ET.Element]:
    """Return the messages of a .ts by context, text and comment."""
    tree = ET.fromstring(file.read_text("utf-8"))  # noqa: S314 - our own file
    return {
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
        ): message
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def forms(message: ET.Element) -> list[str]:
    """Return a message's translation, or each of its plural forms."""
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


@pytest.fixture(scope="module")
def needed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text that the code asks to have translated."""
    out = tmp_path_factory.mktemp("i18n") / "now.ts"
    subprocess.run(
        [BIN / "pyside6-lupdate", *SOURCES, "-silent", "-ts", out, "-target-language", "vi_VN"],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    return out


def test_every_text_of_the_window_is_translated_and_none_is_left_over(needed: Path) -> None:
    wanted, there = messages(needed), messages(resource("i18n", "moderator_vi.ts"))
    assert sorted(set(wanted) - set(there)) == [], "run make translations and translate these"
    assert sorted(set(there) - set(wanted)) == [], "run make translations"


def test_every_plural_has_its_english_forms(needed: Path) -> None:
    plurals = {key for key, message in messages(needed).items() if message.get("numerus")}
    assert set(messages(resource("i18n", "moderator_en.ts"))) == plurals


@pytest.mark.parametrize("name", ["moderator_vi", "moderator_en", "qtbase_vi"])
def test_no_translation_is_unfinished_empty_or_without_its_places(name: str) -> None:
    for key, message in messages(resource("i18n", f"{name}.ts")).items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, key
        for form in forms(message):
            assert form.strip() or not key[1].strip(), key
            for place in ("%1", "%2", "%3"):
                assert (place in key[1]) == (place in form), key
            if "%n" in key[1] or "%Ln" in key[1]:
                assert "%n" in form or "%Ln" in form, key


@pytest.mark.parametrize("name", ["moderator_vi", "moderator_en", "qtbase_vi"])
def test_what_the_program_loads_is_made_from_the_texts(name: str, tmp_path: Path) -> None:
    made = tmp_path / f"{name}.qm"
    source = resource("i18n", f"{name}.ts")
    subprocess.run(
        [BIN / "pyside6-lrelease", "-silent", source, "-qm", made], check=True, capture_output=True
    )
    assert made.read_bytes() == resource("i18n", f"{name}.qm").read_bytes()


def test_an_access_key_is_used_once_in_a_form() -> None:
    """Fields side by side; two with one letter would take turns."""
    there = messages(resource("i18n", "moderator_vi.ts"))
    for context in ("ConnectDialog", "ExportDialog", "LogWindow", "TakedownDialog", "VerifyDialog"):
        letters = [
            form[form.index("&") + 1].casefold()
            for (name, text, _), message in there.items()
            if name == context and "&" in text
            for form in forms(message)
        ]
        assert len(letters) == len(set(letters)), (context, sorted(letters))


def test_no_vietnamese_i_is_underlined() -> None:
    """Its underline looks like the dot of ị: *Tin* would be read as *Tịn*."""
    there = messages(resource("i18n", "moderator_vi.ts"))
    dotted = [form for message in there.values() for form in forms(message) if "&i" in form]
    assert dotted == []
