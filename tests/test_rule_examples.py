"""Every example of every shipped rule: the marked spans and no others, the fix, and that the fix cures."""

import pytest

from linter.examples import failures
from linter.loader import load, shipped
from linter.rule import Rule

RULESET = load(shipped())


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_examples_hold(rule: Rule) -> None:
    assert list(failures(rule, RULESET)) == []
