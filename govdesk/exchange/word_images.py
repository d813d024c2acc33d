# SPDX-License-Identifier: Apache-2.0
"""Pictures of Word files made fit to print: read within limits, cut and turned as the file shows
them, and written anew, so that nothing but what is seen comes along: no place, no camera, no name,
no part that was cut off.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdesk.exchange.damaged_files import DAMAGED

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 15 * 1024 * 1024
"""Bytes of one picture in a file."""
MOST_PIXELS = 40_000_000
"""What a picture may unpack to: three bytes each."""
LONGEST_SIDE = 2_000
"""Pixels of a printed picture; 300 to the inch over the width of a page."""
LEAST_SIDE = 8
"""Pixels; smaller ones are lines and dots."""
READ = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_QUALITY = 88


class NotPrintable(Exception):
    """A picture that cannot be printed; `key` says why (`piece.picture_...`)."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class PrintedImage:
    """A picture as it is kept: `kind` is png or jpeg, sizes in pixels."""

    content: bytes
    kind: str
    width: int
    height: int


def printed_image(
    content: bytes, cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0), turn: int = 0
) -> PrintedImage:
    """The picture without what `cut` takes off its left, top, right and bottom (shares), turned by
    `turn` quarters clockwise. The same bytes give the same picture. Raises NotPrintable."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > LARGEST:
        raise NotPrintable("picture_too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow doubts, the limits here decide
            with Image.open(io.BytesIO(content), formats=READ) as opened:
                kind = "jpeg" if opened.format == "JPEG" else "png"
                if opened.width * opened.height > MOST_PIXELS:
                    raise NotPrintable("picture_too_large")
                opened.load()
                seen = _plain(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise NotPrintable("picture_unknown") from error
    except (*DAMAGED, OSError) as error:
        raise NotPrintable("picture_damaged") from error
    seen = _shown(seen, cut, turn)
    if min(seen.size) < LEAST_SIDE:
        raise NotPrintable("picture_too_small")
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if kind == "jpeg":
        seen.save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        seen.save(out, "PNG", optimize=True)
    return PrintedImage(out.getvalue(), kind, seen.width, seen.height)


def _plain(image: Image) -> Image:
    """Grey or red, green and blue, on white where it was transparent, with nothing else to it."""
    from PIL import Image as Images

    if "A" in image.getbands() or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Images.new("RGBA", layered.size, "white")
        image = Images.alpha_composite(paper, layered)
    mode = "L" if image.mode in ("1", "L", "LA", "I;16", "I", "F") else "RGB"
    if image.mode in ("I;16", "I", "F"):
        image = image.point(lambda value: value / 256).convert("L")
    bare = Images.new(mode, image.size)
    bare.paste(image.convert(mode))
    return bare


def _shown(image: Image, cut: tuple[float, float, float, float], turn: int) -> Image:
    left, top, right, bottom = cut
    width, height = image.size
    box = (
        round(width * left),
        round(height * top),
        round(width * (1 - right)),
        round(height * (1 - bottom)),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        raise NotPrintable("picture_too_small")
    image = image.crop(box)
    return image.rotate(-90 * turn, expand=True) if turn else image
