"""Sentences of `symproof check` about documents: English -> Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # labels of what is said of a relation
    "read as": "读作",
    "because": "理由",
    "expected": "应为",
    "shapes": "形状",
    "no value": "无值",
    "holds where": "成立范围",
    "equal at": "相等之处",
    "did you mean": "是否应为",
    "where": "其中",
    "assuming": "假设",
    "warning": "注意",
    "head of chain": "对首项",
    "at": "在",
    "entry": "元素",
    "left side": "左边",
    "right side": "右边",
    "since": "因为",
    # verdicts, and what is said beside them
    "{verdict}, but {head} against the head": "{verdict}；但对首项{head}",
    "{place}, line {line}": "{place}，第 {line} 行",
    "line {line}": "第 {line} 行",
    "cell {cell}:": "单元格 {cell}：",
    "a convention": "约定",
    "row {row}, column {column}": "第 {row} 行第 {column} 列",
    "{value} otherwise": "{value} 其他情形",
    "expected {what}": "应为 {what}",
    "against the head:": "对首项：",
    "reading the file": "读取文件",
    # counts
    "{count} relation": "{count} 个关系",
    "{count} relations": "{count} 个关系",
    "{count} proved": "已证明 {count} 个",
    "{count} proved to the digits written": "按所写位数成立 {count} 个",
    "{count} definition": "定义 {count} 个",
    "{count} definitions": "定义 {count} 个",
    "{count} assumed": "假设 {count} 个",
    "{count} refuted": "不成立 {count} 个",
    "{count} undefined": "无定义 {count} 个",
    "{count} undecided": "未判定 {count} 个",
    "{count} unreadable": "无法读取 {count} 个",
    "{count} of these wrong against the head of the chain": (
        "其中 {count} 个与等式链首项相比是错的"
    ),
    "{count} ignored": "已忽略 {count} 个",
    "{count} not reached": "未检查 {count} 个",
    "{count} place in the text unreadable": "文中 {count} 处无法读取",
    "{count} places in the text unreadable": "文中 {count} 处无法读取",
    "{count} files: {counts}": "{count} 个文件：{counts}",
    "cell {cell}, line {line}": "单元格 {cell}，第 {line} 行",
    ", cell {cell}": "，单元格 {cell}",
    "line {line}, column {column}": "第 {line} 行第 {column} 列",
    "line {line}: text": "第 {line} 行：文字",
    "cell {cell}, {place}": "单元格 {cell}，{place}",
    "{text}   [{place}]": "{text}   [{place}]",
    "{latex}   ({change})": "{latex}   （{change}）",
    # reasons
    "the two sides are identically equal": "两边恒等",
    "neither a proof nor a counterexample was found": "既没有找到证明，也没有找到反例",
    "neither a proof nor a counterexample was found ({tried})": (
        "既没有找到证明，也没有找到反例（{tried}）"
    ),
    "no verdict in time: {why}": "没有及时得出结果：{why}",
    "not identically equal: they differ at {where}": "不恒等：两边在 {where} 处不同",
    "to the digits written: the left side is {value}": "按所写位数：左边等于 {value}",
    "to the digits written: the right side is {value}": "按所写位数：右边等于 {value}",
    "{why}, which is no more than the rounding of the decimals allows": (
        "{why}，这没有超出小数舍入所允许的误差"
    ),
    "{number} is taken for a number that is rounded to its last digit that is not 0": (
        "{number} 被当作舍入到最后一个非零数字的数"
    ),
    "≈ says how near only beside a number in decimals, and there is none": (
        "≈ 只有在写明小数时才说明接近的程度，而这里没有小数"
    ),
    "≈ without a number to so many digits is no claim that can be checked": (
        "≈ 旁边没有写明位数的数，无法检查"
    ),
    '"=" is written for a rounded value': "用“=”写了一个舍入后的值",
    "holds where {where}, which is not stated": "在 {where} 时成立，而文中没有写明这一条件",
    "{where}, which is not stated": "{where}，而文中没有写明",
    "it holds where {where}": "在 {where} 时成立",
    "holds, except possibly at {points}": "除 {points} 处可能例外，均成立",
    "where {where}, it is not settled": "在 {where} 时尚未判定",
    "that it fails at more than isolated points was not proved": "未能证明它不只在孤立点处不成立",
    "the relation has no two sides that could be compared": "这个关系没有可以比较的两边",
    "the relation has no text in the notation that says the same": (
        "这个关系无法用记号写成同样的意思"
    ),
    "the text says that it does not hold": "文中说它不成立",
    "the text says that it does not hold, and it does": "文中说它不成立，但它成立",
    "as a step it is right": "作为一步是对的",
    "as a step it is right; against the first term of the chain: {why}": (
        "作为一步是对的；与等式链首项相比：{why}"
    ),
    "against the first term of the chain it is right": "与等式链首项相比是对的",
    "{why}; against the first term of the chain it is right": "{why}；与等式链首项相比是对的",
    "unclear: it is said {condition}; {why}": "不明确：条件是{condition}；{why}",
    "unclear: the relation {relation} is not one that is settled": (
        "不明确：不能判定关系 {relation}"
    ),
    "unclear: → beside values by cases is not in the notation": (
        "不明确：记号中没有与分段取值并用的 →"
    ),
    "unclear: it is not said where it tends to that, as in x → ∞": (
        "不明确：没有写明在何处趋于该值，例如 x → ∞"
    ),
    "unclear: where it tends to that cannot be read": "不明确：无法读出在何处趋于该值",
    "unclear: {why}": "不明确：{why}",
    "ambiguous: {why}": "有歧义：{why}",
    "under a condition in words": "带有文字条件",
    "under a condition in words: {condition}": "带有文字条件：{condition}",
    "as {approach}: {why}": "当 {approach} 时：{why}",
    "where {where}: {why}": "在 {where} 时：{why}",
    "≈ {number} means at most {gap} apart": "≈ {number} 表示至多相差 {gap}",
    "{word}: {why}": "{word}：{why}",
    "{names} define each other": "{names} 互相定义",
    "{claim}, for all {names}": "{claim}，对一切 {names}",
    "only as {approach}": "仅当 {approach} 时",
    "as {approach} it tends to {value}": "当 {approach} 时趋于 {value}",
    "as {approach}: under what is assumed of the variable, it is not settled": (
        "当 {approach} 时：在对变量的假设下尚未判定"
    ),
    "it is said to have no value where {where}, and it has one": (
        "文中说它在 {where} 时没有值，但它有值"
    ),
    "that it has no value where {where} was not proved": "未能证明它在 {where} 时没有值",
    "none of its cases meets what is assumed, so that nothing is said": (
        "没有一种情形符合假设，因而什么也没有说"
    ),
    "{left} and {right} do not fit in {term}": "{left} 与 {right} 在 {term} 中不相容",
    # suggestions
    "on the left {change}": "左边：{change}",
    "{new} in place of {old}": "用 {new} 代替 {old}",
    "{term} without the sign −": "{term} 去掉负号",
    "{term} without the factor {factor}": "{term} 去掉因子 {factor}",
    "{term} without the divisor {divisor}": "{term} 去掉除数 {divisor}",
    "{term} without the exponent {exponent}": "{term} 去掉指数 {exponent}",
    "without the summand {summand}": "去掉加项 {summand}",
    "the exponent {exponent}": "指数 {exponent}",
    # what a line of a document is
    "it is only mentioned": "文中只是提到它",
    "the text itself says that it does not hold": "文中自己说它不成立",
    "the text asks whether it holds": "文中在问它是否成立",
    "it is given as a reason": "文中把它作为理由",
    "it is said of some number, and of no other": "只对某个数而言",
    "it is said of some value only": "只对某个值而言",
    "it is to be found, or only wished for": "这是要求出的，或只是希望的",
    "it is not assumed: the words around it take it back": "不作为假设：前后文字取消了它",
    "it is assumed, but not understood: {why}": "它是假设，但未能理解：{why}",
    'it is not clear what "{words}" says of it': "不清楚“{words}”对它说了什么",
    'it is not clear what "{words}" before it says': "不清楚它前面的“{words}”说了什么",
    'it is not clear what "{words}" after it says': "不清楚它后面的“{words}”说了什么",
    "something else is said of {name} before": "前面对 {name} 另有说法",
    "line {line} defines it for every index": "第 {line} 行对一切下标定义了它",
    "{name} is any function of its kind here, or is defined anew": (
        "{name} 在这里是任意的同类函数，或者是重新定义的"
    ),
    '{why}; a definition would begin with "let"': "{why}；定义应以“设”开头",
    "{name} has no definition, and this may be one value of it": (
        "{name} 没有定义，这可能只是它的一个值"
    ),
    "{name} has no definition, and this is only one case of it": (
        "{name} 没有定义，这只是它的一种情形"
    ),
    "{name} is read as defined anew here; see also {where}": (
        "这里读作 {name} 的新定义；另见 {where}"
    ),
    '{name} is defined otherwise by {where}; "let" would say that it is another one': (
        "{where} 对 {name} 另有定义；写“设”可表明这是另一个"
    ),
    "{name} is any number here, or is given a value by this": (
        "{name} 在这里是任意数，或者由此取值"
    ),
    "what could not be read defines nothing": "无法读取的内容不构成定义",
    "{name} is a function of vectors": "{name} 是向量的函数",
    "several meanings of {name}": "{name} 有多种含义",
    "it goes on from the line before": "它接着上一行",
    "it goes on from a row that could not be read, or from none": (
        "它接着一行无法读取的内容，或者前面没有内容"
    ),
    "{relation} is not a relation that can be checked": "{relation} 不是可以检查的关系",
    "{name} may be what line {line} defines for every index": (
        "{name} 可能是第 {line} 行对一切下标定义的"
    ),
    "{name} may not be a function of each entry": "{name} 可能不是逐元素的函数",
    "a claim that can be made ({why})": "能够成立的陈述（{why}）",
    "an equivalence says of neither side that it holds": "等价关系没有说明任何一边成立",
    "the row below has no relation, and may go on with it": "下一行没有关系，可能是接续",
    "what stands beside it has no relation, and may be a part of it": (
        "旁边的内容没有关系，可能是它的一部分"
    ),
    # names
    "I may be the identity matrix, and no shapes are declared": (
        "I 可能是单位矩阵，而且没有声明形状"
    ),
    "{name} may be the imaginary unit": "{name} 可能是虚数单位",
    "it is not read as a real number": "它不被读作实数",
    "what {where} says of {name} is not taken into account": "没有考虑{where}对 {name} 的说法",
    "what {where} says of it is not understood": "未能理解{where}对它的说法",
    "{where} is not taken into account": "没有考虑{where}",
    "line {line} says of {name}: {text}": "第 {line} 行说到 {name}：{text}",
    "{name} has two meanings here: {places}": "{name} 在这里有两种含义：{places}",
    "{name} is defined by {places}; none of them in this section": (
        "{name} 由{places}定义，都不在本节"
    ),
    "{place}, and by {rest}": "{place}，以及{rest}",
    "{name} is not defined for all values of {param}": "{name} 并非对 {param} 的一切值都有定义",
    "{name} is not defined in the document: {definition}": (
        "文中没有定义 {name}，按 {definition} 理解"
    ),
    "{name} has a value by {where}, and is spoken of in general here": (
        "{name} 由{where}取定了值，而这里是一般地讨论它"
    ),
    "{name} in the definition of {function}, {where}, may be another than that of {other}": (
        "{function} 的定义（{where}）中的 {name} 可能不是{other}的那一个"
    ),
    "{name} in the definition of {function}, {where}, is that of {other}, and here it is {own}": (
        "{function} 的定义（{where}）中的 {name} 是{other}的那一个，而在这里它是{own}"
    ),
    "that of {where}": "{where}的那一个",
    "{name} is the error function": "{name} 是误差函数",
    "{name} is the sigmoid function": "{name} 是 sigmoid 函数",
    "{name} is the standard normal distribution function": "{name} 是标准正态分布的分布函数",
    "{text}, by the words of the document": "{text}（由文中的文字）",
    "{text}, where {function} is defined": "{text}（{function} 的定义域）",
    "vectors are read as rows: {length}": "向量读作行向量：{length}",
    # texts
    "it could not be checked": "无法检查",
    "it is nested too deeply to be read": "嵌套过深，无法读取",
    "{path} cannot be read: {why}": "无法读取 {path}：{why}",
    "{place}: this comment ignores no relation": "{place}：这条注释没有忽略任何关系",
    "{place}: this comment ignores no relation ({why})": (
        "{place}：这条注释没有忽略任何关系（{why}）"
    ),
    "a comment 'symproof: ignore-end' after this one": "在它之后有注释 'symproof: ignore-end'",
    "'symproof: ignore-end' first: an ignored part has begun already": (
        "先有 'symproof: ignore-end'：忽略的部分已经开始"
    ),
    "'symproof: ignore-start' before this comment": "在这条注释之前有 'symproof: ignore-start'",
    "one of {words} after 'symproof:'": "在 'symproof:' 之后为 {words} 之一",
    # rules of SARIF
    "The relation is false: a counterexample is given.": "该关系不成立：已给出反例。",
    "A term has no value at a point of the stated domain.": "在所述定义域的某一点处有一项没有值。",
    "The row is right as a step, and wrong against the first term of its chain.": (
        "该行作为一步是对的，但与等式链首项相比是错的。"
    ),
    "The relation was neither proved nor refuted.": "该关系既未被证明，也未被否定。",
    "The formula cannot be read.": "无法读取该公式。",
    "The text of the document cannot be read.": "无法读取文档的文字。",
    "The relation is right under a reading or condition that is not stated.": (
        "该关系在某种未写明的读法或条件下是对的。"
    ),
}
