from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from derivations import abs_squared, nested, odd_gate, wide

from symproof.kernel import Claim, Num
from symproof.layout import columns
from symproof.render import RenderError, formats, render
from symproof.writing import write

GOLDEN = Path(__file__).parent / "golden"
NASTY = "A_1 & 50% of #2 {x} ~ ^ \\ $y$ <b> *s* `c` ] -- é φ\x1b[31m\u202e"
# the formats whose whole documents have golden files, and those whose fragments have
SUFFIXES = {fmt.name: fmt.suffixes[0] for fmt in formats() if fmt.suffixes} | {"beamer": ".beamer"}
WHOLE = ("beamer", "json", "latex", "markdown", "terminal")
PARTS = ("html", "typst")
LANGUAGES = ("en", "zh")

GOLDENS = [
    *[("proofs", fmt, {"lang": lang}) for fmt in WHOLE for lang in LANGUAGES],
    *[("proofs", fmt, {"lang": lang, "fragment": True}) for fmt in PARTS for lang in LANGUAGES],
    *[("wide", fmt, {}) for fmt in WHOLE],
    *[("wide", fmt, {"fragment": True}) for fmt in PARTS],
    ("proofs", "terminal", {"detail": "brief"}),
    ("proofs", "terminal", {"detail": "full"}),
    ("proofs", "latex", {"detail": "full"}),
    ("proofs", "latex", {"fragment": True}),
]


def examples(name):
    return [wide()] if name == "wide" else [odd_gate(), abs_squared(), nested()]


def golden_name(name, fmt, options):
    parts = [name, *[key if value is True else value for key, value in options.items()]]
    return ".".join(parts) + SUFFIXES[fmt]


@pytest.mark.parametrize(("name", "fmt", "options"), GOLDENS)
def test_output_is_the_golden_one(name, fmt, options, pytestconfig):
    file = GOLDEN / golden_name(name, fmt, options)
    text = render(examples(name), fmt, **options)
    if pytestconfig.getoption("--update-golden"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_test():
    assert {golden_name(*case) for case in GOLDENS} == {path.name for path in GOLDEN.iterdir()}


# formats


def test_formats_are_the_folders_of_templates():
    names = ["beamer", "html", "json", "latex", "markdown", "mathjax", "notebook", "pdf", "png"]
    names += ["site", "slides", "terminal", "typst"]
    assert [fmt.name for fmt in formats()] == names
    assert all(fmt.description for fmt in formats())
    assert [fmt.name for fmt in formats() if not fmt.suffixes] == [
        "beamer",
        "mathjax",
        "site",
        "slides",
    ]


def test_unknown_formats_languages_and_details_are_named():
    for options, known in (
        ({"fmt": "docx"}, "latex"),
        ({"fmt": "../latex"}, "latex"),
        ({"fmt": "latex", "lang": "tlh"}, "en"),
        ({"fmt": "latex", "detail": "verbose"}, "brief"),
        ({"fmt": "json", "fragment": True}, "document"),
    ):
        with pytest.raises(RenderError, match=known):
            render([odd_gate()], **options)


def test_importing_render_imports_neither_jinja_nor_sympy():
    code = "import sys, symproof.render; print(*{'jinja2', 'sympy', 'flint'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


# what each format shows


@pytest.mark.parametrize("fmt", ["latex", "markdown", "terminal"])
def test_everything_that_a_proof_rests_on_is_shown(fmt):
    text = render([wide(), abs_squared(), odd_gate()], fmt, width=1000)
    for part in ("tanh", "Rests on", "definition", "Hence", "Case"):
        assert part in text
    assert "no axioms: definitions and rational arithmetic only" in text


def test_json_has_the_keys_of_the_report():
    (entry,) = json.loads(render([abs_squared()], "json"))
    assert entry["verdict"] == "proved"
    assert entry["trust"] == ["abs_of_neg", "abs_of_nonneg"]
    assert entry["lines"][1] == {
        "relation": "=",
        "term": "abs(x)*abs(x)",
        "latex": r"\lvert x \rvert\lvert x \rvert",
        "reason": "arithmetic",
        "case": None,
    }
    assert [line["case"] for line in entry["lines"][2:5]] == [["x < 0"]] * 3
    assert json.loads(render([], "json")) == []


def test_json_gives_the_conditions_of_nested_cases_outermost_first():
    (entry,) = json.loads(render([nested()], "json"))
    assert ["x > 0", "y <= 0"] in [line["case"] for line in entry["lines"]]


def test_full_detail_shows_each_inference_once():
    (entry,) = json.loads(render([odd_gate()], "json", detail="full"))
    shown = entry["inferences"]
    assert [step["number"] for step in shown] == list(range(1, len(shown) + 1))
    assert all(premise < step["number"] for step in shown for premise in step["premises"])
    assert shown[-1]["claim"] == "f(x) - f(-x) = x"
    assert "[1]" in render([odd_gate()], "terminal", detail="full")


def test_a_page_never_states_something_else_than_what_is_proved():
    proof = odd_gate()
    stronger = Claim("=", proof.claim.lhs, Num(0))
    for changes in ({"claim": stronger}, {"given": ()}, {"definitions": ()}):
        with pytest.raises(RenderError, match="not what is proved"):
            render([replace(proof, **changes)], "terminal")


def test_a_hypothesis_is_called_odd_only_if_it_says_so():
    proof = odd_gate()
    (odd,) = proof.given
    for given in (replace(odd, kind="even"), replace(odd, function="f")):
        text = render([replace(proof, given=(given,))], "terminal")
        assert "φ(−t) = −φ(t) for all t" in text
        assert "is odd" not in text
        assert "is even" not in text


def test_brief_detail_leaves_out_mechanical_lines():
    brief, normal = (render([odd_gate()], "terminal", detail=d) for d in ("brief", "normal"))
    assert brief.count("arithmetic") < normal.count("arithmetic")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80])
def test_lines_of_a_terminal_fit_its_width(lang, width):
    text = render([odd_gate(), abs_squared(), wide()], "terminal", lang=lang, width=width)
    breakable = [line for line in text.splitlines() if "{" not in line]
    assert max(map(columns, breakable)) <= width


def test_colour_only_where_asked():
    plain, coloured = (render([odd_gate()], "terminal", color=c) for c in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


@pytest.mark.parametrize("fmt", SUFFIXES)
def test_texts_of_authors_carry_no_control_characters(fmt):
    text = render([wide(NASTY)], fmt)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)


def test_latex_in_english_is_ascii():
    assert render([odd_gate(), abs_squared(), wide(NASTY)], "latex", detail="full").isascii()


def test_markdown_dollars_follow_a_space_as_github_wants():
    for lang in LANGUAGES:
        text = render([odd_gate(), abs_squared(), wide()], "markdown", lang=lang)
        prose = "".join(text.split("```")[::2]).replace("**", "")
        formulas = re.findall(r"(.|^)(\$[^$]+\$)", prose, flags=re.MULTILINE)
        assert formulas
        assert all(before in ("", " ") for before, _ in formulas)


# LaTeX


def compiled(text, folder):
    """Compile with pdflatex; return the log."""
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed")
    find = ["kpsewhich", "CJKutf8.sty", "gbsnu30.tfm"]
    if "CJKutf8" in text and len(subprocess.run(find, capture_output=True).stdout.split()) < 2:
        pytest.skip("the Chinese fonts of LaTeX are not installed")
    (folder / "a.tex").write_text(text, encoding="utf-8")
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "a.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    log = (folder / "a.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-2000:]
    return log


@pytest.mark.parametrize(
    ("lang", "detail", "title"),
    [("en", "normal", NASTY), ("en", "full", "题"), ("zh", "full", "题 " + NASTY)],
)
def test_latex_compiles_without_a_warning(lang, detail, title, tmp_path):
    proofs = [odd_gate(), abs_squared(), nested(), wide(title, count=12)]
    log = compiled(render(proofs, "latex", lang=lang, detail=detail), tmp_path)
    assert not re.search(r"Warning|Overfull|Underfull|Missing character", log)


def test_a_fragment_compiles_inside_a_document(tmp_path):
    text = render([odd_gate()], "latex", fragment=True)
    preamble = r"\documentclass{article}\usepackage{amsmath,amsthm}\newtheorem*{theorem}{T}"
    compiled(f"{preamble}\\begin{{document}}\n{text}\\end{{document}}\n", tmp_path)


# templates of users


def test_a_user_replaces_one_block_and_keeps_the_rest(tmp_path):
    (tmp_path / "latex").mkdir()
    (tmp_path / "latex" / "fragment.tex").write_text(
        '((* extends "shipped:latex/fragment.tex" *))\n'
        "((* block trust scoped *))\n% ((( d.name ))) mine\n((* endblock *))\n"
    )
    text = render([odd_gate()], "latex", templates=tmp_path)
    assert r"% \texttt{odd\_gate} mine" in text
    assert r"\begin{document}" in text
    assert "no axioms" not in text


def test_a_user_adds_a_format_without_python(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "format.toml").write_text(
        'description = "claims"\nsuffixes = [".claims"]\nnotation = "plain"\nwidth = 80\n'
        'document = "claims/all.txt"\n'
    )
    (tmp_path / "claims" / "all.txt").write_text(
        "{% for d in derivations %}{{ d.claim }}\n{% endfor %}"
    )
    assert "claims" in [fmt.name for fmt in formats(tmp_path)]
    assert render([odd_gate()], "claims", templates=tmp_path) == "f(x) - f(-x) = x\n"


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("one\n{% for %}\n", 2, "Expected"),
        ("one\ntwo\n{{ nothing }}\n", 3, "nothing"),
        ("{{ derivations[0].nothing }}\n", 1, "nothing"),
        ("\n{{ derivations + 1 }}\n", 2, "TypeError"),
        ("\n{{ word('nothing') }}\n", 2, "nothing"),
        ("{% extends 'json/none.json' %}\n", 1, "none.json"),
        ("{% include 'json/document.json' %}\n", 1, "Recursion"),
    ],
)
def test_a_broken_template_is_an_error_with_its_file_and_line(template, line, what, tmp_path):
    (tmp_path / "json").mkdir()
    file = tmp_path / "json" / "document.json"
    file.write_text(template)
    with pytest.raises(RenderError, match=what) as caught:
        render([odd_gate()], "json", templates=tmp_path)
    assert str(caught.value).startswith(f"{file}:{line}: ")


def test_a_template_that_is_no_utf_8_is_an_error_with_its_file_and_line(tmp_path):
    (tmp_path / "html").mkdir()
    file = tmp_path / "html" / "fragment.html"
    file.write_bytes(b"one\n\xff\n")
    with pytest.raises(RenderError, match="can't decode") as caught:
        render([odd_gate()], "html", templates=tmp_path)
    assert str(caught.value).startswith(f"{file}:2: ")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("notation =", "Invalid value"),
        ('notation = "morse"', "morse|one of"),
        ('notation = "plain"\nwidth = "wide"', "width must be a int"),
        ('notation = "plain"\nwidth = 1\ndocument = "odd/none"', "TemplateNotFound"),
        ('notation = "plain"\nwidth = 1\n[prose]\nname = "x"', "prose.name is a pair"),
        ('notation = "plain"\nwidth = 1\n[prose]\nescape = "rtf"', "prose.escape is one of"),
    ],
)
def test_a_format_file_that_cannot_be_used_says_why(text, what, tmp_path):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "format.toml").write_text(f'description = "odd"\nsuffixes = []\n{text}\n')
    with pytest.raises(RenderError, match=what):
        render([odd_gate()], "odd", templates=tmp_path)


# files


def test_a_file_is_written_whole(tmp_path):
    file = tmp_path / "a.tex"
    file.write_text("old")
    file.chmod(0o640)
    write(file, "neu: ½\n")
    assert file.read_text(encoding="utf-8") == "neu: ½\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    write(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_what_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    for path, text in (
        (tmp_path / "folder", "text"),
        (tmp_path / "none" / "a.tex", "text"),
        (tmp_path / "file" / "a.tex", "text"),
        (tmp_path / "file", "\ud800"),
    ):
        with pytest.raises(RenderError, match="cannot be written"):
            write(path, text)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "old"


def test_a_device_is_written_to_and_never_replaced():
    write(Path("/dev/null"), "text")
    assert Path("/dev/null").is_char_device()
