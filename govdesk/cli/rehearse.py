# SPDX-License-Identifier: Apache-2.0
"""`govdesk rehearse`: the next meeting on a copy that is thrown away."""

from __future__ import annotations

from typing import Annotated, Protocol, runtime_checkable

import typer

from govdesk.cli import answers
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.wording import _


@runtime_checkable
class Stage(Protocol):
    """A desktop that can open a rehearsal."""

    def rehearse(self, location: str, number: str | None) -> int:
        """Rehearse a meeting of the workspace; stays until the window is closed."""
        ...


def rehearse(
    context: typer.Context,
    workspace: Annotated[
        str,
        typer.Argument(
            help=_("A workspace: its file, or its postgresql:// address."), metavar="WORKSPACE"
        ),
    ],
    meeting: Annotated[
        str | None,
        typer.Option("--meeting", help=_("Its number, such as 2026-4."), metavar="NUMBER"),
    ] = None,
) -> None:
    """Rehearse the next meeting on a copy of the workspace that is thrown away afterwards."""
    if not isinstance(context.obj, Stage):
        raise NotAvailable(message("desktop.missing"), then=message("desktop.missing.then"))
    raise typer.Exit(context.obj.rehearse(workspace, meeting) or answers.OK)
