# SPDX-License-Identifier: Apache-2.0
"""`govdesk init`: a new workspace from a charter template and a plan of its people."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson, PassphraseFd
from govdesk.cli.passphrases import asking
from govdesk.rules.messages import Message, message
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import BadInput
from govdesk.wording import _, current

if TYPE_CHECKING:
    from govdesk.services.workspace import AccountPlan


def init(
    workspace: Annotated[
        str, typer.Argument(help=_("The file to make, or a database’s URL."), metavar="WORKSPACE")
    ],
    officers: Annotated[
        Path,
        typer.Option(
            "--officers",
            help=_("Who founds it: a TOML file with the city, its seats and its officers."),
            metavar="FILE.toml",
        ),
    ],
    template: Annotated[
        str, typer.Option("--template", help=_("The charter template to begin with."))
    ] = "standard",
    passphrase_fd: PassphraseFd = None,
    cards: Annotated[
        Path | None,
        typer.Option(
            "--cards",
            help=_("Write each officer’s passphrase card as a PDF into this folder."),
            metavar="DIR",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a new workspace. Each officer types a passphrase of their own.

    The file names `name`, `city`, `zone` and `language`; `[departments]` and `[neighbourhoods]`
    as `key = "Name"`; `[[seats]]` with `title`, `constituency` and, if any, `department` or
    `neighbourhood`; `[[officers]]` with `login`, `name` and `roles`.
    """
    from govdesk.rules.promises import promising
    from govdesk.services.charters import charter_template
    from govdesk.services.workspace import AccountPlan, SeatPlan, create_workspace

    plan = _Plan(officers)
    ask = asking(passphrase_fd)
    charter = charter_template(template)
    founders = [
        AccountPlan(
            plan.text("login", one),
            plan.text("name", one),
            frozenset(plan.role(role) for role in one.get("roles", ())),
            ask(plan.text("name", one)),
            one.get("department"),
        )
        for one in plan.rows("officers")
    ]
    ctx = create_workspace(
        workspace,
        name=plan.text("name"),
        city=plan.text("city"),
        zone=plan.text("zone"),
        language=plan.data.get("language", "en"),
        charter=promising(
            charter, (plan.text("constituency", seat) for seat in plan.rows("seats"))
        ),
        departments=plan.named("departments"),
        neighbourhoods=plan.named("neighbourhoods"),
        seats=[
            SeatPlan(
                plan.text("title", seat),
                plan.text("constituency", seat),
                seat.get("department"),
                seat.get("neighbourhood"),
            )
            for seat in plan.rows("seats")
        ],
        accounts=founders,
    )
    ctx.store.close()
    written = _cards(cards, plan.text("name"), founders) if cards is not None else []
    if as_json:
        told = {"workspace": workspace, "id": ctx.store.workspace_id}
        answers.json_result({**told, "cards": written} if cards is not None else told)
    else:
        for path in (workspace, *written):
            answers.result(_("Made: {path}").format(path=path))


def _cards(folder: Path, task_force: str, founders: Sequence[AccountPlan]) -> list[str]:
    from govdesk.briefing.files import write_file
    from govdesk.briefing.passphrase_card import passphrase_card
    from govdesk.briefing.slips import slips_pdf

    written = []
    for one in founders:
        card = passphrase_card(
            current(), name=one.name, task_force=task_force, passphrase=one.passphrase
        )
        path = folder / f"passphrase-{one.login}.pdf"
        write_file(
            path,
            slips_pdf(card),
            private=True,
        )
        written.append(str(path))
    return written


class _Plan:
    """The plan's file, read strictly: what is missing or odd is named."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self.data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise self._bad(message("init.unread")) from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise self._bad(message("init.not_toml")) from error

    def text(self, field: str, row: dict[str, Any] | None = None) -> str:
        value = (self.data if row is None else row).get(field)
        if not isinstance(value, str) or not value.strip():
            raise self._bad(message("init.needs", field=field), field)
        return value

    def named(self, field: str) -> list[tuple[str, str]]:
        table = self.data.get(field, {})
        if not isinstance(table, dict):
            raise self._bad(message("init.needs", field=field), field)
        return [(key, self.text(key, table)) for key in table]

    def rows(self, field: str) -> list[dict[str, Any]]:
        rows = self.data.get(field)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._bad(message("init.needs", field=field), field)
        return rows

    def role(self, name: object) -> Role:
        if name not in set(Role):
            raise self._bad(message("init.unknown_role", role=str(name)), "roles")
        return Role(str(name))

    def _bad(self, problem: Message, field: str | None = None) -> BadInput:
        told = message("init.file", name=self._path.name, problem=problem)
        return BadInput(told, field=field)
