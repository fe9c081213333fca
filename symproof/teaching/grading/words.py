"""The words of grading, in the languages of `symproof.words`, where keys begin with `grade:`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# key -> one text per language, in the order of symproof.words.LANGUAGES
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # verdicts
    "correct": ("correct", "正确"),
    "form": ("true, not in the form asked", "成立，但形式不合要求"),
    "partly": ("partly correct", "部分正确"),
    "wrong": ("wrong", "错误"),
    "undefined": ("undefined", "无定义"),
    "undecided": ("for the teacher", "待教师评阅"),
    "unreadable": ("unreadable", "无法读懂"),
    "missing": ("no answer", "未作答"),
    # kinds of what is asked
    "kind_line": ("line", "填一行"),
    "kind_term": ("part of a line", "填一行的一部分"),
    "kind_reason": ("reason", "填理由"),
    "kind_order": ("order", "排序"),
    "kind_match": ("match", "配对"),
    "kind_wrong_step": ("wrong step", "找错"),
    "kind_true_false": ("true or false", "判断"),
    "kind_choice": ("choice", "选择"),
    "kind_value": ("value", "求值"),
    # reports
    "grades": ("Grades", "成绩"),
    "grades_of": ("Grades: {title}", "成绩：{title}"),
    "student": ("Student", "学生"),
    "total": ("Total", "总分"),
    "points": ("Points", "得分"),
    "item": ("No.", "题号"),
    "kind": ("Kind", "题型"),
    "verdict": ("Verdict", "评判"),
    "answer": ("Answer", "答案"),
    "remarks": ("Remarks", "说明"),
    "of": ("{points} of {most}", "{points}／{most}"),
    "average": ("Average", "平均分"),
    "students": ("Students: {number}", "学生人数：{number}"),
    "most": ("Points to be had: {points}", "满分：{points} 分"),
    "counts": (
        "An answer that is true and has not the form asked for gets {percent} % of the points.",
        "成立但形式不合要求的答案得 {percent}% 的分。",
    ),
    "by_kernel": (
        "An answer counts as right only where its truth is proved; one that is called wrong is "
        "refuted at the point shown.",
        "只有得到证明的答案才算正确；判为错误的答案，均在所示的点处被否定。",
    ),
    "to_look_at": (
        "Answers for the teacher to look at: {number}.",
        "待教师评阅的答案：{number} 个。",
    ),
    "all_correct": ("All answers are correct.", "全部正确。"),
    "overview": ("Overview", "一览"),
    "answers_of": ("Answers of {student}", "{student} 的答案"),
    "read_as": ("read as {term}", "读作 {term}"),
    "warnings": ("Warnings", "提示"),
    "unknown_numbers": (
        "{student}: the sheet has no {numbers}",
        "{student}：练习中没有编号 {numbers}",
    ),
    "answered_twice": (
        "{student}: answered more than once, the last answer counts: {numbers}",
        "{student}：重复作答，以最后一次为准：{numbers}",
    ),
    "line_number": ("line {line}", "第 {line} 行"),
    "cell_line": ("cell {cell}, line {line}", "第 {cell} 个单元格第 {line} 行"),
    # a line
    "true": ("It is true.", "该式成立。"),
    "asked": ("The step asked for is: {by}.", "所要求的一步是：{by}。"),
    "repeats_before": ("It repeats the line before.", "它重复了上一行。"),
    "repeats_after": ("It is the line after.", "它就是下一行。"),
    "no_points_for_copies": (
        "What stands on the sheet already gets no points.",
        "卷面上已有的式子不得分。",
    ),
    "repeats_question": ("It repeats the question.", "它重复了题目。"),
    "skips": (
        "It is what the line after has yet to be worked out to.",
        "它跳过了下一行，直接给出了后面才得到的结果。",
    ),
    "last_line": (
        "It is not yet what the calculation is to end with.",
        "它还不是这段计算最后应得到的式子。",
    ),
    "other_step": (
        "It does not follow by the reason asked for alone: {by}.",
        "仅凭所要求的理由（{by}）得不到这一行。",
    ),
    "next_line": (
        "The line after does not follow from it by its reason alone: {by}.",
        "由它仅凭下一行的理由（{by}）得不到下一行。",
    ),
    "no_reason": (
        "It is not the line asked for, and the key names no reason for it.",
        "它不是所要求的那一行，而答案文件没有写明理由。",
    ),
    "not_simplest": ("It is not worked out as far as it can be.", "还没有化到最简。"),
    "unchecked": ("Whether it has the form asked for is not known.", "未能判断形式是否合要求。"),
    "other_left": (
        "The left side, {left}, is not the line before.",
        "左边的 {left} 不是上一行。",
    ),
    "other_relation": (
        "The relation asked for is {asked}, not {sign}.",
        "所要求的关系是 {asked}，而不是 {sign}。",
    ),
    "chain": ("One term is expected, not a chain.", "应填一个式子，而不是一串等式。"),
    "shape": ("The shapes of the matrices do not fit.", "矩阵的形状不符。"),
    "numeral": ("A decimal number is expected.", "应填一个小数。"),
    "new_names": (
        "It brings in what the exercise does not have: {names}.",
        "它引入了题目中没有的 {names}。",
    ),
    "wrong_line": (
        "At {place}, the line before is {left} and this one is {right}.",
        "在 {place} 处，上一行的值是 {left}，这一行的值是 {right}。",
    ),
    "wrong_line_everywhere": (
        "The line before is {left} and this one is {right}.",
        "上一行的值是 {left}，这一行的值是 {right}。",
    ),
    "wrong_onward": (
        "The line after does not follow: at {place}, this one is {left} and the line after is "
        "{right}.",
        "由此得不到下一行：在 {place} 处，这一行的值是 {left}，下一行的值是 {right}。",
    ),
    "wrong_onward_everywhere": (
        "The line after does not follow: this one is {left} and the line after is {right}.",
        "由此得不到下一行：这一行的值是 {left}，下一行的值是 {right}。",
    ),
    "no_value": ("{term} has no value at {place}.", "{term} 在 {place} 处没有意义。"),
    "no_value_anywhere": ("{term} has no value.", "{term} 没有意义。"),
    "undecided_answer": (
        "It was neither proved nor refuted.",
        "既未能证明，也未能否定。",
    ),
    "key_false": (
        "It is what the key says, and it is false: look at the key.",
        "答案文件是这样写的，但它不成立：请检查答案文件。",
    ),
    "beyond_limits": ("It is too large to be settled.", "式子过大，无法判断。"),
    "time": ("It was not settled within the time.", "未能在限定时间内判断。"),
    "failed": ("It could not be settled: {why}.", "无法判断：{why}。"),
    # a value
    "wrong_value": (
        "At {place}, the value is {left}, not {right}.",
        "在 {place} 处，值是 {left}，而不是 {right}。",
    ),
    "wrong_value_everywhere": ("The value is not {right}.", "值不是 {right}。"),
    "not_a_value": ("It is not worked out.", "还没有算出结果。"),
    "to_digits": (
        "It is right to the digits written; the exact value is asked for.",
        "在所写的位数内正确，但要求的是精确值。",
    ),
    # what cannot be read
    "several": (
        "One formula is expected, with both of its delimiters.",
        "应填一个式子，且定界符要成对。",
    ),
    "no_formula": ("A formula is expected.", "应填一个式子。"),
    "words": ("A formula is expected, not words: {words}.", "应填式子，而不是文字：{words}。"),
    "expected": ("Expected here: {expected}.", "此处应为：{expected}。"),
    "not_read": ("It cannot be read here.", "此处无法读懂。"),
    "percent": ("There is a % in the formula.", "式子中有百分号。"),
    "derivative": (
        "A derivative is written diff(f(x), x), or as a fraction in LaTeX.",
        "导数请写作 diff(f(x), x)，或用 LaTeX 的分式。",
    ),
    "crossed_out": ("There is something crossed out in the formula.", "式子中有划去的部分。"),
    "too_large": ("The formula is too large.", "式子过大。"),
    "doubtful": (
        "The words beside the formula may change what it says: {words}.",
        "式子旁边的文字可能改变它的意思：{words}。",
    ),
    "beside": ("Words beside the formula: {words}.", "式子旁边的文字：{words}。"),
    "true_or_false": ("Expected: true or false.", "应填“对”或“错”。"),
    "one_letter": ("Expected: one letter.", "应填一个字母。"),
    "pairs": ("Expected: pairs such as 1b, 2a.", "应填配对，例如 1b，2a。"),
    "labels": ("Expected: the letters {labels} in order.", "应按次序填写字母 {labels}。"),
    "step_number": (
        "Expected: the number of the step, then the mended line.",
        "应先写步骤的编号，再写改正后的一行。",
    ),
    # reasons
    "reason_unknown": ("It is not a reason that is known.", "这不是已知的理由。"),
    "reason_doubtful": (
        "It is not clear whether it is said or denied.",
        "不清楚是肯定还是否定。",
    ),
    "reason_condition": (
        "The reason is right if what it supposes is.",
        "若所附的条件成立，则理由正确。",
    ),
    "reason_proves": ("Another reason that proves the step.", "这是另一个能证明这一步的理由。"),
    "reason_of_what": ("It is not said of what.", "没有写明是什么的。"),
    "reason_name": (
        "The kind of reason is right, what it names is not.",
        "理由的类型正确，但所指的对象不对。",
    ),
    "reason_wrong": ("This step needs something else.", "这一步用的不是这个。"),
    "long": ("It is too long to be judged.", "过长，无法判断。"),
    "about_ring": (
        "Arithmetic rearranges sums and products, and knows nothing else of a function.",
        "整理只是变形和与积，不用函数的任何性质。",
    ),
    "about_field": (
        "Arithmetic of fractions brings quotients to one form.",
        "分式运算是对分式作变形。",
    ),
    "about_unfold": (
        "A definition puts in the place of a name what it stands for, or the other way round.",
        "用定义，是把名称换成它所代表的式子，或反过来。",
    ),
    "about_fact": (
        "A hypothesis or a fact puts one side of a known equation in the place of the other.",
        "用假设或已知结论，是把已知等式的一边换成另一边。",
    ),
    "about_axiom": (
        "An axiom is a known property of a function such as exp or erf.",
        "公理是 exp、erf 等函数的已知性质。",
    ),
    "about_case": (
        "The condition of the case is used where it is an equation.",
        "用所在情形的条件，是指该条件为等式时的代换。",
    ),
    "about_order": (
        "Order and signs tell which of two terms is larger.",
        "序关系与符号说明两式孰大。",
    ),
    "about_derivative": ("Differentiation works out a derivative.", "求导是算出导数。"),
    "about_integral": ("Laws of integrals work out an integral.", "积分运算律用来计算积分。"),
    "about_limit": ("Laws of limits work out a limit.", "极限运算律用来计算极限。"),
    "about_exp": ("Laws of exponents are about powers and exp.", "指数运算律是关于幂与 exp 的。"),
    "about_log": ("Laws of logarithms are about log.", "对数运算律是关于 log 的。"),
    "about_root": ("Laws of roots are about roots.", "根式运算律是关于根式的。"),
    "about_trig": (
        "Trigonometric identities are about sin and cos.",
        "三角恒等式是关于 sin、cos 的。",
    ),
    "about_enclose": (
        "Interval arithmetic compares numbers without variables.",
        "区间算术用来比较不含变量的数。",
    ),
    # labels
    "no_choice": (
        "There is no {letter}: the choices are {letters}.",
        "没有选项 {letter}：可选 {letters}。",
    ),
    "pairs_wrong": ("Wrong pairs for: {labels}.", "配错的有：{labels}。"),
    "each_once": ("Each letter is to be written once.", "每个字母应恰好写一次。"),
    "order_wrong": ("It is another order.", "次序不对。"),
    "order_breaks": (
        "Line {label} does not follow by its reason from what stands above it here.",
        "在此次序下，{label} 行不能凭它的理由由上一行得到。",
    ),
    "order_ends": (
        "It does not end with what was to be shown.",
        "最后一行不是要证明的结果。",
    ),
    "order_also": ("Another order that is a calculation too.", "这是另一个同样成立的次序。"),
    # the wrong step
    "step_wrong": ("Step {step} is not the first wrong one.", "第 {step} 步不是第一个错误的步骤。"),
    "mend_missing": ("The mended line is missing.", "缺少改正后的一行。"),
    "mend_form": ("The mended line:", "改正后的一行："),
    "mend_wrong": ("The mended line:", "改正后的一行："),
    "mend_undefined": ("The mended line:", "改正后的一行："),
    "mend_undecided": ("The mended line:", "改正后的一行："),
    "mend_unreadable": ("The mended line:", "改正后的一行："),
    # answers, where they are asked for
    "answer_term": ("Answer: {term}.", "答案：{term}。"),
    "answer_text": ("Answer: {text}.", "答案：{text}。"),
    "answer_step": ("Answer: step {step}, {term}.", "答案：第 {step} 步，{term}。"),
    "answer_true": ("Answer: true.", "答案：对。"),
    "answer_false": ("Answer: false.", "答案：错。"),
}
