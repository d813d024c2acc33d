# SPDX-License-Identifier: Apache-2.0
"""Write docs/entries.md, the table of every type of entry, from the code: `entries.py [--check]`.

`--check` changes nothing and exits with 1 when the page is not what the code says.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "entries.md"
SECONDS = {
    "": "",
    "officer": "another officer",
    "voucher": "whoever may vouch",
    "preparer": "an officer who did not prepare it",
}
HEAD = """# Entries of the record

Written by `make entries` from `govdesk/record/entry_rules.py` and `govdesk/record/entries/`; a test
keeps it equal to them.

Every body also names `type`, `v`, `workspace`, `subject`, `actor`, `nonce`, `happened_at`, `source`
and `kid`, and, where it commits to private details, `private`.

- **Signer** P: the person's own key, at that moment. S: the key of their sitting at the desk, which
  their own key certified (`session.certified`); their own key serves too.
- **Second person**: the entry completes what another person began with an entry of the type named,
  whose hash it gives in `first`, and it takes effect only now. An officer is the secretariat, the
  chair or a clerk. `role.granted` needs one for an officer's role only; the founders' own roles
  stand in the first entry. Whoever may vouch for a key: another community representative for a
  community representative's, another officer for anyone else's.
- **Who may**: the permissions of `govdesk/rules/permissions.py`, of which one is enough.
- **Restricted** entries never stand in a published bundle.

| type | readable | signer | second person | begun by | subject | who may | fields |
|---|---|---|---|---|---|---|---|
"""


def main(options: list[str]) -> int:
    """Write or check the page; the exit code."""
    sys.path.insert(0, str(ROOT))
    written = page()
    if "--check" not in options:
        PAGE.write_text(written, encoding="utf-8")
        return 0
    same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == written
    if not same:
        print(f"{PAGE.relative_to(ROOT)} is not what the code says: run make entries")
    return 0 if same else 1


def page() -> str:
    """The page as the code says it."""
    from govdesk.record.entries import ENTRY_TYPES

    rows = []
    for kind in ENTRY_TYPES.values():
        rule = kind.rule
        readable = f"{rule.access}, redactable" if rule.redactable else rule.access
        cells = [
            f"`{kind.name}`",
            readable,
            rule.signer,
            SECONDS[rule.second],
            f"`{rule.first}`" if rule.first else "",
            kind.subject,
            ", ".join(f"`{verb}`" for verb in rule.verbs),
            ", ".join(f"`{field}`" for field in kind.fields),
        ]
        rows.append(f"| {' | '.join(cells)} |\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
