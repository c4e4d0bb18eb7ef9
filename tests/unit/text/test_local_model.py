from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from moderator.errors import SettingsError
from moderator.model import FindingKind
from moderator.resources import resource
from moderator.rules.rulebook import Rulebook
from moderator.rules.ruleset import Ruleset
from moderator.settings.files import replace
from moderator.text import local_model
from moderator.text.archive import files, pieces
from moderator.text.local_model import RECORD, find, forget, install
from moderator.text.ngrams import Ngrams
from moderator.text.restore import restore
from moderator.text.training import learn
from tests.small_archive import BARE, RIGHT, lines

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("archive") / "archive.txt"
    path.write_text("\n".join(lines()), "utf-8")
    (file,) = files([path])
    shipped = Ngrams(resource("text", "syllables.ngrams"))
    return learn(pieces(file), shipped, None, lambda _done, _total: None).packed


def change(folder: Path, **fields: Any) -> None:  # noqa: ANN401  # any JSON
    record = json.loads((folder / RECORD).read_text("utf-8"))
    (folder / RECORD).write_text(json.dumps(record | fields), "utf-8")


def test_what_is_installed_restores_until_it_is_forgotten(tmp_path: Path, packed: bytes) -> None:
    folder = tmp_path / "rules"
    assert find(None) == find(folder) == find(tmp_path / "x" / "y")
    install(folder, packed, {"share": 0.5, "words": 12}, replace)
    model = find(folder).model
    assert model is not None
    assert model.record["words"] == 12
    assert restore(BARE) != RIGHT
    assert model.restorer().text(BARE) == RIGHT
    assert model.restorer() is model.restorer()
    assert forget(folder)
    assert list(folder.iterdir()) == []
    assert find(folder) == find(None)
    assert not forget(folder)


def test_a_newer_model_takes_the_place_of_the_older(tmp_path: Path, packed: bytes) -> None:
    install(tmp_path, packed, {"share": 0.5}, replace)
    install(tmp_path, packed + b"\x00" * 8, {"share": 0.3}, replace)
    model = find(tmp_path).model
    assert model is not None
    assert model.share == 0.3
    assert {path.name for path in tmp_path.iterdir()} == {RECORD, model.path.name}


def suggested(rules: Ruleset) -> str:
    (finding,) = (
        one for one in rules.check(BARE.lower()) if one.kind is FindingKind.MISSING_DIACRITICS
    )
    return finding.suggestion or ""


@pytest.mark.parametrize("breaks_at", [1, 2])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_what_is_broken_off_leaves_the_older_model_whole(
    tmp_path: Path, packed: bytes, error: type[BaseException], breaks_at: int
) -> None:
    install(tmp_path, packed, {"share": 0.5}, replace)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    written = 0

    def keep(path: Path, content: bytes) -> None:
        nonlocal written
        written += 1
        if written == breaks_at:
            raise error
        replace(path, content)

    with pytest.raises(SettingsError if error is OSError else error):
        install(tmp_path, packed + b"\x00" * 8, {"share": 0.3}, keep)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "fields",
    [
        {"vocabulary": "0" * 64},
        {"sha256": "../../x"},
        {"sha256": None},
        {"share": "viel"},
        {"share": 7},
        {"share": None},
        {"bytes": 3},
    ],
)
def test_what_does_not_fit_is_not_used_and_said(
    tmp_path: Path, packed: bytes, fields: dict[str, Any]
) -> None:
    install(tmp_path, packed, {"share": 0.5}, replace)
    change(tmp_path, **fields)
    found = find(tmp_path)
    assert found.model is None
    assert found.problem is not None
    assert "moderator train" in found.problem.vi


def test_rules_go_on_without_what_does_not_fit(tmp_path: Path, packed: bytes) -> None:
    install(tmp_path, packed, {"share": 0.5}, replace)
    change(tmp_path, vocabulary="0" * 64)
    book = Rulebook(tmp_path)
    assert book.now.restorer() is local_model.default()
    assert book.now.hash == Ruleset.load().hash
    assert [one.where for one in book.problems] == [RECORD]
    assert forget(tmp_path)
    assert book.problems == ()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000])
def test_a_spoilt_record_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RECORD).write_bytes(content)
    assert find(tmp_path).problem is not None


def test_a_model_whose_inside_is_spoilt_gives_way(tmp_path: Path, packed: bytes) -> None:
    install(tmp_path, b"x" * len(packed), {"share": 0.5}, replace)
    model = find(tmp_path).model
    assert model is not None
    assert model.restorer().text(BARE) == restore(BARE)


def test_rules_follow_what_is_trained_and_forgotten(tmp_path: Path, packed: bytes) -> None:
    book = Rulebook(tmp_path)
    plain = book.now.hash
    install(tmp_path, packed, {"share": 0.5}, replace)
    trained = book.now
    assert trained.hash != plain
    assert not trained.differs_in_own(plain)
    assert "xã lộc hưởng" in suggested(trained)
    assert trained.hash == Ruleset.load(tmp_path).hash
    change(tmp_path, share=0.4)
    assert book.now.hash not in {plain, trained.hash}
    forget(tmp_path)
    assert book.now.hash == plain
    assert "xã lộc hưởng" not in suggested(book.now)


def test_a_model_whose_bytes_were_changed_is_not_used(tmp_path: Path, packed: bytes) -> None:
    install(tmp_path, packed, {"share": 0.5}, replace)
    model = find(tmp_path).model
    assert model is not None
    spoilt = bytearray(packed)
    spoilt[-1] ^= 1
    model.path.write_bytes(spoilt)
    assert model.restorer() is local_model.default()


def test_a_record_with_any_number_is_read(tmp_path: Path, packed: bytes) -> None:
    install(tmp_path, packed, {"share": 0.5}, replace)
    change(tmp_path, bytes=float("inf"))
    assert find(tmp_path).problem is not None
