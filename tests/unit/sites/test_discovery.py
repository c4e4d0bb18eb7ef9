from __future__ import annotations

import pytest

from moderator.errors import Refused
from moderator.sites.discovery import home_of, normalise


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("bao.example", "https://bao.example/"),
        ("  HTTPS://Bao.example/x/ ", "https://Bao.example/x/"),
        ("https://bao.example/a?b=c#d", "https://bao.example/a?b=c"),
        ("localhost:8000", "http://localhost:8000/"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("http://[::1]:8000", "http://[::1]:8000/"),
        ("báo.example", "https://báo.example/"),
    ],
)
def test_what_people_type_becomes_an_address(typed: str, url: str) -> None:
    assert normalise(typed) == url


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "https://", "ftp://bao.example", "http://", "https://a:b@c.example", "x:99999999"],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        normalise(typed)


def test_plain_http_to_another_machine_needs_a_word() -> None:
    with pytest.raises(Refused) as told:
        normalise("http://bao.example")
    assert "https" in told.value.words("vi")
    assert normalise("http://bao.example", insecure=True) == "http://bao.example/"


@pytest.mark.parametrize(
    ("root", "home"),
    [
        ("https://a.example/wp-json/", "https://a.example/"),
        ("https://a.example/blog/wp-json", "https://a.example/blog/"),
        ("https://a.example/index.php/wp-json/", "https://a.example/"),
        ("https://a.example/?rest_route=/", "https://a.example/"),
        ("https://a.example/tin/index.php?rest_route=%2F", "https://a.example/tin/"),
        ("https://a.example/api/", "https://a.example/"),
    ],
)
def test_the_front_page_is_known_from_the_api(root: str, home: str) -> None:
    assert home_of(root) == home
