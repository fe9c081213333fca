"""Derivatives: what they are, where there is none, what must be defined near a point."""
