# SPDX-License-Identifier: Apache-2.0
"""`Question`: what is asked before an act that must not be mistaken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """It names the thing; the consequence says what others will see. `do` and `back` are the words
    of the buttons: empty for the usual Cancel. `secret` labels one more thing that is typed along
    with the answer and hidden, with a `hint`."""

    asked: str
    consequence: str
    do: str
    back: str = ""
    secret: str = ""
    hint: str = ""
