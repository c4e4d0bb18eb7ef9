from __future__ import annotations

from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from moderator.resources import resource

if TYPE_CHECKING:
    from schemathesis import Case
    from schemathesis.checks import CheckFunction

    from tests.integration.demo.conftest import Paper

schema = schemathesis.openapi.from_path(
    resource("contract", "openapi.yaml"),
    config=SchemathesisConfig.from_dict(
        {"checks": {"missing_required_header": {"expected-statuses": [400, 401, 428]}}}
    ),
)
steady = settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@schema.parametrize()
@steady
def test_the_site_keeps_to_its_description(case: Case[Any], paper: Paper) -> None:
    # A cursor and a key are opaque: the description cannot say which were handed out or used.
    opaque: list[CheckFunction] = [positive_data_acceptance] if "/articles" not in case.path else []
    case.call_and_validate(
        base_url=paper.address,
        headers={"Authorization": f"Bearer {paper.token}"},
        excluded_checks=opaque,
    )
