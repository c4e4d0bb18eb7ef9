"""Makes ``resources/text/known.txt``: the syllables of Vietnamese in use, the commonest first.

Run ``python packaging/known_syllables.py resources/text/known.txt FILE…`` with texts, one paragraph
a line (plain, or ``.zst`` read through the ``zstd`` program). The rules of spelling allow some
18,000 accented syllables, a quarter of which is ever written; what was seen fewer than 30 times is
left out. The same texts give the same bytes.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from moderator.text.letters import canonical
from moderator.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MIN_SEEN: Final = 30
_A_ROW: Final = 16
_WORD: Final = re.compile(r"[^\W\d_]+")
_NOTICE: Final = """\
# Accented syllables in use, the commonest first. Counted by packaging/known_syllables.py in the
# texts named in MODEL.md; none seen fewer than 30 times.
"""


def count(lines: Iterable[str]) -> Counter[str]:
    """Count the accented syllables of composed (NFC) lines, in small letters."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(_WORD.findall(line))
    seen: Counter[str] = Counter()
    for word, times in words.items():
        form = canonical(word.lower())
        if not form.isascii() and is_syllable(form):
            seen[form] += times
    return seen


def written(seen: Counter[str]) -> str:
    """Return the text of the file."""
    kept = [form for form, times in seen.items() if times >= MIN_SEEN]
    kept.sort(key=lambda form: (-seen[form], form))
    rows = [" ".join(kept[start : start + _A_ROW]) for start in range(0, len(kept), _A_ROW)]
    return _NOTICE + "\n".join(rows) + "\n"


def _lines(path: Path) -> Iterator[str]:
    if path.suffix != ".zst":
        with path.open(encoding="utf-8") as file:
            yield from file
        return
    command = ["zstd", "-dc", "--long=27", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as program:
        if program.stdout is not None:
            yield from program.stdout
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)


def main() -> None:
    """Count the files and write the list."""
    target, *sources = map(Path, sys.argv[1:])
    seen: Counter[str] = Counter()
    for source in sources:
        seen += count(_lines(source))
    target.write_text(written(seen), encoding="utf-8")
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
