"""The same work in any surroundings: odd encodings, files from Windows, closed pipes, terminals."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, DATA, DEFINITION, NASKAH, environment, run

SURROUNDINGS = {
    "no locale": {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii streams": {"PYTHONUTF8": "1", "PYTHONIOENCODING": "ascii"},
}
JSON_COMMANDS = {
    "impor": ["impor", NASKAH],
    "periksa": ["periksa", DEFINITION],
    "urai": ["urai", "A × B ÷ 2"],
    "hitung": ["hitung", DEFINITION, DATA],
    "jelaskan": ["jelaskan", DEFINITION, DATA, "IKD1.T1.S1.1"],
}


@pytest.mark.parametrize("verb", JSON_COMMANDS)
def test_json_is_the_same_data_in_any_encoding(verb: str, office: Path) -> None:
    usual = run(*JSON_COMMANDS[verb], "--json", cwd=office)
    for name, surroundings in SURROUNDINGS.items():
        odd = run(*JSON_COMMANDS[verb], "--json", cwd=office, env=surroundings)
        assert json.loads(odd.out) == json.loads(usual.out), name
        assert (odd.code, odd.err) == (usual.code, ""), name


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_formulas_are_read_the_same_in_any_encoding(surroundings: str, office: Path) -> None:
    asked = '{"id": "é", "text": "A × B"}\n'.encode()
    odd = SURROUNDINGS[surroundings]
    answer = json.loads(run("urai", "--jsonl", cwd=office, stdin=asked, env=odd).out)
    assert (answer["id"], answer["canonical"]) == ("é", "A × B")
    piped = json.loads(run("urai", "-", "--json", cwd=office, stdin="A × B".encode(), env=odd).out)
    assert piped["canonical"] == "A × B"


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_people_get_their_numbers_and_messages_in_any_encoding(surroundings: str, office: Path) -> None:
    odd = SURROUNDINGS[surroundings]
    computed = run("hitung", DEFINITION, DATA, cwd=office, env=odd)
    assert (computed.code, computed.err) == (0, "")
    assert "83,33 %" in computed.out
    help_ = run("--help", cwd=office, env=odd)
    assert (help_.code, help_.err) == (0, "")
    assert "pemakaian: indikator" in help_.out
    refused = run("jelaskan", DEFINITION, DATA, "Nilai “SAKIP”", cwd=office, env=odd)
    assert refused.code == 1
    assert "Nilai SAKIP PD" in refused.err


def test_a_definition_on_standard_output_is_the_definition_in_any_encoding(office: Path, tmp_path: Path) -> None:
    """`indikator format a > b` must not put another text into b."""
    text = "Tujuan: Pelayanan “prima”\n\n  Indikator: A\n    Formula: B × 100\n"
    (tmp_path / "a.indikator").write_text(text, encoding="utf-8")
    assert run("format", "a.indikator", cwd=tmp_path, env=SURROUNDINGS["ascii streams"]).out == text


def windows(office: Path, tmp_path: Path) -> None:
    for file in (NASKAH, DATA, f"{DEFINITION}/kertas_kerja.indikator", f"{DEFINITION}/pernyataan.indikator"):
        target = tmp_path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"\xef\xbb\xbf" + (office / file).read_bytes().replace(b"\n", b"\r\n"))


def test_files_from_windows_say_what_the_same_files_say(office: Path, tmp_path: Path) -> None:
    windows(office, tmp_path)
    for arguments in (["impor", NASKAH], ["periksa", DEFINITION], ["format", DEFINITION], ["hitung", DEFINITION, DATA]):
        assert run(*arguments, cwd=tmp_path) == run(*arguments, cwd=office), arguments


def test_a_pipe_gets_no_escape_codes(office: Path) -> None:
    forced = {"PYTHONUTF8": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    for arguments in (["hitung", DEFINITION, DATA], ["periksa", DEFINITION], ["impor", NASKAH], ["hitung"]):
        ran = run(*arguments, cwd=office, env=forced)
        assert "\x1b" not in ran.out + ran.err, arguments


@pytest.mark.skipif(os.name == "nt", reason="pipes of this kind are of POSIX")
@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["periksa", DEFINITION], ["hitung", DEFINITION, DATA, "--json"], ["hitung", DEFINITION, DATA]],
    ids=lambda arguments: " ".join(arguments[:1] + arguments[3:]),
)
def test_a_reader_that_has_gone_is_no_error(arguments: list[str], office: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        gone = subprocess.run(
            [*COMMAND, *arguments],
            cwd=office,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=environment(PYTHONUTF8="1"),
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert gone.stderr == b""
    assert gone.returncode in (0, 1, 141)


@pytest.mark.skipif(os.name == "nt", reason="pipes of this kind are of POSIX")
def test_a_reader_that_leaves_after_one_byte_is_no_error(office: Path, tmp_path: Path) -> None:
    (tmp_path / "banyak.jsonl").write_bytes(b'{"id": 1, "text": "A / B x 100%"}\n' * 3000)
    with (tmp_path / "banyak.jsonl").open("rb") as formulas:
        leaving = subprocess.Popen(
            [*COMMAND, "urai", "--jsonl"],
            stdin=formulas,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(PYTHONUTF8="1"),
        )
        assert leaving.stdout is not None
        assert leaving.stderr is not None
        assert leaving.stdout.read(1) == b"{"
        leaving.stdout.close()
        said = leaving.stderr.read()
        leaving.stderr.close()
        assert (leaving.wait(timeout=60), said) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_is_told_in_a_sentence(office: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*COMMAND, "hitung", DEFINITION, DATA],
            cwd=office,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(PYTHONUTF8="1"),
            timeout=60,
            check=False,
        )
    assert b"Traceback" not in ran.stderr
    assert b"galat" in ran.stderr
    assert ran.returncode == 1


ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_terminal(columns: int, office: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and text of a run on a terminal that is `columns` wide, all escape codes as they came."""
    if sys.platform == "win32":
        pytest.skip("pseudo terminals are of POSIX")
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    env = environment(PYTHONUTF8="1", TERM="xterm-256color")
    del env["COLUMNS"]
    running = subprocess.Popen([*COMMAND, *arguments], cwd=office, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    seen = b""
    try:
        while more := os.read(ours, 65536):
            seen += more
    except OSError:  # how Linux tells that the other side has closed
        pass
    os.close(ours)
    return running.wait(timeout=60), seen.decode()


def test_a_terminal_gets_a_table_that_can_be_read(office: Path) -> None:
    code, seen = on_terminal(160, office, "hitung", DEFINITION, DATA)
    plain = ESCAPES.sub("", seen)
    assert code == 0
    assert "\x1b[1m" in seen
    assert "────" in plain
    row = next(line for line in plain.splitlines() if "Presentase Kelurahan yang telah" in line)
    assert re.fullmatch(
        r" *IKD1\.T1\.S1\.1 +• Presentase Kelurahan .* pelayanan terintegrasi +83,33 % +terhitung *", row
    )
    assert "17 indikator: 15 terhitung, 2 tanpa formula." in plain


def test_a_narrow_terminal_folds_names_and_loses_none(office: Path) -> None:
    _, seen = on_terminal(80, office, "hitung", DEFINITION, DATA)
    lines = ESCAPES.sub("", seen).splitlines()
    lines = lines[: lines.index("Nilai dari luar (dimasukkan, bukan dihitung):")]  # a terminal wraps sentences itself
    table = [line for line in lines if line.startswith(" ")]
    assert max(map(len, table)) <= 80
    assert "…" not in "".join(table)
    assert [line for line in table if line.rstrip().endswith("terhitung")]
