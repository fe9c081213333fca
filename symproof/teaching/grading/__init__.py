"""Grading: what students answered to a worksheet or a quiz, judged by the kernel.

    answers (Markdown, LaTeX, notebook) -> sheets -> marks -> reports

What is graded is what is written: nothing is simplified first, and nothing counts as right that
the kernel has not proved.
"""
