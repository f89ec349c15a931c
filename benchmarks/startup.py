"""One draft of 10 KB as a whole process, with the default rules and JSON output.

Run it with the interpreter of an environment into which the wheel was installed. `--npm` is a folder in which
`npm install zhlint textlint textlint-rule-prh` ran, `--gongwen` a virtual environment with gongwen-skill (and
python-docx, which makes its .docx); what is not given is not measured.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from clock import Job, bar, medians, process, table
from drafts import asked, corpus, cut, options

from linter.loader import load, shipped

BYTES = 10_000

_DOCX = """
import sys, docx
document = docx.Document()
for line in open(sys.argv[1], encoding="utf-8"):
    document.add_paragraph(line.rstrip("\\n"))
document.save(sys.argv[2])
"""


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--npm", type=Path, help="folder with node_modules")
    parser.add_argument("--gongwen", type=Path, help="virtual environment with gongwen-skill")
    asks = asked(parser)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = folder / "draft.txt"
        draft.write_text(cut(corpus(asks.corpus, 4 * BYTES), BYTES), encoding="utf-8")
        jobs = _own(draft)
        if asks.npm:
            jobs |= _npm(asks.npm, draft)
        if asks.gongwen:
            jobs |= _gongwen(asks.gongwen, draft)
        _report(medians(jobs, asks.runs))


def _own(draft: Path) -> dict[str, Job]:
    command = _found("draftlint", Path(sys.executable).parent)
    return {
        "python -c pass": process([sys.executable, "-c", "pass"]),
        'python -c "import click"': process([sys.executable, "-c", "import click"]),
        "draftlint": process([command, "check", str(draft), "--format", "json"]),
    }


def _found(command: str, folder: Path) -> str:
    """Raises SystemExit for a program that is not there."""
    return shutil.which(command, path=str(folder)) or sys.exit(f"no {command} in {folder}")


def _npm(folder: Path, draft: Path) -> dict[str, Job]:
    """zhlint with its defaults; prh with as many words as the examples of our rules mark."""
    modules = folder.resolve() / "node_modules"
    marked = {
        example.text[span.start : span.end]
        for rule in load(shipped()).rules
        for example in rule.examples
        for span in example.spans
    }
    words = sorted(word for word in marked if len(word) > 1 and word.isalnum())
    rules = [{"expected": "改" + word[1:], "pattern": word} for word in words]
    (draft.parent / "prh.yml").write_text(
        json.dumps({"version": 1, "rules": rules}, ensure_ascii=False), "utf-8"
    )
    configuration = {"rules": {"prh": {"rulePaths": ["prh.yml"]}}}
    (draft.parent / ".textlintrc.json").write_text(json.dumps(configuration), "utf-8")
    zhlint, textlint = (_found(name, modules / ".bin") for name in ("zhlint", "textlint"))
    base = ["--rules-base-directory", str(modules)]
    return {
        "zhlint": process([zhlint, draft.name], draft.parent),
        "textlint with prh": process([textlint, *base, "--format", "json", draft.name], draft.parent),
    }


def _gongwen(environment: Path, draft: Path) -> dict[str, Job]:
    folder = environment.resolve() / ("Scripts" if sys.platform == "win32" else "bin")
    document = str(draft.with_suffix(".docx"))
    subprocess.run([_found("python", folder), "-c", _DOCX, str(draft), document], check=True)
    return {"gongwen check": process([_found("gongwen", folder), "check", document, "--json"])}


def _report(seconds: dict[str, float]) -> None:
    own, yardstick = seconds["draftlint"], seconds['python -c "import click"']
    rows = [[name, f"{1000 * value:.0f}", f"{own / value:.2f}"] for name, value in seconds.items()]
    print(table(["process", "ms", "draftlint takes"], rows))
    print()
    print(bar("times `import click`", own / yardstick, most=3))
    for name in list(seconds)[3:]:
        print(bar(f"times {name}", own / seconds[name], most=1))


if __name__ == "__main__":
    main()
