# SPDX-License-Identifier: Apache-2.0
"""`govdesk demo`: a fictional city with two years of quarters, made and opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Protocol, runtime_checkable

import typer

from govdesk.cli import answers
from govdesk.cli.demo_city import NAME, DemoFiles, Told, demo_city
from govdesk.cli.display import has_display
from govdesk.cli.options import AsJson
from govdesk.rules.messages import Message, message
from govdesk.wording import _, say


@runtime_checkable
class Watcher(Protocol):
    """A desktop that can show how far something is before it opens."""

    def watch(self, work: Callable[[Told], DemoFiles]) -> DemoFiles:
        """Do `work` while a window shows what it tells."""
        ...


def demo(
    context: typer.Context,
    at: Annotated[
        Path | None, typer.Option("--at", help=_("The folder to make it in."), metavar="DIR")
    ] = None,
    no_window: Annotated[
        bool, typer.Option("--no-window", help=_("Make it, say where it is, and end."))
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help=_("Make it anew; an old one is kept aside."))
    ] = False,
    seed: Annotated[int, typer.Option("--seed", help=_("Another seed, another city."))] = 1,
    as_json: AsJson = False,
) -> None:
    """Make the fictional city of Marlow Bay and open it.

    Without a window (or without a display) it only says where the city and its packet are.
    """
    folder = (own_folder() if at is None else at).resolve()
    window = not no_window and has_display()

    def make(told: Told) -> DemoFiles:
        return demo_city(folder, seed=seed, fresh=fresh, told=told)

    new = fresh or not (folder / NAME).exists()
    watched = window and new and isinstance(context.obj, Watcher)
    files = context.obj.watch(make) if watched else make(_Progress())
    packet = None if files.packet is None else str(files.packet)
    if as_json:
        bundle = None if files.bundle is None else str(files.bundle)
        told = {"workspace": str(files.workspace), "packet": packet, "bundle": bundle}
        answers.json_result(told)
    else:
        _account(files)
    if window and context.obj is not None:
        raise typer.Exit(context.obj(str(files.workspace)) or answers.OK)


class _Progress:
    """Says each step once, with how far it is."""

    def __init__(self) -> None:
        self._said: Message | None = None

    def __call__(self, step: Message, percent: int) -> None:
        if step != self._said:
            self._said = step
            line = message("demo.progress", percent=percent, step=step)
            answers.remark(say(line))


def _account(files: DemoFiles) -> None:
    from govdesk.cli.workspaces import opened
    from govdesk.queries.demo_account import quarter_account
    from govdesk.queries.people import account_rows
    from govdesk.services.demo.town import demo_passphrase

    with opened(str(files.workspace), read_only=True) as ctx:
        sentences = ctx.read(quarter_account)
        logins = ", ".join(row.login for row in ctx.read(account_rows))
    answers.result(say(message("demo.made" if files.made else "demo.there")))
    for sentence in sentences:
        answers.result("- " + say(sentence))
    answers.result(say(message("demo.accounts", logins=logins, passphrase=demo_passphrase())))
    answers.result(_("Workspace: {path}").format(path=files.workspace))
    if files.packet is not None:
        answers.result(_("Public briefing: {path}").format(path=files.packet))
    if files.bundle is not None:
        answers.result(_("To check it by oneself: {path}").format(path=files.bundle))


def own_folder() -> Path:
    """Where the city lies when no folder is named."""
    from platformdirs import user_data_path

    return user_data_path("govdesk")
