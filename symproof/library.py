"""Proof files: loading one, and finding the proofs of the library by name.

`from symproof.library import odd_gate` gives the proof (or definition) of that name from the
shipped folder `proofs`.  A proof file is Python: loading it runs it, which reads text and
builds inert values, and checks nothing.
"""

from __future__ import annotations

import ast
import difflib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Final, cast

from symproof.kernel.errors import SymproofError
from symproof.proof import Family, Instance, Proof
from symproof.resources import proofs_folder

LONGEST_NAME: Final = 72
# a proof of a family
MEMBER: Final = re.compile(r"([A-Za-z_]\w*)\[(\d{1,4})\]")


class LibraryError(SymproofError):
    """A proof file that cannot be loaded, or a name that no proof has."""


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A loaded file: its proofs by name, in order, and where each stands."""

    path: Path
    proofs: Mapping[str, Proof | Instance]
    values: Mapping[str, object]
    places: Mapping[str, Place] = field(default_factory=dict[str, "Place"])

    def line(self, name: str, number: int | None) -> int:
        """Return the line in the file of a line of a calculation (None: of the statement)."""
        found = self.places.get(name, Place(1, 1, 1))
        return found.statement if number is None else min(found.steps + number, found.end)


@dataclass(frozen=True, slots=True)
class Place:
    """The line of a proof's assignment, and where the text of its calculation starts and ends."""

    statement: int
    steps: int
    end: int


_loaded: dict[Path, ProofFile] = {}
_loading: list[Path] = []
# the proofs that some file has named; held, so that no other object gets the same id
_owned: dict[int, Proof | Instance] = {}


def load_file(path: Path) -> ProofFile:
    """Return the proofs of a file; a file is run once.

    Raises:
        LibraryError: there is no such file, or it cannot be run.
    """
    path = path.resolve()
    if path in _loaded:
        return _loaded[path]
    if path in _loading:
        raise LibraryError(f"{path.name}: proof files import each other in a circle")
    _loading.append(path)
    try:
        loaded = _run(path)
    finally:
        _loading.remove(path)
    _loaded[path] = loaded
    return loaded


def _run(path: Path) -> ProofFile:
    tree = _parsed(path)
    values = {k: v for k, v in _executed(path, tree).items() if not k.startswith("_")}
    imported = set(_imported(tree))
    places = _places(path, tree)
    proofs: dict[str, Proof | Instance] = {}
    for key, value in values.items():
        foreign = key not in places and not imported.isdisjoint((key, "*"))
        if not isinstance(value, Proof | Instance) or foreign or id(value) in _owned:
            continue
        # a proof is inert, and has no name before its first assignment
        object.__setattr__(value, "name", key)
        _owned[id(value)] = value
        proofs[key] = value
    for key, value in values.items():
        _check_named(path, key, value)
    return ProofFile(path, proofs, values, places)


def _check_named(path: Path, key: str, value: object) -> None:
    """Refuse a list or table of proofs: a proof without a name would never be checked.

    Raises:
        LibraryError: `value` is one.
    """
    items: Iterable[object] = ()
    if isinstance(value, list | tuple | set | frozenset):
        items = cast("Iterable[object]", value)
    elif isinstance(value, dict):
        items = cast("dict[object, object]", value).values()
    if any(isinstance(item, Proof | Instance) and not item.name for item in items):
        raise LibraryError(f"{path}: the proofs in {key} need names of their own")


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError as error:
        raise LibraryError(f"there is no file {path}") from error
    except OSError as error:
        raise LibraryError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LibraryError(f"{path} cannot be read: it is not UTF-8 text") from error
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise LibraryError(f"{path}:{line or 1}: {error.args[0]}") from error
    except (RecursionError, MemoryError) as error:
        raise LibraryError(f"{path} is nested too deeply to be read") from error


def _executed(path: Path, tree: ast.Module) -> dict[str, object]:
    """Return the names of the file, after running it."""
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    before = dict(sys.modules)
    sys.path.insert(0, str(path.parent))
    try:
        exec(compile(tree, str(path), "exec"), module.__dict__)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # the code is not ours and may raise whatever it likes
        kind = "" if isinstance(error, SymproofError) else type(error).__name__
        said = ": ".join([text for text in (kind, str(error)) if text])
        raise LibraryError(f"{_place_of(error, path)}: {said}") from error
    finally:
        sys.path.remove(str(path.parent))
        _forget_siblings(before, path.parent)
    return vars(module)


def _forget_siblings(before: Mapping[str, object], folder: Path) -> None:
    """Forget the modules that were imported from the folder: their names are not ours to take."""
    for name in set(sys.modules) - set(before):
        origin = getattr(sys.modules[name], "__file__", None)
        if origin is not None and Path(origin).parent == folder:
            del sys.modules[name]


def _place_of(error: BaseException, path: Path) -> str:
    """Return the last file and line that the error passed through in the folder of the file."""
    place, trace = f"{path}:1", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.parent == path.parent:
            place = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)


def _places(path: Path, tree: ast.Module) -> dict[str, Place]:
    """Return where the names stand that are assigned a call.

    Raises:
        LibraryError: a second proof would take the name of a first one.
    """
    texts: dict[str, ast.expr] = {}
    found: dict[str, Place] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[*targets], value=value):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(name), value=ast.expr() as value):
                names = [name]
            case _:
                continue
        texts.update(dict.fromkeys(names, value))
        if not isinstance(value, ast.Call):
            continue
        for name in names:
            if name in found and _is_proof(value):
                first = found[name].statement
                raise LibraryError(f"{path}:{node.lineno}: {name} is in line {first} already")
            steps = [k.value for k in value.keywords if k.arg == "steps"]
            lines = _text_lines(steps[0], texts) if steps else (node.lineno, node.lineno)
            found[name] = Place(node.lineno, *lines)
    return found


def _is_proof(call: ast.Call) -> bool:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    return name in ("Proof", "instance")


def _text_lines(value: ast.expr, texts: Mapping[str, ast.expr]) -> tuple[int, int]:
    """Return the first and last line of a text, in the call or assigned to a name above."""
    if isinstance(value, ast.Name):
        value = texts.get(value.id, value)
    constants = (node for node in ast.walk(value) if isinstance(node, ast.Constant))
    text = next((node for node in constants if isinstance(node.value, str)), None)
    if text is None:
        return value.lineno, value.lineno
    end = text.end_lineno or text.lineno
    # the lines that a backslash joins are lines of the file, and not of the text
    joined = end - text.lineno - str(text.value).count("\n")
    return text.lineno + max(joined, 0), end


def library_files() -> tuple[Path, ...]:
    """Return the files of the shipped library, sorted."""
    return tuple(sorted(proofs_folder().rglob("*.py")))


def library() -> dict[str, tuple[ProofFile, Proof | Instance]]:
    """Return every proof of the library by name.

    Raises:
        LibraryError: a file cannot be loaded, or two proofs have the same name.
    """
    found: dict[str, tuple[ProofFile, Proof | Instance]] = {}
    for path in library_files():
        loaded = load_file(path)
        for name, proof in loaded.proofs.items():
            if name in found:
                raise LibraryError(f"{name} is in {path.name} and {found[name][0].path.name}")
            found[name] = (loaded, proof)
    return found


def find(name: str) -> tuple[ProofFile, Proof | Instance]:
    """Return a proof of the library; `odd-gate` and `odd_gate` are the same name.

    Raises:
        LibraryError: no proof has this name; the nearest ones are suggested.
    """
    key = name.replace("-", "_")
    member = MEMBER.fullmatch(key)
    if member is not None:
        return _member(member[1], int(member[2]))
    loaded = _file_assigning(key)
    if loaded is not None and key in loaded.proofs:
        return loaded, loaded.proofs[key]
    names = [name for path in library_files() for name in load_file(path).proofs]
    if len(name) > LONGEST_NAME:
        raise LibraryError(f"there is no proof with so long a name: {name[:LONGEST_NAME]}…")
    hint = suggestion(key, names) or " (see `symproof list`)"
    raise LibraryError(f"there is no proof named {name}{hint}")


def _member(name: str, number: int) -> tuple[ProofFile, Proof]:
    """Return the proof of a family for a number: deep_network[7].

    Raises:
        LibraryError: there is no such family, or it has no proof for the number.
    """
    loaded = _file_assigning(name)
    family = None if loaded is None else loaded.values.get(name)
    if loaded is None or not isinstance(family, Family):
        raise LibraryError(f"there is no family of proofs named {name}")
    try:
        return loaded, replace(family(number), name=f"{name}_{number}")
    except ValueError as error:
        raise LibraryError(f"{name} takes {error}") from error


def suggestion(name: str, names: Iterable[str]) -> str:
    """Return which of the names may be meant by one that is none of them, as part of a message."""
    known = sorted(names)
    near = difflib.get_close_matches(name, known, 3, 0.5)
    near += [other for other in known if name in other.split("_") and other not in near][:3]
    return f"; did you mean {', '.join(near)}?" if near else ""


def _file_assigning(key: str) -> ProofFile | None:
    """Return the library file with an assignment to `key`, without running the others."""
    pattern = re.compile(rf"^{re.escape(key)}\s*[:=]", re.MULTILINE)
    for path in sorted(library_files(), key=lambda path: path.stem != key):
        if pattern.search(path.read_text(encoding="utf-8")):
            return load_file(path)
    return None


def __getattr__(name: str) -> object:
    """Return the value of this name in the library's files, for `from symproof.library import`."""
    if not name.startswith("_"):
        loaded = _file_assigning(name)
        if loaded is not None and name in loaded.values:
            return loaded.values[name]
    raise AttributeError(f"the library has no {name}")
