# SPDX-License-Identifier: Apache-2.0
"""Write the four locks anew: `python3 scripts/locks.py [--upgrade]`.

`requirements.lock` is what GovDesk runs on, `requirements-dev.lock` that and what builds and tests
it, `requirements-evidence.lock` what `make soak` and `make bench` use besides,
`requirements-tools.lock` the uv that installs them. Every file is pinned by its hash, for all
platforms and Pythons at once; none names an index, a host or a folder. Versions already locked
stay unless `pyproject.toml` or `--upgrade` says otherwise.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = "uv>=0.9\n"
COMPILE = (
    *("pip", "compile", "--quiet", "--generate-hashes", "--universal", "--python-version", "3.11"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)
HEADER = "# SPDX-License-Identifier: Apache-2.0\n# Written by `make locks`; {what}.\n"


def main(options: list[str]) -> int:
    """Write the locks; the exit status of the first that fails."""
    with tempfile.TemporaryDirectory() as scratch:
        tools = Path(scratch, "tools.in")
        tools.write_text(TOOLS, encoding="utf-8")
        project = str(ROOT / "pyproject.toml")
        return (
            lock("requirements.lock", "what GovDesk runs on", [project, *options])
            or lock(
                "requirements-dev.lock",
                "what GovDesk runs on, is built with and is tested with",
                # The same versions in both: the second lock keeps to the first.
                [project, "--group", f"{project}:dev", "-c", "requirements.lock", *options],
            )
            or lock(
                "requirements-evidence.lock",
                "what `make soak` and `make bench` use besides",
                ["--group", f"{project}:evidence", "-c", "requirements-dev.lock", *options],
            )
            or lock("requirements-tools.lock", "what installs the others", [str(tools), *options])
        )


def lock(name: str, what: str, arguments: list[str]) -> int:
    """Compile one lock and put our own header over it."""
    file = ROOT / name
    uv = [sys.executable, str(ROOT / "scripts" / "uv.py")]
    done = subprocess.run([*uv, *COMPILE, *arguments, "-o", name], check=False, cwd=ROOT)
    if done.returncode == 0:
        lines = HEADER.format(what=what) + file.read_text(encoding="utf-8")
        file.write_text(lines, encoding="utf-8")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
