"""Calculations as an author would write them, from what search has found."""
