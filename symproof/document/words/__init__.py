"""What words say of formulas, and what conditions and cases say of numbers."""
