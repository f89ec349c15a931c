"""The elements that a newer document would have, without namespaces."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def element(tag: str, *children: Element, **attributes: str) -> Element:
    found = Element(tag, attributes)
    found.extend(children)
    return found


def value(tag: str, val: object) -> Element:
    return Element(tag, {"val": str(val)})


def switch(tag: str, on: bool) -> Element:
    return value(tag, int(on))
