from __future__ import annotations

import codecs
import gzip
import json
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.archive import (
    LONGEST_LINE,
    PIECE_LINES,
    ArchiveError,
    files,
    lines_of,
    pieces,
)

if TYPE_CHECKING:
    from pathlib import Path

    from moderator.text.archive import Piece

LINES = ["Đường làng ngập nước.", "Cầu đã cũ."]
TEXT = "\n".join(LINES)


def read(path: Path, *fields: str) -> list[Piece]:
    return [piece for file in files([path]) for piece in pieces(file, fields)]


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_is_read_line_by_line(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert read(written(tmp_path / "a.txt", f"\n{decomposed}\r\n\n")) == [tuple(LINES)]
    assert read(written(tmp_path / "b.txt", codecs.BOM_UTF8 + TEXT.encode())) == [tuple(LINES)]
    assert read(written(tmp_path / "c.txt", TEXT.encode("utf-16"))) == [tuple(LINES)]


def test_neighbouring_lines_make_a_piece(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", "".join(f"Dòng {n}\n" for n in range(50))))
    assert [len(piece) for piece in found] == [PIECE_LINES, PIECE_LINES, 10]


def test_an_endless_line_is_read_in_parts(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", "đ" * (2 * LONGEST_LINE + 1)))
    assert [len(line) for piece in found for line in piece] == [LONGEST_LINE, LONGEST_LINE, 1]


def test_packed_files_are_read(tmp_path: Path) -> None:
    assert read(written(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode()))) == [tuple(LINES)]
    plain = written(tmp_path / "b.jsonl", json.dumps({"text": TEXT}))
    if shutil.which("zstd"):
        subprocess.run(["zstd", "-q", str(plain)], check=True)
        assert read(tmp_path / "b.jsonl.zst") == [tuple(LINES)]


def test_a_program_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArchiveError) as raised:
        read(written(tmp_path / "a.txt.zst", b"x"))
    assert "zstd" in raised.value.words("vi")


def test_records_are_pieces_and_their_fields_are_found(tmp_path: Path) -> None:
    rows = [{"title": "Tựa", "text": TEXT, "id": 1}, {"title": None, "text": "Bài hai"}, {"id": 3}]
    path = written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")
    assert read(path) == [("Tựa", *LINES), ("Bài hai",)]
    assert read(path, "title") == [("Tựa",)]
    with pytest.raises(ArchiveError) as raised:
        read(path, "nội dung")
    assert "title, text, id" in raised.value.words("vi")


def test_tables_are_read_by_their_first_line(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", f'id;text\n1;"{TEXT}"\n2;"Bài; hai"\n3\n')
    assert read(path) == [tuple(LINES), ("Bài; hai",)]
    assert read(written(tmp_path / "b.tsv", "body\tid\nMột\t1\n")) == [("Một",)]
    assert read(written(tmp_path / "c.csv", "")) == []


@pytest.mark.parametrize("line", ["{", "[]", "1", '"a"', "[" * 100_000])
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: str) -> None:
    path = written(tmp_path / "a.jsonl", f'{{"text": "Một"}}\n{line}\n')
    with pytest.raises(ArchiveError) as raised:
        read(path)
    assert "Dòng 2" in raised.value.words("vi")


def test_a_folder_is_read_in_the_order_of_names_and_a_file_once(tmp_path: Path) -> None:
    (tmp_path / "kho" / "2025").mkdir(parents=True)
    written(tmp_path / "kho" / "b.txt", "Hai")
    written(tmp_path / "kho" / "2025" / "a.txt", "Một")
    written(tmp_path / "kho" / "anh.png", b"\x89PNG\x00")
    found = files([tmp_path / "kho", tmp_path / "kho" / "b.txt"])
    assert [file.name for file in found] == ["kho/2025/a.txt", "kho/b.txt"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    for made in (folder, elsewhere):
        made.mkdir()
    (folder / "a.txt").write_text("Một câu.", encoding="utf-8")
    (elsewhere / "b.txt").write_text("Chuyện riêng.", encoding="utf-8")
    (folder / "c.txt").symlink_to(elsewhere / "b.txt")
    (folder / "d").symlink_to(elsewhere, target_is_directory=True)
    (folder / "e.txt").symlink_to(folder / "a.txt")
    assert [file.name for file in files([folder])] == ["archive/a.txt"]
    named = files([folder / "c.txt", elsewhere])  # what is named is read, wherever it leads
    assert [file.name for file in named] == ["c.txt"]


@pytest.mark.parametrize("name", ["anh.png", "ghi chú", "a.gz", "a.docx"])
def test_other_kinds_of_files_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError):
        files([written(tmp_path / name, "Đường làng")])


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        files([tmp_path])
    with pytest.raises(FileNotFoundError):
        files([tmp_path / "không có"])


@pytest.mark.parametrize(
    "content", [TEXT.encode("utf-16")[2:], "Đường".encode("cp1258", "replace") * 9, b"\x00" * 99]
)
def test_what_is_no_utf_8_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ArchiveError) as raised:
        read(written(tmp_path / "a.txt", content))
    assert "UTF-8" in raised.value.words("en")


def test_a_few_spoilt_lines_are_left_out(tmp_path: Path) -> None:
    content = b"H\xe0 N\x00\n" + "".join(f"Dòng {n}\n" for n in range(40)).encode()
    assert sum(map(len, read(written(tmp_path / "a.txt", content)))) == 40


@pytest.mark.parametrize("cut", [5, 20, 60])
def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    packed = gzip.compress(TEXT.encode() * 9)
    with pytest.raises(ArchiveError):
        read(written(tmp_path / "a.txt.gz", packed[:cut] + b"x" * (len(packed) - cut)))


def test_html_becomes_lines() -> None:
    given = "<p>Chợ <b>Gò</b> M&#7849;n</p><p class='x'>họp &lt; 5 giờ</p>"
    assert lines_of(given) == ("Chợ Gò Mẩn", "họp < 5 giờ")


@given(st.text(st.characters(exclude_categories=[])) | st.text("<>&a/;#1 \n"))
def test_any_text_gives_lines_that_are_composed_and_not_empty(text: str) -> None:
    for line in lines_of(text):
        assert line == unicodedata.normalize("NFC", line).strip() != ""


def test_an_endless_line_of_a_table_is_read_in_parts(tmp_path: Path) -> None:
    endless = b"a" * 1_000_000
    path = tmp_path / "a.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as packed:
        packed.write(b"text\n")
        for _ in range(70):
            packed.write(endless)
    assert len(read(path)) == 2
