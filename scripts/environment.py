# SPDX-License-Identifier: Apache-2.0
"""Make `.venv` what the lock says, with GovDesk itself in it: `python3 scripts/environment.py`.

Nothing is done when the locks, `pyproject.toml` and the Python are those it was made from.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "made-from"
LOCK = ROOT / "requirements-dev.lock"
SOURCES = (LOCK, ROOT / "pyproject.toml", Path(__file__))


def main() -> int:
    """Bring `.venv` up to date; the exit status of the first step that fails."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"Making {VENV.name} from {LOCK.name} ...", file=sys.stderr)
    STAMP.unlink(missing_ok=True)
    into = ("--python", str(VENV))
    steps = [
        ("pip", "sync", "--quiet", "--require-hashes", *into, str(LOCK)),
        # The lock has what builds GovDesk, so that the build fetches nothing that is not pinned.
        ("pip", "install", "--quiet", "--no-deps", "--no-build-isolation", *into, "-e", str(ROOT)),
    ]
    if not venv_runs_this_python():
        steps.insert(0, ("venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)))
    for step in steps:
        done = subprocess.run([sys.executable, str(ROOT / "scripts" / "uv.py"), *step], check=False)
        if done.returncode:
            return done.returncode
    STAMP.write_text(wanted, encoding="utf-8")
    return 0


def fingerprint() -> str:
    """What the environment is made from, as one line to compare."""
    digest = hashlib.sha256()
    for source in SOURCES:
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return f"{digest.hexdigest()} {sys.version_info[:2]} {ROOT}\n"


def venv_runs_this_python() -> bool:
    """Whether `.venv` is there and its Python is of the version that runs this."""
    version = "import sys; print(sys.version_info[:2])"
    try:
        done = subprocess.run(
            [str(VENV / "bin" / "python"), "-c", version],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return done.stdout.strip() == str(sys.version_info[:2])


if __name__ == "__main__":
    sys.exit(main())
