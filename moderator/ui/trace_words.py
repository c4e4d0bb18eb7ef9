"""The words about a reader who is looked for: what was typed, how surely a comment is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from moderator.model.trace import ClueKind, How
from moderator.ui import labels
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.model import State
    from moderator.model.trace import Clue, Identity, Trace

NAMES_TOLD = 3
LONGEST = 80


def kind(value: ClueKind) -> str:
    """Return what somebody gave us of a reader."""
    translate = QCoreApplication.translate
    return {
        ClueKind.ACCOUNT: translate("trace", "Account"),
        ClueKind.EMAIL: translate("trace", "E-mail address"),
        ClueKind.ADDRESS: translate("trace", "Network address"),
        ClueKind.LINK: translate("trace", "Link"),
        ClueKind.NAME: translate("trace", "Name"),
    }[value]


def how(value: How) -> str:
    """Return why a comment is listed."""
    translate = QCoreApplication.translate
    return {
        How.ACCOUNT: translate("trace", "Same account"),
        How.EMAIL: translate("trace", "Same e-mail address, unverified, may be others"),
        How.COMMENT: translate("trace", "The comment of this link"),
        How.LINK: translate("trace", "Holds this link, may be others"),
        How.ADDRESS: translate("trace", "Same network address, may be others"),
        How.NAME: translate("trace", "Name only, may be others"),
    }[value]


def clue(value: Clue) -> str:
    """Return how what was typed is understood."""
    text = QCoreApplication.translate("trace", "%1: %2", "kind, value")
    text = text.replace("%1", kind(value.kind))
    return text.replace("%2", safe(shortened(value.value, LONGEST)))


def identity(one: Identity, site: str, trace: Trace) -> str:
    """Return who somebody is at a site, and how they sign; and that they may be somebody else."""
    translate = QCoreApplication.translate
    who = one.reader[2:]
    if one.reader.startswith("a:"):
        text = translate("trace", "Account %1 at %2")
    elif one.reader:
        text = translate("trace", "E-mail address %1 at %2")
    else:
        text = translate("trace", "Neither account nor e-mail, at %2")
    text = text.replace("%2", safe(site)).replace("%1", safe(shortened(who, LONGEST)))
    names = ", ".join(safe(shortened(name, 40)) for name in one.names[:NAMES_TOLD] if name)
    more = len(one.names) > NAMES_TOLD
    signed = translate("trace", "signed %1").replace("%1", names + (", …" if more else ""))
    said = f"{text}  ·  {signed}  ·  {Counted().comments(one.comments)}"
    if trace.known and (one.site_id, one.reader) not in trace.known:
        said = f"{said}  ·  {translate('trace', 'may be somebody else')}"
    return said


class Counted(QObject):
    """Numbers in words. A class, since only ``self.tr`` has its plurals collected."""

    def comments(self, number: int, *, more: bool = False) -> str:
        """Return how many comments there are; ``more``: and those that were cut."""
        text = self.tr("%n comment(s)", "", number)
        return self.tr("more than %1").replace("%1", text) if more else text

    def states(self, found: Mapping[State, int]) -> str:
        """Return how many stand where, the most first."""
        ordered = sorted(found.items(), key=lambda one: -one[1])
        return ", ".join(
            f"{labels.state(state)} {labels.number(total)}" for state, total in ordered
        )
