"""Whether a text names a regulation by its number."""

from __future__ import annotations

import re
from functools import lru_cache

from indikator_dsl.text.names import fold

__all__ = ["PERMENDAGRI", "PERMENPAN", "cites"]

PERMENPAN = (
    r"(?:permen\s?pan(?:\s?-?\s?(?:dan\s)?rb)?"
    r"|(?:peraturan\s)?menteri\s(?:pan|pendayagunaan\saparatur\snegara)(?:\s?-?\s?(?:dan\s)?(?:rb|reformasi\sbirokrasi))?"
    r"(?:\s(?:republik\sindonesia|ri))?)"
)
"""The ways in which a regulation of the minister for administrative reform is called, for `cites`."""

PERMENDAGRI = r"(?:permendagri|(?:peraturan\s)?(?:menteri\sdalam\snegeri|mendagri)(?:\s(?:republik\sindonesia|ri))?)"
"""The ways in which a regulation of the minister of home affairs is called, for `cites`."""


def cites(text: str, called: str, number: int | str, year: int) -> bool:
    """Whether `text` names regulation `number` of `year`: `Permenpan RB Nomor 14 Tahun 2017`, `permenpan 14/2017`.

    `called` is a pattern for what the regulation is called, over folded text with single blanks. Another number or
    year, and the number without what it is called, are not it.
    """
    return _pattern(called, str(number), year).search(fold(text)) is not None


@lru_cache(maxsize=64)
def _pattern(called: str, number: str, year: int) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){called}[\s,.]*(?:(?:nomor|no|nmr)\b[\s.:]*)?{re.escape(number)}"
        rf"\s?(?:/|,?\s?(?:tahun|thn|th)\b\.?)\s?{year}(?!\d)"
    )
