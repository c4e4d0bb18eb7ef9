"""The head of the detail pane: the article under which a comment stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from moderator.ui import article_words, labels
from moderator.ui.chips import plain_label
from moderator.ui.plain import elided, in_lines, safe, set_tooltip, shortened
from moderator.ui.spacing import spaced

if TYPE_CHECKING:
    from moderator.model import Article
    from moderator.model.article import ArticlePolicy
    from moderator.ui.theme import Theme

LOW = 150  # pixels at 14 px text: in a lower pane two lines must do, and the comment has the rest
TITLE_WHOLE = 240  # pixels at 14 px text: a pane as high has room for a title of two lines
WIDE = 880  # pixels at 14 px text: there hardly a title needs two
SECTION = 90  # pixels at 14 px text that a section's name keeps beside the buttons
MOST_TITLE, MOST_LEAD = 500, 1000  # letters; what a site sends may be endless


class ArticleBlock(QFrame):
    """Section, date, title, lead and the way to the article.

    Title and lead share three lines: one of them has two, so that what stands below begins at the
    same height whatever the title's length, and nothing is laid out anew for it.
    """

    opened = Signal()
    manage_wanted = Signal(int)  # an article's id: what holds for it is to be changed
    narrowed = Signal(int, str)  # an article's id and title: its comments alone are wanted

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self.setObjectName("articleBlock")
        self._theme = theme
        self._title, self._lead, self._metas, self._id = "", "", ("", ""), 0
        self.meta = plain_label("", self, muted=True)
        self.words = QWidget(self)
        self.title = plain_label("", self.words)
        self.lead = plain_label("", self.words, muted=True)
        self._policy, self._wide = "", 0  # what holds; the width of the buttons with their words
        self._low = False  # whether the pane has room for two lines only
        self._high = True  # whether it has room for a title of two lines
        self._asked: tuple[int, int] | None = None  # for how much room, and their width there
        for label in (self.meta, self.words):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            label.setMinimumWidth(1)
        self.manage = QToolButton(self)
        self.manage.setText(self.tr("Comments…"))
        self.manage.setAccessibleName(self.tr("Pause, close or leave to the chief"))
        self.manage.setProperty("muted", "true")
        self.manage.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.manage.clicked.connect(lambda: self.manage_wanted.emit(self._id))
        self.only = QToolButton(self)
        self.only.setText(self.tr("Only this article"))
        self.only.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.only.setProperty("muted", "true")
        self.only.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.only.clicked.connect(self._narrow)
        self.policy = plain_label("", self)
        self.policy.hide()
        self.link = QToolButton(self)
        self.link.setText(self.tr("Article"))
        self.link.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.link.setProperty("muted", "true")
        self.link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.link.clicked.connect(self.opened)
        set_tooltip(self.only, self.only.text())
        set_tooltip(self.manage, self.manage.accessibleName())
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        if parent is not None:
            parent.installEventFilter(self)

    def _lay_out(self) -> None:
        theme = self._theme
        top = self._top = QHBoxLayout()
        spaced(top, theme, 8, (0, 0, -7, 0))  # the last button's words end with the title
        top.addWidget(self.meta, 1)
        top.addWidget(self.manage)
        top.addWidget(self.only)
        top.addWidget(self.link)
        layout = self._column = QVBoxLayout(self)
        spaced(layout, theme, 1, (20, 8, 20, 11))
        layout.addLayout(top)
        layout.addWidget(self.words)
        layout.addWidget(self.policy)

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        self.meta.setFont(theme.font(-2))
        self.title.setFont(theme.font(0.5, bold=True))
        self.lead.setFont(theme.font(-1.5))
        pair = theme.colours.tones["amber"]
        self.policy.setFont(theme.font(-1.5))
        self.policy.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.policy.setMinimumWidth(1)
        self.policy.setStyleSheet(
            f"color: {pair.fore}; background: {pair.back}; border-radius: {theme.px(5)}px;"
            f" padding: {theme.px(2)}px {theme.px(8)}px;"
        )
        for button in (self.link, self.only, self.manage):
            button.setFont(theme.font(-2))
        self._dress(bare=False)
        self._wide = self._width()
        self._asked = None
        self.meta.setFixedHeight(theme.line(-2.0))
        self._elide()

    def show_article(self, article: Article, policy: ArticlePolicy | None = None) -> None:
        """Show an article, and what this desk decided about it."""
        told = policy is not None and not policy.plain
        self._policy = article_words.whole(policy) if told and policy is not None else ""
        set_tooltip(self.policy, self._policy)
        self._id = article.id
        said = [safe(article.section)] if article.section else []
        dated = len(said)
        if article.published_at is not None:
            said.append(labels.day(article.published_at))
        if article.comments_open is False:
            said.append(self.tr("closed for comments"))
        undated = said if article.published_at is None else [*said[:dated], *said[dated + 1 :]]
        self._metas = ("  ·  ".join(said), "  ·  ".join(undated))
        self._title = safe(shortened(article.title, MOST_TITLE))
        self._lead = safe(shortened(article.lead, MOST_LEAD))
        set_tooltip(self.title, self._title)
        set_tooltip(self.lead, self._lead)
        self.link.setEnabled(article.url.startswith(("http://", "https://")))
        set_tooltip(self.link, article.url)
        self._place()
        self._elide()

    @Slot()
    def _narrow(self) -> None:
        self.narrowed.emit(self._id, self._title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave out lines where the pane is low."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            low = watched.height() < self._theme.px(LOW)
            high = watched.height() >= self._theme.px(TITLE_WHOLE)
            if (low, high) != (self._low, self._high):
                self._low, self._high = low, high
                self._place()
                self._elide()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Show the lines there are; where the pane is low, what holds stands for the section."""
        told = bool(self._policy)
        self.lead.setVisible(bool(self._lead) and not self._low)
        self.meta.setVisible(not (told and self._low))
        if self._low:
            self._top.insertWidget(0, self.policy, 1)
        else:
            self._column.addWidget(self.policy)
        self.policy.setVisible(told)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the lines to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _beside(self, room: int) -> int:
        """Return the width of the buttons; they are icons alone where the words have no room.

        To ask them takes longer than all else about an article: once for a width.
        """
        if self._asked is not None and self._asked[0] == room:
            return self._asked[1]
        self._dress(bare=self._wide + self._theme.px(SECTION) > room)
        width = self._width()
        self._asked = (room, width) if self.isVisible() else None  # before, they have no style yet
        return width

    def _dress(self, *, bare: bool) -> None:
        """Give the buttons their icons, ``bare`` ones without words."""
        theme = self._theme
        size, colour = theme.px(14), theme.colours.muted
        for button, icon in (
            (self.link, "external-link"),
            (self.only, "filter"),
            (self.manage, "pause"),
        ):
            if bare:
                button.setIcon(theme.icon(icon, colour, size))
                button.setIconSize(QSize(size, size))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            else:
                theme.put_icon(button, icon, colour, size)
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _width(self) -> int:
        """Return what the buttons take as they are now."""
        buttons = (self.manage, self.only, self.link)
        return sum(button.sizeHint().width() + self._theme.px(8) for button in buttons)

    def _told(self, room: int) -> str:
        """Return section, date and state; without the date where it would be cut in its middle."""
        whole, undated = self._metas
        wide = QFontMetrics(self.meta.font()).horizontalAdvance(whole) > room
        return undated if wide else whole

    def _elide(self) -> None:
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        gap = self._theme.px(8)
        beside = self._beside(room)
        for label, text, width in (
            (self.meta, self._told(room - beside), room - beside),
            (self.policy, self._policy, room - 2 * gap - (beside if self._low else 0)),
        ):
            label.setText(elided(text, QFontMetrics(label.font()), width))
            label.setAccessibleName(shortened(text, 300))
        self._share_lines(room)
        self.meta.setAccessibleName(self._metas[0])  # with the date, also where it has no room

    def _share_lines(self, room: int) -> None:
        """Give the title the lines it needs and may have, and the lead what is left of them."""
        theme = self._theme
        lines = 2 if self._high and room < theme.px(WIDE) else 1
        title, lead = QFontMetrics(self.title.font()), QFontMetrics(self.lead.font())
        text = in_lines(self._title, title, room, lines)
        more = text.count("\n")
        first = theme.line(0.5) + more * title.lineSpacing()
        self.title.setText(text)
        self.title.setAccessibleName(shortened(self._title, 300))
        self.title.setGeometry(0, 0, room, first)
        whole = theme.line(0.5) + (lines - 1) * title.lineSpacing()
        if self._lead and not self._low:
            text = in_lines(self._lead, lead, room, lines - more)
            top, last = first + theme.px(1), theme.line(-1.5)
            self.lead.setText(text)
            self.lead.setAccessibleName(shortened(self._lead, 300))
            self.lead.setGeometry(0, top, room, last + text.count("\n") * lead.lineSpacing())
            whole += theme.px(1) + last
        whole += theme.px(3) if self._policy and not self._low else 0  # above what holds
        if whole != self.words.minimumHeight():
            self.words.setFixedHeight(whole)
