# SPDX-License-Identifier: Apache-2.0
"""Install what GovDesk needs of the system: `python3 scripts/system_libraries.py GROUP...`.

What is there is found by looking for it, not by asking a package manager, so it holds on any
Linux. What is missing is installed on Debian and its kin where that needs no password; everywhere
else one line says what to install. Exit status 4 when something is still missing and the run is
an automatic one (`CI=true`); a person is told and may go on without it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Need(NamedTuple):
    """A library's file name, a command or a file pattern, and the Debian package that has it."""

    name: str
    package: str
    is_there: Callable[[str], bool]


def loads(library: str) -> bool:
    """Whether the dynamic linker finds the library and all that it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_run(command: str) -> bool:
    """Whether the command is on the PATH."""
    return shutil.which(command) is not None


def exists(pattern: str) -> bool:
    """Whether some file matches the pattern."""
    return any(Path("/").glob(pattern.lstrip("/")))


# The libraries are those that Qt's own libraries and its X11 and Wayland plugins name as needed.
DESKTOP = (
    Need("libEGL.so.1", "libegl1", loads),
    Need("libGL.so.1", "libgl1", loads),
    Need("libX11-xcb.so.1", "libx11-xcb1", loads),
    Need("libbrotlidec.so.1", "libbrotli1", loads),
    Need("libdbus-1.so.3", "libdbus-1-3", loads),
    Need("libdrm.so.2", "libdrm2", loads),
    Need("libfontconfig.so.1", "libfontconfig1", loads),
    Need("libfreetype.so.6", "libfreetype6", loads),
    Need("libglib-2.0.so.0", "libglib2.0-0", loads),
    Need("libgssapi_krb5.so.2", "libgssapi-krb5-2", loads),
    Need("libstdc++.so.6", "libstdc++6", loads),
    Need("libwayland-client.so.0", "libwayland-client0", loads),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", loads),
    Need("libwayland-egl.so.1", "libwayland-egl1", loads),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", loads),
    Need("libxcb-glx.so.0", "libxcb-glx0", loads),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", loads),
    Need("libxcb-image.so.0", "libxcb-image0", loads),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", loads),
    Need("libxcb-randr.so.0", "libxcb-randr0", loads),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", loads),
    Need("libxcb-shape.so.0", "libxcb-shape0", loads),
    Need("libxcb-shm.so.0", "libxcb-shm0", loads),
    Need("libxcb-sync.so.1", "libxcb-sync1", loads),
    Need("libxcb-util.so.1", "libxcb-util1", loads),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", loads),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", loads),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", loads),
    Need("libxkbcommon.so.0", "libxkbcommon0", loads),
    Need("libz.so.1", "zlib1g", loads),
    Need("libzstd.so.1", "libzstd1", loads),
    Need("/usr/share/X11/xkb/rules/evdev", "xkb-data", exists),
    Need("/usr/share/fonts/**/*.[to]tf", "fonts-dejavu-core", exists),
)
# A screen that nobody sees, the accessibility bus and its reader, and tools that open a PDF.
TESTS = (
    Need("gnome-keyring-daemon", "gnome-keyring", can_run),
    Need("Xvfb", "xvfb", can_run),
    Need("xauth", "xauth", can_run),
    Need("dbus-run-session", "dbus-daemon", can_run),
    Need("dbus-launch", "dbus-x11", can_run),
    Need("/usr/libexec/at-spi-bus-launcher", "at-spi2-core", exists),
    Need("/usr/lib/python3/dist-packages/pyatspi", "python3-pyatspi", exists),
    Need("/usr/lib/*/girepository-1.0/Atspi-2.0.typelib", "gir1.2-atspi-2.0", exists),
    Need("xdotool", "xdotool", can_run),
    Need("pdftoppm", "poppler-utils", can_run),
    Need("qpdf", "qpdf", can_run),
)
# A browser that checks web pages, and what another engine for documents is compared with.
EVIDENCE = (
    Need("chromium", "chromium", can_run),
    Need("libpango-1.0.so.0", "libpango-1.0-0", loads),
    Need("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", loads),
)
GROUPS = {"desktop": DESKTOP, "tests": TESTS, "evidence": EVIDENCE}


def main(groups: list[str]) -> int:
    """Look, install what is missing if that can be done quietly, and say what still is."""
    if not sys.platform.startswith("linux"):
        return 0
    needs = [need for group in groups for need in GROUPS[group]]
    missing = missing_of(needs)
    if missing and shutil.which("apt-get"):
        install(missing)
        missing = missing_of(needs)
    if not missing:
        return 0
    print(advice(missing), file=sys.stderr)
    return 4 if os.environ.get("CI") == "true" else 0


def missing_of(needs: list[Need]) -> list[Need]:
    """Those that this system lacks."""
    return [need for need in needs if not need.is_there(need.name)]


def install(missing: list[Need]) -> None:
    """Install the Debian packages as root or by a sudo that asks for no password."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not succeeds([*as_root, "true"], quietly=True):
        return
    print(f"Installing {packages(missing)} ...", file=sys.stderr)
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]  # another installation may be under way
    wanted = ["install", "--yes", "--no-install-recommends", *packages(missing).split()]
    succeeds([*apt, "update"])
    if not succeeds([*apt, *wanted]):
        print("apt-get could not install them.", file=sys.stderr)


def succeeds(command: list[str], *, quietly: bool = False) -> bool:
    """Whether the command ends well; what it complains of is shown if it does not."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return False
    if done.returncode and not quietly:
        print(done.stderr.strip(), file=sys.stderr)
    return done.returncode == 0


def packages(missing: list[Need]) -> str:
    """The Debian packages of what is missing, each once."""
    return " ".join(dict.fromkeys(need.package for need in missing))


def advice(missing: list[Need]) -> str:
    """What a person should do about it, in one line."""
    if shutil.which("apt-get"):
        return (
            "Missing from this system; please run:"
            f" sudo apt-get install --no-install-recommends {packages(missing)}"
        )
    return f"Missing from this system: {', '.join(need.name for need in missing)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["desktop"]))
