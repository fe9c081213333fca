"""Damages to source text, one edit at a time: what `mutate.py` does to the kernel.

An edit replaces one node of the syntax tree.  The tables say what becomes of what; `_edits`
says which replacements a node has.  Messages, annotations and representations are left alone.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE,),
    ast.LtE: (ast.Lt, ast.Eq, ast.GtE),
    ast.Gt: (ast.GtE,),
    ast.GtE: (ast.Gt,),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
}
# one side of these, and of a difference the left one, may be all that is left
SET_OPERATORS = (ast.BitOr, ast.BitAnd)
STRINGS: dict[str, tuple[str, ...]] = {
    "=": ("<=",),
    "!=": ("=",),
    "<": ("<=", "!="),
    "<=": ("<", "="),
    ">": (">=",),
    ">=": (">",),
    "+": ("-",),
    "-": ("+",),
    "*": ("+",),
    "/": ("*",),
    "^": ("*",),
    "diff": ("diff+",),
    "diff+": ("diff-",),
    "diff-": ("diff+",),
}
FUNCTIONS = {"any": "all", "all": "any", "max": "min", "min": "max", "sorted": "list"}
ATTRIBUTES = {"lhs": "rhs", "rhs": "lhs"}
# in the table of axioms
AXIOM_NAMES = {"x": "y", "y": "x", "zero": "one", "one": "two", "two": "one"}
AXIOM_RELATIONS = {"eq": "le", "le": "lt", "lt": "le"}
MESSAGES = ("__repr__", "schema")


@dataclass(frozen=True)
class Mutant:
    """One damage: where, what, and how to get the damaged text."""

    file: str
    line: int
    label: str
    source: Callable[[], str]


@dataclass(frozen=True)
class _Place:
    """Where a node stands: the list or attribute of its parent that holds it."""

    parent: ast.AST
    field: str
    index: int | None

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants(file: str, source: str, scopes: tuple[str, ...] = ()) -> list[Mutant]:
    """Return all damages to a file, or to those of its functions and classes in `scopes`."""
    tree = ast.parse(source)
    found: list[Mutant] = []
    seen: Counter[str] = Counter()
    for node, place, scope in _nodes(tree, "", file):
        if scopes and not scope.startswith(scopes):
            continue
        for new in _edits(node, place.parent, scope, file):
            before, after = _text(node), _text(new)
            if before == after:
                continue
            label = f"{file}:{scope}: {_short(before)} -> {_short(after)}"
            seen[label] += 1
            if seen[label] > 1:
                label += f" #{seen[label]}"
            found.append(Mutant(file, node.lineno, label, _renderer(tree, place, node, new)))
    return found


def _renderer(tree: ast.AST, place: _Place, old: ast.AST, new: ast.AST) -> Callable[[], str]:
    def render() -> str:
        place.put(new)
        try:
            return ast.unparse(ast.fix_missing_locations(tree))
        finally:
            place.put(old)

    return render


def _text(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(node)).split())


def _short(text: str) -> str:
    return text if len(text) <= 100 else text[:70] + " ... " + text[-25:]


def _nodes(node: ast.AST, scope: str, file: str) -> Iterator[tuple[ast.AST, _Place, str]]:
    """Yield the nodes that may be damaged, each with its place and the function around it."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_comment", "ctx", "op", "ops", "keys"):
            continue
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, child in items:
            if not isinstance(child, ast.AST) or _is_left_alone(child, scope, file):
                continue
            if index == 1 and _is_call(node, "refuse") and name == "args":
                continue
            inner = scope
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner = f"{scope}.{child.name}" if scope else child.name
            if hasattr(child, "lineno"):
                yield child, _Place(node, name, index), inner
            if not isinstance(child, ast.Raise):
                yield from _nodes(child, inner, file)


def _is_left_alone(node: ast.AST, scope: str, file: str) -> bool:
    match node:
        case ast.Expr(ast.Constant(str())) | ast.Import() | ast.ImportFrom():
            return True
        case ast.FunctionDef(name) if name in MESSAGES:
            return True
        case ast.Assign([ast.Name("__slots__" | "__match_args__" | "__all__")]):
            return True
        case ast.Assign(value=ast.BinOp(op=ast.BitOr()) | ast.Subscript()):
            return not scope  # the name of a type
        case ast.AnnAssign(target=ast.Name("_CODES")) | ast.keyword(arg="slots" | "strict"):
            return True
        case ast.Call(ast.Name("TypeVar" | "cast" | "field")):
            return True
        case _:
            return False


def _is_call(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def _expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """Return a copy of a node that differs in some fields."""
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})


def _without(items: list[ast.expr], i: int) -> list[ast.expr]:
    return items[:i] + items[i + 1 :]


def _edits(node: ast.AST, parent: ast.AST, scope: str, file: str) -> Iterator[ast.AST]:
    """Yield what may stand in the place of a node."""
    match node:
        case ast.Expr(ast.Call()) | ast.Raise() | ast.AugAssign() | ast.Delete():
            yield ast.Pass()
        case ast.FunctionDef(name) if name.startswith("__") and "." in scope:
            yield ast.Pass()
        case ast.If(body=body) | ast.While(body=body):
            if not any(_is_call(getattr(line, "value", line), "refuse") for line in body):
                yield _with(node, test=ast.Constant(True))
                yield _with(node, test=ast.Constant(False))
        case ast.IfExp(_, body, orelse):
            yield body
            yield orelse
        case ast.For(iter=iterable):
            yield _with(node, iter=_expression(f"list({ast.unparse(iterable)})[:1]"))
            yield _with(node, iter=_expression(f"list({ast.unparse(iterable)})[1:]"))
        case ast.ListComp() | ast.GeneratorExp() | ast.SetComp() | ast.DictComp():
            yield from _comprehension_edits(node)
        case ast.Match(_, cases):
            for i in range(len(cases)):
                if len(cases) > 1:
                    yield _with(node, cases=cases[:i] + cases[i + 1 :])
                if cases[i].guard:
                    new = _with(cases[i], guard=None)
                    yield _with(node, cases=[*cases[:i], new, *cases[i + 1 :]])
        case ast.ExceptHandler(type=ast.Tuple(elts)):
            for i in range(len(elts)):
                yield _with(node, type=ast.Tuple(_without(elts, i), ast.Load()))
        case ast.BoolOp(op, values):
            for i in range(len(values)):
                rest = _without(values, i)
                yield rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.BinOp(left, op, right):
            if isinstance(op, SET_OPERATORS):
                yield left
                yield right
            elif isinstance(op, ast.Sub):
                yield left
            if type(op) in OPERATORS:
                yield ast.BinOp(left, OPERATORS[type(op)](), right)
        case ast.Compare(left, [op], [right]):
            yield from _type_edits(left, op, right)
            for new in COMPARISONS[type(op)]:
                yield ast.Compare(left, [new()], [right])
        case ast.Compare(left, ops, rights):
            for i, op in enumerate(ops):
                for new in COMPARISONS[type(op)]:
                    yield ast.Compare(left, [*ops[:i], new(), *ops[i + 1 :]], rights)
        case ast.Attribute(value, attr, ctx) if attr in ATTRIBUTES and isinstance(ctx, ast.Load):
            yield ast.Attribute(value, ATTRIBUTES[attr], ctx)
        case ast.Name(name, ctx) if file == "axioms.py" and name in AXIOM_NAMES and scope:
            if isinstance(ctx, ast.Load):
                yield ast.Name(AXIOM_NAMES[name], ctx)
        case ast.Call():
            yield from _call_edits(node, file)
        case ast.Constant(str(value)) if value not in STRINGS:
            # of texts, the codes of refusals and what marks an oracle
            if _is_call(parent, "refuse") or value.startswith("oracle"):
                yield ast.Constant(value + "_")
        case ast.Constant(value):
            if not isinstance(parent, ast.MatchValue):
                yield from map(ast.Constant, _constant_edits(value))
        case ast.Dict(keys, values) if not scope:
            yield from _table_edits(keys, values)
        case ast.Tuple(elts) | ast.Set(elts) if not scope and len(elts) > 2:
            for i in range(len(elts)):
                yield _with(node, elts=_without(elts, i))
        case _:
            pass


def _comprehension_edits(node: ast.AST) -> Iterator[ast.AST]:
    generator, *rest = node.generators  # type: ignore[attr-defined]
    iterable = ast.unparse(generator.iter)
    for part in (f"list({iterable})[:1]", f"list({iterable})[1:]"):
        yield _with(node, generators=[_with(generator, iter=_expression(part)), *rest])
    for i in range(len(generator.ifs)):
        new = _with(generator, ifs=_without(generator.ifs, i))
        yield _with(node, generators=[new, *rest])


def _type_edits(left: ast.expr, op: ast.cmpop, right: ast.expr) -> Iterator[ast.AST]:
    """Yield `isinstance` for an exact comparison of types."""
    if _is_call(left, "type"):
        loose = _expression(f"isinstance({ast.unparse(left.args[0])}, {ast.unparse(right)})")  # type: ignore[attr-defined]
        negative = isinstance(op, ast.IsNot | ast.NotIn)
        yield ast.UnaryOp(ast.Not(), loose) if negative else loose


def _call_edits(node: ast.Call, file: str) -> Iterator[ast.AST]:
    args = node.args
    match node.func:
        case ast.Name("join"):
            for i, arg in enumerate(args):
                if _is_call(arg, "Sequent"):
                    continue
                bare = _expression(f"Sequent({ast.unparse(arg)}.claim)")
                new = [] if isinstance(arg, ast.Starred) else [bare]
                yield _with(node, args=[*args[:i], *new, *args[i + 1 :]])
        case ast.Name("Sequent"):
            for i, arg in enumerate(args[1:], 1):
                if isinstance(arg, ast.Name) and arg.id.startswith("NO_"):
                    continue
                new = [] if isinstance(arg, ast.Starred) else [_expression("frozenset()")]
                yield _with(node, args=[*args[:i], *new, *args[i + 1 :]])
        case ast.Name("Claim") if len(args) > 2:
            yield _with(node, args=[args[0], args[2], args[1], *args[3:]])
            if len(args) > 3:
                yield _with(node, args=args[:3])
        case ast.Name("Rule"):
            yield _with(node, args=[args[0], ast.Constant(None), *args[2:]])
            if len(args) > 2:
                yield _with(node, args=args[:2])
        case ast.Name("substitute" | "add" | "_collect") if len(args) > 2:
            yield _with(node, args=args[:-1])
            yield _with(node, args=[args[1], args[0], *args[2:]])
        case ast.Name("axiom") if len(args) > 3:
            for i in range(3, len(args)):
                yield _with(node, args=_without(args, i))
        case ast.Name(name) if file == "axioms.py" and name in AXIOM_RELATIONS:
            yield _with(node, func=ast.Name(AXIOM_RELATIONS[name], ast.Load()))
            yield _with(node, args=args[::-1])
        case ast.Name(name) if name in FUNCTIONS:
            yield _with(node, func=ast.Name(FUNCTIONS[name], ast.Load()))
        case ast.Attribute(receiver, "difference" | "intersection"):
            yield receiver
        case ast.Attribute(receiver, "union"):
            yield receiver
            for i in range(len(args)):
                if len(args) > 1:
                    yield _with(node, args=_without(args, i))
        case _:
            pass


def _constant_edits(value: object) -> Iterator[object]:
    match value:
        case bool():
            yield not value
        case int():
            yield value - 1 if value > 0 else 1
        case str():
            yield from STRINGS[value]
        case _:
            pass


def _table_edits(keys: list[ast.expr | None], values: list[ast.expr]) -> Iterator[ast.AST]:
    for i, value in enumerate(values):
        yield ast.Dict(keys[:i] + keys[i + 1 :], _without(values, i))
        if isinstance(value, ast.Lambda):
            anything = _expression("lambda value: True")
            yield ast.Dict(keys, [*values[:i], anything, *values[i + 1 :]])
    pairs = {ast.unparse(key) for key in keys if isinstance(key, ast.Tuple)}
    for extra in ("('!=', '!=')", "('!=', '<')", "('<=', '!=')") if pairs else ():
        yield ast.Dict([*keys, _expression(extra)], [*values, ast.Constant("!=")])
