"""Checking the relations of a document that people have written: Markdown, LaTeX, notebooks."""
