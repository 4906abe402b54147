"""The XML of office files, read part by part; a document type (the home of entity bombs) is refused.

Names come without their prefix: `w:p` and `ns3:p` of the same namespace are the same element for `read_tree`, and
`walk` leaves namespaces out altogether, as one part of a spreadsheet holds one vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from attrs import define, field

from indikator_dsl.office.refusal import BrokenArchiveError, RefusedArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Element", "read_tree", "walk"]

DEEPEST = 200
MOST_ELEMENTS = 500_000

Attributes = dict[str, str]


@define
class Element:
    """An element of a tree: its name (`w:p` by the short names that `read_tree` was given), attributes, children.

    `text` is what stands in the element before its first child; text between children says nothing in office files.
    """

    name: str
    attributes: Attributes
    text: str = ""
    children: list[Element] = field(factory=list)

    def find(self, *names: str) -> Element | None:
        """The first element on the path of children `names`, or None."""
        found: Element | None = self
        for name in names:
            found = next((child for child in found.children if child.name == name), None) if found else None
        return found

    def all(self, name: str) -> Iterator[Element]:
        """Every element `name` at any depth below this one, in the order of the document."""
        left = list(reversed(self.children))
        while left:
            element = left.pop()
            if element.name == name:
                yield element
            left += reversed(element.children)

    def get(self, name: str) -> str | None:
        """The attribute `name`, whatever its namespace is called."""
        return self.attributes.get(name)


def _parse(raw: bytes, part: str, parser: expat.XMLParserType) -> None:
    def refuse(*_: object) -> None:
        raise RefusedArchiveError("dtd", bagian=part)

    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise BrokenArchiveError(part) from error


def walk(raw: bytes, part: str, start: Callable[[str, Attributes], None], **handlers: Callable[..., Any]) -> None:
    """Feed the part to `start(tag, attributes)` and to expat's other `handlers`. Raises for XML that is none."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    _parse(raw, part, parser)


def read_tree(raw: bytes, part: str, short_names: Mapping[str, str]) -> Element:
    """The part as a tree; `short_names` gives the prefix of each namespace, other elements are named `?:name`.

    Raises BrokenArchiveError for XML that is none, that nests deeper than DEEPEST or has too many elements.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    root = Element("", {})
    opened = [root]
    texts: list[list[str]] = [[]]  # joined once: a text cut into millions of pieces must not be copied for each
    count = 0

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal count
        count += 1
        if len(opened) > DEEPEST or count > MOST_ELEMENTS:
            raise BrokenArchiveError(part)
        space, _, local = tag.rpartition(" ")
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(f"{short_names.get(space, '?')}:{local}", plain)
        opened[-1].children.append(element)
        opened.append(element)
        texts.append([])

    def end(_: str) -> None:
        opened.pop().text = "".join(texts.pop())

    def text(data: str) -> None:
        if not opened[-1].children:
            texts[-1].append(data)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    _parse(raw, part, parser)
    return root.children[0]
