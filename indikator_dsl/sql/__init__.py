"""A registry as one `SELECT` or `CREATE VIEW`, for the database that holds the data: `Registry.to_sql`.

`steps` makes the plan of `floats` short and puts it into steps, `spelling` writes one operation in the words of a
dialect (`dialects`), `names` refuses names that a database cannot take, `statement` puts it together and is the way in.
All but `dialects` need sqlglot.
"""

from indikator_dsl.sql.dialects import DIALECTS

__all__ = ["DIALECTS"]
