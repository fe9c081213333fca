"""Every word of a plot and of its description, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.words import LANGUAGES

# key -> one text per language, in the order of LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # over the panels
    "identity": ("Identity", "恒等式"),
    "gradient": ("Gradient", "导数"),
    "gate": ("Gate", "门函数"),
    "companion": ("Companion sum", "伴随恒等式"),
    "error": ("Certified enclosures", "区间算术的严格包围"),
    "title_with": ("{function} with {values}", "{function}，其中 {values}"),
    "equation": ("{name} = {value}", "{name} = {value}"),
    "several": ("{count} functions", "{count} 个函数"),
    # the description
    "range": (
        "Graphs for {variable} from {low} to {high}.",
        "{variable} 从 {low} 到 {high} 的图象。",
    ),
    "shows": ("{panel}: {curves}.", "{panel}：{curves}。"),
    "shows_compared": (
        "{panel}: {curves}, drawn over a broad line for {compared}.",
        "{panel}：{curves}，画在表示 {compared} 的粗线之上。",
    ),
    "agrees": (
        "The graph of {combined} lies on that line: it is certainly within {distance} of it.",
        "{combined} 的图象落在这条粗线上：两者之差必不超过 {distance}。",
    ),
    "leaves": (
        "The graph of {combined} leaves that line: at {place} they are {distance} apart.",
        "{combined} 的图象离开这条粗线：在 {place} 处相差 {distance}。",
    ),
    "values": ("{curve} is {values}.", "{curve} 的值：{values}。"),
    "value_at": ("{value} at {place}", "在 {place} 处为 {value}"),
    "no_value_at": ("without a value at {place}", "在 {place} 处无值"),
    "breaks": (
        "The graph of {curve} breaks at {place}: {sides}.",
        "{curve} 的图象在 {place} 处断开：{sides}。",
    ),
    "from_left": ("{value} from the left", "左极限 {value}"),
    "from_right": ("{value} from the right", "右极限 {value}"),
    "attained": ("its value there is {value}", "该处的值为 {value}"),
    "not_attained": ("it has no value there", "该处没有值"),
    "no_limits": ("it has no one-sided limits that are shown", "两侧没有画出的极限"),
    "bands": (
        "The shaded bands are certified: every graph lies inside its band, whose height is at "
        "most {height} where it is shown.",
        "阴影带是严格的：每条曲线都落在自己的阴影带内，所画范围内带高至多 {height}。",
    ),
    "boxes": (
        "{count} boxes, computed by interval arithmetic, certainly contain the graph; the tallest "
        "has height {height}.",
        "由区间算术得到的 {count} 个方框必定盖住整条曲线，最高的方框高 {height}。",
    ),
    "boxes_short": ("{count} boxes, tallest {height}", "{count} 个方框，最高 {height}"),
    "nothing": ("{curve} has no value that could be drawn.", "{curve} 没有可以画出的值。"),
    "and": (" and ", " 与 "),
    "comma": (", ", "、"),
    "clauses": (", ", "，"),
    "sentence": ("{text}.", "{text}。"),
    "label": ("{name}: {text}", "{name}：{text}"),
    "space": (" ", ""),
}


def word(key: str, lang: str, **places: object) -> str:
    """Return a text of the catalogue with its places filled.

    Raises:
        KeyError: the catalogue has no such key.
    """
    return WORDS[key][LANGUAGES.index(lang)].format(**places)
