"""Counterexamples: points, concrete functions, and certified enclosures there."""
