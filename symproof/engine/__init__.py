"""The untrusted part: it looks for theorems, and only `symproof.kernel.infer` makes them.

A *conversion* takes a term to a theorem `term = ...`; a search that finds nothing returns None.
A mistake in this folder can lose a proof, never fake one.
"""
