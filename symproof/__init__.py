"""symproof: derivations that a person can read and a machine has checked."""

from symproof.proof import Hypothesis, Instance, Proof, define, even, hypothesis, odd

__version__ = "0.1.0"

__all__ = ["Hypothesis", "Instance", "Proof", "define", "even", "hypothesis", "odd"]
