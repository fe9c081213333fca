"""`symproof list`, `rules` and `explain`: what there is to cite."""

from __future__ import annotations

import argparse

from symproof.calculation import CODES as PROOF_CODES
from symproof.engine.laws.established import PROVED, established_generally
from symproof.kernel.axioms import AXIOMS, Axiom
from symproof.kernel.errors import CODES
from symproof.kernel.rules import RULES
from symproof.library import LibraryError, library, suggestion
from symproof.notation.plain import show_claim
from symproof.proof import Proof
from symproof.sayings import told


def reference(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        LibraryError: there is nothing of the name to explain, or a file cannot be loaded.
    """
    match args.command:
        case "list":
            return _list(args.lang)
        case "rules":
            return _rules(args.lang)
        case _:
            return _explain(args.code)


def _list(lang: str) -> int:
    rows: list[tuple[str, str]] = []
    for name, (_, proof) in library().items():
        claim = proof.claim if isinstance(proof, Proof) else f"from {proof.general.name}"
        rows.append((name, proof.translations.get(lang) or proof.title or claim))
    width = max((len(name) for name, _ in rows), default=0)
    for name, title in rows:
        print(f"{name:{width}}  {title}")
    return 0


def axiom_text(axiom: Axiom) -> str:
    """Return an axiom in the plain notation, with its conditions."""
    conditions = ", ".join(map(show_claim, axiom.conditions))
    return show_claim(axiom.claim) + (f"  if {conditions}" if conditions else "")


def _rules(lang: str) -> int:
    width = max(map(len, (*RULES, *AXIOMS, *PROVED)))
    print(told("Rules", lang))
    for name, rule in RULES.items():
        print(f"  {name:{width}}  {rule.schema}")
    print(f"\n{told('Axioms', lang)}")
    for name, axiom in AXIOMS.items():
        source = told(axiom.source, lang)
        print(f"  {name:{width}}  {told(axiom_text(axiom), lang)}  [{source}]")
    print(f"\n{told('Theorems that lines may cite like axioms', lang)}")
    for name in PROVED:
        print(f"  {name:{width}}  {show_claim(established_generally(name).claim)}")
    return 0


def _explain(code: str) -> int:
    texts = {**CODES, **PROOF_CODES}
    if code in texts:
        print(f"{code}: {texts[code]}")
    elif code in RULES:
        print(f"{code} (a rule): {(RULES[code].function.__doc__ or '').strip()}")
    elif code in AXIOMS:
        print(f"{code} (an axiom): {axiom_text(AXIOMS[code])}\nsource: {AXIOMS[code].source}")
    elif code in PROVED:
        theorem = established_generally(code)
        rests = ", ".join(sorted(theorem.trust))
        print(f"{code} (a theorem): {show_claim(theorem.claim)}\nproved from: {rests}")
    else:
        hint = suggestion(code, (*texts, *RULES, *AXIOMS, *PROVED))
        raise LibraryError(f"nothing is called {code}{hint}")
    return 0
