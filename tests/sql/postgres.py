"""A PostgreSQL server of our own: a folder, a process, a socket in that folder; no network and no other server."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)  # where Debian puts it
USERS = ("postgres", "nobody")
SECONDS = 60


def program(name: str) -> str | None:
    return shutil.which(name) or next((str(folder / name) for folder in FOLDERS if (folder / name).exists()), None)


def as_another(folder: str) -> list[str]:
    """What runs a command as a user who is not root, whom PostgreSQL refuses; the folder is made theirs."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    import pwd

    for name in USERS:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        if shutil.which("setpriv") is None:
            break
        os.chown(folder, user.pw_uid, user.pw_gid)
        return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"]
    pytest.skip("PostgreSQL refuses root, and there is no other user to run it as")


@contextmanager
def server() -> Iterator[str]:
    """Where to connect to a new and empty server; the test is skipped where there is none to start."""
    initdb, postgres = program("initdb"), program("postgres")
    if initdb is None or postgres is None:
        pytest.skip("PostgreSQL is not installed here")
    with tempfile.TemporaryDirectory(prefix="ind") as folder:  # short: the path of a socket ends at 107 bytes
        other = as_another(folder)
        data = f"{folder}/data"
        made = [*other, initdb, "-D", data, "-U", "penguji", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        quiet = {"cwd": folder, "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        subprocess.run(made, check=True, timeout=SECONDS, stderr=subprocess.PIPE, **quiet)  # type: ignore[call-overload]
        options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
        command = [*other, postgres, "-D", data, *options]
        running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **quiet)  # type: ignore[call-overload]
        try:
            for line in running.stderr:
                if "ready to accept connections" in line:
                    break
            else:
                pytest.fail("PostgreSQL did not start")
            yield f"host={folder} user=penguji dbname=postgres"
        finally:
            running.terminate()
            running.communicate(timeout=SECONDS)
