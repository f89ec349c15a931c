from collections.abc import Iterator

import pytest

from linter.checks.pattern import Pattern, WatchedPattern
from linter.diagnostic import Edit, Fix, Severity
from linter.document import Block, Part, Span, Words
from linter.engine import Linter
from linter.errors import RuleError
from linter.frozen import frozen, replace
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Check, Definition, Finding, PartCheck, Rule, Ruleset

SHIPPED = load(shipped())
WORDS = Words("词“{found}”", "word “{found}”")


def rule(id: str, check: Check, severity: Severity = Severity.WARNING, category: str = "wording") -> Rule:
    definition = Definition(WORDS, WORDS, WORDS, check).with_check(check)
    return Rule.of(id, category, severity, definition, path=f"{id}.yaml")


def lint(text: str, *rules: Rule) -> list[tuple[str, str]]:
    result = Linter(Ruleset(rules)).lint(read("draft.txt", text.encode()))
    return [(d.rule, result.document.text[d.span.start : d.span.end]) for d in result.diagnostics]


def test_findings_stand_in_text_order() -> None:
    rules = rule("late", Pattern("乙")), rule("early", Pattern("甲"))
    assert lint("甲和乙。\n甲。", *rules) == [("early", "甲"), ("late", "乙"), ("early", "甲")]


def test_the_longer_of_two_findings_in_a_category_stays() -> None:
    rules = rule("short", Pattern("乙")), rule("long", Pattern("甲乙丙"))
    assert lint("看甲乙丙。", *rules) == [("long", "甲乙丙")]


def test_a_graver_finding_inside_another_stays() -> None:
    rules = rule("short", Pattern("乙"), Severity.ERROR), rule("long", Pattern("甲乙丙"), Severity.INFO)
    assert lint("看甲乙丙。", *rules) == [("long", "甲乙丙"), ("short", "乙")]


def test_of_two_with_the_same_result_the_graver_is_enough() -> None:
    short = rule("short", Pattern("乙", replace="丁"), Severity.ERROR)
    long, other = (
        rule("long", Pattern("甲乙丙", replace="甲丁丙")),
        rule("other", Pattern("甲乙丙", replace="丁")),
    )
    assert lint("看甲乙丙。", short, long) == [("short", "乙")]
    assert lint("看甲乙丙。", short, other) == [("other", "甲乙丙"), ("short", "乙")]
    as_grave = rule("short", Pattern("乙", replace="丁"))
    assert lint("看甲乙丙。", as_grave, long) == [("long", "甲乙丙")]
    unsafe = rule("long", Pattern("甲乙丙", replace="甲丁丙", safe=False))
    assert lint("看甲乙丙。", as_grave, unsafe) == [("short", "乙")]


def test_a_group_narrows_a_finding_where_it_takes_part() -> None:
    assert lint("由甲方和丙方负责。", rule("party", Pattern("(?P<found>甲)方|丙方"))) == [
        ("party", "甲"),
        ("party", "丙方"),
    ]


@frozen
class Whole(PartCheck):
    """Finds the body of the report, as often as it is told, changed to 乙 if it is fixed."""

    times: int = 1
    fixed: bool = False

    def find(self, part: Part) -> Iterator[Finding]:
        for _ in range(self.times):
            span = part.blocks[0].span
            yield Finding(span, {}, Fix((Edit(span, "乙"),)) if self.fixed else None)


def test_a_rule_tells_the_same_words_once() -> None:
    assert lint("甲。", rule("twice", Whole(times=2))) == [("twice", "甲。")]


def test_of_two_on_the_same_words_the_graver_stays_whatever_they_looked_at() -> None:
    rules = rule("block", Pattern("甲。")), rule("part", Whole(), Severity.ERROR)
    assert lint("甲。", *rules) == [("part", "甲。")]


def test_how_words_are_written_and_what_they_say_stay_both() -> None:
    rules = rule("form", Pattern("甲。")), rule("content", Whole(fixed=True), Severity.ERROR)
    assert lint("甲。", *rules) == [("content", "甲。"), ("form", "甲。")]


def test_two_that_looked_at_the_whole_report_stay_both() -> None:
    rules = rule("one", Whole()), rule("other", Whole(), Severity.ERROR)
    assert lint("甲。", *rules) == [("one", "甲。"), ("other", "甲。")]


def test_of_two_that_would_make_the_same_of_a_report_the_graver_stays() -> None:
    rules = rule("one", Whole(fixed=True)), rule("other", Whole(fixed=True), Severity.ERROR)
    assert lint("甲。", *rules) == [("other", "甲。")]


def test_categories_do_not_hide_each_other() -> None:
    rules = rule("short", Pattern("乙"), category="date"), rule("long", Pattern("甲乙丙"))
    assert lint("看甲乙丙。", *rules) == [("long", "甲乙丙"), ("short", "乙")]


def test_nothing_is_said_of_words_that_do_not_belong_here() -> None:
    advert = rule("advert", Pattern("甲乙丙"), category="promo")
    inside, across = rule("inside", Pattern("乙丙")), rule("across", Pattern("丙。"), category="date")
    assert lint("看甲乙丙。", advert, inside, across) == [("advert", "甲乙丙"), ("across", "丙。")]
    graver = replace(inside, severity=Severity.ERROR)
    assert lint("看甲乙丙。", advert, graver) == [("advert", "甲乙丙"), ("inside", "乙丙")]


@frozen
class Doubt(BlockCheck):
    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield Finding(block.at(0, 3), sure=False)


def test_what_is_sure_takes_the_place_of_a_doubt_that_ends_with_it() -> None:
    assert lint("甲乙丙。", rule("doubt", Doubt()), rule("sure", Pattern("丙"))) == [("sure", "丙")]
    both = [("doubt", "甲乙丙"), ("sure", "乙")]
    assert lint("甲乙丙。", rule("doubt", Doubt()), rule("sure", Pattern("乙"))) == both


def test_a_draft_in_traditional_characters_is_told_to_be_one_and_no_more() -> None:
    text = "現將學習計劃發給你們，學習時間為三個月，請總結經驗,抄送各鄉。2月30日"
    result = Linter(SHIPPED).lint(read("a.txt", text.encode()))
    assert [d.rule for d in result.diagnostics] == ["traditional-characters"]


def test_a_rule_for_a_genre_is_silent_elsewhere() -> None:
    ruleset = replace(SHIPPED, rules=(replace(rule("only", Pattern("会议")), genres=frozenset(("notice",))),))
    notice = "关于召开工作会议的通知\n\n各科室：\n会议改期。\n办公室\n2024年3月4日\n"
    assert len(Linter(ruleset).lint(read("a.txt", notice.encode())).diagnostics) == 2
    assert Linter(ruleset).lint(read("a.txt", notice.replace("通知", "纪要").encode())).diagnostics == ()


def test_a_rule_except_for_a_genre_is_silent_there() -> None:
    others = replace(rule("others", Pattern("会议")), except_genres=frozenset(("notice",)))
    linter = Linter(replace(SHIPPED, rules=(others,)))
    notice = "关于召开工作会议的通知\n\n各科室：\n会议改期。\n办公室\n2024年3月4日\n"
    assert linter.lint(read("a.txt", notice.encode())).diagnostics == ()
    assert len(linter.lint(read("a.txt", notice.replace("通知", "纪要").encode())).diagnostics) == 2


def test_fingerprints_do_not_know_lines() -> None:
    linter = Linter(Ruleset((rule("word", Pattern("甲")),)))
    first = linter.lint(read("a.txt", "甲，甲。\n甲，甲。".encode())).diagnostics
    later = linter.lint(read("b.txt", "序。\n\n甲，甲。\n甲，甲。".encode())).diagnostics
    assert len({d.fingerprint for d in first}) == 4
    assert [d.fingerprint for d in first] == [d.fingerprint for d in later]


@frozen
class Hasty(WatchedPattern):
    seconds = 0.1


@frozen
class Broken(BlockCheck):
    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        raise ZeroDivisionError("by nothing")
        yield Finding(Span(0, 0))


def test_a_slow_expression_is_an_error_of_its_rule() -> None:
    with pytest.raises(RuleError) as caught:
        lint("甲" * 60 + "乙", rule("slow", Hasty("^(?:(?:甲|甲甲)+)+$")))
    assert str(caught.value) == "slow.yaml: rule “slow” took too long on draft.txt: its expression is slow"


def test_a_check_that_raises_is_named() -> None:
    with pytest.raises(RuleError) as caught:
        lint("甲。", rule("broken", Broken()))
    assert (
        str(caught.value) == "broken.yaml: rule “broken” failed on draft.txt: ZeroDivisionError: by nothing"
    )


def test_a_message_without_its_value_is_named() -> None:
    absent = Words("{absent}", "{absent}")
    wrong = Rule.of(
        "wrong",
        "wording",
        Severity.WARNING,
        Definition(WORDS, absent, WORDS, Pattern("甲")),
        path="wrong.yaml",
    )
    with pytest.raises(RuleError) as caught:
        lint("甲。", wrong)
    assert str(caught.value) == "wrong.yaml: rule “wrong”: its message cannot be filled: 'absent'"


BLOCK_RULES = [rule for rule in SHIPPED.rules if isinstance(rule.check, BlockCheck)]
LINTER = Linter(SHIPPED)


@pytest.mark.parametrize("owner", SHIPPED.rules, ids=lambda rule: rule.id)
def test_the_routes_lose_nothing(owner: Rule) -> None:
    """On every example of every rule, every block rule finds what it finds in the blocks and places to which it is
    called."""
    for example in owner.examples:
        document = outline(read("example.txt", example.text.encode()), SHIPPED)
        expected = set()
        for block in document.blocks:
            part = document.part_at(block.span.start)
            for rule in BLOCK_RULES:
                if block.kind in rule.kinds and rule.concerns(part.genre.id if part else ""):
                    expected |= {(rule.id, finding.span) for finding in rule.check.find(block, part)}
        called = {
            (rule.id, finding.span)
            for find, rule, place in LINTER._searches(document)
            for finding in find(*place)
            if rule.scope == "block"
        }
        assert called == expected


def test_commas_in_half_width_part_clauses_too() -> None:
    linter = Linter(
        replace(SHIPPED, rules=tuple(r for r in SHIPPED.rules if r.id in {"parts-sum", "half-width-mark"}))
    )
    text = "检查企业9家,其中化工企业3家、机械企业4家、食品企业3家。\n"
    found = linter.lint(read("draft.txt", text.encode())).diagnostics
    assert [(each.rule, text[each.span.start : each.span.end]) for each in found] == [
        ("parts-sum", text[4 : text.index("。")]),
        ("half-width-mark", ","),
    ]
