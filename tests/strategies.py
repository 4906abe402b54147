"""Strategies that only our own tests need; the public ones are `indikator_dsl.testing`."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from indikator_dsl.formula import Number
from indikator_dsl.testing import trees

few_names = st.sampled_from(["Jumlah A", "Jumlah B", "C", "lembaga yang aktif"])
small_trees = trees(few_names, numbers=st.builds(Number, st.integers(0, 200).map(Fraction), st.booleans()))
"""Trees over four names, so that one name stands in several places and one set of data fits all."""
