# SPDX-License-Identifier: Apache-2.0
"""One page to print, hand out and post: what a resident holds the record to.

Plain HTML that any browser shows and prints; every word of people is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from govdesk.queries.checkpoints import CheckpointRow, Key, TrustRoot
from govdesk.rules.messages import message
from govdesk.wording import Words

_STYLE = """
@page { margin: 18mm }
body { font: 11pt/1.45 "DejaVu Sans", Arial, sans-serif; color: #111; background: #fff;
       max-width: 46em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.5em; margin: 0 0 .2em } h2 { font-size: 1.1em; margin: 1.4em 0 .3em }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3em .8em .3em 0;
         border-bottom: 1px solid #767676 }
.seal { font-family: "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
"""


def trust_page(root: TrustRoot, *, lang: str) -> bytes:
    """The page in a language."""
    words = Words(lang)
    _ = words._
    title = _("How to check the record of {name}").format(name=root.task_force)
    parts = [
        f"<h1>{escape(title)}</h1>",
        _p(
            _(
                "Keep this page, or a picture of it. Whoever has it can find out whether the"
                " record was changed since, and needs nobody's leave."
            )
        ),
        _h(_("The first entry")),
        _p(
            _("{city}, {day}. Workspace {id}.").format(
                city=root.city,
                day=words.moment(root.founded_at, root.zone, "long"),
                id=root.workspace,
            )
        ),
        _seal(root.first_entry),
        _h(_("Whose keys sign")),
        _p(
            _(
                "Ask these people whether the numbers beside their names are theirs. What is signed"
                " by another key is not by them."
            )
        ),
        _table(root.keys, words),
        _h(_("The last checkpoint")),
        *_checkpoint(root.checkpoint, root.zone, words),
        _h(_("How to check")),
        _p(_("Of a vote or a briefing, get the bundle that was published beside it, and run:")),
        _code("python govdesk-verify.pyz BUNDLE.json --trust NUMBER"),
        _p(_("Of the whole record, with the lines above in a file:")),
        _code("govdesk verify WORKSPACE --checkpoint FILE"),
    ]
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    body = "\n".join(parts)
    page = (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>{head}</head>\n'
        f"<body>\n<main>{body}</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _table(keys: Iterable[Key], words: Words) -> str:
    _ = words._
    names = "".join(
        f'<th scope="col">{escape(one)}</th>' for one in (_("Name"), _("Role"), _("Key"))
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(key.name)}</th>'
        f"<td>{escape(', '.join(words.say(message(f'role.{role}')) for role in key.roles))}</td>"
        f'<td class="seal">{grouped(key.kid)}</td></tr>'
        for key in keys
    )
    return f"<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>"


def _checkpoint(row: CheckpointRow | None, zone: str, words: Words) -> list[str]:
    _ = words._
    if row is None:
        return [_p(words.say(message("checkpoint.none")))]
    names = ", ".join(key.name for key in row.signers)
    told = _("{when}, of {size} entries, signed by {names}. In groups of eight:").format(
        when=words.moment(row.at, zone, "long"), size=words.number(row.size), names=names
    )
    lines = f'<pre class="seal" style="white-space: pre-wrap">{escape(row.note)}</pre>'
    return [_p(told), _seal(row.root), _p(_("For a program:")), lines]


def grouped(digits: str) -> str:
    """A number in groups of eight digits, to be read aloud."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))


def _h(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _seal(digits: str) -> str:
    return f'<p class="seal">{grouped(digits)}</p>'


def _code(line: str) -> str:
    return f"<pre>{escape(line)}</pre>"
