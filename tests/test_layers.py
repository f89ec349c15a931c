"""Imports point one way; only a few rooms touch the disk or print."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "linter"
ORDER = [
    "errors", "files", "frozen", "chinese", "document", "diagnostic", "routes", "rule", "checks", "readers", "outline", "rulecache", "loader", "config",
    "suppress", "baseline", "wraps", "engine", "fix", "examples", "session", "reports", "catalog", "batch", "command", "lsp", "cli",
]  # fmt: skip


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("linter."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("linter.")}
    return found


FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if room(path) not in ("__init__", "__main__")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    allowed = set(ORDER[: ORDER.index(room(path)) + 1])
    assert imported(path) - allowed == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_cli_prints_or_exits(path: Path) -> None:
    names = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert room(path) in ("command", "cli") or names & {"print", "exit"} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_a_few_rooms_touch_the_disk(path: Path) -> None:
    calls = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            calls.add(name)
    disk = calls & {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink"}
    assert (
        room(path)
        in ("files", "loader", "rulecache", "config", "baseline", "batch", "command", "cli", "reports")
        or path.name == "grams.py"  # a table that is part of the code
        or disk == set()
    )
