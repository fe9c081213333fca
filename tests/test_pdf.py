"""The pages that Typst makes: PDF/UA-1, in both languages, spoken, on any paper."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from derivations import abs_squared, nested, odd_gate, wide
from pdf_files import beyond, spoken, text_of

from symproof.render import produced, render

pytest.importorskip("typst", reason="typst is not installed")

PNG = b"\x89PNG\r\n\x1a\n"
NASTY = "A_1 & 50% of #2 {x} ~ ^ \\ $y$ <b> *s* `c` ] // -- @a 1. = + - /*x*/ ... é φ"
POINTS_PER_CM = 72 / 2.54


def shown(lang="en", **options):
    return produced([odd_gate(), abs_squared(), nested(), wide()], "pdf", lang=lang, **options)


def test_a_page_says_what_is_proved_and_what_it_rests_on(tmp_path):
    text = text_of(shown(), tmp_path)
    for part in ("The odd gate", "Theorem.", "Let", "Proof.", "Hence", "Case", "Rests on"):
        assert part in text
    assert "by definition of" in text


def test_a_page_in_chinese_has_the_words_of_chinese(tmp_path):
    text = text_of(shown("zh"), tmp_path)
    for part in ("奇函数门", "定理。", "证明。", "分情形讨论。", "所依据的公理"):
        assert part in text


@pytest.mark.parametrize(("lang", "tag"), [("en", b"/Lang(en)"), ("zh", b"/Lang(zh-CN)")])
def test_a_pdf_is_accessible(lang, tag):
    pdf = shown(lang)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert tag in pdf
    assert b"/StructTreeRoot" in pdf


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_formula_is_spoken(lang):
    source = render([odd_gate()], "typst", lang=lang)
    strings = re.findall(r'(?:#m\(|\$, )("(?:\\.|[^"\\])*")', source)
    said = {json.loads(string) for string in strings}
    heard = spoken(produced([odd_gate()], "pdf", lang=lang))
    assert len(said) > 8
    assert said <= {*heard}


def test_the_same_page_has_the_same_bytes():
    from symproof.typesetting import _compiler

    first = shown()
    _compiler.cache_clear()
    assert shown() == first
    assert b"/CreationDate" not in first


def test_the_texts_of_authors_are_shown_as_they_are(tmp_path):
    text = text_of(produced([wide(NASTY)], "pdf"), tmp_path, "-layout")
    assert NASTY in re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("width", [8, 12, 30])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_leaves_a_page_of_any_width(width, lang, tmp_path):
    (tmp_path / "pdf").mkdir()
    (tmp_path / "typst").mkdir()
    (tmp_path / "typst" / "document.typ").write_text(
        '{% extends "shipped:typst/document.typ" %}\n'
        f"{{% block page %}}\n#set page(width: {width}cm, margin: 1cm)\n{{% endblock %}}\n"
    )
    pdf = shown(lang, templates=tmp_path)
    assert beyond(pdf, tmp_path, (width - 1) * POINTS_PER_CM) == []


def test_long_lines_break_at_relations_and_between_summands(tmp_path):
    text = text_of(produced([wide()], "pdf"), tmp_path, "-layout")
    assert re.search(r"^ *= ", text, re.MULTILINE)
    assert re.search(r"^ *\+ ", text, re.MULTILINE)


def page_with(formula, width="12cm"):
    """Return a PDF that displays one formula of Typst."""
    from symproof.resources import templates_folder
    from symproof.typesetting import pdf_of_typst

    library = (templates_folder() / "typst" / "library.typ").read_text(encoding="utf-8")
    lines = (
        '#set document(title: "t")',
        '#set text(lang: "en")',
        f"#set page(width: {width}, margin: 1cm)",
        library,
        "#set math.lr(size: 1em)",
        f'#display(formula(${formula}$, "it"))',
    )
    return pdf_of_typst("\n".join(lines))


def test_a_product_breaks_between_factors_where_it_must(tmp_path):
    pdf = page_with(" ".join(f"a_({i})" for i in range(80)))
    assert beyond(pdf, tmp_path, 11 * POINTS_PER_CM) == []
    assert len(text_of(pdf, tmp_path, "-layout").split("\n")) > 3
    assert spoken(pdf) == ["it"]


def test_what_has_no_place_to_break_becomes_smaller(tmp_path):
    pdf = page_with(f"e^({' '.join(80 * 'x')})")
    assert beyond(pdf, tmp_path, 11 * POINTS_PER_CM) == []


def test_a_sum_in_brackets_breaks_only_where_no_outer_sum_does(tmp_path):
    inner = " + ".join("abcdefgh")
    text = text_of(page_with(f"x = ({inner}) - ({inner}) - y", "9cm"), tmp_path, "-layout")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert lines[1].startswith("− (")


def test_full_detail_numbers_the_inferences(tmp_path):
    text = text_of(produced([odd_gate()], "pdf", detail="full"), tmp_path)
    assert "Inferences" in text
    assert "[1]" in text


def test_the_title_of_the_document_is_that_of_the_theorem():
    assert b"The odd gate" in produced([odd_gate()], "pdf")


def test_a_picture_is_as_high_as_its_text():
    short, long = (produced(proofs, "png") for proofs in ([odd_gate()], [odd_gate(), wide()]))
    assert short.startswith(PNG)
    (width, height), (same, higher) = (
        (int.from_bytes(p[16:20]), int.from_bytes(p[20:24])) for p in (short, long)
    )
    assert width == same
    assert height < higher


def test_a_fragment_is_compiled_inside_a_document(tmp_path):
    from symproof.typesetting import pdf_of_typst

    fragment = render([odd_gate()], "typst", fragment=True)
    own = '#set document(title: "Notes")\n#set text(lang: "en")\nMy words.\n\n'
    text = text_of(pdf_of_typst(own + fragment), tmp_path)
    assert "My words." in text
    assert "The odd gate" in text


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_whole_library_is_typeset(lang, tmp_path):
    from symproof.checking import Checker
    from symproof.library import find, library

    checker = Checker()
    proofs = [checker.check(find(name)[1], name) for name in sorted(library())]
    pdf = produced(proofs, "pdf", lang=lang)
    assert beyond(pdf, tmp_path, (21 - 2.5) * POINTS_PER_CM) == []


def test_a_very_long_word_stays_on_the_paper(tmp_path):
    named = replace(odd_gate(), title="word" * 60, source="word" * 60)
    pdf = produced([named], "pdf")
    assert "word" * 10 in text_of(pdf, tmp_path)
    assert not beyond(pdf, tmp_path, 19 * POINTS_PER_CM)


def test_an_english_page_with_chinese_in_it_has_the_quotes_of_english():
    named = replace(odd_gate(), title='The "gate" 门')
    source = {lang: render([named], "typst", lang=lang) for lang in ("en", "zh")}
    assert "latin-in-cjk" not in source["en"]
    assert "latin-in-cjk" in source["zh"]
