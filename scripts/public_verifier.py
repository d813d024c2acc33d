# SPDX-License-Identifier: Apache-2.0
"""Write the public verifier, one file that checks bundles: `public_verifier.py [OUT.pyz]`.

It holds exactly the modules that `govdesk.record.bundle_program` imports, and runs with Python 3.11
and `cryptography` alone. The same sources give the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "dist" / "govdesk-verify.pyz"
START = "import sys\n\nfrom govdesk.record.bundle_program import main\n\nsys.exit(main())\n"
LIST = """
import sys
import govdesk.record.bundle_program
for name, module in sorted(sys.modules.items()):
    if name.split(".")[0] == "govdesk":
        print(module.__file__)
"""
EPOCH = (1980, 1, 1, 0, 0, 0)


def main(arguments: list[str]) -> int:
    """Write it and say where; the exit code."""
    out = Path(arguments[0]) if arguments else OUT
    out.parent.mkdir(parents=True, exist_ok=True)
    files = modules()
    with out.open("wb") as file:
        file.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in (*files, ROOT / "LICENSE"):
                _add(packed, path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
            _add(packed, "__main__.py", START)
    out.chmod(0o755)
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    print(f"{out}: {len(files)} modules, {lines} lines, {out.stat().st_size} bytes")
    return 0


def modules() -> list[Path]:
    """The sources that the public verifier needs."""
    asked = [sys.executable, "-c", LIST]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT)
    return [Path(line) for line in told.stdout.splitlines()]


def _add(packed: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(info, text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
