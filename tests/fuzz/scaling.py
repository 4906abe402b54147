"""Long inputs that repeat short fragments: `python -m tests.fuzz.scaling TARGET SECONDS`.

Measures each at two sizes and tells those whose time grows faster than they do, that take longer than allowed for a
thousand bytes, or that raise what is not documented. The fragments of `SHAPES` and every single piece of the
dictionary come first; pairs of pieces, in an order that differs from run to run, fill the seconds that are left.
"""

from __future__ import annotations

import random
import sys
from contextlib import contextmanager
from time import monotonic, thread_time
from typing import TYPE_CHECKING, NamedTuple

from indikator_dsl import IndikatorError, format_definition, import_worksheet, loads
from indikator_dsl.data.csv_file import read_csv
from indikator_dsl.data.json_file import read_json
from indikator_dsl.data.number_text import read_text
from indikator_dsl.formula import read
from tests.fuzz.judging import FLOOR, SECONDS_PER_KB, forget
from tests.fuzz.mutating import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["SHAPES", "WORK", "Shape", "attack", "shapes"]

LARGE, SMALL = 100_000, 30_000
WORST_RATIO = 3  # of the times at a size and at half of it
HANGING = 10  # seconds of processor for one input, before it is left alone
MOST_MEMORY = 1_000  # MB of the whole process, after whatever input


LETTERS = str.maketrans("0123456789", "abcdefghij")


class Shape(NamedTuple):
    """`before`, then `piece` again and again, then `after` for each piece, then `end`.

    In a piece `§` is a number that counts up, `¤` the next one, and `¶` the number in letters.
    """

    before: str
    piece: str
    after: str = ""
    end: str = ""

    def of(self, size: int) -> str:
        count = max(1, size // (len(self.piece) + len(self.after) + 3 * sum(map(self.piece.count, "§¤¶"))))
        return self.before + "".join(map(self.numbered, range(count))) + self.after * count + self.end

    def numbered(self, at: int) -> str:
        if self.piece.isascii():
            return self.piece
        letters = str(at).translate(LETTERS)
        return self.piece.replace("§", str(at)).replace("¤", str(at + 1)).replace("¶", letters)


HEADINGS = "No\tNama\tIndikator\tDefinisi\tFormula\n"
ONE = "Tujuan: T\n  Indikator: I\n    Formula: "
SHAPES = {
    "formula": (
        *(Shape("", one) for one in ("A", "9", "9.", "9,", " ", "\n", "A\n", "A = ", "A§ + ", "A§ / ", "A§ ", "A-§ ")),
        *(Shape("A", one, end="B") for one in (" ", "\n", "-", "–", "=", ".", "<b>", "&amp;", "'a", "\u200b", "_")),
        *(Shape("", one, end="a") for one in ("9.", "9,", "9", "'", '"', "“", "**", "<b ", "(", "1. ", "x")),
        *(Shape("", one, other) for one, other in ("()", "[]", "{}", ("(A + ", ")"), ("Σ(", ";"), ("√(", ")"))),
        *(Shape("", one, other) for one, other in ((r"\frac{", "}{B}"), (r"\text{", "}"), (r"\left(", r"\right)"))),
        *(Shape("$", one, end="$") for one in (r"\text{A} + ", r"\frac{A}{B} \times ", "{", "}", "^", "_a", r"\\")),
        *(
            Shape("", one)
            for one in ("A\n---\nB\n", "-" * 9 + "\n", "A dibagi B ", "dikali 100 ", "A:B ", "- ", "A | ")
        ),
        *(Shape("Keterangan:\n", one) for one in ("A = B\n", "A§ = B§\n", "§. A\n")),
    ),
    "definition": (
        *(
            Shape("", one)
            for one in ("a", " ", "\n", "#\n", "# a\n", "Tujuan: A\n", "Tujuan: A§\n", "Indikatr: a\n", "a:\n")
        ),
        *(Shape("Tujuan: ", one) for one in ("a", "a ", "aaaa¶aaa ", "a;", "\n  a", "\n  Kode:")),
        *(Shape("Tujuan: T\n  Mendukung: ", one) for one in ("T§;", "T;", "T\n  Mendukung: T")),
        *(Shape(ONE, one) for one in ("A\n    + ", "A§ + ", "A ", "(", "A/", "A = ")),
        *(Shape("", f"Tujuan: T§\n{one}") for one in ("  Indikator: I\n", "  Indikator: I§\n", "  Mendukung: U§\n")),
        *(Shape("", f"Tujuan: T\n{one}") for one in ("  Mendukung: T\n", "  Indikator: I\n    Formula: I / B§\n")),
        Shape("Tujuan: T\n", "  Indikator: I§\n    Formula: A\n"),
        Shape("Tujuan: T\n", "  Indikator: I§\n    Formula: I¤ + I0\n"),
        Shape("Tujuan: T\n", "  Indikator: I§\n    Formula: I¤ + A§\n"),
        Shape("Tujuan: T\n  Indikator: I\n    Formula: A\n", "  Indikator: I\n    Sinonim: J§; J\n"),
        Shape("Tujuan: T\n  Indikator: I\n    Target: ", "2024 = 80%; "),
        Shape("Tujuan: T\n  Indikator: I\n    Target: ", "2024 = 80 a, "),
        Shape("Tujuan: T\n  Indikator: I\n    Konsolidasi: ", "unit = jumlah; "),
        *(Shape("", f"Data: A§\n  {one}\n") for one in ("Invarian: A§ <= B§", "Invarian: A§ <= A0", "Sinonim: S§; S")),
        *(Shape("Data: A\n", f"  Invarian: {one}\n") for one in ("A <= B§", "A", "A / B / C")),
        *(Shape("", f"Data: {one}\n") for one in ("A", "A§", "a/§", "laporan yang selesai§", "bbbb¶bbb")),
        Shape("".join(f"Data: {'a/' * signs}b\n" for signs in range(1, 150)) + ONE, "a/"),
    ),
    "worksheet": (
        *(
            Shape("", one)
            for one in ("a", "\t", "\n", "a\n", "a\tb\n", "KERTAS KERJA §\n", "KEC ", "DINAS A ", "TAHUN ")
        ),
        *(
            Shape(HEADINGS, one)
            for one in ("\t", "a\t", "a\n", "a\n\n", "**", "<b>", "<b ", "&amp;", "&", "&#9", "\n\n")
        ),
        *(Shape(HEADINGS, one) for one in ("§\tTujuan\n", "\tTujuan\t\t\t\n\tA§\tI\td\tf\n", "Camat\n", "NIP. ")),
        *(
            Shape(HEADINGS + "\tTujuan\t\t\t\n\tA\t", one)
            for one in ("\t\tI§\td\tf\n", "\t\tI\td\tf\n", "a ", "I\tI\n")
        ),
        *(Shape(HEADINGS + "\tTujuan\t\t\t\n\t", one) for one in ("&#9", "&#", "<br", "Sub ", "1 ", "Indikator ")),
        Shape(HEADINGS + "\t&#", "9", end="\tI\td\tf\n"),
        Shape("JUDUL §\n" * 3_000 + HEADINGS, "baris §\n"),
        Shape("".join(f"JUDUL {at}\n" for at in range(3_000)) + HEADINGS, "lepas §\n"),
    ),
    "data": (
        *(
            Shape("", one)
            for one in ("a", ";", ",", '"', "\n", "'", "[", '{"a":', "[{", "9", "1.000", "- ", "(", "a§;")
        ),
        *(
            Shape("nama;nilai\n", one)
            for one in ("A§;1\n", "A;1\n", "A;2§\n", '"A";"x\n', '"a"b;1\n', "A;1.000\n", '"\n')
        ),
        *(Shape("nama;nilai;unit;periode\n", one) for one in ("A;1;U§;§\n", "A;1;U§;2024\n", ";;\n", "A;1.§;U;§\n")),
        *(Shape("", one, end="\n" + "1;" * 9_000) for one in ("A;", "A§;")),
        *(
            Shape("[", f"{one}, ", end='{"nama": "A", "nilai": 1}]')
            for one in ('{"nama": "A§", "nilai": 1}', "1", "[]")
        ),
        *(Shape("{", f"{one}, ", end='"x": 1}') for one in ('"A§": 1', '"A": §', '"A": "b"', '"A": {"b": [1]}')),
        Shape('[{"nama": "A", "nilai": 1, ', '"k§": 1, ', end='"x": 1}]'),
        *(Shape('{"A": ', one, other, "}") for one, other in ("[]", ('{"a":', "}"))),
        *(Shape('{"A": ', one, end="}") for one in ("9", "1.", "1e9", "-")),
    ),
}


def formula(text: str) -> None:
    found = read(text)
    if found.tree is not None:
        read(found.canonical or "")
        str(found.evaluate(dict.fromkeys(found.names, 2)).trace)


def definition(text: str) -> None:
    registry = loads(text, strict=False)
    registry.check()
    for value in (2, None):
        results = registry.evaluate({base.nama: value for base in registry.base_data})
        results.to_json()
        for result in results.values():
            str(result.trace)
    format_definition(text)


def worksheet(text: str) -> None:
    import_worksheet(text)


def data(text: str) -> None:
    raw = text.encode()
    read_text(text)
    try:
        read_csv(raw)
    except IndikatorError as error:
        str(error)
    read_json(raw)


WORK: dict[str, Callable[[str], None]] = {
    "formula": formula,
    "definition": definition,
    "worksheet": worksheet,
    "data": data,
}


CALLS = {"formula": 3, "definition": 3, "worksheet": 1, "data": 3}
"""How many calls the work of each consists of; the promise on time is for one."""


def shapes(target: str, seed: int) -> Iterator[tuple[Shape, int]]:
    """What to try, and up to which size: without end."""
    for shape in SHAPES[target]:
        yield shape, LARGE
    known = pieces(target)
    for one in known:
        yield Shape("", one), LARGE
    chance = random.Random(seed)
    befores = ("", *(shape.before for shape in SHAPES[target]))
    while True:
        yield Shape(chance.choice(befores), "".join(chance.sample(known, 2))), SMALL


def attack(target: str, shape: Shape, size: int) -> str | None:
    """What is wrong with the time or the memory that `shape` takes, or None."""
    work = WORK[target]
    try:
        shorter, text = shape.of(size // 2), shape.of(size)
        half, whole = _seconds(work, shorter, 1), _seconds(work, text, 1)
        allowed = max(FLOOR, len(text) / 1000 * SECONDS_PER_KB * CALLS[target])
        if whole > FLOOR and (whole > allowed or whole > WORST_RATIO * half):
            # One piece more, lest an odd number of them be an error at once and an even one none.
            more = _seconds(work, shape.of(size // 2 + len(shape.piece)), 3)
            half, whole = max(more, _seconds(work, shorter, 3)), _seconds(work, text, 3)
    except Exception as error:
        return f"raises {type(error).__name__}: {str(error)[:200]}"
    memory = _memory()
    if memory > MOST_MEMORY:
        return f"took the process to {memory} MB"
    if whole > FLOOR and whole > WORST_RATIO * half:
        return f"{half * 1000:.0f} ms for {len(shorter)} signs, {whole * 1000:.0f} ms for {len(text)}"
    return f"{whole * 1000:.0f} ms for {len(text)} signs" if whole > allowed else None


def _memory() -> int:
    """The most that the process has taken so far, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024**2)


def _seconds(work: Callable[[str], None], text: str, runs: int) -> float:
    """The best of so many runs, nothing remembered between them."""
    times = []
    for _ in range(runs):
        forget()
        began = thread_time()
        with _no_longer_than(HANGING):
            try:
                work(text)
            except IndikatorError as error:
                str(error)
        times.append(thread_time() - began)
    return min(times)


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    """Raise TimeoutError inside after so many seconds of processor; where the system has no such clock, never."""
    if sys.platform == "win32":
        yield
        return
    import signal

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:29] + "…" + text[-30:])


def main() -> None:
    target, seconds = sys.argv[1], int(sys.argv[2])
    seed, end, tried, found = random.randrange(10**6), monotonic() + seconds, 0, 0
    for one in SHAPES[target][:1]:
        _seconds(WORK[target], one.of(1_000), 1)  # what is imported at first use
    for shape, size in shapes(target, seed):
        if monotonic() > end:
            break
        tried += 1
        wrong = attack(target, shape, size)
        if wrong:
            found += 1
            print(f"{target}: {' … '.join(map(_short, filter(None, shape)))}: {wrong}", flush=True)
    print(f"{target}: {tried} shapes tried (seed {seed}), {found} finds", flush=True)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
