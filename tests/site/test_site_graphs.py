"""Drawings of graphs: places of boxes, what arrows lead through, and the text of the picture."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symproof.site.drawing import Box, Drawing, svg
from symproof.site.layering import layered, placed, reduced

SVG = "{http://www.w3.org/2000/svg}"
NODES = [f"n{i}" for i in range(8)]
# arrows lead from a smaller number to a larger one: there are no circles
ARROWS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
    max_size=16,
    unique=True,
).map(lambda pairs: [(f"n{a}", f"n{b}") for a, b in pairs])


@given(ARROWS)
def test_arrows_lead_to_the_right(arrows: list[tuple[str, str]]) -> None:
    layers = layered(NODES, arrows)
    assert all(layers[a] < layers[b] for a, b in arrows)
    assert all(layer >= 0 for layer in layers.values())


@given(ARROWS)
def test_boxes_of_a_layer_are_apart(arrows: list[tuple[str, str]]) -> None:
    heights = {name: 20.0 + 10 * (i % 3) for i, name in enumerate(NODES)}
    found = placed(NODES, arrows, heights, 10)
    for layer in set(found.layers.values()):
        own = sorted((found.middles[n], heights[n]) for n in NODES if found.layers[n] == layer)
        for (above, high), (below, low) in pairwise(own):
            assert below - above >= (high + low) / 2 + 10 - 1e-6
    assert all(found.middles[n] - heights[n] / 2 >= -1e-6 for n in NODES)
    assert all(found.middles[n] + heights[n] / 2 <= found.height + 1e-6 for n in NODES)


@given(ARROWS)
def test_a_long_arrow_passes_through_every_layer_between(arrows: list[tuple[str, str]]) -> None:
    found = placed(NODES, arrows, dict.fromkeys(NODES, 20.0), 10)
    for (a, b), passing in found.paths.items():
        between = list(range(found.layers[a] + 1, found.layers[b]))
        assert [layer for layer, _ in passing] == between


@given(ARROWS)
def test_leaving_out_arrows_loses_no_connection(arrows: list[tuple[str, str]]) -> None:
    def reached(edges: list[tuple[str, str]]) -> set[tuple[str, str]]:
        found = set(edges)
        for middle in NODES:
            found |= {(a, d) for a, b in found for c, d in found if b == c == middle}
        return found

    kept = list(reduced(arrows))
    assert reached(kept) == reached(arrows)
    assert all(edge not in reached([e for e in kept if e != edge]) for edge in kept)


def test_a_circle_is_an_error() -> None:
    with pytest.raises(ValueError, match="circle"):
        layered(["a", "b"], [("a", "b"), ("b", "a")])


def test_two_arrows_do_not_cross_where_they_need_not() -> None:
    found = placed(["a", "b", "c", "d"], [("a", "d"), ("b", "c")], dict.fromkeys("abcd", 20), 10)
    assert (found.middles["a"] < found.middles["b"]) == (found.middles["d"] < found.middles["c"])


def drawing() -> ElementTree.Element:
    boxes = [
        Box("a", "A <title> that is long enough for two lines & more", "a.html"),
        Box("b", "B"),
    ]
    return ElementTree.fromstring(svg(Drawing("g", "Title", "Text", boxes, [("a", "b")])))


def test_a_drawing_has_a_title_and_a_text_for_those_who_do_not_see_it() -> None:
    root = drawing()
    assert root.attrib["aria-labelledby"] == "g-title"
    assert root.attrib["aria-describedby"] == "g-text"
    assert [root.find(f"{SVG}{tag}").text for tag in ("title", "desc")] == ["Title", "Text"]  # pyright: ignore[reportOptionalMemberAccess]


def test_a_box_with_an_address_is_a_link_with_its_whole_label() -> None:
    (link,) = drawing().iter(f"{SVG}a")
    assert link.attrib["href"] == "a.html"
    said = " ".join("".join(link.itertext()).split())
    assert said == "A <title> that is long enough for two lines & more"


def test_a_drawing_is_the_same_each_time() -> None:
    boxes = [Box(name, name) for name in NODES]
    arrows = [("n0", "n5"), ("n1", "n5"), ("n1", "n3"), ("n3", "n5"), ("n2", "n4")]
    assert svg(Drawing("g", "T", "t", boxes, arrows)) == svg(Drawing("g", "T", "t", boxes, arrows))
