# SPDX-License-Identifier: Apache-2.0
"""Pictures as the dots that they show, without what their files tell besides."""

from __future__ import annotations

import io

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from govdesk.briefing.pdf.errors import BadPicture

_TURNED = 0x0112
"""The EXIF field that says how the camera was held."""
_END, _SCAN, _ADOBE = 0xD9, 0xDA, 0xEE
_TOLD = frozenset((*range(0xE1, 0xF0), 0xFE)) - {_ADOBE}
"""Segments of a JPEG file that say something else than its dots; Adobe's tells its colours."""


def dots(content: bytes) -> ImageReader:
    """A picture's dots, upright. A JPEG stays compressed as it is where it is upright already.
    Raises BadPicture for a file that does not open, and for colours of ink."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            if image.mode == "CMYK":
                raise BadPicture("colours of ink (CMYK)")
            upright = image.getexif().get(_TURNED, 1) == 1
            if image.format == "JPEG" and upright:
                return ImageReader(io.BytesIO(_bare(content)))
            return ImageReader(ImageOps.exif_transpose(image))
    except (OSError, SyntaxError, IndexError, Image.DecompressionBombError) as error:
        raise BadPicture(str(error)[:80]) from error


def _bare(content: bytes) -> bytes:
    """A JPEG file without the segments that tell of something else."""
    kept, place = [content[:2]], 2
    while content[place + 1] not in (_SCAN, _END):
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
        if content[place + 1] not in _TOLD:
            kept.append(content[place:end])
        place = end
    return b"".join([*kept, content[place:]])
