"""What happens at another computer just between two transactions of this one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

    from moderator.store import Store, Writing


def before_write(
    store: Store, monkeypatch: pytest.MonkeyPatch, earlier: int, act: Callable[[], object]
) -> None:
    """Let ``act`` happen once, after ``earlier`` more of the store's writings and before the next.

    Everything is really done; only the moment is chosen.
    """
    write, left = store.write, [earlier]

    @contextmanager
    def interrupted() -> Iterator[Writing]:
        left[0] -= 1
        if left[0] == -1:
            act()
        with write() as writing:
            yield writing

    monkeypatch.setattr(store, "write", interrupted)
