"""Files larger than memory: read, computed and written part by part, and taken up again where a run was stopped.

`running` is the one loop. `sources` finds the input files, `csv_files` and `parquet_files` cut them at fixed places,
`engines` reads, computes and writes one part with Polars or DuckDB, `outputs` puts the parts where they belong, and
`record` remembers which are done. What a value is, `indikator_dsl.columns` decides.
"""

from indikator_dsl.bulk.running import Done, evaluate_files

__all__ = ["Done", "evaluate_files"]
