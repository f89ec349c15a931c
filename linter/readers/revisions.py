"""What reviewers leave in a Word document: comments, and changes that nobody accepted or rejected (ISO/IEC 29500-1, 17.13).
They are told in the words in which copies of a document show them, for which there is a rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_CHANGES = {"ins": "插入", "cellIns": "插入", "del": "删除", "cellDel": "删除", "moveFrom": "移动"}
_FORM = "格式"
_FORMS = ("Change", "cellMerge")
"""So the names of elements end that keep how something was formatted."""

_NO_NAME = re.compile(r"[\W\d_]+")
_LONGEST_NAME = 9


def changes(body: Element) -> tuple[str, Element] | None:
    """How many changes of each kind are open, with the paragraph that holds the first, or the last one above it."""
    found, at, first = Counter[str](), None, None
    for element in body.iter():
        if element.tag == "p":
            at = element
        elif kind := _CHANGES.get(element.tag) or (_FORM if element.tag.endswith(_FORMS) else None):
            first = at if first is None else first
            found[kind] += 1
    if first is None:
        return None
    kinds = (*dict.fromkeys(_CHANGES.values()), _FORM)
    return f"修订痕迹：{'、'.join(f'{kind}{found[kind]}处' for kind in kinds if found[kind])}", first


def comments(body: Element, said: Element) -> Iterator[tuple[str, Element]]:
    """Who commented, with the comment, for each that the body refers to."""
    known = {comment.get("id"): comment for comment in said.iter("comment")}
    for reference in body.iter("commentReference"):
        comment = known.get(reference.get("id"))
        if comment is not None:
            author = _NO_NAME.sub("", comment.get("author", ""))[:_LONGEST_NAME]
            yield f"批注[{author}]：", comment
