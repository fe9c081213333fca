"""The report as JUnit's XML: a test suite per file, a test case per relation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from symproof.document.model import Finding, Mishap
from symproof.document.reports.results import Checked, ends, source_of
from symproof.document.reports.telling import headline, message, mishap_text, shown_tag
from symproof.sayings import told

# what XML 1.0 has no way to write
FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# exit status of a relation -> the element that says so
ELEMENTS: Final = {1: "failure", 2: "error", 3: "skipped"}


def junit_report(checked: Sequence[Checked], *, strict: bool = False, lang: str = "en") -> str:
    """Return the report; with `strict`, what is undecided or unreadable has failed."""
    root = ET.Element("testsuites", {"name": "symproof"})
    for each in checked:
        suite = ET.SubElement(root, "testsuite", {"name": _clean(each.path)})
        if each.error:
            case = ET.SubElement(
                suite, "testcase", _named(each.path, told("reading the file", lang))
            )
            _outcome(case, "error", told("unreadable", lang), each.error)
        for item in each.in_order:
            _add(suite, item, strict, lang)
        _count(suite)
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add(suite: ET.Element, item: Finding | Mishap, strict: bool, lang: str) -> None:
    source = source_of(item)
    line = ends(item)[0].line
    cell = "" if source.cell is None else f"cell {source.cell}, "
    if isinstance(item, Mishap):
        name = told(f"{cell}line {line}: text", lang)
        case = ET.SubElement(suite, "testcase", _named(source.path, name))
        _outcome(
            case, "failure" if strict else "error", mishap_text(item, lang), message(item, lang)
        )
        return
    tag = shown_tag(item.question)
    column = ends(item)[0].column
    where = told(f"{cell}line {line}, column {column}", lang)
    name = f"{f'({tag}) ' if tag else ''}{where}"
    attributes = {**_named(source.path, name), "time": f"{item.seconds:.3f}"}
    case = ET.SubElement(suite, "testcase", attributes)
    if item.status:
        kind = "failure" if strict else ELEMENTS[item.status]
        _outcome(case, kind, headline(item, lang), message(item, lang))


def _named(path: str, name: str) -> dict[str, str]:
    return {"classname": _clean(path), "name": _clean(name), "file": _clean(path)}


def _outcome(case: ET.Element, kind: str, title: str, text: str) -> None:
    ET.SubElement(case, kind, {"message": _clean(title)}).text = _clean(text)


def _count(suite: ET.Element) -> None:
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for attribute, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(kind) is not None for case in cases)))
    suite.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.3f}")


def _clean(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)
