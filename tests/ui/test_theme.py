# SPDX-License-Identifier: Apache-2.0
"""The look: contrast, colour-blind-safe series, one sheet, text sizes, icons, the system's mode."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from govdesk import paths
from govdesk.ui.remembered import Remembered
from govdesk.ui.theme import Theme, icon_pixmap, look, set_icon
from govdesk.ui.theme.sheet import sheet
from govdesk.ui.theme.tokens import Tokens, contrast, load

TEXT_ON = {
    "text": ("surface", "page", "sunken", "selected"),
    "secondary": ("surface", "page", "sunken", "selected"),
    "placeholder": ("surface", "page"),
    "primary": ("surface", "page", "selected"),
    "on_primary": ("primary", "primary_hover"),
    "good": ("surface", "page"),
    "warning": ("surface", "page"),
    "bad": ("surface", "page"),
    "info": ("surface", "page"),
    "surface": ("text",),
}
SHAPE_ON = {
    "outline": ("surface", "page"),
    "primary": ("surface", "page", "sunken"),
    "good": ("selected",),
    "warning": ("selected",),
    "bad": ("selected",),
    "info": ("selected",),
    "secondary": ("selected",),
}


@pytest.fixture(params=["light", "dark"])
def tokens(request: pytest.FixtureRequest) -> Tokens:
    """Both themes."""
    return load(request.param)


def test_the_measure_of_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_text_has_four_and_a_half_to_one(tokens: Tokens) -> None:
    colours = tokens.colours()
    poor = {
        (text, ground): round(ratio, 2)
        for text, grounds in TEXT_ON.items()
        for ground in grounds
        if (ratio := contrast(colours[text], colours[ground])) < 4.5
    }
    assert poor == {}


def test_every_outline_and_shape_has_three_to_one(tokens: Tokens) -> None:
    colours = tokens.colours()
    poor = {
        (shape, ground): round(ratio, 2)
        for shape, grounds in SHAPE_ON.items()
        for ground in grounds
        if (ratio := contrast(colours[shape], colours[ground])) < 3
    }
    series = {one: contrast(one, tokens.surface) for one in tokens.series}
    assert poor == {}
    assert min(series.values()) >= 3, series


def seen(colour: str, kind: str) -> tuple[float, float, float]:
    """`colour` as seen without red or green cones, linear RGB (Viénot, Brettel and Mollon 1999)."""
    red, green, blue = ((int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5))
    if kind == "protan":
        both = 0.11238 * red + 0.88762 * green
        return both, both, 0.00401 * red - 0.00401 * green + blue
    if kind == "deutan":
        both = 0.29275 * red + 0.70725 * green
        return both, both, -0.02234 * red + 0.02234 * green + blue
    return red, green, blue


@pytest.mark.parametrize("kind", ["usual", "protan", "deutan"])
def test_the_first_series_differ_for_every_eye(tokens: Tokens, kind: str) -> None:
    views = [seen(colour, kind) for colour in tokens.series[:3]]
    for one, other in itertools.combinations(views, 2):
        apart = (
            sum(
                (a**0.45 - b**0.45) ** 2
                for a, b in zip(map(_floor, one), map(_floor, other), strict=True)
            )
            ** 0.5
        )
        assert apart > 0.12


def _floor(value: float) -> float:
    return max(0.0, value)


def test_the_sheet_knows_every_token_and_grows_with_the_text(theme: Theme) -> None:
    small = sheet(look())
    assert "@" not in small.split("*/", 1)[1]
    assert "sp;" not in small.split("*/", 1)[1]
    theme.choose(percent=200)
    assert "font-size: 24px" in sheet(look())
    assert QApplication.font().pixelSize() == 28


def test_dark_and_light_follow_the_choice(qapp: QApplication, theme: Theme) -> None:
    theme.choose(mode="dark")
    assert look().dark
    assert qapp.palette().window().color().name() == load("dark").page
    theme.choose(mode="light")
    assert qapp.palette().window().color().name() == load("light").page


def test_the_system_decides_unless_one_chose(qapp: QApplication, theme: Theme) -> None:
    theme.choose(mode="system")
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.is_dark() is dark
    theme.choose(mode="light")
    assert not theme.is_dark()


def test_the_choice_is_remembered(qapp: QApplication, tmp_path: Path, theme: Theme) -> None:
    first = Theme(qapp, Remembered(tmp_path / "a.ini"))
    first.choose(mode="dark", percent=150)
    again = Theme(qapp, Remembered(tmp_path / "a.ini"))
    assert (again.mode, again.percent) == ("dark", 150)
    for made in (first, again):
        made.setParent(None)
        made.deleteLater()
    theme.choose(mode="dark")


def ink(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize(
    "file", sorted(paths.resources("icons").glob("*.svg")), ids=lambda f: f.stem
)
def test_every_icon_draws_in_the_colour_of_its_token(file: Path, theme: Theme) -> None:
    assert theme
    image = icon_pixmap(file.stem, "bad", 40).toImage()
    assert ink(image)
    if file.stem != "govdesk":
        assert look().tokens.bad in ink(image)


def test_icons_on_buttons_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "home", "text")
    theme.choose(mode="dark")
    assert load("dark").text in ink(button.icon().pixmap(40, 40).toImage())


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_images_of_the_sheet_wear_the_tokens(name: str) -> None:
    tokens = load(name)
    for file in paths.resources("themes").glob(f"*-{name}.svg"):
        strokes = set(re.findall(r'stroke="(#[0-9a-f]{6})"', file.read_text("utf-8")))
        assert strokes <= {tokens.on_primary, tokens.secondary}, file
