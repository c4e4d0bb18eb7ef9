"""``rules``: the desk's own rules; try them, see what they would have caught, check anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from moderator.cli.decide import as_option, json_option
from moderator.cli.output import Exit, Stopped, counted, print_json, progress, say, tell
from moderator.cli.speech import Group, option
from moderator.export.labels import VERDICTS, label
from moderator.model import ListChange, OwnRule, OwnRules, RuleDoes, RuleReads, Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from moderator.cli.session import Session
    from moderator.desk.rulekeeping import RuleState
    from moderator.model import Trial

    _F = TypeVar("_F", bound=Callable[..., Any])

_DOES = {
    RuleDoes.NOTICE: ("đánh dấu", "notice"),
    RuleDoes.HOLD: ("chuyển trưởng ban", "hold"),
}

SHOWN = 20
"""Comments listed for people after a dry run."""


@click.group(
    cls=Group,
    words=Words(
        "Quy tắc của tòa soạn: liệt kê, thử, chạy thử trên lịch sử, bật, tắt, kiểm tra lại.",
        "The desk's rules: list, test, dry-run on the history, turn on or off, check anew.",
    ),
)
def rules() -> None:
    """Hold the commands below."""


def _rule_options(command: _F) -> _F:
    """Add the ways of saying which rule is meant."""
    for add in (
        option("--rule", "code", metavar="CODE", vi="Quy tắc có mã này.", en="The rule CODE."),
        option("--phrase", "phrases", multiple=True, vi="Cụm từ cần tìm.", en="A phrase to find."),
        option("--pattern", default="", vi="Biểu thức chính quy (RE2).", en="A pattern (RE2)."),
        option(
            "--reads",
            type=click.Choice([one.value for one in RuleReads]),
            default=RuleReads.TYPED.value,
            show_default=True,
            vi="Mẫu đọc chữ như bạn đọc gõ, chữ đã bỏ dấu, hay cả hai.",
            en="The pattern reads the text as typed, folded, or both.",
        ),
    ):
        command = add(command)
    return command


@rules.command(
    "list",
    words=Words(
        "Liệt kê quy tắc, thay đổi trong danh sách của chương trình, và chỗ sai của tệp.",
        "List the rules, the changes to the program's lists, and what is wrong with the files.",
    ),
)
@json_option
@click.pass_obj
def list_(session: Session, *, as_json: bool) -> None:
    """List the rules."""
    with session.desk() as parts:
        state = parts.desk.rulekeeping.state()
    if as_json:
        print_json(_state_record(session, state))
        return
    for rule in state.own.rules:
        mark = session.text("bật", "on") if rule.on else session.text("tắt", "off")
        does = session.text(*_DOES[rule.does])
        say(f"{rule.code}\t{mark}\t{does}\t{rule.name}")
    for change in state.own.changes:
        added = len(change.add) + len(change.add_exact)
        say(f"{change.list}/{change.family}\t+{added}\t-{len(change.remove)}")
    if not state.own.rules and not state.own.changes:
        say(
            session.text(
                "Chưa có quy tắc riêng; các danh sách của chương trình được giữ nguyên",
                "No rules of your own; the program's lists are as they come",
            )
        )
    for problem in state.problems:
        tell(f"{problem.where}: {problem.words.text(session.language)}")


@rules.command(
    words=Words(
        "Thử một quy tắc trên một câu: tìm thấy ở đâu, câu được so ở dạng nào.",
        "Try a rule on a text: where it matches, and the form in which the text is compared.",
    )
)
@click.argument("text")
@_rule_options
@json_option
@click.pass_obj
def test(
    session: Session,
    /,
    *,
    text: str,
    as_json: bool,
    **given: Any,  # noqa: ANN401  # the options above
) -> None:
    """Try a rule on TEXT. Exit code 7 when it does not match."""
    with session.desk() as parts:
        keeping = parts.desk.rulekeeping
        rule = _meant(session, keeping.own(), **given)
        tried = keeping.try_text(rule, text)
    if as_json:
        print_json(
            {
                "matches": tried.reason is not None,
                "spans": [[span.start, span.end] for span in tried.spans],
                "folded": tried.folded,
                "problems": [one.text(session.language) for one in tried.problems],
            }
        )
    else:
        for one in tried.problems:
            tell(one.text(session.language))
        said = [text[span.start : span.end] for span in tried.spans]
        if tried.reason is not None:
            say(", ".join(f"“{words}”" for words in said) or tried.reason.text(session.language))
        say(session.text(f"Dạng so: {tried.folded}", f"Compared as: {tried.folded}"))
    if tried.problems:
        raise Stopped(Exit.ASKED)
    if tried.reason is None:
        raise Stopped(Exit.NOT_FOUND)


@rules.command(
    "dry-run",
    words=Words(
        "Chạy thử trên toàn bộ lịch sử ở đây: sẽ bắt những ý kiến nào, đúng bao nhiêu.",
        "Run on the whole local history: what it would have caught, and how often rightly.",
    ),
)
@_rule_options
@json_option
@click.pass_obj
def dry_run(
    session: Session,
    /,
    *,
    as_json: bool,
    **given: Any,  # noqa: ANN401  # the options above
) -> None:
    """Try a rule on the history; nothing is changed."""
    with session.desk() as parts:
        keeping = parts.desk.rulekeeping
        rule = _meant(session, keeping.own(), **given)
        trial = keeping.dry_run(rule, progress() or _quietly, lambda: False)
        if as_json:
            print_json(_trial_record(trial))
            return
        _say_trial(session, trial)
        for row in parts.desk.rows(trial.caught[:SHOWN]):
            state = label(VERDICTS, row.state.value, session.language)
            say(f"{row.id}\t{state}\t{row.text[:100]}")
    if len(trial.caught) > SHOWN:
        more = len(trial.caught) - SHOWN
        tell(session.text(f"Còn {more} ý kiến nữa: dùng --json", f"{more} more: use --json"))


@rules.command("on", words=Words("Bật một quy tắc.", "Turn a rule on."))
@click.argument("code")
@option("--yes", is_flag=True, vi="Đồng ý, không hỏi lại.", en="Yes, do not ask.")
@as_option
@json_option
@click.pass_obj
def on_(session: Session, code: str, *, yes: bool, actor: str | None, as_json: bool) -> None:
    """Turn a rule on; without --yes only what it would have caught is told."""
    with session.desk() as parts:
        keeping = parts.desk.rulekeeping
        own = keeping.own()
        rule = _known(session, own, code)
        trial = keeping.dry_run(rule, progress() or _quietly, lambda: False)
        if not yes:
            _say_trial(session, trial)
            tell(session.text("Thêm --yes để bật.", "Add --yes to turn it on."))
            raise Stopped(Exit.ASKED)
        keeping.save(
            session.actor(actor), own, _with(own, replace(rule, on=True)), {rule.code: trial}
        )
    _say_switched(code, on=True, as_json=as_json)


@rules.command("off", words=Words("Tắt một quy tắc.", "Turn a rule off."))
@click.argument("code")
@as_option
@json_option
@click.pass_obj
def off(session: Session, code: str, *, actor: str | None, as_json: bool) -> None:
    """Turn a rule off."""
    with session.desk() as parts:
        keeping = parts.desk.rulekeeping
        own = keeping.own()
        wanted = _with(own, replace(_known(session, own, code), on=False))
        keeping.save(session.actor(actor), own, wanted)
    _say_switched(code, on=False, as_json=as_json)


@rules.command(
    words=Words(
        "Kiểm tra lại hàng chờ theo quy tắc đang dùng; ngắt rồi chạy lại thì làm tiếp.",
        "Check the queue anew with the rules in force; interrupted, it goes on next time.",
    )
)
@json_option
@click.pass_obj
def recheck(session: Session, *, as_json: bool) -> None:
    """Check the queue anew."""
    with session.desk() as parts:
        checked = parts.desk.rulekeeping.recheck(progress() or _quietly)
        waiting = parts.desk.rulekeeping.recheck_waiting()
    if as_json:
        print_json({"checked": checked, "waiting": waiting})
    else:
        anew = f"{counted(checked, 'comment')} checked anew"
        say(session.text(f"Đã kiểm tra lại {checked} ý kiến", anew))


def _meant(
    session: Session,
    own: OwnRules,
    *,
    code: str | None,
    phrases: tuple[str, ...],
    pattern: str,
    reads: str,
) -> OwnRule:
    if code is not None:
        return _known(session, own, code)
    if not (phrases or pattern):
        raise click.UsageError(
            session.text(
                "Cần --rule, --phrase hoặc --pattern", "Give --rule, --phrase or --pattern"
            )
        )
    return OwnRule("", "?", phrases=phrases, pattern=pattern, reads=RuleReads(reads))


def _known(session: Session, own: OwnRules, code: str) -> OwnRule:
    for rule in own.rules:
        if rule.code == code:
            return rule
    tell(session.text(f"Không có quy tắc “{code}”", f"There is no rule “{code}”"))
    raise Stopped(Exit.NOT_FOUND)


def _with(own: OwnRules, changed: OwnRule) -> OwnRules:
    kept = tuple(changed if rule.code == changed.code else rule for rule in own.rules)
    return OwnRules(kept, own.changes)


def _quietly(_done: int, _total: int) -> None:
    """Tell nobody."""


def _say_switched(code: str, *, on: bool, as_json: bool) -> None:
    if as_json:
        print_json({"rule": code, "on": on})


def _say_trial(session: Session, trial: Trial) -> None:
    share = "-" if trial.precision is None else f"{trial.precision:.0%}"
    say(
        session.text(
            f"Đã xem {trial.examined} ý kiến, bắt {len(trial.caught)}: "
            f"{trial.removed} đã loại, {trial.approved} đã duyệt (bắt nhầm), "
            f"{trial.pending} chưa quyết định. Đúng {share}.",
            f"{trial.examined} comments seen, {len(trial.caught)} caught: "
            f"{trial.removed} removed, {trial.approved} approved (caught wrongly), "
            f"{trial.pending} undecided. Precision {share}.",
        )
    )


def _trial_record(trial: Trial) -> dict[str, Any]:
    return {
        "examined": trial.examined,
        "caught": trial.caught.tolist(),
        "removed": trial.removed,
        "approved": trial.approved,
        "pending": trial.pending,
        "precision": trial.precision,
        "share_of_removed": trial.share,
        "states": {state.value: count for state, count in trial.by_state.items()},
        "seconds": round(trial.seconds, 3),
    }


def _state_record(session: Session, state: RuleState) -> dict[str, Any]:
    return {
        "rules": [_rule_record(rule) for rule in state.own.rules],
        "changes": [_change_record(change) for change in state.own.changes],
        "lists": [
            {
                "list": one.list,
                "family": one.code,
                "name": one.words.text(session.language),
                "weight": one.weight,
                "phrases": len(one.phrases) + len(one.exact),
            }
            for one in state.families
        ],
        "problems": [
            {"where": one.where, "rule": one.code, "words": one.words.text(session.language)}
            for one in state.problems
        ],
        "folder": state.folder,
    }


def _rule_record(rule: OwnRule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "on": rule.on,
        "does": rule.does.value,
        "weight": rule.weight,
        "phrases": list(rule.phrases),
        "exact": list(rule.exact),
        "pattern": rule.pattern,
        "reads": rule.reads.value,
        "parts": [part.value for part in rule.parts],
        "sections": list(rule.sections),
        "articles": list(rule.articles),
        "sites": list(rule.sites),
    }


def _change_record(change: ListChange) -> dict[str, Any]:
    return {
        "list": change.list,
        "family": change.family,
        "add": list(change.add),
        "add_exact": list(change.add_exact),
        "remove": list(change.remove),
    }
