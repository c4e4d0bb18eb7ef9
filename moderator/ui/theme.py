"""The look: fonts, palettes and a few style rules over Qt's Fusion style."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from moderator.resources import resource
from moderator.ui.colours import DARK, LIGHT, Colours

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QAbstractButton

Scheme = Literal["system", "light", "dark"]

FAMILY = "Noto Sans"
BASE_PIXELS = 14
ROLE = QPalette.ColorRole

IN_CELL = 3  # pixels that Qt leaves beside the text of a table's cell, and not in its head


class Theme(QObject):
    """The look in force. One object is shared by every widget that paints itself."""

    changed = Signal()

    def __init__(self, scheme: Scheme = "system", text_size: int = 100) -> None:
        """Prepare the look; ``text_size`` is in per cent."""
        super().__init__()
        self._scheme: Scheme = scheme
        self._size = BASE_PIXELS * text_size / 100
        self._icons: dict[tuple[str, str, int, int], QIcon] = {}
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._heights: dict[float, int] = {}
        self._scales: tuple[int, ...] = ()

    @property
    def colours(self) -> Colours:
        """The palette in force."""
        dark = self._scheme == "dark" or (
            self._scheme == "system"
            and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        return DARK if dark else LIGHT

    def font(self, step: float = 0, *, bold: bool = False) -> QFont:
        """Return the program's font, ``step`` pixels larger or smaller than running text."""
        font = self._fonts.get((step, bold))
        if font is None:
            font = self._fonts[step, bold] = QFont(FAMILY)
            font.setPixelSize(max(9, round(self._size + step)))
            if bold:
                font.setWeight(QFont.Weight.DemiBold)
        return QFont(font)

    def line(self, step: float = 0) -> int:
        """Return the height of a line: Ế and Ỗ need 0.2 em above what most fonts declare."""
        if step not in self._heights:
            font = self.font(step)
            self._heights[step] = QFontMetrics(font).height() + round(font.pixelSize() * 0.2)
        return self._heights[step]

    def px(self, length: float) -> int:
        """Scale a ``length``, given for 14 px text, to the text size in force."""
        return round(length * self._size / BASE_PIXELS)

    def set_scheme(self, scheme: Scheme, text_size: int | None = None) -> None:
        """Change the look of the running program."""
        self._scheme = scheme
        if text_size is not None:
            self._size = BASE_PIXELS * text_size / 100
        self.apply()

    def apply(self) -> None:
        """Put the look on the application."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - a widget program has one
        load_fonts()
        self._fonts.clear()
        self._heights.clear()
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(self.font())
        application.setPalette(palette(self.colours))
        application.setStyleSheet(style_sheet(self))
        self._scales = _scales()
        self.changed.emit()

    def follow_system(self) -> None:
        """Change with the system from light to dark and back."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def follow_screens(self) -> None:
        """Draw icons anew where a screen comes, or changes, that shows more pixels."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._follow_screen)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._screens_changed)

    def _follow_screen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screens_changed(self) -> None:
        if set(_scales()) - set(self._scales):
            self._icons.clear()
            self.apply()

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._scheme == "system":
            self.apply()

    def icon(
        self, name: str, colour: str | None = None, size: int = 18, *, after: int = 0
    ) -> QIcon:
        """Return an icon of ``resources/icons`` tinted with ``colour`` (default: the text's).

        ``size`` and the room ``after`` it are in pixels.
        """
        tint = colour or self.colours.text
        key = (name, tint, size, after)
        if key not in self._icons:
            self._icons[key] = _render(
                name, tint, self.colours.muted, QSize(size, size), after, self._scales or (1,)
            )
        return self._icons[key]

    def put_icon(
        self, button: QAbstractButton, name: str, colour: str | None = None, size: int = 16
    ) -> None:
        """Put an icon before a button's words: Qt alone leaves hardly a gap between the two."""
        gap = self.px(4)
        button.setIcon(self.icon(name, colour, size, after=gap))
        button.setIconSize(QSize(size + gap, size))


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once."""
    if FAMILY in _loaded:
        return
    for weight in ("Regular", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSans-{weight}.ttf")))
    _loaded.add(FAMILY)


_loaded: set[str] = set()


def _scales() -> tuple[int, ...]:
    """Return how many times its size an icon is needed, as screens differ."""
    found = {math.ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()}
    return tuple(sorted(found | {1}))


def _render(  # noqa: PLR0917 - all that its pixels depend on
    name: str, tint: str, disabled: str, size: QSize, after: int, scales: tuple[int, ...]
) -> QIcon:
    """Draw an SVG at so many times its size."""
    source = resource("icons", f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", tint).encode()))
    icon = QIcon()
    for scale in scales:
        pixmap = QPixmap((size + QSize(after, 0)) * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(QRect(QPoint(0, 0), size * scale)))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap, QIcon.Mode.Normal)
        icon.addPixmap(_tinted(pixmap, disabled), QIcon.Mode.Disabled)
    return icon


def _tinted(pixmap: QPixmap, colour: str) -> QPixmap:
    """Return the same shape in another colour, which is cheaper than to draw it anew."""
    tinted = QPixmap(pixmap)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), QColor(colour))
    painter.end()
    return tinted


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette with every role set: colour schemes are not read on every platform."""
    made = QPalette()
    roles = {
        ROLE.Window: colours.window,
        ROLE.WindowText: colours.text,
        ROLE.Base: colours.pane,
        ROLE.AlternateBase: colours.sunken,
        ROLE.Text: colours.text,
        ROLE.PlaceholderText: colours.muted,
        ROLE.Button: colours.pane,
        ROLE.ButtonText: colours.text,
        ROLE.BrightText: colours.on_danger,
        ROLE.ToolTipBase: colours.pane,
        ROLE.ToolTipText: colours.text,
        ROLE.Highlight: colours.accent,
        ROLE.HighlightedText: colours.on_accent,
        ROLE.Accent: colours.accent,
        ROLE.Link: colours.accent,
        ROLE.LinkVisited: colours.accent,
        ROLE.Light: colours.pane,
        ROLE.Midlight: colours.line,
        ROLE.Mid: colours.edge,
        ROLE.Dark: colours.edge,
        ROLE.Shadow: colours.line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (ROLE.Text, ROLE.WindowText, ROLE.ButtonText, ROLE.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return made


def style_sheet(theme: Theme) -> str:
    """Return the style rules; everything else is Fusion's."""
    c = theme.colours
    px = theme.px
    arrow, tick = (
        resource("icons", f"{name}-{'dark' if c.dark else 'light'}.svg").as_posix()
        for name in ("chevron-down", "check")
    )
    return f"""
    QToolTip {{ color: {c.text}; background: {c.pane}; border: 1px solid {c.edge};
        padding: {px(4)}px {px(7)}px; }}
    #header, #statusBar {{ background: {c.window}; }}
    #header {{ border-bottom: 1px solid {c.line}; }}
    #statusBar {{ border-top: 1px solid {c.line}; }}
    #sidebar {{ background: {c.window}; border: none; border-right: 1px solid {c.line}; }}
    #queuePane, #detailPane, #detailPane QScrollArea > QWidget > QWidget {{ background: {c.pane}; }}
    #queuePane {{ border-right: 1px solid {c.line}; }}
    #listHeader, #articleBlock {{ background: {c.pane}; border-bottom: 1px solid {c.line}; }}
    #viewButtons {{ border-top: 1px solid {c.line}; background: transparent; }}
    #deck {{ background: {c.pane}; border-top: 1px solid {c.line}; }}
    QLabel[muted="true"], QToolButton[muted="true"] {{ color: {c.muted}; }}
    QPushButton {{ background: {c.pane}; color: {c.text};
        border: 1px solid {c.edge}; border-radius: {px(7)}px;
        padding: {px(5)}px {px(11)}px; min-height: {px(20)}px; }}
    QPushButton:hover {{ background: {c.hover}; }}
    QPushButton:disabled {{ color: {c.muted}; border-color: {c.line}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.focus};
        padding: {px(5) - 1}px {px(11) - 1}px; }}
    QPushButton:default, QPushButton[primary="true"] {{ background: {c.accent};
        color: {c.on_accent}; border-color: {c.accent}; }}
    QPushButton:default:hover, QPushButton[primary="true"]:hover {{
        background: {c.accent_hover}; }}
    QPushButton:default:focus, QPushButton[primary="true"]:focus {{
        border: 2px solid {c.text}; }}
    QPushButton[primary="true"]:disabled {{ background: {c.selected}; color: {c.muted};
        border-color: {c.line}; }}
    QPushButton[danger="true"] {{ color: {c.danger}; border-color: {c.danger}; }}
    QPushButton[danger="true"]:hover {{ background: {c.tones["red"].back}; }}
    QPushButton[danger="true"]:disabled {{ color: {c.muted}; border-color: {c.line}; }}
    QToolButton {{ border: 1px solid transparent; border-radius: {px(7)}px; color: {c.text};
        padding: {px(3)}px {px(7)}px; background: transparent; }}
    QToolButton:hover {{ background: {c.hover}; }}
    QPushButton, QToolButton, QRadioButton, QCheckBox {{ outline: none; }}
    QRadioButton, QCheckBox {{ border: 2px solid transparent; border-radius: {px(7)}px;
        padding: {px(2)}px {px(4)}px; }}
    QRadioButton:focus, QCheckBox:focus {{ border-color: {c.focus}; }}
    QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{
        width: {px(14)}px; height: {px(14)}px;
        border: 1px solid {c.muted}; border-radius: {px(4)}px; background: {c.sunken}; }}
    QRadioButton::indicator {{ border-radius: {px(14) // 2 + 1}px; }}
    QCheckBox::indicator:checked, QListView::indicator:checked {{
        border-color: {c.accent}; background: {c.accent}; image: url("{tick}"); }}
    QRadioButton::indicator:checked {{ width: {px(14) - 2 * px(4) + 2}px;
        height: {px(14) - 2 * px(4) + 2}px; border: {px(4)}px solid {c.accent};
        border-radius: {px(14) // 2 + 1}px; background: {c.on_accent}; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
        border-color: {c.line}; }}
    QToolButton::menu-indicator {{ image: none; width: 0; }}
    QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QDateTimeEdit, QSpinBox, QDoubleSpinBox {{
        background: {c.sunken}; color: {c.text}; border: 1px solid {c.edge};
        border-radius: {px(7)}px; padding: {px(4)}px {px(9)}px;
        placeholder-text-color: {c.muted};
        selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {c.focus};
        padding: {px(4) - 1}px {px(9) - 1}px; background: {c.pane}; }}
    QAbstractSpinBox:focus {{ border: 2px solid {c.focus}; background: {c.pane}; }}
    QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
        background: transparent; color: {c.muted}; border-color: {c.line}; }}
    QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none;
        padding: 0 {px(8)}px; background: transparent; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
    QComboBox::drop-down {{ border: none; width: {px(22)}px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: {px(14)}px; height: {px(14)}px; }}
    QMenu {{ background: {c.pane}; border: 1px solid {c.edge}; padding: {px(5)}px;
        menu-scrollable: 1; }}
    QMenu::item {{ padding: {px(5)}px {px(22)}px; border-radius: {px(5)}px; }}
    QMenu::item:selected {{ background: {c.selected}; color: {c.text}; }}
    QMenu::separator {{ background: {c.line}; height: 1px; margin: {px(4)}px {px(6)}px; }}
    QScrollBar:vertical {{ background: transparent; width: {px(9)}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c.edge}; border-radius: {px(3)}px;
        min-height: {px(36)}px; margin: 1px 2px 1px 1px; }}
    QScrollBar::handle:vertical:hover {{ background: {c.muted}; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(9)}px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {c.edge}; border-radius: {px(3)}px;
        min-width: {px(36)}px; margin: 1px 1px 2px 1px; }}
    QScrollBar::handle:horizontal:hover {{ background: {c.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: transparent; }}
    """
