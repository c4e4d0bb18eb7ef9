"""Connects a site: its kind is found, its login tested and its rights shown before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from moderator.errors import SettingsError, SiteError, Unreachable
from moderator.model import Action
from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.dialogs.frame import Frame
from moderator.ui.disclosure import Disclosure
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from moderator.errors import ModeratorError
    from moderator.model import SiteInfo
    from moderator.ui.lanes import Connector, Keep
    from moderator.ui.theme import Theme


class ConnectDialog(Frame):
    """Asks for address and login. ``connected`` carries the name for the log once all is kept."""

    connected = Signal(str)

    def __init__(
        self, connector: Connector, actor: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Begin with the name in force."""
        super().__init__(
            QCoreApplication.translate("ConnectDialog", "Connect a site"), theme, parent, width=600
        )
        self._connector = connector
        self._info: SiteInfo | None = None
        self._asked = 0
        intro = wrapped_label(
            self.tr(
                "A WordPress site needs a user name and an application password (Users → Profile)."
                " A site with its own comment service needs an access token."
            ),
            self,
            muted=True,
        )
        self.body.addWidget(intro)
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://")
        self.user = QLineEdit(self)
        self.user.setPlaceholderText(self.tr("leave empty for a token"))
        self.secret = QLineEdit(self)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.actor = QLineEdit(actor, self)
        form = QFormLayout()
        form.setSpacing(theme.px(9))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Address of the site"), self.address)
        form.addRow(self.tr("&User name"), self.user)
        form.addRow(self.tr("Application &password or token"), self.secret)
        form.addRow(self.tr("Your &name in the log"), self.actor)
        self.body.addLayout(form)
        self.found = wrapped_label("", self)
        self.found.hide()
        self.body.addWidget(self.found)
        self.details = Disclosure(self.tr("Technical details"), "", theme, self)
        self.details.toggled.connect(self.grow)
        self.body.addWidget(self.details)
        self._build_keep()
        self.test = self.add_button(self.tr("Test the login"), primary=True)
        self.connect_site = self.add_button(self.tr("Connect"), primary=True)
        self.connect_site.hide()
        self.back = self.add_button(self.tr("Cancel"))
        for field in (self.address, self.user, self.secret):
            field.textEdited.connect(self._changed)
        for field in (self.address, self.user, self.secret, self.actor):
            field.returnPressed.connect(self._enter)
        self.test.clicked.connect(self._probe)
        self.connect_site.clicked.connect(self._save)
        self.back.clicked.connect(self.reject)
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_keep(self) -> None:
        self.keep_box = QFrame(self)
        self.keep_box.setObjectName("keepBox")
        self.keep_run = QRadioButton(self.tr("Only until the program ends"), self.keep_box)
        self.keep_file = QRadioButton(
            self.tr("In an unprotected file that only this account can read"), self.keep_box
        )
        self.keep_run.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.keep_run)
        group.addButton(self.keep_file)
        layout = QVBoxLayout(self.keep_box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            wrapped_label(
                self.tr("This computer has no keyring that answers. Keep the password:"),
                self.keep_box,
            )
        )
        layout.addWidget(self.keep_run)
        layout.addWidget(self.keep_file)
        self.keep_box.hide()
        self.body.addWidget(self.keep_box)

    def renew(self, info: SiteInfo) -> None:
        """Ask for the login of a site that is connected already."""
        self.address.setText(info.address)
        self.user.setText(info.user or "")
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- testing ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Connect with Enter also from the choice of where the password is kept."""
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and isinstance(self.focusWidget(), QRadioButton)
            and not event.isAutoRepeat()
        ):
            self._save()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _enter(self) -> None:
        if self._info is None:
            self._probe()
        else:
            self._save()

    @Slot()
    def _changed(self) -> None:
        self._asked += 1
        self._info = None
        self.found.hide()
        self.keep_box.hide()
        self.connect_site.hide()
        self.test.show()
        self.test.setEnabled(True)
        self.say("")

    @Slot()
    def _probe(self) -> None:
        if not self.test.isEnabled():
            return  # the site is being asked
        if not self.address.text().strip():
            self.say(self.tr("Write the site's address first."))
            self.address.setFocus()
            return
        if not self.secret.text():
            self.say(self.tr("Write the application password or the token first."))
            self.secret.setFocus()
            return
        self._asked += 1
        asked = self._asked
        if self.test.hasFocus():
            self.secret.setFocus()  # or Qt takes it to the button that cancels
        self.test.setEnabled(False)
        self.say("")
        self._tell(self.tr("Asking the site…"))

        def done(info: SiteInfo) -> None:
            if asked == self._asked:
                self._probed(info)

        def failed(error: ModeratorError) -> None:
            if asked == self._asked:
                self._failed(error)

        self._connector.probe(
            self.address.text().strip(),
            self.user.text().strip() or None,
            self.secret.text(),
            self.mine(done),
            self.mine(failed),
        )

    def _probed(self, info: SiteInfo) -> None:
        self._info = info
        lines = [
            self.tr("%1: the login works.").replace("%1", shortened(safe(info.name), 80)),
            self.tr("You can: %1").replace("%1", ", ".join(_rights(info))),
        ]
        if Action.EDIT not in info.actions:
            lines.append(self.tr("Texts cannot be edited at this site."))
        lines += [labels.words(warning) for warning in info.warnings]
        self._tell("\n".join(lines))
        self.test.setEnabled(True)
        self.test.hide()
        self.connect_site.show()
        self.connect_site.setEnabled(True)
        self.connect_site.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: ModeratorError) -> None:
        self.found.hide()
        self.test.setEnabled(True)
        self.connect_site.setEnabled(True)
        if not isinstance(error, SiteError):
            self.say(error.words(labels.language()))
            return
        lost = isinstance(error, Unreachable)
        advice = (
            self.tr("Check the address, and whether this computer is connected") if lost else None
        )
        self.details.show_text(error.detail)
        self.say(error.told(labels.language(), advice=advice))

    def say(self, trouble: str) -> None:
        """Show what went wrong; an empty text hides it, with its details."""
        if not trouble:
            self.details.show_text("")
        super().say(trouble)

    def _tell(self, text: str) -> None:
        self.found.setText(text)
        self.found.show()
        self.grow()

    # --- keeping ------------------------------------------------------------------------------

    def _keep(self) -> Keep:
        if self.keep_box.isHidden():
            return "keyring"
        return "file" if self.keep_file.isChecked() else "run"

    @Slot()
    def _save(self) -> None:
        if self._info is None or not self.connect_site.isEnabled():
            return
        if not self.actor.text().strip():
            self.say(self.tr("Write your name: it stands in the log with each decision."))
            self.actor.setFocus()
            return
        keep = self._keep()
        if self.connect_site.hasFocus():
            chosen = self.keep_file if self.keep_file.isChecked() else self.keep_run
            (self.actor if self.keep_box.isHidden() else chosen).setFocus()
        self.connect_site.setEnabled(False)
        self.say("")

        def failed(error: ModeratorError) -> None:
            if keep == "keyring" and isinstance(error, SettingsError):
                self.keep_box.show()
                self.grow()
                self.connect_site.setEnabled(True)
                self.keep_run.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._failed(error)

        self._connector.save(
            self._info, self.secret.text(), keep, self.mine(self._saved), self.mine(failed)
        )

    def _saved(self) -> None:
        self.secret.clear()
        self.connected.emit(self.actor.text().strip())
        self.accept()


def _rights(info: SiteInfo) -> list[str]:
    """Return what the site allows, in words, in the order of the desk's keys."""
    translate = QCoreApplication.translate
    names = {
        Action.APPROVE: translate("ConnectDialog", "approve"),
        Action.REJECT: translate("ConnectDialog", "reject"),
        Action.SPAM: translate("ConnectDialog", "mark as spam"),
        Action.EDIT: translate("ConnectDialog", "edit texts"),
        Action.UNPUBLISH: translate("ConnectDialog", "take down"),
        Action.RESTORE: translate("ConnectDialog", "undo"),
        Action.REPLY: translate("ConnectDialog", "reply"),
    }
    rights = [name for action, name in names.items() if action in info.actions]
    if info.edits_name:
        rights.append(translate("ConnectDialog", "edit readers' names"))
    if info.closes_articles:
        rights.append(translate("ConnectDialog", "close articles for comments and open them"))
    if info.blocks_accounts or info.blocks_emails:
        rights.append(translate("ConnectDialog", "block readers"))
    return rights
