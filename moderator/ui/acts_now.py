"""What an action that goes both ways would do with the comment that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from moderator.model import Barrier
from moderator.model.article import Handling

if TYPE_CHECKING:
    from moderator.model import Detail


def act_now(name: str, detail: Detail | None) -> str:
    """Return what the action ``name`` does now; empty where its own name says all there is."""
    if detail is None:
        return ""
    translate = QCoreApplication.translate
    held = {one.barrier for one in detail.against}
    if name == "hold_section" and detail.article.section:
        return (
            translate("keys", "Lift the hold on this section")
            if Barrier.SECTION in held
            else translate("keys", "Hold this section for the chief")
        )
    if name == "hold_article":
        return (
            translate("keys", "Lift the hold on this article")
            if Barrier.ARTICLE in held
            else translate("keys", "Hold this article for the chief")
        )
    if name == "pause_article":
        paused = detail.policy is not None and detail.policy.handling is Handling.PAUSED
        return (
            translate("keys", "Resume comments on this article")
            if paused
            else translate("keys", "Pause comments on this article")
        )
    return ""
