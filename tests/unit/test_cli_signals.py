from __future__ import annotations

import signal
import threading

import pytest

from moderator.cli.sync import stop_on_signals


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_first_signal_ends_the_round_and_a_second_ends_it_at_once(
    number: signal.Signals,
) -> None:
    stop = threading.Event()
    before = stop_on_signals(stop)
    try:
        signal.raise_signal(number)
        assert stop.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
