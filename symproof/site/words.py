"""Every word that the course site adds to its theorems, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.words import LANGUAGES

# key -> one text per language, in the order of LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "title": (
        "Activation functions: theorems and proofs",
        "激活函数：定理与证明",
    ),
    "language": ("English", "中文"),
    "skip": ("Skip to the content", "跳到正文"),
    "navigation": ("Site", "全站导航"),
    "theorems": ("Theorems", "定理"),
    "graph": ("Dependencies", "依赖关系"),
    "zoo": ("Activation functions", "激活函数一览"),
    "where": ("You are here", "当前位置"),
    "neighbours": ("Neighbouring theorems", "相邻定理"),
    "previous": ("Previous: {title}", "上一个：{title}"),
    "next": ("Next: {title}", "下一个：{title}"),
    "topics": ("Topics", "专题"),
    # the index
    "intro": (
        "{theorems} theorems in {topics} topics. Every one was checked by the kernel of symproof "
        "{version} when its page was written; its certificate can be checked again with "
        "symproof replay.",
        "共 {theorems} 条定理，分为 {topics} 个专题。每一条在生成页面时都由 symproof {version} "
        "的内核检验过；其证书可用 symproof replay 再次检验。",
    ),
    # search
    "search": ("Search", "搜索"),
    "search_label": ("Search the theorems", "搜索定理"),
    "search_hint": (
        "You can search for words of a title, for a name, or for a part of a formula in plain "
        "notation, such as f(x) - f(-x).",
        "可以搜索标题中的词、定理名称，或纯文本记法的公式片段，例如 f(x) - f(-x)。",
    ),
    "search_found": ("{number} theorems found", "找到 {number} 条定理"),
    "search_one": ("1 theorem found", "找到 1 条定理"),
    "search_none": ("No theorem found", "没有找到定理"),
    # a theorem
    "rests": ("Theorems that it cites", "引用的定理"),
    "rests_none": (
        "None: it rests on definitions, hypotheses and the axioms named above alone.",
        "没有：只用到定义、假设与上面列出的公理。",
    ),
    "elsewhere": ("Not on this site: {names}", "不在本站的：{names}"),
    "used": ("Theorems that cite it", "引用它的定理"),
    "used_none": ("None on this site.", "本站没有。"),
    "around": ("Dependencies of this theorem", "本定理的依赖关系"),
    "downloads": ("Downloads", "下载"),
    "certificate": ("Certificate (JSON)", "证书（JSON）"),
    "latex": ("LaTeX source", "LaTeX 源文件"),
    "markdown": ("Markdown source", "Markdown 源文件"),
    "checked": (
        "Checked by symproof {version} when this page was written. To check it again:",
        "生成本页时由 symproof {version} 检验过。再次检验的命令：",
    ),
    "plot": ("Graph of the function", "函数图象"),
    "plot_of": ("Graph of {function}", "{function} 的图象"),
    # the graph
    "graph_intro": (
        "An arrow leads from a theorem to one that cites it. First the topics, then the theorems "
        "of each topic; dashed boxes are theorems of other topics.",
        "箭头从一条定理指向引用它的定理。先是各专题之间的关系，再是各专题的定理；虚线框是其他专题的定理。",
    ),
    "graph_topics": ("How the topics depend on each other", "专题之间的依赖关系"),
    "graph_of": ("Dependencies: {title}", "依赖关系：{title}"),
    "graph_text": ("The same as a list", "以列表表示"),
    "graph_shape": (
        "{nodes} boxes and {edges} arrows; the list has the same links.",
        "共 {nodes} 个方框、{edges} 条箭头；列表中有同样的链接。",
    ),
    "more": ("and {number} more", "另有 {number} 条"),
    "alone": (
        "These theorems cite no other theorem, and none cites them:",
        "下列定理不引用其他定理，也没有被引用：",
    ),
    # the zoo
    "zoo_intro": (
        "What is known of f(x) − f(−x) for {number} activation functions of the literature. "
        "Every equation was proved for all real x and all values of the parameters that the "
        "conditions allow, gates for x ≠ 0, sums of slopes where both derivatives exist. Every "
        "counterexample is certified: its digits are those of the exact values. These results "
        "came with this version of symproof; the command symproof zoo NAME finds them anew.",
        "文献中 {number} 个激活函数的 f(x) − f(−x)。每个等式都对一切实数 x "
        "以及满足条件的一切参数值证明过，其中门函数对 x ≠ 0 成立，斜率之和在两个导数都存在处成立。"
        "反例都有严格保证：所写数字就是精确值的数字。这些结果随本版 symproof 一同发布；"
        "用命令 symproof zoo NAME 可以重新得到。",
    ),
    "zoo_one": ("The identity: f(x) − f(−x) = x", "恒等式成立：f(x) − f(−x) = x"),
    "zoo_slope": (
        "The identity with another slope: f(x) − f(−x) = c x",
        "斜率不同的恒等式：f(x) − f(−x) = c x",
    ),
    "zoo_even": ("Even functions: f(x) − f(−x) = 0", "偶函数：f(x) − f(−x) = 0"),
    "zoo_none": (
        "No identity: f(x) − f(−x) is not c x for any c",
        "恒等式不成立：对任何 c，f(x) − f(−x) 都不等于 c x",
    ),
    "zoo_open": ("Undecided", "未定"),
    "zoo_none_intro": (
        "The only c possible is f(1) − f(−1); at the point shown, f(x) − f(−x) is the first "
        "number and (f(1) − f(−1)) x the second.",
        "唯一可能的 c 是 f(1) − f(−1)；在所列的点上，f(x) − f(−x) 是第一个数，"
        "(f(1) − f(−1)) x 是第二个数。",
    ),
    "zoo_name": ("Name", "名称"),
    "zoo_plot": ("Graph", "图象"),
    "zoo_formula": ("f(x)", "f(x)"),
    "zoo_difference": ("f(x) − f(−x)", "f(x) − f(−x)"),
    "zoo_companion": ("f(x) + f(−x)", "f(x) + f(−x)"),
    "zoo_gate": ("gate 2 f(x)/x − 1", "门 2 f(x)/x − 1"),
    "zoo_slopes": ("f′(x) + f′(−x)", "f′(x) + f′(−x)"),
    "zoo_kinks": ("Kinks", "不可导点"),
    "zoo_counterexample": ("Counterexample", "反例"),
    "zoo_doubts": ("Undecided", "未定"),
    "zoo_condition": ("where {conditions}", "其中 {conditions}"),
    "zoo_point": ("at {point}: {left} ≠ {right}", "在 {point} 处：{left} ≠ {right}"),
    "zoo_theorems": ("Theorems", "相关定理"),
    "zoo_source": ("Sources", "出处"),
    "zoo_plotted": (
        "Solid: {f}(x); dashed: {f}(x) − {f}(−x); for x from {low} to {high}; a tick is 1.",
        "实线：{f}(x)；虚线：{f}(x) − {f}(−x)；x 从 {low} 到 {high}；每格为 1。",
    ),
    "zoo_plotted_at": (
        "Solid: {f}(x); dashed: {f}(x) − {f}(−x); for x from {low} to {high} and {values}; "
        "a tick is 1.",
        "实线：{f}(x)；虚线：{f}(x) − {f}(−x)；x 从 {low} 到 {high}，{values}；每格为 1。",
    ),
    # between texts
    "comma": (", ", "，"),
    "semicolon": ("; ", "；"),
}


def said(key: str, lang: str, **places: object) -> str:
    """Return a text of the catalogue, its places filled.

    Raises:
        KeyError: the catalogue has no such key.
    """
    return WORDS[key][LANGUAGES.index(lang)].format(**places)
