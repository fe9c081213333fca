"""What the shipped formats are, in the languages that their format.toml does not speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# language -> format -> what it is
DESCRIPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "beamer": "LaTeX 幻灯片（Beamer）：每行一个覆盖层",
        "html": "网页：单个文件，MathML 公式，不需要网络和脚本",
        "json": "JSON：列表中每个推导一个对象",
        "latex": "LaTeX 文章：只用 amsmath 和 amsthm",
        "markdown": "含公式的 Markdown，按 GitHub 的写法",
        "mathjax": "MathJax 能显示的 LaTeX：笔记本中显示的内容",
        "notebook": "Jupyter 笔记本：命题，以及重新验证证明的单元",
        "pdf": "PDF/UA：由 Typst 排版，不需要 TeX",
        "png": "第一页的图片：由 Typst 排版",
        "site": "静态课程网站",
        "slides": "网页幻灯片：单个文件，每按一次键显示一步",
        "terminal": "终端中的 Unicode 文本",
        "typst": "Typst 源文件",
    },
}


def description_in(lang: str, name: str, otherwise: str) -> str:
    """Return what a format is, in a language; `otherwise` is what its format.toml says."""
    return DESCRIPTIONS.get(lang, {}).get(name, otherwise)
