# SPDX-License-Identifier: Apache-2.0
"""`govdesk open`: the desktop on a workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.wording import _


def open_desktop(
    context: typer.Context,
    workspace: Annotated[
        str | None, typer.Argument(help=_("A workspace file or URL."), metavar="WORKSPACE")
    ] = None,
) -> None:
    """Open the desktop, on the last workspace when none is named."""
    if context.obj is None:
        raise NotAvailable(message("desktop.missing"), then=message("desktop.missing.then"))
    raise typer.Exit(context.obj(workspace) or answers.OK)
