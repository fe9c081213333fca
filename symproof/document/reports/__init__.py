"""Reports on documents: text, JSON, SARIF, GitHub's commands, JUnit, annotated copies."""
