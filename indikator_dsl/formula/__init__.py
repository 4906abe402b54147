"""The formula language: text → lexemes → tokens → tree, and the tree printed back.

`lexemes` and `latex` cut a text into pieces, `settle` decides what each sign means, `grammar` builds the `tree`,
`doubts` warns of readings that could surprise, `reading` is the way in, `printing` and `ast_json` are the ways out.
"""

from indikator_dsl.formula.known import KnownNames
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.reading import Formula, Kind, parse, read
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power

__all__ = [
    "Call",
    "Chain",
    "Formula",
    "Kind",
    "KnownNames",
    "Name",
    "Negative",
    "Node",
    "Number",
    "Power",
    "parse",
    "print_node",
    "read",
]
