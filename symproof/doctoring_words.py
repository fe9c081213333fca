"""Every word of `symproof doctor`, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# key -> one text per language, in the order of LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "packages": ("Packages", "软件包"),
    "outputs": ("Outputs", "输出格式"),
    "places": ("Places", "文件夹"),
    "missing": ("not installed", "未安装"),
    "ready": ("ready", "可用"),
    "lacking": ("needs {missing}", "还需要 {missing}"),
    "install": ("to install: {command}", "安装命令：{command}"),
    "writable": ("can be written", "可以写入"),
    "unwritable": ("cannot be written", "不能写入"),
    "absent": ("does not exist", "不存在"),
    "readable": ("found", "存在"),
    "cache": ("cache", "缓存"),
    "templates": ("templates", "模板"),
    # what needs nothing but symproof
    "text": (
        "html, slides, site, latex, typst, markdown, txt, json",
        "html、slides、site、latex、typst、markdown、txt、json",
    ),
    "check": ("proofs and documents", "证明与文档"),
    "pdf": ("pdf, png", "pdf、png"),
    "notebook": ("notebook", "notebook（笔记本）"),
    "run_notebook": ("running a notebook", "运行笔记本"),
    "plot": ("plot", "plot（绘图）"),
    "audit": ("audit", "audit（实现的审核）"),
    "cluster": ("--backend dask", "--backend dask"),
    "chinese": ("Chinese in pdf, png and plots", "pdf、png 与绘图中的中文"),
    "latexmk": ("pdf --engine latexmk", "pdf --engine latexmk"),
    "beamer": ("beamer slides as pdf", "把 beamer 幻灯片编译成 pdf"),
    "latex_chinese": ("Chinese in LaTeX", "LaTeX 中的中文"),
    "state": ("{place} ({state})", "{place}（{state}）"),
    "font": ("a font with Chinese characters", "含中文字符的字体"),
}


def word(key: str, lang: str, **places: object) -> str:
    """Return a text of the catalogue with its places filled.

    Raises:
        KeyError: the catalogue has no such key.
    """
    from symproof.words import LANGUAGES

    return WORDS[key][LANGUAGES.index(lang)].format(**places)
