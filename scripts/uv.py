# SPDX-License-Identifier: Apache-2.0
"""Run uv (`python3 scripts/uv.py ARGUMENTS`), installing it into `.tools/` if it is missing.

It needs nothing but the standard library, and leaves the system's Python as it is. Where pip has
been told of a package index and uv has not, uv is told the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from package_index import settings_for_uv

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
LOCK = ROOT / "requirements-tools.lock"
WHEELS_OF_DEBIAN = Path("/usr/share/python-wheels")


def main() -> NoReturn:
    """Replace this process by uv, or end it by a line that says what is missing."""
    uv = find_uv() or install_uv()
    if uv is None:
        sys.exit(
            "GovDesk's set-up needs uv, or pip to install it with, and could get neither"
            " (on Debian: apt-get install python3-pip)."
        )
    told = settings_for_uv(hashes_are_pinned="--require-hashes" in sys.argv)
    environment = {"UV_NO_PROGRESS": "1"} | told | dict(os.environ)
    os.execve(uv, [uv, *sys.argv[1:]], environment)


def find_uv() -> str | None:
    """Our own uv, or else one on the PATH that really runs (a shim may lead nowhere)."""
    for candidate in (str(TOOLS / "uv" / "bin" / "uv"), shutil.which("uv")):
        if candidate and runs([candidate, "--version"]):
            return candidate
    return None


def install_uv() -> str | None:
    """Put the pinned uv into `.tools/uv` with the first pip that works."""
    TOOLS.mkdir(exist_ok=True)
    for find_pip in (pip_of_this_python, pip_of_a_new_venv, pip_wheel, downloaded_pip_wheel):
        for pip in usable(find_pip):
            print(f"Installing uv into {TOOLS.name}/ ...", file=sys.stderr)
            shutil.rmtree(TOOLS / "uv", ignore_errors=True)
            arguments = ["install", "--quiet", "--disable-pip-version-check", "--no-deps"]
            arguments += ["--require-hashes", "--requirement", str(LOCK)]
            arguments += ["--target", str(TOOLS / "uv")]
            quiet = dict(os.environ) | {"PIP_ROOT_USER_ACTION": "ignore"}
            subprocess.run([*pip, *arguments], check=False, stdout=sys.stderr, env=quiet)
            if uv := find_uv():
                return uv
    return None


def usable(find_pip: Callable[[], Iterator[list[str]]]) -> Iterator[list[str]]:
    """The commands of `find_pip` that answer as pip does."""
    return (pip for pip in find_pip() if runs([*pip, "--version"]))


def pip_of_this_python() -> Iterator[list[str]]:
    """pip as a module of the Python that runs this."""
    if find_spec("pip"):
        yield [sys.executable, "-m", "pip"]


def pip_of_a_new_venv() -> Iterator[list[str]]:
    """pip from the wheel that most Pythons carry (Debian's does not)."""
    if find_spec("ensurepip") and runs([sys.executable, "-m", "venv", str(TOOLS / "pip")]):
        yield [str(TOOLS / "pip" / "bin" / "python"), "-m", "pip"]


def pip_wheel(folder: Path = WHEELS_OF_DEBIAN) -> Iterator[list[str]]:
    """pip run straight out of its wheel, which Debian keeps for new environments."""
    for wheel in sorted(folder.glob("pip-*.whl")):
        yield [sys.executable, str(wheel / "pip")]


def downloaded_pip_wheel() -> Iterator[list[str]]:
    """The same wheel, unpacked from Debian's package without installing that."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    folder = TOOLS / "debian"
    folder.mkdir(exist_ok=True)
    download = ["apt-get", "-qq", "download", "python3-pip-whl"]
    if not runs(download, folder):
        runs(["apt-get", "-qq", "update"])
        runs(download, folder)
    for package in folder.glob("python3-pip-whl_*.deb"):
        if runs(["dpkg-deb", "--extract", str(package), str(folder)]):
            yield from pip_wheel(folder / WHEELS_OF_DEBIAN.relative_to("/"))


def runs(command: list[str], folder: Path = ROOT) -> bool:
    """Whether the command ends well; what it says is of no interest."""
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    main()
