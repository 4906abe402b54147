"""Hypothesis strategies for programs that embed the engine: formulas as offices write them, and what must come out.

    from hypothesis import given
    from indikator_dsl.testing import formulas

    @given(formulas())
    def test_my_converter_means_the_same(written):
        assert my_meaning(my_converter(written.text)) == written.tree

Needs Hypothesis: `pip install "indikator-dsl[testing]"`. docs/property-testing.md is the page on it.
"""

try:
    import hypothesis as _hypothesis
except ImportError as _absent:
    raise ImportError(
        'indikator_dsl.testing needs Hypothesis. Install it with: pip install "indikator-dsl[testing]"'
    ) from _absent

from indikator_dsl.testing.broken import broken_definitions, broken_texts, jumbled_texts
from indikator_dsl.testing.definitions import Shape, WrittenDefinition, definitions
from indikator_dsl.testing.figures import data_for, figures
from indikator_dsl.testing.names import names, plain_names
from indikator_dsl.testing.surface import WrittenFormula, formula_texts, formulas
from indikator_dsl.testing.trees import numbers, trees

del _hypothesis

__all__ = [
    "Shape",
    "WrittenDefinition",
    "WrittenFormula",
    "broken_definitions",
    "broken_texts",
    "data_for",
    "definitions",
    "figures",
    "formula_texts",
    "formulas",
    "jumbled_texts",
    "names",
    "numbers",
    "plain_names",
    "trees",
]
