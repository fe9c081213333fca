"""Reports: every format says of every relation what was found, and nothing in a text breaks it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hand_made import DEFINITION, found, question, source, squares

from symproof.document.model import Finding, Mishap, Source
from symproof.document.reports.data import json_report
from symproof.document.reports.explaining import explanation
from symproof.document.reports.github import github_report
from symproof.document.reports.html_copy import html_copy
from symproof.document.reports.junit import junit_report
from symproof.document.reports.markdown_copy import markdown_copy
from symproof.document.reports.results import Checked, exit_status
from symproof.document.reports.sarif import sarif_report
from symproof.document.reports.text import item_text, text_report

# would end or begin something in every format
HOSTILE = (
    "</code></pre><script>alert(1)</script>\n::error::x%0A]]> & \"' ``` <details> \x07\x1b[31m"
)


@pytest.fixture(scope="module")
def checked() -> Checked:
    return squares()


def hostile() -> Checked:
    """Return a document whose text and words are meant to break reports."""
    text = f"$x = 1$ {HOSTILE} $x = 2$"
    of = Source(f"a,b:c%{HOSTILE[:30]}.md".replace("/", ""), text)
    asked = question("x = 1", of=of, kind="unreadable", tag=HOSTILE, expected=HOSTILE)
    finding = Finding(replace(asked, latex=HOSTILE), "unreadable", reason=HOSTILE)
    return Checked(of.path, (of,), (finding,), (Mishap(of, 8, len(text), HOSTILE),))


# the exit status


@pytest.mark.parametrize(
    ("verdicts", "normal", "strict"),
    [
        ((), 0, 0),
        (("proved", "definition", "assumed", "proved-to-digits"), 0, 0),
        (("proved", "refuted"), 1, 1),
        (("proved", "undefined"), 1, 1),
        (("undecided", "proved"), 3, 1),
        (("unreadable", "proved"), 2, 1),
        (("undecided", "unreadable"), 2, 1),
        (("undecided", "unreadable", "refuted"), 1, 1),
    ],
)
def test_the_exit_status_is_that_of_the_worst_relation(
    verdicts: tuple[str, ...], normal: int, strict: int
):
    asked = question("f(x) = x^2")
    found_ = tuple([Finding(asked, verdict) for verdict in verdicts])
    assert exit_status([Checked("a.md", (), found_)]) == normal
    assert exit_status([Checked("a.md", (), found_)], strict=True) == strict


def test_a_row_that_is_wrong_against_its_head_alone_makes_the_status_1():
    finding = Finding(question("f(x) = x^2"), "proved", against_head="refuted")
    assert exit_status([Checked("a.md", (), (finding,))]) == 1


def test_an_unreadable_file_is_no_refuted_relation_even_where_checks_are_strict():
    assert exit_status([Checked("a.md", error="no such file")], strict=True) == 2


def test_a_wrong_relation_is_not_hidden_by_a_file_that_cannot_be_read():
    wrong = Checked("b.md", (), (Finding(question("f(x) = x^2"), "refuted"),))
    assert exit_status([Checked("a.md", error="no such file"), wrong]) == 1


# text


def test_the_text_report_lists_only_what_is_not_as_it_should_be(checked: Checked):
    text = text_report([checked])
    assert "(1)" not in text
    assert "(2) refuted" in text
    assert "(1) proved" in text_report([checked], verbose=True)


def test_a_counterexample_is_worked_out_on_both_sides(checked: Checked):
    text = text_report([checked])
    assert "notes/squares.md:7:1: (2) refuted\n" in text
    assert re.search(r"at +a = 1, b = 1\n +left side +1² \+ 2·1·1 \+ 1² = 4\n", text)
    assert re.search(r"right side +1² \+ 1² = 2\n", text)
    assert re.search(r"did you mean +=? ?.*2ab \+ b\^2 +\(2ab added\)\n", text)
    assert re.search(r"where +f\(x\) = x² +\[line 3\]\n", text)


def test_a_caret_stands_below_the_place_that_cannot_be_read(checked: Checked):
    rows = text_report([checked]).splitlines()
    at = next(i for i, row in enumerate(rows) if row.endswith(": unreadable"))
    assert rows[at + 1].index(r"\wobble") == rows[at + 2].index("^")


def test_a_caret_is_as_wide_as_the_characters_before_it():
    of = source(text="恒等式 $x +$ 成立")
    at = of.text.index("+") + 1
    mishap = Mishap(of, at, at, "a term")
    rows = item_text(mishap).splitlines()
    columns = sum(2 if ord(c) > 0x2E80 else 1 for c in rows[1][: rows[1].index("+") + 1])
    assert rows[2].index("^") == columns


def test_a_long_line_is_shown_around_the_place_only():
    of = source(text="x" * 50_000 + "!" + "y" * 50_000)
    assert len(item_text(Mishap(of, 50_000, 50_001, "less"))) < 400


def test_a_row_that_is_right_as_a_step_is_shown_with_the_head_it_is_wrong_against():
    from symproof.notation.plain import parse_term

    asked = question("x^y = y^x", "a + b", "b + a", head=parse_term("2*a"), head_relation="=")
    told = replace(found(asked, "2*a = b + a"), verdict="proved", against_head="refuted")
    text = item_text(told)
    assert "proved, but refuted against the head" in text
    assert "refuted: 2a = b + a" in text
    assert re.search(r"left side +2·\S+ = ", text)


def test_conditions_and_warnings_of_a_proved_row_are_listed():
    asked = question("x^y = y^x", "x", "x", assumptions=(DEFINITION,))
    told = Finding(asked, "proved", conditions=("x ≠ 0",), warnings=("rounded",))
    text = text_report([Checked("a.md", (), (told,))], verbose=True)
    assert re.search(r"holds where +x ≠ 0, which is not stated", text)
    assert re.search(r"warning +rounded", text)
    assert re.search(r"assuming +f\(x\) = x²", text)


def test_conditions_and_warnings_of_right_rows_are_told_once_with_the_rows():
    tags = ("7", "8", "9", "", "11")
    asked = [question("x^y = y^x", "x", "x", tag=tag) for tag in tags]
    told = tuple(
        [Finding(q, "proved", conditions=("x != 0",), warnings=("rounded",)) for q in asked]
    )
    rows = text_report([Checked("a.md", (), told)]).splitlines()
    assert rows[:2] == [
        "notes/squares.md:12:3: warning: holds where x ≠ 0, which is not stated: "
        "(7-9), (11), line 12",
        "notes/squares.md:12:3: warning: rounded: (7-9), (11), line 12",
    ]
    assert text_report([Checked("a.md", (), told)], quiet=True) == ""


def test_counts_are_given_for_each_file_and_for_all(checked: Checked):
    other = Checked("b.md", (), (Finding(question("f(x) = x^2"), "proved"),), ignored=2)
    rows = text_report([checked, other]).splitlines()
    assert rows[-3].startswith("notes/squares.md: 6 relations: 1 proved, 1 definition, 1 refuted")
    assert rows[-2] == "b.md: 1 relation: 1 proved, 2 ignored"
    assert rows[-1].startswith("2 files: 7 relations: 2 proved")


def test_colours_are_used_only_where_they_are_wanted(checked: Checked):
    assert "\x1b[" not in text_report([checked])
    assert "\x1b[31mrefuted\x1b[0m" in text_report([checked], color=True)


def test_a_quiet_report_has_one_line_for_each_problem(checked: Checked):
    rows = text_report([checked], quiet=True).splitlines()
    assert len(rows) == 5
    assert all(row.startswith("notes/squares.md:") for row in rows)


def test_an_explanation_has_the_derivation(checked: Checked):
    text = explanation([replace(checked, findings=checked.findings[1:2], mishaps=())])
    assert "(1) proved" in text
    assert "= a² + 2ab + b²   arithmetic" in text


# JSON

KEYS = [
    *("file", "line", "column", "tag", "latex", "verdict", "against_head", "reason"),
    *("assumptions", "counterexample", "undefined", "seconds"),
]


def test_the_json_report_has_an_object_for_each_relation_in_source_order(checked: Checked):
    rows = json.loads(json_report([checked]))
    assert all(list(row)[: len(KEYS)] == KEYS for row in rows)
    places = [(row["line"], row["column"]) for row in rows]
    assert places == sorted(places)
    assert [row["verdict"] for row in rows if row["kind"] == "relation"] == [
        *("definition", "proved", "refuted", "undefined", "unreadable", "undecided"),
    ]


def test_json_has_exact_numbers_and_the_definitions_used(checked: Checked):
    row = next(row for row in json.loads(json_report([checked])) if row["tag"] == "2")
    assert row["counterexample"]["point"] == {"a": "1", "b": "1"}
    assert row["counterexample"]["left"] == ["4", "4"]
    assert row["definitions"] == ["f(x) = x²"]
    assert row["against_head"] == "refuted"
    assert row["suggestion"] == {"latex": "= a^2 + 2ab + b^2", "change": "2ab added"}


def test_json_says_which_term_has_no_value_and_where(checked: Checked):
    row = next(r for r in json.loads(json_report([checked])) if r["verdict"] == "undefined")
    assert row["undefined"] == {"term": "x/x", "point": {"x": "0"}}


def test_a_file_that_cannot_be_read_is_in_every_report():
    lost = [Checked("lost.md", error="lost.md: there is no such file")]
    assert json.loads(json_report(lost))[0]["reason"] == "lost.md: there is no such file"
    assert "there is no such file" in sarif_report(lost)
    assert "::error file=lost.md,title=unreadable::lost.md: there is no such" in github_report(lost)
    assert ET.fromstring(junit_report(lost)).find(".//error") is not None
    assert "there is no such file" in html_copy(lost)
    assert "there is no such file" in markdown_copy(lost)


# SARIF


def test_sarif_results_name_rules_that_the_report_has(checked: Checked):
    report = json.loads(sarif_report([checked]))
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["tool"]["driver"]["name"] == "symproof"
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
    found_ = [result["ruleId"] for result in run["results"]]
    assert found_ == [
        *("symproof/refuted", "symproof/undefined", "symproof/unreadable", "symproof/undecided"),
        "symproof/document",
    ]


def test_sarif_regions_are_lines_and_columns_from_1(checked: Checked):
    (run,) = json.loads(sarif_report([checked]))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "notes/squares.md"
    assert place["region"] == {"startLine": 7, "startColumn": 1, "endLine": 7, "endColumn": 13}


def test_a_path_with_spaces_is_a_uri():
    of = source(path="my notes/a b.md")
    told = Checked(of.path, (of,), (Finding(question("f(x) = x^2", of=of), "refuted"),))
    assert "my%20notes/a%20b.md" in sarif_report([told])


# GitHub


def test_github_gets_a_command_on_one_line_for_each_problem(checked: Checked):
    rows = github_report([checked]).splitlines()
    commands = [row for row in rows if row.startswith("::")]
    assert [row.split(" ")[0] for row in commands] == [
        *("::error", "::error", "::warning", "::notice", "::warning"),
    ]
    first = (
        "::error file=notes/squares.md,line=7,endLine=7,col=1,endColumn=13,title=symproof%3A (2)"
    )
    assert commands[0].startswith(first)
    strict = github_report([checked], strict=True)
    assert strict.count("::error ") == 5


def test_nothing_in_a_text_becomes_a_command_of_github():
    report = github_report([hostile()])
    rows = report.splitlines()
    assert sum(row.startswith("::") for row in rows) == 2
    assert not any(row.startswith("::error::x") for row in rows)


# JUnit


def test_junit_has_a_case_for_each_relation_and_place(checked: Checked):
    root = ET.fromstring(junit_report([checked]))
    (suite,) = root
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("7", "2", "2")
    assert suite.get("skipped") == "1"
    names = [case.get("name") for case in suite]
    assert len({*names}) == len(names)
    strict = ET.fromstring(junit_report([checked], strict=True))[0]
    assert (strict.get("failures"), strict.get("errors")) == ("5", "0")


def test_junit_is_well_formed_whatever_the_text_says():
    ET.fromstring(junit_report([hostile()]))


def test_sarif_and_json_are_well_formed_whatever_the_text_says():
    json.loads(sarif_report([hostile()]))
    json.loads(json_report([hostile()]))


# annotated copies


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.opened: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def read_page(text: str) -> Page:
    page = Page()
    page.feed(text)
    assert page.opened == []
    return page


def test_the_page_has_a_mark_and_a_fold_out_for_each_relation(checked: Checked):
    text = html_copy([checked])
    page = read_page(text)
    assert page.tags.count("details") == 7
    assert "✗</b> (2) refuted" in text
    assert "✓</b> (1) proved" in text
    assert "arithmetic" in text


def test_the_page_needs_nothing_from_outside(checked: Checked):
    page = read_page(html_copy([checked]))
    assert not {*page.tags} & {"script", "link", "img", "iframe", "object"}
    assert not {name for name, _ in page.attributes} & {"src", "href"}
    assert "url(" not in html_copy([checked])


def test_a_document_cannot_put_markup_into_the_page():
    page = read_page(html_copy([hostile()]))
    assert "script" not in page.tags


def test_the_annotated_markdown_has_the_text_as_it_was(checked: Checked):
    (of,) = checked.sources
    lines = iter(markdown_copy([checked]).splitlines())
    assert all(any(line == row for row in lines) for line in of.text.splitlines())


def test_fold_outs_stand_inside_the_quote_of_their_formula(checked: Checked):
    rows = markdown_copy([checked]).splitlines()
    at = rows.index("> <summary>✗ undefined</summary>")
    assert rows[at - 1] == "> <details>"
    assert "> </details>" in rows[at:]


def test_fold_outs_do_not_break_formulas_code_and_lists():
    text = (
        "- one $x = 1$\n- two\n\n  more $x = 2$\n\n  rest\n\n```\n\n$x = 3$\n\n```\n\n"
        "$$\nx = 4\n\\quad\n$$\nend\n"
    )
    of = source(text=text)
    asked = [question(f"x = {n}", of=of) for n in (1, 2, 4)]
    told = Checked(of.path, (of,), tuple([Finding(each, "proved") for each in asked]))
    copy = markdown_copy([told])
    assert "```\n\n$x = 3$\n\n```\n" in copy
    assert "$$\nx = 4\n\\quad\n$$\nend\n\n<details>" in copy
    assert "  more $x = 2$\n\n  <details>\n" in copy
    assert "- one $x = 1$\n- two\n\n  <details>\n" in copy


def test_a_document_cannot_put_markup_into_summaries_and_code():
    copy = markdown_copy([hostile()])
    summaries = re.findall(r"<summary>(.*?)</summary>", copy)
    assert len(summaries) == 2
    assert not any(re.search(r"[<>`*]", each) for each in summaries)
    fences = re.findall(r"^`{3,}", copy, re.MULTILINE)
    assert {*fences} == {"````"}


def test_text_that_is_not_markdown_is_shown_as_code():
    of = source(path="a.tex", text="\\[x = 1\\]\nand * more\n")
    told = Checked(of.path, (of,), (Finding(question("x = 1", of=of), "proved"),))
    copy = markdown_copy([told])
    assert copy.startswith("```tex\n\\[x = 1\\]\n```\n\n<details>")
    assert "```tex\nand * more\n" in copy


def test_a_row_of_a_notebook_is_found_by_its_cell():
    of = source(path="a.ipynb", text="$x = 1$", cell=3)
    told = Checked(of.path, (of,), (Finding(question("x = 1", of=of), "refuted"),))
    assert text_report([told]).startswith("a.ipynb:cell 3:1:2: refuted")
    assert json.loads(json_report([told]))[0]["cell"] == 3
    assert "line=" not in github_report([told]).splitlines()[0].partition(",title")[0]


# terminals, logs and editors

ACTED_UPON = "\x1b]0;t\x07 \x9b31m \u202e ##[add-mask]m"


def acted_upon() -> Checked:
    """Return a document whose words a terminal, an editor or a log would act upon."""
    of = Source(f"a\n::set-output name=b::c{ACTED_UPON}.md", f"$x = 1$ {ACTED_UPON}\n")
    latex = f"::stop-commands::s {ACTED_UPON} = 1"
    asked = question(
        "x = 1", of=of, tag=f"1\n{ACTED_UPON}", warnings=(f"::add-mask::{ACTED_UPON}",)
    )
    rows = [
        Finding(replace(asked, latex=latex), verdict, reason=f"\n::debug::{ACTED_UPON}")
        for verdict in ("refuted", "undecided", "unreadable", "proved")
    ]
    note = f"::warning::{ACTED_UPON}"
    return Checked(of.path, (of,), tuple(rows), (Mishap(of, 8, 9, ACTED_UPON),), notes=(note,))


def lines_of_reports() -> list[str]:
    found = [acted_upon()]
    texts = [
        text_report(found),
        text_report(found, verbose=True),
        text_report(found, quiet=True),
        explanation(found),
        github_report(found),
    ]
    return [line for text in texts for line in text.split("\n")]


def test_nothing_of_a_document_acts_upon_a_terminal():
    for line in lines_of_reports():
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", line), line


def test_nothing_of_a_document_is_a_command_to_a_runner():
    own = re.compile(r"::(error|warning|notice) file=a%0A%3A%3Aset-output")
    for line in lines_of_reports():
        assert "##[" not in line
        assert own.match(line) or not line.strip().startswith("::"), line


def test_json_has_such_characters_escaped_and_whole():
    found = [acted_upon()]
    for report in (json_report(found), sarif_report(found)):
        assert not re.search("[\x7f-\x9f\u202e]", report)
    rows = json.loads(json_report(found))
    assert {row["file"] for row in rows} == {found[0].path}


def test_names_of_files_that_are_no_text_are_reported_in_every_format():
    of = Source("b\udcff.md", "$x = 1$\n")
    asked = question("x = 1", of=of)
    found = [Checked(of.path, (of,), (Finding(asked, "refuted"),))]
    assert "b%FF.md" in sarif_report(found)
    for report in (json_report, sarif_report, junit_report, html_copy, markdown_copy, text_report):
        assert report(found).encode("utf-8")
