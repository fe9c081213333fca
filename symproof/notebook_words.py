"""Every word of a notebook, and of what a notebook displays, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# key -> one text per language, in the order of LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("Derivations, checked again", "可重新验证的推导"),
    "named": (" ({title})", "（{title}）"),
    "semicolon": ("; ", "；"),
    "how": (
        "Each code cell holds a proof and checks it with symproof "
        "(pip install symproof). Change a line and run the cell again: "
        "a line that does not follow is refused, and the message says why.",
        "每个代码单元写有一个证明，并用 symproof（pip install symproof）验证它。"
        "改动其中一行再运行：不能由上一行推出的行会被拒绝，并说明原因。",
    ),
    # a proof that nobody has checked
    "unchecked": ("Not yet checked", "尚未验证"),
    "to_prove": ("To be proved: {claim}", "待证：{claim}"),
    "unreadable": ("Its statement cannot be read: {reason}", "命题无法读取：{reason}"),
    "given": ("Given: {conditions}", "已知：{conditions}"),
    "where": ("Here {definitions}", "其中 {definitions}"),
    "lines": (
        "A calculation of {count} lines is given; {command} checks it",
        "写有 {count} 行推导，用 {command} 验证",
    ),
    "search": (
        "No calculation is given; {command} searches for one",
        "没有写出推导，{command} 会自动寻找",
    ),
    "special": (
        "A special case of {name}; {command} checks it",
        "{name} 的特例，用 {command} 验证",
    ),
    # a theorem of the kernel
    "proved": ("Proved: {claim}", "已证：{claim}"),
    "assuming": ("Assuming {conditions}", "假设：{conditions}"),
    "rests": ("It rests on {names}", "依据：{names}"),
}
