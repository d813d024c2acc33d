# SPDX-License-Identifier: Apache-2.0
"""Keeps Python 3.11 alive under PySide6 6.12.0.

That release is built as if None could not die, which is true from Python 3.12 on: each call of a Qt
method that returns nothing takes one reference to None that was never given. On 3.11 the process
ends with "deallocating None" after some thousand calls. Giving None more references than it can
ever lose makes it what it is on 3.12: something that stays. PySide6 6.11 is not affected; when a
later 6.12 is not either, this file goes.
"""

from __future__ import annotations

import ctypes
import sys


def keep_none() -> None:
    """Make None outlive every call that takes a reference too many; does nothing from 3.12 on."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < 1 << 40:
        ctypes.c_ssize_t.from_address(id(None)).value += 1 << 60
