"""Connecting: the kind of site is found by itself."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from moderator.errors import Garbled, LoginNeeded
from moderator.model import SiteInfo, Words
from moderator.sites import contract, imported, wordpress
from moderator.sites.discovery import find_contract, find_rest_root, home_of, normalise
from moderator.sites.http import Http
from moderator.sites.protocol import Secret, Site

TIMEOUT_S = 30.0
KINDS = (contract.KIND, wordpress.KIND, imported.KIND)


def connect(
    address: str,
    *,
    kind: str | None = None,
    user: str | None = None,
    secret: str | None = None,
    timeout: float = TIMEOUT_S,
    insecure: bool = False,
) -> Site:
    """Find out what stands at ``address`` and return it; ``info()`` then tests the login.

    ``address`` may lack the scheme, name any page of the site, or be a JSON Lines file.
    ``kind`` (``contract``, ``wordpress``, ``file``) allows only that kind. Nothing secret is
    sent. ``insecure`` allows plain http to another machine.

    Raises:
        Refused: no address, plain http without ``insecure``, or no file there.
        Garbled: a web server answers, but nothing here is known to the program.
        LoginNeeded: the kind needs a user or token and none was given.
        Unreachable: nothing answers.

    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}")
    path = _as_file(address)
    if kind == imported.KIND or (kind is None and path is not None):
        return imported.ImportedFile(path or Path(address))
    url = normalise(address, insecure=insecure)
    login = Secret(user or None, secret) if secret else None
    probe = Http(url, None, scheme="Bearer", timeout=timeout)
    try:
        if kind in {None, contract.KIND}:
            base = find_contract(probe, url)
            if base is not None:
                _must_have(login, user_too=False)
                return contract.Contract(normalise(base, insecure=insecure), login, timeout=timeout)
        if kind in {None, wordpress.KIND}:
            root = find_rest_root(probe, url)
            if root is not None:
                _must_have(login, user_too=True)
                home = normalise(home_of(root), insecure=insecure)
                return wordpress.WordPress(home, login, root=root, timeout=timeout)
    finally:
        probe.close()
    raise Garbled(
        url,
        title=Words(
            "Không tìm thấy chỗ duyệt ý kiến ở địa chỉ này",
            "Nothing to moderate was found at this address",
        ),
        advice=Words(
            "Đã tìm giao diện /moderation/v1 và REST API của WordPress. Kiểm tra địa chỉ, "
            "hoặc hỏi người phụ trách trang",
            "Looked for /moderation/v1 and for WordPress's REST API. Check the address, "
            "or ask the site's developer",
        ),
    )


def open_site(info: SiteInfo, secret: Secret | None, *, timeout: float = TIMEOUT_S) -> Site:
    """Return a site that was connected before. Sends nothing; raises Refused for a lost file."""
    if info.kind == imported.KIND:
        return imported.ImportedFile(Path(info.address))
    if info.kind == wordpress.KIND:
        return wordpress.WordPress(info.address, secret, timeout=timeout)
    return contract.Contract(info.address, secret, timeout=timeout)


def _as_file(address: str) -> Path | None:
    if address.startswith("file://"):
        return Path(urlsplit(address).path)
    if "://" in address:
        return None
    try:
        path = Path(address).expanduser()
        return path if path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _must_have(secret: Secret | None, *, user_too: bool) -> None:
    if secret is None or (user_too and not secret.user):
        raise LoginNeeded(
            "WordPress" if user_too else "",
            title=Words("Trang này cần đăng nhập", "This site needs a login"),
            advice=Words(
                "Nhập tên người dùng và mật khẩu ứng dụng", "Give the user and application password"
            )
            if user_too
            else Words("Nhập mã truy cập", "Give the token"),
        )
