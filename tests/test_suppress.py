from __future__ import annotations

import pytest

from linter.checks.directives import Directives
from linter.checks.pattern import Pattern
from linter.diagnostic import Diagnostic, Severity
from linter.document import Directive, Document, Span, Words
from linter.engine import Linter
from linter.readers import read
from linter.rule import Definition, Finding, Rule, Ruleset
from linter.suppress import apply

TEXT = "［忽略 cut-off：旧文照录］报名截止目前。另一处截止目前。"

HERE = Span(4, 11)
"""cut-off in the directive of TEXT."""

SENTENCE = Span(0, 23)
"""The reach of that directive."""

FIRST, SECOND = Span(18, 20), Span(26, 28)
"""截止 in TEXT."""


def rule(id: str, check: Pattern | Directives) -> Rule:
    words = Words("“{found}”", "“{found}”")
    definition = Definition(words, words, words, check).with_check(check)
    return Rule.of(id, "wording", Severity.WARNING, definition)


CUT_OFF = rule("cut-off", Pattern("截止"))
UNUSED = rule("unused-suppression", Directives("unused"))
UNKNOWN = rule("unknown-suppression", Directives("unknown"))
BLANKET = rule("blanket-suppression", Directives("blanket"))
UNEXPLAINED = rule("unexplained-suppression", Directives("unexplained"))
ALL = Ruleset((CUT_OFF, UNUSED, UNKNOWN, BLANKET, UNEXPLAINED))
KNOWN = frozenset(rule.id for rule in ALL.rules) | {"wordy"}


def stamp(rule: Rule, finding: Finding) -> Diagnostic:
    message = " ".join(f"{name}={value}" for name, value in finding.values.items())
    return Diagnostic(rule.id, rule.category, rule.severity, message, finding.span)


def found(rule: Rule, span: Span, message: str = "") -> Diagnostic:
    return Diagnostic(rule.id, rule.category, rule.severity, message, span)


def aside(rule: Rule, span: Span, reason: str) -> Diagnostic:
    return Diagnostic(rule.id, rule.category, rule.severity, "", span, suppressed=reason)


def directive(
    *rules: str, reason: str = "旧文照录", reach: Span = SENTENCE, whole: bool = False
) -> Directive:
    return Directive(Span(0, 17), rules, reason, reach, whole)


def outcome(
    *directives: Directive, ruleset: Ruleset = ALL, spans: tuple[Span, ...] = (FIRST, SECOND)
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    document = Document("a.txt", TEXT, (), directives=directives)
    diagnostics = [found(CUT_OFF, span) for span in spans]
    return apply(diagnostics, document, ruleset, stamp, KNOWN)


def test_without_directives_everything_stands() -> None:
    assert outcome() == ((found(CUT_OFF, FIRST), found(CUT_OFF, SECOND)), ())


def test_a_directive_sets_aside_what_lies_in_its_reach() -> None:
    kept, suppressed = outcome(directive("cut-off"))
    assert kept == (found(CUT_OFF, SECOND),)
    assert suppressed == (aside(CUT_OFF, FIRST, "旧文照录"),)


def test_a_directive_for_the_whole_file() -> None:
    kept, suppressed = outcome(directive("cut-off", reach=Span(0, 0), whole=True))
    assert kept == ()
    assert suppressed == (aside(CUT_OFF, FIRST, "旧文照录"), aside(CUT_OFF, SECOND, "旧文照录"))


@pytest.mark.parametrize(
    ("span", "covered"),
    [
        (Span(9, 11), False),
        (Span(9, 12), False),
        (Span(10, 10), True),
        (Span(10, 30), True),
        (Span(19, 20), True),
        (Span(19, 25), True),
        (Span(20, 21), False),
        (Span(20, 20), True),
        (Span(21, 21), False),
    ],
)
def test_a_diagnostic_belongs_where_it_starts(span: Span, covered: bool) -> None:
    quiet = Ruleset((CUT_OFF,))
    kept, suppressed = outcome(directive("cut-off", reach=Span(10, 20)), ruleset=quiet, spans=(span,))
    assert (bool(kept), bool(suppressed)) == (not covered, covered)


def test_an_unexplained_directive_works_all_the_same() -> None:
    kept, suppressed = outcome(directive("cut-off", reason=""))
    assert kept == (found(UNEXPLAINED, Span(0, 17)), found(CUT_OFF, SECOND))
    assert suppressed == (aside(CUT_OFF, FIRST, ""),)


def test_of_two_directives_the_first_gives_the_reason_and_both_are_used() -> None:
    wide = directive("cut-off", reason="全文照录", whole=True)
    near = Directive(Span(20, 21), ("cut-off",), "此处照录", Span(21, 31))
    kept, suppressed = outcome(wide, near)
    assert kept == ()
    assert suppressed == (aside(CUT_OFF, FIRST, "全文照录"), aside(CUT_OFF, SECOND, "全文照录"))


def test_unused_is_told_at_the_name_of_the_rule() -> None:
    kept, suppressed = outcome(directive("cut-off"), spans=(SECOND,))
    assert kept == (found(UNUSED, HERE, "rule=cut-off"), found(CUT_OFF, SECOND))
    assert suppressed == ()


def test_each_rule_of_a_directive_is_judged_once() -> None:
    kept, _ = outcome(directive("cut-off", "cut-off", "cut-of"), spans=())
    assert kept == (
        found(UNKNOWN, Span(0, 17), "rule=cut-of"),
        found(UNUSED, HERE, "rule=cut-off"),
    )


def test_a_rule_that_did_not_run_is_neither_unused_nor_unknown() -> None:
    assert outcome(directive("wordy"), spans=()) == ((), ())
    assert outcome(directive("cut-off"), ruleset=Ruleset((UNUSED, UNKNOWN)), spans=()) == ((), ())


def test_no_finding_where_the_rule_about_it_is_off() -> None:
    directives = (directive("cut-off", "cut-of"),)
    assert outcome(*directives, ruleset=Ruleset((CUT_OFF,)), spans=()) == ((), ())


def test_findings_about_directives_cannot_be_set_aside() -> None:
    everything = directive("unexplained-suppression", "unused-suppression", reason="", whole=True)
    document = Document("a.txt", TEXT, (), directives=(everything,))
    told = found(UNEXPLAINED, Span(0, 17))
    assert apply([], document, ALL, stamp, KNOWN) == (
        (
            told,
            found(UNUSED, Span(0, 17), "rule=unexplained-suppression"),
            found(UNUSED, Span(0, 17), "rule=unused-suppression"),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("fault", "spans"),
    [("unused", []), ("unknown", []), ("blanket", [Span(0, 1), Span(3, 4)]), ("unexplained", [Span(2, 3)])],
)
def test_what_the_document_alone_shows(fault: str, spans: list[Span]) -> None:
    reach = Span(0, 9)
    document = Document(
        "a.txt",
        "一二三四五六七八九",
        (),
        directives=(
            Directive(Span(0, 1), (), "", reach),
            Directive(Span(1, 2), ("cut-off",), "照录", reach),
            Directive(Span(2, 3), ("cut-off",), "", reach),
            Directive(Span(3, 4), (), "照录", reach),
        ),
    )
    assert list(Directives(fault).find(document)) == [Finding(span) for span in spans]


def test_an_unknown_fault() -> None:
    message = "unknown fault “useless”; known: unused, unknown, blanket, unexplained"
    with pytest.raises(ValueError, match=f"^{message}$"):
        Directives("useless")


def test_in_a_draft() -> None:
    linter = Linter(ALL, known={"wordy"})
    text = (
        "【校对忽略：cut-off；引文照录】报名截止目前。\n"
        "【校对忽略：cut-off、wordy、cut-of；引文照录】报名至今。\n"
        "【校对忽略】报名截止目前。\n"
    )
    result = linter.lint(read("a.txt", text.encode()))
    assert [(d.rule, text[slice(*d.span)], d.span.start) for d in result.diagnostics] == [
        ("unused-suppression", "cut-off", 33),
        ("unknown-suppression", "cut-of", 47),
        ("blanket-suppression", "【校对忽略】", 65),
        ("cut-off", "截止", 73),
    ]
    assert [(d.rule, d.span, d.suppressed) for d in result.suppressed] == [
        ("cut-off", Span(21, 23), "引文照录")
    ]
