"""The settings file: lenient in, whole out."""

from __future__ import annotations

import os
import stat
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from moderator.errors import SettingsError
from moderator.model import RejectReason, SavedView, Words
from moderator.settings import DEFAULT_REASONS, Profile, Settings, load, save


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "desk")


def test_without_a_file_the_defaults_hold(profile: Profile) -> None:
    loaded = load(profile)
    assert loaded.settings == Settings()
    assert loaded.problems == ()
    assert not profile.data.exists()


def test_saved_settings_come_back(profile: Profile) -> None:
    settings = Settings(
        actor="Lan “Bích”",
        language="en",
        undo_window_s=3.5,
        keys={"approve": "A", "search": 'Ctrl+"'},
        reasons=(RejectReason("x", Words("Lý do\nhai dòng", "Reason")),),
    )
    save(profile, settings)
    assert load(profile).settings == settings


def test_what_cannot_be_read_stays_until_something_else_is_chosen(profile: Profile) -> None:
    line = 'views = [{name = "Của tôi", line = "chữ"}, {name = 1, line = "từ"}]\n'
    profile.prepare()
    profile.settings.write_text(line, "utf-8")
    read = load(profile)
    assert len(read.problems) == 1
    save(profile, replace(read.settings, text_size=120))
    assert line in profile.settings.read_text("utf-8")
    save(profile, replace(read.settings, views=(SavedView("Khác", "chữ"),)))
    assert load(profile).settings.views == (SavedView("Khác", "chữ"),)


@pytest.mark.parametrize("name", ["a\x00b", "\x1b\x7f", '"""', "'''", "\\", "[x]\r\n#", "\u202e"])
def test_a_view_may_have_any_name(profile: Profile, name: str) -> None:
    own = SavedView(name, f'"{name}"', "Hòa")
    settings = Settings(views=(SavedView(name, f'"{name}"'), own))
    save(profile, settings)
    assert load(profile).settings == settings


def test_half_a_surrogate_pair_is_saved_as_the_sign_for_it(profile: Profile) -> None:
    save(profile, Settings(theme="dark", views=(SavedView("a\ud800b", "\udfff"),)))
    loaded = load(profile)
    assert loaded.settings.views == (SavedView("a\ufffdb", "\ufffd"),)
    assert loaded.problems == ()


def test_only_what_differs_is_written(profile: Profile) -> None:
    save(profile, Settings(theme="dark"))
    assert profile.settings.read_text() == 'theme = "dark"\n'


def test_a_value_set_back_to_its_default_is_written_too(profile: Profile) -> None:
    save(profile, Settings(theme="dark"))
    save(profile, Settings())
    assert load(profile).settings.theme == "system"


def test_unknown_keys_and_comments_survive_saving(profile: Profile) -> None:
    profile.prepare()
    profile.settings.write_text('# của bàn đêm\nfuture = [1, 2]\ntheme = "light"\n')
    save(profile, Settings(theme="dark", text_size=120))
    text = profile.settings.read_text()
    assert "# của bàn đêm" in text
    assert "future = [1, 2]" in text
    assert load(profile).settings == Settings(theme="dark", text_size=120)


@pytest.mark.parametrize(
    "line",
    [
        'theme = "purple"',
        "undo_window_s = -1",
        "undo_window_s = 'ten'",
        "text_size = 100000",
        "reasons = []",
        'reasons = [{code = "a", vi = "A"}, {code = "a", vi = "B"}]',
        'reasons = [{vi = "no code"}]',
        'keys = ["approve"]',
    ],
)
def test_one_wrong_value_costs_only_itself(profile: Profile, line: str) -> None:
    profile.prepare()
    profile.settings.write_text(f'actor = "Lan"\n{line}\n')
    loaded = load(profile)
    assert loaded.settings == Settings(actor="Lan")
    assert len(loaded.problems) == 1
    assert line.split(maxsplit=1)[0] in loaded.problems[0].en


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"a = " + b"[" * 100_000])
def test_a_damaged_file_is_kept_aside_and_said(profile: Profile, content: bytes) -> None:
    profile.prepare()
    profile.settings.write_bytes(content)
    loaded = load(profile, now=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC))
    aside = profile.data / "settings.damaged-20260304T050607Z.toml"
    assert loaded.settings == Settings()
    assert str(aside) in loaded.problems[0].vi
    assert aside.read_bytes() == content
    assert not profile.settings.exists()


def test_a_file_with_a_byte_order_mark_is_read(profile: Profile) -> None:
    profile.prepare()
    profile.settings.write_bytes(b'\xef\xbb\xbftheme = "dark"\r\n')
    assert load(profile).settings.theme == "dark"


def test_the_folder_belongs_to_its_user_alone(profile: Profile) -> None:
    save(profile, Settings(actor="Lan"))
    if os.name == "posix":
        assert profile.data.stat().st_mode & 0o077 == 0
        assert profile.settings.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError) as caught:
        save(Profile.at(tmp_path / "file" / "below"), Settings(actor="Lan"))
    assert "--data" in caught.value.words("vi")


def test_saving_leaves_no_other_file_behind(profile: Profile) -> None:
    save(profile, Settings(actor="Lan"))
    save(profile, Settings(actor="Hoa"))
    assert [path.name for path in profile.data.iterdir()] == ["settings.toml"]


def test_a_profile_is_a_folder_with_an_absolute_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Profile.at(Path("desk")).data == tmp_path / "desk"
    assert Profile.at().data.is_absolute()


def test_settings_are_frozen() -> None:
    with pytest.raises((AttributeError, FrozenInstanceError)):
        setattr(Settings(), "actor", "x")  # noqa: B010  # mypy forbids the plain form


def test_reasons_have_codes_of_their_own_in_both_languages() -> None:
    codes = [reason.code for reason in DEFAULT_REASONS]
    assert len(set(codes)) == len(codes)
    assert all(one.words.vi and one.words.en and one.code.isascii() for one in DEFAULT_REASONS)
    assert msgspec.structs.fields(Settings)


@pytest.mark.skipif(os.name != "posix", reason="rights by mode are POSIX's")
def test_a_new_data_folder_and_those_above_it_are_the_users_alone(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path / "share" / "moderator" / "demo")
    profile.prepare()
    profile.prepare()

    folders = (profile.data, profile.data.parent, profile.data.parent.parent)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700] * 3
