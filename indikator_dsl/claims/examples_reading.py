"""`Contoh: A = 2, B = 3, hasil 66,67` → an example: what is given, and what must come out with how many digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from indikator_dsl.claims.model import Example
from indikator_dsl.claims.naming import shortened
from indikator_dsl.evaluation.result import Status
from indikator_dsl.text.names import fold, unit_note
from indikator_dsl.text.numbers import NumberNotReadError, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from indikator_dsl.claims.naming import Naming
    from indikator_dsl.definition import Passage

__all__ = ["QUOTED", "read_example"]

QUOTED = re.compile(r'"(?:[^"]|"")*"')
OUTCOME = re.compile(r"\s*(?:maka\s+)?hasil(?:nya)?\b(?:\s*[=:]|\s+adalah\b)?\s*(?P<value>.*?)\s*[.]?\s*", re.I | re.S)
NUMBER = re.compile(r"([-−]?)\s*([0-9](?:[0-9.,]*[0-9])?)(?:\s*(%|persen\b|[^\W\d_].*))?", re.I | re.S)
STATUSES = {
    "tak terdefinisi": Status.TAK_TERDEFINISI,
    "tidak terdefinisi": Status.TAK_TERDEFINISI,
    "belum ada data": Status.BELUM_ADA_DATA,
}


class _Written(NamedTuple):
    value: Fraction
    places: int
    unit: str | None


def read_example(passage: Passage, naming: Naming) -> Example | None:
    """The example that `passage` writes; None, with everything that is wrong with it in `naming.found`."""
    assert naming.owner is not None
    before = len(naming.found)
    text = QUOTED.sub(lambda quoted: "q" * len(quoted[0]), passage.text)
    parts = list(_parts(text))
    if not parts or "=" not in text or OUTCOME.fullmatch(text, *parts[-1]) is None:
        naming.say("U102", passage, 0, len(passage.text))
        return None
    data: dict[str, Fraction] = {}
    results: dict[str, Fraction] = {}
    for start, end in parts[:-1]:
        _given(passage.part(start, end), text[start:end], naming, data, results)
    outcome = OUTCOME.fullmatch(text, *parts[-1])
    assert outcome is not None
    expected = passage.part(*outcome.span("value"))
    status = STATUSES.get(fold(expected.text))
    written = _Written(read_number("0").value, 0, None) if status else _number(expected, naming, proven=True)
    if written is None or len(naming.found) > before:
        return None
    if written.unit is not None and not _fits(written.unit, naming):
        naming.say("U105", expected, 0, len(expected.text), None, satuan=shortened(written.unit))
        return None
    value, stands = (None, status) if status else (written.value, Status.TERHITUNG)
    return Example(passage, naming.owner.id, tuple(data.items()), tuple(results.items()), value, written.places, stands)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between the separators: semicolons where there is one, else commas that stand in no number.

    A comma before the `=` belongs to the name: `Desa, kelurahan = 5`.
    """
    separator = re.compile(";" if ";" in text else r",(?![0-9])|(?<![0-9]),")
    start = 0
    for sign in separator.finditer(text):
        piece = text[start : sign.start()]
        if not piece.strip():
            start = sign.end()
        elif "=" in piece or OUTCOME.fullmatch(piece):
            yield start, sign.start()
            start = sign.end()
    if text[start:].strip(" ."):
        yield start, len(text)


def _given(part: Passage, masked: str, naming: Naming, data: dict[str, Fraction], results: dict[str, Fraction]) -> None:
    """Read `name = number` into `data` or `results`."""
    equals = masked.rfind("=")
    name = part.text[: max(0, equals)].strip()
    if equals < 0 or not name:
        naming.say("U102", part, 0, len(part.text))
        return
    bare = name[1:-1].replace('""', '"') if QUOTED.fullmatch(name) else name
    start = part.text.index(name)
    term = naming.term(bare, part, (start, start + len(name)), "U103")
    first = equals + 1 + len(part.text[equals + 1 :]) - len(part.text[equals + 1 :].lstrip())
    written = _number(part.part(first, max(first, len(part.text.rstrip()))), naming)
    if term is None or written is None:
        return
    if written.unit in ("%", "persen"):  # is it 80 or 0,8? Data are bare numbers
        bare_number = part.text[first:].strip().removesuffix(written.unit).rstrip()
        naming.say("U104", part, first, len(part.text.rstrip()), bare_number, isi=shortened(part.text[first:]))
        return
    key, target = (term.indikator, results) if term.indikator is not None else (term.key, data)
    assert naming.owner is not None
    if term.indikator == naming.owner.id:
        naming.say("U102", part, 0, len(part.text))
    elif target.setdefault(key, written.value) != written.value:
        naming.say("U109", part, start, start + len(name), nama=shortened(bare))


def _number(part: Passage, naming: Naming, *, proven: bool = False) -> _Written | None:
    """The number that `part` is; `proven` where the example itself will show whether `1,250` was meant as decimals."""
    found = NUMBER.fullmatch(part.text.strip())
    if found is None:
        naming.say("U104", part, 0, len(part.text), isi=shortened(part.text))
        return None
    try:
        value, doubt = read_number(found[2])
    except NumberNotReadError as unread:
        naming.say("U104", part, 0, len(part.text), unread.suggestion, isi=shortened(part.text))
        return None
    if doubt is not None and not (proven and doubt == "F204"):  # no proof rests on a guess
        meant = found[2].translate({ord(","): ".", ord("."): ","})
        naming.say("U104", part, 0, len(part.text), found[1] + meant, isi=shortened(part.text))
        return None
    return _Written(-value if found[1] else value, len(found[2].partition(",")[2]), found[3])


def _fits(unit: str, naming: Naming) -> bool:
    """Whether the unit behind the expected result is the indicator's own."""
    assert naming.owner is not None
    indikator = naming.owner.indikator
    known = (indikator.satuan, unit_note(indikator.nama), "%", "persen")
    return fold(unit) in {fold(name) for name in known if name}
