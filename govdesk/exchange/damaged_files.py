# SPDX-License-Identifier: Apache-2.0
"""What a damaged Office file makes its reader raise."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import Final

DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OverflowError,
    RuntimeError,
    AssertionError,
)
"""What openpyxl, python-docx, lxml and the archive beneath them raise on a file that is not what it
says it is. A parser's error of XML is a SyntaxError, a way of packing that is not known a
RuntimeError."""
