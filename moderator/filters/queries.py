"""From what a line says to the list that is asked for, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.model.filter import ANY_STATUS, Field, Filter, Term
from moderator.model.terms import Order, State

if TYPE_CHECKING:
    from moderator.model.listing import Query


def narrowed(base: Query, wanted: Filter, actor: str) -> Query:
    """Return ``base`` narrowed by a filter; a status in the filter counts instead of the base's.

    One single state becomes the query's own, so that the list knows which comments leave it.
    """
    terms = list(base.terms)
    state = base.state
    said = [term for term in wanted.terms if term.field is Field.STATUS]
    if said:
        terms = [term for term in terms if term.field is not Field.STATUS]
        state = None
        if len(said) == 1 and not said[0].negated and len(said[0].values) == 1:
            value = said.pop().values[0]
            state = None if value == ANY_STATUS else State(value)
    terms += said
    terms += [
        term for term in wanted.terms if term.field is not Field.STATUS and term not in base.terms
    ]
    return replace(
        base,
        state=state,
        text=" ".join(part for part in (base.text, wanted.text) if part),
        exact=base.exact or wanted.exact,
        order=wanted.order or base.order,
        terms=tuple(terms),
        actor=actor if terms else "",
    )


def filter_of(query: Query) -> Filter:
    """Return the filter that says all of ``query``, so that it can be kept as a line."""
    terms = list(query.terms)
    if not any(term.field is Field.STATUS for term in terms):
        state = ANY_STATUS if query.state is None else query.state.value
        terms.insert(0, Term(Field.STATUS, (state,)))
    if query.finding is not None:
        terms.append(Term(Field.FINDING, (query.finding.value,)))
    if query.article_id is not None:
        terms.append(Term(Field.ARTICLE, (f"#{query.article_id}",)))
    if query.site_id is not None:
        terms.append(Term(Field.SITE, (f"#{query.site_id}",)))
    if query.group is not None:
        terms.append(Term(Field.NEAR, (str(query.group),)))
    order = None if query.order is Order.OLDEST else query.order
    return Filter(query.text, tuple(dict.fromkeys(terms)), order, query.exact)
