from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import linter
from handmade import FOUND, cut_off, lead, masked, result
from linter import reports
from linter.diagnostic import Result
from linter.errors import DraftlintError, ReadError, RuleError
from linter.reports import render
from linter.reports.json_report import Json

SCHEMA = json.loads(
    (Path(reports.__file__).parent / "schema" / "report-v1.schema.json").read_text(encoding="utf-8")
)


def report(*results: Result, errors: tuple[DraftlintError, ...] = ()) -> Any:
    """The report, valid by its schema."""
    data = json.loads(render(Json(), results, errors))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_contract() -> None:
    full = cut_off(0)._replace(
        part="云岭县2023年工作总结", references=("现代汉语词典 截至",), fingerprint="0f"
    )
    data = report(result(full), errors=(ReadError("不是文本", "b.wps"), RuleError("太慢", "a.yaml", 3)))
    assert data == {
        "version": 1,
        "tool": {"name": "draftlint", "version": linter.__version__},
        "diagnostics": [
            {
                "rule": "cut-off",
                "category": "wording",
                "severity": "warning",
                "message": "此处“截止”应为“截至”",
                "file": "草稿.txt",
                "line": 2,
                "column": 3,
                "end_line": 2,
                "end_column": 5,
                "offset": 15,
                "end_offset": 17,
                "match": "截止",
                "part": "云岭县2023年工作总结",
                "location": None,
                "fix": {
                    "applicability": "safe",
                    "edits": [{"offset": 15, "end_offset": 17, "text": "截至"}],
                },
                "references": ["现代汉语词典 截至"],
                "fingerprint": "0f",
                "suppressed": None,
            }
        ],
        "errors": [{"file": "b.wps", "message": "不是文本"}, {"file": "a.yaml", "message": "3: 太慢"}],
        "summary": {"files": 1, "error": 0, "warning": 1, "info": 0},
    }


def test_nothing_is_folded() -> None:
    data = report(FOUND, result(), FOUND)
    places = [(1, 1), (2, 3), (2, 8), (2, 12), (3, 3)]
    assert [(one["line"], one["column"]) for one in data["diagnostics"]] == places * 2
    assert data["summary"] == {"files": 3, "error": 4, "warning": 4, "info": 2}


def test_nothing_at_all() -> None:
    assert report()["diagnostics"] == []


def test_suppressed_findings_stand_in_text_order_and_are_not_counted() -> None:
    data = report(result(lead(), masked(0), suppressed=(cut_off(0)._replace(suppressed="引文"),)))
    assert [(one["rule"], one["suppressed"]) for one in data["diagnostics"]] == [
        ("missing-lead", None),
        ("cut-off", "引文"),
        ("masked-name", None),
    ]
    assert data["summary"] == {"files": 1, "error": 1, "warning": 0, "info": 1}


def test_an_unsafe_fix_and_no_part() -> None:
    one = report(result(cut_off(0, safe=False)))["diagnostics"][0]
    assert (one["fix"]["applicability"], one["part"]) == ("unsafe", None)


@pytest.mark.parametrize("change", [{"severity": "fatal"}, {"line": 0}, {"fix": {"edits": []}}, {"rule": 1}])
def test_the_schema_refuses_what_is_wrong(change: dict[str, object]) -> None:
    data = report(FOUND)
    data["diagnostics"][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)
