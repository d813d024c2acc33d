# SPDX-License-Identifier: Apache-2.0
"""Options that several commands share, so that they mean and say the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.wording import _

AsJson = Annotated[bool, typer.Option("--json", help=_("Answer in JSON."))]

PassphraseFd = Annotated[
    int | None,
    typer.Option(
        "--passphrase-fd",
        help=_("Read passphrases from this file descriptor, a line each."),
        metavar="N",
    ),
]

Certificate = Annotated[
    Path | None,
    typer.Option(
        "--certificate",
        help=_("A PKCS#12 file to sign with; else one is made for the signer."),
    ),
]

TimestampUrl = Annotated[
    str,
    typer.Option("--timestamp", help=_("A timestamp service to ask when signing."), metavar="URL"),
]
