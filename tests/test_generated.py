"""Files that are made from others."""

from conftest import ROOT, Kept
from linter.catalog import markdown
from linter.loader import load


def test_the_page_of_the_rules(kept: Kept) -> None:
    kept(ROOT / "rules" / "README.md", markdown(load(ROOT / "rules")))
