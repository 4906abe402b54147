"""Indicators of whole tables, computed by the engine that holds the table: pandas, Polars, PyArrow, DuckDB, and others.

narwhals speaks to all of them. `cleaning` makes doubles of columns of any kind, `emit` spells a plan of operations in
doubles (floats) as expressions.
"""
