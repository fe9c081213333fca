"""The words of worksheets, quizzes and their keys, in the languages of `symproof.words`.

Texts here are found there too, under their key with `teach:` before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# key -> one text per language, in the order of symproof.words.LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # the heads of sheets
    "worksheet": ("Worksheet", "练习"),
    "quiz": ("Quiz", "小测验"),
    "handout": ("Handout", "讲义"),
    "key_of": ("{title}: answer key", "{title}：参考答案"),
    "name": ("Name", "姓名"),
    "date": ("Date", "日期"),
    "score": ("Score", "得分"),
    "out_of": ("of {points}", "满分 {points} 分"),
    "points": ("points: {points}", "{points} 分"),
    "number": ("Sheet {number}", "编号 {number}"),
    "seed": ("Sheet {number}, seed {seed}", "编号 {number}，种子 {seed}"),
    "key_marks": (
        "What the sheet leaves out is coloured and underlined here.",
        "练习中留空的内容在此用颜色和下划线标出。",
    ),
    "semicolon": ("; ", "；"),
    # exercises
    "exercise": ("Exercise {number}", "第 {number} 题"),
    "question": ("Question {number}", "第 {number} 题"),
    "given": ("Definitions", "定义"),
    "show": ("To be shown", "求证"),
    "blanks": (
        "Fill in the numbered blanks: each line must follow from the one above by the reason "
        "beside it.",
        "填写带编号的空格，使每一行都能由上一行按旁边注明的理由推出。",
    ),
    "blanks_alone": (
        "Fill in the numbered blanks. No reasons are given: each line must follow from the one "
        "above.",
        "填写带编号的空格，使每一行都能由上一行推出。这里不注明理由。",
    ),
    "row": ("Line", "编号"),
    "bank": ("Reasons to choose from", "可选的理由"),
    "order": (
        "The lines of the calculation are mixed up. Write their letters in the right order.",
        "下面的计算步骤被打乱了，请按正确的顺序写出各行的字母。",
    ),
    "first_line": ("The calculation begins with", "计算从下式开始："),
    "match": (
        "Match every line with the reason why it follows from the one above. "
        "A reason may serve more than once.",
        "为每一行选出它由上一行推出的理由，同一理由可以使用多次。",
    ),
    "reasons": ("Reasons", "理由"),
    "wrong_step": (
        "One line of this calculation is wrong. Which is the first line that does not follow "
        "from the one above? Write what it should be.",
        "下面的计算中有一行是错的。请指出第一个不能由上一行推出的行，并写出该行的正确形式。",
    ),
    "which_line": ("Line", "错误的行"),
    "should_be": ("It should be", "应改为"),
    # questions
    "true_false": (
        "True or false, for all values for which both sides are defined?",
        "判断正误：下式是否对使两边有意义的一切取值都成立？",
    ),
    "true": ("true", "对"),
    "false": ("false", "错"),
    "right_side": ("Write the right-hand side as simply as possible.", "写出右边的最简形式。"),
    "choice": ("Why is this so? Choose one reason.", "下式成立的理由是哪一个？"),
    "value": ("What is the value?", "求值。"),
    "answer": ("Answer", "答案"),
    "blank": ("blank {number}", "第 {number} 空"),
    # what keys say
    "wrong_line": ("line {number} is wrong", "第 {number} 行有错"),
    "mended": ("It should be {term}", "应改为 {term}"),
    "altered": ("What went wrong: {edit}", "错误：{edit}"),
    "refuted_at": (
        "At {place} the line above is {left} and this line is {right}",
        "在 {place} 处，上一行的值是 {left}，这一行的值是 {right}",
    ),
    "sides_at": (
        "At {place} the left-hand side is {left} and the right-hand side is {right}",
        "在 {place} 处，左边的值是 {left}，右边的值是 {right}",
    ),
    "next_line": (
        "The line after it is right again, and so does not follow from it",
        "它的下一行又是正确的，因此不能由这一行得出",
    ),
    # the edits that make a line wrong
    "edit_sign": ("a sign is flipped", "正负号写反了"),
    "edit_minus": ("a minus sign is lost", "丢了负号"),
    "edit_factor": ("a factor is dropped", "漏了一个因子"),
    "edit_distribute": ("only one term is multiplied", "去括号时只乘了一项"),
    "edit_exponent": ("an exponent is dropped", "漏了指数"),
    "edit_linear": (
        "a function of a sum is taken for the sum of its values",
        "把和的函数值当成了函数值的和",
    ),
    "edit_swap": ("two different functions are confused", "混淆了两个函数"),
    # the form for answers
    "answers_of": ("{title}: answers", "{title}：答题卡"),
    "form": (
        "Write each answer after its number, a formula as LaTeX between dollar signs or as you "
        "would type it, such as {example}.",
        "在每个编号之后写上答案；公式可以用美元符号之间的 LaTeX，也可以像 {example} 这样直接输入。",
    ),
    "form_line": ("a line", "一行算式"),
    "form_term": ("a part of a line", "一行中的一部分"),
    "form_reason": ("a reason", "理由"),
    "form_order": ("letters in order, such as C A B", "按顺序写字母，如 C A B"),
    "form_match": ("pairs such as 1b 2a", "配对，如 1b 2a"),
    "form_wrong_step": (
        "the number of the line, a colon, and what it should be, such as 3: x + 1",
        "行号、冒号和正确的结果，如 3: x + 1",
    ),
    "form_true_false": ("true or false", "对或错"),
    "form_choice": ("a letter", "一个字母"),
    "form_value": ("a number", "一个数"),
}
