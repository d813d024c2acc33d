# SPDX-License-Identifier: Apache-2.0
"""How commands answer: the result on stdout, everything else on stderr, an exit code by kind.

Exit codes: 0 ok; 1 the thing checked does not hold; 2 bad usage or input; 3 refused; 4 environment;
5 nothing shows what was asked about, though what could be checked holds; 70 a fault of ours. With
`--json` an error is `{"error": {"code", "message", "kept", "next"}}`.
"""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, Final, TextIO

import typer

from govdesk.rules.messages import Message
from govdesk.rules.refusals import Refusal
from govdesk.wording import _, say

OK: Final = 0
DOES_NOT_HOLD: Final = 1
BAD_INPUT: Final = 2
REFUSED: Final = 3
ENVIRONMENT: Final = 4
NOT_PROVED: Final = 5
FAULT: Final = 70
INTERRUPTED: Final = 130
READER_GONE: Final = 141


def result(text: str) -> None:
    """A line of the result."""
    _write(sys.stdout, _printable(text))


def json_result(value: Mapping[str, Any] | Sequence[Any]) -> None:
    """One JSON object or array of the result, on a line of its own."""
    _write(sys.stdout, json.dumps(value, ensure_ascii=False))


def remark(text: str) -> None:
    """A line that is not the result."""
    _write(sys.stderr, _printable(text))


def refusal(problem: Refusal, *, as_json: bool) -> None:
    """Tell what could not be done, what was kept and what to do next."""
    if as_json:
        error(
            _code(problem.what),
            say(problem.what),
            kept=say(problem.kept) if problem.kept else None,
            then=say(problem.then) if problem.then else None,
            as_json=True,
        )
        return
    for told in (problem.what, problem.kept, problem.then):
        if told is not None:
            remark(say(told))


def error(
    code: str, text: str, *, kept: str | None = None, then: str | None = None, as_json: bool
) -> None:
    """Tell an error by its stable code and its sentence."""
    if as_json:
        told = {"error": {"code": code, "message": text, "kept": kept, "next": then}}
        _write(sys.stderr, json.dumps(told, ensure_ascii=False))
    else:
        remark(text)


def fault(cause: Exception, *, as_json: bool) -> int:
    """Tell a fault of ours, with what is needed to report it; gives the exit code."""
    sentence = _("Something went wrong inside GovDesk: {kind}. This is a fault of GovDesk’s.")
    error("fault", sentence.format(kind=type(cause).__name__), as_json=as_json)
    if not as_json:
        _write(sys.stderr, "".join(traceback.format_exception(cause)).rstrip())
    return FAULT


def use_utf8() -> None:
    """Write UTF-8 whatever the terminal is set to, so that no name breaks the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _code(told: Message) -> str:
    """The key of the innermost problem, past the words that only say where it is."""
    problem = told.args.get("problem")
    return _code(problem) if isinstance(problem, Message) else told.key


def _printable(text: str) -> str:
    """Text from files must not drive the terminal."""
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def _write(stream: TextIO, line: str) -> None:
    try:
        stream.write(line + "\n")
        stream.flush()
    except BrokenPipeError:
        # Whoever read us has stopped; nothing more can be said, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise typer.Exit(READER_GONE) from None
