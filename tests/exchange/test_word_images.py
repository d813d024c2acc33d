# SPDX-License-Identifier: Apache-2.0
"""Pictures of Word files: what is seen comes in, what is not seen stays behind, limits hold."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image

from govdesk.exchange import word_images
from govdesk.exchange.word_images import NotPrintable, printed_image
from govdesk.exchange.word_pieces import ReadPiece, read_piece
from govdesk.record.canonical import sha256_hex
from govdesk.rules.pieces import Picture
from tests.word_files import by_hand, picture, saved

RED, BLUE = (200, 30, 30), (20, 40, 200)
SECRET = b"Harbour Lane 7"


def halves(kind: str, mode: str = "RGB", **options: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (40, 20), RED)
    image.paste(BLUE, (20, 0, 40, 20))
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **options)
    return out.getvalue()


def seen(content: bytes) -> Image.Image:
    """The dots of a printed picture."""
    return Image.open(io.BytesIO(content)).convert("RGB")


def near(found: Any, wanted: tuple[int, int, int]) -> bool:
    """Whether a dot has a colour, as far as JPEG and palettes keep it."""
    return all(abs(one - other) < 40 for one, other in zip(found, wanted, strict=True))


def with_picture(content: bytes, words: str = "Red, then blue.") -> Any:
    """A document with one described picture; gives the document and the picture's element."""
    made = Document()
    made.add_paragraph("Look:")
    made.add_picture(io.BytesIO(content))
    inline = made.inline_shapes[-1]._inline
    inline.docPr.set("descr", words)
    return made, inline


def read(path: Path, made: Any) -> ReadPiece:
    """What comes in of a document."""
    return read_piece(saved(made, path / "pictures.docx"))


def shown(found: ReadPiece) -> Picture:
    """Its last part, which is a picture."""
    last = found.piece.parts[-1]
    assert isinstance(last, Picture)
    return last


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("PNG", "1"), ("PNG", "I;16"), ("GIF", "P"),
     ("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("BMP", "RGB"), ("TIFF", "RGB"),
     ("TIFF", "CMYK"), ("WEBP", "RGB")],
)  # fmt: skip
def test_every_kind_becomes_one_that_is_printed_and_the_same_each_time(
    kind: str, mode: str
) -> None:
    if mode == "I;16":
        out = io.BytesIO()
        Image.new("I;16", (40, 20), 65_535).save(out, kind)
        content = out.getvalue()
    else:
        content = halves(kind, mode)
    made = printed_image(content)
    assert made == printed_image(content)
    assert (made.width, made.height) == (40, 20)
    assert made.kind == ("jpeg" if kind == "JPEG" else "png")
    opened = Image.open(io.BytesIO(made.content))
    assert opened.mode in ("L", "RGB")
    assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    if mode in ("RGB", "P", "RGBA", "CMYK"):
        assert near(seen(made.content).getpixel((5, 10)), RED)
        assert near(seen(made.content).getpixel((35, 10)), BLUE)
    if mode == "I;16":
        assert seen(made.content).getpixel((5, 10)) == (255, 255, 255)


def test_what_is_clear_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert seen(printed_image(out.getvalue()).content).getpixel((3, 3)) == (255, 255, 255)


def test_where_and_with_what_it_was_taken_stays_behind_and_it_stands_upright(
    tmp_path: Path,
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    content = halves("JPEG", exif=exif, comment=SECRET)
    assert SECRET in content
    found = read(tmp_path, with_picture(content)[0])
    part = shown(found)
    (kept,) = found.pictures.values()
    assert SECRET not in kept
    assert SECRET not in repr(found.piece).encode()
    assert (part.text, part.kind, part.width, part.height) == ("Red, then blue.", "jpeg", 20, 40)
    assert part.sha256 == sha256_hex(kept)
    assert near(seen(kept).getpixel((10, 5)), RED)
    assert near(seen(kept).getpixel((10, 35)), BLUE)
    assert found.problems == ()


def test_what_is_cut_off_in_word_is_cut_off_for_good(tmp_path: Path) -> None:
    made, inline = with_picture(halves("PNG"))
    fill = inline.graphic.graphicData.pic.blipFill
    cut = fill.makeelement(fill.blip.tag.replace("blip", "srcRect"), {"l": "50000", "b": "20000"})
    fill.insert(1, cut)
    placed = inline.graphic.graphicData.pic.spPr.find(f".//{cut.tag.replace('srcRect', 'xfrm')}")
    placed.set("rot", str(3 * 5_400_000))
    found = read(tmp_path, made)
    (kept,) = found.pictures.values()
    assert (shown(found).width, shown(found).height) == (16, 20)
    assert seen(kept).getcolors() == [(320, BLUE)]


@pytest.mark.parametrize("change", ["tilted", "mirrored", "elsewhere", "no_picture"])
def test_what_is_no_upright_picture_of_the_file_is_told_in_words(
    tmp_path: Path, change: str
) -> None:
    made, inline = with_picture(halves("PNG"))
    data = inline.graphic.graphicData
    placed = data.pic.spPr.find(f"{data.pic.blipFill.blip.tag.replace('blip', 'xfrm')}")
    if change == "tilted":
        placed.set("rot", "600000")
    elif change == "mirrored":
        placed.set("flipH", "1")
    elif change == "elsewhere":
        data.pic.blipFill.blip.set(data.pic.blipFill.blip.keys()[0], "rId999")
    else:
        data.set("uri", "http://schemas.openxmlformats.org/drawingml/2006/chart")
    found = read(tmp_path, made)
    assert shown(found) == Picture("Red, then blue.")
    assert found.pictures == {}
    wanted = "piece.picture_elsewhere" if change == "elsewhere" else "piece.picture_in_words"
    assert [one.what.key for one in found.problems] == [wanted]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\x01\x00\x00\x00\x58\x00\x00\x00" + bytes(80) + b" EMF" + bytes(60), "picture_unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture_unknown"),
        (b"", "picture_unknown"),
        (halves("PNG")[:70], "picture_damaged"),
        (halves("JPEG")[:-200], "picture_damaged"),
        (bytes(word_images.LARGEST + 1), "picture_too_large"),
    ],
    ids=["emf", "svg", "nothing", "half", "cut jpeg", "heavy"],
)
def test_what_cannot_be_printed_has_its_sentence(content: bytes, key: str) -> None:
    with pytest.raises(NotPrintable) as refused:
        printed_image(content)
    assert refused.value.key == key


def test_a_picture_that_unpacks_to_far_too_much_is_not_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (8_000, 6_000)).save(out, "PNG")
    assert len(out.getvalue()) < 10_000
    with pytest.raises(NotPrintable) as refused:
        printed_image(out.getvalue())
    assert refused.value.key == "picture_too_large"


def test_large_ones_are_made_smaller_and_dots_are_left_out() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4_000, 1_000), RED).save(out, "PNG")
    assert printed_image(out.getvalue()).width == word_images.LONGEST_SIDE
    with pytest.raises(NotPrintable) as refused:
        printed_image(halves("PNG"), cut=(0.0, 0.0, 0.99, 0.0))
    assert refused.value.key == "picture_too_small"


def test_a_picture_in_a_table_stands_after_it(tmp_path: Path) -> None:
    made = Document()
    table = made.add_table(2, 2)
    for place, said in enumerate(("Month", "Guests", "April", "118")):
        table.cell(place // 2, place % 2).text = said
    table.cell(1, 1).paragraphs[0].add_run().add_picture(picture())
    for one in table._tbl.iter():
        if str(one.tag).endswith("}docPr"):
            one.set("descr", "A red square.")
    found = read(tmp_path, made)
    assert shown(found).text == "A red square."
    assert shown(found).printed


def test_an_older_picture_comes_in_when_it_is_shown_whole(tmp_path: Path) -> None:
    vml = (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="Red, then blue.">'
        '<v:imagedata r:id="p" {more}/></v:shape></w:pict></w:r></w:p>'
    )
    kinds = {"": True, 'croptop="9999f"': False}
    for more, whole in kinds.items():
        path = by_hand(
            tmp_path / "old.docx",
            vml.format(more=more),
            pictures={"p": halves("PNG")},
        )
        found = read_piece(path)
        assert shown(found).printed is whole
