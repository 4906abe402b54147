"""Arguments → a verb → an exit code: 0 all well, 1 findings, 2 the command was not understood."""

from __future__ import annotations

import argparse
import os
import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from indikator_dsl import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["main", "run"]

USAGE = 2

PIPE_CLOSED = 141  # what a shell says of a program whose reader went away: the verdict was not delivered
VERBS = {
    "impor": "ubah naskah kertas kerja menjadi berkas definisi",
    "periksa": "periksa berkas definisi: kesalahan dan hal yang meragukan",
    "format": "rapikan berkas definisi tanpa mengubah artinya",
    "urai": "tunjukkan bagaimana sebuah formula dibaca",
    "templat": "tulis daftar data yang harus diisi",
    "hitung": "hitung semua indikator dari data",
    "jelaskan": "jelaskan dari mana satu angka berasal",
    "kebijakan": "tampilkan kebijakan capaian yang disertakan, untuk dipakai atau disalin",
    "metode": "tunjukkan metode peraturan yang dikenal, data yang diperlukannya, dan skalanya",
    "kode": "jelaskan arti sebuah kode pesan, dengan contoh dan perbaikannya",
    "uji": "uji contoh dan invarian yang Anda tulis di berkas definisi",
    "massal": "hitung tiap baris berkas CSV atau Parquet yang lebih besar dari memori",
    "laporan": "tulis laporan capaian: .html, .md, .docx, atau .xlsx",
    "banding": "bagi perubahan antara dua periode ke tiap data, atau cari yang perlu untuk mencapai target",
    "sql": "tulis pernyataan SQL yang menghitung indikator di basis data",
}

ANSWERS = "jawaban survei kepuasan (SKM), satu baris satu responden: .csv atau .xlsx"

ENGLISH = (
    (re.compile(r"the following arguments are required: (.*)"), "masih perlu diisi: {0}"),
    (re.compile(r"unrecognized arguments: (.*)"), "tidak dikenal: {0}"),
    (re.compile(r"argument (.*): expected one argument"), "{0} memerlukan satu nilai"),
    (re.compile(r"argument (.*): ignored explicit argument (.*)"), "{0} tidak menerima nilai {1}"),
    (re.compile(r"argument (?:PERINTAH|\{.*\}): invalid choice: '([^']*)'.*"), "tidak ada perintah `{0}`{near}"),
    (
        re.compile(r"argument (.*?): invalid choice: '([^']*)' \(choose from (.*)\)"),
        "{0} tidak mengenal `{1}`; yang ada: {2}",
    ),
    (re.compile(r"argument (.*): not allowed with argument (.*)"), "{0} tidak dapat dipakai bersama {1}"),
    (re.compile(r"ambiguous option: (.*) could match (.*)"), "{0} bisa berarti {1}"),
)


class Formatter(argparse.HelpFormatter):
    """argparse speaks English in two places that no argument reaches."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse with Indonesian titles and errors."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "formatter_class": Formatter, "add_help": False, "allow_abbrev": False})
        self._positionals.title, self._optionals.title = "isian", "pilihan"
        self.add_argument("-h", "--help", "--bantuan", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for pattern, said in ENGLISH:
            found = pattern.fullmatch(message)
            if found:
                words = [word.replace("', '", ", ").strip("'") for word in found.groups()]
                message = said.format(*words, near=_near(found[1]) if "{near}" in said else "")
                break
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"galat: {message}\n")


def _near(verb: str) -> str:
    from indikator_dsl.text.nearest import nearest

    near = nearest(verb, VERBS, least=50)
    return f"; mungkin maksudnya `{near[0]}`" if near else "; yang ada: " + ", ".join(VERBS)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="indikator", description="Formula kertas kerja, dibaca dan dihitung sebagaimana ditulis.")
    version = f"indikator {__version__}"
    parser.add_argument("--version", "--versi", action="version", version=version, help="versi program")
    verbs = parser.add_subparsers(dest="verb", metavar="PERINTAH", required=True, title="perintah", parser_class=Parser)
    made = {
        verb: verbs.add_parser(verb, help=text, description=f"{text.capitalize()}.") for verb, text in VERBS.items()
    }
    for verb in ("templat", "hitung", "jelaskan", "uji", "banding", "sql"):
        made[verb].add_argument("definisi", metavar="DEFINISI", help="berkas .indikator, atau folder berisi berkas itu")
    for verb in ("periksa", "format"):
        made[verb].add_argument(
            "definisi", metavar="DEFINISI", nargs="+", help="berkas .indikator, atau folder berisi berkas itu"
        )
    checking = made["periksa"]
    forms = checking.add_mutually_exclusive_group()
    forms.add_argument("--format", choices=("teks", "json", "sarif", "github"), default="teks", help="bentuk keluaran")
    forms.add_argument("--json", action="store_const", const="json", dest="format", help="sama dengan --format json")
    checking.add_argument("--semua", action="store_true", help="tampilkan juga temuan yang diabaikan dengan alasan")
    checking.add_argument("--sefolder", action="store_true", help="baca bersama berkas lain di folder yang sama")
    checking.add_argument(
        "--tingkat",
        metavar="KODE=TINGKAT",
        action="append",
        default=[],
        help="ubah tingkat temuan: galat, peringatan, catatan, atau abaikan; dipisah koma",
    )
    made["impor"].add_argument("naskah", metavar="NASKAH", help="kertas kerja: .txt, .tsv, .csv, .xlsx, atau .docx")
    made["format"].add_argument("--tulis", action="store_true", help="tulis kembali ke berkasnya, bukan ke layar")
    made["urai"].add_argument("formula", metavar="FORMULA", nargs="?", help="teks formula; `-` membaca dari masukan")
    made["urai"].add_argument("--jsonl", action="store_true", help='baca {"id", "text"} tiap baris, tulis pohonnya')
    made["urai"].add_argument(
        "--sebagai",
        choices=("kanonik", "kalimat", "latex", "mathml"),
        metavar="NOTASI",
        help="tulis formulanya saja, sebagai kanonik, kalimat, latex, atau mathml",
    )
    for verb in ("hitung", "jelaskan", "banding"):
        made[verb].add_argument(
            "data", metavar="DATA", help="berkas data (.csv, .json, .xlsx), atau folder berisi berkas itu"
        )
    for verb in ("hitung", "jelaskan", "banding", "laporan"):
        made[verb].add_argument("--jawaban", metavar="BERKAS", help=ANSWERS)
    for verb in ("hitung", "jelaskan", "banding"):
        made[verb].add_argument("--target", metavar="TABEL", help="tabel target: .csv atau .xlsx")
    made["hitung"].add_argument(
        "--rata-rata",
        dest="rata_rata",
        choices=("polos", "berbobot"),
        metavar="CARA",
        help="tampilkan rata-rata capaian: polos, atau berbobot menurut Bobot",
    )
    made["kebijakan"].add_argument("nama", metavar="NAMA", nargs="?", help="kebijakan yang dicetak sebagai teks")
    made["uji"].add_argument("data", metavar="DATA", nargs="?", help="berkas data yang juga diperiksa dengan invarian")
    for verb in ("jelaskan", "banding"):
        made[verb].add_argument("indikator", metavar="INDIKATOR", help="nama indikator, atau idnya")
    made["banding"].add_argument("--dari", metavar="PERIODE", help="periode semula")
    made["banding"].add_argument("--ke", metavar="PERIODE", help="periode yang dibandingkan dengannya")
    made["banding"].add_argument("--mencapai", metavar="NILAI", help="nilai yang ingin dicapai; tanpa ini: targetnya")
    made["banding"].add_argument("--untuk", metavar="DATA", help="nama data yang dicari; tanpa ini: semuanya dicoba")
    for verb in ("hitung", "jelaskan", "templat", "uji", "banding"):
        made[verb].add_argument("--unit", metavar="UNIT", help="unit kerja yang datanya dipakai")
        made[verb].add_argument("--periode", metavar="PERIODE", help="periode yang datanya dipakai")
    made["templat"].add_argument(
        "--per", choices=("semester", "triwulan", "bulan"), help="tanyakan data setiap bagian dari --periode"
    )
    for verb in ("impor", "templat", "sql"):
        made[verb].add_argument("-o", "--keluaran", metavar="BERKAS", required=verb == "templat", help="berkas hasil")
        made[verb].add_argument("--timpa", action="store_true", help="timpa berkas hasil yang sudah ada")
    _add_report(made["laporan"])
    _add_sql(made["sql"])
    _add_bulk(made["massal"])
    made["kode"].add_argument("kode", metavar="KODE", nargs="*", help="misalnya F201; tanpa kode: daftar semuanya")
    made["metode"].add_argument("metode", metavar="METODE", nargs="*", help="misalnya SKM; tanpa nama: semuanya")
    made["metode"].add_argument(
        "--populasi", metavar="N", type=int, help="tunjukkan pula ukuran sampel survei dari N pengguna layanan"
    )
    for verb in ("impor", "urai", "hitung", "jelaskan", "metode", "kode", "uji", "banding", "massal"):
        made[verb].add_argument("--json", action="store_true", help="keluaran JSON untuk program")
    return parser


def _add_sql(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dialek", metavar="DIALEK", required=True, help="basis datanya, misalnya postgres atau mysql")
    parser.add_argument("--tabel", metavar="NAMA", default="data", help="tabel datanya, atau skema.tabel")
    keys = "kolom yang dibawa serta ke hasil, misalnya kecamatan tahun"
    parser.add_argument("--kunci", metavar="KOLOM", nargs="+", action="extend", default=[], help=keys)
    columns = "kolom dari sebuah data; tanpa nama kolom: tabel tidak memuat data itu"
    parser.add_argument("--kolom", metavar="DATA=KOLOM", nargs="+", action="extend", default=[], help=columns)
    types = "integer, decimal, atau float; untuk semua data, atau satu data: DATA=TIPE"
    parser.add_argument("--tipe", metavar="TIPE", nargs="+", action="extend", default=[], help=types)
    wanted = "hanya indikator ini, menurut nama atau id"
    parser.add_argument("--indikator", metavar="INDIKATOR", nargs="+", action="extend", help=wanted)
    parser.add_argument("--status", action="store_true", help="sertakan kolom status tiap indikator")
    parser.add_argument("--sebagai-view", metavar="NAMA", dest="view", help="tulis CREATE VIEW dengan nama ini")


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "definisi", metavar="DEFINISI", help="berkas .indikator, folder berisi berkas itu, atau naskah kertas kerja"
    )
    parser.add_argument("data", metavar="DATA", help="berkas data (.csv, .json, .xlsx), atau foldernya")
    outputs = "berkas hasil, .html, .md, .docx, atau .xlsx; boleh berkali-kali"
    parser.add_argument("-o", "--keluaran", metavar="BERKAS", action="append", required=True, help=outputs)
    together = "berkas definisi lain yang dibaca bersama; boleh berkali-kali"
    parser.add_argument("--bersama", metavar="DEFINISI", action="append", default=[], help=together)
    parser.add_argument("--target", metavar="TABEL", help="tabel target: .csv atau .xlsx")
    parser.add_argument("--unit", metavar="UNIT", help="unit kerja yang dilaporkan")
    parser.add_argument("--periode", metavar="PERIODE", help="periode yang dilaporkan")
    mean = "tampilkan juga rata-rata capaian, polos atau menurut Bobot"
    parser.add_argument("--rata-rata", choices=("polos", "berbobot"), help=mean)
    parser.add_argument("--tanggal", metavar="TANGGAL", help="tanggal di laporan (2026-01-15); tanpa ini: hari ini")
    parser.add_argument("--timpa", action="store_true", help="timpa berkas hasil yang sudah ada")


def _add_bulk(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("definisi", metavar="DEFINISI", help="berkas .indikator, atau folder berisi berkas itu")
    inputs = "tabel lebar, .csv atau .parquet: satu berkas, folder (boleh tahun=2025/…), atau pola seperti 'data/*.csv'"
    parser.add_argument("masukan", metavar="MASUKAN", help=inputs)
    parser.add_argument("keluaran", metavar="KELUARAN", help="folder hasil, atau satu berkas bila berakhiran .csv")
    parser.add_argument("--status", action="store_true", help="tulis juga status di samping tiap nilai")
    chosen = "nama atau id indikator yang dihitung; boleh berkali-kali; tanpa ini: semuanya"
    parser.add_argument("--indikator", metavar="INDIKATOR", nargs="+", action="extend", default=[], help=chosen)
    parser.add_argument("--mesin", choices=("polars", "duckdb"), default="polars", help="mesin tabel yang menghitung")
    parser.add_argument(
        "--bentuk", choices=("parquet", "csv"), default="parquet", help="bentuk berkas dalam folder hasil"
    )
    sign = "tanda desimal dalam CSV; tanpa ini: dilihat dari baris-baris pertama"
    parser.add_argument("--desimal", choices=("koma", "titik"), help=sign)
    parser.add_argument("--ulang", action="store_true", help="mulai dari awal, bukan dari bagian yang sudah selesai")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code comes back. Findings are printed, never raised."""
    options = _parser().parse_args(arguments)  # `--version` and `--help` end here, before anything heavy is imported

    from indikator_dsl.cli.output import report
    from indikator_dsl.diagnostics import IndikatorError

    verb = import_module(f"indikator_dsl.cli.{options.verb}")
    try:
        code: int = verb.run(options)
    except IndikatorError as error:
        report(error.diagnostics, json=getattr(options, "json", False))
        return 1
    return code


def run() -> int:
    """The console script: `main` behind what a shell expects of a program (closed pipes, odd encodings, Ctrl-C)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the shell (`>&-`)
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # What goes to a file or a program is UTF-8 whatever the locale; a terminal gets what it can show.
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(
                encoding="utf-8", errors="backslashreplace"
            )
    try:
        code = main([_decoded(argument) for argument in sys.argv[1:]])
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as failure:
        print(f"galat: keluaran tidak dapat ditulis ({failure.strerror or failure})", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _decoded(argument: str) -> str:
    """An argument as UTF-8: under LANG=C Python hands on bytes that are no ASCII as surrogates."""
    return os.fsencode(argument).decode("utf-8", "replace") if not argument.isascii() else argument
