"""The pictures of the README are those that its commands make."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pytest

from symproof.cli import main

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "tests" / "pictures"
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHEET = "symproof teach odd-gate relu --kind worksheet --seed 3 -o class"
# picture -> the command of the README that makes it, and more options
COMMANDS = {
    "gelu.png": ("symproof prove gelu -o gelu.png", ""),
    "swish.png": ("symproof plot swish -o swish.png", ""),
    "worksheet.png": (SHEET, "--formats png"),
    "worksheet-key.png": (SHEET, "--formats png"),
}
# other versions of a library may draw an edge a little darker: a share of the pixels, of 255
TOLERANCE = 3.0


def test_every_picture_has_its_command():
    shown = set(re.findall(r"\]\(tests/pictures/([^)]+)\)", README))
    assert shown == set(COMMANDS) == {path.name for path in PICTURES.iterdir()}
    assert all(command in README for command, _ in COMMANDS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_picture_is_what_its_command_makes(name, tmp_path, monkeypatch, pytestconfig):
    pytest.importorskip("typst", reason="typst is not installed")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    monkeypatch.chdir(tmp_path)
    command, more = COMMANDS[name]
    assert main([*shlex.split(command)[1:], *shlex.split(more)]) == 0
    (made,) = tmp_path.rglob(name)
    if pytestconfig.getoption("--update-golden"):
        (PICTURES / name).write_bytes(made.read_bytes())
    assert difference(made.read_bytes(), (PICTURES / name).read_bytes()) < TOLERANCE


def test_another_picture_is_told_apart():
    worksheet, key = [(PICTURES / n).read_bytes() for n in ("worksheet.png", "worksheet-key.png")]
    assert difference(worksheet, key) > TOLERANCE


def difference(one: bytes, other: bytes) -> float:
    """Return the mean difference of two pictures, 255 where their sizes are not alike."""
    from PIL import Image, ImageChops, ImageStat

    first, second = [Image.open(io.BytesIO(data)).convert("L") for data in (one, other)]
    if first.size != second.size:
        return 255.0
    return ImageStat.Stat(ImageChops.difference(first, second)).mean[0]
