from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.text.ngrams import Ngrams
from moderator.text.restore import Restorer
from moderator.text.train import main

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = """\
Con đường làng ngập nước sau cơn mưa lớn.
Người dân mong con đường sớm được sửa chữa.
Chiếc cầu bắc qua sông đã cũ, người dân đi lại khó khăn.
Xã sẽ sửa chiếc cầu bắc qua sông trong năm nay.
"""


def train(folder: Path, name: str) -> Path:
    corpus = folder / "corpus.txt"
    corpus.write_text(SENTENCES * 3, encoding="utf-8")
    out = folder / name
    assert main([str(out), f"sentences:1:{corpus}", "--bigrams", "500", "--trigrams", "500"]) == 0
    return out


def test_a_model_trained_on_sentences_restores_them(tmp_path: Path) -> None:
    restorer = Restorer([(Ngrams(train(tmp_path, "model")), 1.0)])
    typed = "Chiec cau bac qua song da cu, nguoi dan di lai kho khan."
    assert restorer.restore(typed).text == SENTENCES.splitlines()[2]


def test_the_same_corpus_gives_the_same_model(tmp_path: Path) -> None:
    one, two = train(tmp_path, "one"), train(tmp_path, "two")
    assert one.read_bytes() == two.read_bytes()


def test_what_was_seen_less_than_three_times_is_not_in_the_model(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text(SENTENCES * 3 + "Tên hiếm Quỳnh Nghiễm ở đây.\n" * 2, encoding="utf-8")
    out = tmp_path / "model"
    main([str(out), f"sentences:1:{corpus}"])
    model = Ngrams(out)
    assert "đường" in model.ids
    assert "nghiễm" not in model.ids


def test_lines_without_marks_teach_nothing(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text(SENTENCES * 3 + "con duong nay ngap nuoc\n" * 9, encoding="utf-8")
    out = tmp_path / "model"
    main([str(out), f"sentences:1:{corpus}"])
    assert "duong" not in Ngrams(out).ids


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match="no restoration model"):
        Ngrams(other)


def test_a_model_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    whole = train(tmp_path, "model").read_bytes()
    cut = tmp_path / "cut"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="cut off"):
        Ngrams(cut)
