"""Commands whose help speaks both languages of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from moderator.cli.usage import Formatter
from moderator.model import Words
from moderator.settings import Profile, load

_F = TypeVar("_F", bound=Callable[..., Any])

LANGUAGE = "moderator.language"
DATA = "moderator.data"
"""Where the global options that help needs are kept in ``Context.meta``."""


def language_of(ctx: click.Context) -> str:
    """Return the language asked for, else the one in the settings (``vi`` or ``en``)."""
    meta = ctx.find_root().meta
    if meta.get(LANGUAGE) is None:
        try:
            meta[LANGUAGE] = load(Profile.at(meta.get(DATA))).settings.language
        except Exception:  # noqa: BLE001  # help is shown even where the folder cannot be read
            meta[LANGUAGE] = "vi"
    language: str = meta[LANGUAGE]
    return language


class _Number(click.types.IntParamType):
    def convert(
        self,
        value: Any,  # noqa: ANN401  # as click says
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int:
        number: int = super().convert(value, param, ctx)
        return max(-(2**63), min(number, 2**63 - 1))


NUMBER = _Number()
"""A whole number that a database can be asked for: an id beyond is one that does not exist."""


class Context(click.Context):
    """One call of a command; its help speaks the language asked for."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what writes the help."""
        speaks = click.HelpFormatter if language_of(self) == "en" else Formatter
        return speaks(width=self.terminal_width, max_width=self.max_content_width)


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, *args: Any, words: Words | None = None, **attrs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **attrs)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line of help in the language of ``ctx``."""
        if self.words is not None:
            self.help = self.words.text(language_of(ctx))
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command with its help in both languages."""

    context_class = Context

    def __init__(self, *args: Any, words: Words, **attrs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **attrs)
        self.words = words

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's own sentence in the language of ``ctx``."""
        self.help = self.words.text(language_of(ctx))
        super().format_help_text(ctx, formatter)


class Group(click.Group):
    """A group of commands with its help in both languages; ``end`` follows the list."""

    context_class = Context
    command_class = Command

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        words: Words,
        end: Words | None = None,
        **attrs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **attrs)
        self.words = words
        self.end = end

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the group's own sentence in the language of ``ctx``."""
        self.help = self.words.text(language_of(ctx))
        super().format_help_text(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands in the language of ``ctx``."""
        for command in self.commands.values():
            if isinstance(command, Command | Group):
                command.short_help = command.words.text(language_of(ctx)).split("\n\n")[0]
        super().format_commands(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the closing lines as they are, in the language of ``ctx``."""
        if self.end is not None:
            formatter.write_paragraph()
            for line in self.end.text(language_of(ctx)).splitlines():
                formatter.write(f"{line}\n")


def option(*names: str, vi: str, en: str, **attrs: Any) -> Callable[[_F], _F]:  # noqa: ANN401
    """Return a decorator like click's, with the help in both languages."""
    return click.option(*names, cls=Option, words=Words(vi, en), **attrs)


def early(key: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback that keeps an option's value where help finds it."""

    def keep(ctx: click.Context, _param: click.Parameter, value: Any) -> Any:  # noqa: ANN401
        if value is not None:
            ctx.meta[key] = value
        return value

    return keep
