"""Which definitions and assumptions hold where a relation stands, and what it claims."""
