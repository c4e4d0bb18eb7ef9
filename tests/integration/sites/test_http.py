"""The HTTP client against servers that misbehave below the level of an API."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from moderator.errors import Garbled, LoginNeeded, Refused, SiteError, Unreachable
from moderator.model import SiteInfo
from moderator.sites import Secret, connect, open_site
from moderator.sites.http import Answer, Http, LostReply, check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET = Secret(None, "chìa-khóa".encode().hex())
OK = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
    b"Connection: close\r\n\r\n{}"
)


class Wire:
    """A server that answers each connection with the bytes of ``script``, and keeps what came.

    A connection serves one request: a whole answer says so, or the client would use it again.
    """

    def __init__(self, script: Callable[[str], bytes], tls: ssl.SSLContext | None = None) -> None:
        self.script = script
        self.heard: list[str] = []
        self._tls = tls
        self._ending = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.address = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            with connection:
                if self._ending.is_set():
                    return
                if self._tls is not None:
                    try:
                        connection = self._tls.wrap_socket(connection, server_side=True)
                    except OSError:
                        continue
                connection.settimeout(5)
                head = b""
                while b"\r\n\r\n" not in head and (piece := connection.recv(65_536)):
                    head += piece
                self.heard.append(head.decode("latin-1"))
                try:
                    connection.sendall(self.script(head.decode("latin-1")))
                except OSError:
                    continue

    def close(self) -> None:
        self._ending.set()
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._thread.join()
        self._listener.close()


def http(address: str, **options: float) -> Http:
    return Http(address, SECRET, scheme="Bearer", **{"timeout": 2.0, **options})  # type: ignore[arg-type]  # sizes and times


@pytest.fixture
def plain() -> Iterator[Wire]:
    with closing(Wire(lambda _: OK)) as wire:
        yield wire


def answering(status: int, *headers: str, body: bytes = b"") -> Callable[[str], bytes]:
    length = f"Content-Length: {len(body)}"
    lines = [f"HTTP/1.1 {status} X", length, "Connection: close", *headers, "", ""]
    return lambda _: "\r\n".join(lines).encode() + body


def test_the_login_goes_to_its_own_origin_only(plain: Wire) -> None:
    with closing(http(plain.address)) as client:
        client.get(f"{plain.address}/a")
        client.get(f"{plain.address}/a", login=False)
        with pytest.raises(Refused):
            client.get(f"http://localhost:{plain.port}/a")
    logins = ["authorization: bearer" in each.lower() for each in plain.heard]
    assert logins == [True, False]


def test_an_anonymous_redirect_is_followed_without_the_login(plain: Wire) -> None:
    away = answering(302, f"Location: {plain.address}/b")
    with closing(Wire(away)) as wire, closing(http(wire.address)) as client:
        answer = client.get(f"{wire.address}/a", login=False)
    assert answer.url == f"{plain.address}/b"
    assert "authorization" not in plain.heard[0].lower()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["POST", "DELETE", "GET"])
def test_a_redirect_is_never_followed_with_the_login(plain: Wire, method: str, status: int) -> None:
    away = answering(status, f"Location: {plain.address}/b")
    with (
        closing(Wire(away)) as wire,
        closing(http(wire.address)) as client,
        pytest.raises(Refused),
    ):
        check(client.send(method, f"{wire.address}/a", body={}))
    assert plain.heard == []


def test_a_redirect_in_a_circle_ends() -> None:
    with closing(Wire(answering(302, "Location: /a"))) as wire:
        with closing(http(wire.address)) as client, pytest.raises(Garbled):
            client.get(f"{wire.address}/a", login=False)
        assert len(wire.heard) < 10


def test_a_redirect_to_what_is_no_address_is_garbled() -> None:
    with (
        closing(Wire(answering(302, "Location: http://[::1"))) as wire,
        closing(http(wire.address)) as client,
        pytest.raises(SiteError),
    ):
        client.get(f"{wire.address}/a", login=False)


def test_an_endless_answer_is_cut_off() -> None:
    body = b"[" + b"1," * 100_000
    with (
        closing(Wire(answering(200, body=body))) as wire,
        closing(http(wire.address, max_bytes=10_000)) as client,
        pytest.raises(Garbled),
    ):
        client.get(wire.address)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
    ],
)
def test_half_an_answer_is_a_lost_reply(raw: bytes) -> None:
    with (
        closing(Wire(lambda _: raw)) as wire,
        closing(http(wire.address)) as client,
        pytest.raises(LostReply),
    ):
        client.send("POST", wire.address, body={})


def test_a_closed_port_is_unreachable_and_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with (
        closing(http(f"http://127.0.0.1:{port}")) as client,
        pytest.raises(Unreachable) as told,
    ):
        client.send("POST", f"http://127.0.0.1:{port}/", body={})
    assert not isinstance(told.value, LostReply)


def test_a_name_that_does_not_exist_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        connect("https://khong-co.invalid", secret="x", timeout=2)


def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(1))
        .not_valid_after(now + dt.timedelta(1))
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "both.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with closing(Wire(lambda _: OK, context)) as wire:
        with closing(http(wire.address)) as client, pytest.raises(Unreachable) as told:
            client.get(wire.address)
        assert wire.heard == []
    assert "CERTIFICATE_VERIFY_FAILED" in told.value.detail


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("99999999999", 86_400.0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("Mon, 01 Jan 2024 00:00:00 +99999999999999", None),
    ],
)
def test_the_wish_to_come_back_later_is_read(value: str, seconds: float | None) -> None:
    with (
        closing(Wire(answering(429, f"Retry-After: {value}"))) as wire,
        closing(http(wire.address)) as client,
        pytest.raises(Unreachable) as told,
    ):
        check(client.get(wire.address))
    assert told.value.retry_after == seconds


def test_a_wish_as_a_date_is_read() -> None:
    date = "Wed, 21 Oct 2015 07:28:00 GMT"
    with (
        closing(Wire(answering(503, f"Retry-After: {date}"))) as wire,
        closing(http(wire.address)) as client,
        pytest.raises(Unreachable) as told,
    ):
        check(client.get(wire.address))
    assert told.value.retry_after == 0.0


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, Garbled),
        (401, LoginNeeded),
        (403, Refused),
        (404, Garbled),
        (405, Garbled),
        (410, Garbled),
        (418, Garbled),
        (429, Unreachable),
        (500, Unreachable),
        (503, Unreachable),
        (599, Garbled),
    ],
)
def test_every_status_has_its_error(status: int, error: type[SiteError]) -> None:
    with (
        closing(Wire(answering(status))) as wire,
        closing(http(wire.address)) as client,
        pytest.raises(error),
    ):
        check(client.get(wire.address))


@pytest.mark.parametrize(
    ("body", "data"),
    [
        (b"<b>Notice</b>: [7] in {x}\n" + b'[{"id": 1}]', [{"id": 1}]),
        (b"\xef\xbb\xbf{}", {}),
        (b"Warning\n{}\n", {}),
    ],
)
def test_json_behind_a_notice_is_found(plain: Wire, body: bytes, data: object) -> None:
    plain.script = answering(200, "Content-Type: text/html", body=body)
    with closing(http(plain.address)) as client:
        assert client.get(plain.address).json() == data


@pytest.mark.parametrize(
    "body",
    [b"", b"<!doctype html><p>{}", b"[1", b'{"a": 1} and more', b"\xff\xfe", b"[" * 200_000],
)
def test_what_is_no_json_is_garbled(plain: Wire, body: bytes) -> None:
    plain.script = answering(200, "Content-Type: application/json", body=body)
    with closing(http(plain.address)) as client:
        answer: Answer = client.get(plain.address)
        with pytest.raises(Garbled):
            answer.json()


def test_lone_surrogates_can_be_sent(plain: Wire) -> None:
    with closing(http(plain.address)) as client:
        assert client.send("POST", plain.address, body={"text": "\ud83d"}).ok


@pytest.mark.parametrize("token", ["có dấu", "xuống\ndòng", "a\r\nX-Evil: 1"])
def test_a_token_that_cannot_be_one_is_told(plain: Wire, token: str) -> None:
    with pytest.raises(LoginNeeded):
        Http(plain.address, Secret(None, token), scheme="Bearer")


def test_a_secret_never_shows_in_its_own_description() -> None:
    assert "mật" not in repr(Secret("lan", "mật khẩu"))


@pytest.mark.parametrize(
    "script",
    [
        answering(200, "Content-Type: text/html", body=b"<!doctype html><p>Xin ch\xc3\xa0o"),
        answering(404, body=b"not found"),
        answering(200, "Content-Type: application/json", body=b'{"hello": 1}'),
        answering(500, "Content-Type: application/json", body=b"{}"),
    ],
)
def test_a_site_without_comments_is_told_in_clear_words(
    plain: Wire, script: Callable[[str], bytes]
) -> None:
    plain.script = script
    with pytest.raises(Garbled) as told:
        connect(plain.address, secret="x", timeout=2)
    assert "WordPress" in told.value.words("vi")


def test_an_opened_site_sends_nothing_until_it_is_asked(plain: Wire) -> None:
    for kind in ("contract", "wordpress"):
        info = SiteInfo(kind, "x", f"{plain.address}/", "lan", frozenset())
        open_site(info, Secret("lan", "x")).close()
    assert plain.heard == []


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_site_that_is_down_is_not_taken_for_one_without_comments(
    plain: Wire, status: int
) -> None:
    plain.script = answering(status, "Content-Type: text/html", "Retry-After: 600")
    with pytest.raises(Unreachable) as told:
        connect(plain.address, secret="x", timeout=2)
    assert told.value.retry_after == 600
