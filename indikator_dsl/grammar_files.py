"""Where the grammars are found, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["grammar_text"]


def grammar_text(name: str) -> str:
    """The text of the grammar file `name` (`"definition.lark"`).

    An installed package has the grammars inside it. Only where it has not, in a checkout or an editable install, they
    are read from the folder `grammar` beside the package. Raises FileNotFoundError for a name that is in neither.
    """
    from importlib.resources import files

    inside = files("indikator_dsl") / "grammar"
    if inside.is_dir():
        return (inside / name).read_text(encoding="utf-8")
    return (Path(__file__).resolve().parent.parent / "grammar" / name).read_text(encoding="utf-8")
