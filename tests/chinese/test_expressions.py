import marshal
import re
import subprocess
import sys

import pytest

from linter.chinese import expressions
from linter.chinese.expressions import codes, compiled, later, mark_of, remember, watched

WIDE = "(?<=截至|自)今"
"""Only `regex` looks behind at texts of several lengths."""

ALL_TEXTS = """
import linter.engine, linter.readers.markdown
from linter.chinese import expressions
from linter.loader import load, shipped
for rule in load(shipped()).rules:
    rule.check.validate()
print(sorted(expressions._named))
"""


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.cache_clear()
    monkeypatch.setattr(expressions, "_remembered", {})


def test_works_like_a_compiled_one() -> None:
    year = later(r"\d{4}年")
    match = year.search("于2023年办结")
    assert match is not None
    assert match.span() == (1, 6)
    assert [m[0] for m in year.finditer("2022年、2023年")] == ["2022年", "2023年"]


def test_is_compiled_at_first_use() -> None:
    broken = later("(")
    with pytest.raises(ValueError, match=r"bad regular expression: missing \) at position 1"):
        broken.search("")


def test_what_re_knows_is_matched_by_re() -> None:
    assert isinstance(compiled("截至"), re.Pattern)
    match = compiled(WIDE).search("截至今天")
    assert match is not None
    assert match.span() == (2, 3)


def test_a_watched_one_searches_alike() -> None:
    assert [match.span() for match in watched(WIDE).finditer("自今，截至今")] == [(1, 2), (5, 6)]
    assert watched("(?P<found>今)").groupindex == {"found": 1}


@pytest.mark.parametrize("text", ["(?P<found>乙)", WIDE])
def test_remembered_code_is_used_in_place_of_the_text(text: str) -> None:
    version, written, parts = marshal.loads(codes("own", [text])[text])
    other = f"甲{text}"
    code = marshal.dumps((version, "甲".encode("utf-16-le") + written, parts))
    remember("own", {mark_of(other): 0}, memoryview(code))
    assert compiled(other).search("自今乙") is not None
    assert compiled(other).search("甲自") is None


@pytest.mark.parametrize("text", ["(?P<a>甲)(?:丙|乙)(?i:x)[一-龥]+", "(?x) 甲 # 乙"])
def test_code_says_what_re_compiles(text: str) -> None:
    code = codes("own", [text])[text]
    compiled.cache_clear()
    remember("own", {mark_of(text): 0}, memoryview(code))
    revived = compiled(text)
    assert revived == re.compile(text)
    assert (revived.groups, dict(revived.groupindex)) == (
        re.compile(text).groups,
        re.compile(text).groupindex,
    )


@pytest.mark.parametrize(
    "code",
    [
        b"",
        b"spoilt",
        marshal.dumps(7),
        marshal.dumps(([], "丙".encode("utf-16-le"), (1, 2)))[:-2],
        marshal.dumps(([1, 2], "丙".encode("utf-16-le"), (0,))),
        marshal.dumps(([], "丁".encode("utf-16-le"), (32,))),
    ],
)
def test_spoilt_code_is_not_used(code: bytes) -> None:
    remember("own", {mark_of("丙"): 0}, memoryview(code))
    assert compiled("丙").search("丙") is not None


REVIVED = """
import sys
from linter.chinese.expressions import compiled, mark_of, remember
remember("own", {mark_of("(?<=截至|[^甲]{0,99}自)今"): 0}, memoryview(sys.stdin.buffer.read()))
print(compiled("(?<=截至|[^甲]{0,99}自)今").search("自今").span(), "regex" in sys.modules)
import regex
print(regex.search("(?<=截至|自)今", "截至今").span(), regex.sub("甲", "乙", "甲"))
"""


def test_code_of_regex_is_revived_without_what_compiles() -> None:
    code = codes("own", ["(?<=截至|[^甲]{0,99}自)今"])["(?<=截至|[^甲]{0,99}自)今"]
    done = subprocess.run([sys.executable, "-c", REVIVED], input=code, capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == ["(1, 2) False", "(2, 3) 乙"]


def test_a_bad_expression_has_no_code() -> None:
    assert "丁(" not in codes("own", ["丁("])
    assert expressions.CODE_VERSION


def test_expressions_are_the_same_in_every_run() -> None:
    """One that is put together in the order of a set is compiled anew each time."""
    texts = {
        subprocess.run(
            [sys.executable, "-c", ALL_TEXTS], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "12"
    }
    assert len(texts) == 1
