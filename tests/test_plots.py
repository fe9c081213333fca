"""Plots: what can be plotted, what the files and descriptions say, and the command."""

from __future__ import annotations

import re
import sys
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from commands import Run, run_in

from symproof.commands import plot_options
from symproof.extras import ExtraError
from symproof.notation.plain import parse_term
from symproof.plots import WHATS, PlotError, figure, inline, plotted, span_of
from symproof.plots.drawing import spread
from symproof.plots.subjects import activation_subject, subjects
from symproof.zoo import activations

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


# what is plotted


@pytest.mark.parametrize(
    "name", ["gelu", "relu", "swish", "SiLU", "quick-GELU", "tanh", "x*exp(x)"]
)
def test_functions_are_known_by_name_or_written_out(name):
    (found,) = subjects([name])
    assert found.at(parse_term("1")).functions <= found.definitions.keys()


def test_every_function_of_the_zoo_can_be_plotted():
    for own in activations().values():
        found = activation_subject(own)
        assert found.values.keys() == own.definition.variables


def test_a_parameter_has_the_value_that_is_given():
    (found,) = subjects(["LeakyReLU"], at=["a = 1/10"])
    assert found.values == {"a": "1/10"}


def test_the_function_of_a_general_theorem_takes_its_gate_from_let():
    (found,) = subjects(["odd-gate"], let=["phi(t) = tanh(t)"])
    assert {*found.definitions} == {"f", "phi"}


@pytest.mark.parametrize(
    ("names", "options", "said"),
    [
        (["gelo"], {}, "did you mean gelu"),
        (["odd-gate"], {}, "phi can be any function, and is not plotted"),
        (["x*y"], {}, "x*y has the variables x and y"),
        (["f(x) = a*x"], {}, "the parameter a"),
        (["f(x, y) = x*y"], {}, "not a function of one variable"),
        (["x +"], {}, "what is to be plotted"),
        (["relu"], {"at": ["a = 1"]}, "no function has this parameter"),
        (["relu"], {"what": ["gradent"]}, "did you mean gradient"),
        (["relu"], {"span": (1, 1)}, "is empty"),
        (["relu"], {"span": (0, 10**9)}, "a range lies within"),
        (["relu"], {"suffix": "jpg"}, "svg, pdf, png"),
        (["relu"], {"lang": "fr"}, "no language"),
        (["relu"], {"cells": 0}, "1 to 2000 cells"),
        (["1/0"], {}, "1/0 has no value from -4 to 4"),
        ([], {}, "nothing to plot"),
    ],
)
def test_what_cannot_be_plotted_is_said(names, options, said):
    with pytest.raises(PlotError, match=re.escape(said)):
        plotted(names, **options)


@pytest.mark.parametrize("text", ["4", "a:b", "1:", "3:3", "4:-4"])
def test_a_range_that_is_none_is_refused(text):
    with pytest.raises(PlotError, match="range"):
        span_of(text)


def test_a_range_may_have_fractions():
    assert span_of("-1/2:0.75") == (Fraction(-1, 2), Fraction(3, 4))


# files

matplotlib = pytest.importorskip("matplotlib")


def test_the_same_plot_has_the_same_bytes():
    assert figure(["relu"]) == figure(["relu"])


@pytest.mark.parametrize("suffix", ["svg", "pdf", "png"])
def test_settings_of_the_user_do_not_change_the_bytes(suffix):
    before = figure(["relu"], suffix=suffix, cells=8)
    with matplotlib.rc_context({"lines.linewidth": 9.0, "font.size": 30.0, "savefig.dpi": 20}):
        assert figure(["relu"], suffix=suffix, cells=8) == before


def test_a_picture_says_what_it_shows():
    made = plotted(["relu"], cells=8)
    root = ElementTree.fromstring(made.data)
    assert root.attrib["role"] == "img"
    texts = {
        node.attrib["id"]: node.text for node in root if node.tag in (SVG + "title", SVG + "desc")
    }
    assert [texts[key] for key in root.attrib["aria-labelledby"].split()] == list(made[1:])


def test_two_pictures_in_one_page_share_no_id():
    first, second = figure(["relu"], cells=8), figure(["gelu"], cells=8)
    ids = [set(re.findall(rb'\bid="([^"]*)"', each)) for each in (first, second)]
    assert len(ids[0]) > 10
    assert ids[0].isdisjoint(ids[1])


def test_every_reference_in_a_picture_is_to_one_of_its_ids():
    text = figure(["relu"], cells=8).decode()
    used = set(re.findall(r'(?:href="#|url\(#)([^")]*)', text))
    assert used
    assert used <= set(re.findall(r'\bid="([^"]*)"', text))


def test_a_picture_for_a_page_has_no_header():
    assert inline(figure(["relu"], cells=8)).startswith("<svg ")


def test_the_words_of_a_plot_are_in_a_png_and_in_a_pdf():
    png = plotted(["relu"], suffix="png", cells=8)
    assert b"Description" in png.data
    assert rb"relu\(x\) = max\(x, 0\)" in figure(["relu"], suffix="pdf", cells=8)


def test_the_description_tells_values_breaks_and_what_is_certain():
    told = plotted(["relu"], what=["gradient"]).description
    assert "relu′(x) is 0 at x = −4, without a value at x = 0, 1 at x = 4." in told
    assert "breaks at x = 0: 0 from the left, 1 from the right, it has no value there." in told
    assert "lies on that line" in told
    assert "certified" in told


def test_the_title_tells_all_definitions_and_values():
    let = ["phi(t) = tanh(t)"]
    assert plotted(["odd-gate"], let=let, cells=8).title.endswith("with φ(t) = tanh(t)")
    assert plotted(["LeakyReLU"], cells=8).title.endswith("with a = 1/4")


def test_the_description_tells_where_an_identity_fails():
    told = plotted(["relu(x) = min(max(x, 0), 2)".replace("relu", "f")]).description
    assert "leaves that line: at x = 4 they are 2 apart" in told


def test_the_chinese_description_has_no_english_words():
    told = plotted(["x*tanh(x)"], what=WHATS, cells=8, suffix="png", lang="zh").description
    assert {*re.findall("[A-Za-z]+", told)} <= {"f", "x", "tanh"}


def test_a_character_in_no_font_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("symproof.plots.fonts.has_cjk", lambda _: False)
    with pytest.raises(PlotError, match="in no font"):
        figure(["relu"], lang="zh", cells=8, suffix="png")


def test_without_a_chinese_font_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("symproof.plots.fonts.chinese_family", lambda: None)
    with pytest.raises(PlotError, match="fonts-noto-cjk"):
        figure(["relu"], lang="zh", cells=8)


def test_an_expression_may_have_an_equation_in_it():
    (found,) = subjects(["cases(1 if x < 0, 2 if x = 0, 3 otherwise)"])
    assert found.head == "f"


def test_no_curve_is_drawn_where_it_is_not_known_how_it_goes():
    def corners(text: str) -> int:
        """Return how many corners the curve of the function has."""
        svg = figure([text], cells=8).decode()
        paths = re.findall(r'<path d="([^"]*)" clip-path[^>]*stroke: #0072b2', svg)
        return sum(path.count("L") for path in paths)

    assert corners("sin(x)") > 20
    # every cell of this one is as tall as its graph
    assert corners("sin(10^7*x)") == 0


def test_without_matplotlib_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ExtraError, match=r"symproof\[plot\]"):
        figure(["relu"], cells=8)


def test_a_grid_has_a_panel_for_each_function():
    names = ["relu", "gelu", "swish", "tanh", "SiLU"]
    text = figure(names, grid=True, cells=8).decode()
    assert len(re.findall(r'id="[^"]*axes_\d+"', text)) >= len(names)


def test_labels_are_moved_apart_and_keep_their_order():
    places = spread([0.1, 0.5, 0.5, 0.52, 0.9], 0.1)
    assert places == sorted(places)
    assert all(b - a >= 0.0999 for a, b in pairwise(places))
    assert places[0] == 0.1


# the command


def test_the_command_writes_a_picture(run: Run, tmp_path: Path):
    assert run("plot", "relu", "-o", "relu.svg").status == 0
    assert (tmp_path / "relu.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_alt_prints_the_description(run: Run):
    found = run("plot", "relu", "--alt")
    assert found.status == 0
    assert found.out.startswith("relu(x) = max(x, 0)\nGraphs for x from −4 to 4.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("relu",), "where is the plot to go"),
        (("relu", "-o", "relu.gif"), ".svg, .pdf, .png"),
        (("relu", "-o", "missing/relu.svg"), "there is no folder"),
        (("relo", "-o", "relu.svg"), "did you mean relu"),
        (("relu", "--range", "4:4", "-o", "relu.svg"), "is empty"),
    ],
)
def test_a_plot_that_cannot_be_made_leaves_no_file(run: Run, tmp_path: Path, arguments, said):
    found = run("plot", *arguments)
    assert found.status == 2
    assert said in found.err
    assert not [*tmp_path.iterdir()]


def test_a_range_may_begin_with_a_minus(run: Run):
    assert "from −1 to 1" in run("plot", "relu", "--range=-1:1", "--alt").out
    assert "from −1 to 1" in run("plot", "relu", "--range", "-1:1", "--alt").out


def test_the_options_name_what_there_is():
    assert plot_options.WHATS == WHATS


def test_the_panel_of_a_gate_says_what_the_gate_is():
    comments = figure(["relu"], what=("gate",), cells=8).decode()
    assert "<!-- Gate: φ(x) = 2relu(x)/x − 1 -->" in comments
