"""No shipped rule is idle: each fires on an example of its own when the real command runs all rules."""

import json
import subprocess
import sys
from pathlib import Path

from linter.loader import load, shipped


def test_every_rule_fires_through_the_command(tmp_path: Path) -> None:
    rules = load(shipped()).rules
    for rule in rules:
        for index, example in enumerate(example for example in rule.examples if example.spans):
            (tmp_path / f"{rule.id}.{index}.txt").write_text(example.text, encoding="utf-8", newline="")
    command = [sys.executable, "-m", "linter", "check", str(tmp_path), "--format", "json"]
    run = subprocess.run(command, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (1, b"")
    fired = {(found["rule"], Path(found["file"]).name) for found in json.loads(run.stdout)["diagnostics"]}
    own = {rule for rule, name in fired if name.startswith(f"{rule}.")}
    assert {rule.id for rule in rules} - own == set()
