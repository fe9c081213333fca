"""Teaching material from checked derivations: worksheets, quizzes, their keys, class kits."""
