# SPDX-License-Identifier: Apache-2.0
"""Bring the catalogues up to date: extract every text, merge it into each language, compile.

`--check` changes nothing and exits with 1 when a catalogue is out of date or not fully translated.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
# How many texts each call names: `_` and `n_` anywhere, `text` and `plural` among the words only
# (elsewhere those are SQL and settings).
SAYS = {"_": 1, "n_": 2}
DECLARES = {"text": 1, "plural": 2}
LANGUAGES = ("es",)


def extracted() -> Catalog:
    """Every text of the program."""
    catalog = Catalog(project="GovDesk", charset="utf-8")
    for path in sorted((ROOT / "govdesk").rglob("*.py")):
        words = "wording" in path.relative_to(ROOT).parts
        for text in texts_in(path.read_text(encoding="utf-8"), SAYS | DECLARES if words else SAYS):
            # No line numbers: a moved line is no change of a text.
            catalog.add(text, None, [(str(path.relative_to(ROOT)), 0)])
    return catalog


def texts_in(source: str, calls: dict[str, int]) -> Iterator[str | tuple[str, ...]]:
    """The texts, or pairs of one and many, that a module says.

    Read from the syntax tree, because Babel's own reader passes over what stands in an f-string.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        count = calls.get(name, 0)
        forms = tuple(
            argument.value
            for argument in node.args[:count]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        )
        if count and len(forms) == count and all(forms):
            yield forms[0] if count == 1 else forms


def po_bytes(catalog: Catalog) -> bytes:
    """A catalogue as it is kept: sorted, without dates."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, omit_header=False, no_location=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    dated = (
        '"Report-Msgid',
        '"Last-Translator',
        '"Language-Team',
        '"Project-Id-Version',
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Generated-By',
    )
    return "".join(line for line in lines if not line.startswith(dated)).encode()


def mo_bytes(catalog: Catalog) -> bytes:
    """The compiled catalogue."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def merged(lang: str, texts: Catalog) -> Catalog:
    """A language's catalogue with exactly the program's texts, what was translated kept."""
    path = TRANSLATIONS / lang / "LC_MESSAGES" / "govdesk.po"
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=lang)
    else:
        catalog = Catalog(locale=lang, project="GovDesk")
    catalog.update(texts, no_fuzzy_matching=True)
    catalog.header_comment = "# Texts of GovDesk. SPDX-License-Identifier: Apache-2.0"
    catalog.fuzzy = False
    # The compiled file states a date: always this one, so that it changes only with its texts.
    catalog.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    catalog.obsolete.clear()
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """Texts without a translation in every form."""
    missing = []
    for message in catalog:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(forms):
            missing.append(str(message.id))
    return missing


def main() -> int:
    """Write (or check) every catalogue; the exit code."""
    check = "--check" in sys.argv[1:]
    texts = extracted()
    status = 0
    for lang in LANGUAGES:
        catalog = merged(lang, texts)
        missing = untranslated(catalog)
        folder = TRANSLATIONS / lang / "LC_MESSAGES"
        for name, content in (
            ("govdesk.po", po_bytes(catalog)),
            ("govdesk.mo", mo_bytes(catalog)),
        ):
            path = folder / name
            if check:
                if not path.exists() or path.read_bytes() != content:
                    print(f"{path.relative_to(ROOT)} is out of date: make strings")
                    status = 1
            else:
                folder.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        print(f"{lang}: {len(catalog) - len(missing)} of {len(catalog)} texts translated")
        for text in missing[:20]:
            print(f"  {text}")
        if check and missing:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
