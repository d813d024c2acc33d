# SPDX-License-Identifier: Apache-2.0
"""What is declared, locked and packed is what GovDesk really uses."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-evidence.lock",
    "requirements-tools.lock",
)
LINES_AT_MOST = 400

# Qt's add-ons that are free only under the GPL, whatever the rest of Qt is offered under.
QT_UNDER_GPL_ONLY = re.compile(
    r"PySide6\.Qt(Charts|DataVisualization|Graphs|GraphsWidgets|HttpServer|NetworkAuth|Quick3D"
    r"|QuickTimeline|ShaderTools|VirtualKeyboard|WaylandCompositor|Lottie|Mqtt|Coap|Grpc|Protobuf)"
)

# Used through another library's name for it, never imported: a driver by SQLAlchemy's URL, the
# time zones by zoneinfo.
USED_WITHOUT_IMPORT = {"psycopg", "tzdata"}


def modules_of_govdesk() -> list[Path]:
    return sorted((ROOT / "govdesk").rglob("*.py"))


def imports_of(file: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@cache
def distributions_used() -> dict[str, str]:
    """The distribution of every third-party package imported under `govdesk/`, with one importer.

    `migrations/` is packed and run like `govdesk/`, so it counts.
    """
    owners = packages_distributions()
    used: dict[str, str] = {}
    for file in [*modules_of_govdesk(), *sorted((ROOT / "migrations").rglob("*.py"))]:
        for module in imports_of(file):
            top = module.partition(".")[0]
            if top == "govdesk" or top in sys.stdlib_module_names:
                continue
            owner = owner_of(module, owners.get(top, [top]))
            used.setdefault(canonicalize_name(owner), f"{file.relative_to(ROOT)} ({module})")
    return used


def owner_of(module: str, owners: list[str]) -> str:
    """Qt's one import name is shared by several distributions; the others have one each."""
    if len(set(owners)) == 1:
        return owners[0]
    return "pyside6-pdf" if module.startswith("PySide6.QtPdf") else "pyside6-essentials"


@cache
def declared() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = map(Requirement, project["dependencies"])
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


@cache
def locked(lock: str) -> dict[str, str]:
    """The versions that a lock pins, by distribution."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


def test_every_import_is_declared() -> None:
    missing = {
        name: where for name, where in distributions_used().items() if name not in declared()
    }
    assert missing == {}


def test_nothing_is_declared_that_nobody_imports() -> None:
    assert set(declared()) - set(distributions_used()) - USED_WITHOUT_IMPORT == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_declared_distribution_is_locked_at_a_version_it_allows(lock: str) -> None:
    refused = {
        name: locked(lock).get(name, "not locked")
        for name, requirement in declared().items()
        if not requirement.specifier.contains(locked(lock).get(name, "0"), prereleases=False)
    }
    assert refused == {}


def test_both_locks_pin_the_same_versions() -> None:
    tested = locked("requirements-dev.lock")
    assert {name: tested.get(name) for name in locked("requirements.lock")} == locked(
        "requirements.lock"
    )


def test_qt_is_pinned_exactly() -> None:
    (pin,) = declared()["pyside6-essentials"].specifier
    assert pin.operator == "=="
    assert re.fullmatch(r"6\.12\.\d+", pin.version)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_only_versions_and_hashes(lock: str) -> None:
    line_of_a_lock = re.compile(
        r"# .*|[a-z0-9-]+==[\w.+!]+( ; [\w .'<>=!()]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line_of_a_lock.fullmatch(line)] == []
    assert [line for line in lines if "://" in line or " /" in line] == []


def test_every_locked_distribution_has_a_hash() -> None:
    for lock in LOCKS:
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert re.findall(r"^\S+==[^\n]*\n(?! {4}--hash)", text, flags=re.MULTILINE) == []


def test_no_file_is_too_long_to_be_about_one_thing() -> None:
    others = (
        file for part in ("tests", "scripts", "benchmarks") for file in (ROOT / part).rglob("*.py")
    )
    long = {
        str(file.relative_to(ROOT)): lines
        for file in (*modules_of_govdesk(), *sorted(others))
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LINES_AT_MOST
    }
    assert long == {}


def test_no_part_of_qt_is_used_that_is_only_under_the_gpl() -> None:
    found = {
        str(file.relative_to(ROOT)): module
        for file in modules_of_govdesk()
        for module in imports_of(file)
        if QT_UNDER_GPL_ONLY.match(module)
    }
    assert found == {}


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def installed() -> Iterator[Path]:
    """The folder of an environment outside the checkout with nothing but the wheel and its lock.
    Not among the other tests' folders: those may lie in memory, and this is large."""
    with tempfile.TemporaryDirectory(prefix="govdesk-installed-") as folder:
        yield _installed_in(Path(folder))


def _installed_in(folder: Path) -> Path:
    uv = (sys.executable, ROOT / "scripts" / "uv.py", "--quiet")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    (wheel,) = folder.glob("govdesk-*.whl")
    venv = folder / "venv"
    run(*uv, "venv", "--python", sys.executable, venv)
    into = ("--python", venv)
    run(*uv, "pip", "install", "--require-hashes", *into, "-r", ROOT / "requirements.lock")
    run(*uv, "pip", "install", "--no-deps", *into, wheel)
    return venv


def test_the_wheel_works_without_the_checkout(installed: Path) -> None:
    outside = installed.parent
    assert "tally" in run(installed / "bin" / "govdesk", "--help", cwd=outside)


def test_the_wheel_carries_its_resources_and_migrations(installed: Path) -> None:
    asked = (
        "from govdesk import paths;"
        "print(*(f.relative_to(d) for d in (paths.resources(), paths.migrations())"
        " for f in sorted(d.rglob('*')) if f.is_file() and f.suffix != '.pyc'), sep='\\n')"
    )
    packed = set(run(installed / "bin" / "python", "-c", asked, cwd=installed.parent).split("\n"))
    kept = run("git", "ls-files", "resources", "migrations").splitlines()
    assert {name.partition("/")[2] for name in kept if not name.endswith(".gitkeep")} <= packed


def test_the_wheel_tallies_published_votes(installed: Path) -> None:
    cases = ROOT / "tests" / "data" / "decision_cases.jsonl"
    said = run(installed / "bin" / "govdesk", "tally", cases, "--json", cwd=installed.parent)
    outcomes = [json.loads(line)["outcome"] for line in said.splitlines()]
    expected = [
        json.loads(line)["expected"]["outcome"]
        for line in cases.read_text(encoding="utf-8").splitlines()
    ]
    assert outcomes == expected
