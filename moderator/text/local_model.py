"""The restoration model a newsroom trained on its own archive: where it lies, who opens it.

Two files: ``archive.json`` says what there is, and names the n-grams' file by the hash of its
bytes. So either the old model is in force or the new one, whole, whenever the training is broken
off. Numpy is imported when the model is opened, not when it is looked for.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
from dataclasses import dataclass, field  # noqa: TID251  # its record is not compared
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from moderator.errors import SettingsError
from moderator.model import Words
from moderator.resources import resource
from moderator.text.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from moderator.text.restore import Restorer

RECORD: Final = "archive.json"
_MODEL: Final = "archive-{}.ngrams"
_SHIPPED: Final = ("text", "syllables.ngrams")
_DIGITS: Final = 16

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model that fits the program's: its file, its share of the mixture, what it was made of."""

    path: Path
    share: float
    digest: str
    record: Mapping[str, Any] = field(compare=False, hash=False)

    def restorer(self) -> Restorer:
        """Return what restores with it; opened once. When it cannot be opened, the program's."""
        return _opened(self.path, self.share, self.digest) or default()


class Found(Struct, frozen=True):
    """What lies in a folder: a model in force, or why there is none although one was made."""

    model: LocalModel | None = None
    problem: Words | None = None


def find(folder: Path | None) -> Found:
    """Return the model in ``folder``. Never raises; costs next to nothing where there is none."""
    if folder is None:
        return Found()
    try:
        content = (folder / RECORD).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Found()
    except OSError as error:
        return Found(problem=_unusable(str(error.strerror)))
    try:
        record = json.loads(content)
        digest, size = str(record["sha256"]), int(record["bytes"])
        model = LocalModel(
            folder / _MODEL.format(digest[:_DIGITS]), float(record["share"]), digest, record
        )
        there = model.path.stat().st_size
        fits = record["vocabulary"] == vocabulary_of(resource(*_SHIPPED))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        return Found(problem=_unusable(f"{type(error).__name__}: {error}"))
    if there != size or not 0 < model.share < 1:
        return Found(problem=_unusable(model.path.name))
    return Found(model) if fits else Found(problem=OUTDATED)


def install(
    folder: Path,
    packed: bytes,
    record: Mapping[str, Any],
    keep: Callable[[Path, bytes], None],
) -> None:
    """Put a model in force; ``record`` says its share and what it was made of.

    ``keep`` writes a file in one step. Raises ``SettingsError`` when that fails; then the model
    that was there before is still in force.
    """
    digest = hashlib.sha256(packed).hexdigest()
    path = folder / _MODEL.format(digest[:_DIGITS])
    whole = {
        "sha256": digest,
        "bytes": len(packed),
        "vocabulary": vocabulary_of(resource(*_SHIPPED)),
        **record,
    }
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keep(path, packed)
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        keep(folder / RECORD, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise SettingsError(
            f"{path}: {error.strerror}",
            title=Words("Không lưu được mô hình", "The model could not be saved"),
        ) from error
    finally:
        _sweep(folder)


def forget(folder: Path) -> bool:
    """Take a model out of force, whether it fits or not; return whether there was one.

    Raises ``SettingsError`` when it cannot be deleted.
    """
    try:
        (folder / RECORD).unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise SettingsError(
            f"{folder / RECORD}: {error.strerror}",
            title=Words("Không xóa được mô hình", "The model could not be deleted"),
        ) from error
    _sweep(folder)
    return True


def default() -> Restorer:
    """Return the restorer with the program's own models."""
    from moderator.text.restore import default_restorer  # noqa: PLC0415  # brings numpy

    return default_restorer()


def _sweep(folder: Path) -> None:
    """Delete the models that are in force no longer; where one is still open, the next time."""
    named = find(folder).model
    for path in folder.glob(_MODEL.format("*")):
        if named is None or path != named.path:
            with contextlib.suppress(OSError):
                path.unlink()


@lru_cache(maxsize=1)
def _opened(path: Path, share: float, digest: str) -> Restorer | None:
    """Return what restores with a model; None when it cannot be opened, which is told once."""
    from moderator.text.ngrams import Ngrams  # noqa: PLC0415  # they bring numpy
    from moderator.text.restore import Restorer  # noqa: PLC0415
    from moderator.text.tagger import Tagger  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                raise ValueError(f"{path} was changed")  # noqa: TRY301  # told as the others are
        models = ((Ngrams(resource(*_SHIPPED)), 1 - share), (Ngrams(path), share))
        return Restorer(models, Tagger(resource("text", "tagger.npz")))
    except (OSError, ValueError):
        _log.exception("the archive's model cannot be opened")
        return None


def _unusable(detail: str) -> Words:
    return Words(
        "Không dùng được mô hình từ kho bài, dùng mô hình của chương trình: "
        f"{detail}. Chạy lại moderator train, hoặc moderator train --forget",
        f"The archive's model cannot be used, the program's own is: {detail}. "
        "Run moderator train again, or moderator train --forget",
    )


OUTDATED: Final = Words(
    "Mô hình từ kho bài không hợp với phiên bản này của chương trình nên không được dùng. "
    "Chạy lại moderator train, hoặc moderator train --forget",
    "The archive's model does not fit this version of the program and is not used. "
    "Run moderator train again, or moderator train --forget",
)
