# SPDX-License-Identifier: Apache-2.0
"""What a screen reader can do with the window, one JSON command a line; run by the system's Python.

{"do": "wait", "name": "..."}         until something shown has this name; its role
{"do": "tree"}                        everything shown: role, name, description
{"do": "press", "name": "..."}        press the button of this name
{"do": "cells", "name": "..."}        the cells of the table of this name, row by row
{"do": "keys", "keys": "ctrl+n"}      press keys as a hand does
{"do": "focused"}                     where the keyboard is: role, name, description
{"do": "text", "name": "..."}         what stands in the text of this name
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi

CONTROLS = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "text",
    "combo box",
    "table",
    "list",
    "spin button",
    "menu item",
    "page tab",
    "link",
}
PATIENCE = 120
"""Seconds to wait for what is to come on the screen."""


def shown(node: Any) -> Iterator[Any]:
    """Every node below that is on the screen, itself first."""
    try:
        if node is None or not node.getState().contains(pyatspi.STATE_SHOWING):
            return
        yield node
        # A table answers for its cells by `cells`; there may be thousands.
        for at in range(0 if node.getRoleName() == "table" else node.childCount):
            yield from shown(node.getChildAtIndex(at))
    except (LookupError, RuntimeError):
        return  # it died while it was read


def everything() -> Iterator[Any]:
    """Every node of every program on the screen."""
    for program in pyatspi.Registry.getDesktop(0):
        for at in range(program.childCount if program is not None else 0):
            yield from shown(program.getChildAtIndex(at))


def named(name: str, roles: set[str] | None = None) -> Any:
    """The first node of this name; waits for it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for node in everything():
            if node.name == name and (roles is None or node.getRoleName() in roles):
                return node
        time.sleep(0.2)
    raise LookupError(f"nothing on the screen is called {name!r}")


def tree() -> list[dict[str, Any]]:
    """Everything shown, with whether it is a control."""
    return [
        {
            "role": node.getRoleName(),
            "name": node.name or "",
            "description": node.description or "",
            "control": node.getRoleName() in CONTROLS,
        }
        for node in everything()
    ]


def press(name: str) -> Any:
    """Do the first action of a button."""
    action = named(
        name, {"push button", "toggle button", "check box", "radio button", "page tab", "link"}
    ).queryAction()
    action.doAction(0)
    return action.getName(0)


def cells(name: str) -> list[list[str]]:
    """The texts of a table; waits for its first row."""
    table = named(name, {"table"}).queryTable()
    until = time.monotonic() + PATIENCE
    while table.nRows == 0 and time.monotonic() < until:
        time.sleep(0.2)
    return [
        [table.getAccessibleAt(row, column).name for column in range(table.nColumns)]
        for row in range(min(table.nRows, 20))
    ]


def keys(sequence: str) -> None:
    """Press keys at the window. No window manager is here to give it the keyboard."""
    if focused() is None:
        find = ["xdotool", "search", "--onlyvisible", "--name", "GovDesk", "windowfocus", "--sync"]
        subprocess.run(find, check=True)
    subprocess.run(["xdotool", "key", "--clearmodifiers", *sequence.split()], check=True)


def focused() -> dict[str, str] | None:
    """The control that has the keyboard, or None; a combo box has the name of its label."""
    found = None
    for node in everything():
        # Tabs in front and current items always say that they have the keyboard; what hands it on
        # says so as well as what is inside it and has it, and so does the area inside a text.
        if (
            node.getState().contains(pyatspi.STATE_FOCUSED)
            and node.getRoleName() not in {"page tab", "list item"}
            and (node.name or node.getRoleName() != "filler")
        ):
            found = node
    if found is None:
        return None
    labels = [
        relation.getTarget(0).name
        for relation in found.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
    ]
    return {"role": found.getRoleName(), "name": " ".join(labels) or found.name or ""}


def text(name: str) -> Any:
    """The text of a control; waits until there is some."""
    node = named(name, {"text"}).queryText()
    until = time.monotonic() + PATIENCE
    while not node.characterCount and time.monotonic() < until:
        time.sleep(0.2)
    return node.getText(0, -1)


def answer(command: dict[str, str]) -> Any:
    """Do one command."""
    match command["do"]:
        case "wait":
            return named(command["name"]).getRoleName()
        case "tree":
            return tree()
        case "press":
            return press(command["name"])
        case "cells":
            return cells(command["name"])
        case "keys":
            keys(command["keys"])
            return None
        case "focused":
            return focused()
        case "text":
            return text(command["name"])


for line in sys.stdin:
    try:
        told = {"answer": answer(json.loads(line))}
    except LookupError as problem:
        told = {"problem": str(problem)}
    sys.stdout.write("@" + json.dumps(told) + "\n")
    sys.stdout.flush()
