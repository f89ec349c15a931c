"""Texts to measure with: drafts put together from the sentences of our own examples, or a corpus of the user's."""

from __future__ import annotations

import random
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"

SEED = 20240930

_HAN = "一二三四五六七八九十"
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.、]\s?|#+ |- )+")
_SENTENCE = re.compile(r"[^。；]{12,}[。；]")
_TITLES = ("总结", "工作报告", "实施方案", "工作计划")


class Author:
    """Writes drafts of any length, always the same ones: numbered reports of a title, a lead, sections and a
    signature, each paragraph a few sentences of the examples with other figures."""

    def __init__(self, seed: int = SEED) -> None:
        self._chance = random.Random(seed)
        paths = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in (".txt", ".md"))
        lines = [line.strip() for path in paths for line in path.read_text("utf-8").splitlines()]
        words = [_NUMBER.sub("", line, count=1) for line in lines]
        self._sentences = [sentence for line in words for sentence in _SENTENCE.findall(line)]
        self._headings = [
            line for line in words if 5 <= len(line) <= 20 and re.fullmatch(r"[一-龥，]+", line)
        ]

    def report(self, size: int) -> str:
        """About so many characters."""
        year = self._chance.randint(2021, 2025)
        lines = [f"云岭县{self._chance.choice('东西南北中')}河镇{year}年{self._chance.choice(_TITLES)}", ""]
        lines += [self._paragraph(3), *self._sections(size - 200), "", "云岭县民政局", f"{year}年12月8日", ""]
        return "\n".join(lines)

    def compendium(self, size: int) -> str:
        """Reports of three thousand characters, one below the other; at least so many characters."""
        reports: list[str] = []
        while sum(map(len, reports)) < size:
            reports.append(self.report(3000))
        return "\n".join(reports)

    def _sections(self, size: int) -> Iterator[str]:
        for top in range(len(_HAN)):
            yield f"{_HAN[top]}、{self._chance.choice(self._headings)}"
            for number in range(self._chance.randint(3, 6)):
                paragraph = f"（{_HAN[number]}）{self._paragraph(self._chance.randint(2, 5))}"
                yield paragraph
                size -= len(paragraph)
                if size < 0:
                    return

    def _paragraph(self, sentences: int) -> str:
        text = "".join(self._chance.choices(self._sentences, k=sentences))
        return re.sub(r"(?<!\d)\d{3,4}(?![\d年])", lambda match: str(self._chance.randint(100, 9999)), text)


def cut(text: str, size: int) -> str:
    """Whole lines from the start, up to so many bytes of UTF-8."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        size -= len(line.encode())
        if size < 0:
            break
        lines.append(line)
    return "".join(lines)


def corpus(path: str | None, size: int) -> str:
    """The text of a file, or a made one of at least so many characters."""
    return Path(path).read_text("utf-8") if path else Author().compendium(size)


def options(description: str | None) -> ArgumentParser:
    """What every benchmark may be told."""
    parser = ArgumentParser(description=description)
    parser.add_argument(
        "corpus", nargs="?", help="a UTF-8 text to measure with; made from our examples unless told"
    )
    parser.add_argument(
        "--runs", type=int, default=11, help="how often each is measured (default: %(default)s)"
    )
    return parser


def asked(parser: ArgumentParser) -> Namespace:
    return parser.parse_args()
