"""Proof files: loading one, and finding the proofs of the library by name.

`from symproof.library import odd_gate` gives the proof (or definition) of that name from the
shipped folder `proofs`.  A proof file is Python: loading it runs it, which reads text and
builds inert values, and checks nothing.
"""

from __future__ import annotations

import ast
import difflib
import importlib.util
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from symproof.kernel.errors import SymproofError
from symproof.proof import Instance, Proof
from symproof.resources import proofs_folder

# what the code of a proof file may fail with, besides errors of our own
FAILURES: Final = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    SymproofError,
    SyntaxError,
    TypeError,
    ValueError,
)


class LibraryError(SymproofError):
    """A proof file that cannot be loaded, or a name that no proof has."""


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A loaded file: its proofs by name, in order, and where each stands.

    `lines` gives for a proof the line of its assignment and the line where the text of its
    calculation starts (the same, where that is not written out in the call).
    """

    path: Path
    doc: str
    proofs: Mapping[str, Proof | Instance]
    values: Mapping[str, object]
    lines: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])

    def line(self, name: str, number: int | None) -> int:
        """Return the line in the file of a line of a calculation (None: of the statement)."""
        statement, steps = self.lines.get(name, (1, 1))
        return statement if number is None else steps + number


_loaded: dict[Path, ProofFile] = {}
_loading: list[Path] = []


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
    try:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source, str(path))
    except FileNotFoundError as error:
        raise LibraryError(f"there is no file {path}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path} cannot be read: {error}") from error
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise LibraryError(f"{path}:{line or 1}: {error.args[0]}") from error
    name = f"symproof_proof_file_{abs(hash(path)):x}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise LibraryError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    before = dict(sys.modules)
    sys.path.insert(0, str(path.parent))
    try:
        exec(compile(tree, str(path), "exec"), module.__dict__)
    except FAILURES as error:
        raise LibraryError(f"{path}:{_line_of(error, path)}: {error}") from error
    finally:
        sys.path.remove(str(path.parent))
        _forget_siblings(before, path.parent)
    values = {key: value for key, value in vars(module).items() if not key.startswith("_")}
    proofs: dict[str, Proof | Instance] = {}
    for key, value in values.items():
        if isinstance(value, Proof | Instance) and value.name in ("", key):
            object.__setattr__(value, "name", key)
            proofs[key] = value
    lines = _lines(tree)
    own = {key: proof for key, proof in proofs.items() if key in lines}
    return ProofFile(path, module.__doc__ or "", own, values, lines)


def _forget_siblings(before: Mapping[str, object], folder: Path) -> None:
    """Forget the modules that were imported from the folder: their names are not ours to take."""
    for name in set(sys.modules) - set(before):
        origin = getattr(sys.modules[name], "__file__", None)
        if origin is not None and Path(origin).parent == folder:
            del sys.modules[name]


def _line_of(error: BaseException, path: Path) -> int:
    """Return the last line of the file that the error passed through."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _lines(tree: ast.Module) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(name)], value=ast.Call() as call):
                pass
            case ast.AnnAssign(target=ast.Name(name), value=ast.Call() as call):
                pass
            case _:
                continue
        steps = [k.value.lineno for k in call.keywords if k.arg == "steps"]
        found[name] = (node.lineno, steps[0] if steps else node.lineno)
    return found


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
    loaded = _file_assigning(key)
    if loaded is not None and key in loaded.proofs:
        return loaded, loaded.proofs[key]
    names = sorted(library())
    near = difflib.get_close_matches(key, names, 3, 0.4)
    near += [other for other in names if key in other.split("_") and other not in near][:3]
    hint = f"; did you mean {', '.join(near)}?" if near else " (see `symproof list`)"
    raise LibraryError(f"there is no proof named {name}{hint}")


def _file_assigning(key: str) -> ProofFile | None:
    """Return the library file with an assignment to `key`, without running the others."""
    pattern = re.compile(rf"^{re.escape(key)}\s*[:=]", re.MULTILINE)
    first = proofs_folder() / f"{key}.py"
    for path in dict.fromkeys((first, *library_files())):
        if path.is_file() and pattern.search(path.read_text(encoding="utf-8")):
            return load_file(path)
    return None


def __getattr__(name: str) -> object:
    """Return the value of this name in the library's files, for `from symproof.library import`."""
    if not name.startswith("_"):
        loaded = _file_assigning(name)
        if loaded is not None and name in loaded.values:
            return loaded.values[name]
    raise AttributeError(f"the library has no {name}")
