"""Files to blocks of prose and formulas: Markdown, LaTeX, notebooks."""
