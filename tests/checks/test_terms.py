import pytest
from drafts import paragraph

from linter.checks.pattern import Terms
from linter.loader import load, shipped
from linter.rule import Rule

TABLES = [rule for rule in load(shipped()).rules if isinstance(rule.check, Terms)]


def found(check: Terms, text: str) -> list[tuple[str, str]]:
    """What the check finds and what it should be."""
    block = paragraph(text)
    return [(text[f.span.start : f.span.end], str(f.values["better"])) for f in check.find(block, None)]


def test_several_forms_stand_in_one_key() -> None:
    check = Terms({"布暑 布署": "部署", "布署会": "部署会"})
    assert found(check, "布暑；布署；布署会") == [("布暑", "部署"), ("布署", "部署"), ("布署会", "部署会")]


def test_a_guard_says_where_a_form_is_wrong() -> None:
    check = Terms({"截止": "截至"}, guards={"截止": "截止(?=目前)"})
    assert found(check, "报名截止，截止目前，于5日截止") == [("截止", "截至")]


def test_what_unless_matches_is_silent() -> None:
    check = Terms({"帐户": "账户"}, unless="《[^》]*》")
    assert found(check, "《帐户条例》和帐户") == [("帐户", "账户")]


def test_titles_only() -> None:
    assert found(Terms({"帐户": "账户"}, within=("title",)), "帐户") == []


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (Terms({"象": "像"}), "“象” is a single character: a wrong form has two or more"),
        (Terms({"布署": "部署", "布暑 布署": "部署"}), "“布署” stands twice"),
        (Terms({"布署": "部署"}, guards={"布暑": "布暑"}), "the guard of “布暑” has no term"),
        (Terms({"布署": "部署"}, guards={"布署": "("}), "bad regular expression: missing ) at position 1"),
    ],
)
def test_faulty_tables_are_refused(check: Terms, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        check.validate()
    assert str(caught.value) == message


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(ValueError, match="“terms” is empty"):
        Terms({})


@pytest.mark.parametrize("rule", TABLES, ids=lambda rule: rule.id)
def test_every_form_is_found_alone(rule: Rule) -> None:
    check = rule.check
    assert isinstance(check, Terms)
    alone = [form for form in check.better if form not in check.guards]
    assert [found(check, f"。{form}。") for form in alone] == [[(form, check.better[form])] for form in alone]


@pytest.mark.parametrize("rule", TABLES, ids=lambda rule: rule.id)
def test_every_guard_holds_its_form(rule: Rule) -> None:
    check = rule.check
    assert isinstance(check, Terms)
    assert [form for form, guard in check.guards.items() if form not in guard] == []


@pytest.mark.parametrize("rule", TABLES, ids=lambda rule: rule.id)
def test_no_right_form_is_wrong_elsewhere(rule: Rule) -> None:
    check = rule.check
    assert isinstance(check, Terms)
    rights = sorted(set(check.better.values()))
    tables = [table.check for table in TABLES if isinstance(table.check, Terms)]
    assert [right for right in rights if any(found(table, f"。{right}。") for table in tables)] == []
