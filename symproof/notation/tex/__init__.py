"""The LaTeX that authors write: tokens with their places, macros, a syntax tree, and terms."""
