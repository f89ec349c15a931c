"""The labelled drafts of the benchmarks: every label names what stands at its place."""

import json
from pathlib import Path

import pytest

LABELLED = Path(__file__).parent.parent / "benchmarks" / "labelled"
CATEGORIES = {
    "consistency", "date", "grammar", "number", "numbering", "other", "placeholder", "promo", "punctuation",
    "section", "structure", "truncation", "typo",
}  # fmt: skip


@pytest.mark.parametrize("path", sorted(LABELLED.glob("*/labels.jsonl")), ids=lambda path: path.parent.name)
def test_every_label_quotes_its_draft(path: Path) -> None:
    drafts = {draft.name: draft.read_text("utf-8").split("\n") for draft in path.parent.glob("faulty/*.*")}
    labels = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(labels) > 100
    for label in labels:
        line = drafts[label["file"]][label["line"] - 1]
        assert line.startswith(label["text"], label["col"] - 1), label
        assert label["category"] in CATEGORIES
        assert label["certainty"] in {"sure", "likely", "arguable"}
