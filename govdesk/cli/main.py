# SPDX-License-Identifier: Apache-2.0
"""The command line's front door: registers the commands and turns what happens into an exit code.

Kept lean: nothing here may import SQLAlchemy, ReportLab, SciPy, Babel or Qt; commands import what
they need when they run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated, TypeAlias

import typer

from govdesk import __version__
from govdesk.cli import answers
from govdesk.cli.analyse import analyse_file
from govdesk.cli.backup import backup
from govdesk.cli.checkpoint import checkpoint, trust
from govdesk.cli.demo import demo
from govdesk.cli.doctor import doctor
from govdesk.cli.export import export
from govdesk.cli.import_ import import_file
from govdesk.cli.init import init
from govdesk.cli.open import open_desktop
from govdesk.cli.packet import packet
from govdesk.cli.publish import publish_command
from govdesk.cli.rehearse import rehearse
from govdesk.cli.restore import restore_backup
from govdesk.cli.restored import restored
from govdesk.cli.suppress import suppress_table
from govdesk.cli.tally import tally
from govdesk.cli.verify import verify
from govdesk.rules.refusals import Refusal
from govdesk.wording import _

Launcher: TypeAlias = Callable[[str | None], int]
"""Opens the desktop on a workspace (None: the last one) and gives its exit code."""


COMMANDS: dict[str, Callable[..., None]] = {
    "open": open_desktop,
    "demo": demo,
    "rehearse": rehearse,
    "init": init,
    "verify": verify,
    "checkpoint": checkpoint,
    "trust": trust,
    "restored": restored,
    "backup": backup,
    "restore": restore_backup,
    "doctor": doctor,
    "tally": tally,
    "analyse": analyse_file,
    "suppress": suppress_table,
    "packet": packet,
    "publish": publish_command,
    "import": import_file,
    "export": export,
}


def commands(launcher: Launcher | None = None, *, only: str | None = None) -> typer.Typer:
    """The whole command line, or the one command of it that was asked for. Without a launcher
    there is no desktop to open."""
    app = typer.Typer(
        name="govdesk",
        help=_("The desktop application that a city’s interdepartmental task force runs on."),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"obj": launcher, "help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def start(
        context: typer.Context,
        version: Annotated[bool, typer.Option("--version", help=_("Say the version."))] = False,
    ) -> None:
        if version:
            answers.result(f"govdesk {__version__}")
        elif context.invoked_subcommand is None and launcher is not None:
            raise typer.Exit(launcher(None))
        elif context.invoked_subcommand is None:
            answers.result(context.get_help())

    for name, command in COMMANDS.items():
        if only in (None, name):
            app.command(name)(command)
    return app


def main(launcher: Launcher | None = None, arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    answers.use_utf8()
    try:
        # Every command's options are read from its annotations, which takes longer than most
        # commands do; whoever names one waits for that one alone.
        only = next((one for one in given[:1] if one in COMMANDS), None)
        code = commands(launcher, only=only)(given, prog_name="govdesk", standalone_mode=False)
    except Refusal as problem:
        answers.refusal(problem, as_json=as_json)
        return problem.exit_code
    except typer.TyperException as problem:
        hint = _("See govdesk --help.")
        answers.error("usage", problem.format_message(), then=hint, as_json=as_json)
        return answers.BAD_INPUT
    except typer.Abort:
        return answers.INTERRUPTED
    except Exception as cause:  # noqa: BLE001 - the command line's one fault handler
        return answers.fault(cause, as_json=as_json)
    return code if isinstance(code, int) else answers.OK


if __name__ == "__main__":
    sys.exit(main())
