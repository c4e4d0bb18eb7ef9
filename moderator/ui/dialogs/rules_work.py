"""The rules while a person works on them: what was, what is, what was tried. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.model import ListChange, OwnRules
from moderator.rules.own import problems_of
from moderator.rules.own_writing import with_code

if TYPE_CHECKING:
    from moderator.desk.rulekeeping import RuleState
    from moderator.model import ListedFamily, OwnRule, Trial, Words

LOOKED_AT = 2_000
"""Phrases up to which a rule is looked at with every letter that is typed."""


class RuleWork:
    """Rules first, then the families of the program's lists, each at a place of its own."""

    def __init__(self, state: RuleState) -> None:
        """Begin with what is kept, or with the draft."""
        self.base = state.own
        self.families = state.families
        begin = state.draft or state.own
        self._rules = list(begin.rules)
        self._changes = {(one.list, one.family): one for one in begin.changes}
        self._trials: dict[OwnRule, Trial] = {}
        self._kept: OwnRules | None = state.draft

    # --- places -----------------------------------------------------------------------------------

    @property
    def rules(self) -> tuple[OwnRule, ...]:
        """The rules as they are now."""
        return tuple(self._rules)

    def rule(self, at: int) -> OwnRule | None:
        """Return the rule at a place; None where a family stands, or nothing."""
        return self._rules[at] if 0 <= at < len(self._rules) else None

    def family(self, at: int) -> ListedFamily | None:
        """Return the family at a place; None where a rule stands, or nothing."""
        at -= len(self._rules)
        return self.families[at] if 0 <= at < len(self.families) else None

    def change(self, family: ListedFamily) -> ListChange | None:
        """Return the desk's change to a family, if there is one."""
        return self._changes.get((family.list, family.code))

    # --- changing ---------------------------------------------------------------------------------

    def add(self, rule: OwnRule) -> int:
        """Add a rule after the others and return its place."""
        self._rules.append(with_code((*self.base.rules, *self._rules), rule))
        return len(self._rules) - 1

    def remove(self, at: int) -> None:
        """Take a rule away."""
        del self._rules[at]

    def put(self, at: int, rule: OwnRule) -> None:
        """Change the rule at a place."""
        if 0 <= at < len(self._rules):
            self._rules[at] = rule

    def put_change(self, change: ListChange) -> None:
        """Change what the desk adds to a family and takes from it."""
        if change == ListChange(change.list, change.family):
            self._changes.pop((change.list, change.family), None)
        else:
            self._changes[change.list, change.family] = change

    def revert(self) -> None:
        """Go back to what is kept."""
        self._rules = list(self.base.rules)
        self._changes = {(one.list, one.family): one for one in self.base.changes}

    def saved(self, saved: OwnRules, state: RuleState) -> bool:
        """Take over what was kept; False when a person went on meanwhile, whose work then stays."""
        self.base, self.families, self._kept = state.own, state.families, None
        if self.now() != saved:
            return False
        self.revert()
        return True

    def now(self) -> OwnRules:
        """Return everything as it is now."""
        return OwnRules(self.rules, tuple(self._changes.values()))

    @property
    def changed(self) -> bool:
        """Whether anything differs from what is kept."""
        return self.now() != self.base

    def unusable(self) -> tuple[OwnRule, Words] | None:
        """Return the first changed rule that cannot be saved as it is, and why not."""
        kept = {rule.code: rule for rule in self.base.rules}
        for rule in self._rules:
            if rule != kept.get(rule.code) and (found := problems(rule)):
                return rule, found[0]
        return None

    @property
    def unkept(self) -> bool:
        """Whether the draft is not as it was kept last."""
        return self.now() != (self._kept or self.base)

    def kept_now(self) -> tuple[OwnRules, OwnRules]:
        """Return what a draft is made of; it counts as kept from now on."""
        self._kept = self.now()
        return self.base, self._kept

    # --- trials -----------------------------------------------------------------------------------

    def tried(self, rule: OwnRule, trial: Trial) -> None:
        """Remember that this very rule was tried."""
        self._trials[_essence(rule)] = trial

    def untried(self) -> tuple[OwnRule, ...]:
        """Return the rules that saving would turn on, or change while on, without a trial."""
        before = {rule.code: rule for rule in self.base.rules}
        return tuple(
            rule
            for rule in self._rules
            if rule.on
            and _essence(rule) not in self._trials
            and not _on_already(before.get(rule.code), rule)
        )

    def trials(self) -> dict[str, Trial]:
        """Return the trials of the rules as they are now, by their codes."""
        return {
            rule.code: self._trials[_essence(rule)]
            for rule in self._rules
            if _essence(rule) in self._trials
        }


def problems(rule: OwnRule) -> list[Words]:
    """Return why ``rule`` cannot be used; a very long one is looked at when it is saved."""
    short = len(rule.phrases) + len(rule.exact) <= LOOKED_AT
    return problems_of(rule) if short else []


def _on_already(before: OwnRule | None, after: OwnRule) -> bool:
    return before is not None and before.on and _essence(before) == _essence(after)


def _essence(rule: OwnRule) -> OwnRule:
    """Return what a trial depends on: where a rule looks, and for what."""
    return replace(rule, code="", name="", on=False, weight=1.0)
