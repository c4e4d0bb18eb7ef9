"""Builds the parts for the command line and the window. Knows no Qt.

Every part is imported where it is built: the database's library alone takes half a second, and
most commands need only some of them.
"""

from __future__ import annotations

import os
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from moderator.errors import LoginNeeded, Unreachable
from moderator.model import Finding, RejectReason, SiteInfo, SiteRecord, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from moderator.desk import Desk
    from moderator.rules.checkers import Checkers
    from moderator.rules.rulebook import Rulebook
    from moderator.settings import Profile, Secrets, Settings
    from moderator.sites import Site
    from moderator.store import Store
    from moderator.sync import Sync


SAME_START_S = 60
"""How far apart two readings of a process's start may lie when the clock was set meanwhile."""


def now() -> datetime:
    """Return the present moment: the clock of everything that is not a test."""
    return datetime.now(UTC)


class Parts(Struct, frozen=True):
    """What works on one database."""

    profile: Profile
    settings: Settings
    store: Store
    rules: Rulebook
    desk: Desk
    checkers: Checkers

    def close(self) -> None:
        """End what helps, and close the database."""
        self.checkers.close()
        self.store.close()


class Examine(Protocol):
    """Tells what the rules notice."""

    def __call__(
        self, text: str, *, name: str, article_title: str, article_text: str
    ) -> tuple[Finding, ...]:
        """Return the findings in a text and a reader's name."""
        ...


# --- without a database ------------------------------------------------------------------------


def rulebook(profile: Profile) -> Rulebook:
    """Return the rules in force: the program's lists, the desk's own rules and its changes."""
    from moderator.rules.rulebook import Rulebook
    from moderator.settings import files

    return Rulebook(profile.rules, files.replace)


def examiner(profile: Profile) -> Examine:
    """Return what ``check`` asks."""
    from moderator.rules.context import Context

    rules = rulebook(profile).now

    def examine(
        text: str, *, name: str, article_title: str, article_text: str
    ) -> tuple[Finding, ...]:
        context = Context(name=name, article_title=article_title, article_text=article_text)
        return rules.check(text, name=name, context=context)

    return examine


def restorer(profile: Profile) -> Callable[[Sequence[str]], list[str]]:
    """Return what puts the diacritics of texts back, with what the archive taught."""
    from moderator.text import local_model

    trained = local_model.find(profile.rules).model
    return (local_model.default() if trained is None else trained.restorer()).texts


def archive_problem(profile: Profile) -> Words | None:
    """Return why what the archive taught is not used, if it is not."""
    from moderator.text import local_model

    return local_model.find(profile.rules).problem


def reason_code(settings: Settings, reason: str | None) -> str | None:
    """Return the code of a reason given by its code or its words; other words as they are."""
    if reason is None:
        return None
    wanted = reason.strip().casefold()
    for known in settings.reasons:
        if wanted in {known.code, known.words.vi.casefold(), known.words.en.casefold()}:
            return known.code
    return reason.strip() or None


# --- the database ------------------------------------------------------------------------------


@contextmanager
def store(
    profile: Profile, database: str | None, *, migrate: bool = True, guarded: bool = True
) -> Iterator[Store]:
    """Open the database at the URL ``database``, or the profile's own file. Raises StoreError."""
    opened = open_store(profile, database, migrate=migrate, guarded=guarded)
    try:
        yield opened
    finally:
        opened.close()


def open_store(
    profile: Profile, database: str | None, *, migrate: bool = True, guarded: bool = True
) -> Store:
    """Open the database for as long as the program runs. Raises StoreError, SettingsError."""
    from moderator.store import Store

    if database is None:
        profile.prepare()
    return Store.open(database, data=profile.data, clock=now, migrate=migrate, guarded=guarded)


def upgrade(profile: Profile, database: str | None) -> str:
    """Bring the database up to date and return its version. Raises StoreError."""
    from moderator.store import Store

    if database is None:
        profile.prepare()
    return Store.upgrade(database, data=profile.data, clock=now)


@contextmanager
def desk(profile: Profile, database: str | None, settings: Settings) -> Iterator[Parts]:
    """Open the desk for one command. Reasons in free words are allowed. Raises StoreError."""
    parts = assemble(profile, settings, open_store(profile, database), reasons=())
    try:
        yield parts
    finally:
        parts.close()


def assemble(
    profile: Profile,
    settings: Settings,
    opened: Store,
    *,
    reasons: tuple[RejectReason, ...] | None = None,
    station: str = "",
) -> Parts:
    """Put the desk on an open store; ``reasons`` None means the list in the settings.

    ``station`` is how other desks on the same database know this one.
    """
    from moderator.desk import Desk
    from moderator.rules.checkers import Checkers

    rules, checkers = rulebook(profile), Checkers()
    made = Desk(
        opened,
        rules,
        clock=now,
        undo_window=timedelta(seconds=settings.undo_window_s),
        reasons=settings.reasons if reasons is None else reasons,
        station=station,
    )
    made.rulekeeping.checkers = checkers
    return Parts(profile, settings, opened, rules, made, checkers)


# --- sites -------------------------------------------------------------------------------------


def probe(
    address: str,
    *,
    user: str | None,
    secret: str,
    kind: str | None = None,
    insecure: bool = False,
) -> SiteInfo:
    """Find out what stands at ``address`` and test the login. Raises SiteError.

    ``insecure`` allows unencrypted http to another machine.
    """
    from moderator.sites import connect

    try:
        site = connect(address, kind=kind, user=user, secret=secret, insecure=insecure)
        try:
            return site.info()
        finally:
            site.close()
    except Unreachable as error:
        error.advice = Words(  # nothing is connected that could be sent later
            "Kiểm tra địa chỉ và đường mạng, rồi thử lại",
            "Check the address and the network, then try again",
        )
        raise


def add_site(opened: Store, info: SiteInfo) -> int:
    """Keep a connected site and return its id."""
    with opened.write() as writing:
        return writing.add_site(info)


def open_site(secrets: Secrets, info: SiteInfo) -> Site:
    """Open a site that was connected before. Raises LoginNeeded when its secret is not kept."""
    from moderator.sites import Secret
    from moderator.sites import open_site as open_

    value = "" if info.kind == "file" else secrets.get(info.address)
    if value is None:
        raise LoginNeeded(
            info.address,
            title=Words("Không có mật khẩu của trang báo", "The site's secret is not kept here"),
            advice=Words(
                "Kết nối lại: moderator connect, hoặc Kết nối trang trong cửa sổ",
                "Connect it again: moderator connect, or Connect a site in the window",
            ),
        )
    return open_(info, Secret(info.user, value))


def sync(parts: Parts, secrets: Secrets, record: SiteRecord) -> Sync:
    """Return what brings the store and one site together."""
    from moderator.sync import Sync

    with parts.store.write() as writing:
        writing.end_leases(has_ended)
    return Sync(
        parts.store,
        lambda: open_site(secrets, record.info),
        record.id,
        parts.rules,
        clock=now,
        owner=lease_owner(),
        reconcile_every=timedelta(seconds=parts.settings.reconcile_s),
        checkers=parts.checkers,
    )


def lease_owner() -> str:
    """Return a name for leases that tells others on this computer whether we still run."""
    import socket

    import psutil

    started = psutil.Process().create_time()
    return f"{socket.gethostname()}:{os.getpid()}:{started:.2f}:{uuid.uuid4().hex[:8]}"


def has_ended(owner: str) -> bool:
    """Return whether the program that named itself so ran on this computer and no longer does."""
    import socket

    import psutil

    try:
        host, number, started, _ = owner.rsplit(":", 3)
        if host != socket.gethostname():
            return False
        process = psutil.Process(int(number))
        if process.status() == psutil.STATUS_ZOMBIE:  # whoever started it has not looked yet
            return True
        return abs(process.create_time() - float(started)) > SAME_START_S
    except ValueError:
        return False
    except psutil.NoSuchProcess:
        return True
    except psutil.Error:
        return False
