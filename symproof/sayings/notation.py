"""Sentences about a text that is not in the notation: what was expected.  English -> Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "expected {what}, found {found} at {place}": "应为 {what}，却在 {place} 遇到 {found}",
    "column {column}": "第 {column} 列",
    # brackets, signs and the ends of things
    "( after the ': of what variable this is a function is not said": (
        "撇号之后的左括号：没有写明这是哪个变量的函数"
    ),
    "( after the function {name}": "函数 {name} 之后的左括号",
    "( and the function's variables, as in f(x) = ...": "左括号与函数的变量，例如 f(x) = ...",
    "= or the end": "等号或结尾",
    "= and the value of the one-sided derivative": "等号与单侧导数的值",
    "=, the only relation between matrices": "等号：矩阵之间只有这一种关系",
    "{closing} before the end of the paragraph": "段落结束之前的 {closing}",
    "{closing} to end what is left out": "用 {closing} 结束被略去的部分",
    "{closing} to end the block": "用 {closing} 结束该块",
    "a bracket that is closed": "成对的括号",
    "a bracket that is closed by {sign}": "以 {sign} 结束的括号",
    "a group that is closed by }}": "以 }} 结束的一组",
    "a subscript that is closed by }}": "以 }} 结束的下标",
    "{what} that is closed by }}": "以 }} 结束的 {what}",
    "a second bar {bar}": "第二条竖线 {bar}",
    "brackets on both sides": "两边的括号",
    "brackets that can be seen": "可见的括号",
    "brackets that fit each other": "互相匹配的括号",
    "round brackets after {name}": "{name} 之后的圆括号",
    "round or square brackets": "圆括号或方括号",
    "brackets nested less deeply (at most {count})": "嵌套较浅的括号（至多 {count} 层）",
    "at most {count} levels of brackets": "至多 {count} 层括号",
    "an operator or the end": "运算符或结尾",
    "an operator or the closing brace": "运算符或右花括号",
    "an operator or the end of the cell": "运算符或单元格的结尾",
    "an operator or the end of the subscript": "运算符或下标的结尾",
    "an operator, a comma or the closing bracket": "运算符、逗号或右括号",
    "an operator, a relation or the end of the formula": "运算符、关系符或公式的结尾",
    "an operator, such as *": "运算符，例如 *",
    "another operator": "另一个运算符",
    "an operator between a number and a fraction": "数与分数之间的运算符",
    "an operator before the number, or braces around all its digits": (
        "数之前的运算符，或把各位数字括起来的花括号"
    ),
    "a comma or the end": "逗号或结尾",
    "a comma or :": "逗号或冒号",
    "a comma or ; and another block": "逗号或分号，以及另一个分块",
    "a comma and the matrix": "逗号与矩阵",
    "a comma and the variable of the {what}": "逗号与{what}的变量",
    "a comma between thousands as {{,}}": "千位分隔的逗号写作 {{,}}",
    "a colon after the conditions": "条件之后的冒号",
    "the end": "结尾",
    "the end, or `for all` and names": "结尾，或 `for all` 与变量名",
    "the end: a claim has one relation": "结尾：一个命题只有一个关系",
    "something before a script": "上下标之前的内容",
    "term or nothing": "一个式子，或什么也没有",
    # terms and numbers
    "a number, a name or (": "数、名称或左括号",
    "a number or a name": "数或名称",
    "a number after {name}": "{name} 之后的数",
    "a number to divide by": "除数（必须是数）",
    "a number without %": "不带 % 的数",
    "a number of parameters": "参数个数",
    "a number: sets are no terms": "数：集合不是式子",
    "a number or a matrix: norms, intervals and lists are no terms": (
        "数或矩阵：范数、区间与列表不是式子"
    ),
    "a number between bars: no determinants or norms": "竖线之间的数：没有行列式或范数",
    "a number: limits and integrals of matrices are not in the notation": (
        "数：记号中没有矩阵的极限与积分"
    ),
    "a letter, a number or a bracket after √": "√ 之后的字母、数或括号",
    "a numeral of at most {count} digits": "至多 {count} 位的数字",
    "a numeral from 1 on, of at most {count} digits": "从 1 开始、至多 {count} 位的数字",
    "a numeral before !: other factorials are not in the notation": (
        "! 之前的数字：记号中没有其他阶乘"
    ),
    "a decimal or an integer, such as 0.841, after {sign}": "{sign} 之后的小数或整数，例如 0.841",
    "a real exponent: complex numbers are not in the notation": "实指数：记号中没有复数",
    "a real number: complex numbers are not in the notation": "实数：记号中没有复数",
    "a term, not a relation": "式子，而不是关系",
    "a term, and nothing after it": "一个式子，其后没有别的内容",
    "a term: O(...) is none": "式子：O(...) 不是式子",
    "a term: expectations and probabilities are none": "式子：期望与概率不是式子",
    "a term: the right side is not named": "式子：右边没有名称",
    "a term to start the calculation with": "计算开头的式子",
    "a term of at most {count} nodes": "至多 {count} 个节点的式子",
    "a term nested at most {count} deep": "嵌套至多 {count} 层的式子",
    "a term nested at most {count} deep ({why})": "嵌套至多 {count} 层的式子（{why}）",
    "each + of a sum is a level": "和的每个 + 算一层",
    "each + or * of a chain is a level": "一串中的每个 + 或 * 算一层",
    "at most {count} characters": "至多 {count} 个字符",
    "at most {count} terms": "至多 {count} 个式子",
    "a formula of at most {count} characters": "至多 {count} 个字符的公式",
    "one formula": "一个公式",
    "all terms: dots do not say what they stand for": "全部各项：省略号没有说明代表什么",
    "an angle in degrees alone, and no unit after it": "只有度数的角，其后没有单位",
    "a fraction: what follows the / could be above or below its line": (
        "分式：/ 之后的内容既可能在分子也可能在分母"
    ),
    "numeric ends: sums and products of n terms are not in the notation": (
        "数字的上下限：记号中没有 n 项的和与积"
    ),
    "k = 1 below, and a numeral above": "下面是 k = 1，上面是一个数字",
    "the name that is summed over": "求和的下标",
    # functions
    "an argument of {name}": "{name} 的自变量",
    "an argument of {name}, or ( before it": "{name} 的自变量，或其前的左括号",
    "an argument of {name} after it": "其后 {name} 的自变量",
    "at least two arguments of {name}": "{name} 的至少两个自变量",
    "{name} with its arguments": "带自变量的 {name}",
    "{name} with {arguments}, as before": "与前面一样，带 {arguments} 的 {name}",
    "1 argument": "1 个自变量",
    "{count} arguments": "{count} 个自变量",
    "{name} with its argument, or another name ({function} is a function)": (
        "带自变量的 {name}，或另一个名称（{function} 是函数）"
    ),
    "{name} as a function or as a number, not both": "{name} 或作函数，或作数，不能兼作",
    "a function of the notation ({word} is not in it)": "记号中的函数（其中没有 {word}）",
    "brackets around the argument of {name}": "{name} 的自变量两边的括号",
    "brackets around the argument of the function before /": "/ 之前函数的自变量两边的括号",
    "brackets around the argument of the function before it": "其前函数的自变量两边的括号",
    "the exponent after the brackets, as in {name}(x)^2": "括号之后的指数，例如 {name}(x)^2",
    "primes or an order, not both": "撇号或阶数，不能兼用",
    "primes before a superscript": "上标之前的撇号",
    "the name of a function": "函数的名称",
    "the name of a function, as in f(x) = ...": "函数的名称，例如 f(x) = ...",
    "the name of a function that is not built in ({name} is)": (
        "非内置函数的名称（{name} 是内置的）"
    ),
    "a body that does not use the function it defines": "不使用所定义函数本身的定义式",
    "no ' here: {name} is not a function of one variable": "此处没有撇号：{name} 不是一元函数",
    "no ' here: the values of {name} are matrices": "此处没有撇号：{name} 的值是矩阵",
    # cases
    "a comparison as the condition of a case": "作为情形条件的比较式",
    "one comparison as the condition of a case": "作为情形条件的一个比较式",
    "one comparison for each case": "每种情形一个比较式",
    "one term for each case": "每种情形一个式子",
    "a comparison such as x > 0": "比较式，例如 x > 0",
    "a condition after &": "& 之后的条件",
    "a condition or otherwise, not both": "条件或“其他情形”，不能兼有",
    "a condition in each row, and `otherwise` in the last": "每行一个条件，最后一行为“其他情形”",
    "cases that leave nothing out, such as a last one with `otherwise`": (
        "没有遗漏的情形，例如最后一行写“其他情形”"
    ),
    "cases that part the numbers": "把数分开的情形",
    "if or otherwise": "条件或“其他情形”",
    "the rows of cases": "各情形的行",
    # derivatives, limits, integrals
    "a derivative with its ' at the name of the function": "撇号写在函数名上的导数",
    "a derivative by an argument of {name}: {what}": "对 {name} 的自变量的导数：{what}",
    "a function of {param}: what depends on {param} is not said": (
        "{param} 的函数：没有写明什么依赖于 {param}"
    ),
    "brackets around all that is differentiated": "被求导式两边的括号",
    "brackets around what is differentiated": "被求导式两边的括号",
    "brackets around the derivative": "导数两边的括号",
    "brackets around what the limit or sum is of": "极限或求和对象两边的括号",
    "brackets around all that is evaluated": "被取值的整个式子两边的括号",
    "brackets around the sum before a differential": "微分之前的和两边的括号",
    "the power of a derivative outside, as in ({name}'(x))^2": (
        "写在外面的导数的幂，例如 ({name}'(x))^2"
    ),
    "what is differentiated, after the operator": "求导算子之后的被求导式",
    "one variable after d, and a term only after an operator": (
        "d 之后的一个变量，运算符之后才是式子"
    ),
    "the order of the derivative, a numeral from 1 on": "导数的阶数，从 1 开始的数字",
    "an integral": "积分",
    "an integral over one variable": "对一个变量的积分",
    "an integral with a differential, such as dx": "带微分（例如 dx）的积分",
    "the differential of an integral, such as dx": "积分的微分，例如 dx",
    "the differential after all that is integrated": "整个被积式之后的微分",
    "an integral with ends: integrals without are not in the notation": (
        "带上下限的积分：记号中没有不定积分"
    ),
    "an upper end that is not below the lower one": "不小于下限的上限",
    "one upper end": "一个上限",
    "one lower end": "一个下限",
    "one term as the lower end": "作为下限的一个式子",
    "infinity is an end or a place, not a number": "无穷大是端点或趋近处，不是数",
    "the variable of the integral": "积分变量",
    "the variable of the limit": "极限的变量",
    "the variable of the derivative": "求导的变量",
    "the variable that tends to 0": "趋于 0 的变量",
    "a comma and where {param} tends: a number, oo or -oo": (
        "逗号与 {param} 趋近之处：数、oo 或 -oo"
    ),
    "the direction '+' (from the right) or '-' (from the left)": "方向 '+'（右侧）或 '-'（左侧）",
    "x = a below the bar": "竖线下的 x = a",
    "x = a below the bar, or two ends": "竖线下的 x = a，或两个端点",
    "x = a below the bar: which variable is meant is not said": (
        "竖线下的 x = a：没有写明是哪个变量"
    ),
    "one term before the bar": "竖线之前的一个式子",
    # relations
    "a relation such as =": "关系符，例如 =",
    "a relation, such as =": "关系符，例如 =",
    "a relation, such as =, or a chain of them": "关系符（例如 =），或一串关系",
    "no relation inside brackets": "括号内没有关系符",
    "a relation in each column": "每列一个关系",
    "a relation below a note": "注记之下的关系",
    "a relation without {text} over it": "上面没有 {text} 的关系",
    "a row below that begins with a relation or an operator": "下一行以关系符或运算符开头",
    "a row that begins with + or - and goes on, or one with a left side of its own": (
        "以 + 或 - 开头的接续行，或有自己左边的一行"
    ),
    "a row of at most {count} signs": "至多 {count} 个符号的一行",
    "an arrow with nothing over it": "上面没有内容的箭头",
    "an arrow with one note": "只有一个注记的箭头",
    "an arrow with nothing over it, or with what tends to where": (
        "上面没有内容的箭头，或写明趋近方式的箭头"
    ),
    # matrices
    "the rows of a matrix": "矩阵的行",
    "blocks in each row of the matrix": "矩阵每行的分块",
    "a matrix: determinants and norms are not in the notation": "矩阵：记号中没有行列式与范数",
    "a matrix or cases: no other environment is a term": "矩阵或分情形：其他环境不是式子",
    "a matrix of the shape {shape}": "形状为 {shape} 的矩阵",
    "the name of a matrix": "矩阵的名称",
    "the size of a matrix": "矩阵的大小",
    "the size of {name}, as in x ∈ ℝⁿ": "{name} 的大小，例如 x ∈ ℝⁿ",
    "a size, such as n, 2n or n + 1": "大小，例如 n、2n 或 n + 1",
    "a number, as the value of the function": "数，作为函数的值",
    "a number: the values of {name} are matrices": "数：{name} 的值是矩阵",
    "an identity matrix with its size, such as I_n": "带大小的单位矩阵，例如 I_n",
    "a declared shape, such as {names} in R^(n x m)": "声明的形状，例如 {names} in R^(n x m)",
    "declared shapes, such as {names} in R^(n x m)": "声明的形状，例如 {names} in R^(n x m)",
    "a declared shape of {name}, such as R^n": "{name} 的声明形状，例如 R^n",
    "a declared shape of {name}, which stands beside a matrix": (
        "{name} 的声明形状，它位于矩阵旁边"
    ),
    "a matrix to transpose: declare shapes, such as {names} in R^n": (
        "要转置的矩阵：请声明形状，例如 {names} in R^n"
    ),
    "shapes that fit: {first} and {second} in {term}": (
        "相容的形状：{first} 与 {second}，在 {term} 中"
    ),
    "the shapes {first} and {second} do not fit in {term}, at {place}": (
        "形状 {first} 与 {second} 在 {term} 中不相容（{place}）"
    ),
    "{what}: inverses and entrywise powers are not in the notation": (
        "{what}：记号中没有逆矩阵与逐元素的幂"
    ),
    # names
    "another name ({name}: {why})": "另一个名称（{name}：{why}）",
    "another name ({name} has a shape)": "另一个名称（{name} 有形状）",
    "another variable than {name}, which is a constant": "{name} 之外的变量，它是常数",
    "not in the notation": "不在记号之中",
    "a name with a subscript of letters and digits": "下标由字母与数字组成的名称",
    "a name before a script": "上下标之前的名称",
    "one subscript": "一个下标",
    "one superscript": "一个上标",
    "an exponent without brackets: x^{{(k)}} may be an index": (
        "不带括号的指数：x^{{(k)}} 可能是标号"
    ),
    "exp(...), as {name} has another meaning here": "exp(...)，因为 {name} 在这里另有含义",
    "values that do not go in a circle ({names})": "没有循环的取值（{names}）",
    "other names ({why})": "其他名称（{why}）",
    r"one sign: \pm makes two claims in one": r"一个符号：\pm 把两个命题写成了一个",
    "an interval, the real numbers with or without some points, or R^n": (
        "区间、可除去若干点的实数集，或 R^n"
    ),
    "a command that is known, or a definition of {name}": "已知的命令，或 {name} 的定义",
    r"d \cdot ... for a product: differentials are no terms": (
        r"乘积写作 d \cdot ...：微分不是式子"
    ),
    "an exponent that is too large": "指数过大",
    "a formula without $": "不带 $ 的公式",
    # macros and texts
    "a macro that is defined": "已定义的宏",
    "a macro that stands for at most {count} tokens (is it recursive?)": (
        "至多展开成 {count} 个记号的宏（是否递归？）"
    ),
    "the macro's body in braces": "花括号中的宏内容",
    "$ after a formula in text": "文字中公式之后的 $",
    "one dollar or two": "一个或两个美元符号",
    "no binomial coefficients": "没有二项式系数",
    "no remainders": "没有余项",
    "the plain notation, such as 1/2*sqrt(x), and not LaTeX": (
        "纯文本记号，例如 1/2*sqrt(x)，而不是 LaTeX"
    ),
    "a file in the document's folder, or below: {name} is outside": (
        "文档所在文件夹之内的文件：{name} 在其外"
    ),
    "the name of a file in the document's folder, or below": "文档所在文件夹之内的文件名",
    "a file that can be read: {name}: {why}": "可以读取的文件：{name}：{why}",
    "there is no such file": "没有这个文件",
}
