"""Typesetting: what is missing, and what is wrong with a page, is said."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import suppress

import pytest

from symproof import typesetting
from symproof.escapes import typst as escaped
from symproof.extras import ExtraError
from symproof.typesetting import TypesettingError, pdf_of_latex, pdf_of_typst, picture_of_typst

START = '#set document(title: "t")\n#set text(lang: "en")\n'
ARTICLE = "\\documentclass{article}\n\\begin{document}\n%s\n\\end{document}\n"


@pytest.fixture
def _typst():
    pytest.importorskip("typst", reason="typst is not installed")


@pytest.fixture
def _tex():
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed")


# Typst


@pytest.mark.parametrize("make", [pdf_of_typst, picture_of_typst])
def test_a_missing_library_is_named_with_its_extra(make, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExtraError, match=r"symproof\[pdf\]"):
        make(START + "a")


@pytest.mark.usefixtures("_typst")
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("#nothing", "line 3 .*unknown variable: nothing"),
        ("a\n$ x", "line 4 .*unclosed delimiter"),
        ("a\n\n$ x $", "line 5 .*missing alt text"),
        ('#image("none.png")', "line 3 .*file not found"),
    ],
)
def test_what_is_wrong_with_a_page_is_said_with_its_line(text, what):
    with pytest.raises(TypesettingError, match=what):
        pdf_of_typst(START + text)


@pytest.mark.usefixtures("_typst")
@pytest.mark.parametrize("make", [pdf_of_typst, picture_of_typst])
def test_a_character_that_no_font_has_is_an_error_and_no_box(make):
    with pytest.raises(
        TypesettingError, match=r"no installed font has the characters .*\U000f1234"
    ):
        make(START + "a \U000f1234 b")


@pytest.mark.usefixtures("_typst")
def test_a_chinese_font_is_recommended_for_chinese_only():
    with pytest.raises(TypesettingError) as caught:
        pdf_of_typst(START + "\U000f1234")
    assert "fonts-noto-cjk" not in str(caught.value)


@pytest.mark.usefixtures("_typst")
def test_a_font_that_is_not_installed_is_an_error():
    with pytest.raises(TypesettingError, match="the font nowhere is not installed"):
        pdf_of_typst(START + '#set text(font: "Nowhere")\na')


@pytest.mark.usefixtures("_typst")
@pytest.mark.parametrize(("text", "lang"), [("a", "zh"), ("定理", "en")])
def test_without_a_chinese_font_the_error_says_what_to_install(text, lang, monkeypatch):
    monkeypatch.setattr(typesetting, "_families", lambda: frozenset({"New Computer Modern"}))
    with pytest.raises(TypesettingError, match=r"Chinese.*fonts-noto-cjk"):
        pdf_of_typst(START + text, lang)


@pytest.mark.usefixtures("_typst")
def test_the_best_chinese_font_is_taken(monkeypatch):
    given = []
    monkeypatch.setattr(typesetting, "_families", lambda: frozenset({"SimSun", "Noto Sans CJK SC"}))

    class Compiler:
        def compile_with_warnings(self, source, **options):
            given.append(options["sys_inputs"])
            return b"", []

    monkeypatch.setattr(typesetting, "_compiler", Compiler)
    pdf_of_typst("a", "zh")
    assert given == [{"chinese": "SimSun"}]


# LaTeX


@pytest.mark.usefixtures("_tex")
def test_latex_gives_the_same_bytes_each_time():
    source = ARTICLE % r"$x^2$ \today"
    first = pdf_of_latex(source)
    assert first.startswith(b"%PDF")
    assert pdf_of_latex(source) == first


@pytest.mark.usefixtures("_tex")
def test_latex_needs_no_latexmk(monkeypatch):
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "latexmk" else which(name))
    assert pdf_of_latex(ARTICLE % "a").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("source", "engine"),
    [(ARTICLE % "a", "pdflatex"), ("\\usepackage[a]{ctex}\n" + ARTICLE % "a", "xelatex")],
)
def test_without_tex_the_error_says_what_to_install(source, engine, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TypesettingError, match=f"{engine} is not installed.*texlive"):
        pdf_of_latex(source)


@pytest.mark.usefixtures("_tex")
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a\n\\nothing", r"line 4 .*Undefined control sequence.*: \\nothing"),
        ("\\usepackage{none}", "line 3"),
        ("\\input{none.sty}", "TeX has no none.sty"),
        ("\\immediate\\write18{touch no}\\nothing", "Undefined control sequence"),
    ],
)
def test_the_first_error_of_tex_is_said_with_its_line(text, what):
    with pytest.raises(TypesettingError, match=what):
        pdf_of_latex(ARTICLE % text)


@pytest.mark.usefixtures("_tex")
def test_latex_that_does_not_end_is_stopped(monkeypatch):
    groups = []
    end = typesetting._end
    monkeypatch.setattr(typesetting, "SECONDS", 1)
    monkeypatch.setattr(typesetting, "_end", lambda run: (groups.append(run.pid), end(run)))
    with pytest.raises(TypesettingError, match="does not end within 1 s"):
        pdf_of_latex(ARTICLE % "\\def\\a{\\a}\\a")
    # nor does what it started go on; who is killed is there until somebody asks
    for _ in range(100):
        with suppress(ProcessLookupError):
            os.killpg(groups[0], 0)
            time.sleep(0.05)
            continue
        return
    pytest.fail("TeX still runs")


def test_a_missing_file_of_tex_comes_with_its_debian_package():
    log = "! LaTeX Error: File `CJKutf8.sty' not found.\n"
    said = typesetting._said_by_tex("latexmk", log, "")
    assert "apt install latex-cjk-chinese" in said


# the escape


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("arithmetic", "arithmetic"),
        ("a one-sided one: kexue.fm/archives/1", "a one-sided one: kexue.fm/archives/1"),
        ("#a $b$ *c* _d_ `e` <f> @g ~ [h]", r"\#a \$b\$ \*c\* \_d\_ \`e\` \<f\> \@g \~ \[h\]"),
        ("a -- b // c /* d", r"a \-\- b \/\/ c \/\* d"),
        ("- a", r"\- a"),
        ("= a", r"\= a"),
        ("1. a", r"1\. a"),
        ("a\n\nb\x1b", "a b"),
        ("\\", r"\\"),
    ],
)
def test_markup_in_words_is_escaped(text, source):
    assert escaped(text) == source
