"""Secrets: the keyring first, a private file where allowed, never in words."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from moderator.errors import SettingsError
from moderator.settings import Secrets
from moderator.settings.keyrings import Backend, encrypted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ADDRESS = "https://bao.example/"
VALUE = "s3cr3t-của-tôi"


class DictionaryKeyring:
    """A keyring in memory, answering as the real ones do."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(DictionaryKeyring):
    """A keyring whose prompt was dismissed."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(f"{service}/{username}: Prompt dismissed..")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"{service}/{username}: Prompt dismissed {len(password)}..")


def finder(backend: Backend | None) -> Callable[[], Backend | None]:
    return lambda: backend


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "unprotected-secrets.json"


def test_a_keyring_keeps_the_secret_and_no_file_is_made(file: Path) -> None:
    keyring = DictionaryKeyring()
    stored = Secrets(file, finder=finder(keyring)).put(ADDRESS, VALUE, allow_file=True)
    assert (stored.where, stored.warning) == ("keyring", None)
    assert Secrets(file, finder=finder(keyring)).get(ADDRESS) == VALUE
    assert not file.exists()


@pytest.mark.parametrize("keyring", [None, LockedKeyring()])
def test_without_a_keyring_an_allowed_file_keeps_it_and_warns(
    file: Path, keyring: Backend | None
) -> None:
    stored = Secrets(file, finder=finder(keyring)).put(ADDRESS, VALUE, allow_file=True)
    assert stored.where == "file"
    assert stored.warning is not None
    assert "KHÔNG MÃ HÓA" in stored.warning.vi
    assert str(file) in stored.warning.en
    assert Secrets(file, finder=finder(keyring)).get(ADDRESS) == VALUE
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_keyring_and_leave_nothing_is_written(file: Path) -> None:
    with pytest.raises(SettingsError):
        Secrets(file, finder=finder(None)).put(ADDRESS, VALUE, allow_file=False)
    assert not file.exists()


def test_a_secret_for_this_run_is_gone_in_the_next(file: Path) -> None:
    secrets = Secrets(file, finder=finder(None))
    assert secrets.keep_for_this_run(ADDRESS, VALUE).where == "run"
    assert secrets.get(ADDRESS) == VALUE
    assert Secrets(file, finder=finder(None)).get(ADDRESS) is None


def test_a_keyring_that_answers_again_takes_the_secret_out_of_the_file(file: Path) -> None:
    Secrets(file, finder=finder(None)).put(ADDRESS, "old", allow_file=True)
    keyring = DictionaryKeyring()
    Secrets(file, finder=finder(keyring)).put(ADDRESS, VALUE, allow_file=True)
    assert "old" not in file.read_text()
    assert Secrets(file, finder=finder(keyring)).get(ADDRESS) == VALUE


def test_forgetting_removes_it_everywhere(file: Path) -> None:
    keyring = DictionaryKeyring()
    secrets = Secrets(file, finder=finder(keyring))
    secrets.put(ADDRESS, VALUE, allow_file=True)
    secrets.forget(ADDRESS)
    secrets.forget("https://other.example/")
    assert secrets.get(ADDRESS) is None
    assert keyring.kept == {}


@pytest.fixture
def release() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_keyring_that_blocks_is_left_behind_and_not_asked_again(
    file: Path, release: threading.Event
) -> None:
    asked: list[str] = []

    class Blocking(DictionaryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            asked.append(username)
            release.wait()
            return super().get_password(service, username)

    secrets = Secrets(file, limit_s=0.05, finder=finder(Blocking()))
    assert secrets.get(ADDRESS) is None
    assert secrets.get(ADDRESS) is None
    assert asked == [ADDRESS]


def test_a_file_opened_up_to_others_is_closed_again(file: Path) -> None:
    if os.name != "posix":
        pytest.skip("file modes are POSIX's")
    secrets = Secrets(file, finder=finder(None))
    secrets.put(ADDRESS, VALUE, allow_file=True)
    file.chmod(0o644)
    assert secrets.get(ADDRESS) == VALUE
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_damaged_file_of_secrets_is_said_without_its_content(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(f'{{"{ADDRESS}": "{VALUE}"')
    with pytest.raises(SettingsError) as caught:
        Secrets(file, finder=finder(None)).get(ADDRESS)
    assert VALUE not in caught.value.words("vi")
    assert caught.value.__cause__ is None


def test_a_secret_never_stands_in_a_repr(file: Path) -> None:
    secrets = Secrets(file, finder=finder(None))
    stored = secrets.put(ADDRESS, VALUE, allow_file=True)
    secrets.keep_for_this_run("x", VALUE)
    assert VALUE not in repr(secrets)
    assert VALUE not in repr(stored)


def test_a_keyring_of_an_unknown_kind_counts_as_plain_text() -> None:
    from keyring.backends import SecretService, fail, null  # noqa: PLC0415

    assert not encrypted(DictionaryKeyring)
    assert not encrypted(fail.Keyring)
    assert not encrypted(null.Keyring)
    assert encrypted(SecretService.Keyring)
